import { readFileSync } from 'node:fs'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { composeServices } from '@apollo/composition'
import { ApolloServer } from '@apollo/server'
import { parse, type DocumentNode, type GraphQLFormattedError } from 'graphql'
import { typeDefs as commerce } from '../commerce/subgraph.ts'
import { typeDefs as service } from '../service/subgraph.ts'
import { serve, type Running } from '../support/serve.ts'

/**
 * AN EXAMPLE, to try the supergraph on one machine. It shows what any gateway in front of purposegraph
 * must do: forward the headers below, keep no answer, and tell nobody what a subgraph says of itself.
 * It has neither limits on operations nor the resilience of a gateway for production.
 */
export interface GatewayOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Where each subgraph is. */
  readonly urls: Readonly<Record<SubgraphName, string>>
  /** What the customer subgraph has as GATEWAY_SECRET; sent to it and to nobody else. */
  readonly gatewaySecret?: string | undefined
}

/** The subgraphs of the example. */
export type SubgraphName = 'customer' | 'commerce' | 'service'

/** SDL of each subgraph. Read from files: nothing need be running to compose. */
export const schemas: Readonly<Record<SubgraphName, DocumentNode>> = {
  customer: parse(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')),
  commerce,
  service,
}

/** How long a subgraph may take. */
const SUBGRAPH_MS_MAX = 10_000

/** What a subgraph must know of the client's request. Without x-purpose every value is withheld. */
const forwarded = [
  'authorization',
  'x-purpose',
  'x-purpose-report',
  'sec-gpc',
  'x-gpc',
  'traceparent',
]

interface GatewayContext {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** The supergraph. Throws an error that lists what does not fit together. */
export function composeSupergraph(urls: GatewayOptions['urls']): string {
  const names = Object.keys(schemas) as SubgraphName[]
  const { supergraphSdl, errors } = composeServices(
    names.map((name) => ({ name, url: urls[name], typeDefs: schemas[name] })),
  )
  if (supergraphSdl === undefined) {
    throw new Error(`The subgraphs do not compose:\n${errors?.map(String).join('\n')}`)
  }
  return supergraphSdl
}

/** The example gateway. */
export async function startGateway(options: GatewayOptions): Promise<Running> {
  const gateway = new ApolloGateway({
    supergraphSdl: composeSupergraph(options.urls),
    buildService: ({ name, url = '' }) =>
      new RemoteGraphQLDataSource<GatewayContext>({
        url,
        fetcher: (address, { body, ...init } = {}) =>
          fetch(address, {
            ...init,
            ...(body !== undefined && { body: body.toString() }),
            signal: AbortSignal.timeout(SUBGRAPH_MS_MAX),
          }),
        willSendRequest({ request, context }) {
          for (const header of forwarded) {
            const value = context.headers?.[header]
            if (typeof value === 'string') request.http?.headers.set(header, value)
          }
          if (name === 'customer' && options.gatewaySecret !== undefined) {
            request.http?.headers.set('router-authorization', options.gatewaySecret)
          }
        },
      }),
  })
  const server = new ApolloServer<GatewayContext>({
    gateway,
    formatError: tellable,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    maxRecursiveSelections: 1000,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  })
  return serve(server, { port: options.port, context: ({ headers }) => ({ headers }) })
}

/** What our subgraphs say in the extensions of an error for clients to read. */
const told = [
  'code',
  'withheld',
  'field',
  'reason',
  'purpose',
  'law',
  'remedy',
  'customer',
  'errorId',
]

/**
 * Without what the gateway itself adds: address, status and body of a subgraph's answer. An error
 * without a code of its own is one of the gateway or the network, whose text can hold an address.
 */
function tellable({
  message,
  path,
  extensions = {},
}: GraphQLFormattedError): GraphQLFormattedError {
  const kept = Object.entries(extensions).filter(([name]) => told.includes(name))
  const isOurs = extensions['code'] !== undefined && extensions['code'] !== 'INTERNAL_SERVER_ERROR'
  return {
    message: isOurs ? message : 'A part of the graph could not answer.',
    ...(path && { path }),
    extensions: isOurs ? Object.fromEntries(kept) : { code: 'INTERNAL' },
  }
}
