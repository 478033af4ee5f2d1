import type { Database } from '../database/client.ts'

/** Where a list of emergencies goes on. */
export interface EmergencyPlace {
  readonly customerId: string
  readonly id: string
}

/** An emergency that is over. Instants are epoch milliseconds. */
export interface EndedEmergency extends EmergencyPlace {
  readonly declaredAt: number
  readonly endedAt: number
}

/**
 * Walks evidence_by_purpose from person to person, so that somebody with many acts costs one step.
 * The limit is a literal, as in gatedStatementText.
 */
const candidates = (limit: number) => `
with recursive walk(id, n) as (
  (select e.customer_id, 1 from evidence e
    where e.tenant_id = $1 and e.kind = 'EXPRESSION' and e.detail ->> 'purpose' = $2::text
      and e.customer_id > $3::uuid
    order by e.customer_id limit 1)
  union all
  select l.customer_id, w.n + 1 from walk w
   cross join lateral (
     select e.customer_id from evidence e
      where e.tenant_id = $1 and e.kind = 'EXPRESSION' and e.detail ->> 'purpose' = $2::text
        and e.customer_id > w.id
      order by e.customer_id limit 1) l
   where w.n < ${Math.trunc(limit)})
select id from walk order by id`

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** People of whom some act about consent to the purpose is on file, after one of them, by their ids. */
export async function peopleWithExpressions(
  db: Database,
  tenant: string,
  { purpose, after, limit }: { purpose: string; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(candidates(limit), [
    tenant,
    purpose,
    after ?? BEFORE_ALL,
  ])
  return rows.map(({ id }) => id)
}

const ms = (instant: string) => `floor(extract(epoch from ${instant}) * 1000)::float8`

/**
 * Leans on evidence_of_emergencies; outcomes are found by the primary key of evidence, among one
 * person's rows. `endedAt` is what `assembleSubject` says: its time, or its closing if that was before.
 */
const ended = (limit: number) => `
select e.customer_id as "customerId", e.id, ${ms('e.occurred_at')} as "declaredAt", t.ended as "endedAt"
  from evidence e
  cross join lateral (
    select least((e.detail ->> 'expiresAt')::float8, (
      select min(${ms('c.occurred_at')}) from evidence c
       where c.tenant_id = e.tenant_id and c.customer_id = e.customer_id
         and c.kind = 'EMERGENCY_CLOSED' and c.detail ->> 'target' = e.id::text)) as ended) t
 where e.tenant_id = $1 and e.kind = 'EMERGENCY' and e.customer_id >= $2::uuid
   and (e.customer_id, e.id) > ($2::uuid, $3::uuid)
   and t.ended <= ${ms('coalesce($4::timestamptz, statement_timestamp())')}
   and not exists (
     select from evidence r
      where r.tenant_id = e.tenant_id and r.customer_id = e.customer_id
        and r.kind = 'EMERGENCY_REVIEWED' and r.detail ->> 'target' = e.id::text)
 order by e.customer_id, e.id limit ${Math.trunc(limit)}`

/** Emergencies that are over and were not reviewed, after one of them; `now` null is the database's clock. */
export function emergenciesToReview(
  db: Database,
  tenant: string,
  { after, now, limit }: { after: EmergencyPlace | null; now: Date | null; limit: number },
): Promise<EndedEmergency[]> {
  const { customerId, id } = after ?? { customerId: BEFORE_ALL, id: BEFORE_ALL }
  return db.query<EndedEmergency>(ended(limit), [tenant, customerId, id, now])
}
