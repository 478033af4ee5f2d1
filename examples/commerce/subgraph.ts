import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { createGuard } from '../../src/guard/index.ts'
import { maskError, serve, type Running } from '../support/serve.ts'
import { createStore, totalOf, type Line, type Order, type Store } from './store.ts'

/** SDL of the subgraph. */
export const typeDefs = parse(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))

/** How an example subgraph is started. */
export interface SubgraphOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Keys of the customer subgraph's grants, the current one and those it replaces. */
  readonly keys: readonly Uint8Array[]
}

/** An example of a subgraph of another team: it adds orders to `Customer` and keeps to the purpose. */
export async function startCommerce({ port, keys }: SubgraphOptions): Promise<Running> {
  const guard = createGuard({ typeDefs, keys })
  const server = new ApolloServer({
    // As an array: the form with one object is gone in @apollo/subgraph 2.15.
    schema: buildSubgraphSchema([{ typeDefs, resolvers: guard.wrap(resolvers(createStore())) }]),
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
  readonly lastName?: unknown
  readonly postalAddress?: unknown
}

const resolvers = (store: Store) => ({
  Query: {
    order(_: unknown, { id }: { id: string }) {
      const customerId = store.customerOf(id)
      return customerId === null ? null : { id, customer: { id: customerId } }
    },
    recentOrders: (_: unknown, { first }: { first: number }) =>
      store
        .recent(clamp(first, 100))
        .map(({ id, customerId }) => ({ id, customer: { id: customerId } })),
  },
  Customer: {
    orders: ({ id }: CustomerReference, { first }: { first: number }) =>
      store.ordersOf(id).slice(0, clamp(first, 50)),
    order: (customer: CustomerReference, { id }: { id: string }) =>
      store.ordersOf(customer.id).find((order) => order.id === id) ?? null,
    basket: ({ id }: CustomerReference) => ({ lines: store.basketOf(id) }),
    lifetimeValue: ({ id }: CustomerReference) =>
      money(store.ordersOf(id).reduce((sum, { lines }) => sum + totalOf(lines), 0)),
    deliveryLabel,
  },
  Order: { total: ({ lines }: Order) => money(totalOf(lines)) },
  OrderLine: { price: ({ cents }: Line) => money(cents) },
  Basket: { total: ({ lines }: { lines: Line[] }) => money(totalOf(lines)) },
})

/**
 * Null unless every part is a text. A withheld part arrives as null, not at all, or, by way of one
 * gateway, as an error object: nothing but a text may go onto a label.
 */
function deliveryLabel({ firstName, lastName, postalAddress }: CustomerReference): string | null {
  const { street, postalCode, city, country } = (postalAddress ?? {}) as Record<string, unknown>
  const parts = [firstName, lastName, street, postalCode, city, country]
  if (!parts.every((part) => typeof part === 'string' && part !== '')) return null
  return `${firstName} ${lastName}, ${street}, ${postalCode} ${city}, ${country}`
}

const money = (cents: number): string => `${(cents / 100).toFixed(2)} EUR`

const clamp = (first: number, max: number): number => Math.min(Math.max(first, 0), max)
