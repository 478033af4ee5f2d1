import type {
  Contract,
  Emergency,
  Expression,
  Merge,
  NoticeDelivery,
  Objection,
  OptOut,
  Preference,
  Restriction,
  SoftOptIn,
  Trigger,
} from '../decision/subject.ts'

/** What every row carries in columns of its own, so that `detail` need not repeat it. */
type Columns = 'id' | 'occurredAt' | 'recordedAt'

/** The row this one is an outcome of, by evidence id. */
interface Outcome {
  readonly target: string
}

/**
 * The kinds of evidence and what each says. A later fact about an earlier row is a row of its own:
 * nothing is ever changed, and what was known at any instant can be told exactly.
 */
export interface EvidenceDetail {
  /** An act about consent. GDPR Art. 7. */
  EXPRESSION: Omit<Expression, Columns | 'profile' | 'source'>
  /** The second step of a double opt-in. */
  CONFIRMATION: Outcome
  /** A contract, or steps towards one; it starts when it occurred unless it says otherwise. Art. 6(1)(b). */
  CONTRACT: Omit<Contract, Columns | 'startsAt'> & Partial<Pick<Contract, 'startsAt'>>
  /** A contract ended, was returned or settled, or performance goes on for longer. */
  CONTRACT_CHANGE: Outcome & Pick<Contract, 'endsAt' | 'performanceUntil'>
  /** A fact that starts a legal obligation. Art. 6(1)(c). */
  TRIGGER: Omit<Trigger, Columns>
  /** A notice reached the person. Art. 13, 14. */
  NOTICE: Omit<NoticeDelivery, Columns | 'deliveredAt'> & {
    readonly noticeId?: string
    readonly language?: string
  }
  /** Art. 21. */
  OBJECTION: Pick<Objection, 'kind' | 'purposes' | 'controllers' | 'channel'>
  /** Compelling grounds were shown, or the person took it back. Art. 21(1). */
  OBJECTION_OUTCOME: Outcome & { readonly outcome: 'OVERRIDDEN' | 'UPHELD' | 'WITHDRAWN' }
  /** Art. 18(1). */
  RESTRICTION: Pick<Restriction, 'fields'>
  /** Art. 18(3). */
  RESTRICTION_LIFTED: Outcome
  /** Art. 17. */
  ERASURE: Record<string, never>
  /** Art. 6(1)(d). */
  EMERGENCY: Pick<Emergency, 'expiresAt' | 'incapable'>
  /** The emergency is over before its time. */
  EMERGENCY_CLOSED: Outcome
  /** CCPA 1798.120. */
  OPT_OUT: Pick<OptOut, 'kind' | 'purposes'>
  OPT_OUT_LIFTED: Outcome
  /** ePrivacy Art. 13(2). */
  SOFT_OPT_IN: Omit<SoftOptIn, Columns>
  /** How the person wishes to be treated. */
  PREFERENCE: Omit<Preference, Columns>
  /** Two profile fragments were taken for one person. */
  MERGE: Pick<Merge, 'confidence'>
  /** That was a mistake. */
  UNMERGE: Outcome
}

export type EvidenceKind = keyof EvidenceDetail

/** One row of the evidence of a person, as stored. Instants are epoch milliseconds UTC. */
export type EvidenceRow = {
  readonly [K in EvidenceKind]: {
    readonly id: string
    readonly kind: K
    readonly occurredAt: number
    readonly recordedAt: number
    readonly source: string
    readonly originProfile: string | null
    readonly detail: EvidenceDetail[K]
  }
}[EvidenceKind]
