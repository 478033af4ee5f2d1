import type { IncomingHttpHeaders } from 'node:http'
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { AppError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { createTurns, type Turns } from '../lib/turns.ts'
import type { ErrorFirewall } from './error-firewall.ts'
import { documentBounds, limitFirst, type DocumentBounds, type QueryLimits } from './limits.ts'
import {
  createEventStream,
  endSource,
  SubscriptionFault,
  type EventResult,
  type EventStream,
} from './subscription-events.ts'

/** One operation as a client sends it. */
export interface SubscriptionRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
  readonly operationName?: string | null | undefined
}

/** A caller whose token has been verified, for as long as a stream or a socket lasts. */
export interface SubscriptionSession<C> {
  /**
   * A context of its own for the start of an operation and for each event, from the registration and
   * the catalogue as they are now. Throws AppError where the caller may no longer.
   */
  readonly contextNow: () => C | Promise<C>
  /** When the token ends, epoch milliseconds; undefined where there is none. */
  readonly expiresAt?: number | undefined
}

/** Verifies the headers of a connection, once. Throws AppError. */
export type OpenSession<C> = (headers: IncomingHttpHeaders) => Promise<SubscriptionSession<C>>

/** What the pipeline is made of. */
export interface PipelineOptions<C> {
  readonly schema: GraphQLSchema
  readonly limits: QueryLimits
  /** No "Did you mean" with names of the schema. */
  readonly hideSchemaDetails: boolean
  readonly formatError: ErrorFirewall
  readonly openSession: OpenSession<C>
  /**
   * The last step of each event: its disclosure is recorded here, and what it returns is sent. Where
   * it throws, nothing of the event is sent and the stream ends with that error.
   */
  readonly beforeSend: (context: C, result: EventResult) => Promise<EventResult>
  /** For the start of an operation and for each event; then OVERLOADED. */
  readonly deadlineMs: number
  /** Events answered at a time, over all streams: one change may concern them all. */
  readonly executionsMax: number
  readonly log: Log
  readonly now?: (() => number) | undefined
}

/** A subscription that has begun, and the operation it answers. */
export interface StartedSubscription {
  readonly events: EventStream
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: string | undefined
}

/** What one verified caller may start. */
export interface Connection {
  /** Epoch milliseconds; undefined where the authority of the caller does not end. */
  readonly expiresAt: number | undefined
  /** Throws SubscriptionFault. The stream ends when `signal` is aborted. */
  readonly start: (
    request: SubscriptionRequest,
    signal: AbortSignal,
  ) => Promise<StartedSubscription>
}

/** Subscriptions as every transport uses them. */
export interface SubscriptionPipeline {
  /** Throws what `openSession` throws, or OVERLOADED after the deadline. */
  readonly connect: (headers: IncomingHttpHeaders) => Promise<Connection>
  /** What a caller is told of `thrown`, and the log of a server fault. */
  readonly fault: (thrown: unknown) => SubscriptionFault
}

/**
 * From a document to a stream of answers, under the same bounds and behind the same firewall as
 * queries. Who may see what is decided anew for each event, never at the start alone: a withdrawal or
 * a changed registration in between counts for the very next one. GraphQL specification, 6.2.3.
 */
export function createSubscriptionPipeline<C>(options: PipelineOptions<C>): SubscriptionPipeline {
  const shared: Shared<C> = {
    ...options,
    bounds: documentBounds(options.limits),
    turns: createTurns(options.executionsMax),
    clock: options.now ?? Date.now,
    fault: (thrown) => faultOf(thrown, options.formatError),
  }
  return {
    fault: shared.fault,
    connect: async (headers) => {
      const session = await within(options.deadlineMs, options.openSession(headers))
      return {
        expiresAt: session.expiresAt,
        start: async (request, signal) => {
          try {
            return await start(shared, { session, request, signal })
          } catch (thrown) {
            throw shared.fault(thrown)
          }
        },
      }
    },
  }
}

interface Shared<C> extends PipelineOptions<C> {
  readonly bounds: DocumentBounds
  readonly turns: Turns
  readonly clock: () => number
  readonly fault: (thrown: unknown) => SubscriptionFault
}

/** What graphql-js needs of an operation, at its start and for each event. */
interface Operation {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variableValues: Readonly<Record<string, unknown>>
  readonly options: { readonly maxCoercionErrors: number }
}

interface Start<C> {
  readonly session: SubscriptionSession<C>
  readonly request: SubscriptionRequest
  readonly signal: AbortSignal
}

async function start<C>(
  shared: Shared<C>,
  { session, request, signal }: Start<C>,
): Promise<StartedSubscription> {
  const operation = prepare(shared, request)
  const opening = openSource(operation, session)
  const source = await within(shared.deadlineMs, opening).catch((error: unknown) => {
    // A source that opens too late is nobody's.
    opening.then(
      (late) => endSource(late, shared.log),
      () => {},
    )
    throw error
  })
  const events = createEventStream({
    source,
    answer: (event, isOver) => {
      const answering = shared.turns(() => answer(shared, { operation, session, event, isOver }))
      return within(shared.deadlineMs, answering)
    },
    faultOf: shared.fault,
    signal,
    expiresAt: session.expiresAt,
    now: shared.clock,
    log: shared.log,
  })
  const { schema, document, operationName } = operation
  return { events, schema, document, operationName }
}

/** Everything that can be refused without running anything. */
function prepare<C>(shared: Shared<C>, request: SubscriptionRequest): Operation {
  const { schema, bounds } = shared
  const document = parsed(request.query, bounds)
  const errors = validate(schema, document, [...specifiedRules, ...bounds.validationRules], {
    ...bounds.validationOptions,
    hideSuggestions: shared.hideSchemaDetails,
  })
  if (errors.length > 0) {
    throw new Refused(limitFirst(errors).map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')))
  }
  const operationName = request.operationName ?? undefined
  const operation = getOperationAST(document, operationName)
  if (operation === null || operation === undefined) {
    const error = new GraphQLError('The operation cannot be told.')
    throw new Refused([coded(error, 'OPERATION_RESOLUTION_FAILURE')])
  }
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    const hint = 'Only subscriptions are answered here; send queries and mutations with POST.'
    throw new AppError('BAD_USER_INPUT', { hint })
  }
  return {
    schema,
    document,
    operationName,
    variableValues: request.variables ?? {},
    options: bounds.executionOptions,
  }
}

function parsed(query: string, bounds: DocumentBounds): DocumentNode {
  try {
    return parse(query, bounds.parseOptions)
  } catch (thrown) {
    const error = thrown instanceof GraphQLError ? thrown : new GraphQLError(String(thrown))
    throw new Refused([coded(error, 'GRAPHQL_PARSE_FAILED')])
  }
}

async function openSource<C>(
  operation: Operation,
  session: SubscriptionSession<C>,
): Promise<AsyncIterator<unknown>> {
  const contextValue = await session.contextNow()
  const opened = await createSourceEventStream({ ...operation, contextValue })
  if (Symbol.asyncIterator in opened) return opened[Symbol.asyncIterator]()
  throw new Refused((opened.errors ?? []).map(withVariableCode))
}

interface Answering<C> {
  readonly operation: Operation
  readonly session: SubscriptionSession<C>
  readonly event: unknown
  readonly isOver: () => boolean
}

async function answer<C>(
  shared: Shared<C>,
  { operation, session, event, isOver }: Answering<C>,
): Promise<EventResult> {
  // Its turn came after its client left: what is read or recorded now would be for nobody.
  if (isOver()) return {}
  const contextValue = await session.contextNow()
  const executed = await execute({ ...operation, rootValue: event, contextValue })
  if (isOver()) return {}
  return shared.beforeSend(contextValue, formattedResult(executed, shared.formatError))
}

const formattedResult = (result: ExecutionResult, firewall: ErrorFirewall): EventResult => ({
  ...(result.errors && { errors: result.errors.map((error) => firewall(error.toJSON(), error)) }),
  ...(result.data !== undefined && { data: result.data }),
})

/** Errors of a request, before they have passed the firewall. */
class Refused extends Error {
  readonly errors: readonly GraphQLError[]

  constructor(errors: readonly GraphQLError[]) {
    super('The operation is refused.')
    this.errors = errors
  }
}

function faultOf(thrown: unknown, firewall: ErrorFirewall): SubscriptionFault {
  const known = thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown
  if (known instanceof SubscriptionFault) return known
  const errors = known instanceof Refused ? known.errors : [wrapped(thrown)]
  return new SubscriptionFault(errors.map((error) => firewall(error.toJSON(), error)))
}

const wrapped = (thrown: unknown): GraphQLError => {
  if (thrown instanceof GraphQLError) return thrown
  const originalError = thrown instanceof Error ? thrown : new Error('Not an error was thrown.')
  return new GraphQLError('The subscription failed.', { originalError })
}

/** The codes by which Apollo marks whose fault an error is; the firewall goes by them. Without a path. */
const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    originalError: error,
    extensions: { ...error.extensions, code },
  })

/** As in Apollo: a fault of a variable has the node of its definition and no path. */
const withVariableCode = (error: GraphQLError): GraphQLError =>
  error.path === undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION
    ? coded(error, 'BAD_USER_INPUT')
    : error

async function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new AppError('OVERLOADED')), deadlineMs)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
