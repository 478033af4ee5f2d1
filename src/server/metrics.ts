import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Answered } from './http.ts'
import type { Route } from './route.ts'

/**
 * What the process counts. Labels are codes and paths of ours alone: a label that a client could
 * choose would be unbounded, and could be personal.
 */
export interface Metrics {
  readonly answered: (answered: Answered) => void
  /** An error by its public code. */
  readonly error: (code: string) => void
  /** Values withheld, by reason code. */
  readonly denied: (reason: string, count: number) => void
  /** Disclosure records written. */
  readonly disclosed: (rows: number) => void
  /** Disclosure records waiting to be written. */
  readonly queued: (length: number) => void
  /** How late the instant is that is longest due and not told yet, in milliseconds. */
  readonly clockLate: (ms: number) => void
  /** Age of the oldest change that the clock has not read yet, in milliseconds. */
  readonly clockBehind: (ms: number) => void
  readonly route: Route
}

/** Different codes of one metric; more become OTHER, so that a mistake cannot fill the memory. */
const CODES_MAX = 100

const DURATION_BUCKETS_S = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Metrics with their own registry, and the route `/metrics` in Prometheus' text format. */
export function createMetrics(options: { readonly withProcessMetrics?: boolean } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (options.withProcessMetrics !== false) {
    collectDefaultMetrics({ register: registry, prefix: 'purposegraph_' })
  }
  const requests = new Counter({
    name: 'purposegraph_requests_total',
    help: 'Requests answered, by route and outcome.',
    labelNames: ['route', 'outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'purposegraph_request_duration_seconds',
    help: 'From the first header of a request to the last byte of its answer.',
    labelNames: ['route'],
    buckets: DURATION_BUCKETS_S,
    registers,
  })
  const count = codeCounters(registers)
  return {
    answered: ({ route, status, seconds }) => {
      requests.inc({ route, outcome: outcomeOf(status) })
      durations.observe({ route }, seconds)
    },
    ...count,
    ...clockGauges(registers),
    route: {
      method: 'GET',
      path: '/metrics',
      isVital: true,
      handle: async () => ({
        status: 200,
        headers: { 'content-type': registry.contentType },
        body: await registry.metrics(),
      }),
    },
  }
}

function codeCounters(
  registers: Registry[],
): Pick<Metrics, 'error' | 'denied' | 'disclosed' | 'queued'> {
  const errors = new Counter({
    name: 'purposegraph_errors_total',
    help: 'Errors in answers, by code.',
    labelNames: ['code'],
    registers,
  })
  const denials = new Counter({
    name: 'purposegraph_denials_total',
    help: 'Values withheld, by reason.',
    labelNames: ['reason'],
    registers,
  })
  const disclosures = new Counter({
    name: 'purposegraph_disclosure_rows_total',
    help: 'Disclosure records written.',
    registers,
  })
  const queue = new Gauge({
    name: 'purposegraph_disclosure_queue_length',
    help: 'Disclosure records waiting to be written.',
    registers,
  })
  const errorCode = boundedCodes()
  const reasonCode = boundedCodes()
  return {
    error: (code) => errors.inc({ code: errorCode(code) }),
    denied: (reason, count) => denials.inc({ reason: reasonCode(reason) }, count),
    disclosed: (rows) => disclosures.inc(rows),
    queued: (length) => queue.set(length),
  }
}

function clockGauges(registers: Registry[]): Pick<Metrics, 'clockLate' | 'clockBehind'> {
  const late = new Gauge({
    name: 'purposegraph_clock_late_seconds',
    help: 'How long the instant longest due has not been told to subscribers.',
    registers,
  })
  const behind = new Gauge({
    name: 'purposegraph_clock_behind_seconds',
    help: 'Age of the oldest change whose next instant is not computed yet.',
    registers,
  })
  return { clockLate: (ms) => late.set(ms / 1000), clockBehind: (ms) => behind.set(ms / 1000) }
}

function boundedCodes(): (code: string) => string {
  const known = new Set<string>()
  return (code) => {
    if (known.has(code)) return code
    if (known.size >= CODES_MAX || !/^[A-Z][A-Z0-9_]{1,63}$/.test(code)) return 'OTHER'
    known.add(code)
    return code
  }
}

const outcomeOf = (status: number): string => {
  if (status < 400) return 'ok'
  if (status === 401 || status === 403) return 'unauthenticated'
  if (status === 499) return 'client-gone'
  if (status === 503) return 'unavailable'
  return status < 500 ? 'refused' : 'failed'
}
