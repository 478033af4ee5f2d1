import type { BasisKey } from '../decision/catalogue-model.ts'
import type { Gate } from '../decision/question.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import type { Language } from './language.ts'
import type { Right } from './rights.ts'

/** One thing for each language, so that a language nobody wrote is a type error. */
export type InEachLanguage<T> = Readonly<Record<Language, T>>

/** What staff and developers read of each reason: what it means, and what would change it. */
export type StaffTexts = Readonly<
  Record<ReasonCode, readonly [explanation: string, remedy: string]>
>

/** What the customer reads of each reason, basis and gate; no action where there is nothing to do. */
export interface CustomerTexts {
  readonly reasons: Readonly<
    Record<ReasonCode, readonly [explanation: string, action: string | null]>
  >
  readonly bases: Readonly<Record<BasisKey, string>>
  readonly gates: Readonly<Record<Gate, string>>
}

/** What the customer reads of each right, and where it is written. */
export type RightTexts = Readonly<
  Record<Right, readonly [title: string, description: string, law: string]>
>
