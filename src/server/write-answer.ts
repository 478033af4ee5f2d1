import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Answer } from './route.ts'

/**
 * On every answer. What is answered may be personal and depends on headers that caches do not look
 * at, so nobody may keep it; the rest disarms a browser that shows an answer as a page.
 */
export const baseHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Closing with bytes unread resets the connection, and the answer under way would be lost. */
const LINGER_MS = 100

const cacheControl = { 'cache-control': 'private, no-store' }

/** Of a body in parts that names none. */
const STALL_MS = 30_000

/** Sends `answer`. Resolves when it is handed over or the client is gone; never rejects. */
export async function writeAnswer(options: {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly answer: Answer
  /** No further request on this connection. */
  readonly closes: boolean
}): Promise<void> {
  const { request, response, answer, closes } = options
  if (response.destroyed) return
  const { body } = answer
  const isWhole = typeof body === 'string' || body instanceof Uint8Array
  const headers = {
    ...baseHeaders,
    ...answer.headers,
    ...cacheControl,
    // RFC 6750, 3.
    ...(answer.status === 401 && { 'www-authenticate': 'Bearer' }),
    // A stream is the last of its connection: a server that stops need not wait for it to idle.
    ...((closes || !isWhole) && { connection: 'close' }),
  }
  if (isWhole) {
    response.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.end(body, () => {
      // What is left of an oversized body is not read: the sender would go on for ever.
      if (!request.complete) setTimeout(() => request.destroy(), LINGER_MS)
    })
    return
  }
  request.socket.setTimeout(0)
  response.writeHead(answer.status, headers)
  await writeParts(response, body, answer.pace)
}

/** The next part is asked for when the former has left, so one part is all that is ever kept. */
async function writeParts(
  response: ServerResponse,
  body: AsyncIterable<string>,
  pace: Answer['pace'],
): Promise<void> {
  const stallMs = pace?.stallMs ?? STALL_MS
  const beating =
    pace &&
    setInterval(() => {
      // Not onto what already waits: a stalled client would gather heartbeats.
      if (response.writableLength === 0 && !response.writableEnded) response.write(pace.heartbeat)
    }, pace.heartbeatMs)
  try {
    for await (const part of body) {
      await taken(response, stallMs, (done) => response.write(part, done))
      beating?.refresh()
    }
    await taken(response, stallMs, (done) => response.end(done))
  } catch {
    // The headers are sent: all that can still be said is that the answer is not whole.
    response.destroy()
  } finally {
    clearInterval(beating)
  }
}

/** Resolves when the system has taken what `write` wrote; rejects after `stallMs` and at the end. */
function taken(
  response: ServerResponse,
  stallMs: number,
  write: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null): void => {
      clearTimeout(timer)
      response.removeListener('close', onClose)
      if (error) reject(error)
      else resolve()
    }
    const onClose = (): void => settle(new Error('The client went away.'))
    const timer = setTimeout(() => settle(new Error('The client does not read.')), stallMs)
    response.once('close', onClose)
    if (response.destroyed) onClose()
    else write(settle)
  })
}

/** Answers on a socket that has no response object, as before an upgrade, and ends it. */
export function refuseSocket(socket: Socket, answer: Answer, statusLine?: string): void {
  const status = statusLine ?? `${answer.status} ${STATUS_CODES[answer.status] ?? ''}`
  const body = typeof answer.body === 'string' ? answer.body : ''
  const length = { 'content-length': String(Buffer.byteLength(body)) }
  const headers = { ...baseHeaders, ...answer.headers, ...cacheControl, ...length }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status}`, ...lines, 'connection: close', '', body].join('\r\n'), () => {
    // The client could keep its half open for ever.
    setTimeout(() => socket.destroy(), LINGER_MS)
  })
}
