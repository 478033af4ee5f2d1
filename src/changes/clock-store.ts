import type { Database } from '../database/client.ts'
import type { Position } from './position.ts'

/** When to look at a person again, and what that was computed from. */
export interface Wake {
  readonly customerId: string
  readonly seq: number
  readonly revision: number
  /** Epoch milliseconds; null for never. */
  readonly due: number | null
}

/** A wake whose instant has come. */
export interface DueWake {
  readonly tenant: string
  readonly customerId: string
  readonly due: number
}

/** What was found when a wake came due. */
export interface Woken extends Wake {
  /** The instant it was about. */
  readonly was: number
  /** Something is permitted that was not, or the other way round. */
  readonly isChange: boolean
}

const instant = (ms: string) => `to_timestamp(${ms} / 1000)`

/**
 * A lease on the clock's work, so that several processes do not do it twice; nothing depends on it but
 * work. False where another process holds it.
 */
export async function takeLease(db: Database, holder: string, leaseMs: number): Promise<boolean> {
  const rows = await db.query(
    `update consumers set holder = $1::uuid, held_until = clock_timestamp() + $2::float8 * interval '1 millisecond'
      where name = 'clock' and (holder is null or holder = $1::uuid or held_until < clock_timestamp())
      returning 1`,
    [holder, leaseMs],
  )
  return rows.length > 0
}

/** Gives the lease back, so that another process takes over at once. */
export async function dropLease(db: Database, holder: string): Promise<void> {
  await db.query(
    `update consumers set holder = null, held_until = null where name = 'clock' and holder = $1::uuid`,
    [holder],
  )
}

/** How far the clock got. */
export async function clockPosition(db: Database): Promise<Position> {
  const [row] = await db.query<Position>(
    `select xid::text as xid, position from consumers where name = 'clock'`,
  )
  return row!
}

/** Goes on to a position, if the clock still is where it was. */
export async function moveClock(db: Database, from: Position, to: Position): Promise<void> {
  await db.query(
    `update consumers set xid = $3::text::xid8, position = $4
      where name = 'clock' and xid = $1::text::xid8 and position = $2`,
    [from.xid, from.position, to.xid, to.position],
  )
}

/**
 * Keeps wakes. What was computed from older evidence and catalogue never replaces newer; where neither
 * of two is newer in both, the person is looked at again at once. A
 * person from before there were paths gets one that begins at `at`. Sorted, so that two writers cannot
 * wait for each other.
 */
export async function saveWakes(
  db: Database,
  tenant: string,
  wakes: readonly (Wake & { readonly at: number })[],
): Promise<void> {
  if (wakes.length === 0) return
  await db.query(
    `with r as materialized (
       select * from jsonb_to_recordset($2::jsonb) as r("customerId" uuid, seq bigint, revision int, due float8, at float8)),
     path as (
       insert into change_points (tenant_id, customer_id, xid, position, seq, instant, revision)
       select $1, r."customerId", '0', 0, r.seq, ${instant('r.at')}, r.revision from r
        where not exists (select from change_points p where p.tenant_id = $1 and p.customer_id = r."customerId")
        order by 2
       on conflict do nothing)
     insert into wakes as w (tenant_id, customer_id, seq, revision, due)
     select $1, r."customerId", r.seq, r.revision, ${instant('r.due')} from r order by 2
     on conflict (tenant_id, customer_id) do update
        set seq = greatest(w.seq, excluded.seq), revision = greatest(w.revision, excluded.revision),
            due = case when w.seq <= excluded.seq and w.revision <= excluded.revision then excluded.due
                       else clock_timestamp() end
      where excluded.seq > w.seq or excluded.revision > w.revision
         or (excluded.seq = w.seq and excluded.revision = w.revision)`,
    [tenant, wakes],
  )
}

/** Which of these are computed from this state of the person, or newer, and this catalogue. */
export async function upToDate(
  db: Database,
  tenant: string,
  people: readonly { readonly customerId: string; readonly seq: number }[],
  revision: number,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(
    `select w.customer_id as id
       from jsonb_to_recordset($2::jsonb) as r("customerId" uuid, seq bigint)
       join wakes w on w.tenant_id = $1 and w.customer_id = r."customerId"
      where w.seq >= r.seq and w.revision >= $3`,
    [tenant, people, revision],
  )
  return new Set(rows.map((row) => row.id))
}

/** Wakes whose instant has come, the earliest first, and how many milliseconds the first is late. */
export async function dueWakes(
  db: Database,
  now: Date | null,
  limit: number,
): Promise<{ readonly due: readonly DueWake[]; readonly lateMs: number }> {
  const rows = await db.query<DueWake & { lateMs: number }>(
    `select tenant_id as tenant, customer_id as "customerId", (extract(epoch from due) * 1000)::float8 as due,
            (extract(epoch from coalesce($1::timestamptz, statement_timestamp()) - due) * 1000)::float8 as "lateMs"
       from wakes where due <= coalesce($1::timestamptz, statement_timestamp())
      order by wakes.due limit $2::int`,
    [now, limit],
  )
  return { due: rows, lateMs: rows[0]?.lateMs ?? 0 }
}

/**
 * Writes what came of wakes: a change for those where something changed, and the next instant, in one
 * statement. A wake that another process handled, or whose person is being written at the moment, is
 * left out; how many were not.
 */
export async function settleWakes(
  db: Database,
  tenant: string,
  woken: readonly Woken[],
  now: Date | null,
): Promise<number> {
  if (woken.length === 0) return 0
  const rows = await db.query(
    `with r as materialized (
       select * from jsonb_to_recordset($2::jsonb)
           as r("customerId" uuid, was float8, due float8, seq bigint, revision int, "isChange" boolean)),
     held as materialized (
       select r.* from r
         join wakes w on w.tenant_id = $1 and w.customer_id = r."customerId" and w.due = ${instant('r.was')}
         join change_points p on p.tenant_id = $1 and p.customer_id = r."customerId"
        where w.seq <= r.seq and w.revision <= r.revision
        order by r."customerId"
        for update of w, p skip locked),
     told as (
       insert into changes (tenant_id, customer_id, cause, seq, at, due)
       select $1, h."customerId", 'TIME', h.seq,
              coalesce($3::timestamptz, date_trunc('milliseconds', clock_timestamp())), ${instant('h.was')}
         from held h where h."isChange" order by h.was)
     update wakes w set due = ${instant('h.due')}, seq = h.seq, revision = h.revision
       from held h where w.tenant_id = $1 and w.customer_id = h."customerId"
     returning 1`,
    [tenant, woken, now],
  )
  return rows.length
}
