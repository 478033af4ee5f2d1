import type { Database } from '../database/client.ts'

/** Rows removed in one go. */
const BATCH_MAX = 5000

/**
 * Removes changes older than the retention that the clock has dealt with, oldest first, at most one
 * batch; how many. Cursors from before the last one removed are refused from then on.
 */
export async function pruneChanges(
  db: Database,
  retentionMs: number,
  now: Date | null,
): Promise<number> {
  const [row] = await db.query<{ removed: number }>(
    `with oldest as materialized (
       select xid, position, at from changes
        where (xid, position) <= (select k.xid, k.position from consumers k where k.name = 'clock')
        order by xid, position limit ${BATCH_MAX}),
     gone as (
       delete from changes c using oldest o
        where c.xid = o.xid and c.position = o.position
          and o.at < coalesce($2::timestamptz, statement_timestamp()) - $1::float8 * interval '1 millisecond'
       returning c.xid, c.position),
     last as (select xid, position from gone order by xid desc, position desc limit 1),
     told as (
       update change_stream s set pruned_xid = l.xid, pruned_position = l.position
         from last l where (s.pruned_xid, s.pruned_position) < (l.xid, l.position))
     select count(*)::int as removed from gone`,
    [retentionMs, now],
  )
  return row?.removed ?? 0
}
