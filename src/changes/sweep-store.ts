import type { Database } from '../database/client.ts'

/** Where the way through all customers of a tenant stands. */
export interface Sweep {
  readonly revision: number
  /** Customers up to this id are done; null where all are. */
  readonly after: string | null
}

/** What a new catalogue means for one person, whose path ended at this state. */
export interface Swept {
  readonly customerId: string
  readonly seq: number
  /** Something is permitted that was not, or the other way round. */
  readonly isChange: boolean
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/**
 * The sweep of a tenant towards a revision; begun anew where an older one was under way or through.
 * Safe in several processes.
 */
export async function openSweep(db: Database, tenant: string, revision: number): Promise<Sweep> {
  const read = () =>
    db.query<Sweep>(`select revision, after from sweeps where tenant_id = $1`, [tenant])
  const [known] = await read()
  if (known && known.revision >= revision) return known
  await db.query(
    `insert into sweeps as s (tenant_id, revision, after) values ($1, $2, '${BEFORE_ALL}')
     on conflict (tenant_id) do update set revision = excluded.revision, after = excluded.after
      where s.revision < excluded.revision`,
    [tenant, revision],
  )
  const [sweep] = await read()
  return sweep!
}

/** Goes on to `to`, null at the end, if the sweep still is where it was. */
export async function moveSweep(
  db: Database,
  tenant: string,
  from: Sweep,
  to: string | null,
): Promise<void> {
  await db.query(
    `update sweeps set after = $4::uuid where tenant_id = $1 and revision = $2 and after = $3::uuid`,
    [tenant, from.revision, from.after, to],
  )
}

/** The next ids of a tenant, and which of them have no wake of this state and catalogue. */
export function nextIds(
  db: Database,
  tenant: string,
  { revision, after }: Sweep,
  limit: number,
): Promise<{ id: string; isDone: boolean }[]> {
  return db.query(
    `select c.id, coalesce(w.seq = c.seq and w.revision >= $3, false) as "isDone"
       from (select tenant_id, id, seq from customers where tenant_id = $1 and id > $2::uuid
              order by id limit ${Math.trunc(limit)}) c
       left join wakes w on w.tenant_id = c.tenant_id and w.customer_id = c.id
      order by c.id`,
    [tenant, after, revision],
  )
}

/**
 * Brings paths to the catalogue in force: with a change where something changed, else silently. Those
 * whose person is being written or has moved on are left out; the ids of the others.
 */
export async function settleSweep(
  db: Database,
  tenant: string,
  swept: readonly Swept[],
  at: { readonly instant: number; readonly revision: number },
): Promise<readonly string[]> {
  if (swept.length === 0) return []
  const rows = await db.query<{ id: string }>(
    `with r as materialized (
       select * from jsonb_to_recordset($2::jsonb) as r("customerId" uuid, seq bigint, "isChange" boolean)),
     held as materialized (
       select r.* from r
         join change_points p on p.tenant_id = $1 and p.customer_id = r."customerId" and p.seq = r.seq
        order by r."customerId"
        for update of p skip locked),
     told as (
       insert into changes (tenant_id, customer_id, cause, seq, at)
       select $1, h."customerId", 'CATALOGUE', h.seq, to_timestamp($3::float8 / 1000)
         from held h where h."isChange"),
     kept as (
       update change_points p
          set revision = greatest(p.revision, $4::int),
              instant = greatest(p.instant, to_timestamp($3::float8 / 1000))
         from held h
        where not h."isChange" and p.tenant_id = $1 and p.customer_id = h."customerId")
     select h."customerId" as id from held h`,
    [tenant, swept, at.instant, at.revision],
  )
  return rows.map((row) => row.id)
}
