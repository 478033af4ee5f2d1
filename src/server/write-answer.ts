import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
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

/** Sends `answer`. Resolves when it is handed over or the client is gone; never rejects. */
export async function writeAnswer(options: {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly answer: Answer
  /** No further request on this connection. */
  readonly closes: boolean
  readonly signal: AbortSignal
}): Promise<void> {
  const { request, response, answer, closes, signal } = options
  if (response.destroyed) return
  const headers = {
    ...baseHeaders,
    ...answer.headers,
    ...cacheControl,
    // RFC 6750, 3.
    ...(answer.status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(closes && { connection: 'close' }),
  }
  const { body } = answer
  if (typeof body === 'string' || body instanceof Uint8Array) {
    response.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.end(body, () => {
      // What is left of an oversized body is not read: the sender would go on for ever.
      if (!request.complete) setTimeout(() => request.destroy(), LINGER_MS)
    })
    return
  }
  request.socket.setTimeout(0)
  response.writeHead(answer.status, headers)
  await writeStream(response, body, signal)
}

async function writeStream(
  response: ServerResponse,
  body: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const part of body) {
      if (signal.aborted) break
      // A slow reader is waited for, so that its events do not pile up here.
      if (!response.write(part)) await once(response, 'drain', { signal })
    }
    response.end()
  } catch {
    // The headers are sent: all that can still be said is that the answer is not whole.
    response.destroy()
  }
}
