/** What may not be put on file, or not like this: refused with what to do, and nothing is written. */
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals'
import { createWorld, type World } from '../support/world.ts'
import {
  counts,
  done,
  problemsOf,
  proof,
  put,
  said,
  type Input,
  type MutationName,
} from './acting.ts'

let world: World
let id: string
let before: Record<string, unknown>
beforeAll(async () => {
  world = await createWorld()
  id = await world.customer()
})
afterAll(() => world.close())
beforeEach(async () => {
  before = await counts(world)
})

const nothingWritten = async () => expect(await counts(world)).toEqual(before)
const codes = (answer: { errors: { extensions: Record<string, any> }[] }) =>
  answer.errors.map((e) => e.extensions['code'])

const anything: readonly [MutationName, Input][] = [
  ['recordConsent', { expressions: [{ purposes: ['marketing.sms'], state: 'WITHDRAWN' }] }],
  ['recordConsent', { expressions: [{ purposes: ['marketing.sms'], state: 'REVOKED' }] }],
  ['confirmConsent', { targets: [{ key: 'k' }] }],
  ['recordPreferences', { preferences: [{ channel: 'email', choice: 'OUT' }] }],
  ['acceptTerms', { terms: 't', version: 1, language: 'pl' }],
  ['recordContract', { type: 'ORDER' }],
  ['changeContract', { target: { key: 'k' }, event: 'SETTLED' }],
  ['recordTrigger', { kind: 'INVOICE' }],
  ['recordNotice', { notice: 'consent-marketing@2', language: 'pl' }],
  ['recordObjection', { kind: 'GENERAL' }],
  ['resolveObjection', { target: { key: 'k' }, outcome: 'UPHELD' }],
  ['restrictProcessing', { ground: 'CLAIMS' }],
  ['liftRestriction', { target: { key: 'k' } }],
  ['declareEmergency', { reason: 'r', declaredBy: 'd', expiresAt: '2026-11-24T00:00:00Z' }],
  ['closeEmergency', { target: { key: 'k' } }],
  ['reviewEmergency', { target: { key: 'k' }, finding: 'JUSTIFIED', reviewedBy: 'r' }],
  ['recordOptOut', { kind: 'ALL' }],
  ['liftOptOut', { target: { key: 'k' } }],
  ['recordSoftOptIn', { channel: 'email', sale: true, similar: true, optOutOffered: true }],
  ['suppressContact', { contactPoint: { type: 'EMAIL', value: 'a@b.pl' } }],
  ['liftSuppression', { contactPoint: { type: 'EMAIL', value: 'a@b.pl' } }],
]
const withCustomer = (name: MutationName, input: Input): Input =>
  name.endsWith('Suppression') || name === 'suppressContact' ? input : { customerId: id, ...input }

test.each(anything)('%s %j is for registered clients alone', async (name, input) => {
  expect(codes(await put(world, name, withCustomer(name, input), { client: 'analytics' }))).toEqual(
    ['FORBIDDEN'],
  )
  expect(codes(await put(world, name, withCustomer(name, input), { client: null }))).toEqual([
    'UNAUTHENTICATED',
  ])
  await nothingWritten()
})

const notBySubject: readonly [MutationName, Input][] = [
  ...anything.filter(
    ([name, input]) =>
      [
        'recordContract',
        'changeContract',
        'recordTrigger',
        'recordNotice',
        'resolveObjection',
        'liftRestriction',
        'declareEmergency',
        'closeEmergency',
        'reviewEmergency',
        'recordSoftOptIn',
        'suppressContact',
        'liftSuppression',
      ].includes(name) || JSON.stringify(input).includes('REVOKED'),
  ),
  ['recordConsent', { expressions: [{ purposes: ['marketing.sms'], state: 'INVALIDATED' }] }],
  [
    'recordConsent',
    {
      expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN' }],
      proof: { ...proof, givenBy: 'PARENT' },
    },
  ],
  ['resolveObjection', { target: { key: 'k' }, outcome: 'OVERRIDDEN', grounds: 'g' }],
]
test.each(notBySubject)('a signed-in customer cannot %s %j', async (name, input) => {
  // The playground is registered for everything, so it is the subject that is refused.
  expect(codes(await put(world, name, withCustomer(name, input), { subject: id }))).toEqual([
    'FORBIDDEN',
  ])
  await nothingWritten()
})

test('a signed-in customer does what is theirs, now, in their own name', async () => {
  const input = said(id, 'WITHDRAWN', 'marketing.sms')
  const asking = { client: 'self-service', subject: id }
  expect(
    problemsOf(
      await put(world, 'recordConsent', { ...input, occurredAt: '2026-11-01T00:00:00Z' }, asking),
    ),
  ).toEqual(['occurredAt NOT_APPLICABLE'])
  expect(
    problemsOf(
      await put(
        world,
        'recordConsent',
        { ...input, source: 'paper-form' },
        { client: 'commerce', subject: id },
      ),
    ),
  ).toEqual(['source SOURCE_NOT_REGISTERED'])
  await nothingWritten()
  await done(world, 'recordConsent', input, asking)
})

test("a customer that is unknown and one that is another person's answer alike", async () => {
  const other = await world.customer()
  before = await counts(world)
  const ask = (customerId: string) =>
    put(
      world,
      'recordConsent',
      { ...said(customerId, 'WITHDRAWN', 'marketing.sms'), idempotencyKey: 'same' },
      { client: 'self-service', subject: id },
    )
  const foreign = await ask(other)
  expect(problemsOf(foreign)).toEqual(['customerId CUSTOMER_UNKNOWN'])
  for (const unknown of ['00000000-0000-4000-8000-000000000000', 'nobody', '']) {
    expect((await ask(unknown)).bytes).toBe(foreign.bytes)
  }
  await nothingWritten()
})

const CANARY = 'c4n4ry'
const consent = (over: Input, more: Input = {}): Input => ({
  customerId: id,
  expressions: [{ purposes: ['marketing.sms'], state: 'GIVEN', ...over }],
  proof,
  ...more,
})
const wish = (over: Input): Input => ({ customerId: id, preferences: [over] })
const many = (n: number) => Array.from({ length: n }, () => 'marketing.sms')

const bad: readonly [string, MutationName, () => Input, string][] = [
  [
    'unknown purpose',
    'recordConsent',
    () => consent({ purposes: [CANARY] }),
    'expressions.0.purposes.0 PURPOSE_UNKNOWN',
  ],
  [
    'prototype as purpose',
    'recordConsent',
    () => consent({ purposes: ['__proto__'] }),
    'expressions.0.purposes.0 PURPOSE_UNKNOWN',
  ],
  [
    'group',
    'recordConsent',
    () => consent({ purposes: ['marketing'] }),
    'expressions.0.purposes.0 PURPOSE_GROUP',
  ],
  ['no purposes', 'recordConsent', () => consent({ purposes: [] }), 'expressions.0.purposes EMPTY'],
  [
    '1,001 purposes',
    'recordConsent',
    () => consent({ purposes: many(1001) }),
    'expressions TOO_MANY',
  ],
  [
    'no expressions',
    'recordConsent',
    () => ({ customerId: id, expressions: [], proof }),
    'expressions EMPTY',
  ],
  [
    'purpose twice',
    'recordConsent',
    () => consent({ purposes: many(2) }),
    'expressions.0.purposes.1 TWICE',
  ],
  ['no proof', 'recordConsent', () => consent({}, { proof: null }), 'proof REQUIRED'],
  [
    'other basis',
    'recordConsent',
    () => consent({ purposes: ['rights.fulfilment'] }),
    'expressions.0.purposes.0 NOT_CONSENT_BASED',
  ],
  [
    'not in notice',
    'recordConsent',
    () => consent({ purposes: ['product.analytics'] }),
    'expressions.0.purposes.0 NOT_IN_NOTICE',
  ],
  [
    'company not named',
    'recordConsent',
    () => consent({ controllers: ['acme-us'] }),
    'expressions.0.controllers.0 NOT_IN_NOTICE',
  ],
  [
    'consent of nobody',
    'recordConsent',
    () => consent({ controllers: [] }),
    'expressions.0.controllers EMPTY',
  ],
  [
    'withdrawal from nobody',
    'recordConsent',
    () => consent({ state: 'WITHDRAWN', controllers: [] }),
    'expressions.0.controllers EMPTY',
  ],
  [
    'withdrawal from a company that does not pursue it',
    'recordConsent',
    () => consent({ state: 'WITHDRAWN', controllers: ['acme-us'] }),
    'expressions.0.controllers.0 NOT_IN_NOTICE',
  ],
  [
    'a contract of no type',
    'acceptTerms',
    () => ({ customerId: id, terms: 't', version: 1, language: 'pl', contractType: '' }),
    'contractType CONTRACT_TYPE_UNKNOWN',
  ],
  [
    'a company without a name',
    'recordPreferences',
    () => wish({ channel: 'email', choice: 'OUT', controller: '' }),
    'preferences.0.controller CONTROLLER_UNKNOWN',
  ],
  [
    'withdrawal that ends',
    'recordConsent',
    () => consent({ state: 'WITHDRAWN', expiresAt: '2027-01-01T00:00:00Z' }),
    'expressions.0.expiresAt NOT_APPLICABLE',
  ],
  [
    'end before begin',
    'recordConsent',
    () => consent({ expiresAt: '2020-01-01T00:00:00Z' }),
    'expressions.0.expiresAt NOT_AFTER',
  ],
  [
    'unknown version',
    'recordConsent',
    () => consent({ purposeVersion: 77 }),
    'expressions.0.purposeVersion UNKNOWN_VERSION',
  ],
  [
    'long identifier',
    'recordConsent',
    () => consent({ identifier: CANARY.repeat(4000) }),
    'expressions.0.identifier TOO_LONG',
  ],
  [
    'NUL in identifier',
    'recordConsent',
    () => consent({ identifier: `${CANARY}\0` }),
    'expressions.0.identifier NOT_TEXT',
  ],
  [
    'half a letter',
    'recordConsent',
    () => consent({ identifier: `${CANARY}\ud800` }),
    'expressions.0.identifier NOT_TEXT',
  ],
  [
    'target of a consent',
    'recordConsent',
    () => consent({ target: { key: 'k' } }),
    'expressions.0.target NOT_APPLICABLE',
  ],
  [
    'unknown notice',
    'recordConsent',
    () => consent({}, { proof: { ...proof, notice: `${CANARY}@1` } }),
    'proof.notice UNKNOWN_NOTICE',
  ],
  [
    'notice not yet shown',
    'recordConsent',
    () => consent({}, { occurredAt: '2026-03-01T00:00:00Z' }),
    'proof.notice UNKNOWN_NOTICE',
  ],
  [
    'prototype as notice',
    'recordConsent',
    () => consent({}, { proof: { ...proof, notice: '__proto__@1' } }),
    'proof.notice UNKNOWN_NOTICE',
  ],
  [
    'language it has not',
    'recordConsent',
    () => consent({}, { proof: { ...proof, language: 'constructor' } }),
    'proof.language UNKNOWN_LANGUAGE',
  ],
  [
    'offset',
    'recordConsent',
    () => consent({}, { proof: { ...proof, utcOffset: CANARY } }),
    'proof.utcOffset NOT_AN_OFFSET',
  ],
  [
    'tcf',
    'recordConsent',
    () => consent({}, { proof: { ...proof, tcf: CANARY } }),
    'proof.tcf NOT_DECODABLE',
  ],
  [
    'gpp',
    'recordConsent',
    () =>
      consent(
        {},
        { proof: { ...proof, gpp: 'DBoNdSSSuFv-F-orwOeW_wNAoESOe7T605XjWQuqz5wdrDtrpL' } },
      ),
    'proof.gpp NOT_DECODABLE',
  ],
  [
    'future',
    'recordConsent',
    () => consent({}, { occurredAt: new Date(Date.now() + 600_000).toISOString() }),
    'occurredAt CLOCK_SKEW',
  ],
  [
    'year 0',
    'recordConsent',
    () => ({ ...said(id, 'WITHDRAWN', 'marketing.sms'), occurredAt: '0000-01-01T00:00:00Z' }),
    'occurredAt OUT_OF_RANGE',
  ],
  [
    'two ways to name',
    'confirmConsent',
    () => ({ customerId: id, targets: [{ key: 'a', id: 'b' }] }),
    'targets.0 REQUIRED',
  ],
  [
    'no way to name',
    'confirmConsent',
    () => ({ customerId: id, targets: [{}] }),
    'targets.0 REQUIRED',
  ],
  [
    'unknown id',
    'confirmConsent',
    () => ({ customerId: id, targets: [{ id: CANARY }] }),
    'targets.0 UNKNOWN_EVIDENCE',
  ],
  [
    'negative index',
    'confirmConsent',
    () => ({ customerId: id, targets: [{ key: 'a', index: -1 }] }),
    'targets.0.index OUT_OF_RANGE',
  ],
  [
    'empty key',
    'confirmConsent',
    () => ({ customerId: id, targets: [{ key: ' ' }] }),
    'targets.0.key EMPTY',
  ],
  [
    'other system',
    'confirmConsent',
    () => ({ customerId: id, targets: [{ key: 'a', source: CANARY }] }),
    'targets.0.source SOURCE_NOT_REGISTERED',
  ],
  ['wish of nothing', 'recordPreferences', () => wish({ channel: 'email' }), 'preferences.0 EMPTY'],
  [
    'choice without channel',
    'recordPreferences',
    () => wish({ choice: 'OUT' }),
    'preferences.0.channel REQUIRED',
  ],
  [
    'language',
    'recordPreferences',
    () => wish({ language: `${CANARY} x` }),
    'preferences.0.language NOT_A_LANGUAGE',
  ],
  [
    'zone',
    'recordPreferences',
    () => wish({ quietHours: { from: '21:00', to: '08:00', zone: CANARY } }),
    'preferences.0.quietHours.zone NOT_A_ZONE',
  ],
  [
    'hour',
    'recordPreferences',
    () => wish({ quietHours: { from: '25:00', to: '08:00', zone: 'UTC' } }),
    'preferences.0.quietHours.from NOT_A_TIME',
  ],
  [
    'unknown company',
    'recordPreferences',
    () => wish({ channel: 'email', choice: 'IN', controller: CANARY }),
    'preferences.0.controller CONTROLLER_UNKNOWN',
  ],
  [
    'terms',
    'acceptTerms',
    () => ({ customerId: id, terms: 'T T', version: 1, language: 'pl' }),
    'terms NOT_A_KEY',
  ],
  [
    'long language',
    'acceptTerms',
    () => ({ customerId: id, terms: 't', version: 1, language: `pl${'-abcdefgh'.repeat(2000)}` }),
    'language NOT_A_LANGUAGE',
  ],
  [
    'hash',
    'acceptTerms',
    () => ({ customerId: id, terms: 't', version: 1, language: 'pl', documentHash: CANARY }),
    'documentHash NOT_A_HASH',
  ],
  [
    'contract type',
    'recordContract',
    () => ({ customerId: id, type: CANARY }),
    'type CONTRACT_TYPE_UNKNOWN',
  ],
  [
    'ends before it begins',
    'recordContract',
    () => ({
      customerId: id,
      type: 'ORDER',
      startsAt: '2026-11-02T00:00:00Z',
      endsAt: '2026-11-01T00:00:00Z',
    }),
    'endsAt NOT_AFTER',
  ],
  [
    'extended until never',
    'changeContract',
    () => ({ customerId: id, target: { key: 'k' }, event: 'EXTENDED' }),
    'performanceUntil REQUIRED',
  ],
  ['trigger', 'recordTrigger', () => ({ customerId: id, kind: CANARY }), 'kind TRIGGER_UNKNOWN'],
  [
    'notice of nothing',
    'recordNotice',
    () => ({ customerId: id, notice: 'consent-marketing@2', language: 'pl', purposes: [] }),
    'purposes EMPTY',
  ],
  [
    'override without grounds',
    'resolveObjection',
    () => ({ customerId: id, target: { key: 'k' }, outcome: 'OVERRIDDEN' }),
    'grounds REQUIRED',
  ],
  [
    'unknown field',
    'restrictProcessing',
    () => ({ customerId: id, ground: 'CLAIMS', fields: [CANARY] }),
    'fields.0 FIELD_UNKNOWN',
  ],
  [
    '1,001 fields',
    'restrictProcessing',
    () => ({ customerId: id, ground: 'CLAIMS', fields: Array(1001).fill('email') }),
    'fields TOO_MANY',
  ],
  [
    'no contact point',
    'suppressContact',
    () => ({ contactPoint: { type: 'CUSTOMER_NUMBER', value: CANARY } }),
    'contactPoint.type NOT_A_CONTACT_POINT',
  ],
  [
    'no number',
    'suppressContact',
    () => ({ contactPoint: { type: 'PHONE', value: `${CANARY} call me` } }),
    'contactPoint.value NOT_A_CONTACT_POINT',
  ],
  [
    'no address',
    'suppressContact',
    () => ({ contactPoint: { type: 'EMAIL', value: CANARY } }),
    'contactPoint.value NOT_A_CONTACT_POINT',
  ],
  [
    'suppression of year 0',
    'suppressContact',
    () => ({
      contactPoint: { type: 'EMAIL', value: 'a@b.pl' },
      occurredAt: '0000-01-01T00:00:00Z',
    }),
    'occurredAt OUT_OF_RANGE',
  ],
]

test.each(bad)('%s: %s says where and what to do', async (_what, name, input, problem) => {
  const answer = await put(world, name, input())
  expect(codes(answer)).toEqual(['BAD_USER_INPUT'])
  expect(problemsOf(answer)).toContain(problem)
  expect(answer.bytes).not.toContain(CANARY)
  for (const { message } of answer.errors[0]!.extensions['problems'])
    expect(message).toMatch(/\w{3}.*[.]$/)
})
afterEach(async () => {
  if (expect.getState().currentTestName?.includes('says where')) await nothingWritten()
})
