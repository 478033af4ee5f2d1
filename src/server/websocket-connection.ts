import type { IncomingHttpHeaders } from 'node:http'
import { CloseCode, makeServer, type Server } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { atTime, expired, type SubscriptionFault } from '../graphql/subscription-events.ts'
import type {
  Connection,
  StartedSubscription,
  SubscriptionPipeline,
  SubscriptionRequest,
} from '../graphql/subscription-operation.ts'
import { AppError } from '../lib/errors.ts'
import { headersWithParams } from './connection-params.ts'
import { parseStrictText } from './strict-json.ts'

/** The bounds of one socket. */
export interface SocketConfig {
  /** Subscriptions under way on one socket. */
  readonly operationsMax: number
  /** How long a client may take to send `connection_init`. */
  readonly connectionInitMs: number
  /** How often a client must show that it is alive. */
  readonly heartbeatMs: number
  /** How long a client may leave a message unread before its socket is cut. */
  readonly stallMs: number
}

/** One socket, and what it has been told of itself. */
export interface SocketState {
  readonly socket: WebSocket
  readonly headers: IncomingHttpHeaders
  /** Ends every subscription of the socket. */
  readonly end: AbortController
  /** Ids of operations from their start to their end. */
  readonly running: Set<string>
  connection: Connection | undefined
  stopExpiry: () => void
}

/** graphql-ws' protocol over our pipeline. */
export type Protocol = Server<SocketState>

/** Largest close reason. RFC 6455, 5.5. */
const REASON_BYTES_MAX = 123

/** Ends the subscriptions of a socket and closes it; `reason` must be a text of ours. */
export function shut({ socket, end }: SocketState, code: number, reason: string): void {
  end.abort()
  socket.close(code, reason.slice(0, REASON_BYTES_MAX))
}

/**
 * The graphql-transport-ws protocol, from graphql-ws: its state machine, with subscriptions from
 * `pipeline`, and with the bounds that it leaves to others: operations at a time, and all streams of
 * the server together, by `takeStream`.
 */
export function createProtocol(options: {
  readonly pipeline: SubscriptionPipeline
  readonly takeStream: () => (() => void) | undefined
  readonly config: SocketConfig
}): Protocol {
  const { pipeline, config } = options
  const connect = async (state: SocketState, params: Record<string, unknown> | undefined) => {
    const connection = await pipeline.connect(headersWithParams(state.headers, params))
    if (state.end.signal.aborted) return
    state.connection = connection
    state.stopExpiry = atTime(connection.expiresAt, Date.now, () => expire(state))
  }
  return makeServer<Record<string, unknown>, SocketState>({
    connectionInitWaitTimeout: config.connectionInitMs,
    onConnect: ({ extra, connectionParams }) => connect(extra, connectionParams),
    onSubscribe: async ({ extra }, id, payload) => {
      try {
        const { events, ...operation } = await startOperation(options, extra, id, payload)
        return { ...operation, contextValue: events }
      } catch (thrown) {
        return [pipeline.fault(thrown)]
      }
    },
    // Begun above already, where a refusal can be told with its code.
    subscribe: ({ contextValue }) => contextValue as never,
    // As they are: they have passed the firewall and are no instances of GraphQLError any more.
    onNext: (_ctx, _id, _payload, _args, result) => result as never,
    onError: (_ctx, _id, _payload, errors) =>
      errors.flatMap((error) => pipeline.fault(error).formatted),
  })
}

async function startOperation(
  options: Parameters<typeof createProtocol>[0],
  state: SocketState,
  id: string,
  payload: SubscriptionRequest,
): Promise<StartedSubscription> {
  const { running, connection, end } = state
  if (connection === undefined) throw new AppError('UNAUTHENTICATED')
  if (running.has(id)) {
    // graphql-ws forgets an id when its client completes it, even while the operation still begins.
    throw new AppError('BAD_USER_INPUT', { hint: 'The id belongs to an operation under way.' })
  }
  const max = options.config.operationsMax
  if (running.size >= max) {
    throw new AppError('LIMIT_EXCEEDED', { hint: `At most ${max} operations per socket.` })
  }
  const release = options.takeStream()
  if (release === undefined) throw new AppError('OVERLOADED')
  running.add(id)
  const settle = (): void => {
    running.delete(id)
    release()
  }
  try {
    const started = await connection.start(payload, end.signal)
    void started.events.finished.then(settle)
    return started
  } catch (thrown) {
    settle()
    throw thrown
  }
}

/** The operations are told why, then the socket ends: nothing more could be asked on it. */
function expire(state: SocketState): void {
  const fault = expired()
  state.end.abort(fault)
  // The faults are written in the turns that come before.
  setImmediate(() => shut(state, CloseCode.Unauthorized, fault.publicMessage))
}

/** What clients may send; the rest is for them to receive. */
const sentByClients: ReadonlySet<unknown> = new Set([
  'connection_init',
  'ping',
  'pong',
  'subscribe',
  'complete',
])

const ID_LENGTH_MAX = 256

/** Runs `protocol` on a socket that has just been opened, until it is closed. */
export function runSocket(options: {
  readonly protocol: Protocol
  readonly pipeline: SubscriptionPipeline
  readonly state: SocketState
  readonly config: SocketConfig
}): void {
  const { protocol, pipeline, state, config } = options
  const { socket, end } = state
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(state, data, config.stallMs),
      close: (code, reason) =>
        shut(state, code ?? 1000, fixedReasons.get(code ?? 0) ?? reason ?? ''),
      onMessage: (handle) => {
        socket.on('message', (data, isBinary) => {
          // A socket that is closing may still bring what was sent before; it counts no more.
          if (socket.readyState !== socket.OPEN) return
          const text = isBinary ? undefined : wellFormed((data as Buffer).toString('utf8'))
          if (text === undefined) return shut(state, CloseCode.BadRequest, INVALID)
          handle(text).catch((thrown: unknown) => {
            const fault = pipeline.fault(thrown)
            shut(state, closeCodeOf(fault), fault.message)
          })
        })
      },
    },
    state,
  )
  const stopBeating = keepAlive(socket, config.heartbeatMs)
  // What ws finds wrong, such as a message that is too large, it closes with its code itself.
  socket.on('error', () => end.abort())
  socket.once('close', (code, reason) => {
    stopBeating()
    state.stopExpiry()
    end.abort()
    closed(code, String(reason)).catch(() => {})
  })
}

const INVALID = 'Invalid message received'

/** graphql-ws puts the id that the client chose into this one, of whatever length. */
const fixedReasons: ReadonlyMap<number, string> = new Map([
  [CloseCode.SubscriberAlreadyExists, 'Subscriber already exists'],
])

/** The text where it is a message that a client may send, under the rules of a body. */
function wellFormed(text: string): string | undefined {
  try {
    const message = parseStrictText(text) as { readonly type?: unknown; readonly id?: unknown }
    const { type, id } = message
    const isTooLong = typeof id === 'string' && id.length > ID_LENGTH_MAX
    return sentByClients.has(type) && !isTooLong ? text : undefined
  } catch {
    return undefined
  }
}

/** 1013 tells graphql-ws' client to come again; the others tell it not to. */
function closeCodeOf(fault: SubscriptionFault): number {
  switch (fault.formatted[0]?.extensions?.['code']) {
    case 'UNAUTHENTICATED':
      return CloseCode.Unauthorized
    case 'FORBIDDEN':
      return CloseCode.Forbidden
    case 'BAD_USER_INPUT':
    case 'LIMIT_EXCEEDED':
      return CloseCode.BadRequest
    case 'INTERNAL':
      return CloseCode.InternalServerError
    default:
      return 1013
  }
}

/** Bytes waiting to be sent beyond which nothing more is read from the same client. */
const BACKLOG_BYTES = 65_536

/**
 * Resolves when the system has taken the message, so that the next event of an operation is asked for
 * only then. A client that takes nothing is not read either, else its pings would gather answers; after
 * `stallMs` its socket is cut.
 */
function send({ socket, end }: SocketState, data: string, stallMs: number): Promise<void> {
  if (socket.readyState !== socket.OPEN) {
    // Closing: an event more would be read, and recorded as disclosed, for nobody.
    end.abort()
    return Promise.resolve()
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), stallMs)
    socket.send(data, () => {
      clearTimeout(timer)
      if (socket.isPaused && socket.bufferedAmount <= BACKLOG_BYTES) socket.resume()
      resolve()
    })
    if (socket.bufferedAmount > BACKLOG_BYTES) socket.pause()
  })
}

/** Pings; a client that has not answered by the next time is gone. */
function keepAlive(socket: WebSocket, everyMs: number): () => void {
  let isAlive = true
  socket.on('pong', () => (isAlive = true))
  const timer = setInterval(() => {
    // Its pong could not be read; the deadline of its message decides.
    if (socket.isPaused) return
    if (!isAlive) return socket.terminate()
    isAlive = false
    if (socket.readyState === socket.OPEN) socket.ping()
  }, everyMs)
  return () => clearInterval(timer)
}
