import type { Caller, Declaration } from '../caller/caller.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import type { DecisionContext } from '../customer/context.ts'
import { createCollector, type DisclosureCollector } from '../disclosure/collector.ts'
import { AppError } from '../lib/errors.ts'
import type { Services } from '../services.ts'
import { createReader, type CustomerReader } from './customer-reader.ts'
import { createReport, type RequestFault, type WithheldReport } from './withheld-report.ts'

/** Everything a resolver may use, made anew for each request: nothing is shared between callers. */
export interface RequestContext {
  /** Null for an anonymous request, which may only ask for what is public. */
  readonly caller: Caller | null
  readonly declaration: Declaration
  readonly services: Services
  /** The catalogue in force; a read that finds a newer one takes that. */
  readonly live: LiveCatalogue
  /** Why no personal value can be answered, whoever is asked for; null where some may be. */
  readonly fault: RequestFault | null
  /** One for each declared purpose; empty where the request is at fault. */
  readonly contexts: readonly DecisionContext[]
  readonly customers: CustomerReader
  readonly collector: DisclosureCollector
  readonly report: WithheldReport
}

/** Source of `Viewer`. */
export interface ViewerSource {
  readonly caller: Caller
  readonly declaration: Declaration
}

/** The context of one request. `caller` null means that no token was sent. */
export function createContext(
  services: Services,
  caller: Caller | null,
  declaration: Declaration,
): RequestContext {
  const source = services.catalogues.of(caller?.tenant ?? services.defaultTenant)
  if (!source) throw new AppError('STORE_UNAVAILABLE', { detail: 'no catalogue is published' })
  const fault = requestFault(caller, declaration, source.current())
  const contexts = caller && !fault ? contextsOf(caller, declaration) : []
  const report = createReport(declaration.report)
  const moving = Object.create(null, { live: { get: () => source.current(), enumerable: true } })
  // Apollo Server copies the context's own properties once; what moves must stand behind them.
  return Object.assign(Object.create(moving as object) as Pick<RequestContext, 'live'>, {
    caller,
    declaration,
    services,
    fault,
    contexts,
    customers: createReader({
      services,
      caller,
      fault,
      contexts,
      catalogue: source,
      onFault: report.touch,
    }),
    collector: createCollector(),
    report,
  })
}

/**
 * Faults that hold for every customer alike, so that telling them tells nothing about any. Every
 * declared purpose must pass: a second one narrows, it never widens.
 */
function requestFault(
  caller: Caller | null,
  { purposes }: Declaration,
  { engine }: LiveCatalogue,
): RequestFault | null {
  if (purposes.length === 0) {
    return { reason: 'PURPOSE_MISSING', code: 'PURPOSE_REQUIRED', purpose: null }
  }
  const unknown = purposes.find((p) => !engine.purposes.has(p))
  if (unknown !== undefined) {
    return { reason: 'PURPOSE_UNKNOWN', code: 'PURPOSE_UNKNOWN', purpose: unknown }
  }
  const refused = purposes.find((p) => !caller?.purposes.has(p))
  if (refused !== undefined) {
    return { reason: 'CALLER_NOT_AUTHORISED', code: 'PURPOSE_NOT_ALLOWED', purpose: refused }
  }
  return null
}

/** The contexts in which a caller asks, one for each purpose. */
export const contextsOf = (caller: Caller, { purposes, gpc }: Declaration): DecisionContext[] =>
  purposes.map((purpose) => ({
    purpose,
    controller: caller.controller,
    operation: caller.operation,
    channel: caller.channel,
    topic: caller.topic,
    recipient: caller.recipient,
    gpc,
  }))
