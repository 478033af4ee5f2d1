/** Customers opt in one day and out the next. Told step by step, through GraphQL alone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { beginStory, newsletterProof, type Story } from './telling.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

const newsletter = (customerId: string, state: string, more: object = {}) => ({
  customerId,
  expressions: [{ purposes: ['marketing.email'], state }],
  ...(state === 'GIVEN' ? { proof: newsletterProof } : {}),
  ...more,
})

test('the newsletter: in, out, and in again', async () => {
  const { does, sees, today, customer } = story
  const ada = await customer()
  today('2026-07-01T09:00:00Z')
  expect(await sees('mailer', ada, 'email')).toBe('CONSENT_NOT_GIVEN')

  const given = await does('commerce', 'recordConsent', newsletter(ada, 'GIVEN'))
  expect(given.receipts[0]!.needsConfirmation).toBe(true)
  expect(await sees('mailer', ada, 'email')).toBe('CONSENT_UNCONFIRMED')

  today('2026-07-01T09:05:00Z')
  const target = { id: given.receipts[0]!.id }
  await does('commerce', 'confirmConsent', { customerId: ada, targets: [target] })
  expect(await sees('mailer', ada, 'email')).toBe('ada@example.pl')
  expect(await sees('commerce', ada, 'email', 'order.fulfilment')).toBe('NO_CONTRACT')

  today('2026-07-10T20:00:00Z')
  await does('self-service', 'recordConsent', newsletter(ada, 'WITHDRAWN'), { subject: ada })
  expect(await sees('mailer', ada, 'email')).toBe('CONSENT_WITHDRAWN')

  today('2026-08-01T12:00:00Z')
  const again = await does('commerce', 'recordConsent', newsletter(ada, 'GIVEN'))
  await does('commerce', 'confirmConsent', {
    customerId: ada,
    targets: [{ id: again.receipts[0]!.id }],
  })
  expect(await sees('mailer', ada, 'email')).toBe('ada@example.pl')
})

test('a withdrawal on paper in the shop reaches us a week late', async () => {
  const { does, sees, today, customer, world } = story
  const ada = await customer()
  today('2026-07-01T09:00:00Z')
  const given = await does('commerce', 'recordConsent', newsletter(ada, 'GIVEN'))
  await does('commerce', 'confirmConsent', {
    customerId: ada,
    targets: [{ id: given.receipts[0]!.id }],
  })
  today('2026-07-08T09:00:00Z')
  expect(await sees('mailer', ada, 'email')).toBe('ada@example.pl')

  today('2026-07-10T09:00:00Z')
  const onPaper = {
    occurredAt: '2026-07-03T15:00:00+02:00',
    source: 'paper-form',
    sourceEventId: 'A-17',
    idempotencyKey: null,
  }
  await does('commerce', 'recordConsent', newsletter(ada, 'WITHDRAWN', onPaper))
  expect(await sees('mailer', ada, 'email')).toBe('CONSENT_WITHDRAWN')

  const standing = async (at: string, asKnownAt: string) => {
    const { data } = await world.ask(
      `query ($id: ID!, $at: DateTime, $known: DateTime) { customer(id: $id) {
         permissions(purposes: ["marketing.email"], at: $at, asKnownAt: $known) { permitted reason } } }`,
      {
        client: 'self-service',
        subject: ada,
        purposes: ['rights.fulfilment'],
        variables: { id: ada, at, known: asKnownAt },
      },
    )
    return data!['customer'].permissions[0]
  }
  const between = '2026-07-08T09:00:00Z'
  expect(await standing(between, between)).toEqual({ permitted: true, reason: null })
  expect(await standing(between, '2026-07-11T00:00:00Z')).toEqual({
    permitted: false,
    reason: 'CONSENT_WITHDRAWN',
  })
})

test('"accept all" is one act: one expression for each purpose shown, or nothing', async () => {
  const { does, attempts, sees, today, customer, world } = story
  const ada = await customer()
  today('2026-07-01T09:00:00Z')
  const both = {
    customerId: ada,
    proof: newsletterProof,
    expressions: [{ purposes: ['marketing.email', 'marketing.sms'], state: 'GIVEN' }],
  }
  const { receipts } = await does('commerce', 'recordConsent', both)
  expect(receipts).toHaveLength(2)
  expect(await sees('sms-gateway', ada, 'phone', 'marketing.sms')).toBe('+48600100200')

  const before = await world.db.query<{ n: number }>('select count(*)::int as n from evidence')
  const refused = await attempts('commerce', 'recordConsent', {
    ...both,
    expressions: [{ purposes: ['marketing.sms', 'marketing'], state: 'GIVEN' }],
  })
  expect(refused.errors[0]!.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    problems: [{ code: 'PURPOSE_GROUP', path: ['input', 'expressions', 0, 'purposes', 1] }],
  })
  expect(await world.db.query('select count(*)::int as n from evidence')).toEqual(before)
})

test("a child: the own consent does not count, the parent's does, and from the birthday on the own", async () => {
  const { does, sees, today, customer } = story
  // 16 in Poland from 15 August 2026 on.
  const child = await customer({ birthDate: '2010-08-15' })
  const own = {
    customerId: child,
    proof: newsletterProof,
    expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN' }],
  }
  today('2026-07-01T09:00:00Z')
  await does('commerce', 'recordConsent', own)
  expect(await sees('sms-gateway', child, 'phone', 'marketing.sms')).toBe('CONSENT_INVALID_MINOR')

  today('2026-07-02T09:00:00Z')
  await does('commerce', 'recordConsent', {
    ...own,
    proof: { ...newsletterProof, givenBy: 'PARENT', method: 'SIGNATURE' },
  })
  expect(await sees('sms-gateway', child, 'phone', 'marketing.sms')).toBe('+48600100200')

  today('2026-07-03T09:00:00Z')
  await does('commerce', 'recordConsent', {
    customerId: child,
    expressions: [{ purposes: ['marketing.sms'], state: 'WITHDRAWN' }],
  })
  today('2026-07-04T09:00:00Z')
  await does('commerce', 'recordConsent', own)
  today('2026-08-20T09:00:00Z')
  expect(await sees('sms-gateway', child, 'phone', 'marketing.sms')).toBe('CONSENT_INVALID_MINOR')
  await does('commerce', 'recordConsent', own)
  expect(await sees('sms-gateway', child, 'phone', 'marketing.sms')).toBe('+48600100200')
})

test('terms v2 are accepted: that is a contract, and no newsletter', async () => {
  const { does, sees, today, customer } = story
  const ada = await customer()
  today('2026-07-01T09:00:00Z')
  const terms = {
    customerId: ada,
    terms: 'general-terms',
    version: 2,
    language: 'pl',
    contractType: 'ACCOUNT',
  }
  const { receipts } = await does('commerce', 'acceptTerms', terms)
  expect(receipts).toHaveLength(2)
  expect(await sees('commerce', ada, 'email', 'account.management')).toBe('ada@example.pl')
  expect(await sees('mailer', ada, 'email')).toBe('CONSENT_NOT_GIVEN')
})

test('the purpose changes materially: from that day on everybody is asked again', async () => {
  const changed = await beginStory()
  const { does, sees, customer, world } = changed
  try {
    const ada = await customer()
    await does('commerce', 'recordConsent', {
      customerId: ada,
      proof: newsletterProof,
      expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN' }],
    })
    expect(await sees('sms-gateway', ada, 'phone', 'marketing.sms')).toBe('+48600100200')

    const document = structuredClone(world.document) as unknown as {
      purposes: Record<string, { versions: any[] }>
    }
    const sms = document.purposes['marketing.sms']!
    const effectiveFrom = new Date(Date.now() + 3_600_000)
    const next = {
      ...sms.versions.at(-1),
      version: sms.versions.length + 1,
      publishedAt: new Date().toISOString(),
      effectiveFrom: effectiveFrom.toISOString(),
      categories: [...sms.versions.at(-1).categories, 'user.behavior.purchase_history'],
      material: true,
      reconsentCutoff: sms.versions.length + 1,
    }
    sms.versions.push(next)
    await publishCatalogue(world.db.sql, document as never)
    expect(await sees('sms-gateway', ada, 'phone', 'marketing.sms')).toBe('+48600100200')

    world.clock.now = effectiveFrom
    expect(await sees('sms-gateway', ada, 'phone', 'marketing.sms')).toBe('RECONSENT_REQUIRED')
    const queue = await world.ask(
      `{ reconsentQueue(purpose: "marketing.sms") { nodes { customer { id } consentedVersion currentVersion } } }`,
      { client: 'privacy-desk', purposes: ['rights.fulfilment'] },
    )
    expect(queue.data!['reconsentQueue'].nodes).toEqual([
      {
        customer: { id: ada },
        consentedVersion: sms.versions.length - 1,
        currentVersion: sms.versions.length,
      },
    ])
  } finally {
    await changed.end()
  }
})

test('an objection to marketing beats every basis; only a new consent reopens what rests on consent', async () => {
  const { does, attempts, sees, today, customer } = story
  const ada = await customer()
  today('2026-07-01T09:00:00Z')
  await does('commerce', 'recordNotice', {
    customerId: ada,
    notice: 'privacy-notice@1',
    language: 'pl',
  })
  await does('commerce', 'recordConsent', {
    customerId: ada,
    proof: newsletterProof,
    expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN' }],
  })
  expect(await sees('marketing', ada, 'phone', 'marketing.sms')).toBe('+48600100200')
  expect(await sees('marketing', ada, 'lastName', 'marketing.postal')).toBe('Nowak')

  today('2026-07-02T09:00:00Z')
  const objected = await does(
    'self-service',
    'recordObjection',
    { customerId: ada, kind: 'DIRECT_MARKETING' },
    { subject: ada },
  )
  expect(await sees('marketing', ada, 'phone', 'marketing.sms')).toBe('OBJECTED_DIRECT_MARKETING')
  expect(await sees('marketing', ada, 'lastName', 'marketing.postal')).toBe(
    'OBJECTED_DIRECT_MARKETING',
  )
  const target = { id: objected.receipts[0]!.id }
  const overridden = await attempts('privacy-desk', 'resolveObjection', {
    customerId: ada,
    target,
    outcome: 'OVERRIDDEN',
    grounds: 'we like it',
  })
  expect(overridden.errors[0]!.extensions['problems'][0].code).toBe('ABSOLUTE')

  today('2026-07-03T09:00:00Z')
  await does('commerce', 'recordConsent', {
    customerId: ada,
    proof: newsletterProof,
    expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN' }],
  })
  expect(await sees('marketing', ada, 'phone', 'marketing.sms')).toBe('+48600100200')
  expect(await sees('marketing', ada, 'lastName', 'marketing.postal')).toBe(
    'OBJECTED_DIRECT_MARKETING',
  )

  today('2026-07-04T09:00:00Z')
  await does(
    'self-service',
    'resolveObjection',
    { customerId: ada, target, outcome: 'WITHDRAWN' },
    { subject: ada },
  )
  expect(await sees('marketing', ada, 'lastName', 'marketing.postal')).toBe('Nowak')
})
