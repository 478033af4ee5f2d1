import type { Person } from '../customer/standing.ts'
import { computeStanding, reasonOf, type Standing } from '../customer/standing.ts'
import { rankOf, type ReasonCode } from '../decision/reasons.ts'
import type { Cell, Comparison, Side } from './cells.ts'

/** What a change of the catalogue would do, for the people looked at so far. */
export interface Effects {
  /** People of whom something would be denied that is permitted before. */
  readonly customersLosing: number
  /** People of whom something would be permitted that is denied before. */
  readonly customersGaining: number
  /** Clients and purposes for which anything changes, largest losses first. */
  readonly effects: readonly Effect[]
}

/** What would change for one client and purpose. */
export interface Effect {
  readonly client: string
  readonly purpose: string
  /** People who would lose the purpose altogether, and who would gain it. */
  readonly customersLosing: number
  readonly customersGaining: number
  /** Fields for which anything changes, largest losses first. */
  readonly fields: readonly FieldEffect[]
}

/** What would change for one field. */
export interface FieldEffect {
  readonly field: string
  readonly lost: number
  readonly gained: number
  /** What would decide most often where it is lost; null where nobody loses it. */
  readonly reason: ReasonCode | null
}

/** Counts people one by one. Its size depends on the catalogues alone. */
export interface Tally {
  add(person: Person): void
  effects(): Effects
}

interface FieldCount {
  lost: number
  gained: number
  readonly reasons: Map<ReasonCode, number>
}

interface CellCount {
  losing: number
  gaining: number
  /** By the position of the field. */
  readonly fields: readonly FieldCount[]
}

/** The decision on each field in the order of the comparison: undefined where permitted. */
type Outcomes = readonly (ReasonCode | undefined)[]

/**
 * A tally of what each person permits before and after, decided by the code that serves requests, with
 * the origin of each value. A field counts where its origin is on file: values are not looked at.
 */
export function createTally(comparison: Comparison): Tally {
  const { cells, fields } = comparison
  const counts = cells.map((): CellCount => ({
    losing: 0,
    gaining: 0,
    fields: fields.map(() => ({ lost: 0, gained: 0, reasons: new Map() })),
  }))
  const sides = [outcomesOn(comparison.before, fields), outcomesOn(comparison.after, fields)]
  let customersLosing = 0
  let customersGaining = 0
  return {
    add(person) {
      const [before, after] = sides.map((side) => side(person)) as [Decided, Decided]
      let [loses, gains] = [false, false]
      cells.forEach((cell, index) => {
        const change = count(counts[index]!, before(cell.before), after(cell.after))
        loses ||= change.loses
        gains ||= change.gains
      })
      customersLosing += Number(loses)
      customersGaining += Number(gains)
    },
    effects: () => ({
      customersLosing,
      customersGaining,
      effects: cells
        .flatMap((cell, index) => effectOf(cell, counts[index]!, fields))
        .toSorted((a, b) => b.customersLosing - a.customersLosing || lostOf(b) - lostOf(a)),
    }),
  }
}

type Decided = (place: Cell['before']) => Outcomes

/** The outcomes of one person under one catalogue; of equal contexts those of one. */
function outcomesOn(
  { engine, targets, contexts }: Side,
  fields: readonly string[],
): (person: Person) => Decided {
  const indexes = fields.map((field) => targets.indexOf(field))
  const inOrder = ({ outcomes }: Standing): Outcomes =>
    indexes.map((i) => (i === undefined ? 'FIELD_UNCLASSIFIED' : reasonOf(outcomes[i]!)))
  return (person) => {
    const decided = contexts.map((context) =>
      inOrder(computeStanding(engine, targets, person, context)),
    )
    return (place) => (typeof place === 'number' ? decided[place]! : fields.map(() => place))
  }
}

function count(cell: CellCount, before: Outcomes, after: Outcomes) {
  let [loses, gains, had, has] = [false, false, false, false]
  before.forEach((old, index) => {
    const now = after[index]
    had ||= old === undefined
    has ||= now === undefined
    if ((old === undefined) === (now === undefined)) return
    const field = cell.fields[index]!
    if (now === undefined) {
      gains = true
      field.gained++
    } else {
      loses = true
      field.lost++
      field.reasons.set(now, (field.reasons.get(now) ?? 0) + 1)
    }
  })
  if (had && !has) cell.losing++
  if (has && !had) cell.gaining++
  return { loses, gains }
}

function effectOf(
  { client, purpose }: Cell,
  { losing, gaining, fields: counts }: CellCount,
  names: readonly string[],
): Effect[] {
  const fields = names
    .map((field, index) => ({ field, ...counts[index]! }))
    .filter(({ lost, gained }) => lost > 0 || gained > 0)
    .map(({ reasons, ...rest }) => ({ ...rest, reason: mostFrequent(reasons) }))
    .toSorted((a, b) => b.lost - a.lost || b.gained - a.gained)
  if (fields.length === 0) return []
  return [{ client, purpose, customersLosing: losing, customersGaining: gaining, fields }]
}

/** Of two that are as frequent, the one that takes precedence. */
function mostFrequent(reasons: ReadonlyMap<ReasonCode, number>): ReasonCode | null {
  const [first] = [...reasons].toSorted(([a, m], [b, n]) => n - m || rankOf(a) - rankOf(b))
  return first?.[0] ?? null
}

const lostOf = ({ fields }: Effect): number => fields.reduce((sum, { lost }) => sum + lost, 0)
