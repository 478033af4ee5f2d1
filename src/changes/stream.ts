import { assert } from '../lib/assert.ts'
import type { Database } from '../database/client.ts'

/** Rows removed at a time. */
const BATCH_MAX = 10_000

/**
 * The cluster and the database, and the timeline, which a recovery to an earlier point begins anew:
 * where one differs, what cursors counted on may never have happened.
 */
const MARK = `
select (select system_identifier from pg_control_system()) || '/' ||
       (select oid from pg_database where datname = current_database()) || '/' ||
       (select timeline_id from pg_control_checkpoint()) as cluster`

/**
 * The identity of the stream of changes of this database. In a database that was restored it is a new
 * one, so that cursors of its former life are refused instead of waiting for transaction ids that are
 * far off, or skipping what they never saw. Rows with such ids are removed, since no cursor leads to
 * them any more, and the clock goes through everybody. Safe in several processes at once.
 */
export async function openStream(db: Database): Promise<string> {
  const [mark] = await db.query<{ cluster: string }>(MARK)
  const [stream] = await db.query<{ id: string; cluster: string | null }>(
    `select id, cluster from change_stream`,
  )
  assert(mark && stream, 'change_stream has one row, but none was found')
  if (stream.cluster === mark.cluster) return stream.id
  await db.query(
    `with renewed as (
       update change_stream
          set cluster = $1, id = case when cluster is null then id else gen_random_uuid() end
        where cluster is not distinct from $2
       returning id),
     swept as (delete from sweeps where $2::text is not null and exists (select from renewed))
     update consumers set xid = '0', position = 0 where $2::text is not null and exists (select from renewed)`,
    [mark.cluster, stream.cluster],
  )
  await removeFormerLife(db)
  return openStream(db)
}

/** A writer ignores such ids already, so every one of them is of the former life. */
async function removeFormerLife(db: Database): Promise<void> {
  for (let removed = BATCH_MAX; removed === BATCH_MAX;) {
    const rows = await db.query(
      `delete from changes where (xid, position) in (
         select xid, position from changes
          where xid >= pg_snapshot_xmax(pg_current_snapshot())
          order by xid, position limit ${BATCH_MAX})
       returning 1`,
    )
    removed = rows.length
  }
}
