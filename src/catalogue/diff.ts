import type { CatalogueDocument, SectionName } from './document.ts'
import type { FaultPath } from './fault.ts'
import { canonicalJson } from './hash.ts'

/** One value that is another one now; `before` or `after` is absent where there was or is none. */
export interface Change {
  /** From the entry down to the value, e.g. `['rules', 'PL', 'basis']`. */
  readonly path: FaultPath
  readonly before?: unknown
  readonly after?: unknown
}

/** One thing that one catalogue has and another has not, or has otherwise. */
export interface Difference {
  readonly effect: 'ADDED' | 'REMOVED' | 'CHANGED'
  readonly section: SectionName | 'tenant' | 'languages'
  /** Key of the entry; empty for `tenant` and `languages`. */
  readonly key: string
  /** Which part of a purpose or a notice, where the difference is not about the entry as a whole. */
  readonly part?: 'version' | 'retirement'
  /** Number of the version, where it is about one. */
  readonly version?: number
  /**
   * What became another: of a changed thing all of it; of an added version what it does otherwise than
   * the version before it. Empty where there is nothing to compare with.
   */
  readonly changes: readonly Change[]
  /** Instant from which what was added is in force, ISO 8601; absent where it has none. */
  readonly effectiveFrom?: string
}

/** Sections whose entries are compared as a whole. */
const plainSections = [
  'controllers',
  'jurisdictions',
  'dataCategories',
  'fields',
  'purposeGroups',
  'assessments',
  'recipients',
  'clients',
] as const satisfies readonly SectionName[]

/**
 * What the second catalogue says otherwise than the first: purposes, versions and their rules by
 * jurisdiction, retirements, notices, and every other section, in the order of the document. Empty iff
 * the two have the same content hash. Pure. Nothing published before: everything is added.
 */
export function diffCatalogues(
  before: CatalogueDocument | undefined,
  after: CatalogueDocument,
): Difference[] {
  const empty: Partial<CatalogueDocument> = before ?? {}
  const plain = (name: (typeof plainSections)[number]) =>
    entries(name, empty[name] ?? {}, after[name])
  return [
    ...single('tenant', empty.tenant, after.tenant),
    ...single('languages', empty.languages, after.languages),
    ...plainSections.slice(0, 5).flatMap(plain),
    ...purposes(empty.purposes ?? {}, after.purposes),
    ...notices(empty.notices ?? {}, after.notices),
    ...plainSections.slice(5).flatMap(plain),
  ]
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))

function single(section: 'tenant' | 'languages', before: unknown, after: unknown): Difference[] {
  if (isSame(before, after)) return []
  const changes = changesBetween(before, after)
  return [{ effect: before === undefined ? 'ADDED' : 'CHANGED', section, key: '', changes }]
}

type Section = Readonly<Record<string, unknown>>

/** Keys of both, those of the first before the new ones of the second. */
const allKeys = (before: object, after: object): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
]

function entries(section: SectionName, before: Section, after: Section): Difference[] {
  return allKeys(before, after).flatMap((key) =>
    entry({ section, key }, own(before, key), own(after, key)),
  )
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

type Place = Pick<Difference, 'section' | 'key' | 'part' | 'version'>

function entry(place: Place, before: unknown, after: unknown): Difference[] {
  if (isSame(before, after)) return []
  if (before === undefined) return [{ ...place, effect: 'ADDED', changes: [] }]
  if (after === undefined) return [{ ...place, effect: 'REMOVED', changes: [] }]
  return [{ ...place, effect: 'CHANGED', changes: changesBetween(before, after) }]
}

function purposes(
  before: CatalogueDocument['purposes'],
  after: CatalogueDocument['purposes'],
): Difference[] {
  return allKeys(before, after).flatMap((key) => {
    const [old, now] = [own(before, key), own(after, key)]
    const place = { section: 'purposes', key } as const
    return [
      ...entry(place, old && headOf(old), now && headOf(now)),
      ...versions(place, old?.versions ?? [], now?.versions ?? []),
      ...entry({ ...place, part: 'retirement' }, old?.retirement, now?.retirement).map(
        withEffect(now?.retirement),
      ),
    ]
  })
}

/** A purpose without what is published of it. */
function headOf(purpose: CatalogueDocument['purposes'][string]): unknown {
  const { versions: _versions, retirement: _retirement, ...head } = purpose
  return head
}

function notices(
  before: CatalogueDocument['notices'],
  after: CatalogueDocument['notices'],
): Difference[] {
  return allKeys(before, after).flatMap((key) => {
    const [old, now] = [own(before, key), own(after, key)]
    const place = { section: 'notices', key } as const
    const head = entry(place, old && {}, now && {})
    return [...head, ...versions(place, old?.versions ?? [], now?.versions ?? [])]
  })
}

interface Version {
  readonly version: number
  readonly effectiveFrom?: string
}

const withEffect =
  (of: { readonly effectiveFrom?: string } | undefined) =>
  (difference: Difference): Difference =>
    difference.effect === 'ADDED' && of?.effectiveFrom !== undefined
      ? { ...difference, effectiveFrom: of.effectiveFrom }
      : difference

function versions(
  place: Pick<Place, 'section' | 'key'>,
  before: readonly Version[],
  after: readonly Version[],
): Difference[] {
  const numbers = new Set([...before, ...after].map(({ version }) => version))
  return [...numbers].flatMap((version) => {
    const old = before.find((v) => v.version === version)
    const now = after.find((v) => v.version === version)
    const at = { ...place, part: 'version', version } as const
    const found = entry(at, old, now).map(withEffect(now))
    const previous = after[after.indexOf(now!) - 1]
    return old === undefined && previous !== undefined
      ? found.map((d) => ({ ...d, changes: changesBetween(previous, now).filter(isOfContent) }))
      : found
  })
}

/** What every version has anew says nothing. */
const isOfContent = ({ path }: Change): boolean =>
  !['version', 'publishedAt', 'effectiveFrom'].includes(String(path[0]))

/** The values that differ, each with its path; lists are compared as one value. */
function changesBetween(before: unknown, after: unknown, path: FaultPath = []): Change[] {
  if (isSame(before, after)) return []
  if (isRecord(before) && isRecord(after)) {
    return allKeys(before, after).flatMap((key) =>
      changesBetween(own(before, key), own(after, key), [...path, key]),
    )
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The instant from which everything that is new holds: the latest `effectiveFrom` of the versions and
 * retirements that were added, epoch milliseconds; undefined where none was.
 */
export function lastEffect(differences: readonly Difference[]): number | undefined {
  const instants = differences.flatMap(({ effectiveFrom }) =>
    effectiveFrom === undefined ? [] : [Date.parse(effectiveFrom)],
  )
  return instants.length === 0 ? undefined : Math.max(...instants)
}
