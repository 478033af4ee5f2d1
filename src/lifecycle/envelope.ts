import { createHmac } from 'node:crypto'
import type { Caller } from '../caller/caller.ts'
import { canonicalJson } from '../catalogue/hash.ts'
import { textOf, type Problems } from './problems.ts'

/** What every input of an act carries beside the act itself. */
export interface Envelope {
  readonly customerId: string
  readonly occurredAt?: Date | null | undefined
  readonly idempotencyKey?: string | null | undefined
  readonly source?: string | null | undefined
  readonly sourceEventId?: string | null | undefined
}

/** The key an act is put on file with; the same key never stands for two acts. */
export interface ActKey {
  readonly source: string
  readonly key: string
}

/** Of a key, as sent. */
export const KEY_LENGTH_MAX = 200

/** The sources a caller may speak for: its own client, and those its registration names. */
export interface Speaker {
  readonly caller: Caller
  readonly sources: readonly string[]
}

/**
 * The key of an act: the caller's `idempotencyKey`, or the `sourceEventId` of the system it comes from.
 * Undefined with a problem noted where neither or both are given.
 */
export function keyOf(
  input: Omit<Envelope, 'customerId'>,
  speaker: Speaker,
  problems: Problems,
): ActKey | undefined {
  const own = textOf(problems, ['idempotencyKey'], input.idempotencyKey, KEY_LENGTH_MAX)
  const event = textOf(problems, ['sourceEventId'], input.sourceEventId, KEY_LENGTH_MAX)
  if (own !== undefined && event !== undefined) {
    problems.add(['idempotencyKey'], 'TWO_KEYS', 'Give this or sourceEventId, not both.')
    return undefined
  }
  const key = own ?? event
  if (key === undefined) {
    if (!problems.found) {
      const message =
        'Give a key of your own, or source and sourceEventId: it makes repeating safe.'
      problems.add(['idempotencyKey'], 'REQUIRED', message)
    }
    return undefined
  }
  const source = sourceOf(input.source, speaker, ['source'], problems)
  return source === undefined ? undefined : { source, key: keyFor(speaker, key) }
}

/** The source named, else the caller's own client; undefined with a problem where it may not name it. */
export function sourceOf(
  named: string | null | undefined,
  { caller, sources }: Speaker,
  path: readonly (string | number)[],
  problems: Problems,
): string | undefined {
  if (named === null || named === undefined || named === caller.client) return caller.client
  // Nobody signed in on a page speaks for the till or the paper form.
  const isOwn = caller.subject !== undefined || sources.length === 0
  if (!isOwn && sources.includes(named)) return named
  const known = isOwn ? 'its own alone' : [caller.client, ...sources].join(', ')
  problems.add(path, 'SOURCE_NOT_REGISTERED', `This client may speak for: ${known}.`)
  return undefined
}

/** Keys of data subjects are each their own: one must not run into another's. */
export const keyFor = ({ caller }: Speaker, key: string): string =>
  caller.subject === undefined ? key : `${caller.subject.toLowerCase()}:${key}`

/**
 * Id of a piece of evidence: a function of the key and its place, so that a repetition has the same and
 * an outcome can name what has not arrived yet. Keyed, so that nobody can guess the id of somebody
 * else's evidence. UUID version 8, RFC 9562 5.8.
 */
export function evidenceId(
  secret: Uint8Array,
  tenant: string,
  { source, key }: ActKey,
  index: number,
): string {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify(['evidence', tenant, source, key, index]))
    .digest()
  digest[6] = (digest[6]! & 0x0f) | 0x80
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-')
}

/**
 * What two requests with one key must agree in: the act and its input as sent, the key aside. Keyed,
 * since it outlives an erasure and a telephone number is soon guessed. `controller` is given where the
 * act is done in the name of the client's company.
 */
export function contentHash(
  key: Uint8Array,
  { act, controller }: { readonly act: string; readonly controller?: string | undefined },
  input: object,
): Buffer {
  const said = Object.entries(input).filter(
    ([name, value]) =>
      !['idempotencyKey', 'sourceEventId', 'source'].includes(name) &&
      value !== null &&
      value !== undefined,
  )
  return createHmac('sha256', key)
    .update(canonicalJson([act, controller ?? null, withoutNulls(Object.fromEntries(said))]))
    .digest()
}

/** `null` and absent mean the same in an input. */
function withoutNulls(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      part === null || part === undefined ? [] : [[name, withoutNulls(part)]],
    ),
  )
}
