import { isYounger } from '../age.ts'
import type { CompiledVersion } from '../catalogue.ts'
import type { BasisKey } from '../catalogue-model.ts'
import { isExplicit, type ConsentState } from '../consent-state.ts'
import type { Operation } from '../question.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Subject } from '../subject.ts'
import type { Timeline } from '../timeline.ts'

const MAJORITY = 18

/**
 * Profiling of minors for marketing is off, whatever the basis (DSA Art. 28(2), recitals 38 and 71
 * GDPR); a decision with legal or similar effect is automated only under contract, law or explicit
 * consent (GDPR Art. 22(2)).
 */
export function minorsAndAutomationGate(facts: {
  readonly subject: Subject
  readonly version: CompiledVersion
  readonly basis: BasisKey
  readonly operation: Operation
  readonly timeline: Timeline
  readonly consent: ConsentState
}): readonly ReasonCode[] {
  const { subject, version, basis, operation, timeline, consent } = facts
  const reasons: ReasonCode[] = []
  if (version.profiling && version.directMarketing) {
    if (isYounger(subject.birthDate, MAJORITY, timeline)) reasons.push('MINOR_PROFILING_PROHIBITED')
  }
  const mayAutomate =
    basis === 'CONTRACT' ||
    basis === 'LEGAL_OBLIGATION' ||
    (basis === 'CONSENT' && isExplicit(consent))
  if (operation === 'AUTOMATED_DECISION' && !mayAutomate) {
    reasons.push('AUTOMATED_DECISION_NOT_PERMITTED')
  }
  return reasons
}
