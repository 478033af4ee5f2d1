/**
 * The two clocks of a decision. Every comparison of an instant with the moment asked about goes
 * through here, so the nearest instants on either side are known when the answer is: between them each
 * of these comparisons, and hence the answer, stays the same. That makes `validUntil` sound by
 * construction, and a way back to where an answer began.
 */
export interface Timeline {
  /** The instant the answer is about. */
  readonly at: number
  /** True from `instant` on: intervals are half-open, so at its end something is over. */
  readonly reached: (instant: number) => boolean
  /** True where what was recorded at `instant` may be seen. */
  readonly known: (recordedAt: number) => boolean
  /** The nearest instant ahead that was compared with; null if none. */
  readonly next: () => number | null
  /** The latest instant not after `at` that was compared with; null if none. Of knowledge it tells nothing. */
  readonly last: () => number | null
}

/** Whether `asKnownAt` follows `at` as time passes; otherwise knowledge is held where it was. */
export const knowledgeMoves = (at: number, asKnownAt: number | undefined): boolean =>
  asKnownAt === undefined || asKnownAt === at

/** A fresh timeline; `asKnownAt` absent means as known at `at`. */
export function createTimeline(at: number, asKnownAt: number | undefined): Timeline {
  const horizon = asKnownAt ?? at
  const moves = knowledgeMoves(at, asKnownAt)
  let nearest = Infinity
  let latest = -Infinity
  return {
    at,
    reached(instant) {
      if (instant <= at) {
        if (instant > latest) latest = instant
        return true
      }
      if (instant < nearest) nearest = instant
      return false
    },
    known(recordedAt) {
      if (recordedAt <= horizon) return true
      if (moves && recordedAt < nearest) nearest = recordedAt
      return false
    },
    next: () => (nearest === Infinity ? null : nearest),
    last: () => (latest === -Infinity ? null : latest),
  }
}

/** True where evidence had happened by the moment asked about and was known by then. */
export const isVisible = (
  evidence: { readonly occurredAt: number; readonly recordedAt?: number | undefined },
  timeline: Timeline,
): boolean =>
  timeline.known(evidence.recordedAt ?? evidence.occurredAt) &&
  timeline.reached(evidence.occurredAt)

/** True where an outcome (a lifting, an override) had happened and was known. */
export const hasHappened = (
  occurredAt: number | undefined,
  recordedAt: number | undefined,
  timeline: Timeline,
): boolean =>
  occurredAt !== undefined &&
  timeline.known(recordedAt ?? occurredAt) &&
  timeline.reached(occurredAt)
