import { fails, holds, type BasisEvaluator } from './evaluator.ts'

/** GDPR Art. 6(1)(e), 6(3): a registered task laid down by law, while it is in force. */
export const publicInterest: BasisEvaluator = ({ rule: { task }, timeline }) =>
  task && timeline.reached(task.from) && !(task.to !== undefined && timeline.reached(task.to))
    ? holds()
    : fails(['NO_PUBLIC_TASK'])
