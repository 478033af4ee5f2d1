import { isVisible } from '../timeline.ts'
import { fails, holds, type BasisEvaluator } from './evaluator.ts'

/**
 * GDPR Art. 6(1)(c): a fact about the person triggered a registered obligation of this controller,
 * and the statutory period runs; answering the person's own rights needs no trigger.
 */
export const legalObligation: BasisEvaluator = ({ subject, rule, circumstances, timeline }) => {
  if (rule.always) return holds()
  const obligation = rule.obligation
  if (!obligation) return fails(['NO_LEGAL_OBLIGATION'])
  const triggers = (subject.triggers ?? []).filter(
    (t) =>
      t.kind === obligation.trigger &&
      t.controller === circumstances.controller &&
      isVisible(t, timeline),
  )
  const running = triggers.filter((t) => !timeline.reached(t.occurredAt + obligation.retentionMs))
  if (running.length > 0) return holds(running.map((t) => t.id))
  return triggers.length > 0
    ? fails(
        ['OBLIGATION_ENDED'],
        triggers.map((t) => t.id),
      )
    : fails(['NO_LEGAL_OBLIGATION'])
}
