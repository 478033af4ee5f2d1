import type { LiveCatalogue } from '../catalogue/live.ts'
import type { DecisionContext } from './context.ts'
import { createView, type CustomerView } from './customer-view.ts'
import type { PersonAtSeq } from './facts-store.ts'
import { computeStanding } from './standing.ts'

/**
 * What these facts of the person permit, read after `view` was: the same view where they are the state
 * it was decided on, else one decided anew on them. So what is made of the facts is never released by
 * an older decision. The new one has no values.
 */
export function reviewView(
  view: CustomerView,
  person: PersonAtSeq,
  contexts: readonly DecisionContext[],
  live: LiveCatalogue,
): CustomerView {
  const { decided, validUntil } = view
  const holds =
    decided?.seq === person.seq &&
    decided.revision === live.revision &&
    (validUntil === null || person.at < validUntil)
  if (holds) return view
  const standings = contexts.map((context) =>
    computeStanding(live.engine, live.targets, person, context),
  )
  const columns = standings.flatMap((s, i) => [
    [`o${i + 1}`, s.outcomes],
    [`b${i + 1}`, s.basis],
    [`e${i + 1}`, s.evidence],
    [`p${i + 1}`, s.purposeVersion],
  ])
  const until = Math.min(...standings.map((s) => s.validUntil ?? Infinity))
  const { id, seq, at } = person
  const row = { ...Object.fromEntries(columns), id, seq, at, until, current: true, fresh: true }
  return createView(row, view.requested, contexts, live)
}
