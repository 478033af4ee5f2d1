import type { NumberedEvidence } from './facts-store.ts'

/** Where a page of the history goes on: after the entry of this instant and number. */
export interface HistoryPosition {
  readonly recordedAt: number
  readonly seq: number
}

/** One thing that happened. */
export interface HistoryEntry {
  readonly row: NumberedEvidence
  /** What it is an outcome of; null where it is none, or that is not known. */
  readonly about: NumberedEvidence | null
  /** Keys of the purposes it names; of an outcome those of what it is about. */
  readonly purposes: readonly string[]
}

/** A page of the history. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
  readonly hasNextPage: boolean
  /** Null on an empty page. */
  readonly end: HistoryPosition | null
}

/** What page is wanted. */
export interface HistoryRequest {
  readonly first: number
  /** Null from the newest on. */
  readonly after: HistoryPosition | null
  /** What was learned later is left out, and so is what it says of what was known. */
  readonly asKnownAt: number
}

/**
 * What happened with a person as known at `asKnownAt`, what was learned last first. What is learned
 * between two pages does not move them.
 */
export function historyOf(
  rows: readonly NumberedEvidence[],
  { first, after, asKnownAt }: HistoryRequest,
): HistoryPage {
  const known = rows.filter((r) => r.recordedAt <= asKnownAt)
  const byId = new Map(known.map((r) => [r.id, r]))
  const left = known.filter((r) => !after || isAfter(r, after)).toSorted(newestFirst)
  const entries = left.slice(0, first).map((row): HistoryEntry => {
    const about = ('target' in row.detail && byId.get(row.detail.target ?? '')) || null
    return { row, about, purposes: purposesOf(row, about) }
  })
  const last = entries.at(-1)?.row
  return {
    entries,
    hasNextPage: left.length > first,
    end: last ? { recordedAt: last.recordedAt, seq: last.seq } : null,
  }
}

const newestFirst = (a: HistoryPosition, b: HistoryPosition): number =>
  b.recordedAt - a.recordedAt || b.seq - a.seq

const isAfter = (row: HistoryPosition, position: HistoryPosition): boolean =>
  newestFirst(position, row) < 0

function purposesOf(row: NumberedEvidence, about: NumberedEvidence | null): readonly string[] {
  if (row.kind === 'EXPRESSION') return [row.detail.purpose]
  if ('purposes' in row.detail) return row.detail.purposes ?? []
  return about ? purposesOf(about, null) : []
}
