import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is needed of a connection's byte stream beyond what postgres.js does with it. */
export type WireSocket = {
  destroy(): unknown
  once(event: 'close', listener: () => void): unknown
}

/** The part of postgres.js' parsed options that says where to connect. */
export type SocketTarget = {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path: string | false | undefined
}

/** What postgres.js calls, as its `socket` option, for each connection and each cancel request. */
export type OpenSocket = (target: SocketTarget) => WireSocket | Promise<WireSocket>

const RECONNECT_DELAY_MIN_MS = 50
const RECONNECT_DELAY_MAX_MS = 500

/** A delay before the next attempt: short, so that a restart is over quickly, and spread. */
export const reconnectDelayMs = (): number =>
  RECONNECT_DELAY_MIN_MS + Math.random() * (RECONNECT_DELAY_MAX_MS - RECONNECT_DELAY_MIN_MS)

/**
 * Opens TCP or Unix sockets to a server, several hosts in turn. With `isPatient`, the attempt after a
 * connection that closed without a byte waits: a client of postgres.js retries one that was closed
 * during start-up at once and for ever (porsager/postgres #1193), which would be a busy loop.
 */
export const serverSockets = (isPatient: boolean): OpenSocket => {
  let attempt = 0
  let wasRefused = false
  return async ({ host, port, path }) => {
    if (isPatient && wasRefused) await sleep(reconnectDelayMs())
    const index = attempt++ % Math.max(1, host.length)
    const address = { host: host[index] ?? 'localhost', port: port[index] ?? 5432 }
    const socket = path ? net.connect({ path }) : net.connect(address)
    // A statement is a small packet; Nagle's algorithm would hold the second half of it back.
    socket.setNoDelay(true)
    // postgres.js reads both for the server name of TLS and for its own error texts.
    Object.assign(socket, path ? {} : address)
    socket.once('close', () => (wasRefused = socket.bytesRead === 0))
    return socket
  }
}
