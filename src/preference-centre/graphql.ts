/** Where and as whom to ask. */
export interface Connection {
  readonly endpoint: string
  /** Called before every request; must give a token that is still good. */
  readonly token: () => Promise<string>
}

/** What went wrong, by what the reader can do about it. */
export type FaultKind =
  /** Sign in again. */
  | 'SIGNED_OUT'
  /** This account may not. */
  | 'FORBIDDEN'
  /** The world has moved on: look again. */
  | 'CHANGED'
  /** Nothing came back, or that the server cannot now: the same may be sent again. */
  | 'UNREACHABLE'
  /** Anything else. */
  | 'BROKEN'

/** A request that has no answer. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly kind: FaultKind

  constructor(kind: FaultKind, message: string) {
    super(message)
    this.kind = kind
  }
}

/** All this page does is to serve the rights of the person who looks at it. */
const PURPOSE = 'rights.fulfilment'
const DEADLINE_MS = 20_000

const kinds: Readonly<Record<string, FaultKind>> = {
  UNAUTHENTICATED: 'SIGNED_OUT',
  FORBIDDEN: 'FORBIDDEN',
  PURPOSE_NOT_ALLOWED: 'FORBIDDEN',
  PURPOSE_UNKNOWN: 'FORBIDDEN',
  BAD_USER_INPUT: 'CHANGED',
  CONFLICT: 'CHANGED',
  OVERLOADED: 'UNREACHABLE',
  STORE_UNAVAILABLE: 'UNREACHABLE',
  DISCLOSURE_RECORD_UNAVAILABLE: 'UNREACHABLE',
}

/**
 * The `data` of the answer. Throws Fault. A token that has just run out is asked for anew once: the
 * server refuses before it does anything, so nothing is done twice.
 */
export async function ask<T>(
  connection: Connection,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<T> {
  try {
    return await askOnce<T>(connection, query, variables)
  } catch (error) {
    if (!(error instanceof Fault) || error.kind !== 'SIGNED_OUT') throw error
    return askOnce<T>(connection, query, variables)
  }
}

async function askOnce<T>(
  connection: Connection,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<T> {
  const response = await send(connection, query, variables, {
    accept: 'application/json',
    signal: AbortSignal.timeout(DEADLINE_MS),
  })
  const answer = (await response.json().catch(() => ({}))) as {
    data?: T | null
    errors?: readonly { message: string; extensions?: { code?: string } }[]
  }
  const [error] = answer.errors ?? []
  if (error) throw new Fault(kinds[error.extensions?.code ?? ''] ?? 'BROKEN', error.message)
  if (answer.data !== null && answer.data !== undefined) return answer.data
  if (response.status === 401) throw new Fault('SIGNED_OUT', 'The server answered 401.')
  const isPassing = response.status >= 500 || response.status === 429
  throw new Fault(isPassing ? 'UNREACHABLE' : 'BROKEN', `The server answered ${response.status}.`)
}

/** Sends an operation; the answer is not looked at. Throws Fault where none comes. */
export async function send(
  { endpoint, token }: Connection,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  { accept, signal }: { readonly accept: string; readonly signal: AbortSignal },
): Promise<Response> {
  const bearer = await token().catch(() => {
    throw new Fault('SIGNED_OUT', 'There is no token.')
  })
  try {
    return await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept,
        authorization: `Bearer ${bearer}`,
        'x-purpose': PURPOSE,
        'x-purpose-report': 'none',
      },
      body: JSON.stringify({ query, variables }),
      // The token is all there is to say who asks; cookies would only widen what can go wrong.
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    })
  } catch {
    throw new Fault('UNREACHABLE', 'No answer came.')
  }
}
