import { wasYounger } from '../age.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Expression } from '../subject.ts'
import { hasHappened } from '../timeline.ts'
import { fails, type BasisEvaluator, type BasisFacts } from './evaluator.ts'

/**
 * GDPR Art. 6(1)(a): the newest live grant, if it is proven, current, unexpired, confirmed and given
 * by someone who could give it. Explicitness is asked for by the special-category gate.
 */
export const consent: BasisEvaluator = (facts) => {
  const { grants, reasons, against } = facts.consent
  if (grants.length === 0) return fails(reasons, against)
  return fails(
    grants.flatMap((grant) => defects(grant, facts)),
    grants.map((grant) => grant.id),
  )
}

function defects(grant: Expression, facts: BasisFacts): ReasonCode[] {
  const { catalogue, subject, version, rule, timeline, circumstances } = facts
  const failing: ReasonCode[] = []
  // Art. 7(1): the controller must be able to demonstrate it, hence which notice and how.
  if (!grant.noticeId || !grant.method) failing.push('CONSENT_UNPROVEN')
  const childAge = catalogue.childAge(subject.jurisdiction)
  if (grant.givenBy !== 'PARENT' && wasYounger(subject.birthDate, childAge, grant.occurredAt)) {
    failing.push('CONSENT_INVALID_MINOR')
  }
  if (
    version.reconsentCutoff !== undefined &&
    (grant.purposeVersion ?? 0) < version.reconsentCutoff
  ) {
    failing.push('RECONSENT_REQUIRED')
  }
  if (isExpired(grant, facts)) failing.push('CONSENT_EXPIRED')
  if (rule.doubleOptIn && !hasHappened(grant.confirmedAt, undefined, timeline)) {
    failing.push('CONSENT_UNCONFIRMED')
  }
  const recipient = circumstances.recipient
  if (recipient !== undefined && catalogue.recipients.get(recipient)?.thirdParty) {
    if (!grant.recipients?.includes(recipient)) failing.push('RECIPIENT_NOT_IN_NOTICE')
  }
  return failing
}

function isExpired(grant: Expression, { rule, timeline }: BasisFacts): boolean {
  const byPolicy =
    rule.consentValidityMs === undefined ? Infinity : grant.occurredAt + rule.consentValidityMs
  const end = Math.min(grant.expiresAt ?? Infinity, byPolicy)
  return end !== Infinity && timeline.reached(end)
}
