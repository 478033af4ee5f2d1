/** Fails the request where an invariant is broken. `sentence` names both sides, never a personal value. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${sentence}`)
}
