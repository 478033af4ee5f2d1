/** The languages the product speaks. */
export type Language = 'en' | 'pl' | 'de'

/** All of them, the one used where nothing else fits first. */
export const languages: readonly Language[] = Object.freeze(['en', 'pl', 'de'])

/**
 * The language of a BCP 47 tag (`pl-PL`), an underscored locale (`pl_PL`) or an entry of Accept-Language
 * (`de-AT;q=0.9`); of a list the first entry counts. Anything else is answered in English.
 */
export const languageOf = (tag: string | undefined): Language => spokenLanguage(tag) ?? 'en'

/** As `languageOf`; undefined for a language the product does not speak. */
export function spokenLanguage(tag: string | undefined): Language | undefined {
  const primary = /^\s*([a-z]+)(?=[-_;,\s]|$)/i.exec(tag ?? '')?.[1]?.toLowerCase()
  return languages.find((language) => language === primary)
}
