/** Languages the page is written in, with their own names. */
export const languages = { en: 'English', pl: 'Polski', de: 'Deutsch' } as const

export type Language = keyof typeof languages

/** The first of the wanted languages (BCP 47) that the page is written in, else English. */
export function languageOf(wanted: readonly string[]): Language {
  const primary = wanted.map((tag) => tag.toLowerCase().split('-')[0])
  return (
    primary.find((tag): tag is Language => tag !== undefined && Object.hasOwn(languages, tag)) ??
    'en'
  )
}
