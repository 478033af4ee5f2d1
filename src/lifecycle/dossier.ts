import { loadPeople, type PersonAtSeq } from '../customer/facts-store.ts'
import type { Database } from '../database/client.ts'
import type { ActKey } from './envelope.ts'

/** What is on file about a person before an act. */
export interface Dossier extends PersonAtSeq {
  /** Keys of the contexts somebody asks about this person in. */
  readonly contexts: readonly string[]
}

/** An act that is on file. */
export interface Filed {
  readonly contentHash: Buffer
  readonly customerId: string | null
  /** Epoch milliseconds. */
  readonly recordedAt: number
  /** The pieces of evidence, in the order of the input. */
  readonly evidence: readonly FiledEvidence[]
}

/** A piece of evidence as it was put on file. */
export interface FiledEvidence {
  readonly id: string
  readonly kind: string
  readonly purpose: string | null
  readonly state: string | null
  readonly purposeVersion: number | null
  readonly seq: number
}

/** Leans on the primary key of recordings and on evidence_id. */
const SELECT_FILED = `
select r.content_hash as "contentHash", r.customer_id as "customerId",
       floor(extract(epoch from r.recorded_at) * 1000)::float8 as "recordedAt",
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'id', e.id, 'kind', e.kind, 'purpose', e.detail ->> 'purpose',
                 'state', e.detail ->> 'state', 'purposeVersion', e.detail -> 'purposeVersion', 'seq', e.seq) order by i.n), '[]')
          from unnest(r.evidence) with ordinality i(id, n)
          join evidence e on e.tenant_id = r.tenant_id and e.customer_id = r.customer_id and e.id = i.id
       ) as evidence
  from recordings r
 where r.tenant_id = $1 and r.source = $2 and r.key = $3`

const SELECT_CONTEXTS = `
select coalesce(array_agg(context::text), '{}') as contexts
  from standings where tenant_id = $1 and customer_id = $2::uuid`

/** What was put on file with this key; null if nothing was. */
export async function loadFiled(
  db: Database,
  tenant: string,
  { source, key }: ActKey,
): Promise<Filed | null> {
  const [filed] = await db.query<Filed>(SELECT_FILED, [tenant, source, key])
  return filed ?? null
}

/** The dossier of a customer; null if there is none. `now` null is the database's clock. */
export async function loadDossier(
  db: Database,
  tenant: string,
  id: string,
  now: Date | null,
): Promise<Dossier | null> {
  const [people, [standings]] = await Promise.all([
    loadPeople(db, tenant, [id], now),
    db.query<{ contexts: string[] }>(SELECT_CONTEXTS, [tenant, id]),
  ])
  const [person] = people
  return person ? { ...person, contexts: standings?.contexts ?? [] } : null
}
