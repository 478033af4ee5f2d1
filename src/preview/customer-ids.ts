import type { Database } from '../database/client.ts'

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** How many people a tenant has; by the primary key alone. */
export async function countCustomers(db: Database, tenant: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::float8 as count from customers where tenant_id = $1`,
    [tenant],
  )
  return row?.count ?? 0
}

/** Ids of people after one of them (null: from the start), in order, `limit` at most; by the primary key. */
export async function nextCustomers(
  db: Database,
  tenant: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from customers where tenant_id = $1 and id > $2::uuid
      order by id limit ${Math.trunc(limit)}`,
    [tenant, after ?? BEFORE_ALL],
  )
  return rows.map(({ id }) => id)
}
