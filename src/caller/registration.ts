import type { Operation } from '../decision/question.ts'
import { AppError } from '../lib/errors.ts'
import type { Caller } from './caller.ts'
import type { Claims } from './token.ts'

/** What the catalogue registers of a client: for whom it acts and what for. */
export interface ClientRegistration {
  readonly key: string
  readonly controller: string
  readonly purposes: readonly string[]
  readonly channel?: string | undefined
  readonly topic?: string | undefined
  readonly recipient?: string | undefined
  /** READ where absent. */
  readonly operation?: Operation | undefined
}

/**
 * The caller: its purposes are those that token and registration both allow, so neither the issuer of
 * tokens nor the catalogue alone can widen them. An unknown client (`registration` undefined) is
 * UNAUTHENTICATED, whatever its token says. GDPR Art. 29, 32(4).
 */
export function authenticate(claims: Claims, registration: ClientRegistration | undefined): Caller {
  if (registration === undefined || registration.key !== claims.client) {
    throw new AppError('UNAUTHENTICATED', { hint: 'The client of the token is not registered.' })
  }
  const { controller, channel, topic, recipient, operation } = registration
  const registered = new Set(registration.purposes)
  return {
    tenant: claims.tenant,
    client: claims.client,
    purposes: new Set(claims.purposes.filter((purpose) => registered.has(purpose))),
    controller,
    operation: operation ?? 'READ',
    ...(channel !== undefined && { channel }),
    ...(topic !== undefined && { topic }),
    ...(recipient !== undefined && { recipient }),
    ...(claims.subject !== undefined && { subject: claims.subject }),
  }
}
