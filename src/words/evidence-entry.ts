import type { ExpressionState } from '../decision/subject.ts'

/** Absent and undefined are one, so that a caller can pass on what it may not have. */
type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined }

/**
 * What each kind of evidence lets be told. Titles are words in the customer's language; everything else
 * is as stored, and a code that has no words is left out of the sentence.
 */
export interface EvidenceDetails {
  /** `givenBy`: SELF, PARENT or REPRESENTATIVE. */
  EXPRESSION: { readonly state: ExpressionState } & Maybe<{ purposeTitle: string; givenBy: string }>
  CONFIRMATION: Maybe<{ purposeTitle: string }>
  CONTRACT: Maybe<{ contractType: string }>
  /** `event`: FULFILLED, RETURNED, SETTLED, CANCELLED or EXTENDED. */
  CONTRACT_CHANGE: Maybe<{ contractType: string; event: string }>
  TERMS: Maybe<{ termsTitle: string; version: number; language: string }>
  TRIGGER: Maybe<{ trigger: string }>
  NOTICE: Maybe<{
    purposeTitles: readonly string[]
    noticeTitle: string
    version: number
    /** BCP 47. */
    language: string
  }>
  /** The kind stored in the detail is `objection` here. */
  OBJECTION: { readonly objection: 'GENERAL' | 'DIRECT_MARKETING' } & Maybe<{
    purposeTitles: readonly string[]
    channel: string
  }>
  OBJECTION_OUTCOME: { readonly outcome: 'OVERRIDDEN' | 'UPHELD' | 'WITHDRAWN' }
  /** `isPartial`: about some of the data only. */
  RESTRICTION: Maybe<{ isPartial: boolean }>
  RESTRICTION_LIFTED: unknown
  ERASURE: unknown
  EMERGENCY: unknown
  EMERGENCY_CLOSED: unknown
  EMERGENCY_REVIEWED: { readonly finding: 'JUSTIFIED' | 'NOT_JUSTIFIED' }
  /** The kind stored in the detail is `optOut` here. `isSignal`: the browser said so (`Sec-GPC`). */
  OPT_OUT: Maybe<{ optOut: string; purposeTitles: readonly string[]; isSignal: boolean }>
  OPT_OUT_LIFTED: unknown
  SOFT_OPT_IN: Maybe<{ channel: string }>
  /** `value`: IN, OUT or PREFERRED. */
  PREFERENCE: Maybe<{ channel: string; topicTitle: string; value: string }>
  WISH: Maybe<{ channel: string; topicTitle: string }>
  /** `confidence`: VERIFIED, or a guess. */
  MERGE: Maybe<{ confidence: string }>
  UNMERGE: unknown
}

type Kind = keyof EvidenceDetails

/** One piece of evidence, as far as it is told. */
export type EvidenceEntry = {
  readonly [K in Kind]: { readonly kind: K } & EvidenceDetails[K]
}[Kind]

/** A sentence for every kind, so that a kind nobody wrote is a type error. */
export type EvidenceSentences = { readonly [K in Kind]: (entry: EvidenceDetails[K]) => string }
