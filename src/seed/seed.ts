import { setImmediate as nextTurn } from 'node:timers/promises'
import { assert } from '../lib/assert.ts'
import { databaseCodeOf, databaseFault } from '../database/database-error.ts'
import type { Database } from '../database/client.ts'
import { toCopyText } from './copy-text.ts'
import { makeCustomer } from './customer.ts'
import { DAY, FIRST_DAY } from './history.ts'
import { customerIdOf } from './random.ts'
import { toRows, type Row, type Rows, type Tenancy } from './rows.ts'
import {
  analyse,
  COPY_SETTINGS,
  copyBatch,
  findKnown,
  insertRows,
  type CopyBatch,
} from './store.ts'

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

/** Customers a transaction; many, since rows in the order of the index are cheaper together. */
const COPY_BATCH = 2000
/** Customers a statement. */
const INSERT_BATCH = 250
/** Batches at a time: while the database works on one, the next is made. */
const LANES = 3
/** Customers made before the sockets get a turn; a batch at once would let the database run dry. */
const SLICE = 50

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
  const loadBatch = async (from: number, size: number): Promise<void> => {
    const fresh = await loader.load(start + from, size)
    added += fresh
    onProgress?.((done += size), count)
  }
  try {
    for (let from = 0; from < count; from += loader.batchSize) {
      // The first goes alone: the plans of the others rest on what it leaves.
      if (lanes.size >= LANES || from === loader.batchSize) await Promise.race(lanes)
      const lane = loadBatch(from, Math.min(loader.batchSize, count - from))
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

interface Loader {
  readonly batchSize: number
  /** Loads `size` customers from index `start` on; how many of them were new. Throws AppError. */
  load(start: number, size: number): Promise<number>
  close(): Promise<void>
}

/** The embedded database does not know COPY from a client. */
const createLoader = (db: Database, options: SeedOptions): Loader =>
  db.kind === 'embedded'
    ? {
        batchSize: INSERT_BATCH,
        load: (start, size) => insert(db, options, indexes(start, size)),
        close: async () => {},
      }
    : createCopyLoader(db, options)

const indexes = (start: number, size: number): number[] =>
  Array.from({ length: size }, (_, n) => start + n)

const insert = (db: Database, options: SeedOptions, wanted: readonly number[]): Promise<number> => {
  const { seed, now } = options
  const people = wanted.map((index) => makeCustomer(String(seed), index, now.getTime()))
  return insertRows(db, toRows(people, options))
}

function createCopyLoader(db: Database, options: SeedOptions): Loader {
  const sql = db.openClient(LANES, COPY_SETTINGS)
  let isAnalysed = false
  return {
    batchSize: COPY_BATCH,
    async load(start, size) {
      const wanted = await findMissing(db, options, indexes(start, size))
      if (wanted.length === 0) return 0
      const batch = await makeCopyBatch(options, wanted)
      try {
        await copyBatch(sql, batch)
        if (!isAnalysed) await analyse(sql)
        isAnalysed = true
        return wanted.length
      } catch (error) {
        if (!TAKEN.has(databaseCodeOf(error))) throw databaseFault(error)
        return insertInPieces(db, options, wanted)
      }
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

/** Another seed, another run at the same time or a real customer has a contact point of the sample. */
const TAKEN: ReadonlySet<string> = new Set(['23505', '25P02'])

async function insertInPieces(
  db: Database,
  options: SeedOptions,
  wanted: readonly number[],
): Promise<number> {
  let added = 0
  for (let from = 0; from < wanted.length; from += INSERT_BATCH) {
    added += await insert(db, options, wanted.slice(from, from + INSERT_BATCH))
  }
  return added
}

async function findMissing(
  db: Database,
  { tenant, seed }: SeedOptions,
  wanted: readonly number[],
): Promise<readonly number[]> {
  const ids = wanted.map((index) => customerIdOf(seed, index))
  const known = await findKnown(db, tenant, ids)
  return known.size === 0 ? wanted : wanted.filter((_, n) => !known.has(ids[n]!))
}

/**
 * Text is made customer by customer, so that what it is made of does not outlive them. Then it is put
 * in the order of the ids, with which every index begins: that makes evidence a third cheaper.
 */
async function makeCopyBatch(options: SeedOptions, wanted: readonly number[]): Promise<CopyBatch> {
  const { seed, now } = options
  const people: { readonly id: string; readonly texts: CopyBatch['texts'] }[] = []
  const suppressions: Row[] = []
  for (const index of wanted) {
    const person = makeCustomer(String(seed), index, now.getTime())
    const rows = toRows([person], options)
    suppressions.push(...rows.suppressions)
    people.push({ id: person.id, texts: textsOf(rows) })
    if (people.length % SLICE === 0) await nextTurn()
  }
  const sorted = people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const join = (table: keyof CopyBatch['texts']) => sorted.map((p) => p.texts[table]).join('')
  const texts = {
    customers: join('customers'),
    identifiers: join('identifiers'),
    evidence: join('evidence'),
  }
  return { texts, suppressions }
}

const textsOf = (rows: Rows): CopyBatch['texts'] => ({
  customers: toCopyText('customers', rows.customers),
  identifiers: toCopyText('identifiers', rows.identifiers),
  evidence: toCopyText('evidence', rows.evidence),
})
