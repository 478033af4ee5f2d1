import type { IncomingHttpHeaders } from 'node:http'
import type { Caller } from './caller/caller.ts'
import { readDeclaration } from './caller/declare.ts'
import { authenticate } from './caller/registration.ts'
import { createTokenVerifier, type Claims } from './caller/token.ts'
import type { Keys } from './caller/keys.ts'
import type { Config } from './config.ts'
import { createContext, type RequestContext } from './graphql/context.ts'
import type { SubscriptionSession } from './graphql/subscription-operation.ts'
import { AppError } from './lib/errors.ts'
import type { Services } from './services.ts'

/** Callers as their headers identify them, for a request or for as long as a stream lasts. */
export interface Sessions {
  /** The context of one request. Throws UNAUTHENTICATED and BAD_USER_INPUT. */
  contextFor(headers: IncomingHttpHeaders): Promise<RequestContext>
  /** The token is verified once; the registration is looked up for each context. Throws UNAUTHENTICATED. */
  open(headers: IncomingHttpHeaders): Promise<SubscriptionSession<RequestContext>>
}

/** Sessions under the keys and the registrations of these services. */
export function createSessions(config: Config, services: Services, keys: Keys): Sessions {
  const verifier = createTokenVerifier(config, keys)
  const claimsOf = ({ authorization }: IncomingHttpHeaders): Promise<Claims | null> =>
    authorization === undefined ? Promise.resolve(null) : verifier.verify(authorization)
  return {
    async contextFor(headers) {
      const declaration = readDeclaration(headers, config)
      return createContext(services, callerOf(services, await claimsOf(headers)), declaration)
    },
    async open(headers) {
      const declaration = readDeclaration(headers, config)
      const claims = await claimsOf(headers)
      // There is no subscription for nobody, and a stream holds a place for as long as it lasts.
      if (!claims) throw new AppError('UNAUTHENTICATED')
      return {
        contextNow: () => createContext(services, callerOf(services, claims), declaration),
        expiresAt: claims.expiresAt * 1000,
      }
    },
  }
}

/** Under the registration that is in force at this moment; null for an anonymous request. */
function callerOf({ catalogues }: Services, claims: Claims | null): Caller | null {
  if (!claims) return null
  const clients = catalogues.of(claims.tenant)?.current().document.clients ?? {}
  const client = Object.hasOwn(clients, claims.client) ? clients[claims.client] : undefined
  return authenticate(claims, client && { ...client, key: claims.client })
}
