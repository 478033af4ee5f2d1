import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { createGuard } from '../../src/guard/index.ts'
import { maskError, serve, type Running } from '../support/serve.ts'
import { customerOf, ticketsOf, warrantiesOf } from './store.ts'

/** SDL of the subgraph. */
export const typeDefs = parse(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))

/** How an example subgraph is started. */
export interface SubgraphOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Keys of the customer subgraph's grants, the current one and those it replaces. */
  readonly keys: readonly Uint8Array[]
}

/** An example of a subgraph of another team: it adds tickets to `Customer` and keeps to the purpose. */
export async function startService({ port, keys }: SubgraphOptions): Promise<Running> {
  const guard = createGuard({ typeDefs, keys })
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs, resolvers: guard.wrap(resolvers) }]),
    // A trace tells of fields and times to whoever asks for it.
    plugins: [guard.plugin(), ApolloServerPluginInlineTraceDisabled()],
    formatError: maskError,
    includeStacktraceInErrorResponses: false,
    introspection: false,
    maxRecursiveSelections: 1000,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  })
  return serve(server, { port, context: () => ({}) })
}

/** Everything a gateway may send; only the id and, once verified, the grant may be believed. */
interface CustomerReference {
  readonly id: string
  readonly firstName?: unknown
  readonly email?: unknown
  readonly phone?: unknown
}

const resolvers = {
  Query: {
    ticket(_: unknown, { id }: { id: string }) {
      const customerId = customerOf(id)
      return customerId === null ? null : { id, customer: { id: customerId } }
    },
  },
  Customer: {
    tickets: ({ id }: CustomerReference, { first }: { first: number }) =>
      ticketsOf(id).slice(0, Math.min(Math.max(first, 0), 50)),
    ticket: (customer: CustomerReference, { id }: { id: string }) =>
      ticketsOf(customer.id).find((ticket) => ticket.id === id) ?? null,
    warranties: ({ id }: CustomerReference) => warrantiesOf(id),
    agentView,
  },
}

/** Made of the parts that are texts; a withheld part can arrive as null, not at all, or as an error. */
function agentView({ id, firstName, email, phone }: CustomerReference): string | null {
  const contacts = [email, phone].filter((part) => typeof part === 'string' && part !== '')
  if (typeof firstName !== 'string' || contacts.length === 0) return null
  const open = ticketsOf(id).filter(({ status }) => status !== 'SOLVED').length
  return `${firstName} (${contacts.join(', ')}), ${open} open`
}
