import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { CatalogueDocument } from '../catalogue/document.ts'
import { loadPeople } from '../customer/facts-store.ts'
import type { Database } from '../database/client.ts'
import { compareCatalogues } from './cells.ts'
import { countCustomers, nextCustomers } from './customer-ids.ts'
import { createTally, type Effects, type Tally } from './tally.ts'

/** People of one page where nothing else is said. */
const PAGE_SIZE = 200
/** How long the process may be kept from other work at a stretch. */
const SLICE_MS = 8

/** How far a preview is, with what it found so far. */
export interface PreviewState extends Effects {
  readonly done: number
  readonly total: number
  /** True for the whole result. */
  readonly finished: boolean
  /** The instant it is about, epoch milliseconds. */
  readonly at: number
}

/** What a preview is made of. */
export interface PreviewOptions {
  readonly tenant: string
  readonly before: CatalogueDocument
  readonly after: CatalogueDocument
  /**
   * The instant both catalogues are decided at, epoch milliseconds; of a person never before their
   * newest evidence, as reads do.
   */
  readonly at: number
  /** People of one page: bounds the memory their evidence takes, twice over as the next is read. */
  readonly pageSize?: number
  /** Part of the time it may work, above 0 to 1: after each page it rests for the remainder. */
  readonly workShare: number
  /** Told after each page. */
  readonly onProgress?: (state: PreviewState) => void
  /** Ends it: nothing more is read, and the promise rejects. */
  readonly signal?: AbortSignal
}

/**
 * Decides for every person of the tenant what each client may use for each of its purposes, under the
 * one catalogue and under the other, at the same instant, and counts what differs. Publishes and stores
 * nothing; standings are not touched. People are read page by page in the order of their ids, so who
 * comes while it runs may or may not be counted. Throws STORE_UNAVAILABLE.
 */
export async function previewCatalogue(
  db: Database,
  options: PreviewOptions,
): Promise<PreviewState> {
  const { tenant, at, signal } = options
  const comparison = compareCatalogues(options.before, options.after)
  const tally = createTally(comparison)
  const total = await countCustomers(db, tenant)
  const state = (done: number, finished: boolean): PreviewState => ({
    ...tally.effects(),
    done,
    total: finished ? done : Math.max(done, total),
    finished,
    at,
  })
  // Where no decision can differ, nobody has to be looked at.
  if (comparison.cells.length === 0) return state(total, true)
  let done = 0
  for await (const people of pages(db, options)) {
    const start = performance.now()
    for await (const _ of inSlices(tally, people)) signal?.throwIfAborted()
    done += people.length
    options.onProgress?.(state(done, false))
    const restMs = (performance.now() - start) * (1 / options.workShare - 1)
    if (restMs >= 1) await sleep(restMs, undefined, { signal, ref: true })
  }
  return state(done, true)
}

type Page = Awaited<ReturnType<typeof loadPeople>>

/** Everybody, a page at a time; the next page is read while one is worked on, never more. */
async function* pages(
  db: Database,
  { tenant, at, signal, pageSize = PAGE_SIZE }: PreviewOptions,
): AsyncGenerator<Page, void> {
  const read = async (after: string | null) => {
    signal?.throwIfAborted()
    const ids = await nextCustomers(db, tenant, after, pageSize)
    return { ids, people: await loadPeople(db, tenant, ids, new Date(at)) }
  }
  let ahead = read(null)
  for (;;) {
    const { ids, people } = await ahead
    if (ids.length === 0) return
    const isLast = ids.length < pageSize
    if (!isLast) {
      ahead = read(ids.at(-1)!)
      // It is awaited above; where the work ends before, its fault is of no concern.
      ahead.catch(() => {})
    }
    yield people
    if (isLast) return
  }
}

/** Counts people, and lets the process turn to other work in between. */
async function* inSlices(tally: Tally, people: Page): AsyncGenerator<void, void> {
  let start = performance.now()
  for (const person of people) {
    tally.add(person)
    if (performance.now() - start < SLICE_MS) continue
    await setImmediate()
    yield
    start = performance.now()
  }
  yield
}
