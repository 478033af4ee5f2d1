import type { ReasonCode } from './reasons.ts'

/** What is to be done with the value. */
export type Operation = 'STORE' | 'READ' | 'INGEST' | 'EGRESS' | 'AUTOMATED_DECISION' | 'RIGHTS'

/** The circumstances of use: everything but the person and the field. */
export interface Circumstances {
  readonly purpose?: string | undefined
  readonly controller: string
  /** Absent: the caller's registration is not checked here. */
  readonly client?: string | undefined
  readonly operation?: Operation | undefined
  readonly channel?: string | undefined
  readonly topic?: string | undefined
  readonly contactHash?: string | undefined
  readonly recipient?: string | undefined
  /** The request itself carried `Sec-GPC: 1`. */
  readonly gpc?: boolean | undefined
  /** The instant the answer is about. Epoch milliseconds. */
  readonly at: number
  /** Evidence recorded later is not seen; absent: as known at `at`. */
  readonly asKnownAt?: number | undefined
  /** `asKnownAt` holds knowledge where it is even where it equals `at`: nothing is learned ahead. */
  readonly isKnowledgeHeld?: boolean | undefined
}

/** The field, and where its value came from; absent provenance is not checked. */
export interface FieldUse {
  readonly field: string
  readonly value?: ValueProvenance | undefined
  readonly valueIdentifier?: string | undefined
}

/** What a stored value remembers of its collection. GDPR Art. 5(1)(b),(e). */
export interface ValueProvenance {
  readonly collectedFor?: readonly string[]
  readonly collectedAt?: number
}

/** One question to the engine. */
export type Question = Circumstances & FieldUse

/** One gate's part in a decision, for people. */
export interface TraceStep {
  readonly gate: Gate
  readonly reasons: readonly ReasonCode[]
}

/** The gates, in the order they stand in `domain.md` 1.2. */
export type Gate =
  | 'REQUEST'
  | 'ERASURE'
  | 'RESTRICTION'
  | 'MINIMISATION'
  | 'PURPOSE_BINDING'
  | 'SPECIAL_CATEGORY'
  | 'OBJECTION'
  | 'BASIS'
  | 'MINORS_AND_AUTOMATION'
  | 'RETENTION'
  | 'CHANNEL'
  | 'RECIPIENT'

/** The answer. A denial is a value, never an exception. */
export interface Decision {
  readonly effect: 'ALLOW' | 'DENY'
  /** The failing code that takes precedence, or OK. */
  readonly reason: ReasonCode | 'OK'
  /** Every failing code, in order of precedence; empty where permitted. */
  readonly all: readonly ReasonCode[]
  /** The provision a denial rests on; null where permitted. */
  readonly law: string | null
  /** The lawful basis of the rule; null where the request fails before one is chosen. */
  readonly basis: string | null
  /** Version of the purpose the rule came from; null as for `basis`. */
  readonly purposeVersion: number | null
  /** Evidence the basis rests on, sorted; empty where it rests on none or none has an id. */
  readonly evidence: readonly string[]
  /** First later instant at which the answer may change without new evidence; null for never. */
  readonly validUntil: number | null
  readonly trace: readonly TraceStep[]
}
