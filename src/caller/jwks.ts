import { readFileSync } from 'node:fs'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose'
import { z } from 'zod'
import { ConfigFault, type AuthConfig } from '../config.ts'

const FETCH_TIMEOUT_MS = 3000
const FETCH_PAUSE_MS = 30_000
const KEYS_AGE_MAX_MS = 600_000
const KEYS_BYTES_MAX = 262_144

/**
 * The issuer's public keys as the configuration names them; undefined where it names none. Only this
 * address is ever fetched: `jku`, `x5u` and `jwk` of a token are ignored. Throws ConfigFault where the
 * file is not a JWK set of public keys.
 */
export function issuerKeys(
  auth: AuthConfig,
  now: () => number = Date.now,
): JWTVerifyGetKey | undefined {
  if (auth.jwksFile !== undefined) return createLocalJWKSet(readKeySet(auth.jwksFile))
  if (auth.jwksUrl === undefined) return undefined
  return createRemoteJWKSet(new URL(auth.jwksUrl), {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cooldownDuration: FETCH_PAUSE_MS,
    cacheMaxAge: KEYS_AGE_MAX_MS,
    [customFetch]: boundedFetch(now),
  })
}

function readKeySet(file: string): JSONWebKeySet {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new ConfigFault(['AUTH_JWKS_FILE: the file cannot be read as JSON'])
  }
  const keySet = publicKeySet.safeParse(parsed)
  if (keySet.success) return keySet.data
  throw new ConfigFault(['AUTH_JWKS_FILE: must be a JWK set of 1 to 100 public keys'])
}

/** Neither secrets (`k`) nor private keys (`d`): what verifies tokens must not be able to make them. */
const isPublicKey = (key: unknown): boolean =>
  typeof key === 'object' && key !== null && 'kty' in key && key.kty !== 'oct' && !('d' in key)

const publicKeySet = z.object({ keys: z.array(z.custom<JWK>(isPublicKey)).min(1).max(100) })

/**
 * jose pauses only after a success, so with the issuer down every token of an unknown key would cost
 * a fetch. This pauses after a failure too, and bounds what is read.
 */
function boundedFetch(now: () => number): FetchImplementation {
  let failedAt = -Infinity
  return async (url, options) => {
    if (now() - failedAt < FETCH_PAUSE_MS)
      throw new Error('The key set could not be fetched lately.')
    try {
      const response = await fetch(url, options)
      if (response.status !== 200) throw new Error('The key set was not answered with 200.')
      return new Response(await readBounded(response), { status: 200 })
    } catch (error) {
      failedAt = now()
      throw error
    }
  }
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length
    if (size > KEYS_BYTES_MAX) throw new Error('The key set is too large.')
    chunks.push(part.value)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
