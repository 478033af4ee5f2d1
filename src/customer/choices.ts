import type { LiveCatalogue } from '../catalogue/live.ts'
import { hasOptedOut } from '../decision/bases/opt-out-regime.ts'
import type { CompiledVersion } from '../decision/catalogue.ts'
import type { BasisKey } from '../decision/catalogue-model.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import type { Objection, Subject } from '../decision/subject.ts'
import { createTimeline, hasHappened, isVisible } from '../decision/timeline.ts'
import type { EvidenceRow } from '../evidence/kinds.ts'

/** What a customer can do about a purpose at once. */
export type PrivacyChoice =
  'GIVE_CONSENT' | 'WITHDRAW_CONSENT' | 'OBJECT' | 'WITHDRAW_OBJECTION' | 'OPT_OUT' | 'LIFT_OPT_OUT'

/** What was answered for one purpose, and what it was answered from. */
export interface ChoiceFacts {
  readonly live: Pick<LiveCatalogue, 'engine'>
  readonly person: { readonly evidence: readonly EvidenceRow[] }
  /** As known at `asKnownAt`. */
  readonly subject: Subject
  readonly purpose: string
  readonly controller: string
  readonly basis: BasisKey | null
  readonly version: CompiledVersion | null
  /** What bars every category of the purpose. */
  readonly shared: readonly ReasonCode[]
  /** `Sec-GPC: 1` was sent. */
  readonly gpc: boolean
  readonly at: number
  readonly asKnownAt: number
}

/** Reasons that a consent of the customer would remove, where consent is the basis. */
const CONSENT_HELPS: ReadonlySet<ReasonCode> = new Set([
  ...(['OBJECTED_DIRECT_MARKETING', 'OBJECTED', 'CONSENT_OTHER_CONTROLLER'] as const),
  ...(['MERGE_CONFLICT_RESTRICTIVE', 'CONSENT_INVALIDATED', 'CONSENT_WITHDRAWN'] as const),
  ...(['CONSENT_REVOKED', 'CONSENT_REFUSED', 'CONSENT_NOT_GIVEN', 'CONSENT_UNPROVEN'] as const),
  ...(['CONSENT_INVALID_MINOR', 'RECONSENT_REQUIRED', 'CONSENT_EXPIRED'] as const),
  'EXPLICIT_CONSENT_REQUIRED',
])

/**
 * What the customer can do here and now; empty where no rule applies or nobody is left. An act that
 * would change nothing is not offered: to consent while one is too young to be profiled, or to take back
 * an objection where only a new consent opens the purpose again. GDPR Art. 7(3), 21; CCPA 1798.120.
 */
export function choicesOf(facts: ChoiceFacts): PrivacyChoice[] {
  const { basis, version, shared } = facts
  if (basis === null || version === null || shared.includes('SUBJECT_ERASED')) return []
  return [...consentChoices(facts), ...objectionChoices(facts, version), ...optOutChoices(facts)]
}

function consentChoices({ basis, shared }: ChoiceFacts): PrivacyChoice[] {
  if (basis !== 'CONSENT') return []
  if (shared.some((reason) => CONSENT_HELPS.has(reason))) {
    return shared.includes('MINOR_PROFILING_PROHIBITED') ? [] : ['GIVE_CONSENT']
  }
  return ['WITHDRAW_CONSENT']
}

function objectionChoices(facts: ChoiceFacts, version: CompiledVersion): PrivacyChoice[] {
  const { basis, shared } = facts
  const isGeneral = basis === 'LEGITIMATE_INTEREST' || basis === 'PUBLIC_INTEREST'
  const isMarketing = version.directMarketing === true
  if (!isGeneral && !isMarketing) return []
  const isObjected = shared.includes('OBJECTED') || shared.includes('OBJECTED_DIRECT_MARKETING')
  const canTakeBack =
    basis !== 'CONSENT' &&
    (facts.subject.objections ?? []).some(
      (o) => (o.kind === 'GENERAL' ? isGeneral : isMarketing) && canBeTakenBack(o, facts),
    )
  return [
    ...(isObjected ? [] : (['OBJECT'] as const)),
    ...(canTakeBack ? (['WITHDRAW_OBJECTION'] as const) : []),
  ]
}

/** It stands, also where it is limited to a channel, and nobody upheld it for good. */
function canBeTakenBack(o: Objection, facts: ChoiceFacts): boolean {
  const { person, purpose, controller, at, asKnownAt } = facts
  const timeline = createTimeline(at, asKnownAt)
  const concerns =
    (o.purposes === undefined || o.purposes.includes(purpose)) &&
    (o.controllers === undefined || o.controllers.includes(controller))
  const isOverridden =
    o.kind === 'GENERAL' && hasHappened(o.overriddenAt, o.overriddenRecordedAt, timeline)
  const isUpheld = person.evidence.some(
    (e) =>
      e.kind === 'OBJECTION_OUTCOME' &&
      e.detail.target === o.id &&
      e.detail.outcome === 'UPHELD' &&
      isVisible(e, timeline),
  )
  return (
    concerns &&
    isVisible(o, timeline) &&
    !hasHappened(o.withdrawnAt, undefined, timeline) &&
    !isOverridden &&
    !isUpheld
  )
}

/** What sells or shares data heeds an opt-out on any basis. Minors opt in: CCPA 1798.120(c). */
function optOutChoices(facts: ChoiceFacts): PrivacyChoice[] {
  const { live, subject, purpose, controller, basis, version, shared, at, asKnownAt } = facts
  const rule = version && live.engine.ruleFor(version, subject.jurisdiction)
  if (!rule || !(basis === 'OPT_OUT_REGIME' || rule.sellOrShare)) return []
  const isOut = (gpc: boolean) =>
    hasOptedOut({
      ...{ catalogue: live.engine, subject, purpose, rule },
      circumstances: { purpose, controller, gpc, at, asKnownAt },
      timeline: createTimeline(at, asKnownAt),
    })
  if (isOut(false)) return ['LIFT_OPT_OUT']
  // Neither they nor their browser said no: they are too young not to be asked.
  const needsOptIn = basis === 'OPT_OUT_REGIME' && shared.includes('OPTED_OUT') && !isOut(facts.gpc)
  return needsOptIn ? ['GIVE_CONSENT', 'OPT_OUT'] : ['OPT_OUT']
}
