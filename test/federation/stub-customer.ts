import type { IncomingHttpHeaders } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { serve, type Running } from '../../examples/support/serve.ts'
import { schemas } from '../../examples/gateway/gateway.ts'
import { signGrant, type Grant } from '../../src/guard/index.ts'

/** Data categories each purpose needs, in this stub. */
const purposes: Readonly<Record<string, readonly string[]>> = {
  'order.fulfilment': [
    'user.name.first',
    'user.name.last',
    'user.contact.email',
    'user.contact.phone_number',
    'user.contact.address',
    'user.behavior.purchase_history',
  ],
  'service.support': [
    'user.name.first',
    'user.contact.email',
    'user.contact.phone_number',
    'user.behavior.purchase_history',
    'user.content.private',
  ],
  'marketing.email': ['user.name.first', 'user.contact.email'],
}

/** Whose address is withheld from everybody, while the rest is not. */
export const withoutAddress = 'no-address'

const categoriesFor = (id: string, purpose: string | undefined): readonly string[] =>
  (purposes[purpose ?? ''] ?? []).filter(
    (category) => id !== withoutAddress || category !== 'user.contact.address',
  )

/** A grant as the customer subgraph would sign it. */
export const grantFor = (id: string, purpose: string | undefined, exp: number): Grant => ({
  v: 1,
  sub: id,
  tenant: 'acme',
  controller: 'acme-pl',
  purposes: purpose === undefined ? [] : [purpose],
  categories: categoriesFor(id, purpose),
  revision: 1,
  seq: 1,
  exp,
  ...(purpose === undefined && { fault: 'PURPOSE_MISSING' }),
})

interface StubContext {
  readonly purpose: string | undefined
}

interface StubCustomer {
  readonly id: string
}

const gated =
  (category: string, value: unknown) =>
  ({ id }: StubCustomer, _args: unknown, { purpose }: StubContext) =>
    categoriesFor(id, purpose).includes(category) ? value : null

const resolversSigningWith = (key: Uint8Array) => ({
  Query: {
    customer: (_: unknown, { id }: StubCustomer) => ({ id }),
    customers: () => ({ edges: [], nodes: [{ id: 'ada' }, { id: 'bob' }], pageInfo: {} }),
  },
  Customer: {
    __resolveReference: async ({ id }: StubCustomer) => ({ id }),
    firstName: gated('user.name.first', 'Ada'),
    lastName: gated('user.name.last', 'Byron'),
    email: gated('user.contact.email', 'ada@example.test'),
    phone: gated('user.contact.phone_number', '+48600100200'),
    postalAddress: gated('user.contact.address', {
      street: 'Main 1',
      postalCode: '00-001',
      city: 'Warsaw',
      country: 'PL',
    }),
    purposeGrant: ({ id }: StubCustomer, _args: unknown, { purpose }: StubContext) =>
      signGrant(grantFor(id, purpose, Math.floor(Date.now() / 1000) + 60), key),
  },
})

/**
 * A stand-in for the customer subgraph: its schema, and toy resolvers that withhold by purpose and sign
 * grants. `requests` gets the headers of each request.
 */
export async function startStubCustomer(
  key: Uint8Array,
  requests: IncomingHttpHeaders[],
): Promise<Running> {
  const server = new ApolloServer<StubContext>({
    schema: buildSubgraphSchema([
      { typeDefs: schemas.customer, resolvers: resolversSigningWith(key) },
    ]),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  })
  return serve(server, {
    port: 0,
    context({ headers }) {
      requests.push(headers)
      const purpose = headers['x-purpose']
      return { purpose: typeof purpose === 'string' ? purpose : undefined }
    },
  })
}
