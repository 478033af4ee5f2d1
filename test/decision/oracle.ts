/**
 * A second decision engine, written from the specification alone and without a look at
 * `src/decision`, so that both can be compared on random histories. It trades speed for
 * literalness: no index, no cache, every rule reads like the sentence it was taken from.
 */

/** What can rest a processing on: the six bases of Article 6(1) and the opt-out regime. */
export type Basis =
  | 'CONSENT'
  | 'CONTRACT'
  | 'LEGAL_OBLIGATION'
  | 'PUBLIC_INTEREST'
  | 'VITAL_INTEREST'
  | 'LEGITIMATE_INTEREST'
  | 'OPT_OUT_REGIME'

/** What a purpose version rests on in one jurisdiction. */
export interface Rule {
  basis: Basis
  consentValidityMs?: number
  retentionMs?: number
  doubleOptIn?: boolean
  art9?: string
  contractTypes?: string[]
  obligation?: { law: string; trigger: string; retentionMs: number }
  always?: boolean
  assessments?: { approvedAt: number; recordedAt?: number; reviewDue?: number }[]
  task?: { law?: string; from: number; to?: number }
  sellOrShare?: boolean
}

/** One published wording of a purpose, with the interval in which it is in force. */
export interface Version {
  version: number
  publishedAt: number
  effectiveFrom: number
  effectiveTo?: number
  controllers: string[]
  categories: string[]
  directMarketing?: boolean
  profiling?: boolean
  serviceMessage?: boolean
  survivesErasure?: boolean
  art18Exception?: boolean
  reconsentCutoff?: number
  rules: Record<string, Rule>
}

/** A place personal data can be sent to. */
export interface Recipient {
  purposes: string[]
  thirdParty?: boolean
  thirdCountry?: boolean
  transferMechanism?: string
}

/** Everything that is configured rather than known about one person. */
export interface Catalogue {
  fields: Record<string, { categories: string[] }>
  specialCategories: string[]
  childAge: Record<string, number>
  fallbackJurisdiction: string
  gpcJurisdictions: string[]
  clients: Record<string, { purposes: string[] }>
  recipients: Record<string, Recipient>
  suppressions: { contactHash: string; channel: string; occurredAt: number; recordedAt?: number }[]
  compatible: { from: string; to: string; approvedAt: number }[]
  purposes: Record<string, { versions: Version[] }>
}

/** An event with its two clocks; without `recordedAt` it was recorded when it occurred. */
export interface Fact {
  occurredAt: number
  recordedAt?: number
}

/** One act about consent: by the person, the controller or an authority. */
export interface Expression extends Fact {
  id: string
  profile: string
  source: string
  state: string
  purpose: string
  controllers: string[]
  purposeVersion?: number
  noticeId?: string
  method?: string
  confirmedAt?: number
  expiresAt?: number
  givenBy?: string
  explicit?: boolean
  recipients?: string[]
  identifier?: string
  target?: string
  despiteRestriction?: boolean
}

/** A contract the person is party to. */
export interface Contract {
  controller: string
  type: string
  startsAt: number
  endsAt?: number
  performanceUntil?: number
  recordedAt?: number
}

/** An objection under Article 21, with its scope and what became of it. */
export interface Objection extends Fact {
  kind: string
  purposes?: string[]
  controllers?: string[]
  channel?: string
  source?: string
  overriddenAt?: number
  overriddenRecordedAt?: number
  withdrawnAt?: number
}

/** A restriction under Article 18, of all fields or of some. */
export interface Restriction extends Fact {
  liftedAt?: number
  liftedRecordedAt?: number
  fields?: string[]
}

/** An opt-out from sale, sharing or a purpose in an opt-out regime. */
export interface OptOut extends Fact {
  kind: string
  source: string
  purposes?: string[]
  liftedAt?: number
}

/** What makes unsolicited e-mail lawful without consent. */
export interface SoftOptIn extends Fact {
  controller: string
  channel: string
  sale: boolean
  similar: boolean
  optOutOffered: boolean
}

/** A wish about a channel or a topic on it. */
export interface Preference extends Fact {
  channel: string
  topic?: string
  controller?: string
  value: string
}

/** All evidence about one person; merged fragments are one subject. */
export interface Subject {
  jurisdiction?: string
  birthDate?: number
  expressions?: Expression[]
  contracts?: Contract[]
  triggers?: (Fact & { kind: string; controller: string })[]
  notices?: { purposes: string[]; deliveredAt: number; recordedAt?: number }[]
  objections?: Objection[]
  restrictions?: Restriction[]
  erasures?: Fact[]
  emergencies?: (Fact & { expiresAt: number; incapable?: boolean })[]
  optOuts?: OptOut[]
  softOptIns?: SoftOptIn[]
  preferences?: Preference[]
  merges?: (Fact & { confidence: string; undoneAt?: number })[]
}

/** What somebody wants to do with one field. */
export interface Request {
  purpose?: string
  controller: string
  field: string
  client?: string
  operation?: string
  channel?: string
  topic?: string
  contactHash?: string
  recipient?: string
  value?: { collectedFor: string[]; collectedAt: number }
  valueIdentifier?: string
  at: number
  asKnownAt?: number
}

/** The answer; `all` holds every failing code in the order of precedence. */
export interface Verdict {
  effect: 'ALLOW' | 'DENY'
  reason: string
  basis: string | null
  all: string[]
}

/** The failing code that stands first here is the reason that is reported. */
export const PRECEDENCE = [
  'PURPOSE_MISSING',
  'PURPOSE_UNKNOWN',
  'CALLER_NOT_AUTHORISED',
  'FIELD_UNCLASSIFIED',
  'PURPOSE_NOT_IN_FORCE',
  'CONTROLLER_NOT_COVERED',
  'BASIS_UNDEFINED',
  'SUBJECT_ERASED',
  'SUBJECT_RESTRICTED',
  'FIELD_NOT_COVERED',
  'PURPOSE_INCOMPATIBLE',
  'SPECIAL_CATEGORY_NO_CONDITION',
  'OBJECTED_DIRECT_MARKETING',
  'OBJECTED',
  'CONSENT_OTHER_CONTROLLER',
  'MERGE_CONFLICT_RESTRICTIVE',
  'CONSENT_INVALIDATED',
  'CONSENT_WITHDRAWN',
  'CONSENT_REVOKED',
  'CONSENT_REFUSED',
  'CONSENT_NOT_GIVEN',
  'CONSENT_UNPROVEN',
  'CONSENT_INVALID_MINOR',
  'RECONSENT_REQUIRED',
  'CONSENT_EXPIRED',
  'CONSENT_UNCONFIRMED',
  'EXPLICIT_CONSENT_REQUIRED',
  'RECIPIENT_NOT_IN_NOTICE',
  'NO_CONTRACT',
  'CONTRACT_ENDED',
  'ASSESSMENT_MISSING',
  'ASSESSMENT_EXPIRED',
  'NOT_INFORMED',
  'NO_LEGAL_OBLIGATION',
  'OBLIGATION_ENDED',
  'NO_PUBLIC_TASK',
  'NO_EMERGENCY_DECLARED',
  'OPTED_OUT',
  'MINOR_PROFILING_PROHIBITED',
  'AUTOMATED_DECISION_NOT_PERMITTED',
  'RETENTION_ENDED',
  'EPRIVACY_CONSENT_REQUIRED',
  'PREFERENCE_OPTED_OUT',
  'CONTACT_SUPPRESSED',
  'RECIPIENT_NOT_AUTHORISED',
  'TRANSFER_NOT_COVERED',
]

const FIVE_MINUTES = 5 * 60_000
const RESTRICTIVE = ['REFUSED', 'WITHDRAWN', 'REVOKED', 'OBJECTED', 'INVALIDATED']
const SPOKEN_BY_THE_CUSTOMER = ['GIVEN', 'REFUSED', 'WITHDRAWN', 'OBJECTED']
const ELECTRONIC_CHANNELS = ['email', 'sms', 'mms', 'push', 'fax']

/** Reads a key of a JSON object without falling for names such as `constructor`. */
function own<T>(record: Record<string, T>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** True where the category is one of the parents or below one of them. */
function under(category: string, parents: string[]): boolean {
  return parents.some((parent) => category === parent || category.startsWith(`${parent}.`))
}

/** A number that orders the days of a year, whether or not it has a 29 February. */
function dayOfYear(date: Date): number {
  return date.getUTCMonth() * 100 + date.getUTCDate()
}

/** Full years between two instants by the calendar of UTC. */
function ageAt(birthDate: number, instant: number): number {
  const born = new Date(birthDate)
  const then = new Date(instant)
  const years = then.getUTCFullYear() - born.getUTCFullYear()
  return dayOfYear(then) < dayOfYear(born) ? years - 1 : years
}

/** The events whose time is the newest; several when they tie. */
function newest<T extends Fact>(events: T[]): T[] {
  return events.filter((event) => events.every((other) => other.occurredAt <= event.occurredAt))
}

function verdict(codes: string[], basis: string | null): Verdict {
  const all = PRECEDENCE.filter((code) => codes.includes(code))
  return { effect: all.length ? 'DENY' : 'ALLOW', reason: all[0] ?? 'OK', basis, all }
}

/** Decides one request about one person: the specification, sentence by sentence. */
export function oracle(catalogue: Catalogue, subject: Subject, request: Request): Verdict {
  const { purpose, controller, at } = request
  const knownAt = request.asKnownAt ?? at
  const operation = request.operation ?? 'READ'

  /** An outcome without a recording time of its own was recorded when it happened. */
  const happened = (when: number | undefined, recorded?: number) =>
    when !== undefined && when <= at && (recorded ?? when) <= knownAt
  const visible = (event: Fact) => (event.recordedAt ?? event.occurredAt) <= knownAt
  const counts = (event: Fact) => event.occurredAt <= at && visible(event)

  // Gate 0. A faulty request ends here, because the later gates need a rule to look at.
  if (purpose === undefined) return verdict(['PURPOSE_MISSING'], null)
  const declared = own(catalogue.purposes, purpose)
  if (!declared) return verdict(['PURPOSE_UNKNOWN'], null)
  if (
    request.client !== undefined &&
    !own(catalogue.clients, request.client)?.purposes.includes(purpose)
  )
    return verdict(['CALLER_NOT_AUTHORISED'], null)
  const categories = own(catalogue.fields, request.field)?.categories ?? []
  if (categories.length === 0) return verdict(['FIELD_UNCLASSIFIED'], null)
  const version = declared.versions
    .filter((candidate) => candidate.publishedAt <= knownAt)
    .filter(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= at && at < (effectiveTo ?? Infinity),
    )
    .toSorted((a, b) => b.version - a.version)[0]
  if (!version) return verdict(['PURPOSE_NOT_IN_FORCE'], null)
  if (!version.controllers.includes(controller)) return verdict(['CONTROLLER_NOT_COVERED'], null)
  const rule =
    own(version.rules, subject.jurisdiction) ?? own(version.rules, catalogue.fallbackJurisdiction)
  if (!rule) return verdict(['BASIS_UNDEFINED'], null)
  const { basis } = rule
  const codes: string[] = []

  // The objections that touch this request; both gate 6 and the state of consent need them.
  const objectionsTowards = (named: string) =>
    (subject.objections ?? []).filter(
      (objection) =>
        counts(objection) &&
        (!objection.purposes || objection.purposes.includes(purpose)) &&
        (!objection.controllers || objection.controllers.includes(named)) &&
        (objection.channel === undefined || objection.channel === request.channel),
    )
  const objections = objectionsTowards(controller)
  // "Only a newer specific consent reopens a consent-based purpose": there a withdrawn objection
  // still stands, while on every other basis its withdrawal ends it.
  const marketingObjectionsTowards = (named: string) =>
    objectionsTowards(named).filter(
      (objection) =>
        objection.kind === 'DIRECT_MARKETING' &&
        version.directMarketing === true &&
        (basis === 'CONSENT' || !happened(objection.withdrawnAt)),
    )
  const marketingObjections = marketingObjectionsTowards(controller)

  /** The state of consent towards one controller, as a function of a set of expressions. */
  function consentTowards(named: string) {
    const expressions = (subject.expressions ?? []).filter(
      (expression) =>
        counts(expression) &&
        expression.purpose === purpose &&
        expression.controllers.includes(named) &&
        (expression.identifier === undefined || expression.identifier === request.valueIdentifier),
    )
    // An invalidation works back to the beginning, so only the time of its recording matters.
    const annulled = (subject.expressions ?? [])
      .filter((expression) => expression.state === 'INVALIDATED' && visible(expression))
      .map((expression) => expression.target)
    const given = expressions.filter(({ state }) => state === 'GIVEN')
    const standing = given.filter(({ id }) => !annulled.includes(id))
    const restrictive = expressions.filter(
      ({ state, target }) => RESTRICTIVE.includes(state) && target === undefined,
    )
    // An objection to marketing is treated as an expression in the same order of time.
    const obstacles = [
      ...restrictive.map(({ occurredAt, source, state }) => ({ occurredAt, source, state })),
      ...marketingObjectionsTowards(named).map(({ occurredAt, source }) => ({
        occurredAt,
        source,
        state: 'OBJECTED',
      })),
    ]
    const conflict = (subject.merges ?? []).some(
      (merge) =>
        counts(merge) &&
        merge.confidence !== 'VERIFIED' &&
        !happened(merge.undoneAt) &&
        standing.some((grant) =>
          restrictive.some(
            (other) =>
              grant.profile !== other.profile &&
              grant.occurredAt <= merge.occurredAt &&
              other.occurredAt <= merge.occurredAt,
          ),
        ) &&
        !expressions.some(
          ({ state, occurredAt }) =>
            SPOKEN_BY_THE_CUSTOMER.includes(state) && occurredAt > merge.occurredAt,
        ),
    )
    const live = standing.filter((grant) =>
      obstacles.every(
        (obstacle) =>
          grant.occurredAt >
          obstacle.occurredAt + (grant.source === obstacle.source ? 0 : FIVE_MINUTES),
      ),
    )
    return {
      conflict,
      // While a merge is in conflict the restriction wins, so no grant is live at all.
      live: conflict ? [] : live,
      restrictions: newest(obstacles),
      annulled: given.length > standing.length,
    }
  }
  const consent = consentTowards(controller)
  // Ties are restrictive: where several grants are the newest, each of them has to be sufficient.
  const grants = newest(consent.live)
  const explicit = grants.length > 0 && grants.every((grant) => grant.explicit === true)

  // Gate 1, erasure.
  if ((subject.erasures ?? []).some(counts) && !version.survivesErasure)
    codes.push('SUBJECT_ERASED')

  // Gate 2, restriction.
  const restricted = (subject.restrictions ?? []).some(
    (restriction) =>
      counts(restriction) &&
      !happened(restriction.liftedAt, restriction.liftedRecordedAt) &&
      (!restriction.fields || restriction.fields.includes(request.field)) &&
      !consent.live.some(
        (grant) => grant.despiteRestriction === true && grant.occurredAt > restriction.occurredAt,
      ),
  )
  if (restricted && !['STORE', 'RIGHTS'].includes(operation) && !version.art18Exception)
    codes.push('SUBJECT_RESTRICTED')

  // Gate 3, minimisation.
  if (!categories.every((category) => under(category, version.categories)))
    codes.push('FIELD_NOT_COVERED')

  // Gate 4, purpose binding.
  const { value } = request
  if (value && !['CONSENT', 'LEGAL_OBLIGATION', 'VITAL_INTEREST'].includes(basis)) {
    const compatible = catalogue.compatible.some(
      ({ from, to, approvedAt }) =>
        value.collectedFor.includes(from) && to === purpose && happened(approvedAt),
    )
    if (!value.collectedFor.includes(purpose) && !compatible) codes.push('PURPOSE_INCOMPATIBLE')
  }

  // Gate 5, special categories; the ones the version does not cover were refused by gate 3.
  const emergencies = (subject.emergencies ?? []).filter(
    (emergency) => counts(emergency) && at < emergency.expiresAt,
  )
  const special = categories.some(
    (category) =>
      under(category, catalogue.specialCategories) && under(category, version.categories),
  )
  if (special) {
    const incapable = emergencies.some((emergency) => emergency.incapable === true)
    if (!rule.art9 || (rule.art9 === 'A9-2-c' && !incapable))
      codes.push('SPECIAL_CATEGORY_NO_CONDITION')
    if (rule.art9 === 'A9-2-a' && !explicit) codes.push('EXPLICIT_CONSENT_REQUIRED')
  }

  // Gate 6, objection. A live grant is newer than every marketing objection by construction.
  if (marketingObjections.length > 0 && !(basis === 'CONSENT' && consent.live.length > 0))
    codes.push('OBJECTED_DIRECT_MARKETING')
  if (basis === 'PUBLIC_INTEREST' || basis === 'LEGITIMATE_INTEREST') {
    const open = objections.some(
      ({ kind, overriddenAt, overriddenRecordedAt, withdrawnAt }) =>
        kind === 'GENERAL' &&
        !happened(overriddenAt, overriddenRecordedAt) &&
        !happened(withdrawnAt),
    )
    if (open) codes.push('OBJECTED')
  }

  // Gate 7, evidence for the basis.
  if (basis === 'CONSENT') codes.push(...consentCodes())
  if (basis === 'CONTRACT') {
    const started = (subject.contracts ?? []).filter(
      (contract) =>
        contract.controller === controller &&
        (rule.contractTypes ?? []).includes(contract.type) &&
        happened(contract.startsAt, contract.recordedAt),
    )
    const running = started.some(
      ({ endsAt, performanceUntil }) =>
        at < Math.max(endsAt ?? Infinity, performanceUntil ?? -Infinity),
    )
    if (!running) codes.push(started.length > 0 ? 'CONTRACT_ENDED' : 'NO_CONTRACT')
  }
  if (basis === 'LEGAL_OBLIGATION' && !rule.always) {
    const { obligation } = rule
    const triggers = (subject.triggers ?? []).filter(
      (trigger) =>
        trigger.kind === obligation?.trigger &&
        trigger.controller === controller &&
        counts(trigger),
    )
    const lasting = triggers.some(
      ({ occurredAt }) => at < occurredAt + (obligation?.retentionMs ?? 0),
    )
    if (!lasting) codes.push(triggers.length > 0 ? 'OBLIGATION_ENDED' : 'NO_LEGAL_OBLIGATION')
  }
  if (basis === 'PUBLIC_INTEREST') {
    const { task } = rule
    if (!task || at < task.from || at >= (task.to ?? Infinity)) codes.push('NO_PUBLIC_TASK')
  }
  if (basis === 'VITAL_INTEREST' && emergencies.length === 0) codes.push('NO_EMERGENCY_DECLARED')
  if (basis === 'LEGITIMATE_INTEREST') {
    // "Recorded before use": an assessment filed afterwards does not cover an earlier use.
    const approved = (rule.assessments ?? []).filter(
      ({ approvedAt, recordedAt }) =>
        happened(approvedAt, recordedAt) && (recordedAt ?? approvedAt) <= at,
    )
    if (approved.length === 0) codes.push('ASSESSMENT_MISSING')
    else if (!approved.some(({ reviewDue }) => at < (reviewDue ?? Infinity)))
      codes.push('ASSESSMENT_EXPIRED')
    const informed = (subject.notices ?? []).some(
      ({ purposes, deliveredAt, recordedAt }) =>
        purposes.includes(purpose) && happened(deliveredAt, recordedAt),
    )
    if (!informed) codes.push('NOT_INFORMED')
  }
  if (basis === 'OPT_OUT_REGIME' || rule.sellOrShare) {
    const optedOut = (subject.optOuts ?? []).some(
      ({ kind, source, purposes, liftedAt, ...event }) =>
        counts(event) &&
        !happened(liftedAt) &&
        (source !== 'Sec-GPC' || catalogue.gpcJurisdictions.includes(subject.jurisdiction ?? '')) &&
        (purposes
          ? purposes.includes(purpose)
          : kind !== 'SELL_OR_SHARE' || rule.sellOrShare === true),
    )
    // CCPA 1798.120(c): below 16 years a sale needs an opt-in instead of a missing opt-out.
    const optInMissing = rule.sellOrShare && youngerThan(16, at) && grants.length === 0
    if (optedOut || optInMissing) codes.push('OPTED_OUT')
  }

  // Gate 8, minors and automation.
  if (version.profiling && version.directMarketing && youngerThan(18, at))
    codes.push('MINOR_PROFILING_PROHIBITED')
  if (
    operation === 'AUTOMATED_DECISION' &&
    basis !== 'CONTRACT' &&
    basis !== 'LEGAL_OBLIGATION' &&
    !(basis === 'CONSENT' && explicit)
  )
    codes.push('AUTOMATED_DECISION_NOT_PERMITTED')

  // Gate 9, retention.
  if (value && at >= value.collectedAt + (rule.retentionMs ?? Infinity))
    codes.push('RETENTION_ENDED')

  // Gate 10, channel.
  const { channel } = request
  if (channel !== undefined) {
    const softOptIn = (subject.softOptIns ?? []).some(
      (evidence) =>
        counts(evidence) &&
        evidence.controller === controller &&
        evidence.channel === channel &&
        evidence.sale &&
        evidence.similar &&
        evidence.optOutOffered,
    )
    const electronicMarketing = version.directMarketing && ELECTRONIC_CHANNELS.includes(channel)
    if (electronicMarketing && basis !== 'CONSENT' && !softOptIn)
      codes.push('EPRIVACY_CONSENT_REQUIRED')
    const preferences = (subject.preferences ?? []).filter(
      (preference) =>
        counts(preference) &&
        preference.channel === channel &&
        (preference.topic === undefined || preference.topic === request.topic) &&
        (preference.controller === undefined || preference.controller === controller),
    )
    if (!version.serviceMessage && newest(preferences).some(({ value: wish }) => wish === 'OUT'))
      codes.push('PREFERENCE_OPTED_OUT')
    const suppressed = catalogue.suppressions.some(
      (suppression) =>
        counts(suppression) &&
        suppression.contactHash === request.contactHash &&
        suppression.channel === channel,
    )
    if (suppressed) codes.push('CONTACT_SUPPRESSED')
  }

  // Gate 11, recipient.
  if (request.recipient !== undefined) {
    const name = request.recipient
    const recipient = own(catalogue.recipients, name)
    if (!recipient?.purposes.includes(purpose)) codes.push('RECIPIENT_NOT_AUTHORISED')
    const named = grants.every((grant) => grant.recipients?.includes(name))
    if (basis === 'CONSENT' && recipient?.thirdParty && !named)
      codes.push('RECIPIENT_NOT_IN_NOTICE')
    if (recipient?.thirdCountry && !recipient.transferMechanism) codes.push('TRANSFER_NOT_COVERED')
  }
  return verdict(codes, basis)

  /** A person whose birth date is unknown is not taken for a child. */
  function youngerThan(years: number, instant: number): boolean {
    return subject.birthDate !== undefined && ageAt(subject.birthDate, instant) < years
  }

  /** Everything that is wrong with the consent of this person towards this controller. */
  function consentCodes(): string[] {
    if (grants.length > 0) return grants.flatMap(grantCodes)
    if (consent.conflict) return ['MERGE_CONFLICT_RESTRICTIVE']
    if (consent.restrictions.length > 0) {
      const objected = version?.directMarketing ? 'OBJECTED_DIRECT_MARKETING' : 'OBJECTED'
      return consent.restrictions.map(({ state }) =>
        state === 'OBJECTED' ? objected : `CONSENT_${state}`,
      )
    }
    if (consent.annulled) return ['CONSENT_INVALIDATED']
    const others = (subject.expressions ?? [])
      .flatMap(({ controllers }) => controllers)
      .filter((other) => other !== controller)
    return others.some((other) => consentTowards(other).live.length > 0)
      ? ['CONSENT_OTHER_CONTROLLER']
      : ['CONSENT_NOT_GIVEN']
  }

  /** Everything that is wrong with one grant that is live. */
  function grantCodes(grant: Expression): string[] {
    const cutoff = version?.reconsentCutoff ?? -Infinity
    const validity = grant.occurredAt + (rule?.consentValidityMs ?? Infinity)
    const childAge = own(catalogue.childAge, subject.jurisdiction) ?? 16
    const faults: [boolean, string][] = [
      [!grant.noticeId || !grant.method, 'CONSENT_UNPROVEN'],
      [
        youngerThan(childAge, grant.occurredAt) && grant.givenBy !== 'PARENT',
        'CONSENT_INVALID_MINOR',
      ],
      [(grant.purposeVersion ?? -Infinity) < cutoff, 'RECONSENT_REQUIRED'],
      [at >= Math.min(grant.expiresAt ?? Infinity, validity), 'CONSENT_EXPIRED'],
      [rule?.doubleOptIn === true && !happened(grant.confirmedAt), 'CONSENT_UNCONFIRMED'],
    ]
    return faults.flatMap(([failed, code]) => (failed ? [code] : []))
  }
}
