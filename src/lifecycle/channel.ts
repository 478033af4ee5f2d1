import type { LiveCatalogue } from '../catalogue/live.ts'
import type { Problems } from './problems.ts'

/** Channels that any company may use, registered or not yet. */
const COMMON = ['email', 'sms', 'phone', 'postal', 'push', 'social']

/**
 * A channel some client delivers on or might; undefined where absent, and with a problem noted where it
 * is none: an opt-out from a misspelt channel would stop nothing, silently.
 */
export function channelOf(
  name: string | null | undefined,
  path: readonly (string | number)[],
  { live, problems }: { readonly live: LiveCatalogue; readonly problems: Problems },
): string | undefined {
  if (name === null || name === undefined) return undefined
  const registered = Object.values(live.document.clients).flatMap(({ channel }) => channel ?? [])
  const known = new Set([...COMMON, ...registered])
  if (known.has(name)) return name
  const told = [...known].toSorted().join(', ')
  problems.add(path, 'CHANNEL_UNKNOWN', `Nobody delivers on it; name one of: ${told}.`)
  return undefined
}
