/** How a language quotes, and how it joins the last of a list. */
export interface Punctuation {
  readonly open: string
  readonly close: string
  readonly and: string
  readonly others: string
}

/** Titles named in one sentence at most; of the rest it says only that they are. */
const NAMED_MAX = 3

/** Titles in quotation marks, joined; null where there is none. Blank ones do not count. */
export function quoted(
  titles: readonly (string | undefined)[] | undefined,
  { open, close, and, others }: Punctuation,
): string | null {
  const named = (titles ?? []).flatMap((title) =>
    title?.trim() ? [`${open}${title.trim()}${close}`] : [],
  )
  if (named.length > NAMED_MAX) return `${named.slice(0, NAMED_MAX).join(', ')} ${and} ${others}`
  const last = named.pop()
  if (last === undefined) return null
  return named.length === 0 ? last : `${named.join(', ')} ${and} ${last}`
}

/** The words for a code; undefined for one that has none, whatever it is called. */
export const wordsFor = (
  words: Readonly<Record<string, string>>,
  code: string | undefined,
): string | undefined =>
  code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined

/** The parts that are there, in brackets after a blank; nothing where none is. */
export function bracketed(parts: readonly (string | undefined)[]): string {
  const present = parts.filter((part) => part !== undefined)
  return present.length === 0 ? '' : ` (${present.join(', ')})`
}
