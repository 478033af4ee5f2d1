import type { LiveCatalogue } from '../catalogue/live.ts'
import { contextKey, type DecisionContext } from '../customer/context.ts'
import { computeStanding } from '../customer/standing.ts'
import type { StandingRow } from '../customer/standing-store.ts'
import { assembleSubject } from '../evidence/assemble.ts'
import type { EvidenceRow } from '../evidence/kinds.ts'
import type { Dossier } from './dossier.ts'

/** Standings computed with a write at most; the rest is computed when somebody reads. */
const STANDINGS_MAX = 64

const known = new WeakMap<LiveCatalogue, ReadonlyMap<string, DecisionContext>>()

/** The contexts that registered clients ask in, by their keys. */
function contextsOf(live: LiveCatalogue): ReadonlyMap<string, DecisionContext> {
  let contexts = known.get(live)
  if (!contexts) {
    contexts = new Map(
      Object.values(live.document.clients).flatMap((client) =>
        client.purposes.flatMap((purpose) =>
          [false, true].map((gpc): [string, DecisionContext] => {
            const { controller, operation, channel, topic, recipient } = client
            const context = { purpose, controller, operation, channel, topic, recipient, gpc }
            return [contextKey(context), context]
          }),
        ),
      ),
    )
    known.set(live, contexts)
  }
  return contexts
}

/**
 * The standings of a person as they will be with `added` on file, for the contexts that are in use. They
 * count only if nothing else is put on file meanwhile: `seq` says what they were computed for.
 */
export function standingsAhead(
  dossier: Dossier,
  added: readonly EvidenceRow[],
  live: LiveCatalogue,
): StandingRow[] {
  const contexts = contextsOf(live)
  const inUse = dossier.contexts.flatMap((key) => contexts.get(key) ?? []).slice(0, STANDINGS_MAX)
  if (inUse.length === 0) return []
  const { facts, evidence, suppressions, provenance, at } = dossier
  const subject = { ...assembleSubject(facts, [...evidence, ...added]), suppressions }
  return inUse.map((context) => ({
    ...computeStanding(live.engine, live.targets, { subject, provenance, at }, context),
    customerId: dossier.id,
    contextKey: contextKey(context),
    seq: dossier.seq + added.length,
    revision: live.revision,
    computedAt: at,
  }))
}
