import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '../database/client.ts'
import { effectOf, type Asked, type Effect } from './effect.ts'
import { HISTORIES_MAX, loadHistories, type History } from './history.ts'
import type { Revisions } from './revisions.ts'
import type { ChangeRow } from './store.ts'

/** Why a customer changed. */
export type ChangeCause = 'EVIDENCE' | 'PROFILE' | 'TIME' | 'CATALOGUE'

/** One change, shared by all who hear of it: what it did is worked out once for the same contexts. */
export interface Change {
  readonly row: ChangeRow
  cause(): Promise<ChangeCause>
  effect(asked: Asked): Promise<Effect>
}

/** Makes changes of rows that were read together. */
export type MakeChanges = (rows: readonly ChangeRow[]) => readonly Change[]

/** Histories of rows read together; loaded for all of them as soon as one is asked for. */
interface Batch {
  readonly rows: readonly ChangeRow[]
  histories: Promise<ReadonlyMap<string, History>> | null
}

/** Batches whose histories are held at a time; those of older ones are loaded again if asked for. */
const BATCHES_MAX = 40

/** How changes of this process are made. */
export function createChanges(db: Database, revisions: Revisions): MakeChanges {
  const held: Batch[] = []

  function historiesOf(batch: Batch): Promise<ReadonlyMap<string, History>> {
    if (batch.histories) return batch.histories
    const loading = loadBatch(db, batch.rows)
    batch.histories = loading
    held.push(batch)
    if (held.length > BATCHES_MAX) held.shift()!.histories = null
    loading.catch(() => (batch.histories = null))
    return loading
  }

  function createChange(row: ChangeRow, batch: Batch): Change {
    const effects = new Map<string, Promise<Effect>>()
    const history = async () => (await historiesOf(batch)).get(keyOf(row.tenant, row.customerId))
    async function work({ contexts }: Asked): Promise<Effect> {
      const found = await history()
      // It is all arithmetic: without a pause a burst of changes would keep everything else waiting.
      await nextTurn()
      return effectOf(row, found, contexts, revisions)
    }
    return {
      row,
      async cause() {
        if (row.cause === 'TIME' || row.cause === 'CATALOGUE') return row.cause
        const found = await history()
        return found?.evidence.some((e) => e.seq === row.seq) === true ? 'EVIDENCE' : 'PROFILE'
      },
      effect(asked) {
        let working = effects.get(asked.key)
        if (!working) {
          effects.set(asked.key, (working = work(asked)))
          working.catch(() => effects.delete(asked.key))
        }
        return working
      },
    }
  }

  return (rows) => {
    const changes: Change[] = []
    for (let start = 0; start < rows.length; start += HISTORIES_MAX) {
      const batch: Batch = { rows: rows.slice(start, start + HISTORIES_MAX), histories: null }
      changes.push(...batch.rows.map((row) => createChange(row, batch)))
    }
    return changes
  }
}

async function loadBatch(
  db: Database,
  rows: readonly ChangeRow[],
): Promise<ReadonlyMap<string, History>> {
  const tenants = [...new Set(rows.map((row) => row.tenant))]
  const loaded = await Promise.all(
    tenants.map(async (tenant) => {
      const own = rows.filter((row) => row.tenant === tenant)
      const ids = [...new Set(own.map((row) => row.customerId))]
      const histories = await loadHistories(db, tenant, ids)
      return [...histories].map(([id, history]) => [keyOf(tenant, id), history] as const)
    }),
  )
  return new Map(loaded.flat())
}

const keyOf = (tenant: string, id: string): string => `${id}/${tenant}`
