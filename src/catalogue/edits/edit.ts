import { fileSchema, type CatalogueDocument, type SectionName } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'
import { canonicalJson } from '../hash.ts'
import { faultsOfIssue } from '../issues.ts'

/** What an edit of a catalogue comes to. */
export type Edit =
  | {
      readonly ok: true
      readonly document: CatalogueDocument
      /** False where the catalogue says all of it already; then `document` is the one given. */
      readonly changed: boolean
      /** Where in the input a place of the document comes from; the place itself where from nowhere. */
      readonly placeInInput: (path: FaultPath) => FaultPath
    }
  /** The input is not well formed; paths are those of the input. */
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Part of the document to the part of the input it comes from. */
export type PlaceInInput = (path: FaultPath) => FaultPath

type Optional<T> = { [K in keyof T]: Exclude<T[K], null> }

/** The same without what is null or undefined: a document leaves out what it does not say. */
export const present = <T extends object>(record: T): Optional<T> =>
  Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  ) as Optional<T>

/** The check of the form skips this one key of JavaScript, which would be lost without a word. */
const SKIPPED_KEY = '__proto__'
const NOT_A_KEY = 'is not a key; write lower-case words'

/** The entry as the files would give it, defaults filled in; or what is wrong with its form. */
export function parseEntry<S extends SectionName>(
  section: S,
  key: string,
  entry: object,
  place: PlaceInInput,
): { readonly entry: CatalogueDocument[S][string] } | { readonly faults: readonly Fault[] } {
  const parsed = fileSchema.safeParse({ [section]: { [key]: entry } }, { reportInput: true })
  const [found] = Object.values(parsed.data?.[section] ?? {})
  if (found !== undefined) return { entry: found as CatalogueDocument[S][string] }
  const faults = parsed.error?.issues.flatMap(faultsOfIssue) ?? [
    { path: [section, key], message: NOT_A_KEY },
  ]
  return { faults: faults.map((fault) => ({ ...fault, path: place(fault.path) })) }
}

/** The document with one entry of a section set. */
export const withEntry = <S extends SectionName>(
  document: CatalogueDocument,
  section: S,
  key: string,
  entry: CatalogueDocument[S][string],
): CatalogueDocument => ({ ...document, [section]: { ...document[section], [key]: entry } })

/** True where two things say the same, apart from the parts named. */
export const saysTheSame = (a: object, b: object, ...apart: readonly string[]): boolean => {
  const kept = (of: object) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !apart.includes(name)))
  return canonicalJson(kept(a)) === canonicalJson(kept(b))
}

/** A list of `{ [by]: key, ...rest }` as a record; a fault for each key that comes twice. */
export function keyedBy<T extends object, K extends keyof T & string>(
  list: readonly T[],
  by: K,
  path: FaultPath,
): { readonly record: Readonly<Record<string, Omit<T, K>>>; readonly faults: readonly Fault[] } {
  const faults = list.flatMap((item, index): Fault[] => {
    const at = [...path, index, by]
    if (item[by] === SKIPPED_KEY) return [{ path: at, message: NOT_A_KEY }]
    return list.findIndex((first) => first[by] === item[by]) === index
      ? []
      : [{ path: at, message: 'comes twice; keep one of the two' }]
  })
  const record = Object.fromEntries(
    list.map(({ [by]: key, ...rest }) => [String(key), present(rest) as Omit<T, K>]),
  )
  return { record, faults }
}
