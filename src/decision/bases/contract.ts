import { fails, holds, type BasisEvaluator } from './evaluator.ts'

/**
 * GDPR Art. 6(1)(b): a contract of an accepted type with this controller has started and neither its
 * term nor the performance still owed (refund, warranty, claims) is over.
 */
export const contract: BasisEvaluator = ({ subject, rule, circumstances, timeline }) => {
  const started = (subject.contracts ?? []).filter(
    (c) =>
      c.controller === circumstances.controller &&
      rule.contractTypes?.includes(c.type) &&
      timeline.known(c.recordedAt ?? c.startsAt) &&
      timeline.reached(c.startsAt),
  )
  const running = started.filter((c) => {
    const end =
      c.endsAt === undefined ? Infinity : Math.max(c.endsAt, c.performanceUntil ?? -Infinity)
    return end === Infinity || !timeline.reached(end)
  })
  if (running.length > 0) return holds(running.map((c) => c.id))
  return started.length > 0
    ? fails(
        ['CONTRACT_ENDED'],
        started.map((c) => c.id),
      )
    : fails(['NO_CONTRACT'])
}
