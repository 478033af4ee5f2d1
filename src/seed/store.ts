import type { Writable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type postgres from 'postgres'
import type { Database } from '../database/client.ts'
import { seededColumns, type Row, type Rows } from './rows.ts'

/** Statement texts name columns, since a database may have them in another order. */
const listOf = (columns: readonly string[], prefix = '') =>
  columns.map((column) => prefix + column).join(', ')

const { customers, suppressions, identifiers, evidence } = {
  customers: listOf(seededColumns.customers),
  suppressions: listOf(seededColumns.suppressions),
  identifiers: listOf(seededColumns.identifiers),
  evidence: listOf(seededColumns.evidence),
}

const INSERT_SUPPRESSIONS = `
insert into suppressions (${suppressions})
select ${suppressions} from jsonb_populate_recordset(null::suppressions, $1::jsonb)
on conflict do nothing`

/** One statement, so that a customer is there with all that belongs to it or not at all. */
const INSERT_CUSTOMERS = `
with new_customers as (
  insert into customers (${customers})
  select ${customers} from jsonb_populate_recordset(null::customers, $1::jsonb)
  on conflict do nothing
  returning id
), new_identifiers as (
  insert into identifiers (${identifiers})
  select ${listOf(seededColumns.identifiers, 'i.')}
    from jsonb_populate_recordset(null::identifiers, $2::jsonb) i
    join new_customers c on c.id = i.customer_id
  on conflict do nothing
), new_evidence as (
  insert into evidence (${evidence})
  select ${listOf(seededColumns.evidence, 'e.')}
    from jsonb_populate_recordset(null::evidence, $3::jsonb) e
    join new_customers c on c.id = e.customer_id
)
select count(*)::int as added from new_customers`

/** The embedded database takes its time when it is cold. */
const INSERT_DEADLINE_MS = 60_000

/**
 * Inserts what is not there yet; how many customers that were. A contact point that leads to somebody
 * else already stays with them. A few hundred customers at a time. Throws AppError.
 */
export async function insertRows(db: Database, rows: Rows): Promise<number> {
  const options = { deadlineMs: INSERT_DEADLINE_MS }
  // First, so that the identifiers find them: the other way round each would be looked for alone.
  if (rows.suppressions.length > 0) {
    await db.query(INSERT_SUPPRESSIONS, [rows.suppressions], options)
  }
  const params = [rows.customers, rows.identifiers, rows.evidence]
  const [result] = await db.query<{ added: number }>(INSERT_CUSTOMERS, params, options)
  return result?.added ?? 0
}

/** Settings of a client for `copyBatch`. */
export const COPY_SETTINGS = {
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 60_000,
  // What a crash would lose of a sample is made again by the next run.
  synchronous_commit: 'off',
}

/**
 * The triggers look up the customer of each row they are given. A plan made while the table was small,
 * or before it was analysed, would scan all of it for every batch.
 */
const LOOK_UP_BY_INDEX = `select set_config('enable_hashjoin', 'off', true),
       set_config('enable_mergejoin', 'off', true)`

/** Identifiers after suppressions, evidence after customers: the triggers look for them. */
export const COPIED = ['customers', 'identifiers', 'evidence'] as const

/** New customers in the text format of COPY, and their suppressions as rows. */
export interface CopyBatch {
  readonly texts: Readonly<Record<(typeof COPIED)[number], string>>
  readonly suppressions: readonly Row[]
}

/**
 * Copies customers that are not there yet in one transaction, several times quicker than `insertRows`.
 * Throws the driver's error; 23505 or 25P02 where one is there after all or a contact point is
 * somebody else's.
 */
export async function copyBatch(sql: postgres.Sql, batch: CopyBatch): Promise<void> {
  await sql.begin(async (tx) => {
    // Few, and one may be there already: its customer was erased, or came from another run.
    if (batch.suppressions.length > 0) {
      await tx.unsafe(INSERT_SUPPRESSIONS, [batch.suppressions as never])
    }
    await tx.unsafe(LOOK_UP_BY_INDEX)
    for (const table of COPIED) {
      const statement = `copy ${table} (${listOf(seededColumns[table])}) from stdin`
      const stream = await tx.unsafe(statement).writable()
      await send(stream, Buffer.from(batch.texts[table]))
      // An error that comes after the end of the data is lost by the driver, which forgets the stream
      // then (postgres.js 3.4, `CopyInResponse`); the transaction remembers: this fails with 25P02.
      await tx.unsafe('select 1')
    }
  })
}

/** Resolves once all is on its way, not when it is stored: that is not told reliably. */
async function send(stream: Writable, data: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.write(data, (error) => (error ? reject(error) : resolve()))
  })
  stream.end()
  // The end goes out in a later tick, and the next statement must not overtake it.
  await nextTurn()
}

/**
 * Tells the planner what the tables hold. Without it the trigger on suppressions goes through all
 * customers for each row, however many there are by then.
 */
export async function analyse(sql: postgres.Sql): Promise<void> {
  await sql.unsafe('analyze customers, identifiers, suppressions, evidence')
}

/** Which of these customers there are. Leans on the primary key. Throws AppError. */
export async function findKnown(
  db: Database,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = await db.query<{ id: string }>(
    'select id from customers where tenant_id = $1 and id = any($2::uuid[])',
    [tenant, ids],
  )
  return new Set(known.map((row) => row.id))
}
