import type postgres from 'postgres'
import { AppError } from '../lib/errors.ts'
import type { CatalogueDocument } from './document.ts'
import { CatalogueFault } from './fault.ts'
import { lintCatalogue } from './lint.ts'
import { catalogueTables, documentToRows, isAppended } from './rows.ts'
import type { CatalogueRows, CatalogueTable, Row } from './rows.ts'
import { canonicalJson } from './hash.ts'
import { contentHashOf, insertRows, loadCatalogue } from './store.ts'
import { checkSuccession } from './succession.ts'

/** The revision in force after publishing, and whether it is a new one. */
export interface Publication {
  readonly revision: number
  readonly changed: boolean
}

/** What is known beside the document. */
interface PublishOptions {
  readonly note?: string | null
  readonly expectedRevision?: number
}

/** Two publishers at once may have to take turns this often. */
const ATTEMPTS_MAX = 3
const SERIALIZATION_FAILURE = '40001'

/**
 * Publishes a catalogue as the tenant's next revision, in one transaction and one publisher at a time.
 * Publishing what is in force already changes nothing. Throws CatalogueFault with every reason against
 * it: those of `lintCatalogue`, and any change to what was published before. `note` says why, for people.
 * Throws CONFLICT where another revision than `expectedRevision` is in force, if that is given.
 */
export async function publishCatalogue(
  sql: postgres.Sql,
  document: CatalogueDocument,
  options: PublishOptions = {},
): Promise<Publication> {
  const faults = lintCatalogue(document)
  if (faults.length > 0) throw new CatalogueFault(faults)
  for (let attempt = 1; ; attempt++) {
    try {
      return await sql.begin((tx) => publishIn(tx, document, options))
    } catch (error) {
      const isOvertaken =
        error instanceof Error && 'code' in error && error.code === SERIALIZATION_FAILURE
      if (!isOvertaken || attempt === ATTEMPTS_MAX) throw error
    }
  }
}

async function publishIn(
  tx: postgres.TransactionSql,
  document: CatalogueDocument,
  { note = null, expectedRevision }: PublishOptions,
): Promise<Publication> {
  const { tenant } = document
  await tx`select pg_advisory_xact_lock(hashtextextended(${`catalogue/${tenant}`}, 0))`
  const head = await loadCatalogue(tx, tenant)
  if (expectedRevision !== undefined && head?.revision !== expectedRevision) {
    throw new AppError('CONFLICT', {
      hint: `Revision ${head?.revision ?? 0} is in force; work from that one.`,
    })
  }
  const contentHash = contentHashOf(document)
  if (head?.contentHash === contentHash) return { revision: head.revision, changed: false }
  if (head !== undefined) {
    const broken = checkSuccession(head.document, document, await databaseNow(tx))
    if (broken.length > 0) throw new CatalogueFault(broken)
  }
  const revision = (head?.revision ?? 0) + 1
  await openRevision(tx, document, { revision, contentHash, note })
  const rows = documentToRows(document)
  const before = head === undefined ? undefined : documentToRows(head.document)
  for (const table of catalogueTables) {
    await insertRows(tx, table, { tenant, revision }, newRows(table, rows, before))
  }
  await moveHead(tx, tenant, revision)
  return { revision, changed: true }
}

/** All rows of a table that is stored whole; of one that is appended to, those not yet published. */
function newRows(
  table: CatalogueTable,
  rows: CatalogueRows,
  before: CatalogueRows | undefined,
): readonly Row[] {
  if (before === undefined || !isAppended(table)) return rows[table]
  const known = new Set(before[table].map(canonicalJson))
  return rows[table].filter((row) => !known.has(canonicalJson(row)))
}

/** The start of the transaction by the database's clock, which also dates the revision. */
async function databaseNow(tx: postgres.TransactionSql): Promise<number> {
  const [row] = await tx<[{ ms: number }]>`select (extract(epoch from now()) * 1000)::float8 as ms`
  return row.ms
}

async function openRevision(
  tx: postgres.TransactionSql,
  document: CatalogueDocument,
  row: { readonly revision: number; readonly contentHash: string; readonly note: string | null },
): Promise<void> {
  await tx`
    insert into catalogue_revisions (tenant_id, revision, content_hash, note, languages)
    values (${document.tenant}, ${row.revision}, ${row.contentHash}, ${row.note},
            array(select jsonb_array_elements_text(${JSON.stringify(document.languages)}::text::jsonb)))`
}

async function moveHead(
  tx: postgres.TransactionSql,
  tenant: string,
  revision: number,
): Promise<void> {
  await tx`
    insert into catalogue_heads (tenant_id, revision, published_at)
    select tenant_id, revision, published_at from catalogue_revisions
     where tenant_id = ${tenant} and revision = ${revision}
    on conflict (tenant_id) do update
      set revision = excluded.revision, published_at = excluded.published_at`
}
