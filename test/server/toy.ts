import { Writable } from 'node:stream'
import { ApolloServer, type BaseContext } from '@apollo/server'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse, type GraphQLSchema } from 'graphql'
import { createErrorFirewall } from '../../src/graphql/error-firewall.ts'
import { hardenedApolloOptions, type QueryLimits } from '../../src/graphql/limits.ts'
import { createLog, type Log } from '../../src/lib/log.ts'
import type { ContextFor } from '../../src/server/graphql-route.ts'
import { createHttpServer, type Answered, type HttpServer } from '../../src/server/http.ts'
import type { Route } from '../../src/server/route.ts'

export const queryLimits: QueryLimits = {
  depthMax: 12,
  fieldsMax: 1000,
  aliasesMax: 50,
  tokensMax: 5000,
  directivesMax: 50,
  rootFieldsMax: 100,
  mutationFieldsMax: 10,
  representationsMax: 1000,
}

/** A log kept in memory; `text()` is everything it wrote. */
export function capturedLog(level = 'debug'): { log: Log; text: () => string } {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { log: createLog({ level, destination }), text: () => lines.join('') }
}

export interface ToyContext extends BaseContext {
  readonly signal?: AbortSignal
}

type Resolvers =
  NonNullable<Parameters<typeof buildSubgraphSchema>[0]> extends infer _T
    ? Record<string, Record<string, unknown>>
    : never

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  enum Colour { RED GREEN }
  input Filter { email: String!, age: Int }
  type Query {
    hello: String
    self: Query
    echo(text: String, count: Int, colour: Colour, filter: Filter): String
    fails: String
    waits: String
    customer(id: ID!): Customer
  }
  type Mutation { touch(n: Int): Int }
  type Subscription { ticks(count: Int, filter: Filter, colour: Colour): Tick }
  type Tick { n: Int text: String fails: String self: Tick who: String }
  type Customer @key(fields: "id") { id: ID! email: String }
`)

export const toySchema = (resolvers: Resolvers = {}): GraphQLSchema =>
  buildSubgraphSchema([
    {
      typeDefs,
      resolvers: {
        Query: {
          hello: () => 'world',
          self: () => ({}),
          echo: () => 'echo',
          customer: (_: unknown, { id }: { id: string }) => ({ id }),
          ...resolvers['Query'],
        },
        Mutation: { touch: () => 1, ...resolvers['Mutation'] },
        Subscription: { ...resolvers['Subscription'] },
        Tick: { ...resolvers['Tick'] },
        Customer: {
          __resolveReference: async ({ id }: { id: string }) => ({ id }),
          ...resolvers['Customer'],
        },
      } as never,
    },
  ])

export interface Toy {
  readonly http: HttpServer
  readonly port: number
  readonly url: string
  readonly log: () => string
  readonly answered: Answered[]
  readonly errors: string[]
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>
  readonly stop: () => Promise<boolean>
}

export interface ToyOptions {
  readonly resolvers?: Resolvers
  readonly contextFor?: ContextFor<ToyContext>
  readonly routes?: readonly Route[]
  readonly limits?: Partial<Parameters<typeof createHttpServer>[0]['config']['limits']>
  readonly deadlines?: Partial<Parameters<typeof createHttpServer>[0]['config']['deadlines']>
  readonly introspection?: boolean
}

/** A real server on a free port over a toy schema. */
export async function startToy(options: ToyOptions = {}): Promise<Toy> {
  const { log, text } = capturedLog()
  const errors: string[] = []
  const apollo = new ApolloServer<ToyContext>({
    schema: toySchema(options.resolvers),
    ...hardenedApolloOptions<ToyContext>({
      limits: queryLimits,
      introspection: options.introspection ?? true,
      hideSchemaDetails: true,
      formatError: createErrorFirewall({ log, onError: (code) => errors.push(code) }),
      log,
    }),
  })
  await apollo.start()
  const answered: Answered[] = []
  const http = createHttpServer<ToyContext>({
    apollo,
    contextFor: options.contextFor ?? (async (_headers, signal) => ({ signal })),
    routes: options.routes ?? [],
    config: {
      host: '127.0.0.1',
      port: 0,
      limits: {
        bodyBytes: 65_536,
        connectionsMax: 100,
        inFlightMax: 20,
        streamsMax: 2,
        ...options.limits,
      },
      deadlines: { requestMs: 5000, keepAliveMs: 5000, ...options.deadlines },
    },
    log,
    onAnswered: (one) => answered.push(one),
  })
  const { port } = await http.listen()
  const url = `http://127.0.0.1:${port}/graphql`
  return {
    http,
    port,
    url,
    log: text,
    answered,
    errors,
    post: (body, headers = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: async () => {
      const isClean = await http.close(0)
      await apollo.stop()
      return isClean
    },
  }
}
