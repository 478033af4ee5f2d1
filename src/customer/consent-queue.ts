import type { LiveCatalogue } from '../catalogue/live.ts'
import type { Database } from '../database/client.ts'
import type { ConsentNeed, ConsentQuestion } from './consent-need.ts'
import type { CustomerView } from './customer-view.ts'
import { loadPeople } from './facts-store.ts'
import { peopleWithExpressions } from './queue-store.ts'

/** People decided on at a time, and in one page at the most. */
const CHUNK = 250
const SEARCHED_MAX = 1000

/** Somebody to ask. */
export interface QueueEntry extends ConsentNeed {
  readonly customer: CustomerView
}

/** A page of a queue. */
export interface QueuePage {
  readonly entries: readonly QueueEntry[]
  readonly hasNextPage: boolean
  /** Id to go on after; null where nothing was looked at. */
  readonly end: string | null
}

/** What queue is wanted. */
export interface QueueRequest {
  readonly db: Database
  readonly tenant: string
  readonly live: LiveCatalogue
  readonly purpose: string
  readonly controller: string
  /** Null is the database's clock. */
  readonly now: Date | null
  readonly first: number
  /** Id after which it begins; null from the start. */
  readonly after: string | null
  /** The only customer there is for the caller; undefined where there are others. */
  readonly subject: string | undefined
  /** Whether somebody has to be asked, as the engine says. */
  readonly need: (question: ConsentQuestion) => ConsentNeed | null
  /** Those of them who may be listed, in the order of the ids; null where one may not be. */
  readonly show: (ids: readonly string[]) => Promise<readonly (CustomerView | null)[]>
}

/**
 * Customers to ask about a consent, in the order of their ids. The search is bounded, so a page may be
 * short; who may not be shown does not count, so that they do not show in the page either.
 */
export async function readConsentQueue(request: QueueRequest): Promise<QueuePage> {
  const { first, subject } = request
  if (subject !== undefined) {
    const entries = await entriesOf(request, [subject])
    return { entries, hasNextPage: false, end: null }
  }
  const entries: QueueEntry[] = []
  let scanned = request.after
  for (let searched = 0; searched < SEARCHED_MAX; searched += CHUNK) {
    const ids = await peopleWithExpressions(request.db, request.tenant, {
      purpose: request.purpose,
      after: scanned,
      limit: CHUNK,
    })
    for (const entry of await entriesOf(request, ids)) {
      if (entries.length === first) return { entries, hasNextPage: true, end: lastOf(entries) }
      entries.push(entry)
    }
    if (ids.length < CHUNK) return { entries, hasNextPage: false, end: lastOf(entries) }
    scanned = ids.at(-1)!
  }
  const end = entries.length === first ? lastOf(entries) : scanned
  return { entries, hasNextPage: true, end }
}

const lastOf = (entries: readonly QueueEntry[]): string | null =>
  entries.at(-1)?.customer.id ?? null

async function entriesOf(request: QueueRequest, ids: readonly string[]): Promise<QueueEntry[]> {
  const { db, tenant, live, purpose, controller, now, need, show } = request
  const people = await loadPeople(db, tenant, ids, now)
  const found = people
    .map(({ id, subject, at }) => ({
      id,
      need: need({ engine: live.engine, subject, purpose, controller, at }),
    }))
    .filter((one) => one.need !== null)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const views = await show(found.map(({ id }) => id))
  return found.flatMap((one, index) => {
    const customer = views[index]
    return customer ? [{ customer, ...one.need! }] : []
  })
}
