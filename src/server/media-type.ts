import { HttpRefusal } from './route.ts'

/** The two ways a GraphQL answer can be written. */
export type GraphqlMediaType = 'application/json' | 'application/graphql-response+json'

const produced: ReadonlyMap<string, GraphqlMediaType> = new Map([
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
])

const ACCEPT_ITEMS_MAX = 50

/**
 * The media type to answer with: the most preferred one of `accept`, the first of equals,
 * application/json where the header is absent. Throws 406 before anything is executed, where a
 * mutation would otherwise take effect and its answer be lost. RFC 9110, 12.5.1.
 */
export function negotiate(accept: string | undefined): GraphqlMediaType {
  if (accept === undefined || accept.trim() === '') return 'application/json'
  let best: GraphqlMediaType | undefined
  let bestQuality = 0
  for (const item of accept.split(',').slice(0, ACCEPT_ITEMS_MAX)) {
    const [type, ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    const mediaType = produced.get(type!)
    const quality = qualityOf(parameters)
    if (mediaType !== undefined && quality > bestQuality) {
      best = mediaType
      bestQuality = quality
    }
  }
  if (best !== undefined) return best
  throw new HttpRefusal(
    406,
    'BAD_USER_INPUT',
    'Accept application/json or application/graphql-response+json.',
  )
}

/**
 * True where `accept` lists exactly `mediaType`, so that a wildcard never opens a stream, and names no
 * JSON that it likes better: some clients send one list of everything they can read with queries and
 * subscriptions alike, JSON first.
 */
export function prefers(accept: string | undefined, mediaType: string): boolean {
  let isListed = false
  let best = 0
  for (const item of (accept ?? '').split(',').slice(0, ACCEPT_ITEMS_MAX)) {
    const [type, ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    const quality = qualityOf(parameters)
    const isIt = type === mediaType
    if ((!isIt && (type === '*/*' || !produced.has(type!))) || quality <= best) continue
    best = quality
    isListed = isIt
  }
  return isListed
}

function qualityOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  if (weight === undefined) return 1
  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? Number(weight.slice(2)) : 0
}

/**
 * Throws 415 unless the body is JSON in UTF-8 and not compressed: another charset would be read
 * differently here and in a gateway (CVE-2026-23897), and 97 kB of gzip can be 100 MB of JSON.
 */
export function assertJsonBody(
  contentType: string | undefined,
  encoding: string | undefined,
): void {
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpRefusal(415, 'BAD_USER_INPUT', 'Send the body without content-encoding.', {
      closes: true,
    })
  }
  const [type, ...parameters] = (contentType ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  const isUtf8 = parameters.every(
    (parameter) => !parameter.startsWith('charset') || /^charset="?utf-?8"?$/.test(parameter),
  )
  if (type !== 'application/json' || !isUtf8) {
    throw new HttpRefusal(415, 'BAD_USER_INPUT', 'Send content-type: application/json in UTF-8.', {
      closes: true,
    })
  }
}
