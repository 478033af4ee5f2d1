import type { BasisKey } from '../decision/catalogue-model.ts'
import type { Gate } from '../decision/question.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import { customer as de } from './de/customer.ts'
import { rights as deRights } from './de/rights.ts'
import { customer as en } from './en/customer.ts'
import { rights as enRights } from './en/rights.ts'
import type { Language } from './language.ts'
import { customer as pl } from './pl/customer.ts'
import { rights as plRights } from './pl/rights.ts'
import type { Right } from './rights.ts'
import type { CustomerTexts, InEachLanguage, RightTexts } from './texts.ts'

const texts: InEachLanguage<CustomerTexts> = { en, pl, de }
const rightTexts: InEachLanguage<RightTexts> = { en: enRights, pl: plRights, de: deRights }

/** A denial, told to the customer it is about. */
export interface ToldReason {
  /** Why the company does not use the data for the purpose now. */
  readonly explanation: string
  /** What the customer can do about it; null where there is nothing to do. */
  readonly action: string | null
}

/** A right, told to the customer who has it. */
export interface ToldRight {
  readonly title: string
  readonly description: string
  /** Where it is written, cited as the language does. */
  readonly law: string
}

/** Why a purpose is denied, in the second person; `explain` is for staff. */
export function tellCustomer(reason: ReasonCode, language: Language): ToldReason {
  const [explanation, action] = texts[language].reasons[reason]
  return { explanation, action }
}

/** Why a purpose is permitted: one sentence, in the second person. GDPR Art. 6(1), 13(1)(c). */
export const tellBasis = (basis: BasisKey, language: Language): string =>
  texts[language].bases[basis]

/** What a right means and where it is written. Which ones apply, `rightsOf` says. */
export function tellRight(right: Right, language: Language): ToldRight {
  const [title, description, law] = rightTexts[language][right]
  return { title, description, law }
}

/** What a gate looks at: a heading for one step of a decision's trace. GDPR Art. 5(2). */
export const tellGate = (gate: Gate, language: Language): string => texts[language].gates[gate]
