import type { Database } from '../database/client.ts'
import type { Standing } from './standing.ts'

/** A standing with what it was computed for and from. */
export interface StandingRow extends Standing {
  readonly customerId: string
  readonly contextKey: string
  readonly seq: number
  readonly revision: number
  /** Epoch milliseconds. */
  readonly computedAt: number
}

/**
 * A slower writer never replaces the standing of newer evidence; of the same evidence the last one
 * stays. Sorted by key, so that two writers cannot wait for each other.
 */
const UPSERT = `
insert into standings as s (tenant_id, customer_id, context, seq, revision, computed_at, valid_until,
                            outcomes, basis, purpose_version, evidence)
select $1, r."customerId", r."contextKey", r.seq, r.revision, to_timestamp(r."computedAt" / 1000),
       coalesce(to_timestamp(r."validUntil" / 1000), 'infinity'), decode(r.outcomes, 'hex'), r.basis,
       r."purposeVersion", r.evidence
  from jsonb_to_recordset($2::jsonb) as r("customerId" uuid, "contextKey" bigint, seq bigint,
       revision int, "computedAt" float8, "validUntil" float8, outcomes text, basis text,
       "purposeVersion" int, evidence uuid[])
 order by 2, 3
on conflict (tenant_id, customer_id, context) do update
   set seq = excluded.seq, revision = excluded.revision, computed_at = excluded.computed_at,
       valid_until = excluded.valid_until, outcomes = excluded.outcomes, basis = excluded.basis,
       purpose_version = excluded.purpose_version, evidence = excluded.evidence
 where s.seq <= excluded.seq`

/** Keeps standings beside the values they gate. At most a few hundred at a time. */
export async function saveStandings(
  db: Database,
  tenant: string,
  rows: readonly StandingRow[],
): Promise<void> {
  if (rows.length === 0) return
  const plain = rows.map((row) => ({ ...row, outcomes: row.outcomes.toString('hex') }))
  await db.query(UPSERT, [tenant, plain])
}
