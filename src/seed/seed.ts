import { setImmediate as nextTurn } from 'node:timers/promises'
import { assert } from '../lib/assert.ts'
import { databaseCodeOf, databaseFault } from '../database/database-error.ts'
import type { Database } from '../database/client.ts'
import { makeCustomer, type SeededCustomer } from './customer.ts'
import { DAY, FIRST_DAY } from './history.ts'
import { toRows, type Rows, type Tenancy } from './rows.ts'
import { analyse, COPY_SETTINGS, copyRows, insertRows } from './store.ts'

export { personaIds } from './personas.ts'

/** Which customers to fill in. */
export interface SeedOptions extends Tenancy {
  readonly count: number
  /** Another seed is another crowd; the same seed is the same one, always. */
  readonly seed: string | number
  /** Index of the first customer, to go on after a smaller sample. Default 0. */
  readonly start?: number
  /** The instant the sample lies before. At least a year after 2025-02-01, when its purposes begin. */
  readonly now: Date
  /** Called after each batch. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What became of them. */
export interface SeedReport {
  /** Customers that were not there before. */
  readonly added: number
  /** Customers that were there already, and were left as they are. */
  readonly existing: number
}

/** Customers a transaction; large, since rows in the order of the index are cheaper together. */
const COPY_BATCH = 4000
/** Customers a statement. */
const INSERT_BATCH = 250
/** Transactions at a time: while one waits, another one works. */
const LANES = 2
/** Customers made before the sockets get a turn. */
const SLICE = 100

/**
 * Fills in synthetic customers with their evidence, contact points and suppressions. Deterministic in
 * `seed`, index and `now`; what exists is skipped, so an interrupted run is simply run again. Memory is
 * bounded for any count. The catalogue need not be there, but the sample one is what it speaks of.
 * Throws AppError where the database cannot be used.
 */
export async function seedCustomers(db: Database, options: SeedOptions): Promise<SeedReport> {
  const { count, now, onProgress, start = 0 } = options
  assert(
    now.getTime() >= FIRST_DAY + 365 * DAY,
    `the sample lies before ${now.toISOString()}, expected 2026-02-01 or later`,
  )
  const loader = createLoader(db, options)
  const lanes = new Set<Promise<void>>()
  let [done, added] = [0, 0]
  const loadBatch = async (rows: Rows, size: number): Promise<void> => {
    added += await loader.load(rows)
    onProgress?.((done += size), count)
  }
  try {
    for (let from = 0; from < count; from += loader.batchSize) {
      const size = Math.min(loader.batchSize, count - from)
      const rows = await makeRows(options, start + from, size)
      // The first goes alone: the plans of the others rest on what it leaves.
      const isFull = lanes.size >= LANES || from === loader.batchSize
      if (isFull) await Promise.race(lanes)
      const lane = loadBatch(rows, size)
      lanes.add(lane)
      // Its failure is met where it is waited for.
      void lane.catch(() => {}).finally(() => lanes.delete(lane))
    }
    await Promise.all(lanes)
  } finally {
    await Promise.allSettled(lanes)
    await loader.close()
  }
  return { added, existing: count - added }
}

async function makeRows(options: SeedOptions, start: number, size: number): Promise<Rows> {
  const { seed, now } = options
  const people: SeededCustomer[] = []
  for (let index = start; index < start + size; index++) {
    people.push(makeCustomer(String(seed), index, now.getTime()))
    // Making a batch takes long enough for a database to run dry.
    if (people.length % SLICE === 0) await nextTurn()
  }
  return toRows(people, options)
}

interface Loader {
  readonly batchSize: number
  /** How many customers of these were new. Throws AppError. */
  load(rows: Rows): Promise<number>
  close(): Promise<void>
}

/** The embedded database does not know COPY from a client. */
function createLoader(db: Database, { tenant }: SeedOptions): Loader {
  if (db.kind === 'embedded') {
    const load = (rows: Rows) => insertRows(db, rows)
    return { batchSize: INSERT_BATCH, load, close: async () => {} }
  }
  const sql = db.openClient(LANES, COPY_SETTINGS)
  let isAnalysed = false
  return {
    batchSize: COPY_BATCH,
    async load(rows) {
      try {
        const added = await copyRows(sql, tenant, rows)
        if (!isAnalysed) await analyse(sql)
        isAnalysed = true
        return added
      } catch (error) {
        if (databaseCodeOf(error) !== UNIQUE_VIOLATION) throw databaseFault(error)
        return insertInPieces(db, rows)
      }
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

/** Another seed, another run at the same time or a real customer has a contact point of the sample. */
const UNIQUE_VIOLATION = '23505'

async function insertInPieces(db: Database, rows: Rows): Promise<number> {
  let added = 0
  for (let from = 0; from < rows.customers.length; from += INSERT_BATCH) {
    const customers = rows.customers.slice(from, from + INSERT_BATCH)
    const ids = new Set(customers.map((row) => row['id']))
    const isOfThese = (row: Rows['evidence'][number]) => ids.has(row['customer_id'])
    added += await insertRows(db, {
      customers,
      suppressions: from === 0 ? rows.suppressions : [],
      identifiers: rows.identifiers.filter(isOfThese),
      evidence: rows.evidence.filter(isOfThese),
    })
  }
  return added
}
