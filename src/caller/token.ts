import { createHash } from 'node:crypto'
import { decodeJwt, errors, jwtVerify, SignJWT, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { AppError } from '../lib/errors.ts'
import { issuerKeys } from './jwks.ts'
import type { Keys } from './keys.ts'

/** What a verified token says. */
export interface Claims {
  readonly client: string
  readonly tenant: string
  readonly purposes: readonly string[]
  /** A signed-in data subject; absent where the client acts for itself. */
  readonly subject?: string
  /** Epoch seconds. */
  readonly expiresAt: number
}

/** Verifies the `authorization` header of one request. */
export interface TokenVerifier {
  /** Throws UNAUTHENTICATED with a fixed hint, whatever is wrong. */
  readonly verify: (authorizationHeader: string | undefined) => Promise<Claims>
}

/** Issuer and audience of tokens for development. */
export const developmentIssuer = 'purposegraph-development'
export const developmentAudience = 'purposegraph'

const TOKEN_BYTES_MAX = 8192
const CACHED_TOKENS_MAX = 10_000
/** A key taken out of the issuer's set stops counting at the latest after this. */
const CACHED_FOR_MAX_MS = 300_000
const DEVELOPMENT_TOKEN_AGE_MAX_S = 2_678_400

/** Asymmetric and pinned: with `none` or HS256 on the list, a public key would do as a secret. */
const algorithms = ['EdDSA', 'ES256', 'RS256']

interface Trust {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
  readonly ageMaxSeconds: number
}

/**
 * A verifier of the tokens of the configured issuer and, in development, of our own. Throws
 * ConfigFault where the issuer's key file cannot be used. `now` is epoch milliseconds.
 */
export function createTokenVerifier(
  config: Pick<Config, 'auth' | 'mode'>,
  keys: Pick<Keys, 'developmentTokens'>,
  now: () => number = Date.now,
): TokenVerifier {
  const trusts = trustsOf(config, keys, now)
  const cache = createCache(now)
  const verify = async (header: string | undefined): Promise<Claims> => {
    const token = bearerToken(header)
    const digest = createHash('sha256').update(token).digest('base64')
    const cached = cache.get(digest)
    if (cached !== undefined) return cached
    const claims = await verifyToken(token, trusts, now)
    cache.set(digest, claims)
    return claims
  }
  return { verify }
}

function trustsOf(
  config: Pick<Config, 'auth' | 'mode'>,
  keys: Pick<Keys, 'developmentTokens'>,
  now: () => number,
): ReadonlyMap<string, Trust> {
  const trusts = new Map<string, Trust>()
  const own = keys.developmentTokens
  if (config.mode === 'development' && own !== undefined) {
    trusts.set(developmentIssuer, {
      issuer: developmentIssuer,
      audience: developmentAudience,
      keys: async () => own.publicKey,
      ageMaxSeconds: DEVELOPMENT_TOKEN_AGE_MAX_S,
    })
  }
  const { issuer, audience, tokenAgeMaxSeconds } = config.auth
  const issued = issuerKeys(config.auth, now)
  if (issued !== undefined && issuer !== undefined && audience !== undefined) {
    trusts.set(issuer, { issuer, audience, keys: issued, ageMaxSeconds: tokenAgeMaxSeconds })
  }
  return trusts
}

function bearerToken(header: string | undefined): string {
  if (header === undefined) throw refusal('Send the header authorization: Bearer <JWT>.')
  if (header.length > TOKEN_BYTES_MAX + 7) throw refusal('The token is longer than 8192 bytes.')
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1]
  if (token === undefined)
    throw refusal('The header authorization is not of the form Bearer <JWT>.')
  return token
}

const key = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/)

const payload = z.object({
  client_id: key,
  tenant: key,
  purposes: z.array(key).max(256),
  sub: key.optional(),
  exp: z.number(),
  iat: z.number(),
})

async function verifyToken(
  token: string,
  trusts: ReadonlyMap<string, Trust>,
  now: () => number,
): Promise<Claims> {
  try {
    // Unverified, and used only to choose whose keys and rules the verification below applies.
    const trust = trusts.get(decodeJwt(token).iss ?? '')
    if (trust === undefined) throw refusal('The token is not from the configured issuer.')
    const verified = await jwtVerify(token, trust.keys, {
      algorithms,
      issuer: trust.issuer,
      audience: trust.audience,
      requiredClaims: ['exp', 'iat', 'client_id', 'tenant', 'purposes'],
      clockTolerance: 5,
      maxTokenAge: trust.ageMaxSeconds,
      currentDate: new Date(now()),
    })
    return toClaims(verified.payload, trust.ageMaxSeconds)
  } catch (error) {
    if (error instanceof AppError) throw error
    if (error instanceof errors.JWTExpired) throw refusal('The token has expired.', error.code)
    throw refusal(
      'The token is not valid.',
      error instanceof errors.JOSEError ? error.code : undefined,
    )
  }
}

/**
 * RFC 9068, 2.2: without a resource owner `sub` names the client itself, so only another `sub` is a
 * data subject. An issuer that writes anything else there makes the caller see less, never more.
 */
function toClaims(verified: JWTPayload, ageMaxSeconds: number): Claims {
  const claims = payload.parse(verified)
  const { client_id: client, tenant, purposes, sub, exp, iat } = claims
  const subject = sub === undefined || sub === client ? undefined : sub
  return Object.freeze({
    client,
    tenant,
    purposes: Object.freeze(purposes),
    ...(subject !== undefined && { subject }),
    // A token that is too old is refused before its end, so a stream under it ends then too.
    expiresAt: Math.min(exp, iat + ageMaxSeconds),
  })
}

const refusal = (hint: string, detail?: string): AppError =>
  new AppError('UNAUTHENTICATED', detail === undefined ? { hint } : { hint, detail })

/** Claims by digest of the token, least recently used out first; the token itself is not kept. */
function createCache(now: () => number) {
  const entries = new Map<string, { claims: Claims; until: number }>()
  return {
    get(digest: string): Claims | undefined {
      const entry = entries.get(digest)
      if (entry === undefined) return undefined
      entries.delete(digest)
      if (now() >= entry.until) return undefined
      entries.set(digest, entry)
      return entry.claims
    },
    set(digest: string, claims: Claims): void {
      const until = Math.min(claims.expiresAt * 1000, now() + CACHED_FOR_MAX_MS)
      entries.set(digest, { claims, until })
      if (entries.size <= CACHED_TOKENS_MAX) return
      const [oldest] = entries.keys()
      entries.delete(oldest!)
    },
  }
}

/** What a token for development says. */
export interface DevelopmentToken {
  readonly client: string
  readonly tenant: string
  readonly purposes: readonly string[]
  readonly subject?: string | undefined
  /** A span such as `1h`, or seconds. At most 31 days. */
  readonly expiresIn: string | number
}

/**
 * A signed token for development. Throws UNAUTHENTICATED where the process has no development key, as
 * in production, and BAD_USER_INPUT for a span or subject that would not give the token asked for.
 */
export async function signDevelopmentToken(
  keys: Pick<Keys, 'developmentTokens'>,
  token: DevelopmentToken,
  now: () => number = Date.now,
): Promise<string> {
  const own = keys.developmentTokens
  if (own === undefined) {
    throw new AppError('UNAUTHENTICATED', { hint: 'Tokens are issued in development mode only.' })
  }
  const issuedAt = Math.floor(now() / 1000)
  const { client, tenant, purposes, subject, expiresIn } = token
  if (subject === client) {
    throw new AppError('BAD_USER_INPUT', { hint: 'The subject must differ from the client.' })
  }
  return new SignJWT({ client_id: client, tenant, purposes: [...purposes] })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: own.keyId })
    .setIssuer(developmentIssuer)
    .setAudience(developmentAudience)
    .setSubject(subject ?? client)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds(expiresIn))
    .sign(own.privateKey)
}

const unitSeconds = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
])

function seconds(span: string | number): number {
  const match = /^(\d{1,7})([smhd])?$/.exec(String(span))
  const value = Number(match?.[1] ?? 0) * (unitSeconds.get(match?.[2] ?? 's') ?? 0)
  if (value < 1 || value > DEVELOPMENT_TOKEN_AGE_MAX_S) {
    throw new AppError('BAD_USER_INPUT', {
      hint: 'The expiry must be a span such as 30m, 1h or 7d, at most 31d.',
    })
  }
  return value
}
