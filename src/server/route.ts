import type { IncomingHttpHeaders } from 'node:http'
import { publicSentence, type ErrorCode } from '../lib/errors.ts'

/** One path of the server. More paths are more routes; nothing else needs to know. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** Matched whole and as sent: no parameters, no decoding. */
  readonly path: string
  /** Only for requests that prefer this media type in `accept`, such as text/event-stream. */
  readonly accept?: string
  /** Answered even when the server is at its limit, as health and metrics must be. */
  readonly isVital?: boolean
  /** May answer a stream: bound by `streamsMax` and not by the deadline of a request. */
  readonly isStream?: boolean
  readonly handle: (request: RouteRequest) => Promise<Answer>
}

/** One request as a route sees it. */
export interface RouteRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** With the question mark, as sent; empty where there is none. */
  readonly search: string
  readonly headers: IncomingHttpHeaders
  /**
   * Aborted when the client goes away and when the deadline has passed; for a stream also when the
   * server begins to stop, so that it can say its last words.
   */
  readonly signal: AbortSignal
  /** The body as strict JSON, read on first use. Throws HttpRefusal. */
  readonly json: () => Promise<unknown>
}

/** What is answered. Security headers and cache-control are added; cache-control always wins. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Parts are asked for one at a time, when the former one has left the process. */
  readonly body: string | Uint8Array | AsyncIterable<string>
  /** Only for a body in parts. */
  readonly pace?: Pace
}

/** How a body in parts is kept going. */
export interface Pace {
  /** Written whenever nothing else was for so long, so that no proxy takes the stream for dead. */
  readonly heartbeat: string
  readonly heartbeatMs: number
  /** A part that the client does not take for so long ends the connection. */
  readonly stallMs: number
}

/** An answer in JSON. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

/** A request that HTTP itself forbids, such as an unknown path or a body that is too large. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal'
  readonly answer: Answer
  /** The rest of the request is not read: the connection ends with the answer. */
  readonly closes: boolean

  constructor(
    status: number,
    code: ErrorCode,
    hint: string,
    options: { closes?: boolean; headers?: Readonly<Record<string, string>> } = {},
  ) {
    const message = `${publicSentence(code)} ${hint}`
    super(message)
    this.answer = jsonAnswer(
      status,
      { errors: [{ message, extensions: { code } }] },
      options.headers,
    )
    this.closes = options.closes ?? false
  }
}
