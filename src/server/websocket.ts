import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import { handleProtocols } from 'graphql-ws'
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws'
import type { SubscriptionPipeline } from '../graphql/subscription-operation.ts'
import { HttpRefusal } from './route.ts'
import {
  createProtocol,
  runSocket,
  shut,
  type SocketConfig,
  type SocketState,
} from './websocket-connection.ts'
import { assertUpgrade, serveWithoutUpgrade, wantsWebSocket } from './websocket-upgrade.ts'
import { refuseSocket } from './write-answer.ts'

/** The bounds of all WebSockets of a server. */
export interface WebSocketConfig extends SocketConfig {
  /** Whose pages may connect beside those of the host itself; absent where there is none. */
  readonly publicUrl?: string | undefined
  readonly socketsMax: number
  /** Largest message of a client; a longer one closes its socket with 1009. */
  readonly messageBytesMax: number
}

/** The WebSockets of a server. */
export interface WebSockets {
  /** Open sockets, with or without subscriptions. */
  readonly count: () => number
  /**
   * Takes no more, completes every subscription and closes with 1001; what is open after `graceMs` is
   * cut. True where nothing had to be.
   */
  readonly close: (graceMs: number) => Promise<boolean>
}

/** The server as `createHttpServer` gives it. */
interface Host {
  readonly server: Server
  readonly takeStream: () => (() => void) | undefined
}

const GOING_AWAY = 1001
/** For the other side's close frame, after ours. */
const CLOSE_MS = 5000

/**
 * Subscriptions over WebSocket on `/graphql` and `/ws`, subprotocol graphql-transport-ws. Every
 * subscription counts as a stream of `http`. Close it together with the server, which waits for its
 * connections: the sockets are some of them.
 */
export function attachWebSockets(
  http: Host,
  pipeline: SubscriptionPipeline,
  config: WebSocketConfig,
): WebSockets {
  const states = new Set<SocketState>()
  const protocol = createProtocol({ pipeline, takeStream: http.takeStream, config })
  const wss = createSockets(config.messageBytesMax)
  let isClosing = false
  const accept = (socket: WebSocket, { headers }: IncomingMessage): void => {
    const state: SocketState = {
      socket,
      headers,
      end: new AbortController(),
      running: new Set(),
      connection: undefined,
      stopExpiry: () => {},
    }
    states.add(state)
    socket.once('close', () => states.delete(state))
    runSocket({ protocol, pipeline, state, config })
  }
  http.server.on('upgrade', (request: IncomingMessage, duplex: Duplex, rest: Buffer) => {
    const socket = duplex as Socket
    if (!wantsWebSocket(request)) return serveWithoutUpgrade(http.server, request, socket, rest)
    // Without a listener an error of the socket would end the process.
    socket.on('error', () => {})
    try {
      assertUpgrade(request, config.publicUrl)
      if (isClosing || states.size >= config.socketsMax) throw tooMany()
    } catch (thrown) {
      if (!(thrown instanceof HttpRefusal)) throw thrown
      return refuseSocket(socket, thrown.answer)
    }
    wss.handleUpgrade(request, socket, rest, accept)
  })
  return {
    count: () => states.size,
    close: (graceMs) => {
      isClosing = true
      return closeAll(states, graceMs)
    },
  }
}

const tooMany = (): HttpRefusal =>
  new HttpRefusal(503, 'OVERLOADED', 'Too many WebSockets at a time.', {
    headers: { 'retry-after': '1' },
  })

function createSockets(maxPayload: number): WebSocketServer {
  const options: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    // 97 kB of compressed zeros would be 100 MB.
    perMessageDeflate: false,
    maxPayload,
    // Each costs memory beside its bytes.
    maxFragments: 128,
    maxBufferedChunks: 1024,
    closeTimeout: CLOSE_MS,
    handleProtocols: (protocols) => handleProtocols(protocols),
  }
  const wss = new WebSocketServer(options)
  wss.on('wsClientError', (_error, duplex) => {
    const hint = 'The WebSocket handshake is not well formed.'
    const { answer } = new HttpRefusal(400, 'BAD_USER_INPUT', hint)
    refuseSocket(duplex as Socket, answer)
  })
  return wss
}

async function closeAll(states: ReadonlySet<SocketState>, graceMs: number): Promise<boolean> {
  const open = [...states]
  const closed = Promise.all(
    open.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve))),
  )
  for (const state of open) state.end.abort()
  // The subscriptions say `complete` in the turns that come before.
  setImmediate(() => {
    for (const state of open) shut(state, GOING_AWAY, 'Going away')
  })
  let isClean = true
  const timer = setTimeout(() => {
    isClean = states.size === 0
    for (const { socket } of states) socket.terminate()
  }, graceMs)
  await closed
  clearTimeout(timer)
  return isClean
}
