import { express } from './consents.ts'
import type { Draft } from './draft.ts'
import { DAY, HOUR } from './history.ts'

/** Share of the customers that are made of two fragments. */
const MERGED_SHARE = 0.025

/**
 * Two fragments of one person, each with answers of its own, and their union; a few were a mistake.
 * Where the match was not verified and the answers contradict each other, the restriction wins.
 */
export function makeMerge(draft: Draft): void {
  if (!draft.random.chance(MERGED_SHARE)) return
  const { random, history, person } = draft
  const at = random.between(person.joinedAt + DAY, history.now - DAY)
  const confidence = random.weighted({ VERIFIED: 55, PROBABLE: 45 })
  mergeFragments(draft, { at, confidence })
}

/** Adds a merge at an instant, and what the fragments said before; unmerged again in a tenth of cases. */
export function mergeFragments(
  draft: Draft,
  merge: { readonly at: number; readonly confidence: 'VERIFIED' | 'PROBABLE' },
): void {
  const { random, history, person } = draft
  const { at, confidence } = merge
  const purpose = random.pick(['marketing.sms', 'personalisation.recommendations'] as const)
  const before = () => random.between(person.joinedAt, at - HOUR)
  const online = { profile: random.uuid(), source: 'webshop' }
  const store = { profile: random.uuid(), source: 'store' }
  express(draft, { purpose, at: before(), from: online }, { state: 'GIVEN' })
  const state = random.chance(0.6) ? 'REFUSED' : 'GIVEN'
  express(draft, { purpose, at: before(), from: store }, { state })
  const target = history.add('MERGE', at, { confidence }, { source: 'identity' })
  if (!random.chance(0.1)) return
  const undoneAt = random.between(at + HOUR, history.now - HOUR)
  history.add('UNMERGE', undoneAt, { target }, { source: 'identity' })
}
