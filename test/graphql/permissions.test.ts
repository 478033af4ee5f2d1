/** What the customer sees: gated by its category, recorded, in three languages, as known then and now. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { consent, createWorld, order, type Asking, type World } from '../support/world.ts'

const DAY = 86_400_000
const CATEGORY = 'user.privacy_preferences'
const DERIVED = ['permissions', 'preferences', 'privacyHistory']

const EVERYTHING = `
  permissions(purposes: ["marketing.email"], language: $language) {
    purpose { key title(language: $language) } controller { key legalName }
    permitted lawfulBasis reason explanation action choices since until categories evidence
    rights { key title description law }
  }
  preferences { channel topic controller choice frequency language quietHours { from to zone } since }
  privacyHistory(first: 10, language: $language) {
    nodes { id kind state purposes { key } occurredAt recordedAt source notice noticeLanguage method text }
    pageInfo { hasNextPage endCursor }
  }`
const READ = `query ($id: ID!, $language: String! = "en") { customer(id: $id) { id seq ${EVERYTHING} } }`

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.sent.length = 0
})

/** Somebody with an account, a newsletter on paper and a wish. */
const somebody = (values: Record<string, unknown> = { email: 'CANARY@example.com' }) =>
  world.customer({
    values,
    evidence: [
      order({ type: 'ACCOUNT' }),
      consent('marketing.email', {
        ...{ noticeId: 'consent-marketing@2', proof: { language: 'pl', textHash: 'ab' } },
      }),
      {
        ...{ kind: 'WISH', occurredAt: new Date('2026-10-02T12:00:00Z') },
        detail: { channel: 'email', frequency: 'WEEKLY', language: 'pl' },
      },
      {
        ...{ kind: 'PREFERENCE', occurredAt: new Date('2026-10-03T12:00:00Z') },
        detail: { channel: 'email', value: 'IN' },
      },
    ],
  })

const account: Asking = { client: 'playground', purposes: ['account.management'] }
/** May know everything, the date of birth too. */
const desk: Asking = { client: 'playground', purposes: ['rights.fulfilment'] }
const fulfilment: Asking = { client: 'playground', purposes: ['order.fulfilment'] }

const see = async (id: string, asking: Asking = account, query = READ, variables = {}) =>
  world.ask(query, { ...asking, variables: { id, ...variables } })

const disclosures = (customer: string) =>
  world.db.query<Record<string, any>>(
    'select * from disclosures where $1 = any(customers) order by at',
    [customer],
  )

/** Statements that read evidence. */
const evidenceReads = () => world.sent.filter(({ text }) => /from evidence/.test(text))

describe('a permitted purpose', () => {
  test('shows what may be done, the wishes and what happened, and the record says so', async () => {
    const id = await somebody()
    const { data, errors } = await see(id)
    expect(errors).toEqual([])
    const { permissions, preferences, privacyHistory, seq } = data!['customer']
    expect(seq).toBe(4)
    expect(permissions).toEqual([
      expect.objectContaining({
        ...{ purpose: { key: 'marketing.email', title: expect.any(String) } },
        controller: expect.objectContaining({ key: 'acme-pl' }),
        ...{ permitted: true, lawfulBasis: 'CONSENT', reason: null, action: null },
        ...{ explanation: expect.any(String), choices: ['WITHDRAW_CONSENT', 'OBJECT'] },
        ...{ since: '2026-10-01T12:00:00.000Z', evidence: [expect.any(String)] },
      }),
    ])
    expect(permissions[0].categories).toContain('user.contact.email')
    expect(permissions[0].rights.map((r: { key: string }) => r.key)).toEqual(
      expect.arrayContaining(['WITHDRAW_CONSENT', 'OBJECT_DIRECT_MARKETING', 'COMPLAIN']),
    )
    expect(preferences).toEqual([
      {
        ...{ channel: 'email', topic: null, controller: null, choice: 'IN', frequency: 'WEEKLY' },
        ...{ language: 'pl', quietHours: null, since: '2026-10-03T12:00:00.000Z' },
      },
    ])
    const [first, , third] = privacyHistory.nodes
    expect(first).toMatchObject({ kind: 'PREFERENCE', purposes: [], source: 'web' })
    expect(third).toMatchObject({
      ...{ kind: 'EXPRESSION', state: 'GIVEN', purposes: [{ key: 'marketing.email' }] },
      ...{ notice: 'consent-marketing@2', noticeLanguage: 'pl', method: 'CHECKBOX' },
    })
    expect(privacyHistory.pageInfo.hasNextPage).toBe(false)
    const [record] = await disclosures(id)
    expect(record).toMatchObject({ released: DERIVED, withheld: {}, seqs: [4] })
  })

  test('speaks the language asked for, and English where it does not know it', async () => {
    const id = await somebody()
    const words = async (language: string) => {
      const { permissions, privacyHistory } = (await see(id, account, READ, { language })).data![
        'customer'
      ]
      const [{ explanation, purpose, rights }] = permissions
      return [explanation, purpose.title, rights[0].title, privacyHistory.nodes[2].text]
    }
    const [en, pl, de] = [await words('en'), await words('pl'), await words('de')]
    en.forEach((text, i) => expect(new Set([text, pl[i], de[i]]).size).toBe(3))
    expect(await words('fi')).toEqual(en)
  })

  test('shows the past as it was known then', async () => {
    const id = await somebody()
    const withdrawn = {
      occurredAt: new Date('2026-10-10T12:00:00Z'),
      recordedAt: new Date('2026-10-20T12:00:00Z'),
    }
    await world.lay(id, { ...consent('marketing.email', { state: 'WITHDRAWN' }), ...withdrawn })
    const query = `query ($id: ID!, $at: DateTime, $asKnownAt: DateTime) { customer(id: $id) {
      permissions(purposes: ["marketing.email"], at: $at, asKnownAt: $asKnownAt) { permitted reason since }
      privacyHistory(asKnownAt: $asKnownAt) { nodes { state } } preferences(at: $at) { choice }
      why(field: "email", at: $at, asKnownAt: $asKnownAt) { effect at }
    } }`
    const ask = async (variables: object) =>
      (await see(id, desk, query, variables)).data!['customer']
    const then = '2026-10-12T00:00:00.000Z'
    expect(await ask({})).toMatchObject({
      permissions: [
        { permitted: false, reason: 'CONSENT_WITHDRAWN', since: '2026-10-10T12:00:00.000Z' },
      ],
    })
    const known = await ask({ at: then, asKnownAt: then })
    expect(known.permissions).toEqual([
      { permitted: true, reason: null, since: '2026-10-01T12:00:00.000Z' },
    ])
    expect(known.privacyHistory.nodes).toHaveLength(4)
    expect(
      (await ask({ at: then, asKnownAt: '2026-11-01T00:00:00Z' })).permissions[0],
    ).toMatchObject({
      ...{ permitted: false, reason: 'CONSENT_WITHDRAWN' },
    })
    const early = await ask({ at: '2026-09-01T00:00:00Z' })
    expect(early).toMatchObject({
      ...{ permissions: [{ permitted: false, since: null }], preferences: [] },
      why: [{ at: '2026-09-01T00:00:00.000Z' }],
    })
  })

  test('shows the history in pages', async () => {
    const id = await somebody()
    const query = `query ($id: ID!, $after: String) { customer(id: $id) {
      privacyHistory(first: 3, after: $after) { nodes { kind } pageInfo { hasNextPage endCursor } } } }`
    const page = async (after?: string) =>
      (await see(id, account, query, { after })).data!['customer'].privacyHistory
    const first = await page()
    expect(first.nodes).toHaveLength(3)
    expect(first.pageInfo.hasNextPage).toBe(true)
    expect(await page(first.pageInfo.endCursor)).toMatchObject({
      ...{ nodes: [{}], pageInfo: { hasNextPage: false } },
    })
  })

  test.each([
    ['permissions(purposes: ["nope"]) { permitted }', '"purposes" names one that is not in'],
    [`permissions(purposes: ${JSON.stringify(Array(101).fill('x'))}) { permitted }`, '100 at most'],
    ['permissions(controller: "nope") { permitted }', '"controller" is not in the catalogue'],
    ['permissions(controller: "__proto__") { permitted }', '"controller" is not in the catalogue'],
    ['privacyHistory(first: 0) { nodes { id } }', '"first" is 1 to 200'],
    ['privacyHistory(first: 201) { nodes { id } }', '"first" is 1 to 200'],
    ['privacyHistory(after: "Zm9v") { nodes { id } }', '"after" is not a cursor'],
  ])('refuses %s with what to do', async (field, message) => {
    const id = await somebody()
    const { data, errors } = await see(
      id,
      account,
      `query ($id: ID!) { customer(id: $id) { id ${field} } }`,
    )
    expect(data!['customer']).toMatchObject({ id })
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(message),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    ])
  })

  test('counts the signal of the browser for now, and not for the past', async () => {
    const id = await world.customer({
      jurisdiction: 'US-CA',
      evidence: [order({ type: 'ACCOUNT' })],
    })
    const query = `query ($id: ID!, $at: DateTime) { customer(id: $id) {
      permissions(purposes: ["ads.social"], controller: "acme-us", at: $at) { reason choices } } }`
    const asked = async (gpc: boolean, at?: string) =>
      (await see(id, { ...desk, gpc }, query, { at })).data!['customer'].permissions[0].reason
    const at = new Date(Date.now() - DAY).toISOString()
    const [without, signalled, past] = [
      await asked(false),
      await asked(true),
      await asked(true, at),
    ]
    expect(signalled).toBe('OPTED_OUT')
    expect(without).not.toBe('OPTED_OUT')
    expect(past).toBe(without)
  })
})

describe('a purpose that does not permit privacy preferences', () => {
  test('gives null, says so in every place, and reads no evidence', async () => {
    const id = await world.customer({ values: { email: 'a@example.com' }, evidence: [order()] })
    await see(id, fulfilment)
    world.sent.length = 0
    const query = READ.replace('id seq', 'id seq email withheld { field category reason }')
    const { data, errors } = await see(id, fulfilment, query)
    expect(data!['customer']).toEqual({
      ...{ id, seq: 1, email: 'a@example.com', permissions: null, preferences: null },
      privacyHistory: null,
      withheld: DERIVED.map((field) => ({
        ...{ field, category: CATEGORY, reason: 'FIELD_NOT_COVERED' },
      })),
    })
    expect(errors[0]!.extensions['withheld']).toEqual(
      DERIVED.map((field) => ({
        field,
        category: CATEGORY,
        reason: 'FIELD_NOT_COVERED',
        count: 1,
      })),
    )
    expect(evidenceReads()).toEqual([])
    const records = await disclosures(id)
    expect(records.at(-1)).toMatchObject({
      ...{ released: ['email'], withheld: { FIELD_NOT_COVERED: DERIVED } },
    })
  })

  test('withholds them alone as well: a standing is read, and no column', async () => {
    const id = await somebody()
    const query = `query ($id: ID!) { customer(id: $id) { permissions { permitted } } }`
    const { data, errors } = await see(id, { ...fulfilment, report: 'full' }, query)
    expect(data!['customer']).toEqual({ permissions: null })
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['customer', 'permissions'],
        extensions: expect.objectContaining({ code: 'PURPOSE_DENIED', field: 'permissions' }),
      }),
    ])
    expect(world.sent.some(({ text }) => /standings s1/.test(text))).toBe(true)
    expect(world.sent.some(({ rows }) => JSON.stringify(rows).includes('CANARY'))).toBe(false)
  })

  test('tells of the fields of this kind among all that are withheld, and why', async () => {
    const id = await somebody()
    const query = `query ($id: ID!) { customer(id: $id) {
      withheld(scope: ALL) { field } why(field: "permissions") { field effect reason } } }`
    const { data } = await see(id, fulfilment, query)
    const { withheld, why } = data!['customer']
    expect(withheld.map((w: { field: string }) => w.field)).toEqual(expect.arrayContaining(DERIVED))
    expect(why).toEqual([{ field: 'permissions', effect: 'DENY', reason: 'FIELD_NOT_COVERED' }])
    const permitted = (await see(id, account, query)).data!['customer']
    expect(permitted.withheld.map((w: { field: string }) => w.field)).not.toContain('permissions')
    expect(permitted.why).toEqual([{ field: 'permissions', effect: 'ALLOW', reason: null }])
  })

  test('beside one that does withholds them', async () => {
    const id = await somebody()
    const both = { ...account, purposes: ['account.management', 'order.fulfilment'] }
    expect((await see(id, both)).data!['customer']).toMatchObject({ permissions: null })
  })

  test('that is none at all gives the same answer for everybody, without any SQL', async () => {
    const id = await somebody()
    world.sent.length = 0
    const present = await see(id, { client: 'playground' })
    const nobody = randomUUID()
    const absent = await see(nobody, { client: 'playground' })
    expect(present.data!['customer']).toEqual({
      ...{ id, seq: null, permissions: null, preferences: null, privacyHistory: null },
    })
    expect(present.errors[0]!.extensions['code']).toBe('PURPOSE_REQUIRED')
    expect(absent.bytes.replaceAll(nobody, id)).toBe(present.bytes)
    expect(world.sent).toEqual([])
  })
})

describe('a list', () => {
  test('of customers reads all their evidence in one statement', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => somebody()))
    const query = `query ($ids: [_Any!]!, $language: String! = "en") {
      _entities(representations: $ids) { ... on Customer { id seq ${EVERYTHING} } } }`
    const variables = { ids: ids.map((id) => ({ __typename: 'Customer', id })) }
    await world.ask(query, { ...account, variables })
    world.sent.length = 0
    const { data, errors } = await world.ask(query, { ...account, variables })
    expect(errors).toEqual([])
    for (const [i, entity] of data!['_entities'].entries()) {
      expect(entity).toMatchObject({ id: ids[i], permissions: [{ permitted: true }] })
      expect(entity.privacyHistory.nodes).toHaveLength(4)
    }
    expect(evidenceReads()).toHaveLength(1)
    const page = await world.ask(
      '{ customers { nodes { id permissions { permitted } } } }',
      account,
    )
    expect(page.data!['customers'].nodes.every((n: any) => n.permissions.length > 10)).toBe(true)
  })
})

describe('what is read after the decision', () => {
  test('is not shown where it no longer permits that', async () => {
    const id = await somebody()
    await see(id)
    const { query } = world.services.db
    const db = world.services.db as { query: typeof query }
    // The restriction comes between the statement that decided and the one that reads the evidence.
    let restricted = false
    db.query = async (text, params, options) => {
      if (!restricted && /as evidence\s+from customers|"birthDate"/.test(text)) {
        restricted = true
        await world.lay(id, { kind: 'RESTRICTION', detail: {} })
      }
      return query(text, params, options) as never
    }
    try {
      const { data, errors } = await see(
        id,
        account,
        `query ($id: ID!) { customer(id: $id) { permissions { permitted } } }`,
      )
      expect(restricted).toBe(true)
      expect(data!['customer']).toEqual({ permissions: null })
      expect(errors[0]!.extensions['withheld']).toMatchObject([{ reason: 'SUBJECT_RESTRICTED' }])
    } finally {
      db.query = query
    }
    const records = await disclosures(id)
    expect(records.at(-1)).toMatchObject({
      ...{ released: [], withheld: { SUBJECT_RESTRICTED: ['permissions'] }, seqs: [5] },
    })
  })
})

describe('the customer', () => {
  const own = { client: 'self-service', purposes: ['rights.fulfilment'] }

  test('signed in sees their own, and nobody else', async () => {
    const [id, other] = [await somebody(), await somebody()]
    const mine = await see(id, { ...own, subject: id })
    expect(mine.data!['customer'].permissions[0].permitted).toBe(true)
    expect((await see(other, { ...own, subject: id })).data!['customer']).toBeNull()
  })

  test('who was erased is nobody', async () => {
    const id = await world.customer({
      evidence: [order({ type: 'ACCOUNT' }), { kind: 'ERASURE', detail: {} }],
    })
    for (const asking of [account, { ...own, subject: id }]) {
      expect((await see(id, asking)).data!['customer']).toBeNull()
    }
    expect((await disclosures(id)).flatMap((d) => d['released'])).toEqual([])
  })

  test('who has no values has a history all the same, but no number to the outside', async () => {
    const id = await world.customer({ evidence: [order({ type: 'ACCOUNT' })] })
    const { data } = await see(id)
    expect(data!['customer']).toMatchObject({ seq: null, privacyHistory: { nodes: [{}] } })
  })
})

describe('the day of birth', () => {
  const query = `query ($id: ID!, $at: DateTime) { customer(id: $id) { birthDate
    permissions(purposes: ["personalisation.recommendations"], at: $at) { permitted reason since until } } }`
  const nearlyOfAge = () =>
    world.customer({
      values: { birth_date: '2010-05-17' },
      evidence: [
        order({ type: 'ACCOUNT' }),
        consent('personalisation.recommendations', {
          ...{ purposeVersion: 1, noticeId: 'consent-shop@1', givenBy: 'PARENT' },
        }),
      ],
    })
  const reason = 'MINOR_PROFILING_PROHIBITED'

  test('is not told by the instant at which a permission changes, but to those who may know it', async () => {
    const id = await nearlyOfAge()
    const hidden = (await see(id, account, query)).data!['customer']
    expect(hidden.birthDate).toBeNull()
    expect(hidden.permissions).toMatchObject([{ permitted: false, reason, until: null }])
    const own: Asking = { client: 'self-service', purposes: ['rights.fulfilment'], subject: id }
    const told = (await see(id, own, query)).data!['customer']
    expect(told.permissions).toMatchObject([
      { permitted: false, reason, until: '2028-05-17T00:00:00.000Z' },
    ])
  })

  test('cannot be found by asking about one moment after another', async () => {
    const id = await nearlyOfAge()
    const at = '2028-05-17T00:00:00Z'
    const refused = await see(id, account, query, { at })
    expect(refused.errors[0]!.extensions['code']).toBe('BAD_USER_INPUT')
    expect(refused.data!['customer'].permissions).toBeNull()
    const own: Asking = { client: 'self-service', purposes: ['rights.fulfilment'], subject: id }
    const asked = await see(id, own, query, { at })
    expect(asked.data!['customer'].permissions[0].reason).not.toBe(reason)
  })
})
