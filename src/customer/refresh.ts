import type { LiveCatalogue } from '../catalogue/live.ts'
import { contextKey } from './context.ts'
import { loadPeople, type PersonAtSeq } from './facts-store.ts'
import type { ReadScope } from './read-scope.ts'
import { computeStanding } from './standing.ts'
import { saveStandings, type StandingRow } from './standing-store.ts'

/** People decided on at a time: bounds the memory their evidence takes. */
const BATCH_MAX = 100

/** Decides on these people in these contexts anew and keeps the standings. */
export async function refreshStandings(
  scope: Pick<ReadScope, 'db' | 'tenant' | 'now' | 'contexts'>,
  live: LiveCatalogue,
  ids: readonly string[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH_MAX) {
    const people = await loadPeople(
      scope.db,
      scope.tenant,
      ids.slice(start, start + BATCH_MAX),
      scope.now,
    )
    await saveStandings(
      scope.db,
      scope.tenant,
      people.flatMap((p) => standingsOf(p, scope, live)),
    )
  }
}

const standingsOf = (
  person: PersonAtSeq,
  { contexts }: Pick<ReadScope, 'contexts'>,
  { engine, targets, revision }: LiveCatalogue,
): StandingRow[] =>
  contexts.map((context) => ({
    ...computeStanding(engine, targets, person, context),
    customerId: person.id,
    contextKey: contextKey(context),
    seq: person.seq,
    revision,
    computedAt: person.at,
  }))
