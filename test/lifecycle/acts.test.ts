/** Each act lands as exactly the evidence it says, and the next read decides by it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, order, type World } from '../support/world.ts'
import { done, evidenceOf, inputTypes, problemsOf, proof, put, reasonFor, said } from './acting.ts'
import type { Input, MutationName } from './acting.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const ada = (over = {}) =>
  world.customer({
    values: { email: 'ada@example.com', phone: '+48600100200', postal_address: { city: 'X' } },
    ...over,
  })

/** An act that needs none before it, the evidence it is, and the target's kind where it has one. */
const landing: readonly [MutationName, Input, string, object][] = [
  [
    'recordPreferences',
    { preferences: [{ channel: 'email', choice: 'OUT', topic: 'bikes' }] },
    'PREFERENCE',
    { channel: 'email', value: 'OUT', topic: 'bikes' },
  ],
  [
    'acceptTerms',
    { terms: 'general-terms', version: 3, language: 'pl' },
    'TERMS',
    { terms: 'general-terms', version: 3, language: 'pl', controller: 'acme-pl' },
  ],
  [
    'recordContract',
    { type: 'ORDER', reference: 'A-1' },
    'CONTRACT',
    { type: 'ORDER', reference: 'A-1', controller: 'acme-pl' },
  ],
  [
    'recordTrigger',
    { kind: 'INVOICE', reference: 'F-1' },
    'TRIGGER',
    { kind: 'INVOICE', reference: 'F-1', controller: 'acme-pl' },
  ],
  [
    'recordNotice',
    { notice: 'consent-marketing@2', language: 'en', purposes: ['marketing.sms'] },
    'NOTICE',
    { purposes: ['marketing.sms'], noticeId: 'consent-marketing@2', language: 'en' },
  ],
  [
    'recordObjection',
    { kind: 'GENERAL', purposes: ['fraud.prevention'] },
    'OBJECTION',
    { kind: 'GENERAL', purposes: ['fraud.prevention'] },
  ],
  [
    'restrictProcessing',
    { ground: 'ACCURACY', fields: ['email'] },
    'RESTRICTION',
    { ground: 'ACCURACY', fields: ['email'] },
  ],
  [
    'recordOptOut',
    { kind: 'ALL', purposes: ['product.analytics'] },
    'OPT_OUT',
    { kind: 'ALL', purposes: ['product.analytics'] },
  ],
  [
    'recordSoftOptIn',
    { channel: 'email', sale: true, similar: true, optOutOffered: true },
    'SOFT_OPT_IN',
    { channel: 'email', controller: 'acme-pl', sale: true, similar: true, optOutOffered: true },
  ],
  [
    'recordConsent',
    { expressions: [{ purposes: ['marketing.sms'], state: 'WITHDRAWN' }] },
    'EXPRESSION',
    {
      state: 'WITHDRAWN',
      purpose: 'marketing.sms',
      purposeVersion: 1,
      controllers: ['acme-pl', 'velo-de'],
    },
  ],
]

test.each(landing)('%s lands as it was said', async (name, input, kind, detail) => {
  const id = await ada()
  const { receipts, seq, recordedAt, replayed } = await done(world, name, {
    customerId: id,
    ...input,
  })
  const [row, ...others] = await evidenceOf(world, id)
  expect(others).toEqual([])
  expect({ ...row }).toMatchObject({ kind, detail, source: 'playground', id: receipts[0].id })
  expect(Object.keys(row!.detail).toSorted()).toEqual(Object.keys(detail).toSorted())
  expect([seq, replayed, receipts[0].kind]).toEqual([1, false, kind])
  expect(row!.recordedAt.toISOString()).toBe(recordedAt)
  expect(row!.occurredAt).toEqual(row!.recordedAt)
})

const outcomes: readonly [MutationName, Input, MutationName, Input, string, object][] = [
  [
    'recordConsent',
    { expressions: [{ purposes: ['marketing.email'], state: 'GIVEN' }], proof },
    'confirmConsent',
    {},
    'CONFIRMATION',
    {},
  ],
  [
    'recordContract',
    { type: 'ORDER' },
    'changeContract',
    { event: 'EXTENDED', endsAt: '2027-01-01T00:00:00Z' },
    'CONTRACT_CHANGE',
    { event: 'EXTENDED', endsAt: Date.UTC(2027, 0, 1) },
  ],
  [
    'recordObjection',
    { kind: 'GENERAL' },
    'resolveObjection',
    { outcome: 'OVERRIDDEN', grounds: 'Claims' },
    'OBJECTION_OUTCOME',
    { outcome: 'OVERRIDDEN', grounds: 'Claims' },
  ],
  ['restrictProcessing', { ground: 'CLAIMS' }, 'liftRestriction', {}, 'RESTRICTION_LIFTED', {}],
  ['recordOptOut', { kind: 'SELL_OR_SHARE' }, 'liftOptOut', {}, 'OPT_OUT_LIFTED', {}],
  [
    'declareEmergency',
    {
      reason: 'Found unconscious',
      declaredBy: 'S-12',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
    'closeEmergency',
    {},
    'EMERGENCY_CLOSED',
    {},
  ],
  [
    'declareEmergency',
    {
      reason: 'Found unconscious',
      declaredBy: 'S-12',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
    'reviewEmergency',
    { finding: 'JUSTIFIED', reviewedBy: 'D-1' },
    'EMERGENCY_REVIEWED',
    { finding: 'JUSTIFIED', reviewedBy: 'D-1' },
  ],
]

describe.each(outcomes)('%s, %j, then %s', (first, input, name, outcome, kind, detail) => {
  const target = (key: Input): Input =>
    name === 'confirmConsent' ? { targets: [key] } : { target: key }

  test('lands with its target, whether it is named by id or by key', async () => {
    const id = await ada()
    const { receipts } = await done(world, first, {
      customerId: id,
      idempotencyKey: `${first}-${name}`,
      ...input,
    })
    await done(world, name, { customerId: id, ...outcome, ...target({ id: receipts[0].id }) })
    await done(world, name, {
      customerId: id,
      ...outcome,
      ...target({ key: `${first}-${name}` }),
    })
    const rows = await evidenceOf(world, id)
    expect(rows.slice(1).map((r) => [r.kind, r.detail])).toEqual([
      [kind, { target: receipts[0].id, ...detail }],
      [kind, { target: receipts[0].id, ...detail }],
    ])
  })
  test('may arrive first: the standings are the same', async () => {
    const [early, late] = [await ada(), await ada()]
    const [before, after] = ['2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z']
    for (const [id, isEarly] of [
      [late, false],
      [early, true],
    ] as const) {
      const key = `${first}-${name}-${id}`
      const expiresAt = 'expiresAt' in input ? { expiresAt: '2026-11-03T00:00:00Z' } : {}
      const steps = [
        () =>
          done(world, first, {
            customerId: id,
            idempotencyKey: key,
            occurredAt: before,
            ...input,
            ...expiresAt,
          }),
        () =>
          done(world, name, {
            customerId: id,
            occurredAt: after,
            ...outcome,
            ...target({ key }),
          }),
      ]
      for (const step of isEarly ? steps.toReversed() : steps) await step()
    }
    for (const purpose of [
      'marketing.email',
      'order.fulfilment',
      'fraud.prevention',
      'safety.emergency',
      'ads.social',
    ]) {
      expect([purpose, await reasonFor(world, early, purpose)]).toEqual([
        purpose,
        await reasonFor(world, late, purpose),
      ])
    }
  })
  test("a reference to what is another customer's has no effect", async () => {
    const [owner, other] = [await ada(), await ada()]
    const key = `${first}-${name}-${owner}`
    const { receipts } = await done(world, first, {
      customerId: owner,
      idempotencyKey: key,
      ...input,
    })
    const [own] = await evidenceOf(world, owner)
    const answer = await put(world, name, {
      customerId: other,
      ...outcome,
      ...target({ id: receipts[0].id }),
    })
    expect(problemsOf(answer)).toEqual([expect.stringMatching(/ UNKNOWN_EVIDENCE$/)])
    const purposes = ['marketing.email', 'order.fulfilment', 'fraud.prevention', 'safety.emergency']
    const reasons = () => Promise.all(purposes.map((purpose) => reasonFor(world, owner, purpose)))
    const before = await reasons()
    await done(world, name, { customerId: other, ...outcome, ...target({ key }) })
    expect(await reasons()).toEqual(before)
    expect(await evidenceOf(world, owner)).toEqual([own])
  })
})

test('every mutation is in one of the tables', () => {
  const tested = new Set([
    ...landing.map(([name]) => name),
    ...outcomes.flatMap(([a, , b]) => [a, b]),
  ])
  const contact = ['suppressContact', 'liftSuppression']
  expect([...tested, ...contact].toSorted()).toEqual(Object.keys(inputTypes).toSorted())
})

test('a consent is kept with all that proves it, needs its second step, and ends with a withdrawal', async () => {
  const id = await ada({ identifiers: { EMAIL: 'ada@example.com' } })
  const tcf = 'CPokAsAPokAsABEACBENC7CgAP_AAH_AAAiQAAAAAAAA'
  const full = { ...proof, interface: 'checkout', utcOffset: '+02:00', tcf, gpp: 'DBABTA~1YNN' }
  const first = await done(
    world,
    'recordConsent',
    { ...said(id, 'GIVEN', 'marketing.email'), proof: full, idempotencyKey: 'full' },
    { gpc: true },
  )
  expect(first['receipts']).toMatchObject([{ purpose: 'marketing.email', needsConfirmation: true }])
  const [row] = await evidenceOf(world, id)
  expect(row!.detail).toMatchObject({
    state: 'GIVEN',
    purposeVersion: 2,
    noticeId: 'consent-marketing@2',
    method: 'CHECKBOX',
    controllers: ['acme-pl'],
    recipients: ['mailer', 'sms-gateway'],
    proof: {
      language: 'pl',
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      interface: 'checkout',
      utcOffset: '+02:00',
      gpc: true,
      tcf: { string: tcf },
      gpp: { string: 'DBABTA~1YNN', says: { sections: [6], uspv1: { Notice: 'Y' } } },
    },
  })
  expect(await reasonFor(world, id, 'marketing.email')).toBe('CONSENT_UNCONFIRMED')
  await done(world, 'confirmConsent', { customerId: id, targets: [{ key: 'full' }] })
  expect(await reasonFor(world, id, 'marketing.email')).toBeNull()
  await done(world, 'recordConsent', said(id, 'WITHDRAWN', 'marketing.email'))
  expect(await reasonFor(world, id, 'marketing.email')).toBe('CONSENT_WITHDRAWN')
})

test('accept all is one act: where one purpose is refused nothing of it is on file', async () => {
  const id = await ada()
  const answer = await put(
    world,
    'recordConsent',
    said(id, 'GIVEN', 'marketing.sms', 'marketing.email', 'order.fulfilment'),
  )
  expect(problemsOf(answer)).toContain('expressions.0.purposes.2 NOT_CONSENT_BASED')
  expect(await evidenceOf(world, id)).toEqual([])
  const { receipts, seq } = await done(
    world,
    'recordConsent',
    said(id, 'GIVEN', 'marketing.sms', 'marketing.email'),
  )
  expect(receipts.map((r: any) => r.purpose)).toEqual(['marketing.sms', 'marketing.email'])
  expect(seq).toBe(2)
})

test('accepted terms permit the contract and never marketing', async () => {
  const id = await ada()
  await done(world, 'acceptTerms', {
    customerId: id,
    terms: 'general-terms',
    version: 1,
    language: 'pl',
    contractType: 'ACCOUNT',
  })
  expect(await reasonFor(world, id, 'account.management')).toBeNull()
  expect(await reasonFor(world, id, 'marketing.email')).toBe('CONSENT_NOT_GIVEN')
})

test('an objection is of the kind its purposes make it', async () => {
  const id = await ada({ evidence: [order()] })
  await done(world, 'recordObjection', {
    customerId: id,
    kind: 'GENERAL',
    purposes: ['marketing.postal', 'fraud.prevention'],
  })
  await done(world, 'recordObjection', {
    customerId: id,
    kind: 'DIRECT_MARKETING',
    purposes: ['legal.claims'],
  })
  expect((await evidenceOf(world, id)).slice(1).map((r) => r.detail)).toEqual([
    { kind: 'DIRECT_MARKETING', purposes: ['marketing.postal'] },
    { kind: 'GENERAL', purposes: ['fraud.prevention'] },
    { kind: 'GENERAL', purposes: ['legal.claims'] },
  ])
  expect(await reasonFor(world, id, 'legal.claims')).toBe('OBJECTED')
})

test('an emergency of more than 72 hours is refused, one of 72 hours is not', async () => {
  const id = await ada()
  const at = Date.parse('2026-11-01T00:00:00Z')
  const emergency = (ms: number) => ({
    customerId: id,
    reason: 'x',
    declaredBy: 'y',
    occurredAt: new Date(at).toISOString(),
    expiresAt: new Date(at + ms).toISOString(),
  })
  expect(problemsOf(await put(world, 'declareEmergency', emergency(72 * 3_600_000 + 1)))).toEqual([
    'expiresAt OUT_OF_RANGE',
  ])
  await done(world, 'declareEmergency', emergency(72 * 3_600_000))
})

test('an override of direct marketing is refused, and has no effect where it came first', async () => {
  const id = await ada({ evidence: [order()] })
  await done(world, 'resolveObjection', {
    customerId: id,
    target: { key: 'dm' },
    outcome: 'OVERRIDDEN',
    grounds: 'none',
  })
  await done(world, 'recordObjection', {
    customerId: id,
    kind: 'DIRECT_MARKETING',
    idempotencyKey: 'dm',
  })
  const again = await put(world, 'resolveObjection', {
    customerId: id,
    target: { key: 'dm' },
    outcome: 'OVERRIDDEN',
    grounds: 'none',
  })
  expect(problemsOf(again)).toEqual(['outcome ABSOLUTE'])
  expect(await reasonFor(world, id, 'marketing.email.similar')).toBe('OBJECTED_DIRECT_MARKETING')
})
