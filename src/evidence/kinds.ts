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

/** How a consent can be proved; what decides of it stands in the expression itself. GDPR Art. 7(1). */
export interface ConsentProof {
  /** Language the notice was shown in, and the SHA-256 of its words. */
  readonly language: string
  readonly textHash: string
  /** Page, form or app. */
  readonly interface?: string
  /** Offset of the person's clock, `+02:00`. */
  readonly utcOffset?: string
  /** The request carried `Sec-GPC: 1`. */
  readonly gpc?: true
  /** Signals of consent platforms as sent, and what they say. */
  readonly tcf?: DecodedSignal
  readonly gpp?: DecodedSignal
}

/** A signal of a consent platform, whole and decoded. */
export interface DecodedSignal {
  readonly string: string
  readonly says: Readonly<Record<string, unknown>>
}

/** How the person wishes to be contacted. */
export interface Wish {
  readonly channel?: string
  readonly topic?: string
  readonly controller?: string
  readonly frequency?: string
  /** BCP 47. */
  readonly language?: string
  readonly quietHours?: { readonly from: string; readonly to: string; readonly zone: string }
  /** The preferred contact point by its keyed hash, hexadecimal. */
  readonly contactPoint?: { readonly type: string; readonly hmac: string }
}

/**
 * The kinds of evidence and what each says. A later fact about an earlier row is a row of its own:
 * nothing is ever changed, and what was known at any instant can be told exactly.
 */
export interface EvidenceDetail {
  /** An act about consent. GDPR Art. 7. */
  EXPRESSION: Omit<Expression, Columns | 'profile' | 'source'> & { readonly proof?: ConsentProof }
  /** The second step of a double opt-in. */
  CONFIRMATION: Outcome
  /** A contract, or steps towards one; it starts when it occurred unless it says otherwise. Art. 6(1)(b). */
  CONTRACT: Omit<Contract, Columns | 'startsAt'> &
    Partial<Pick<Contract, 'startsAt'>> & { readonly reference?: string }
  /** A contract ended, was returned or settled, or performance goes on for longer. */
  CONTRACT_CHANGE: Outcome &
    Pick<Contract, 'endsAt' | 'performanceUntil'> & { readonly event?: string }
  /** Terms were accepted: evidence of a contract, never a consent. */
  TERMS: {
    readonly terms: string
    readonly version: number
    readonly controller: string
    readonly language: string
    /** SHA-256 of the document. */
    readonly documentHash?: string
  }
  /** A fact that starts a legal obligation. Art. 6(1)(c). */
  TRIGGER: Omit<Trigger, Columns> & { readonly reference?: string }
  /** A notice reached the person. Art. 13, 14. */
  NOTICE: Omit<NoticeDelivery, Columns | 'deliveredAt'> & {
    readonly noticeId?: string
    readonly language?: string
  }
  /** Art. 21. */
  OBJECTION: Pick<Objection, 'kind' | 'purposes' | 'controllers' | 'channel'>
  /** Compelling grounds were shown, or the person took it back. Art. 21(1). */
  OBJECTION_OUTCOME: Outcome & {
    readonly outcome: 'OVERRIDDEN' | 'UPHELD' | 'WITHDRAWN'
    /** What was shown. */
    readonly grounds?: string
  }
  /** Art. 18(1). */
  RESTRICTION: Pick<Restriction, 'fields'> & { readonly ground?: string }
  /** Art. 18(3). */
  RESTRICTION_LIFTED: Outcome
  /** Art. 17. */
  ERASURE: Record<string, never>
  /** Art. 6(1)(d). */
  EMERGENCY: Pick<Emergency, 'expiresAt' | 'incapable'> & {
    readonly reason?: string
    readonly declaredBy?: string
  }
  /** The emergency is over before its time. */
  EMERGENCY_CLOSED: Outcome
  /** Somebody looked at it afterwards. */
  EMERGENCY_REVIEWED: Outcome & {
    readonly finding: 'JUSTIFIED' | 'NOT_JUSTIFIED'
    readonly reviewedBy: string
  }
  /** CCPA 1798.120. */
  OPT_OUT: Pick<OptOut, 'kind' | 'purposes'>
  OPT_OUT_LIFTED: Outcome
  /** ePrivacy Art. 13(2). */
  SOFT_OPT_IN: Omit<SoftOptIn, Columns>
  /** Whether the person wishes to be contacted on a channel or about a topic. */
  PREFERENCE: Omit<Preference, Columns>
  /** How, how often and when; it decides nothing. */
  WISH: Wish
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
