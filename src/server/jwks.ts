import type { Keys } from '../caller/keys.ts'
import { jsonAnswer, type Route } from './route.ts'

/** `/.well-known/jwks.json`: the public keys of what this server signs. RFC 7517. */
export function jwksRoute({ signing }: Pick<Keys, 'signing'>): Route {
  const { crv, kty, x } = signing.publicKey.export({ format: 'jwk' })
  const key = { crv, kty, x, kid: signing.keyId, use: 'sig', alg: 'EdDSA' }
  return {
    method: 'GET',
    path: '/.well-known/jwks.json',
    handle: async () => jsonAnswer(200, { keys: [key] }),
  }
}
