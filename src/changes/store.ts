import type { Database } from '../database/client.ts'
import { assert } from '../lib/assert.ts'
import type { Position } from './position.ts'

/** What wrote a row. PERSON: somebody's act, or their values. */
type RowCause = 'NEW' | 'PERSON' | 'TIME' | 'CATALOGUE'

/** One row of the stream. Instants are epoch milliseconds. */
export interface ChangeRow extends Position {
  readonly tenant: string
  readonly customerId: string
  readonly cause: RowCause
  readonly at: number
  /** The instant at which time itself changed something. */
  readonly due: number | null
  readonly seq: number
  /** What decisions after it are about. */
  readonly instant: number
  readonly revision: number | null
  /** The point before it; nulls where there was nobody. */
  readonly fromSeq: number | null
  readonly fromInstant: number | null
  readonly fromRevision: number | null
}

/** Rows in order, and what was known of the stream in the same snapshot. */
export interface Page {
  readonly stream: string
  /** Rows below are all there; the stream can be followed from here. */
  readonly horizon: Position
  /** What retention removed, up to and with it. */
  readonly pruned: Position
  /** Rows that wait for an older transaction to end. */
  readonly isPending: boolean
  readonly rows: readonly ChangeRow[]
}

const ms = (instant: string) => `(extract(epoch from ${instant}) * 1000)::float8`

/** Leans on the primary key of changes. */
const SELECT = `
select s.id as stream, s.pruned_xid::text as "prunedXid", s.pruned_position as "prunedPosition",
       pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
       exists (select from changes p where p.xid >= pg_snapshot_xmin(pg_current_snapshot())) as "isPending",
       c.*
  from change_stream s
  left join lateral (
    select c.xid::text as xid, c.position, c.tenant_id as tenant, c.customer_id as "customerId", c.cause,
           ${ms('c.at')} as at, ${ms('c.due')} as due, c.seq, ${ms('c.instant')} as instant, c.revision,
           c.from_seq as "fromSeq", ${ms('c.from_instant')} as "fromInstant", c.from_revision as "fromRevision"
      from changes c
     where (c.xid, c.position) > ($1::text::xid8, $2::bigint)
       and c.xid < pg_snapshot_xmin(pg_current_snapshot())
     order by c.xid, c.position
     limit $3::int) c on true
 order by c.xid::xid8, c.position`

type SelectedRow = ChangeRow & {
  readonly stream: string
  readonly prunedXid: string
  readonly prunedPosition: number
  readonly horizon: string
  readonly isPending: boolean
}

/**
 * The rows after a position, at most `limit`. Only what lies below the oldest running transaction is
 * read: whatever commits later lies beyond the last row, so nothing is ever missed.
 */
export async function readPage(db: Database, after: Position, limit: number): Promise<Page> {
  const found = await db.query<SelectedRow>(SELECT, [after.xid, after.position, limit])
  const [first] = found
  assert(first, 'change_stream has one row, but none was found')
  return {
    stream: first.stream,
    horizon: { xid: first.horizon, position: 0 },
    pruned: { xid: first.prunedXid, position: first.prunedPosition },
    isPending: first.isPending,
    rows: first.xid === null ? [] : found,
  }
}
