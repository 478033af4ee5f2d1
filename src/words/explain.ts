import type { ReasonCode } from '../decision/reasons.ts'
import { staff as de } from './de/staff.ts'
import { staff as en } from './en/staff.ts'
import type { Language } from './language.ts'
import { staff as pl } from './pl/staff.ts'
import type { InEachLanguage, StaffTexts } from './texts.ts'

/** What a reason means to those who run or ask the service, and what would change it. */
export interface Explanation {
  readonly explanation: string
  readonly remedy: string
}

const texts: InEachLanguage<StaffTexts> = { en, pl, de }

/** The sentences shown beside a reason code. They hold nothing about the person. */
export function explain(reason: ReasonCode, language: Language = 'en'): Explanation {
  const [explanation, remedy] = texts[language][reason]
  return { explanation, remedy }
}
