import type { ApolloServerOptionsWithSchema, ApolloServerPlugin, BaseContext } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import { AppError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { appErrorIn, isParseLimit, requestError, type ErrorFirewall } from './error-firewall.ts'
import { representationsPlugin } from './representations.ts'

/** The bounds of one operation. */
export interface QueryLimits {
  readonly depthMax: number
  readonly fieldsMax: number
  readonly aliasesMax: number
  readonly tokensMax: number
  readonly directivesMax: number
  readonly rootFieldsMax: number
  readonly mutationFieldsMax: number
  readonly representationsMax: number
}

/** Operations of one document; only one of them is executed. */
const OPERATIONS_MAX = 10

/** What an operation asks for, fragments expanded. */
interface Tally {
  readonly fields: number
  readonly aliases: number
  readonly directives: number
  /** Levels of fields. */
  readonly height: number
  /** Fields of the first level. */
  readonly roots: number
}

const nothing: Tally = { fields: 0, aliases: 0, directives: 0, height: 0, roots: 0 }

/**
 * Rules that refuse a document larger than `limits`, with LIMIT_EXCEEDED and the limit's name. They
 * count what execution would do, fragments expanded, in time linear in the document.
 */
export function limitRules(limits: QueryLimits): ValidationRule[] {
  return [
    (context) => {
      const fragments = new Map<string, Tally>()
      return {
        Document(document: DocumentNode) {
          const operations = document.definitions.filter(
            (definition) => definition.kind === Kind.OPERATION_DEFINITION,
          )
          if (operations.length > OPERATIONS_MAX) {
            stopWith(limitError(`At most ${OPERATIONS_MAX} operations.`), context)
          }
          for (const operation of operations) {
            const found = exceeded(operation, tallyOperation(operation, context, fragments), limits)
            if (found !== undefined) stopWith(limitError(found, operation), context)
          }
        },
      }
    },
  ]
}

/** Largest `maxErrors` of a validation that `stopWith` can end. graphql-js' own default is 100. */
const MAX_ERRORS = 100

/**
 * Reports until `validate` gives up, as it offers no other way: comparing the fields of such a
 * document with each other, which comes next, is what its sender hoped for (100 ms and more).
 */
function stopWith(error: GraphQLError, context: ValidationContext): void {
  for (let times = 0; times <= MAX_ERRORS; times++) context.reportError(error)
}

/** The first limit that `operation` exceeds, as a sentence; undefined where it is within all. */
function exceeded(
  operation: OperationDefinitionNode,
  tally: Tally,
  limits: QueryLimits,
): string | undefined {
  const isMutation = operation.operation === OperationTypeNode.MUTATION
  const rootsMax = isMutation ? limits.mutationFieldsMax : limits.rootFieldsMax
  if (tally.height > limits.depthMax) return `At most ${limits.depthMax} levels of fields.`
  if (tally.roots > rootsMax) {
    return `At most ${rootsMax} root fields in a ${isMutation ? 'mutation' : 'query'}.`
  }
  if (tally.aliases > limits.aliasesMax) return `At most ${limits.aliasesMax} aliases.`
  if (tally.directives > limits.directivesMax) return `At most ${limits.directivesMax} directives.`
  if (tally.fields > limits.fieldsMax) return `At most ${limits.fieldsMax} fields.`
  return undefined
}

/** The AppError inside survives Apollo's ValidationError, which replaces the code of extensions. */
const limitError = (hint: string, node?: OperationDefinitionNode): GraphQLError => {
  const originalError = new AppError('LIMIT_EXCEEDED', { hint })
  const nodes = node === undefined ? {} : { nodes: node }
  return new GraphQLError(originalError.publicMessage, { ...nodes, originalError })
}

type Fragments = Map<string, Tally>

function tallyOperation(
  operation: OperationDefinitionNode,
  context: ValidationContext,
  fragments: Fragments,
): Tally {
  const tally = tallySelections(operation.selectionSet, context, fragments)
  return { ...tally, directives: tally.directives + (operation.directives?.length ?? 0) }
}

function tallySelections(
  selectionSet: SelectionSetNode,
  context: ValidationContext,
  fragments: Fragments,
): Tally {
  let sum = nothing
  for (const selection of selectionSet.selections) {
    const part = tallySelection(selection, context, fragments)
    sum = {
      fields: sum.fields + part.fields,
      aliases: sum.aliases + part.aliases,
      directives: sum.directives + part.directives + (selection.directives?.length ?? 0),
      height: Math.max(sum.height, part.height),
      roots: sum.roots + part.roots,
    }
  }
  return sum
}

function tallySelection(
  selection: SelectionNode,
  context: ValidationContext,
  fragments: Fragments,
): Tally {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return tallySelections(selection.selectionSet, context, fragments)
  }
  if (selection.kind === Kind.FRAGMENT_SPREAD) {
    return tallyFragment(selection.name.value, context, fragments)
  }
  const { name, alias, selectionSet } = selection
  const below = selectionSet ? tallySelections(selectionSet, context, fragments) : nothing
  // Gateways merge entity fetches under aliases of _entities; their number is bounded elsewhere.
  const isAlias = alias !== undefined && name.value !== '_entities'
  // The standard introspection query is 15 levels deep, over a schema that does not grow by it.
  const isIntrospection = name.value === '__schema' || name.value === '__type'
  return {
    fields: below.fields + 1,
    aliases: below.aliases + (isAlias ? 1 : 0),
    directives: below.directives,
    height: isIntrospection ? 1 : below.height + 1,
    roots: 1,
  }
}

/** Each fragment is counted once, however often it is spread: else 20 of them would make 2^20 visits. */
function tallyFragment(name: string, context: ValidationContext, fragments: Fragments): Tally {
  const known = fragments.get(name)
  if (known !== undefined) return known
  // A cycle ends here; that it is one is reported by a rule of the specification.
  fragments.set(name, nothing)
  const fragment = context.getFragment(name)
  if (!fragment) return nothing
  const tally = tallySelections(fragment.selectionSet, context, fragments)
  fragments.set(name, tally)
  return tally
}

/** How a document is parsed, validated and its variables are coerced, whichever transport brings it. */
export interface DocumentBounds {
  readonly parseOptions: { readonly maxTokens: number }
  /** Beside those of the specification. */
  readonly validationRules: ValidationRule[]
  readonly validationOptions: { readonly maxErrors: number }
  readonly executionOptions: { readonly maxCoercionErrors: number }
}

/** The bounds of a document under `limits`: the same for queries and for subscriptions. */
export const documentBounds = (limits: QueryLimits): DocumentBounds => ({
  parseOptions: { maxTokens: limits.tokensMax },
  // Not maxRecursiveSelections: with it Apollo runs these only after every rule of the
  // specification, and fieldsMax bounds the same.
  validationRules: limitRules(limits),
  validationOptions: { maxErrors: 3 },
  executionOptions: { maxCoercionErrors: 1 },
})

/** A document that is too large is told only that: its other faults are not worth anybody's time. */
export function limitFirst(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const limit = errors.find((error) => appErrorIn(error)?.code === 'LIMIT_EXCEEDED')
  return limit === undefined ? errors : [limit]
}

/**
 * A page of another origin cannot send one of these without a preflight, which is not granted. So a
 * GET must have one: it could be forged otherwise.
 */
export const preflightHeaders = ['x-apollo-operation-name', 'apollo-require-preflight', 'x-purpose']

/** What differs between deployments; everything else is the same everywhere. */
export interface HardeningOptions {
  readonly limits: QueryLimits
  readonly introspection: boolean
  /** No "Did you mean" with names of the schema. */
  readonly hideSchemaDetails: boolean
  readonly formatError: ErrorFirewall
  readonly log: Log
}

/** The options `hardenedApolloOptions` gives. */
export type HardenedOptions<C extends BaseContext> = Required<
  Pick<
    ApolloServerOptionsWithSchema<C>,
    | 'nodeEnv'
    | 'introspection'
    | 'includeStacktraceInErrorResponses'
    | 'hideSchemaDetailsFromClientErrors'
    | 'persistedQueries'
    | 'allowBatchedHttpRequests'
    | 'csrfPrevention'
    | 'stopOnTerminationSignals'
    | 'parseOptions'
    | 'validationRules'
    | 'validationOptions'
    | 'executionOptions'
    | 'documentStore'
    | 'formatError'
    | 'logger'
    | 'plugins'
  >
>

/**
 * The options of ApolloServer that make it safe, whatever NODE_ENV says: left to itself it answers
 * stack traces, introspection and traces of the subgraph. Spread it and add the schema; further
 * plugins go after `plugins`.
 */
export function hardenedApolloOptions<C extends BaseContext>(
  options: HardeningOptions,
): HardenedOptions<C> {
  const { limits, log } = options
  return {
    nodeEnv: 'production',
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: options.hideSchemaDetails,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: { requestHeaders: preflightHeaders },
    stopOnTerminationSignals: false,
    ...documentBounds(limits),
    documentStore: createDocumentStore(),
    formatError: options.formatError,
    logger: mutedLogger(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitFirstPlugin(),
      noSubscriptionPlugin(),
      representationsPlugin(limits.representationsMax),
      errorStatusPlugin(),
    ],
  }
}

/** Apollo's log lines quote messages of errors, so only that there was one is logged. */
const mutedLogger = (log: Log) => ({
  debug() {},
  info() {},
  warn: () => log.warn('apollo.warning'),
  error: () => log.error('apollo.error'),
})

function limitFirstPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async validationDidStart() {
          return async (errors) => {
            if (Array.isArray(errors)) errors.splice(0, Infinity, ...limitFirst(errors))
          }
        },
      }
    },
  }
}

/**
 * Apollo would run a subscription once, as if it were a query without a root value: no event, no
 * stream, and `data` full of nulls.
 */
function noSubscriptionPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return
          const hint = 'Send subscriptions with accept: text/event-stream, or over a WebSocket.'
          throw requestError(new AppError('BAD_USER_INPUT', { hint }))
        },
      }
    },
  }
}

/**
 * GraphQL over HTTP: a client that accepts application/json gets 200 for a document or variables that
 * are not valid; with application/graphql-response+json it gets 400. Limits answer 400 to all. The
 * accept header is the one `server/http.ts` has negotiated.
 */
function errorStatusPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, errors }) {
          if (response.http.status !== 400) return
          if (request.http?.headers.get('accept') !== 'application/json') return
          if (errors?.every(isDocumentFault) === true) response.http.status = 200
        },
      }
    },
  }
}

function isDocumentFault(error: GraphQLError): boolean {
  if (appErrorIn(error)?.code === 'LIMIT_EXCEEDED') return false
  const code = error.extensions['code']
  if (code === 'GRAPHQL_PARSE_FAILED') return !isParseLimit(error.message)
  if (code === 'GRAPHQL_VALIDATION_FAILED') return true
  const isVariable = error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION
  return isVariable || error.message.startsWith('Too many errors processing variables')
}

const STORED_DOCUMENTS_MAX = 500
const STORED_CHARACTERS_MAX = 262_144
const STORED_DOCUMENT_CHARACTERS_MAX = 16_384

/**
 * Validated documents by hash, least recently used out first, bounded by the length of their sources:
 * Apollo's own store counts about a sixth of the memory its documents take.
 */
function createDocumentStore(): NonNullable<
  ApolloServerOptionsWithSchema<BaseContext>['documentStore']
> {
  const documents = new Map<string, { document: DocumentNode; size: number }>()
  let characters = 0
  const remove = (key: string): boolean => {
    characters -= documents.get(key)?.size ?? 0
    return documents.delete(key)
  }
  return {
    async get(key) {
      const entry = documents.get(key)
      if (entry === undefined) return undefined
      documents.delete(key)
      documents.set(key, entry)
      return entry.document
    },
    async set(key, document) {
      const size = document.loc?.source.body.length ?? Infinity
      if (size > STORED_DOCUMENT_CHARACTERS_MAX) return
      remove(key)
      documents.set(key, { document, size })
      characters += size
      for (const oldest of documents.keys()) {
        if (documents.size <= STORED_DOCUMENTS_MAX && characters <= STORED_CHARACTERS_MAX) break
        remove(oldest)
      }
    },
    async delete(key) {
      return remove(key)
    },
  }
}
