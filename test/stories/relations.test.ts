/** Buying, returning, restricting, emergencies, opting out: what ends, and what goes on. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { beginStory, newsletterProof, type Story } from './telling.ts'

let story: Story
beforeAll(async () => {
  story = await beginStory()
})
afterAll(() => story.end())

test('a purchase with warranty is returned and refunded; the invoice stays in the books', async () => {
  const { does, sees, today, customer } = story
  const ada = await customer()
  today('2026-05-01T10:00:00Z')
  const order = {
    customerId: ada,
    type: 'ORDER',
    reference: 'O-1',
    source: 'pos',
    sourceEventId: 'sale-1',
    idempotencyKey: null,
  }
  await does('commerce', 'recordContract', order)
  await does('commerce', 'recordContract', {
    customerId: ada,
    type: 'WARRANTY',
    endsAt: '2028-05-01T10:00:00Z',
    source: 'pos',
    sourceEventId: 'warranty-1',
    idempotencyKey: null,
  })
  await does('commerce', 'recordTrigger', {
    customerId: ada,
    kind: 'INVOICE',
    reference: 'F/2026/1',
  })
  expect(await sees('commerce', ada, 'email', 'order.fulfilment')).toBe('ada@example.pl')
  expect(await sees('service', ada, 'email')).toBe('ada@example.pl')

  today('2026-05-08T10:00:00Z')
  const sale = { key: 'sale-1', source: 'pos' }
  await does('commerce', 'changeContract', {
    customerId: ada,
    target: sale,
    event: 'RETURNED',
    performanceUntil: '2026-05-22T10:00:00Z',
  })
  await does('commerce', 'changeContract', {
    customerId: ada,
    target: { key: 'warranty-1', source: 'pos' },
    event: 'CANCELLED',
  })
  today('2026-05-12T10:00:00Z')
  expect(await sees('commerce', ada, 'email', 'order.fulfilment')).toBe('ada@example.pl')
  expect(await sees('service', ada, 'email')).toBe('ada@example.pl')

  today('2026-05-15T10:00:00Z')
  await does('commerce', 'changeContract', { customerId: ada, target: sale, event: 'SETTLED' })
  expect(await sees('commerce', ada, 'email', 'order.fulfilment')).toBe('CONTRACT_ENDED')
  expect(await sees('service', ada, 'email')).toBe('CONTRACT_ENDED')
  expect(await sees('commerce', ada, 'taxId', 'accounting.records')).toBe('1234563218')
  today('2032-06-01T10:00:00Z')
  expect(await sees('commerce', ada, 'taxId', 'accounting.records')).toBe('OBLIGATION_ENDED')
})

test('the customer contests the data: it rests, but for what they consent to in spite of that', async () => {
  const { does, sees, today, customer } = story
  const ada = await customer()
  today('2026-07-01T09:00:00Z')
  await does('commerce', 'recordContract', { customerId: ada, type: 'ORDER' })
  const restricted = await does(
    'self-service',
    'restrictProcessing',
    { customerId: ada, ground: 'ACCURACY' },
    { subject: ada },
  )
  expect(await sees('commerce', ada, 'email')).toBe('SUBJECT_RESTRICTED')

  today('2026-07-02T09:00:00Z')
  await does('commerce', 'recordConsent', {
    customerId: ada,
    proof: newsletterProof,
    expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN', despiteRestriction: true }],
  })
  expect(await sees('sms-gateway', ada, 'phone', 'marketing.sms')).toBe('+48600100200')
  expect(await sees('commerce', ada, 'email')).toBe('SUBJECT_RESTRICTED')

  today('2026-07-09T09:00:00Z')
  await does('privacy-desk', 'liftRestriction', {
    customerId: ada,
    target: { id: restricted.receipts[0]!.id },
  })
  expect(await sees('commerce', ada, 'email')).toBe('ada@example.pl')
})

test('an emergency opens what it needs and ends by itself', async () => {
  const { does, attempts, sees, today, customer, world } = story
  const ada = await customer({ values: { allergies: ['penicillin'] } })
  today('2026-07-01T09:00:00Z')
  expect(await sees('service', ada, 'phone', 'safety.emergency')).toBe('NO_EMERGENCY_DECLARED')
  expect(await sees('service', ada, 'allergies', 'safety.emergency')).toBe(
    'SPECIAL_CATEGORY_NO_CONDITION',
  )
  const emergency = {
    customerId: ada,
    reason: 'collapsed in the shop',
    declaredBy: 'staff 12',
    incapable: true,
  }
  const tooLong = await attempts('service', 'declareEmergency', {
    ...emergency,
    expiresAt: '2026-07-05T09:00:00Z',
  })
  expect(tooLong.errors[0]!.extensions['problems'][0]).toMatchObject({
    path: ['input', 'expiresAt'],
    code: 'OUT_OF_RANGE',
  })

  const declared = await does('service', 'declareEmergency', {
    ...emergency,
    expiresAt: '2026-07-01T21:00:00Z',
  })
  expect(await sees('service', ada, 'allergies', 'safety.emergency')).toBe('penicillin')
  today('2026-07-01T21:00:00Z')
  expect(await sees('service', ada, 'phone', 'safety.emergency')).toBe('NO_EMERGENCY_DECLARED')
  expect(await sees('service', ada, 'allergies', 'safety.emergency')).toBe(
    'SPECIAL_CATEGORY_NO_CONDITION',
  )

  const due = () =>
    world.ask('{ emergencyReviews { nodes { id customerId } } }', {
      client: 'service',
      purposes: ['service.support'],
    })
  const target = { id: declared.receipts[0]!.id }
  expect((await due()).data!['emergencyReviews'].nodes).toEqual([
    { id: target.id, customerId: ada },
  ])
  await does('service', 'reviewEmergency', {
    customerId: ada,
    target,
    finding: 'JUSTIFIED',
    reviewedBy: 'head of service',
  })
  expect((await due()).data!['emergencyReviews'].nodes).toEqual([])
})

test('California: permitted until one opts out, by a word or by the signal of the browser', async () => {
  const { does, sees, today, customer } = story
  const joe = await customer({
    jurisdiction: 'US-CA',
    values: { social_handles: [{ network: 'x', handle: 'joe' }] },
  })
  today('2026-07-01T09:00:00Z')
  const ads = (asking: object = {}) => sees('marketing', joe, 'email', 'ads.social', asking)
  expect(await ads()).toBe('ada@example.pl')
  expect(await ads({ gpc: true })).toBe('OPTED_OUT')
  const out = await does(
    'self-service',
    'recordOptOut',
    { customerId: joe, kind: 'SELL_OR_SHARE' },
    { subject: joe },
  )
  expect(await ads()).toBe('OPTED_OUT')
  today('2026-07-02T09:00:00Z')
  await does(
    'self-service',
    'liftOptOut',
    { customerId: joe, target: { id: out.receipts[0]!.id } },
    { subject: joe },
  )
  expect(await ads()).toBe('ada@example.pl')
})

test('mail about similar products: after a sale, until the customer says stop', async () => {
  const { does, sees, today, customer } = story
  const ada = await customer()
  const similar = () => sees('mailer', ada, 'email', 'marketing.email.similar')
  today('2026-07-01T09:00:00Z')
  await does('commerce', 'recordNotice', {
    customerId: ada,
    notice: 'privacy-notice@1',
    language: 'pl',
  })
  expect(await similar()).toBe('EPRIVACY_CONSENT_REQUIRED')
  await does('commerce', 'recordSoftOptIn', {
    customerId: ada,
    channel: 'email',
    sale: true,
    similar: true,
    optOutOffered: true,
  })
  expect(await similar()).toBe('ada@example.pl')

  today('2026-07-02T09:00:00Z')
  await does(
    'self-service',
    'recordPreferences',
    { customerId: ada, preferences: [{ channel: 'email', choice: 'OUT' }] },
    { subject: ada },
  )
  expect(await similar()).toBe('PREFERENCE_OPTED_OUT')
  await does('commerce', 'recordContract', { customerId: ada, type: 'ORDER' })
  expect(await sees('commerce', ada, 'email')).toBe('ada@example.pl')
})

test('an address that must not be used again stays so, whoever has it', async () => {
  const { does, sees, today, world } = story
  today('2026-07-01T09:00:00Z')
  const ada = await world.customer({
    values: { email: 'gone@example.pl' },
    identifiers: { EMAIL: 'gone@example.pl' },
  })
  const input = { contactPoint: { type: 'EMAIL', value: 'Gone@Example.pl' }, reason: 'HARD_BOUNCE' }
  await does('commerce', 'recordNotice', {
    customerId: ada,
    notice: 'privacy-notice@1',
    language: 'pl',
  })
  await does('commerce', 'recordSoftOptIn', {
    customerId: ada,
    channel: 'email',
    sale: true,
    similar: true,
    optOutOffered: true,
  })
  const suppress = (name: string, key: string) =>
    world.ask(`mutation ($i: SuppressContactInput!) { ${name}(input: $i) { replayed } }`, {
      client: 'privacy-desk',
      variables: { i: { ...input, idempotencyKey: key } },
    })
  const similar = (id: string) => sees('mailer', id, 'email', 'marketing.email.similar')
  expect(await similar(ada)).not.toBe('CONTACT_SUPPRESSED')
  expect((await suppress('suppressContact', 's1')).errors).toEqual([])
  expect(await similar(ada)).toBe('CONTACT_SUPPRESSED')
  today('2026-07-02T09:00:00Z')
  expect((await suppress('liftSuppression', 's2')).errors).toEqual([])
  expect(await similar(ada)).not.toBe('CONTACT_SUPPRESSED')
})
