import type { IncomingHttpHeaders } from 'node:http'
import {
  HeaderMap,
  type ApolloServer,
  type BaseContext,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server'
import { requestError } from '../graphql/error-firewall.ts'
import { assert } from '../lib/assert.ts'
import { AppError } from '../lib/errors.ts'
import { negotiate } from './media-type.ts'
import { readSearch } from './operation-parameters.ts'
import type { Answer, Route, RouteRequest } from './route.ts'

/** Makes the context of one request. May throw AppError, which is answered with its status. */
export type ContextFor<C> = (headers: IncomingHttpHeaders, signal: AbortSignal) => Promise<C>

/** `GET /graphql` for queries and `POST /graphql`, over an ApolloServer that has been started. */
export function graphqlRoutes<C extends BaseContext>(options: {
  readonly apollo: ApolloServer<C>
  readonly contextFor: ContextFor<C>
}): readonly Route[] {
  const handle = async (request: RouteRequest): Promise<Answer> => {
    const response = await options.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: await toApolloRequest(request),
      context: () => contextOf(request, options.contextFor),
    })
    return toAnswer(response)
  }
  return [
    { method: 'POST', path: '/graphql', handle },
    { method: 'GET', path: '/graphql', handle },
  ]
}

/** Apollo keeps the status of a GraphQLError alone, so an AppError is dressed as one. */
async function contextOf<C>(request: RouteRequest, contextFor: ContextFor<C>): Promise<C> {
  try {
    return await contextFor(request.headers, request.signal)
  } catch (error) {
    throw error instanceof AppError ? requestError(error) : error
  }
}

async function toApolloRequest(request: RouteRequest): Promise<HTTPGraphQLRequest> {
  const accept = negotiate(request.headers.accept)
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set('accept', accept)
  if (request.method === 'GET') {
    readSearch(request.search)
    return { method: 'GET', headers, search: request.search, body: undefined }
  }
  return { method: 'POST', headers, search: '', body: await request.json() }
}

function toAnswer(response: HTTPGraphQLResponse): Answer {
  const { body } = response
  assert(body.kind === 'complete', 'a negotiated answer is complete, but it came in parts')
  return {
    status: response.status ?? 200,
    headers: Object.fromEntries(response.headers),
    body: body.string,
  }
}
