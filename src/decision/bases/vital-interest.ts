import type { Subject } from '../subject.ts'
import { isVisible, type Timeline } from '../timeline.ts'
import { fails, holds, type BasisEvaluator } from './evaluator.ts'

/** Emergencies that are declared and not yet over. */
export const openEmergencies = (subject: Subject, timeline: Timeline) =>
  (subject.emergencies ?? []).filter(
    (e) => isVisible(e, timeline) && !timeline.reached(e.expiresAt),
  )

/** GDPR Art. 6(1)(d): an open emergency declaration for the person. */
export const vitalInterest: BasisEvaluator = ({ subject, timeline }) => {
  const open = openEmergencies(subject, timeline)
  return open.length > 0 ? holds(open.map((e) => e.id)) : fails(['NO_EMERGENCY_DECLARED'])
}
