/**
 * Random worlds to compare two decision engines on: a catalogue, the evidence about one person
 * and one request, in the shapes of the scenario files. Instants come from a small pool, because
 * engines differ where two events tie, are five minutes apart or meet the end of an interval, and
 * instants drawn from a wide range would hardly ever do so.
 */
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import type { Catalogue, Request, Rule, Subject, Version } from './oracle.ts'

/** One input of a decision engine. */
export interface World {
  catalogue: Catalogue
  subject: Subject
  request: Request
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The instant most scenarios ask about; all other times are relative to it. */
const NOW = Date.UTC(2026, 2, 1)
const START = Date.UTC(2025, 1, 1)

const scenarioFile = new URL('../../conformance/decision-scenarios.json', import.meta.url)

const scenarios: { catalogue: Catalogue } = JSON.parse(readFileSync(scenarioFile, 'utf8'))

/** The catalogue of the scenario file, as it is. */
export const scenarioCatalogue = scenarios.catalogue

/** A purpose with one version, of which only the unusual parts have to be told. */
function purposeOf(
  categories: string[],
  rules: Record<string, Rule>,
  flags: Partial<Version> = {},
): { versions: Version[] } {
  const base = { version: 1, publishedAt: START, effectiveFrom: START, controllers: ['acme-pl'] }
  return { versions: [{ ...base, categories, rules, ...flags }] }
}

const assessed: Rule = {
  basis: 'LEGITIMATE_INTEREST',
  assessments: [{ approvedAt: START, recordedAt: START, reviewDue: NOW + 300 * DAY }],
}
const EVERY_CONTROLLER = ['acme-pl', 'velo-de']
const MARKETING = { directMarketing: true }

/**
 * Purposes for the rules nobody in the scenario catalogue has, with periods that are short enough
 * to end within the pool of instants.
 */
const extraPurposes: Catalogue['purposes'] = {
  'analytics.optout': purposeOf(['user.behavior', 'user.device'], {
    '*': { basis: 'OPT_OUT_REGIME', retentionMs: 2 * DAY },
  }),
  'data.sale': purposeOf(['user.contact', 'user.behavior'], {
    '*': { basis: 'OPT_OUT_REGIME', sellOrShare: true },
  }),
  'public.open_task': purposeOf(['user.name', 'user.contact'], {
    '*': { basis: 'PUBLIC_INTEREST', task: { law: 'open', from: NOW - DAY } },
  }),
  'public.closing_task': purposeOf(['user.name', 'user.contact'], {
    '*': { basis: 'PUBLIC_INTEREST', task: { law: 'closing', from: START, to: NOW } },
  }),
  'public.no_task': purposeOf(['user.name'], { '*': { basis: 'PUBLIC_INTEREST' } }),
  'club.letters': purposeOf(
    ['user.name', 'user.contact'],
    { '*': { basis: 'CONTRACT', contractTypes: ['MEMBERSHIP'] } },
    { ...MARKETING, controllers: EVERY_CONTROLLER },
  ),
  'club.health': purposeOf(['user.health_and_medical', 'user.content'], {
    '*': { basis: 'CONTRACT', contractTypes: ['MEMBERSHIP'], art9: 'A9-2-a' },
  }),
  'claims.obligation': purposeOf(
    ['user.name', 'user.contact', 'user.behavior.purchase_history'],
    {
      '*': {
        basis: 'LEGAL_OBLIGATION',
        obligation: { law: 'short', trigger: 'WARRANTY_CLAIM', retentionMs: DAY },
      },
    },
    { controllers: EVERY_CONTROLLER },
  ),
  'flash.offers': purposeOf(
    ['user.contact', 'user.name'],
    {
      '*': { basis: 'CONSENT', consentValidityMs: DAY, retentionMs: DAY, doubleOptIn: true },
    },
    { ...MARKETING, controllers: EVERY_CONTROLLER },
  ),
  'survey.research': purposeOf(
    ['user.content', 'user.behavior', 'user.health_and_medical'],
    {
      '*': { basis: 'CONSENT', art9: 'A9-2-a' },
      GB: { basis: 'CONSENT', art9: 'A9-2-j', consentValidityMs: 5 * MINUTE },
    },
    { controllers: EVERY_CONTROLLER },
  ),
  'profile.postal': purposeOf(
    ['user.contact', 'user.behavior'],
    { '*': { ...assessed, retentionMs: 2 * DAY } },
    { ...MARKETING, profiling: true },
  ),
  'risk.scoring': purposeOf(['user.device', 'user.financial', 'user.contact'], {
    '*': {
      basis: 'LEGITIMATE_INTEREST',
      assessments: [
        { approvedAt: START, reviewDue: NOW - DAY },
        { approvedAt: NOW - DAY, recordedAt: NOW, reviewDue: NOW + 2 * DAY },
      ],
    },
  }),
  'terms.newsletter': {
    versions: [
      ...purposeOf(['user.contact.email'], { '*': { basis: 'CONSENT' } }, MARKETING).versions,
      ...purposeOf(
        ['user.contact.email', 'user.name'],
        { '*': { basis: 'CONSENT' } },
        {
          ...MARKETING,
          version: 2,
          publishedAt: NOW - DAY,
          effectiveFrom: NOW,
          reconsentCutoff: 2,
        },
      ).versions,
    ],
  },
}

const everyPurpose = [...Object.keys(scenarioCatalogue.purposes), ...Object.keys(extraPurposes)]

/** The scenario catalogue with more fields, purposes, clients, recipients and suppressions. */
export const extendedCatalogue: Catalogue = {
  ...scenarioCatalogue,
  fields: {
    ...scenarioCatalogue.fields,
    bankAccount: { categories: ['user.financial.bank_account'] },
    // A category that only looks as if it were below `user.name`.
    nickname: { categories: ['user.named'] },
    surveyAnswers: { categories: ['user.content.private', 'user.behavior'] },
  },
  clients: {
    ...scenarioCatalogue.clients,
    everything: { purposes: everyPurpose },
    nothing: { purposes: [] },
  },
  recipients: {
    ...scenarioCatalogue.recipients,
    'cloud.scc': { purposes: everyPurpose, thirdCountry: true, transferMechanism: 'SCC' },
    'cloud.bare': { purposes: everyPurpose, thirdCountry: true },
    'partner.scc': {
      purposes: everyPurpose,
      thirdParty: true,
      thirdCountry: true,
      transferMechanism: 'SCC',
    },
    'partner.near': { purposes: everyPurpose, thirdParty: true },
  },
  suppressions: [
    ...scenarioCatalogue.suppressions,
    { contactHash: 'h2', channel: 'sms', occurredAt: NOW - DAY },
    { contactHash: 'h2', channel: 'email', occurredAt: NOW },
  ],
  compatible: [
    ...scenarioCatalogue.compatible,
    { from: 'service.support', to: 'fraud.prevention', approvedAt: NOW - DAY },
    { from: 'order.fulfilment', to: 'analytics.optout', approvedAt: START },
    { from: 'account.signup', to: 'club.letters', approvedAt: NOW },
  ],
  purposes: { ...scenarioCatalogue.purposes, ...extraPurposes },
}

// From here on times are relative to the era of the world; `settle` makes them absolute.
const SMALL_STEPS = [0, 1, 5 * MINUTE, 5 * MINUTE + 1]
const BEFORE = [-2 * DAY, -DAY].flatMap((day) => SMALL_STEPS.map((step) => day + step))
const past = fc.constantFrom(...BEFORE, 0, 0, 1)
const moment = fc.oneof(
  { arbitrary: past, weight: 6 },
  { arbitrary: fc.constantFrom(...SMALL_STEPS, DAY, DAY + 5 * MINUTE), weight: 1 },
)
const delay = fc.oneof(
  { arbitrary: fc.constant(0), weight: 8 },
  { arbitrary: fc.constantFrom(1, 5 * MINUTE, DAY, 2 * DAY), weight: 2 },
)
const purposeKey = fc.constantFrom(...everyPurpose)
const controllerKey = fc.constantFrom('acme-pl', 'acme-pl', 'acme-pl', 'acme-pl', 'velo-de')
const channelKey = fc.constantFrom('email', 'sms', 'postal')
const ALONE = ['acme-pl']
const controllerSet = fc.constantFrom(ALONE, ALONE, ALONE, EVERY_CONTROLLER, ['velo-de'])
const recipientKeys = Object.keys(extendedCatalogue.recipients)

/** Lets a counterexample shrink to the first, simplest alternative. */
const SHRINK = { withCrossShrink: true }

/** True in so many of a hundred cases, shrinking towards false. */
const chance = (percent: number) =>
  fc.oneof(
    SHRINK,
    { arbitrary: fc.constant(false), weight: 100 - percent },
    { arbitrary: fc.constant(true), weight: percent },
  )

/** A property that is there in so many of a hundred cases; `undefined` is dropped afterwards. */
const sometimes = <T>(percent: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    SHRINK,
    { arbitrary: fc.constant(undefined), weight: 100 - percent },
    { arbitrary, weight: percent },
  )

/** Purposes a piece of evidence speaks of; `null` stands for the purpose that is asked for. */
const aboutPurpose = fc.oneof(
  { arbitrary: fc.constant(null), weight: 7 },
  { arbitrary: purposeKey, weight: 1 },
)
const aboutPurposes = aboutPurpose.map((purpose) => [purpose])

/** Evidence that is mostly not there, so that worlds stay small enough to be allowed something. */
const rarely = <T>(percent: number, arbitrary: fc.Arbitrary<T>) =>
  fc
    .tuple(chance(percent), fc.array(arbitrary, { minLength: 1, maxLength: 2 }))
    .map(([there, list]) => (there ? list : []))

/** A record whose event is recorded when it occurs or later, never earlier. */
const event = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc
    .tuple(fc.record(shape), moment, delay, fc.boolean())
    .map(([rest, occurredAt, late, explicitly]) => ({
      ...rest,
      occurredAt,
      ...(late > 0 || explicitly ? { recordedAt: occurredAt + late } : {}),
    }))

const STATES = ['GIVEN', 'GIVEN', 'GIVEN', 'GIVEN', 'GIVEN', 'REQUESTED', 'DEFERRED', 'REFUSED']
const expression = event({
  profile: fc.constantFrom('A', 'B'),
  source: fc.constantFrom('web', 'crm'),
  state: fc.constantFrom(...STATES, 'WITHDRAWN', 'REVOKED', 'OBJECTED', 'INVALIDATED'),
  purpose: aboutPurpose,
  controllers: controllerSet,
  purposeVersion: sometimes(92, fc.constantFrom(2, 1)),
  noticeId: sometimes(92, fc.constant('n1')),
  method: sometimes(94, fc.constant('CHECKBOX')),
  // Both are drawn as a distance from the time of the expression.
  confirmedAt: sometimes(80, fc.constantFrom(0, 0, 0, 1, 5 * MINUTE, DAY)),
  expiresAt: sometimes(12, fc.constantFrom(5 * MINUTE, DAY, 2 * DAY, 3 * DAY)),
  givenBy: sometimes(20, fc.constant('PARENT')),
  explicit: sometimes(60, chance(70)),
  recipients: sometimes(60, fc.subarray(recipientKeys)),
  identifier: sometimes(10, fc.constantFrom('i1', 'i2')),
  targetIndex: sometimes(60, fc.nat({ max: 7 })),
  despiteRestriction: sometimes(20, chance(80)),
}).map(({ confirmedAt, expiresAt, ...rest }) => ({
  ...rest,
  confirmedAt: confirmedAt === undefined ? undefined : rest.occurredAt + confirmedAt,
  expiresAt: expiresAt === undefined ? undefined : rest.occurredAt + expiresAt,
}))

const contract = fc
  .record({
    controller: controllerKey,
    type: fc.constantFrom('ORDER', 'WARRANTY', 'MEMBERSHIP', 'ENQUIRY'),
    startsAt: moment,
    endsAt: sometimes(60, moment),
    performanceUntil: sometimes(30, moment),
    late: delay,
  })
  .map(({ late, ...rest }) => ({
    ...rest,
    recordedAt: late > 0 ? rest.startsAt + late : undefined,
  }))

const objection = event({
  kind: fc.constantFrom('GENERAL', 'DIRECT_MARKETING'),
  purposes: sometimes(50, aboutPurposes),
  controllers: sometimes(20, controllerSet),
  channel: sometimes(20, channelKey),
  source: sometimes(50, fc.constantFrom('web', 'crm')),
  overriddenAt: sometimes(30, moment),
  overriddenLate: delay,
  withdrawnAt: sometimes(25, moment),
}).map(({ overriddenLate, ...rest }) => ({
  ...rest,
  overriddenRecordedAt:
    rest.overriddenAt !== undefined && overriddenLate > 0
      ? rest.overriddenAt + overriddenLate
      : undefined,
}))

const restriction = event({
  liftedAt: sometimes(40, moment),
  liftedLate: delay,
  fields: sometimes(30, fc.subarray(Object.keys(extendedCatalogue.fields))),
}).map(({ liftedLate, ...rest }) => ({
  ...rest,
  liftedRecordedAt:
    rest.liftedAt !== undefined && liftedLate > 0 ? rest.liftedAt + liftedLate : undefined,
}))

const emergency = event({
  lasts: fc.constantFrom(5 * MINUTE, DAY, 3 * DAY),
  incapable: sometimes(90, chance(60)),
}).map(({ lasts, ...rest }) => ({ ...rest, expiresAt: rest.occurredAt + lasts }))

const notice = fc
  .record({ purposes: aboutPurposes, deliveredAt: moment, late: delay })
  .map(({ late, ...rest }) => ({
    ...rest,
    recordedAt: late > 0 ? rest.deliveredAt + late : undefined,
  }))

/** Birthdays on which somebody becomes 13, 14, 15, 16 or 18 within the pool, and one leap day. */
const birthDate = fc.oneof(
  { arbitrary: fc.constantFrom(Date.UTC(1985, 4, 5), undefined), weight: 6 },
  {
    arbitrary: fc
      .tuple(fc.constantFrom(20, 18, 16, 15, 14, 13), fc.constantFrom(-2, -1, 0, 1, 40))
      .map(([years, days]) => Date.UTC(2026 - years, 2, 1 + days)),
    weight: 3,
  },
)

const looseSubject = fc.record({
  jurisdiction: fc.constantFrom('PL', 'PL', 'GB', 'US-CA', 'FR', 'DE', undefined),
  birthDate,
  expressions: fc.oneof(
    SHRINK,
    { arbitrary: fc.array(expression, { maxLength: 3 }), weight: 5 },
    { arbitrary: fc.array(expression, { maxLength: 7, size: 'max' }), weight: 2 },
  ),
  contracts: rarely(40, contract),
  triggers: rarely(
    30,
    event({
      kind: fc.constantFrom('INVOICE', 'WARRANTY_CLAIM', 'ORDER'),
      controller: controllerKey,
    }),
  ),
  notices: rarely(40, notice),
  objections: rarely(14, objection),
  restrictions: rarely(10, restriction),
  erasures: rarely(4, event({})),
  emergencies: rarely(20, emergency),
  optOuts: rarely(
    20,
    event({
      kind: fc.constantFrom('SELL_OR_SHARE', 'SELL_OR_SHARE', 'PURPOSE'),
      source: fc.constantFrom('web', 'Sec-GPC'),
      purposes: sometimes(40, aboutPurposes),
      liftedAt: sometimes(30, moment),
    }),
  ),
  softOptIns: rarely(
    40,
    event({
      controller: controllerKey,
      channel: channelKey,
      sale: chance(90),
      similar: chance(90),
      optOutOffered: chance(90),
    }),
  ),
  preferences: rarely(
    20,
    event({
      channel: channelKey,
      topic: sometimes(40, fc.constantFrom('offers', 'news')),
      controller: sometimes(30, controllerKey),
      value: fc.constantFrom('IN', 'OUT', 'PREFERRED'),
    }),
  ),
  merges: rarely(
    35,
    event({
      confidence: fc.constantFrom('PROBABLE', 'PROBABLE', 'VERIFIED'),
      undoneAt: sometimes(25, moment),
    }),
  ),
})

const looseRequest = fc.record({
  asks: fc.oneof(
    { arbitrary: fc.constant('focus'), weight: 60 },
    { arbitrary: fc.constantFrom('nothing', 'unknown', 'toString'), weight: 1 },
  ),
  controller: fc.oneof(
    { arbitrary: fc.constant('acme-pl'), weight: 20 },
    { arbitrary: fc.constant('velo-de'), weight: 1 },
  ),
  // `null` stands for some field the purpose covers.
  field: fc.oneof(
    { arbitrary: fc.constant(null), weight: 12 },
    {
      arbitrary: fc.constantFrom(...Object.keys(extendedCatalogue.fields), 'undeclared'),
      weight: 2,
    },
  ),
  choice: fc.nat({ max: 11 }),
  client: sometimes(
    8,
    fc.constantFrom('everything', 'everything', 'everything', 'commerce', 'marketing', 'nothing'),
  ),
  operation: sometimes(
    45,
    fc.constantFrom('READ', 'STORE', 'INGEST', 'EGRESS', 'RIGHTS', 'AUTOMATED_DECISION'),
  ),
  channel: sometimes(35, channelKey),
  topic: sometimes(30, fc.constantFrom('offers', 'news')),
  contactHash: sometimes(40, fc.constantFrom('h0', 'h1', 'h2')),
  // `null` stands for some recipient that is registered for the purpose.
  recipient: sometimes(
    18,
    fc.oneof(
      { arbitrary: fc.constant(null), weight: 3 },
      { arbitrary: fc.constantFrom(...recipientKeys, 'unregistered'), weight: 1 },
    ),
  ),
  collectedFor: sometimes(
    40,
    fc.array(
      fc.oneof(
        { arbitrary: aboutPurpose, weight: 3 },
        {
          arbitrary: fc.constantFrom('service.support', 'order.fulfilment', 'account.signup'),
          weight: 1,
        },
      ),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  collectedAt: past,
  valueIdentifier: sometimes(25, fc.constantFrom('i1', 'i2')),
  at: fc.constantFrom(...SMALL_STEPS, 0, DAY, DAY + 5 * MINUTE, -DAY, -DAY + 5 * MINUTE),
  asKnownAt: sometimes(35, fc.constantFrom(...SMALL_STEPS, DAY, 3 * DAY, -DAY, -2 * DAY)),
})

/** Which complete pieces of evidence are there; most allowed worlds rest on one of them. */
const help = fc.record({
  startsAt: fc.constantFrom(-3 * DAY, -2 * DAY, -DAY, -DAY + 1),
  channel: channelKey,
  expression: chance(60),
  contracts: chance(60),
  triggers: chance(70),
  notices: chance(75),
  emergencies: chance(60),
  softOptIns: chance(50),
})

/** Where the pool lies: mostly around the usual day, else at an end or a start of something. */
const era = fc.oneof(
  SHRINK,
  { arbitrary: fc.constant(NOW), weight: 24 },
  {
    arbitrary: fc.constantFrom(
      // The purposes come into force,
      Date.UTC(2025, 1, 1),
      // the second version of marketing.email replaces the first,
      Date.UTC(2026, 5, 1),
      // the voucher scheme ends, and the assessments fall due.
      Date.UTC(2027, 0, 1),
      Date.UTC(2027, 0, 15),
    ),
    weight: 3,
  },
)

const TIMES = new Set(
  (
    'occurredAt recordedAt confirmedAt expiresAt startsAt endsAt performanceUntil deliveredAt ' +
    'overriddenAt overriddenRecordedAt withdrawnAt liftedAt liftedRecordedAt undoneAt at ' +
    'asKnownAt collectedAt'
  ).split(' '),
)

/**
 * Makes a loose description a world: adds the era to every relative time and puts the purpose
 * asked for in the place of `null`. The way through JSON drops what is `undefined`.
 */
function settle(loose: object, start: number, focus: string): Omit<World, 'catalogue'> {
  return JSON.parse(
    JSON.stringify(loose, (key, value: unknown) => {
      if (TIMES.has(key) && typeof value === 'number') return value + start
      return value === null ? focus : value
    }),
  )
}

type Loose<A> = A extends fc.Arbitrary<infer T> ? T : never

/** What the purpose could rest on, complete in every respect; relative times as everywhere. */
function supporting({ startsAt, channel, ...wanted }: Loose<typeof help>) {
  const common = { controller: 'acme-pl', occurredAt: startsAt }
  const expressions = [
    {
      id: 'help',
      profile: 'A',
      source: 'web',
      state: 'GIVEN',
      purpose: null,
      controllers: ['acme-pl'],
      occurredAt: startsAt,
      purposeVersion: 2,
      noticeId: 'n1',
      method: 'CHECKBOX',
      confirmedAt: startsAt,
      explicit: true,
      givenBy: 'PARENT',
      recipients: recipientKeys,
    },
  ]
  const contracts = ['ORDER', 'MEMBERSHIP'].map((type) => ({
    controller: 'acme-pl',
    type,
    startsAt,
  }))
  const triggers = ['INVOICE', 'WARRANTY_CLAIM'].map((kind) => ({ ...common, kind }))
  const evidence = { sale: true, similar: true, optOutOffered: true }
  return {
    expressions: wanted.expression ? expressions : [],
    contracts: wanted.contracts ? contracts : [],
    triggers: wanted.triggers ? triggers : [],
    notices: wanted.notices ? [{ purposes: [null], deliveredAt: startsAt }] : [],
    emergencies: wanted.emergencies
      ? [{ occurredAt: startsAt, expiresAt: startsAt + 3 * DAY, incapable: true }]
      : [],
    softOptIns: wanted.softOptIns ? [{ ...common, ...evidence, channel }] : [],
  }
}

/** Numbers the expressions, so that an invalidation can name one of them, itself included. */
function numbered(expressions: Loose<typeof expression>[]) {
  return expressions.map(({ targetIndex, ...rest }, index) => ({
    ...rest,
    id: `e${index}`,
    target:
      rest.state === 'INVALIDATED' && targetIndex !== undefined
        ? targetIndex === 7
          ? 'help'
          : `e${targetIndex % expressions.length}`
        : undefined,
  }))
}

/** The purpose to ask for; consent has most rules, so its purposes are asked for more often. */
function focusOf(catalogue: Catalogue, index: number): string {
  const keys = Object.entries(catalogue.purposes).flatMap(([key, { versions }]) => {
    const onConsent = versions.some(({ rules }) => rules['*']?.basis === 'CONSENT')
    return onConsent ? [key, key, key] : [key]
  })
  return keys[index % keys.length] ?? ''
}

/** The names of the fields a purpose may use, or all of them if there is no such field. */
function coveredFields(catalogue: Catalogue, focus: string): string[] {
  const covered = catalogue.purposes[focus]?.versions.flatMap(({ categories }) => categories) ?? []
  const names = Object.entries(catalogue.fields)
    .filter(([, { categories }]) => categories.length > 0)
    .filter(([, { categories }]) =>
      categories.every((category) =>
        covered.some((parent) => `${category}.`.startsWith(`${parent}.`)),
      ),
    )
    .map(([name]) => name)
  return names.length > 0 ? names : Object.keys(catalogue.fields)
}

/** Random worlds; about a quarter of them allow what is asked. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    catalogue: fc.oneof(
      SHRINK,
      { arbitrary: fc.constant(scenarioCatalogue), weight: 2 },
      { arbitrary: fc.constant(extendedCatalogue), weight: 5 },
    ),
    focusIndex: fc.nat({ max: 999 }),
    era,
    subject: looseSubject,
    request: looseRequest,
    help,
  })
  .map(({ catalogue, focusIndex, era: start, subject, request, help: helped }) => {
    const focus = focusOf(catalogue, focusIndex)
    const { asks, field, recipient, choice, collectedFor, collectedAt, ...rest } = request
    const fields = coveredFields(catalogue, focus)
    const registered = Object.keys(catalogue.recipients).filter((name) =>
      catalogue.recipients[name]?.purposes.includes(focus),
    )
    const support = supporting(helped)
    const { birthDate: born, ...evidence } = subject
    const looseWorld = {
      subject: {
        ...evidence,
        expressions: [...support.expressions, ...numbered(subject.expressions)],
        contracts: [...support.contracts, ...subject.contracts],
        triggers: [...support.triggers, ...subject.triggers],
        notices: [...support.notices, ...subject.notices],
        emergencies: [...support.emergencies, ...subject.emergencies],
        softOptIns: [...support.softOptIns, ...subject.softOptIns],
      },
      request: {
        ...rest,
        purpose: asks === 'focus' ? focus : asks === 'nothing' ? undefined : asks,
        field: field ?? fields[choice % fields.length],
        recipient: recipient === null ? registered[choice % registered.length] : recipient,
        value: collectedFor && { collectedFor, collectedAt },
      },
    }
    const settled = settle(looseWorld, start, focus)
    const withBirthday = born === undefined ? {} : { birthDate: born }
    return {
      catalogue,
      subject: { ...settled.subject, ...withBirthday },
      request: settled.request,
    }
  })
