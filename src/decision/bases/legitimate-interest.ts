import type { AssessmentModel } from '../catalogue-model.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Timeline } from '../timeline.ts'
import { fails, type BasisEvaluator } from './evaluator.ts'

/**
 * GDPR Art. 6(1)(f): an assessment was approved and on record before the use and is not past its
 * review, and the person was told of the interest and of the right to object (Art. 13(1)(d), 21(4)).
 */
export const legitimateInterest: BasisEvaluator = ({ subject, purpose, rule, timeline }) => {
  const reasons: ReasonCode[] = []
  const approved = (rule.assessments ?? []).filter((a) => isOnRecord(a, timeline))
  const current = approved.some((a) => a.reviewDue === undefined || !timeline.reached(a.reviewDue))
  if (!current) reasons.push(approved.length > 0 ? 'ASSESSMENT_EXPIRED' : 'ASSESSMENT_MISSING')
  const notices = (subject.notices ?? []).filter(
    (n) =>
      n.purposes.includes(purpose) &&
      timeline.known(n.recordedAt ?? n.deliveredAt) &&
      timeline.reached(n.deliveredAt),
  )
  if (notices.length === 0) reasons.push('NOT_INFORMED')
  return fails(
    reasons,
    notices.map((n) => n.id),
  )
}

/** A back-dated assessment does not justify what was done before it was recorded. */
const isOnRecord = (a: AssessmentModel, timeline: Timeline): boolean => {
  const recordedAt = a.recordedAt ?? a.approvedAt
  return (
    timeline.known(recordedAt) && timeline.reached(a.approvedAt) && timeline.reached(recordedAt)
  )
}
