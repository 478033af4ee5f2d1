import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What one customer permits for the purposes of one request, signed by the subgraph that owns
 * Customer. It travels in the representation, so it is part of every cache key on its way.
 */
export interface Grant {
  readonly v: 1
  /** Id of the customer; a grant is good for nobody else. */
  readonly sub: string
  readonly tenant: string
  readonly controller: string
  /** Purposes declared; every one permits each of `categories`. */
  readonly purposes: readonly string[]
  /** Data categories permitted, each by itself: a category above or below is another one. */
  readonly categories: readonly string[]
  /** Catalogue revision and state of the evidence it was decided on. */
  readonly revision: number
  readonly seq: number
  /** Epoch seconds; from then on it is void. */
  readonly exp: number
  /** Why nothing is permitted, where the request itself is at fault. */
  readonly fault?: string
}

/** Longer than any grant we sign; bounds the work for a forged one. */
const TOKEN_LENGTH_MAX = 16_384

const mac = (key: Uint8Array, payload: string): string =>
  createHmac('sha256', key).update(payload).digest('base64url')

/** The grant as an opaque string: base64url of its JSON, a dot, base64url of its HMAC-SHA-256. */
export function signGrant(grant: Grant, key: Uint8Array): string {
  const payload = Buffer.from(JSON.stringify(grant)).toString('base64url')
  return `${payload}.${mac(key, payload)}`
}

/**
 * The grant, if `token` is one that was signed with one of the keys, is for this customer and holds at
 * `now` (epoch seconds). Null for anything else, whatever it is: gateways hand over null, nothing, or
 * even an error object in its place. Several keys let a key be changed without downtime.
 */
export function verifyGrant(
  token: unknown,
  expected: {
    readonly keys: readonly Uint8Array[]
    readonly subject: string
    readonly now: number
  },
): Grant | null {
  if (typeof token !== 'string' || token.length > TOKEN_LENGTH_MAX) return null
  const [payload, signature, ...rest] = token.split('.')
  if (!payload || !signature || rest.length > 0) return null
  // The text is compared, not the bytes it stands for: base64url has more than one text for the same
  // bytes, and a grant that can be written in two ways is two entries in every cache on the way.
  const given = Buffer.from(signature)
  const isSigned = expected.keys.some((key) => {
    const due = Buffer.from(mac(key, payload))
    return due.length === given.length && timingSafeEqual(due, given)
  })
  if (!isSigned) return null
  const grant = parseGrant(payload)
  return grant && grant.sub === expected.subject && grant.exp > expected.now ? grant : null
}

function parseGrant(payload: string): Grant | null {
  try {
    const grant = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Grant
    return grant.v === 1 && Array.isArray(grant.categories) && Number.isFinite(grant.exp)
      ? grant
      : null
  } catch {
    return null
  }
}

/**
 * True where the grant permits data of this category. Categories are decided one by one, because a
 * purpose that needs part of a category does not need all of it.
 */
export const permits = (grant: Grant | null, category: string): boolean =>
  grant !== null && grant.categories.includes(category)
