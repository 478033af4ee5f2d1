import { pino, type DestinationStream } from 'pino'

/**
 * The only facts a log line can hold. A name is added here when a new event needs it, and never one
 * that could carry a person's data, a variable, a statement or a token: that is what makes the log
 * safe to keep and to ship. GDPR Art. 5(1)(c), 32.
 */
const factNames = [
  'active',
  'at',
  'attempt',
  'catalogueHash',
  'catalogueVersion',
  'causeCode',
  'checkpoint',
  'client',
  'code',
  'count',
  'customers',
  'detail',
  'durationMs',
  'errorId',
  'exitCode',
  'failing',
  'file',
  'folder',
  'host',
  'invariant',
  'kind',
  'mode',
  'operation',
  'part',
  'pending',
  'port',
  'purpose',
  'purposes',
  'queue',
  'reason',
  'remaining',
  'requestId',
  'retryInMs',
  'route',
  'rows',
  'seed',
  'signal',
  'size',
  'status',
  'table',
  'task',
  'tenant',
  'url',
  'variable',
  'version',
] as const

/** A name that a log line may hold. */
export type FactName = (typeof factNames)[number]

/** What a log line says beside its event. No objects: an error or a row cannot be passed. */
export type Facts = { readonly [Name in FactName]?: string | number | boolean | undefined }

/** The log. An event is a dotted name such as `store.unavailable`, never a sentence. */
export interface Log {
  readonly error: (event: string, facts?: Facts) => void
  readonly warn: (event: string, facts?: Facts) => void
  readonly info: (event: string, facts?: Facts) => void
  readonly debug: (event: string, facts?: Facts) => void
}

/** Longest text of one fact, in characters. */
const TEXT_MAX = 200

const allowed: ReadonlySet<string> = new Set(factNames)
const eventName = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+){0,7}$/

/** A log of JSON lines to `destination`, standard output where absent. */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  const logger =
    options.destination === undefined ? pino(settings) : pino(settings, options.destination)
  const at = (level: 'error' | 'warn' | 'info' | 'debug') => (event: string, facts?: Facts) => {
    if (logger.isLevelEnabled(level)) logger[level](toLine(event, facts))
  }
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') }
}

/** A log that keeps nothing, for tests and embedding. */
export const silentLog: Log = { error() {}, warn() {}, info() {}, debug() {} }

/**
 * Types do not hold at run time, so the allow-list is applied again: an event that is not a name, a
 * fact that is not listed and a value that is not plain are left out, and only their number is told.
 */
function toLine(
  event: string,
  facts: Facts | undefined,
): Record<string, string | number | boolean> {
  const isName = typeof event === 'string' && event.length <= 64 && eventName.test(event)
  const line: Record<string, string | number | boolean> = { event: isName ? event : 'log.refused' }
  let refused = isName ? 0 : 1
  for (const [name, value] of Object.entries(facts ?? {})) {
    if (value === undefined) continue
    const plain = allowed.has(name) ? plainValue(value) : undefined
    if (plain === undefined) refused++
    else line[name] = plain
  }
  if (refused > 0) line['refused'] = refused
  return line
}

function plainValue(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') return value.slice(0, TEXT_MAX)
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}

const INVARIANT = 'Invariant broken: '

/**
 * What may be logged of a thrown value: of a broken invariant of ours its sentence and the names of
 * the functions it passed; of anything else its class and a driver's code, never its message, which
 * may quote values (drizzle puts parameters into it).
 */
export function factsOfFault(thrown: unknown): Facts {
  if (!(thrown instanceof Error)) return { kind: typeof thrown }
  const kind = /^[A-Za-z]{1,60}$/.test(thrown.name) ? thrown.name : 'Error'
  if (thrown.message.startsWith(INVARIANT)) {
    const invariant = thrown.message.slice(INVARIANT.length)
    return { kind, invariant, at: functionNames(thrown) }
  }
  return { kind, causeCode: driverCode(thrown) }
}

/** The `code` of a thrown value, such as ENOENT; undefined where it has none. */
export const errnoOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** SQLSTATE, errno or Node's code; anything else could be text of someone's making. */
function driverCode(error: Error): string | undefined {
  const code = errnoOf(error) ?? errnoOf(error.cause)
  const isCode =
    typeof code === 'string' &&
    /^(?:[0-9A-Z]{5}|E[A-Z]{3,20}|ERR_[A-Z0-9_]{2,60}|CONNECT[A-Z_]{2,30})$/.test(code)
  return isCode ? code : undefined
}

/** Innermost first. The message is cut off first, as a line of it could look like a frame. */
function functionNames(error: Error): string {
  const head = `${error.name}: ${error.message}`
  const stack = error.stack ?? ''
  if (!stack.startsWith(head)) return ''
  const frames = stack.slice(head.length).matchAll(/^\s+at (?:async )?([\w$.<>]+) \(/gm)
  return [...frames].map((frame) => frame[1]).join(' < ')
}
