import type { Language } from './languages.ts'
import { de } from './texts/de.ts'
import { en, type Texts } from './texts/en.ts'
import { pl } from './texts/pl.ts'

export type { Texts } from './texts/en.ts'

const texts: Readonly<Record<Language, Texts>> = { en, pl, de }

/** The page's words in one language. */
export const textsOf = (language: Language): Texts => texts[language]

/** The text with its gaps filled, in order. */
export const fill = (text: string, ...parts: readonly (string | number)[]): string =>
  parts.reduce<string>((filled, part) => filled.replace('{}', () => String(part)), text)

/** `4 July 2026` */
export const day = (instant: string, { locale }: Texts): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(instant))

/** `4 July 2026 at 14:30` */
export const dayAndTime = (instant: string, { locale }: Texts): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  )
