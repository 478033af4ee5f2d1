/**
 * Random people for the real database: evidence of every kind with outcomes, late recording, several
 * sources and profiles, random provenance. Instants come from a small pool, since rules differ where
 * two events tie, are five minutes apart or meet the end of an interval.
 */
import * as fc from 'fast-check'
import type { ProvenanceGroup } from '../../src/customer/provenance.ts'
import type { EvidenceKind } from '../../src/evidence/kinds.ts'

const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
/** The day around which things happen; all of them are recorded before the real clock reads. */
export const BASE = Date.UTC(2026, 9, 1)

/** Personal fields of the sample, in the order of the columns. */
export const FIELDS = (
  'customerNumber username firstName lastName email phone postalAddress country birthDate gender ' +
  'language maritalStatus household jobTitle photoUrl taxId paymentToken bankAccount browsingHistory ' +
  'searchHistory devices ipAddress preciseLocation interests surveyFeedback socialHandles allergies ' +
  'dietaryRequirements segments loyaltyTier loyaltyPoints lastPurchaseAt preferredChannel'
).split(' ')

const ON_CONSENT = [
  ...['marketing.email', 'marketing.sms', 'personalisation.recommendations', 'ads.social'],
  ...['product.analytics', 'wellness.advice'],
]
const ON_INTEREST = [
  ...['legal.claims', 'fraud.prevention', 'marketing.postal', 'marketing.email.similar'],
  'product.analytics',
]
const EVERY_PURPOSE = [
  ...ON_CONSENT,
  ...ON_INTEREST,
  ...['order.fulfilment', 'order.delivery', 'order.payment', 'account.management'],
  ...['service.support', 'accounting.records', 'rights.fulfilment', 'safety.emergency'],
  'public.voucher_scheme',
]
const CONTROLLERS = ['acme-pl', 'velo-de', 'acme-us']
const CHANNELS = ['email', 'sms', 'postal', 'social']

/** One piece of evidence before it has an id; an outcome names its target by position. */
export interface Drawn {
  readonly kind: EvidenceKind
  readonly detail: Readonly<Record<string, unknown>>
  readonly occurredAt: number
  readonly recordedAt: number
  readonly source: string
  readonly originProfile: string | null
  /** Which of the rows that can have this outcome; absent where it is none. */
  readonly target?: number
}

/** A person before they have an id. */
export interface Person {
  readonly jurisdiction: string | null
  readonly birthDate: string | null
  readonly provenance: readonly ProvenanceGroup[]
  readonly evidence: readonly Drawn[]
}

/** What an outcome is an outcome of. */
export const targetKind: Partial<Record<EvidenceKind, EvidenceKind>> = {
  CONFIRMATION: 'EXPRESSION',
  CONTRACT_CHANGE: 'CONTRACT',
  OBJECTION_OUTCOME: 'OBJECTION',
  RESTRICTION_LIFTED: 'RESTRICTION',
  EMERGENCY_CLOSED: 'EMERGENCY',
  OPT_OUT_LIFTED: 'OPT_OUT',
  UNMERGE: 'MERGE',
}

const offset = fc.constantFrom(
  ...[-800, -450, -200, -40, -2, -1, -1, 0].map((days) => days * DAY),
  ...[-DAY + 1, -DAY + 5 * MINUTE, -DAY + 5 * MINUTE + 1, -5 * MINUTE, 1],
)
const moment = offset.map((o) => BASE + o)
const ahead = fc.constantFrom(-DAY, 0, 1, 5 * MINUTE, DAY, 30 * DAY, 400 * DAY).map((o) => BASE + o)
const sometimes = <T>(percent: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 100 - percent },
    { arbitrary, weight: percent },
  )
const mostly = fc.oneof(
  { arbitrary: fc.constant(true), weight: 9 },
  { arbitrary: fc.constant(false), weight: 1 },
)
const controllers = fc.oneof(
  { arbitrary: fc.constant(['acme-pl']), weight: 3 },
  { arbitrary: fc.subarray(CONTROLLERS, { minLength: 1 }), weight: 1 },
)
const controller = controllers.map(([first]) => first!)
const identifier = fc.constantFrom('i1', 'i2')

type Shape = Record<string, fc.Arbitrary<unknown>>

const piece = (kind: EvidenceKind, shape: Shape, isOutcome = false): fc.Arbitrary<Drawn> =>
  fc
    .record({
      detail: fc.record(shape),
      occurredAt: moment,
      // Up to five minutes of a fast clock are clamped by the database.
      delay: fc.constantFrom(0, 0, 0, 1, 5 * MINUTE, DAY, 30 * DAY, -4 * MINUTE),
      source: fc.constantFrom('web', 'web', 'crm', 'Sec-GPC'),
      originProfile: fc.constantFrom(null, 'A', 'B'),
      target: fc.nat({ max: 3 }),
    })
    .map(({ detail, delay, target, ...rest }) => ({
      ...rest,
      kind,
      detail: Object.fromEntries(Object.entries(detail).filter(([, v]) => v !== undefined)),
      recordedAt: rest.occurredAt + delay,
      ...(isOutcome ? { target } : {}),
    }))

const granted = ['GIVEN', 'GIVEN', 'GIVEN', 'GIVEN', 'GIVEN', 'GIVEN', 'RENEWED']
const other = ['REQUESTED', 'DEFERRED', 'REFUSED', 'WITHDRAWN', 'REVOKED', 'OBJECTED']
const expression = piece('EXPRESSION', {
  state: fc.constantFrom(...granted, ...other, 'INVALIDATED'),
  purpose: fc.constantFrom(...ON_CONSENT, ...ON_CONSENT, ...EVERY_PURPOSE),
  controllers,
  purposeVersion: fc.constantFrom(2, 2, 2, 1),
  noticeId: sometimes(92, fc.constant('n1')),
  method: sometimes(94, fc.constant('CHECKBOX')),
  confirmedAt: sometimes(50, moment),
  expiresAt: sometimes(12, ahead),
  givenBy: sometimes(10, fc.constant('PARENT')),
  explicit: sometimes(60, mostly),
  recipients: sometimes(50, fc.constant(['adnet', 'mailer'])),
  identifier: sometimes(20, identifier),
  despiteRestriction: sometimes(20, mostly),
})

const pieces: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<Drawn>])[] = [
  [24, expression],
  [8, piece('CONFIRMATION', {}, true)],
  [
    14,
    piece('CONTRACT', {
      controller,
      type: fc.constantFrom('ORDER', 'ORDER', 'ACCOUNT', 'WARRANTY', 'ENQUIRY'),
      startsAt: sometimes(20, moment),
      endsAt: sometimes(25, ahead),
      performanceUntil: sometimes(25, ahead),
    }),
  ],
  [
    3,
    piece(
      'CONTRACT_CHANGE',
      { endsAt: sometimes(70, ahead), performanceUntil: sometimes(50, ahead) },
      true,
    ),
  ],
  [5, piece('TRIGGER', { kind: fc.constantFrom('INVOICE', 'INVOICE', 'ORDER'), controller })],
  [9, piece('NOTICE', { purposes: fc.subarray(ON_INTEREST, { minLength: 1 }) })],
  [
    3,
    piece('OBJECTION', {
      kind: fc.constantFrom('GENERAL', 'DIRECT_MARKETING'),
      purposes: sometimes(60, fc.subarray(EVERY_PURPOSE, { minLength: 1 })),
      controllers: sometimes(20, controllers),
      channel: sometimes(30, fc.constantFrom(...CHANNELS)),
    }),
  ],
  [
    2,
    piece(
      'OBJECTION_OUTCOME',
      { outcome: fc.constantFrom('OVERRIDDEN', 'UPHELD', 'WITHDRAWN') },
      true,
    ),
  ],
  [2, piece('RESTRICTION', { fields: sometimes(60, fc.subarray(FIELDS)) })],
  [1, piece('RESTRICTION_LIFTED', {}, true)],
  [1, piece('ERASURE', {})],
  [4, piece('EMERGENCY', { expiresAt: ahead, incapable: sometimes(80, mostly) })],
  [1, piece('EMERGENCY_CLOSED', {}, true)],
  [
    3,
    piece('OPT_OUT', {
      kind: fc.constantFrom('SELL_OR_SHARE', 'PURPOSE'),
      purposes: sometimes(60, fc.subarray(EVERY_PURPOSE, { minLength: 1, maxLength: 3 })),
    }),
  ],
  [1, piece('OPT_OUT_LIFTED', {}, true)],
  [
    5,
    piece('SOFT_OPT_IN', {
      controller,
      channel: fc.constantFrom('email', 'email', 'sms'),
      sale: mostly,
      similar: mostly,
      optOutOffered: mostly,
    }),
  ],
  [
    2,
    piece('PREFERENCE', {
      channel: fc.constantFrom(...CHANNELS),
      topic: sometimes(20, fc.constantFrom('offers', 'news')),
      controller: sometimes(30, controller),
      value: fc.constantFrom('IN', 'OUT', 'PREFERRED'),
    }),
  ],
  [3, piece('MERGE', { confidence: fc.constantFrom('PROBABLE', 'VERIFIED') })],
  [1, piece('UNMERGE', {}, true)],
]

/** One random piece of evidence of any kind. */
export const drawnPiece: fc.Arbitrary<Drawn> = fc.oneof(
  ...pieces.map(([weight, arbitrary]) => ({ weight, arbitrary })),
)

const group: fc.Arbitrary<ProvenanceGroup> = fc
  .record({
    fields: fc.oneof(
      { arbitrary: fc.constant(FIELDS), weight: 2 },
      { arbitrary: fc.subarray(FIELDS), weight: 1 },
    ),
    source: fc.constantFrom('web', 'crm'),
    collectedAt: moment,
    collectedFor: fc.oneof(
      { arbitrary: fc.constant(EVERY_PURPOSE), weight: 2 },
      { arbitrary: fc.subarray(EVERY_PURPOSE, { minLength: 1, maxLength: 4 }), weight: 3 },
    ),
    identifier: sometimes(25, identifier),
  })
  .map(({ identifier: bound, ...rest }) => ({
    ...rest,
    ...(bound === undefined ? {} : { identifier: bound }),
  }))

/** Groups that overlap at times and leave fields out at times. */
export const provenance: fc.Arbitrary<readonly ProvenanceGroup[]> = fc.array(group, {
  minLength: 1,
  maxLength: 3,
})

export const jurisdiction = fc.constantFrom('PL', 'PL', 'GB', 'US-CA', 'FR', 'DE', null)

/** Birthdays on which somebody becomes 13 to 18 near the base day, adults, and nobody knows. */
export const birthDate = fc.constantFrom(
  ...['1985-05-05', '1970-02-28', '2008-10-01', '2008-10-02', '2010-10-01', '2010-10-02'],
  ...['2011-10-01', '2012-10-02', '2013-10-01', null],
)

/** A random person. */
export const person: fc.Arbitrary<Person> = fc.record({
  jurisdiction,
  birthDate,
  provenance,
  evidence: fc.array(drawnPiece, { maxLength: 14, size: 'max' }),
})
