import type { SubscriptionRequest } from '../graphql/subscription-operation.ts'
import { HttpRefusal, type RouteRequest } from './route.ts'
import { parseStrictText } from './strict-json.ts'

/**
 * The operation of a POST or a GET. Throws 400 where it is not one JSON object, or one list of
 * parameters, with `query` and, where needed, `variables` and `operationName`.
 */
export async function readOperation(request: RouteRequest): Promise<SubscriptionRequest> {
  const given: unknown =
    request.method === 'GET' ? Object.fromEntries(readSearch(request.search)) : await request.json()
  if (Array.isArray(given)) throw malformed('Send one operation per request.')
  if (!isRecord(given)) throw malformed(EXPECTED)
  const { query, variables, operationName } = given
  if (typeof query !== 'string' || query === '') throw malformed(EXPECTED)
  if (variables !== undefined && variables !== null && !isRecord(variables)) {
    throw malformed(EXPECTED)
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw malformed(EXPECTED)
  }
  return { query, variables, operationName }
}

const EXPECTED = 'Send a JSON object with query and, where needed, variables and operationName.'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const malformed = (hint: string): HttpRefusal => new HttpRefusal(400, 'BAD_USER_INPUT', hint)

/**
 * The parameters of a GET under the rules of a body; `variables` and `extensions` as values. Throws
 * 400. URLSearchParams replaces what is not UTF-8 silently and takes the first of two, where another
 * reader takes the last.
 */
export function readSearch(search: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  for (const pair of search.slice(1).split('&')) {
    const [name, value] = decodePair(pair)
    if (found.has(name)) throw malformed('The address has a parameter twice.')
    if (/[\0\p{Surrogate}]/u.test(value)) throw malformedAddress()
    const isJson = (name === 'variables' || name === 'extensions') && value !== ''
    found.set(name, isJson ? parseStrictText(value) : value)
  }
  // Sent empty is not sent.
  for (const name of ['variables', 'operationName']) {
    if (found.get(name) === '') found.delete(name)
  }
  return found
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

function decodePair(pair: string): readonly [name: string, value: string] {
  const at = pair.indexOf('=')
  try {
    return at === -1 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
  } catch {
    throw malformedAddress()
  }
}

const malformedAddress = (): HttpRefusal => malformed('The address is not well formed UTF-8.')
