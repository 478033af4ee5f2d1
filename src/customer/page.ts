import type { CustomerView } from './customer-view.ts'
import { readGated } from './gated-read.ts'
import type { ReadScope } from './read-scope.ts'

/** Sizes a statement is made for: few, so that few statements are prepared. */
const CHUNK_SIZES = [10, 25, 50, 100, 250]

/** Statements one page may take; beyond it the page is short and says that there is more. */
const CHUNKS_MAX = 8

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** A page of customers of whom something is permitted. */
export interface Page {
  readonly views: readonly CustomerView[]
  readonly hasNextPage: boolean
  /** Id to go on after; null where nothing was looked at. */
  readonly end: string | null
}

/** What page is wanted. */
export interface PageRequest {
  readonly first: number
  /** Id after which it begins; null from the start. */
  readonly after: string | null
  readonly fields: readonly string[]
  /** Whether the customer exists for the caller. */
  readonly exists: (view: CustomerView) => boolean
}

/**
 * Customers in the order of their ids, those left out of whom the contexts permit nothing: to a
 * purpose without them they are nobody. The search is bounded, so a page may be short.
 */
export async function readPage(scope: ReadScope, request: PageRequest): Promise<Page> {
  const { first, fields, exists } = request
  const limit = CHUNK_SIZES.find((size) => size > first) ?? CHUNK_SIZES.at(-1)!
  const views: CustomerView[] = []
  let scanned = request.after ?? BEFORE_ALL
  const last = () => views.at(-1)?.id ?? null
  for (let chunk = 0; chunk < CHUNKS_MAX; chunk++) {
    const parameters = [scanned]
    const rows = await readGated(scope, { lookup: { by: 'page', limit }, parameters, fields })
    for (const view of rows) {
      scanned = view.id
      if (!view.isVisible || !exists(view)) continue
      // One that may be seen is looked for beyond the page: those that may not must not show in it.
      if (views.length === first) return { views, end: last(), hasNextPage: true }
      views.push(view)
    }
    if (rows.length < limit) return { views, end: last(), hasNextPage: false }
  }
  return { views, end: views.length === first ? last() : scanned, hasNextPage: true }
}
