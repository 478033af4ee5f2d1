import type { Operation } from '../decision/question.ts'

/**
 * Who asks, as authenticated: the token says who, the client registration in the catalogue says what
 * for. Nothing here comes from the body of a request. GDPR Art. 29, 32.
 */
export interface Caller {
  readonly tenant: string
  readonly client: string
  /** Purposes that token and registration both allow. */
  readonly purposes: ReadonlySet<string>
  readonly controller: string
  readonly operation: Operation
  readonly channel?: string
  readonly topic?: string
  readonly recipient?: string
  /** A signed-in data subject: no other customer exists for this caller. */
  readonly subject?: string
}

/** How much is said about withheld values beside `Customer.withheld`. */
export type ReportLevel = 'none' | 'summary' | 'full'

/** What the headers of one request declare, beside the identity of the caller. */
export interface Declaration {
  /** As listed in `x-purpose`, in order, each once; empty where the header is absent. */
  readonly purposes: readonly string[]
  readonly report: ReportLevel
  /** `Sec-GPC: 1`, exactly. */
  readonly gpc: boolean
  /** The request came through the gateway that knows the secret. */
  readonly isGateway: boolean
  /** Correlation id: the trace id of `traceparent`, else a fresh one. */
  readonly requestId: string
}
