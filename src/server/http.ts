import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { ApolloServer, BaseContext } from '@apollo/server'
import { toPublicError } from '../graphql/error-firewall.ts'
import { assert } from '../lib/assert.ts'
import { AppError, httpStatusOf, isErrorCode } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { readBody, type BodyBudget } from './body.ts'
import { graphqlRoutes, type ContextFor } from './graphql-route.ts'
import { assertJsonBody, prefers } from './media-type.ts'
import { HttpRefusal, jsonAnswer, type Answer, type Route } from './route.ts'
import { parseStrictJson } from './strict-json.ts'
import { refuseSocket, writeAnswer } from './write-answer.ts'

/** The bounds of the server; `Config` has them all. */
export interface HttpConfig {
  readonly host: string
  readonly port: number
  readonly limits: {
    readonly bodyBytes: number
    readonly connectionsMax: number
    readonly inFlightMax: number
    readonly streamsMax: number
  }
  readonly deadlines: { readonly requestMs: number; readonly keepAliveMs: number }
}

/** One answered request, for the metrics. `route` is a path of ours or `other`. */
export interface Answered {
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** What the server is made of. */
export interface HttpOptions<C extends BaseContext> {
  readonly apollo: ApolloServer<C>
  readonly contextFor: ContextFor<C>
  /** Beside GraphQL; on the same path they come first. */
  readonly routes: readonly Route[]
  readonly config: HttpConfig
  readonly log: Log
  readonly onAnswered?: ((answered: Answered) => void) | undefined
}

/** A server that can be started once. */
export interface HttpServer {
  /** For what needs the socket itself, such as an upgrade to WebSocket. */
  readonly server: Server
  /** Resolves when it listens; the address has the port that was really taken. */
  readonly listen: () => Promise<AddressInfo>
  /** Stops accepting and waits for what is under way; true where nothing had to be cut off. */
  readonly close: (graceMs: number) => Promise<boolean>
  /** Requests under way, without streams. */
  readonly inFlight: () => number
  /** Open streams, on whatever transport. */
  readonly streams: () => number
  /**
   * A place for a stream that is no request, such as a subscription over WebSocket; undefined where
   * `streamsMax` are taken. Call what it gives once, when the stream has ended.
   */
  readonly takeStream: () => (() => void) | undefined
}

const HEADER_BYTES_MAX = 16_384
const BODIES_MAX = 64

/** Everything a request shares with the others. */
interface Shared {
  readonly routes: readonly Route[]
  readonly config: HttpConfig
  readonly log: Log
  readonly onAnswered: (answered: Answered) => void
  readonly budget: BodyBudget
  readonly open: Set<AbortController>
  /** Those of `open` that are streams. */
  readonly streaming: Set<AbortController>
  /** Connections with a request under way. */
  readonly busy: WeakSet<object>
  inFlight: number
  streams: number
  isClosing: boolean
}

/**
 * An HTTP server that answers JSON only and bounds everything: bytes, time, connections, requests at
 * a time. Apollo's own standalone server has none of these bounds.
 */
export function createHttpServer<C extends BaseContext>(options: HttpOptions<C>): HttpServer {
  const { config } = options
  const shared: Shared = {
    routes: [...options.routes, ...graphqlRoutes(options)],
    config,
    log: options.log,
    onAnswered: options.onAnswered ?? (() => {}),
    budget: {
      bodyBytesMax: config.limits.bodyBytes,
      totalBytesMax: config.limits.bodyBytes * BODIES_MAX,
      bufferedBytes: 0,
    },
    open: new Set(),
    streaming: new Set(),
    busy: new WeakSet(),
    inFlight: 0,
    streams: 0,
    isClosing: false,
  }
  const server = createServer({
    headersTimeout: 5000,
    requestTimeout: 10_000,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: config.deadlines.keepAliveMs,
    maxHeaderSize: HEADER_BYTES_MAX,
    insecureHTTPParser: false,
    // Else the second of two authorization headers vanishes, and which one counts is anybody's guess.
    joinDuplicateHeaders: true,
  })
  server.maxConnections = config.limits.connectionsMax
  // A client that does not take its answer keeps the memory of it: give up on a silent socket.
  server.setTimeout(Math.max(30_000, config.deadlines.requestMs * 2))
  server.on('request', (request, response) => void serve(request, response, shared))
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    refuseConnection(error, socket, shared)
  })
  return {
    server,
    listen: () => listen(server, config),
    close: (graceMs) => close(server, shared, graceMs),
    inFlight: () => shared.inFlight,
    streams: () => shared.streams,
    takeStream: () => takePlace(shared),
  }
}

/** One request from its first header to its last byte. Never rejects. */
async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  shared: Shared,
): Promise<void> {
  const startedAt = performance.now()
  const abort = new AbortController()
  shared.open.add(abort)
  shared.busy.add(request.socket)
  response.on('close', () => {
    if (!response.writableFinished) abort.abort(new Error('The client went away.'))
  })
  // Without a listener an error of the socket would end the process; 'close' follows it.
  response.on('error', () => {})
  request.on('error', () => {})
  const { route, answer, closes } = await answerOf(request, abort, shared)
  const ends = closes || shared.isClosing || !request.complete
  await writeAnswer({ request, response, answer, closes: ends })
  shared.open.delete(abort)
  shared.streaming.delete(abort)
  shared.busy.delete(request.socket)
  // A stream that has ended gives its place back as one that was cut off does.
  if (route?.isStream === true) abort.abort(new Error('The stream has ended.'))
  const seconds = (performance.now() - startedAt) / 1000
  shared.onAnswered({ route: route?.path ?? 'other', status: answer.status, seconds })
}

interface Outcome {
  readonly route: Route | undefined
  readonly answer: Answer
  readonly closes: boolean
}

async function answerOf(
  request: IncomingMessage,
  abort: AbortController,
  shared: Shared,
): Promise<Outcome> {
  let route: Route | undefined
  try {
    const { path, search } = splitTarget(request.url ?? '')
    route = findRoute(request, path, shared.routes)
    const answer = await runRoute({ route, path, search, request, abort, shared })
    return { route, answer, closes: false }
  } catch (error) {
    const closes = error instanceof HttpRefusal && error.closes
    return { route, answer: errorAnswer(error, shared.log), closes }
  }
}

function splitTarget(target: string): { path: string; search: string } {
  if (!target.startsWith('/')) {
    throw new HttpRefusal(400, 'BAD_USER_INPUT', 'The request target must be a path.')
  }
  const at = target.indexOf('?')
  return at === -1
    ? { path: target, search: '' }
    : { path: target.slice(0, at), search: target.slice(at) }
}

function findRoute(request: IncomingMessage, path: string, routes: readonly Route[]): Route {
  const onPath = routes.filter((route) => route.path === path)
  if (onPath.length === 0) {
    throw new HttpRefusal(404, 'BAD_USER_INPUT', 'There is nothing at this path.')
  }
  const byMethod = onPath.filter((route) => route.method === request.method)
  const { accept } = request.headers
  const found =
    byMethod.find((route) => route.accept !== undefined && prefers(accept, route.accept)) ??
    byMethod.find((route) => route.accept === undefined)
  if (found !== undefined) return found
  if (byMethod.length > 0) {
    throw new HttpRefusal(406, 'BAD_USER_INPUT', `Accept ${byMethod[0]!.accept}.`)
  }
  const allow = [...new Set(onPath.map((route) => route.method))].toSorted().join(', ')
  throw new HttpRefusal(405, 'BAD_USER_INPUT', `Use ${allow}.`, { headers: { allow } })
}

interface Run {
  readonly route: Route
  readonly path: string
  readonly search: string
  readonly request: IncomingMessage
  readonly abort: AbortController
  readonly shared: Shared
}

/**
 * The body is read before a place is taken: a sender of slow bodies fills sockets, which are many,
 * and not places, which are few. The deadline starts with the place.
 */
async function runRoute({ route, path, search, request, abort, shared }: Run): Promise<Answer> {
  const hasBody = request.method === 'POST'
  const coding = request.headers['transfer-encoding']
  if (coding !== undefined && coding.toLowerCase() !== 'chunked') {
    // Node would read to the end of the connection. RFC 9112, 6.3.
    throw new HttpRefusal(400, 'BAD_USER_INPUT', 'Only chunked is accepted.', { closes: true })
  }
  if (!hasBody && hasContent(request)) {
    throw new HttpRefusal(400, 'BAD_USER_INPUT', 'A GET has no body.', { closes: true })
  }
  if (hasBody) assertJsonBody(request.headers['content-type'], request.headers['content-encoding'])
  const bytes = hasBody ? await readBody(request, shared.budget) : new Uint8Array(0)
  const { method } = route
  const { headers } = request
  const json = async () => parseStrictJson(bytes)
  const work = () => route.handle({ method, path, search, headers, signal: abort.signal, json })
  if (route.isStream === true) return runStream(work, abort, shared)
  if (route.isVital === true) return withDeadline(work(), abort, shared)
  if (shared.inFlight >= shared.config.limits.inFlightMax) throw overloaded()
  shared.inFlight++
  // Given back when the work ends, not when the caller gives up: the bound is on work.
  const working = work().finally(() => shared.inFlight--)
  return withDeadline(working, abort, shared)
}

const hasContent = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

async function runStream(
  work: () => Promise<Answer>,
  abort: AbortController,
  shared: Shared,
): Promise<Answer> {
  if (shared.isClosing) throw overloaded()
  const release = takePlace(shared)
  if (release === undefined) throw overloaded()
  shared.streaming.add(abort)
  // Its end, by whomever, is an abort: so a place is given back exactly once.
  if (abort.signal.aborted) release()
  else abort.signal.addEventListener('abort', release, { once: true })
  try {
    return await withDeadline(work(), abort, shared)
  } catch (error) {
    abort.abort(error)
    throw error
  }
}

/** Given back once, however often that is said. */
function takePlace(shared: Shared): (() => void) | undefined {
  if (shared.streams >= shared.config.limits.streamsMax) return undefined
  shared.streams++
  let isTaken = true
  return () => {
    if (isTaken) shared.streams--
    isTaken = false
  }
}

/**
 * OVERLOADED after the deadline; then the signal is aborted, so that the work stops too. Nor is work
 * waited for whose client is gone.
 */
async function withDeadline(
  work: Promise<Answer>,
  abort: AbortController,
  shared: Shared,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const fault = overloaded()
      reject(fault)
      abort.abort(fault)
    }, shared.config.deadlines.requestMs)
    if (abort.signal.aborted) reject(clientIsGone())
    abort.signal.addEventListener('abort', () => reject(clientIsGone()), { once: true })
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** For the metrics alone, as nobody is left to read it. 499 is what nginx calls it. */
const clientIsGone = (): HttpRefusal =>
  new HttpRefusal(499, 'BAD_USER_INPUT', 'The client went away.', { closes: true })

const overloaded = (): AppError => new AppError('OVERLOADED')

function errorAnswer(error: unknown, log: Log): Answer {
  if (error instanceof HttpRefusal) return error.answer
  const shown = toPublicError(error, log)
  const code = shown.extensions?.['code']
  const status = httpStatusOf(isErrorCode(code) ? code : 'INTERNAL')
  return jsonAnswer(status, { errors: [shown] }, status === 503 ? { 'retry-after': '1' } : {})
}

const statusOfClientError: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/**
 * What Node's parser refuses never becomes a request; it is answered here, in JSON like the rest. Not
 * while another request of the connection is under way: its sender would take this for its answer.
 */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket, shared: Shared): void {
  if (!socket.writable || error.code === 'ECONNRESET' || shared.busy.has(socket)) {
    socket.destroy()
    return
  }
  const status = statusOfClientError[error.code ?? ''] ?? '400 Bad Request'
  const { answer } = new HttpRefusal(400, 'BAD_USER_INPUT', 'It is not well formed HTTP.')
  refuseSocket(socket, answer, status)
}

function listen(server: Server, config: HttpConfig): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: config.port, host: config.host, backlog: 511 }, () => {
      server.removeListener('error', reject)
      const address = server.address()
      assert(typeof address === 'object' && address !== null, 'a TCP server has a port')
      resolve(address)
    })
  })
}

async function close(server: Server, shared: Shared, graceMs: number): Promise<boolean> {
  shared.isClosing = true
  // A stream would never end by itself, and would only be cut off when the grace is over.
  for (const abort of shared.streaming) abort.abort(new Error('The server is stopping.'))
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  let wasCut = false
  const timer = setTimeout(() => {
    wasCut = shared.open.size > 0
    for (const abort of shared.open) abort.abort(new Error('The server is stopping.'))
    server.closeAllConnections()
  }, graceMs)
  await closed
  clearTimeout(timer)
  return !wasCut
}
