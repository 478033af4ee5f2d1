import { print } from 'graphql-sse'
import { preflightHeaders } from '../graphql/limits.ts'
import { SubscriptionFault, type EventStream } from '../graphql/subscription-events.ts'
import type { SubscriptionPipeline } from '../graphql/subscription-operation.ts'
import { httpStatusOf, isErrorCode } from '../lib/errors.ts'
import { readOperation } from './operation-parameters.ts'
import { HttpRefusal, jsonAnswer, type Answer, type Route, type RouteRequest } from './route.ts'

/** How event streams are kept going. */
export interface EventStreamConfig {
  /** Silence after which a comment line is sent. */
  readonly heartbeatMs: number
  /** How long a client may leave an event unread before its connection is cut. */
  readonly stallMs: number
}

const mediaType = 'text/event-stream'
/** Ignored by every client. Server-sent events, 9.2.6. */
const COMMENT = ':\n\n'

/**
 * Subscriptions by server-sent events on `/graphql`: the "distinct connections mode" of GraphQL over
 * SSE. What is wrong with the HTTP request, the caller or this server is answered in JSON with its
 * status before the stream begins; what is wrong with the document is told in the stream, as that
 * protocol demands.
 *
 * Messages are graphql-sse's. Its request handler is not used: it reads the source as fast as that
 * yields and keeps without limit what the client has not read, beats at a fixed interval, knows only
 * an `accept` of one item, and repeats messages of errors.
 */
export function createSubscriptionRoutes(
  pipeline: SubscriptionPipeline,
  config: EventStreamConfig,
): readonly Route[] {
  const handle = async (request: RouteRequest): Promise<Answer> => {
    assertNotForged(request)
    const operation = await readOperation(request)
    const connection = await pipeline.connect(request.headers)
    const pace = { ...config, heartbeat: COMMENT }
    try {
      const { events } = await connection.start(operation, request.signal)
      return { ...streamHead, body: messages(events), pace }
    } catch (thrown) {
      const fault = pipeline.fault(thrown)
      const status = statusOf(fault)
      if (status === undefined) return { ...streamHead, body: faultMessages(fault), pace }
      const headers = status === 503 ? { 'retry-after': '1' } : {}
      return jsonAnswer(status, { errors: fault.formatted }, headers)
    }
  }
  const route = { path: '/graphql', accept: mediaType, isStream: true, handle }
  return [
    { ...route, method: 'POST' },
    { ...route, method: 'GET' },
  ]
}

const streamHead = {
  status: 200,
  headers: { 'content-type': `${mediaType}; charset=utf-8`, 'x-accel-buffering': 'no' },
} as const

/** A page can make the browser send a GET; a POST of JSON it cannot without asking first. */
function assertNotForged({ method, headers }: RouteRequest): void {
  if (method === 'POST') return
  const isSigned = preflightHeaders.some((name) => (headers[name] ?? '').length > 0)
  if (isSigned || headers['content-type']?.startsWith('application/json')) return
  const hint = 'Send a header x-purpose or apollo-require-preflight with a GET.'
  throw new HttpRefusal(400, 'BAD_USER_INPUT', hint)
}

/** Undefined where the document is at fault, which is told in the stream. */
function statusOf(fault: SubscriptionFault): number | undefined {
  const code = fault.formatted[0]?.extensions?.['code']
  const status = isErrorCode(code) ? httpStatusOf(code) : 400
  return status === 200 || status === 400 ? undefined : status
}

async function* messages(events: EventStream): AsyncGenerator<string> {
  try {
    // Some browsers, and `fetch` of some others, show an answer only with its first byte.
    yield COMMENT
    for await (const result of events) yield print({ event: 'next', data: result as never })
  } catch (thrown) {
    if (!(thrown instanceof SubscriptionFault)) throw thrown
    yield faultMessage(thrown)
  } finally {
    await events.return()
  }
  yield complete
}

async function* faultMessages(fault: SubscriptionFault): AsyncGenerator<string> {
  yield faultMessage(fault)
  yield complete
}

const faultMessage = (fault: SubscriptionFault): string =>
  print({ event: 'next', data: { errors: fault.formatted as never } })

const complete = print({ event: 'complete', data: null })
