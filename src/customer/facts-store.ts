import type { Database } from '../database/client.ts'
import { assembleSubject, type PersonFacts } from '../evidence/assemble.ts'
import type { EvidenceRow } from '../evidence/kinds.ts'
import type { Suppression } from '../decision/catalogue-model.ts'
import { OWN_CONTACT } from './context.ts'
import type { ProvenanceGroup } from './provenance.ts'
import type { Person } from './standing.ts'

/** One piece of evidence with its number. */
export type NumberedEvidence = EvidenceRow & { readonly seq: number }

/** A person with the state of the evidence it was read from. */
export interface PersonAtSeq extends Person {
  readonly id: string
  readonly seq: number
  readonly facts: PersonFacts
  /** What `subject` was made of, to make it anew as of an earlier state. In no order. */
  readonly evidence: readonly NumberedEvidence[]
  readonly suppressions: readonly Suppression[]
}

interface Row {
  readonly id: string
  readonly seq: number
  readonly at: number
  readonly jurisdiction: string | null
  readonly birthDate: number | null
  readonly provenance: readonly ProvenanceGroup[]
  readonly evidence: readonly NumberedEvidence[]
  readonly suppressions: readonly { readonly channel: string; readonly occurredAt: number }[]
}

const ms = (instant: string) => `floor(extract(epoch from ${instant}) * 1000)::float8`

/**
 * The clock runs no later than the newest evidence in the same snapshot: what a reader sees it must
 * also count, even where the evidence was committed in the very millisecond the statement began.
 * Leans on the primary keys of customers and evidence and on identifiers_by_customer.
 */
const SELECT = `
select c.id, c.seq, ${ms('greatest(coalesce($3::timestamptz, statement_timestamp()), c.touched_at)')} as at,
       c.jurisdiction, ${ms(`c.birth_date::timestamp at time zone 'UTC'`)} as "birthDate", c.provenance,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'id', e.id, 'seq', e.seq, 'kind', e.kind, 'occurredAt', ${ms('e.occurred_at')},
                 'recordedAt', ${ms('e.recorded_at')}, 'source', e.source,
                 'originProfile', e.origin_profile, 'detail', e.detail)), '[]')
          from evidence e where e.tenant_id = c.tenant_id and e.customer_id = c.id) as evidence,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'channel', s.channel, 'occurredAt', ${ms('s.occurred_at')})), '[]')
          from identifiers i
          join suppressions s on s.tenant_id = i.tenant_id and s.contact_hmac = i.value_hmac
         where i.tenant_id = c.tenant_id and i.customer_id = c.id
           and s.occurred_at >= coalesce(s.lifted_at, '-infinity')) as suppressions
  from customers c
 where c.tenant_id = $1 and c.id = any($2::uuid[])`

/**
 * Everything decisions about these people rest on, in one snapshot; unknown ids are left out. `now`
 * null is the database's clock. No personal value but the birth date is read.
 */
export async function loadPeople(
  db: Database,
  tenant: string,
  ids: readonly string[],
  now: Date | null,
): Promise<PersonAtSeq[]> {
  const rows = await db.query<Row>(SELECT, [tenant, ids, now])
  return rows.map(({ id, seq, at, provenance, evidence, suppressions, ...facts }) => {
    const own = suppressions.map((s) => ({ ...s, contactHash: OWN_CONTACT }))
    const subject = { ...assembleSubject(facts, evidence), suppressions: own }
    return { id, seq, at, provenance, subject, facts, evidence, suppressions: own }
  })
}
