/**
 * What is known of one person, as a set: the order of the lists never matters. Times are epoch
 * milliseconds UTC. An absent `recordedAt` means "recorded when it occurred".
 */
export interface Subject {
  readonly jurisdiction?: string | undefined
  readonly birthDate?: number | undefined
  readonly expressions?: readonly Expression[]
  readonly contracts?: readonly Contract[]
  readonly triggers?: readonly Trigger[]
  readonly notices?: readonly NoticeDelivery[]
  readonly objections?: readonly Objection[]
  readonly restrictions?: readonly Restriction[]
  readonly erasures?: readonly Dated[]
  readonly emergencies?: readonly Emergency[]
  readonly optOuts?: readonly OptOut[]
  readonly softOptIns?: readonly SoftOptIn[]
  readonly preferences?: readonly Preference[]
  readonly merges?: readonly Merge[]
  /** Suppressed contact points of this person, beside those of the catalogue. */
  readonly suppressions?: readonly Suppression[]
}
import type { Suppression } from './catalogue-model.ts'

/** One piece of evidence: when it happened and when we learned of it. */
export interface Dated {
  readonly id?: string
  readonly occurredAt: number
  readonly recordedAt?: number
}

/** DPV consent states a person, controller or authority can bring about. */
export type ExpressionState =
  | 'REQUESTED'
  | 'DEFERRED'
  | 'GIVEN'
  | 'RENEWED'
  | 'REFUSED'
  | 'WITHDRAWN'
  | 'REVOKED'
  | 'OBJECTED'
  | 'INVALIDATED'

/** One act about consent for one purpose. GDPR Art. 4(11), 7. */
export interface Expression extends Dated {
  readonly id: string
  /** The fragment it came from; merged fragments are one subject. */
  readonly profile?: string
  readonly source?: string
  readonly state: ExpressionState
  readonly purpose: string
  readonly controllers: readonly string[]
  readonly purposeVersion?: number
  readonly noticeId?: string
  readonly method?: string
  readonly confirmedAt?: number
  readonly expiresAt?: number
  readonly givenBy?: string
  readonly explicit?: boolean
  readonly recipients?: readonly string[]
  /** Counts only for values that came through this identifier. */
  readonly identifier?: string
  /** For INVALIDATED: the grant the authority struck down, from the start. */
  readonly target?: string
  /** Consent to processing in spite of a restriction. GDPR Art. 18(2). */
  readonly despiteRestriction?: boolean
}

/** A contract, or steps towards one at the person's request. GDPR Art. 6(1)(b). */
export interface Contract {
  readonly id?: string
  readonly controller: string
  readonly type: string
  readonly startsAt: number
  readonly endsAt?: number
  /** Refund, warranty, claims: performance goes on until then. */
  readonly performanceUntil?: number
  readonly recordedAt?: number
}

/** A fact that starts a legal obligation, e.g. an invoice. GDPR Art. 6(1)(c). */
export interface Trigger extends Dated {
  readonly kind: string
  readonly controller: string
}

/** A notice that reached the person. GDPR Art. 13, 14. */
export interface NoticeDelivery {
  readonly id?: string
  readonly purposes: readonly string[]
  readonly deliveredAt: number
  readonly recordedAt?: number
}

/** GDPR Art. 21(1) GENERAL, 21(2) DIRECT_MARKETING. */
export interface Objection extends Dated {
  readonly kind: 'GENERAL' | 'DIRECT_MARKETING'
  readonly purposes?: readonly string[]
  readonly controllers?: readonly string[]
  readonly channel?: string
  readonly source?: string
  readonly overriddenAt?: number
  readonly overriddenRecordedAt?: number
  readonly withdrawnAt?: number
}

/** GDPR Art. 18. Without `fields` it is about all of them. */
export interface Restriction extends Dated {
  readonly liftedAt?: number
  readonly liftedRecordedAt?: number
  readonly fields?: readonly string[]
}

/** A declared emergency. GDPR Art. 6(1)(d), 9(2)(c). */
export interface Emergency extends Dated {
  readonly expiresAt: number
  /** The person is physically or legally incapable of giving consent. */
  readonly incapable?: boolean
}

/** An opt-out under a regime that permits until one opts out. CCPA 1798.120. */
export interface OptOut extends Dated {
  readonly kind: string
  readonly source?: string
  readonly purposes?: readonly string[]
  readonly liftedAt?: number
}

/** The conditions of ePrivacy Directive Art. 13(2), as they were met. */
export interface SoftOptIn extends Dated {
  readonly controller: string
  readonly channel: string
  readonly sale?: boolean
  readonly similar?: boolean
  readonly optOutOffered?: boolean
}

/** How the person wishes to be contacted; never consent. */
export interface Preference extends Dated {
  readonly channel: string
  readonly topic?: string
  readonly controller?: string
  readonly value: string
}

/** Two fragments were taken for one person. */
export interface Merge extends Dated {
  readonly confidence: string
  readonly undoneAt?: number
}
