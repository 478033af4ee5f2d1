import type postgres from 'postgres'
import { assert } from '../lib/assert.ts'
import type { CatalogueDocument } from './document.ts'
import { canonicalJson, sha256 } from './hash.ts'
import { rowsToDocument } from './rebuild.ts'
import { catalogueTables, isAppended } from './rows.ts'
import type { CatalogueRows, CatalogueTable, Row } from './rows.ts'

/** A connection pool or a transaction. */
export type CatalogueDb = postgres.Sql | postgres.TransactionSql

/** One published revision of a tenant's catalogue. */
export interface LoadedCatalogue {
  readonly revision: number
  readonly publishedAt: Date
  readonly contentHash: string
  readonly document: CatalogueDocument
}

/** The identity of a document's content: SHA-256 over its canonical JSON, as hex. */
export const contentHashOf = (document: CatalogueDocument): string =>
  sha256(canonicalJson(document))

/**
 * A revision exactly as it was published, the newest if none is named; undefined where there is none.
 * Throws where the rows no longer give the published content hash: then someone changed them behind
 * the guards, and no decision may rest on them.
 */
export async function loadCatalogue(
  db: CatalogueDb,
  tenant: string,
  revision?: number,
): Promise<LoadedCatalogue | undefined> {
  const [head] = await db<{ revision: number; ms: number; hash: string; languages: string }[]>`
    select revision, content_hash as hash, to_json(languages)::text as languages,
           (extract(epoch from published_at::timestamptz(3)) * 1000)::float8 as ms
      from catalogue_revisions
     where tenant_id = ${tenant} and revision = coalesce(
       ${revision ?? null}::int,
       (select revision from catalogue_heads where tenant_id = ${tenant}))`
  if (head === undefined) return undefined
  const rows = await selectRows(db, tenant, head.revision)
  const document = rowsToDocument(tenant, JSON.parse(head.languages), rows)
  const hash = contentHashOf(document)
  assert(
    hash === head.hash,
    `revision ${head.revision} of ${tenant} was published with hash ${head.hash}, its rows give ${hash}`,
  )
  return { revision: head.revision, publishedAt: new Date(head.ms), contentHash: hash, document }
}

/**
 * All rows a revision sees, in one statement, each table by its primary key. JSON text, so that no type
 * parser set on the connection changes what is read.
 */
async function selectRows(
  db: CatalogueDb,
  tenant: string,
  revision: number,
): Promise<CatalogueRows> {
  const one = (table: CatalogueTable) => {
    const sees = isAppended(table)
      ? db`t.revision <= ${revision}::int`
      : db`t.revision = ${revision}::int`
    return db`select ${table}::text as name, coalesce(jsonb_agg(to_jsonb(t)), '[]')::text as rows
                from ${db(table)} t where t.tenant_id = ${tenant} and ${sees}`
  }
  const all = catalogueTables.map(one).reduce((before, next) => db`${before} union all ${next}`)
  const found = await db<{ name: CatalogueTable; rows: string }[]>`${all}`
  const byName = new Map(found.map(({ name, rows }) => [name, rows]))
  const read = (table: CatalogueTable): Row[] => {
    const rows: Record<string, unknown>[] = JSON.parse(byName.get(table) ?? '[]')
    return rows.map(fromSql)
  }
  const entries = catalogueTables.map((table) => [table, read(table)] as const)
  // It has one entry for each table.
  return Object.fromEntries(entries) as unknown as CatalogueRows
}

/** Columns of type timestamptz; their JSON text depends on the session's zone, ours must not. */
const INSTANTS = new Set([
  'published_at',
  'effective_from',
  'effective_to',
  'approved_at',
  'recorded_at',
  'review_due',
])

function fromSql(row: Readonly<Record<string, unknown>>): Row {
  const known = Object.entries(row).filter(
    ([column, value]) => value !== null && column !== 'tenant_id' && column !== 'revision',
  )
  return Object.fromEntries(
    known.map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      INSTANTS.has(column) ? new Date(String(value)).toISOString() : value,
    ]),
  )
}

const toSql = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )

/** Inserts rows of one table into a revision that this very transaction opened. */
export async function insertRows(
  tx: postgres.TransactionSql,
  table: CatalogueTable,
  at: { readonly tenant: string; readonly revision: number },
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const owned = rows.map((row) => ({ ...toSql(row), tenant_id: at.tenant, revision: at.revision }))
  await tx`insert into ${tx(table)}
    select * from jsonb_populate_recordset(null::${tx(table)}, ${JSON.stringify(owned)}::text::jsonb)`
}
