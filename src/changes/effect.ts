import { contextKey, type DecisionContext } from '../customer/context.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import { personAt, type History } from './history.ts'
import { NOTHING_PERMITTED, permittedAt, reasonAgainst, type Permitted } from './permitted.ts'
import type { Revisions } from './revisions.ts'
import type { ChangeRow } from './store.ts'

/** What a change did to what some contexts permit. */
export interface Effect {
  /** Purposes of which something may be used from now on, sorted. */
  readonly gained: readonly string[]
  /** Purposes of which nothing may be used any more, sorted, with the code that decided. */
  readonly lost: readonly { readonly purpose: string; readonly reason: ReasonCode }[]
  /** All contexts together permitted some field before or permit one after. */
  readonly isVisible: boolean
  /** The fields that all contexts together permit are others than before. */
  readonly isOtherView: boolean
}

/** Contexts with a key that others have too whom the same is permitted. */
export interface Asked {
  readonly key: string
  readonly contexts: readonly DecisionContext[]
}

/** Made once for a subscription, since the key takes longer than a look at what is worked out. */
export const asking = (contexts: readonly DecisionContext[]): Asked => ({
  key: contexts.map(contextKey).toSorted().join(),
  contexts,
})

/**
 * What a change did, from the point before it to the point after it. Evidence, facts and revisions are
 * as of these points, so it is the same whoever asks, and when. Null history: there is nobody.
 */
export async function effectOf(
  row: ChangeRow,
  history: History | undefined,
  contexts: readonly DecisionContext[],
  revisions: Revisions,
): Promise<Effect> {
  const [before, after] = await Promise.all([
    revisions.at(row.tenant, row.fromRevision),
    revisions.at(row.tenant, row.revision),
  ])
  const { was, is } = endsOf(row, history)
  const pairs = contexts.map((context) => ({
    context,
    before: was && before ? permittedAt(was, before, context) : NOTHING_PERMITTED,
    after: is && after ? permittedAt(is, after, context) : NOTHING_PERMITTED,
  }))
  const seen = common(pairs.map((pair) => pair.before.fields))
  const shown = common(pairs.map((pair) => pair.after.fields))
  const began = pairs.filter((p) => !isPermitted(p.before) && isPermitted(p.after))
  const ceased = pairs.filter((p) => isPermitted(p.before) && !isPermitted(p.after))
  return {
    gained: began.map(({ context }) => context.purpose).toSorted(),
    lost: ceased
      .map(({ context }) => ({
        purpose: context.purpose,
        reason: is && after ? reasonAgainst(is, after, context) : 'PURPOSE_UNKNOWN',
      }))
      .toSorted((a, b) => (a.purpose < b.purpose ? -1 : 1)),
    isVisible: seen.length > 0 || shown.length > 0,
    isOtherView: seen.join() !== shown.join(),
  }
}

const isPermitted = ({ categories }: Permitted): boolean => categories.length > 0

/** The person before and after the row; null where there is nobody. */
function endsOf(row: ChangeRow, history: History | undefined) {
  const { position, fromSeq, fromInstant, seq, instant } = row
  if (!history) return { was: null, is: null }
  return {
    was:
      fromSeq === null || fromInstant === null
        ? null
        : personAt(history, { seq: fromSeq, instant: fromInstant, before: position }),
    is: personAt(history, { seq, instant, before: position + 1 }),
  }
}

function common([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  return first.filter((name) => others.every((list) => list.includes(name)))
}
