import { randomUUID } from 'node:crypto'
import { GraphQLError, Kind, print, type GraphQLFormattedError } from 'graphql'
import { AppError, httpStatusOf, isErrorCode, publicSentence } from '../lib/errors.ts'
import { InputFault, type Problem } from '../lib/input-fault.ts'
import { factsOfFault, type Log } from '../lib/log.ts'
import { inputPathIn } from './input-path.ts'
import { shownSyntaxMessage, shownValidationMessage } from './shown-messages.ts'

/** `formatError` of Apollo Server. */
export type ErrorFirewall = (
  formatted: GraphQLFormattedError,
  error: unknown,
) => GraphQLFormattedError

/** Where the firewall tells what it stopped. `onError` gets the public code of every error. */
export interface FirewallOptions {
  readonly log: Log
  readonly onError?: ((code: string) => void) | undefined
  /** Names of input fields, which alone may be told of a variable that is not valid. */
  readonly inputNames?: ReadonlySet<string> | undefined
}

type Shown = readonly [code: string, message: string]

/**
 * The only way an error reaches a caller. Nothing passes because it looks harmless: an error is one of
 * ours, or a fault of the document whose text can hold no value, or it is INTERNAL with an id and a
 * line in the log. Drizzle writes parameters into messages and graphql-js writes variables there, so
 * no message of theirs is ever repeated.
 */
export function createErrorFirewall(options: FirewallOptions): ErrorFirewall {
  return (formatted, error) => {
    const place = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    }
    const appError = appErrorIn(error)
    const shown =
      shownVariableFault(error, appError) ??
      (appError && ([appError.code, appError.publicMessage] as const)) ??
      shownProtocolFault(formatted) ??
      shownOwnError(formatted)
    const [code, message] = shown ?? (['INTERNAL', publicSentence('INTERNAL')] as const)
    const errorId = isServerFault(code)
      ? logFault(options.log, code, appError ?? rootOf(error))
      : undefined
    options.onError?.(code)
    const extensions = {
      ...(shown !== undefined && appError === undefined && ownExtensions(formatted.extensions)),
      ...problemsOf(error, appError, options.inputNames),
      code,
      ...(errorId !== undefined && { errorId }),
    }
    return { message, ...place, extensions }
  }
}

/**
 * What the caller is told of a fault outside GraphQL: the same shape, the same rules. Server faults
 * are logged and get an id.
 */
export function toPublicError(thrown: unknown, log: Log): GraphQLFormattedError {
  const appError = appErrorIn(thrown)
  const code = appError?.code ?? 'INTERNAL'
  const message = appError?.publicMessage ?? publicSentence('INTERNAL')
  if (!isServerFault(code)) return { message, extensions: { code } }
  return { message, extensions: { code, errorId: logFault(log, code, thrown) } }
}

/** An AppError as the failure of the whole request, answered with the status of its code. */
export const requestError = (error: AppError): GraphQLError =>
  new GraphQLError(error.publicMessage, {
    originalError: error,
    extensions: { code: error.code, http: { status: httpStatusOf(error.code) } },
  })

/** The AppError that `thrown` is or that GraphQL wrapped; undefined where there is none. */
export function appErrorIn(thrown: unknown): AppError | undefined {
  let current = thrown
  for (let depth = 0; depth < 8; depth++) {
    if (current instanceof AppError) return current
    if (!(current instanceof GraphQLError)) return undefined
    current = current.originalError
  }
  return undefined
}

/** What a resolver threw, out of GraphQL's wrapping. */
function rootOf(thrown: unknown): unknown {
  let current = thrown
  for (let depth = 0; depth < 8; depth++) {
    if (!(current instanceof GraphQLError) || current.originalError === undefined) break
    current = current.originalError
  }
  return current
}

const isServerFault = (code: string): boolean => isErrorCode(code) && httpStatusOf(code) >= 500

/** Logs the code and what may be said of the cause; the id leads from the answer to the line. */
function logFault(log: Log, code: string, thrown: unknown): string {
  const errorId = randomUUID()
  const appError = appErrorIn(thrown)
  const facts = appError === undefined ? factsOfFault(thrown) : { detail: appError.detail }
  log.error('request.failed', { errorId, code, ...facts })
  return errorId
}

/**
 * A variable that could not be coerced. graphql-js quotes the value, so only the name of the variable
 * and its type are said, both from the document; a hint of one of our scalars is a fixed text.
 */
function shownVariableFault(error: unknown, cause: AppError | undefined): Shown | undefined {
  if (!(error instanceof GraphQLError) || error.path !== undefined) return undefined
  if (error.message.startsWith('Too many errors processing variables')) {
    return ['BAD_USER_INPUT', 'Further variables are not valid either.']
  }
  const node = error.nodes?.[0]
  if (error.extensions['code'] !== 'BAD_USER_INPUT') return undefined
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return undefined
  const message = `Variable "$${node.variable.name.value}" is not a valid "${print(node.type)}".`
  return ['BAD_USER_INPUT', cause?.hint === undefined ? message : `${message} ${cause.hint}`]
}

/** What is wrong with the input, place by place, where that can be told without a value. */
function problemsOf(
  error: unknown,
  cause: AppError | undefined,
  names: ReadonlySet<string> | undefined,
): { readonly problems?: readonly Problem[] } {
  if (cause instanceof InputFault) return { problems: cause.problems }
  if (!names || shownVariableFault(error, cause) === undefined) return {}
  const { message, nodes } = error as GraphQLError
  const node = nodes?.[0]
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return {}
  const path = inputPathIn(message, node.variable.name.value, names)
  if (!path) return {}
  const told = cause?.hint ?? 'Is not valid here; see the type in the schema.'
  return { problems: [{ path, code: 'INVALID', message: told }] }
}

/** Faults of the document or the request that Apollo Server and graphql-js find themselves. */
function shownProtocolFault(formatted: GraphQLFormattedError): Shown | undefined {
  const { message } = formatted
  const code = formatted.extensions?.['code']
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
      if (isParseLimit(message)) {
        const hint = 'The document has too many tokens or levels.'
        return ['LIMIT_EXCEEDED', `${publicSentence('LIMIT_EXCEEDED')} ${hint}`]
      }
      return [code, shownSyntaxMessage(message)]
    case 'GRAPHQL_VALIDATION_FAILED':
      return [code, shownValidationMessage(message)]
    case 'OPERATION_RESOLUTION_FAILURE':
      return [code, 'Name one operation of the document in operationName.']
    case 'PERSISTED_QUERY_NOT_SUPPORTED':
    case 'PERSISTED_QUERY_NOT_FOUND':
      // Clients compare this very word to fall back to sending the document.
      return ['PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported']
    case 'BAD_REQUEST':
      return ['BAD_USER_INPUT', `${publicSentence('BAD_USER_INPUT')} ${requestHint(message)}`]
    default:
      return undefined
  }
}

/** True for the syntax errors that are bounds of the parser, of which its stack is one. */
export const isParseLimit = (message: string): boolean =>
  /(?:tokens|comments|UTF-16 code units)\. Parsing aborted\.$|^Maximum call stack/.test(message)

function requestHint(message: string): string {
  if (message.includes('Cross-Site Request Forgery')) {
    return 'Send content-type: application/json, or a header x-purpose or apollo-require-preflight.'
  }
  if (message.includes('batching')) return 'Send one operation per request.'
  if (message.startsWith('GET requests only support')) return 'Send mutations with POST.'
  return 'Send a JSON object with query and, where needed, variables and operationName.'
}

/** Errors that our own plugins make: a code of the catalogue, or the report of withheld values. */
function shownOwnError(formatted: GraphQLFormattedError): Shown | undefined {
  const code = formatted.extensions?.['code']
  if (code === 'PURPOSE_DENIED') {
    return [code, 'Values were withheld: the declared purpose does not permit them.']
  }
  return isErrorCode(code) ? [code, publicSentence(code)] : undefined
}

const ownKeys = ['withheld', 'field', 'reason', 'purpose', 'customer', 'law', 'remedy']

function ownExtensions(extensions: Readonly<Record<string, unknown>> | undefined) {
  const kept: Record<string, unknown> = {}
  for (const name of ownKeys) {
    const value = plain(extensions?.[name], 0)
    if (value !== undefined) kept[name] = value
  }
  return kept
}

/** A copy of plain data within bounds; undefined for anything else, such as an error or a row's Date. */
function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, 200)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (depth > 3 || typeof value !== 'object') return undefined
  if (Array.isArray(value)) return value.slice(0, 1000).map((item) => plain(item, depth + 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const entries = Object.entries(value).slice(0, 20)
  return Object.fromEntries(entries.map(([name, item]) => [name, plain(item, depth + 1)]))
}
