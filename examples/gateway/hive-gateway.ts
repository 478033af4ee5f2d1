import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import type { Running } from '../support/serve.ts'
import { composeSupergraph, type GatewayOptions } from './gateway.ts'

/**
 * AN EXAMPLE of a gateway that passes subscriptions on, which @apollo/gateway does not: Hive Gateway, over
 * SSE. As for any gateway, the headers below must reach the customer subgraph. They are set through
 * `propagateHeaders` and not in `onFetch`: requests under way are only told apart by headers it knows of.
 */
const forwarded = ['authorization', 'x-purpose', 'x-purpose-report', 'sec-gpc', 'x-gpc']

/** The example gateway with subscriptions. */
export async function startHiveGateway(options: GatewayOptions): Promise<Running> {
  const { gatewaySecret } = options
  const gateway = createGatewayRuntime({
    supergraph: composeSupergraph(options.urls),
    logging: false,
    propagateHeaders: {
      fromClientToSubgraphs({ request, subgraphName }) {
        // It subscribes with a GET, which could else be forged by any page.
        const headers: Record<string, string> = { 'apollo-require-preflight': 'true' }
        for (const name of forwarded) {
          const value = request.headers.get(name)
          if (value !== null) headers[name] = value
        }
        if (subgraphName === 'customer' && gatewaySecret !== undefined) {
          headers['router-authorization'] = gatewaySecret
        }
        return headers
      },
    },
  })
  const server = createServer((request, response) => void gateway(request, response))
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await gateway[Symbol.asyncDispose]()
    },
  }
}
