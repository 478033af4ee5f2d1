import type { LiveCatalogue } from '../catalogue/live.ts'
import { contextKey, type DecisionContext } from '../customer/context.ts'

const known = new WeakMap<LiveCatalogue, readonly DecisionContext[]>()

/**
 * Every context in which a registered client can ask, each once: all that subscribers may hear of.
 * With the GPC signal too where it decides, in purposes that sell or share (CCPA 1798.135).
 */
export function registeredContexts(live: LiveCatalogue): readonly DecisionContext[] {
  const existing = known.get(live)
  if (existing) return existing
  const all = Object.values(live.document.clients).flatMap((client) => {
    const { controller, operation, channel, topic, recipient } = client
    return client.purposes.flatMap((purpose) => {
      const context = { purpose, controller, operation, channel, topic, recipient, gpc: false }
      return heedsSignal(live, purpose) ? [context, { ...context, gpc: true }] : [context]
    })
  })
  const contexts = [...new Map(all.map((c) => [contextKey(c), c])).values()]
  known.set(live, contexts)
  return contexts
}

const heedsSignal = ({ engine }: LiveCatalogue, purpose: string): boolean =>
  (engine.purposes.get(purpose)?.versions ?? []).some((version) =>
    Object.values(version.rules).some((rule) => rule.sellOrShare === true),
  )
