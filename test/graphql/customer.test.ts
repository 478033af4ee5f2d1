/** Customer answers only for a purpose: the guarantees, each refusal beside its permission. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openDatabase } from '../../src/database/client.ts'
import { verifyGrant } from '../../src/guard/grant.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createRecorder } from '../../src/disclosure/recorder.ts'
import { consent, createWorld, order, provenanceOf, type World } from '../support/world.ts'

const values = {
  first_name: 'Ada',
  last_name: 'Nowak',
  email: 'ada@example.com',
  interests: ['cycling'],
  allergies: ['CANARY-nuts'],
}
const FIELDS = 'id firstName email interests allergies withheld { field reason category remedy }'
const BY_ID = `query ($id: ID!) { customer(id: $id) { ${FIELDS} } }`

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.sent.length = 0
})

const disclosures = (customer: string) =>
  world.db.query<Record<string, any>>(
    'select * from disclosures where $1 = any(customers) order by at',
    [customer],
  )

describe('a purpose', () => {
  test('that rests on a running contract releases what it covers and withholds the rest', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const { data, errors } = await world.ask(BY_ID, {
      purposes: ['order.fulfilment'],
      variables: { id },
    })
    expect(data?.['customer']).toEqual({
      id,
      firstName: 'Ada',
      email: 'ada@example.com',
      interests: null,
      allergies: null,
      withheld: [
        expect.objectContaining({ field: 'allergies', reason: 'FIELD_NOT_COVERED' }),
        expect.objectContaining({ field: 'interests', reason: 'FIELD_NOT_COVERED' }),
      ],
    })
    expect(errors).toEqual([
      expect.objectContaining({
        message: '2 values were withheld: the declared purposes do not permit them.',
        extensions: {
          code: 'PURPOSE_DENIED',
          withheld: [
            {
              field: 'allergies',
              category: 'user.health_and_medical',
              reason: 'FIELD_NOT_COVERED',
              count: 1,
            },
            {
              field: 'interests',
              category: 'user.demographic.profile',
              reason: 'FIELD_NOT_COVERED',
              count: 1,
            },
          ],
        },
      }),
    ])
  })

  test('without a contract releases nothing', async () => {
    const id = await world.customer({ values })
    const { data } = await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })
    expect(data?.['customer']).toMatchObject({ firstName: null, email: null })
    expect(data?.['customer'].withheld).toContainEqual(
      expect.objectContaining({ field: 'email', reason: 'NO_CONTRACT' }),
    )
  })

  test('and another: a value comes only where both permit it, and the answer says which does', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const { data } = await world.ask(
      'query ($id: ID!) { customer(id: $id) { email loyaltyTier withheld { field purpose permittedFor } } }',
      { client: 'playground', purposes: ['order.fulfilment', 'order.delivery'], variables: { id } },
    )
    expect(data?.['customer']).toEqual({
      email: null,
      loyaltyTier: null,
      withheld: [
        { field: 'email', purpose: 'order.delivery', permittedFor: ['order.fulfilment'] },
        { field: 'loyaltyTier', purpose: 'order.delivery', permittedFor: ['order.fulfilment'] },
      ],
    })
  })

  test.each([
    [[], 'PURPOSE_REQUIRED', 'PURPOSE_MISSING'],
    [['crm.enrichment'], 'PURPOSE_UNKNOWN', 'PURPOSE_UNKNOWN'],
    [['marketing.email'], 'PURPOSE_NOT_ALLOWED', 'CALLER_NOT_AUTHORISED'],
    [['order.fulfilment', 'nope'], 'PURPOSE_UNKNOWN', 'PURPOSE_UNKNOWN'],
  ])(
    'that is at fault (%p) gives the same answer for everybody, without any SQL',
    async (purposes, code, reason) => {
      const id = await world.customer({ values, evidence: [order()] })
      world.sent.length = 0
      const present = await world.ask(BY_ID, { purposes, variables: { id } })
      const nobody = randomUUID()
      const absent = await world.ask(BY_ID, { purposes, variables: { id: nobody } })
      expect(present.data?.['customer']).toMatchObject({ email: null, firstName: null })
      expect(present.data?.['customer'].withheld[0]).toMatchObject({ reason })
      expect(present.errors).toEqual([
        expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
      ])
      expect(present.status ?? 200).toBe(200)
      expect(absent.bytes.replaceAll(nobody, id)).toBe(present.bytes)
      expect(world.sent).toEqual([])
    },
  )

  test('cannot be widened by the token beyond the registration, nor the other way round', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const asking = { purposes: ['order.fulfilment'], variables: { id } }
    const narrow = await world.ask(BY_ID, { ...asking, tokenPurposes: ['order.payment'] })
    expect(narrow.data?.['customer'].email).toBeNull()
    const wide = await world.ask(BY_ID, {
      purposes: ['marketing.email'],
      tokenPurposes: ['marketing.email'],
      variables: { id },
    })
    expect(wide.errors[0]?.extensions['code']).toBe('PURPOSE_NOT_ALLOWED')
  })
})

describe('a denied value', () => {
  test('never leaves the database, a permitted one does', async () => {
    const id = await world.customer({
      values: { ...values, first_name: 'CANARY-open' },
      evidence: [order()],
    })
    await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })
    const came = JSON.stringify(world.sent.map(({ rows }) => rows))
    expect(came).toContain('CANARY-open')
    expect(came).not.toContain('CANARY-nuts')
  })

  test('without provenance does not leave, whatever the purpose', async () => {
    const id = await world.customer({ values, provenance: [], evidence: [order()] })
    const { data, bytes } = await world.ask(BY_ID, {
      purposes: ['order.fulfilment'],
      variables: { id },
    })
    expect(data?.['customer'].email).toBeNull()
    expect(bytes).not.toContain('ada@example.com')
  })

  test('is told apart from an empty one, unless that would tell that there is a value', async () => {
    const old = [{ ...provenanceOf(['email'])[0]!, collectedFor: ['public.voucher_scheme'] }]
    const elsewhere = await world.customer({
      values: { email: 'CANARY@example.com' },
      provenance: old,
      evidence: [order()],
    })
    const empty = await world.customer({ provenance: old, evidence: [order()] })
    const asking = { purposes: ['order.fulfilment'] }
    const a = await world.ask(BY_ID, { ...asking, variables: { id: elsewhere } })
    const b = await world.ask(BY_ID, { ...asking, variables: { id: empty } })
    expect(a.bytes.replaceAll(elsewhere, empty)).toBe(b.bytes)
    expect(a.bytes).not.toContain('CANARY')
    const [row] = await disclosures(elsewhere)
    expect(row?.['withheld']).toMatchObject({ PURPOSE_INCOMPATIBLE: ['email', 'firstName'] })
  })
})

describe('what changes takes effect at once:', () => {
  const asking = (id: string) => ({
    client: 'marketing',
    purposes: ['marketing.email'],
    variables: { id },
  })

  test('a withdrawal denies the very next read, a new consent permits it again', async () => {
    const id = await world.customer({ values, evidence: [consent('marketing.email')] })
    const email = async () => (await world.ask(BY_ID, asking(id))).data?.['customer'].email
    expect(await email()).toBe('ada@example.com')
    await world.lay(id, {
      kind: 'EXPRESSION',
      detail: { state: 'WITHDRAWN', purpose: 'marketing.email', controllers: ['acme-pl'] },
    })
    expect(await email()).toBeNull()
    const now = new Date()
    await world.lay(id, {
      ...consent('marketing.email', { confirmedAt: now.getTime() }, now),
      // Another source within five minutes of a withdrawal does not count; the same one does.
      source: 'web',
    })
    expect(await email()).toBe('ada@example.com')
  })

  test('a consent that is given and withdrawn again and again never shows after a withdrawal', async () => {
    const id = await world.customer({ values, evidence: [consent('marketing.email')] })
    let disclosed = 0
    for (let round = 0; round < 60; round++) {
      const racing = world.ask(BY_ID, asking(id))
      await world.lay(id, {
        kind: 'EXPRESSION',
        detail: { state: 'WITHDRAWN', purpose: 'marketing.email', controllers: ['acme-pl'] },
      })
      const after = await Promise.all([world.ask(BY_ID, asking(id)), world.ask(BY_ID, asking(id))])
      disclosed += after.filter((a) => a.bytes.includes('ada@example.com')).length
      await racing
      const now = new Date()
      await world.lay(id, consent('marketing.email', { confirmedAt: now.getTime() }, now))
    }
    expect(disclosed).toBe(0)
  })

  test('a value with new provenance is decided anew', async () => {
    const id = await world.customer({
      values,
      provenance: provenanceOf(['email'], ['public.voucher_scheme']),
      evidence: [order()],
    })
    const email = async () =>
      (await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })).data?.[
        'customer'
      ].email
    expect(await email()).toBeNull()
    await world.db.query('update customers set provenance = $2 where id = $1', [
      id,
      provenanceOf(['email'], ['order.fulfilment']),
    ])
    expect(await email()).toBe('ada@example.com')
  })

  test('time: a contract that ends is over at its end, without any event', async () => {
    const endsAt = Date.UTC(2026, 11, 24)
    const id = await world.customer({ values, evidence: [order({ endsAt })] })
    const email = async () =>
      (await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })).data?.[
        'customer'
      ].email
    try {
      world.clock.now = new Date(endsAt - 1)
      expect(await email()).toBe('ada@example.com')
      world.clock.now = new Date(endsAt)
      expect(await email()).toBeNull()
    } finally {
      world.clock.now = null
    }
  })
})

describe('a consent bound to an identifier', () => {
  test('releases only the value that came through it, and is on record as its ground', async () => {
    const evidence = [consent('marketing.email', { identifier: 'phone-1' })]
    const through = (identifier: string) => [
      { ...provenanceOf(['email'], ['marketing.email'])[0]!, identifier },
    ]
    const asking = { client: 'marketing', purposes: ['marketing.email'] }
    const yes = await world.customer({ values, provenance: through('phone-1'), evidence })
    const no = await world.customer({ values, provenance: through('phone-2'), evidence })
    const a = await world.ask(BY_ID, { ...asking, variables: { id: yes } })
    expect(a.data?.['customer'].email).toBe('ada@example.com')
    expect((await disclosures(yes))[0]?.['evidence'][0][0]).toHaveLength(1)
    const b = await world.ask(BY_ID, { ...asking, variables: { id: no } })
    expect(b.data?.['customer'].email).toBeNull()
  })

  test('and withdrawn does not tell that a value came through it', async () => {
    const bound = { identifier: 'phone-1', controllers: ['acme-pl'], purpose: 'marketing.email' }
    const evidence = [
      consent('marketing.email'),
      { kind: 'EXPRESSION', detail: { ...bound, state: 'WITHDRAWN' } } as const,
    ]
    const through = [{ ...provenanceOf(['email'], ['marketing.email'])[0]!, identifier: 'phone-1' }]
    const asking = { client: 'marketing', purposes: ['marketing.email'] }
    const hidden = await world.customer({ values, provenance: through, evidence })
    const empty = await world.customer({ provenance: [], evidence })
    const a = await world.ask(BY_ID, { ...asking, variables: { id: hidden } })
    const b = await world.ask(BY_ID, { ...asking, variables: { id: empty } })
    expect(a.bytes.replaceAll(hidden, empty)).toBe(b.bytes)
    expect((await disclosures(hidden))[0]?.['withheld']).toMatchObject({
      CONSENT_WITHDRAWN: ['email'],
    })
  })
})

describe('a lookup', () => {
  const BY_EMAIL = `query ($value: String!) {
    customerByIdentifier(type: EMAIL, value: $value) { id email }
  }`

  test('finds the customer where the purpose permits the identifier, however it is spelled', async () => {
    const id = await world.customer({
      values: { email: 'eva@example.com' },
      identifiers: { EMAIL: 'eva@example.com' },
      evidence: [order()],
    })
    const { data } = await world.ask(BY_EMAIL, {
      purposes: ['order.fulfilment'],
      variables: { value: ' Eva@Example.COM ' },
    })
    expect(data?.['customerByIdentifier']).toEqual({ id, email: 'eva@example.com' })
  })

  test('by the id in another system needs the purpose to cover such ids', async () => {
    const id = await world.customer({
      identifiers: { EXTERNAL_ID: 'crm:0017a' },
      evidence: [order()],
    })
    const find = async (value: string, purpose: string) => {
      const query = `{ customerByIdentifier(type: EXTERNAL_ID, value: "${value}") { id } }`
      const { data } = await world.ask(query, { client: 'playground', purposes: [purpose] })
      return data?.['customerByIdentifier']
    }
    expect(await find('crm:0017a', 'order.fulfilment')).toEqual({ id })
    expect(await find('crm:0017A', 'order.fulfilment')).toBeNull()
    expect(await find('crm:0017a', 'marketing.email')).toBeNull()
  })

  test('of somebody the purpose does not permit answers as if nobody had it', async () => {
    await world.customer({
      values: { email: 'eve@example.com' },
      identifiers: { EMAIL: 'eve@example.com' },
    })
    const asking = { purposes: ['order.fulfilment'] }
    const hidden = await world.ask(BY_EMAIL, { ...asking, variables: { value: 'eve@example.com' } })
    const absent = await world.ask(BY_EMAIL, { ...asking, variables: { value: 'no@example.com' } })
    expect(hidden.data).toEqual({ customerByIdentifier: null })
    expect(hidden.bytes).toBe(absent.bytes)
  })

  test('of an erased customer answers as if there were nobody', async () => {
    const id = await world.customer({ evidence: [order(), { kind: 'ERASURE', detail: {} }] })
    const { data } = await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })
    expect(data).toEqual({ customer: null })
  })

  test('by a signed-in customer finds nobody else', async () => {
    const own = await world.customer({ values })
    const other = await world.customer({ values })
    const asking = { client: 'self-service', purposes: ['rights.fulfilment'], subject: own }
    const mine = await world.ask(BY_ID, { ...asking, variables: { id: own } })
    expect(mine.data?.['customer'].email).toBe('ada@example.com')
    const theirs = await world.ask(BY_ID, { ...asking, variables: { id: other } })
    expect(theirs.data).toEqual({ customer: null })
  })

  test('without a token is refused with 401 and without any SQL', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    world.sent.length = 0
    const { data, errors, status } = await world.ask(BY_ID, { client: null, variables: { id } })
    expect(data?.['customer']).toBeNull()
    expect(errors[0]?.extensions['code']).toBe('UNAUTHENTICATED')
    expect(status).toBe(401)
    expect(world.sent).toEqual([])
  })
})

describe('_entities', () => {
  const ENTITIES = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id email } } }`

  test('passes the same gate, keeps the order, and believes nothing of a representation but its key', async () => {
    const yes = await world.customer({ values, evidence: [order()] })
    const no = await world.customer({ values })
    const gone = randomUUID()
    const r = [no, gone, yes].map((id) => ({
      __typename: 'Customer',
      id,
      email: 'spoofed@example.com',
    }))
    world.sent.length = 0
    const { data } = await world.ask(ENTITIES, {
      purposes: ['order.fulfilment'],
      variables: { r: [...r, { __typename: 'Customer', id: { a: 1 } }] },
    })
    expect(data?.['_entities']).toEqual([
      { id: no, email: null },
      null,
      { id: yes, email: 'ada@example.com' },
      null,
    ])
    const again = await world.ask(ENTITIES, { purposes: ['order.fulfilment'], variables: { r } })
    expect(again.bytes).not.toContain('spoofed')
  })

  test('of a hundred customers, half of them denied, takes a few statements and one error', async () => {
    const ids: string[] = []
    for (let i = 0; i < 100; i++) {
      ids.push(await world.customer({ values, evidence: i % 2 ? [order()] : [] }))
    }
    const r = ids.map((id) => ({ __typename: 'Customer', id }))
    const asking = { purposes: ['order.fulfilment'], variables: { r } }
    await world.ask(ENTITIES, asking)
    world.sent.length = 0
    const { data, errors } = await world.ask(ENTITIES, asking)
    expect(data?.['_entities'].filter((c: { email: unknown }) => c.email)).toHaveLength(50)
    expect(errors).toHaveLength(1)
    expect(world.sent.length).toBeLessThanOrEqual(2)
  })
})

describe('a list', () => {
  test('holds only those of whom the purpose permits something, page by page', async () => {
    const own = await createWorld()
    try {
      const visible: string[] = []
      for (let i = 0; i < 30; i++) {
        const id = await own.customer({ values, evidence: i % 3 ? [] : [order()] })
        if (i % 3 === 0) visible.push(id)
      }
      const found: string[] = []
      let after: string | null = null
      do {
        const { data } = await own.ask(
          'query ($after: String) { customers(first: 4, after: $after) { nodes { id email } pageInfo { hasNextPage endCursor } } }',
          { purposes: ['order.fulfilment'], variables: { after } },
        )
        const page: any = data?.['customers']
        found.push(...page.nodes.map((n: { id: string }) => n.id))
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after !== null)
      expect(found).toEqual(visible.toSorted())
    } finally {
      await own.close()
    }
  })

  test('of a signed-in customer holds that customer alone', async () => {
    const id = await world.customer({ values })
    await world.customer({ values })
    const { data } = await world.ask(
      '{ customers(first: 5) { nodes { id } pageInfo { hasNextPage } } }',
      {
        client: 'self-service',
        purposes: ['rights.fulfilment'],
        subject: id,
      },
    )
    expect(data?.['customers']).toEqual({ nodes: [{ id }], pageInfo: { hasNextPage: false } })
  })

  test('does not tell by its page info that there are customers it leaves out', async () => {
    const own = await createWorld()
    try {
      const ids = await Promise.all(
        Array.from({ length: 12 }, () => own.customer({ values, evidence: [order()] })),
      )
      const [first, second] = ids.toSorted() as [string, string]
      for (const id of ids.filter((i) => i !== first && i !== second)) {
        await own.lay(id, { kind: 'RESTRICTION', detail: {} })
      }
      const query = '{ customers(first: 2) { nodes { id } pageInfo { hasNextPage } } }'
      const { data } = await own.ask(query, { purposes: ['order.fulfilment'] })
      expect(data?.['customers']).toEqual({
        nodes: [{ id: first }, { id: second }],
        pageInfo: { hasNextPage: false },
      })
    } finally {
      await own.close()
    }
  })

  test.each([0, 201, -1])('of %p is refused', async (first) => {
    const { errors } = await world.ask(
      'query ($first: Int!) { customers(first: $first) { nodes { id } } }',
      { purposes: ['order.fulfilment'], variables: { first } },
    )
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT')
  })

  test('does not take a forged cursor', async () => {
    const { errors } = await world.ask(
      '{ customers(first: 1, after: "Zm9yZ2Vk") { nodes { id } } }',
      {
        purposes: ['order.fulfilment'],
      },
    )
    expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT')
  })
})

describe('a grant', () => {
  const GRANT = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { purposeGrant } } }`
  const grantOf = async (id: string, purposes: string[]) => {
    const r = [{ __typename: 'Customer', id }]
    const { data } = await world.ask(GRANT, { purposes, variables: { r } })
    const key = world.services.keys.grant
    return verifyGrant(data?.['_entities'][0].purposeGrant, {
      keys: [key],
      subject: id,
      now: Date.now() / 1000,
    })
  }

  test('permits the categories the purpose permits, is for this customer alone, and is on record', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const grant = await grantOf(id, ['order.fulfilment'])
    expect(grant).toMatchObject({ sub: id, purposes: ['order.fulfilment'], revision: 1 })
    expect(grant?.categories).toContain('user.behavior.purchase_history')
    expect(grant?.categories).not.toContain('user.content.private')
    const [row] = await disclosures(id)
    expect(row?.['granted']).toEqual(grant?.categories)
    expect(row?.['released']).toEqual([])
  })

  test('permits nothing without a contract, and nothing without a purpose', async () => {
    const id = await world.customer({ values })
    expect((await grantOf(id, ['order.fulfilment']))?.categories).toEqual([])
    expect(await grantOf(id, [])).toMatchObject({ categories: [], fault: 'PURPOSE_MISSING' })
  })

  test('leaves out the category of a field that is restricted', async () => {
    const restriction = { kind: 'RESTRICTION', detail: { fields: ['loyaltyTier'] } } as const
    const id = await world.customer({ values, evidence: [order(), restriction] })
    const grant = await grantOf(id, ['order.fulfilment'])
    expect(grant?.categories).toContain('user.contact.email')
    expect(grant?.categories).not.toContain('user.behavior.purchase_history')
  })

  test('ends no later than the contract it rests on', async () => {
    const endsAt = Date.now() + 20_000
    const id = await world.customer({ values, evidence: [order({ endsAt })] })
    expect((await grantOf(id, ['order.fulfilment']))?.exp).toBe(Math.floor(endsAt / 1000))
  })
})

describe('no record, no answer:', () => {
  test('each answer is on record with exactly what it released and withheld', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })
    const rows = await disclosures(id)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      tenant_id: 'acme',
      client: 'commerce',
      controller: 'acme-pl',
      purposes: ['order.fulfilment'],
      bases: ['CONTRACT'],
      revision: 1,
      released: ['email', 'firstName'],
      withheld: { FIELD_NOT_COVERED: ['allergies', 'interests'] },
      customers: [id],
    })
    expect(rows[0]?.['evidence'][0][0]).toHaveLength(1)
  })

  test('if it cannot be written the answer is an outage and holds no personal byte', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const working = world.recorder.current
    world.recorder.current = {
      ...working,
      queued: 0,
      record: async () => {
        throw new AppError('DISCLOSURE_RECORD_UNAVAILABLE')
      },
    }
    try {
      const { data, errors, status, bytes } = await world.ask(BY_ID, {
        purposes: ['order.fulfilment'],
        variables: { id },
      })
      expect({ data, status }).toEqual({ data: null, status: 503 })
      expect(errors[0]?.extensions['code']).toBe('DISCLOSURE_RECORD_UNAVAILABLE')
      expect(bytes).not.toContain('Ada')
    } finally {
      world.recorder.current = working
    }
    const { data } = await world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id } })
    expect(data?.['customer'].firstName).toBe('Ada')
  })

  test('if the right to write it is taken away, nothing is answered', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const asking = { purposes: ['order.fulfilment'], variables: { id } }
    await world.ask(BY_ID, asking)
    const working = world.recorder.current
    await world.db.query('create role reader login').catch(() => undefined)
    await world.db.query('grant select on all tables in schema public to reader')
    const reader = await openDatabase({
      url: world.url.replace('postgres@', 'reader@'),
      dataDir: '/nonexistent',
    })
    try {
      world.recorder.current = createRecorder(reader, { queueMax: 10, deadlineMs: 2000 })
      expect(await world.recorder.current.isUsable()).toBe(false)
      const { data, errors, bytes } = await world.ask(BY_ID, asking)
      expect(data).toBeNull()
      expect(errors[0]?.extensions['code']).toBe('DISCLOSURE_RECORD_UNAVAILABLE')
      expect(bytes).not.toContain('Ada')
    } finally {
      world.recorder.current = working
      await reader.close()
    }
  })
})

describe('the report', () => {
  const ask = async (report: 'none' | 'summary' | 'full') => {
    const id = await world.customer({ values, evidence: [order()] })
    return world.ask(BY_ID, { purposes: ['order.fulfilment'], variables: { id }, report })
  }

  test('none is silent, withheld is not', async () => {
    const { data, errors } = await ask('none')
    expect(errors).toEqual([])
    expect(data?.['customer'].withheld).toHaveLength(2)
  })

  test('full has one error a field, with path, customer and law', async () => {
    const { data, errors } = await ask('full')
    expect(errors).toHaveLength(2)
    expect(errors[0]).toMatchObject({
      path: ['customer', 'allergies'],
      extensions: {
        code: 'PURPOSE_DENIED',
        field: 'allergies',
        reason: 'FIELD_NOT_COVERED',
        law: 'GDPR 5(1)(c)',
        customer: data?.['customer'].id,
      },
    })
  })
})

describe('why', () => {
  test('explains a permission and a denial with rule, evidence and gates', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    const { data } = await world.ask(
      `query ($id: ID!) { customer(id: $id) {
         email: why(field: "email") { effect reason lawfulBasis purposeVersion evidence trace { gate passed } }
         interests: why(field: "interests") { effect reason reasons law remedy }
         nothing: why(field: "id") { effect }
       } }`,
      { purposes: ['order.fulfilment'], variables: { id } },
    )
    expect(data?.['customer'].email[0]).toMatchObject({
      effect: 'ALLOW',
      reason: null,
      lawfulBasis: 'CONTRACT',
      purposeVersion: 1,
      evidence: [expect.any(String)],
    })
    expect(data?.['customer'].email[0].trace).toHaveLength(12)
    expect(data?.['customer'].interests[0]).toMatchObject({
      effect: 'DENY',
      reason: 'FIELD_NOT_COVERED',
      law: 'GDPR 5(1)(c)',
    })
    expect(data?.['customer'].nothing).toBeNull()
  })
})
