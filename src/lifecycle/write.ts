import { setTimeout as pause } from 'node:timers/promises'
import type { StandingRow } from '../customer/standing-store.ts'
import type { Database } from '../database/client.ts'
import type { EvidenceRow } from '../evidence/kinds.ts'
import { AppError } from '../lib/errors.ts'
import type { ActKey } from './envelope.ts'

/** One act with its evidence, ready to be put on file. */
export interface Entry {
  readonly tenant: string
  readonly customerId: string
  readonly client: string
  readonly key: ActKey
  readonly contentHash: Buffer
  /** Revision of the catalogue the act was judged by. */
  readonly revision: number
  /** When the person was looked at; all evidence is recorded then, or later where others came between. */
  readonly recordedAt: number
  /** False in tests that set the clock. */
  readonly isClockReal: boolean
  readonly evidence: readonly EvidenceRow[]
  readonly standings: readonly StandingRow[]
}

/** What became of an entry. */
export type Written =
  | { readonly state: 'WRITTEN'; readonly seq: number; readonly recordedAt: number }
  /** Something is on file with this key already, and nothing was added. */
  | { readonly state: 'KEY_TAKEN' }
  /** The catalogue has moved on since the act was judged, and nothing was added. */
  | { readonly state: 'CATALOGUE_MOVED' }

/**
 * One statement, so that there is never half an act: the claim of the key, the evidence (with which the
 * database advances `seq` and tells the change), and the standings computed for it.
 * Where the key is taken, or another catalogue is in force than the act was judged by, nothing is
 * written. The person is locked first, so that `recorded_at` grows with `seq` whoever is quicker; where
 * somebody was, the standings do not count and are left out. An act that had to wait is dated when it was
 * its turn, since whoever read meanwhile could not know of it. Evidence is numbered in the order of the
 * input.
 */
const WRITE = `
with head as (
  select coalesce((select h.revision from catalogue_heads h where h.tenant_id = $1) = $11::int, false) as current
), locked as (
  select c.id, c.touched_at
    from customers c
   where c.tenant_id = $1 and c.id = $6::uuid and (select current from head)
     for no key update
), person as (
  select l.id, greatest(to_timestamp($7::float8 / 1000), l.touched_at,
                        case when $12 and clock_timestamp() > to_timestamp($7::float8 / 1000) + interval '100 ms'
                             then date_trunc('milliseconds', clock_timestamp()) end) as now
    from locked l
), claim as (
  insert into recordings (tenant_id, source, key, content_hash, customer_id, client, recorded_at, evidence)
  select $1, $2, $3, $4, p.id, $5, p.now, $8::uuid[] from person p
  on conflict do nothing
  returning customer_id, recorded_at
), added as (
  insert into evidence (tenant_id, customer_id, id, kind, occurred_at, recorded_at, source, source_event_id, detail)
  select $1, k.customer_id, r.id, r.kind, to_timestamp(r."occurredAt" / 1000), k.recorded_at,
         $2, r.event, r.detail
    from claim k
   cross join jsonb_to_recordset($9::jsonb) as r(n int, id uuid, kind text, "occurredAt" float8, event text, detail jsonb)
   order by r.n
  returning seq
), kept as (
  insert into standings as s (tenant_id, customer_id, context, seq, revision, computed_at, valid_until,
                              outcomes, basis, purpose_version, evidence)
  select $1, r."customerId", r."contextKey", r.seq, r.revision, to_timestamp(r."computedAt" / 1000),
         coalesce(to_timestamp(r."validUntil" / 1000), 'infinity'), decode(r.outcomes, 'hex'), r.basis,
         r."purposeVersion", r.evidence
    from jsonb_to_recordset($10::jsonb) as r("customerId" uuid, "contextKey" bigint, seq bigint,
         revision int, "computedAt" float8, "validUntil" float8, outcomes text, basis text,
         "purposeVersion" int, evidence uuid[])
   where r.seq = (select max(seq) from added)
     and (select recorded_at from claim) = to_timestamp($7::float8 / 1000)::timestamptz(3)
   order by 2, 3
  on conflict (tenant_id, customer_id, context) do update
     set seq = excluded.seq, revision = excluded.revision, computed_at = excluded.computed_at,
         valid_until = excluded.valid_until, outcomes = excluded.outcomes, basis = excluded.basis,
         purpose_version = excluded.purpose_version, evidence = excluded.evidence
   where s.seq <= excluded.seq
)
select (select current from head) as current, (select max(seq) from added) as seq,
       (select floor(extract(epoch from recorded_at) * 1000)::float8 from claim) as "recordedAt"`

interface Row {
  readonly current: boolean
  readonly seq: number | null
  readonly recordedAt: number | null
}

/** Keys hold no control character, so what is made of one is never another key. */
const PIECE = '\u001f'

/** Puts an act on file. Throws AppError. */
export async function writeEntry(db: Database, entry: Entry): Promise<Written> {
  const { key, evidence } = entry
  const rows = evidence.map(({ id, kind, occurredAt, detail }, n) => ({
    n,
    id,
    kind,
    occurredAt,
    event: n === 0 ? key.key : `${key.key}${PIECE}${n}`,
    detail,
  }))
  const standings = entry.standings.map((s) => ({ ...s, outcomes: s.outcomes.toString('hex') }))
  const [written] = await safelyRepeated(() =>
    db.query<Row>(WRITE, [
      entry.tenant,
      key.source,
      key.key,
      entry.contentHash,
      entry.client,
      entry.customerId,
      entry.recordedAt,
      evidence.map((e) => e.id),
      rows,
      standings,
      entry.revision,
      entry.isClockReal,
    ]),
  )
  if (!written?.current) return { state: 'CATALOGUE_MOVED' }
  const { seq, recordedAt } = written
  return seq === null || recordedAt === null
    ? { state: 'KEY_TAKEN' }
    : { state: 'WRITTEN', seq, recordedAt }
}

const PAUSES_MS = [50, 250]

/**
 * Runs a statement again where the store could not be used, or where two statements waited for each
 * other. It may have been committed all the same, so only statements that claim a key may be given.
 * `security.md` F3, F4.
 */
export async function safelyRepeated<T>(run: () => Promise<T>): Promise<T> {
  for (const ms of PAUSES_MS) {
    try {
      return await run()
    } catch (error) {
      if (!mayPass(error)) throw error
      await pause(ms)
    }
  }
  return run()
}

/** 40P01 is a deadlock, 40001 a conflict of transactions: the other one is through by now. */
const mayPass = (error: unknown): boolean =>
  error instanceof AppError &&
  (error.code === 'STORE_UNAVAILABLE' || /^40(?:P01|001)/.test(error.detail ?? ''))
