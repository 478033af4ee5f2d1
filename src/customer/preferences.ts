import type { EvidenceRow } from '../evidence/kinds.ts'

/** How somebody wishes to be treated on a channel, about a topic, by a company; null for all of them. */
export interface PersonPreference {
  readonly channel: string | null
  readonly topic: string | null
  readonly controller: string | null
  /** Null where the wish is only about how. */
  readonly choice: 'IN' | 'OUT' | null
  readonly frequency: string | null
  /** BCP 47. */
  readonly language: string | null
  readonly quietHours: { readonly from: string; readonly to: string; readonly zone: string } | null
  /** When the newest part of it was said, epoch milliseconds. */
  readonly since: number
}

type Said = Extract<EvidenceRow, { kind: 'PREFERENCE' | 'WISH' }>

/**
 * The wishes in force at `at` as known at `asKnownAt`, one for each channel, topic and company, general
 * ones first. Of each part what was said last counts: who changes the frequency keeps the quiet hours.
 * Of two choices of one instant the OUT counts. The order of the rows never matters.
 */
export function preferencesOf(
  rows: readonly EvidenceRow[],
  { at, asKnownAt }: { readonly at: number; readonly asKnownAt: number },
): PersonPreference[] {
  const said = rows
    .filter((r): r is Said => r.kind === 'PREFERENCE' || r.kind === 'WISH')
    .filter((r) => r.occurredAt <= at && r.recordedAt <= asKnownAt)
    .toSorted(inOrder)
  const preferences = new Map<string, PersonPreference>()
  for (const row of said) {
    const { channel = null, topic = null, controller = null } = row.detail
    const key = JSON.stringify([channel, topic, controller])
    const known = preferences.get(key) ?? { ...NOTHING, channel, topic, controller }
    preferences.set(key, { ...known, ...partsOf(row), since: row.occurredAt })
  }
  return [...preferences].toSorted(([a], [b]) => compare(a, b)).map(([, p]) => p)
}

const NOTHING = { choice: null, frequency: null, language: null, quietHours: null, since: 0 }

function partsOf(row: Said): Partial<PersonPreference> {
  if (row.kind === 'PREFERENCE') return { choice: row.detail.value === 'OUT' ? 'OUT' : 'IN' }
  const { frequency, language, quietHours } = row.detail
  return {
    ...(frequency !== undefined && { frequency }),
    ...(language !== undefined && { language }),
    ...(quietHours !== undefined && { quietHours }),
  }
}

/** Oldest first; of one instant an OUT is the newer, else what was learned later, else the greater id. */
const inOrder = (a: Said, b: Said): number =>
  a.occurredAt - b.occurredAt ||
  Number(isOut(a)) - Number(isOut(b)) ||
  a.recordedAt - b.recordedAt ||
  compare(a.id, b.id)

const isOut = (row: Said): boolean => row.kind === 'PREFERENCE' && row.detail.value === 'OUT'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
