import { createHash } from 'node:crypto'
import type { Circumstances, Operation } from '../decision/question.ts'

/**
 * Bumped whenever the engine's rules change, so that standings computed by older code are not taken
 * for the new code's during a rolling upgrade.
 */
const ENGINE = 1

/** Everything a standing depends on beside the person, the catalogue and time. */
export interface DecisionContext {
  readonly purpose: string
  readonly controller: string
  readonly operation: Operation
  readonly channel?: string | undefined
  readonly topic?: string | undefined
  readonly recipient?: string | undefined
  readonly gpc: boolean
}

/**
 * The context as the signed 64-bit key of its standings. Two contexts that shared one would share
 * permissions, so it is cut from a cryptographic hash: with 10,000 contexts the chance is below 1e-11.
 */
export function contextKey(context: DecisionContext): string {
  const { purpose, controller, operation, channel, topic, recipient, gpc } = context
  const parts = [ENGINE, purpose, controller, operation, channel, topic, recipient, gpc]
  const digest = createHash('sha256')
    .update(JSON.stringify(parts.map((p) => p ?? null)))
    .digest()
  return digest.readBigInt64BE(0).toString()
}

/** The same as the engine's circumstances at an instant. */
export const circumstancesOf = (context: DecisionContext, at: number): Circumstances => ({
  ...context,
  // Suppressions are loaded by person, so each is about this person's own contact point.
  contactHash: OWN_CONTACT,
  at,
})

/** Stands for "a contact point of this very person" where suppressions are loaded with the person. */
export const OWN_CONTACT = 'own'
