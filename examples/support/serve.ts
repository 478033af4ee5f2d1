import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'

const BODY_BYTES_MAX = 1_048_576
const REQUEST_MS_MAX = 15_000

/** A server that listens. */
export interface Running {
  /** Where GraphQL is answered. */
  readonly url: string
  /** Ends the server; open connections are closed. */
  stop(): Promise<void>
}

/** How a server is reached, and what its resolvers are told of a request. */
export interface ServeOptions<C extends BaseContext> {
  /** 0 takes any free one. */
  readonly port: number
  readonly host?: string
  readonly context: (request: IncomingMessage) => C
}

/** Serves `/graphql` and nothing else, with bounds on size and time. For the examples alone. */
export async function serve<C extends BaseContext>(
  server: ApolloServer<C>,
  { port, host = '127.0.0.1', context }: ServeOptions<C>,
): Promise<Running> {
  await server.start()
  const http = createServer((request, response) => {
    answer(server, request, response, context).catch(() => refuse(response, 500))
  })
  http.requestTimeout = REQUEST_MS_MAX
  http.headersTimeout = REQUEST_MS_MAX
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, resolve)
  })
  const address = http.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host}:${bound}/graphql`,
    async stop() {
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await closed
      await server.stop()
    },
  }
}

async function answer<C extends BaseContext>(
  server: ApolloServer<C>,
  request: IncomingMessage,
  response: ServerResponse,
  context: (request: IncomingMessage) => C,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname !== '/graphql') return refuse(response, 404)
  const body = await readJson(request)
  if ('status' in body) return refuse(response, body.status)
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers, search, body: body.value },
    context: async () => context(request),
  })
  if (answered.body.kind !== 'complete') return refuse(response, 500)
  // Whatever the answer is, it holds for one purpose of one caller.
  answered.headers.set('cache-control', 'private, no-store')
  response.writeHead(answered.status ?? 200, Object.fromEntries(answered.headers))
  response.end(answered.body.string)
}

async function readJson(
  request: IncomingMessage,
): Promise<{ readonly value: unknown } | { readonly status: number }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_BYTES_MAX) return { status: 413 }
    chunks.push(chunk)
  }
  if (size === 0) return { value: {} }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString())
    return { value }
  } catch {
    return { status: 400 }
  }
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { 'cache-control': 'private, no-store', connection: 'close' })
  response.end()
}

/** Codes whose messages are about the request and hold nothing of ours. */
const tellable: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** `formatError` of the subgraphs: what is not about the request becomes one sentence. */
export function maskError(error: GraphQLFormattedError): GraphQLFormattedError {
  const code = error.extensions?.['code']
  const isTold = tellable.has(code)
  return {
    message: isTold ? error.message : 'Something went wrong here.',
    ...(error.path && { path: error.path }),
    extensions: { code: isTold ? code : 'INTERNAL' },
  }
}
