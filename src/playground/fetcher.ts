import { getOperationAST, OperationTypeNode, parse } from 'graphql'
import type { OperationDefinitionNode } from 'graphql'
import { readEvents } from './event-stream.ts'

/** The result of an operation as JSON. Nothing about its shape is trusted. */
export interface AnswerBody {
  readonly data?: unknown
  readonly errors?: unknown
  readonly [extra: string]: unknown
}

/** One answer with the request it answers: what the released-and-withheld view is made from. */
export interface Answer {
  readonly query: string
  readonly operationName: string | undefined
  readonly sentHeaders: Readonly<Record<string, string>>
  /** HTTP status; 0 where the server could not be reached. */
  readonly status: number
  readonly elapsedMs: number
  readonly body: AnswerBody
}

interface Operation {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: unknown
}

interface FetcherOptions {
  readonly endpoint: string
  /** Asked for each request, so that the fetcher itself never changes: GraphiQL introspects anew when it does. */
  readonly headers: () => Record<string, string>
  readonly onAnswer: (answer: Answer) => void
}

/** GraphiQL's fetcher: HTTP POST, server-sent events for subscriptions. */
export const createFetcher =
  ({ endpoint, headers, onAnswer }: FetcherOptions) =>
  async (
    operation: Operation,
    extra?: { headers?: Record<string, unknown> | null | undefined },
  ) => {
    const node = operationOf(operation)
    const isIntrospection = operation.operationName === 'IntrospectionQuery'
    const sentHeaders = { ...headers(), ...textValues(extra?.headers) }
    // The schema is the same for every purpose, and asking for it discloses nothing.
    if (isIntrospection) delete sentHeaders['x-purpose']
    const operationName = node?.name?.value
    const startedAt = performance.now()
    const report = (status: number, body: AnswerBody): AnswerBody => {
      const elapsedMs = Math.round(performance.now() - startedAt)
      const asked = { query: operation.query, operationName, sentHeaders }
      if (!isIntrospection) onAnswer({ ...asked, status, elapsedMs, body })
      return body
    }
    const isSubscription = node?.operation === OperationTypeNode.SUBSCRIPTION
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: isSubscription ? 'text/event-stream' : acceptedTypes,
          ...sentHeaders,
        },
        body: JSON.stringify({ ...operation, operationName }),
      })
      if (isSubscription && response.ok && response.body !== null) {
        return readResults(response.body, (body) => report(response.status, body))
      }
      return report(response.status, await readBody(response))
    } catch (error) {
      report(0, { errors: [{ message: 'No answer from the server.' }] })
      throw error
    }
  }

const acceptedTypes = 'application/graphql-response+json, application/json;q=0.9'

/** The operation to run. GraphiQL names the previous one until the editor has been read again. */
const operationOf = ({ query, operationName }: Operation): OperationDefinitionNode | undefined => {
  try {
    const document = parse(query)
    return getOperationAST(document, operationName) ?? getOperationAST(document) ?? undefined
  } catch {
    // The server says what is wrong with it.
    return undefined
  }
}

const textValues = (headers: Record<string, unknown> | null | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )

const readBody = async (response: Response): Promise<AnswerBody> => {
  const text = await response.text()
  try {
    const body: AnswerBody = JSON.parse(text)
    return body
  } catch {
    return { errors: [{ message: `HTTP ${response.status} without JSON: ${text.slice(0, 200)}` }] }
  }
}

async function* readResults(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  report: (body: AnswerBody) => AnswerBody,
): AsyncGenerator<AnswerBody> {
  for await (const { event, data } of readEvents(stream)) {
    if (event === 'complete') return
    if (data === '') continue
    const body: AnswerBody = JSON.parse(data)
    yield report(body)
  }
}
