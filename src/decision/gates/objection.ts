import type { CompiledVersion } from '../catalogue.ts'
import type { BasisKey, PurposeRule } from '../catalogue-model.ts'
import type { ConsentState } from '../consent-state.ts'
import type { Circumstances } from '../question.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Objection, Subject } from '../subject.ts'
import { hasHappened, isVisible, type Timeline } from '../timeline.ts'

/**
 * Objections to direct marketing that concern this use by a controller. Art. 21(2)-(3) is absolute: an
 * override changes nothing. The person's withdrawal ends it, but where consent is the basis that alone
 * opens nothing: there only a newer, specific consent does.
 */
export function directMarketingObjections(
  subject: Subject,
  { version, rule }: { readonly version: CompiledVersion; readonly rule: PurposeRule },
  circumstances: Circumstances,
  timeline: Timeline,
): readonly Objection[] {
  if (!version.directMarketing) return []
  return (subject.objections ?? []).filter(
    (o) =>
      o.kind === 'DIRECT_MARKETING' &&
      concerns(o, circumstances) &&
      isVisible(o, timeline) &&
      (rule.basis === 'CONSENT' || !hasHappened(o.withdrawnAt, undefined, timeline)),
  )
}

/**
 * GDPR Art. 21. A consent-based purpose is reopened by a newer specific consent; a general objection
 * stops 6(1)(e) and (f) from receipt (Art. 18(1)(d)) until it is overridden or taken back.
 */
export function objectionGate(facts: {
  readonly subject: Subject
  readonly basis: BasisKey
  readonly circumstances: Circumstances
  readonly timeline: Timeline
  readonly marketing: readonly Objection[]
  readonly consent: ConsentState
}): readonly ReasonCode[] {
  const { subject, basis, circumstances, timeline, marketing, consent } = facts
  const reasons: ReasonCode[] = []
  // A live grant is newer than every objection, else it would not be live.
  if (marketing.length > 0 && (basis !== 'CONSENT' || consent.live.length === 0)) {
    reasons.push('OBJECTED_DIRECT_MARKETING')
  }
  if (basis === 'LEGITIMATE_INTEREST' || basis === 'PUBLIC_INTEREST') {
    const open = (subject.objections ?? []).some(
      (o) =>
        o.kind === 'GENERAL' &&
        concerns(o, circumstances) &&
        isVisible(o, timeline) &&
        !hasHappened(o.withdrawnAt, undefined, timeline) &&
        !hasHappened(o.overriddenAt, o.overriddenRecordedAt, timeline),
    )
    if (open) reasons.push('OBJECTED')
  }
  return reasons
}

/** What an objection does not name, it does not limit. */
const concerns = (o: Objection, { purpose, controller, channel }: Circumstances): boolean =>
  (o.purposes === undefined || (purpose !== undefined && o.purposes.includes(purpose))) &&
  (o.controllers === undefined || o.controllers.includes(controller)) &&
  (o.channel === undefined || o.channel === channel)
