import type { EvidenceDetail, EvidenceKind, EvidenceRow } from '../evidence/kinds.ts'
import type { Random } from './random.ts'

/** One piece of evidence as it is stored. */
export type SeededEvidence = EvidenceRow & { readonly seq: number; readonly sourceEventId: string }

/** Where a piece of evidence came from, if not from the person's usual source. */
export interface Origin {
  readonly source?: string
  readonly profile?: string
}

/** The evidence of one person as it builds up. Instants are epoch milliseconds. */
export interface History {
  /** Nothing happens at or after it. */
  readonly now: number
  /** Adds what happened at `at`, which is moved before `now`; its id. */
  add<K extends EvidenceKind>(kind: K, at: number, detail: EvidenceDetail[K], from?: Origin): string
  /** All of it in the order it was learned, numbered from 1. */
  rows(): SeededEvidence[]
}

/** The purposes of the sample catalogue are in force from here on, so nobody acts before it. */
export const FIRST_DAY = Date.UTC(2025, 1, 1)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Some sources deliver at night, some lose a few days. */
const LATE_SHARE = 0.12
const LATE_MAX_MS = 3 * DAY

/** An empty history; `source` is where its evidence comes from unless said otherwise. */
export function createHistory(random: Random, now: number, source: string): History {
  const rows: (EvidenceRow & { sourceEventId: string })[] = []
  return {
    now,
    add(kind, at, detail, from = {}) {
      const occurredAt = Math.max(FIRST_DAY, Math.min(at, now - MINUTE))
      const delay = random.chance(LATE_SHARE) ? random.int(LATE_MAX_MS) : 0
      const id = random.uuid()
      rows.push({
        id,
        kind,
        occurredAt,
        recordedAt: Math.min(occurredAt + delay, now),
        source: from.source ?? source,
        sourceEventId: `sample-${rows.length + 1}`,
        originProfile: from.profile ?? null,
        detail,
      } as EvidenceRow & { sourceEventId: string })
      return id
    },
    rows: () =>
      rows
        .toSorted((a, b) => a.recordedAt - b.recordedAt)
        .map((row, i): SeededEvidence => ({ ...row, seq: i + 1 })),
  }
}
