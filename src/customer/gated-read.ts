import type { LiveCatalogue } from '../catalogue/live.ts'
import { AppError } from '../lib/errors.ts'
import { contextKey } from './context.ts'
import { createView, type CustomerView } from './customer-view.ts'
import {
  gatedStatementText,
  type GatedRow,
  type GatedStatement,
  type Lookup,
} from './gated-statement.ts'
import { valueColumns } from './columns.ts'
import type { ReadScope } from './read-scope.ts'
import { refreshStandings } from './refresh.ts'

/** Statement texts kept for one revision. */
const TEXTS_MAX = 1000

/** Times a read looks again after evidence, catalogue or time moved under it. */
const ATTEMPTS_MAX = 8

/** A lookup with its parameters. */
export interface ReadRequest {
  readonly lookup: Lookup
  /** As `gatedStatementText` numbers them from $4 on. */
  readonly parameters: readonly unknown[]
  /** Fields asked for; one that no column holds has no value here, but is decided as any. */
  readonly fields: readonly string[]
}

/**
 * Reads customers with what the contexts permit, decided and read in one snapshot. Where a standing
 * is missing or void it is computed and the read begins again: never a stale permit, never a value
 * beside a decision of another moment. Rows in the order of ids. Throws STORE_UNAVAILABLE if the
 * evidence keeps changing faster than it can be decided.
 */
export async function readGated(scope: ReadScope, request: ReadRequest): Promise<CustomerView[]> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const live = scope.catalogue.current()
    const rows = await runStatement(scope, live, request)
    const stale = rows.filter((row) => !row.fresh)
    if (stale.length === 0) {
      return rows.map((row) => createView(row, request.fields, scope.contexts, live))
    }
    if (stale.some((row) => !row.current)) {
      await scope.catalogue.reload()
      scope.recheck(scope.catalogue.current())
    } else {
      const ids = stale.map((row) => row.id)
      await refreshStandings(scope, live, ids)
    }
  }
  throw new AppError('STORE_UNAVAILABLE', { detail: 'standing kept moving' })
}

const texts = new WeakMap<LiveCatalogue, Map<string, string>>()

function runStatement(
  scope: ReadScope,
  live: LiveCatalogue,
  { lookup, parameters, fields }: ReadRequest,
): Promise<GatedRow[]> {
  const columns = fields.filter((field) => valueColumns.has(field))
  const statement = { lookup, fields: columns, contexts: scope.contexts.length }
  const keys = scope.contexts.map(contextKey)
  const values = [scope.tenant, live.revision, scope.now, ...parameters, ...keys]
  return scope.db.query<GatedRow>(textOf(statement, live), values)
}

/** The texts of a revision are made once; field sets and page sizes bound how many there can be. */
function textOf(statement: GatedStatement, live: LiveCatalogue): string {
  let known = texts.get(live)
  if (!known) texts.set(live, (known = new Map()))
  const key = JSON.stringify(statement)
  let text = known.get(key)
  if (text === undefined) {
    if (known.size >= TEXTS_MAX) known.clear()
    known.set(key, (text = gatedStatementText(statement, live.targets)))
  }
  return text
}
