import { OWN_CONTACT } from '../customer/context.ts'
import type { ProvenanceGroup } from '../customer/provenance.ts'
import type { Person } from '../customer/standing.ts'
import type { Database } from '../database/client.ts'
import { assembleSubject } from '../evidence/assemble.ts'
import type { EvidenceRow } from '../evidence/kinds.ts'

/** What decides about a person beside the evidence. */
interface Facts {
  readonly jurisdiction: string | null
  /** Epoch milliseconds of the day's start, UTC. */
  readonly birthDate: number | null
  readonly provenance: readonly ProvenanceGroup[]
  readonly suppressions: readonly { readonly channel: string; readonly occurredAt: number }[]
}

/** Where a person's path ends. */
export interface PathEnd {
  readonly position: number
  readonly seq: number
  /** Epoch milliseconds. */
  readonly instant: number
  readonly revision: number | null
}

/** All that decisions about one person rested on at any point of their path, in one snapshot. */
export interface History extends Facts {
  readonly id: string
  readonly seq: number
  /** Newest recording, epoch milliseconds: no decision is about an earlier instant. */
  readonly touchedAt: number
  /** Null for somebody from before there were paths. */
  readonly end: PathEnd | null
  readonly evidence: readonly (EvidenceRow & { readonly seq: number })[]
  /** Facts as they were before a row of the path, newest first: only what that row changed. */
  readonly was: readonly { readonly position: number; readonly facts: Partial<Facts> }[]
}

/** People of one statement at most: bounds the memory their evidence takes. */
export const HISTORIES_MAX = 50

/** Written as the channel of a suppression that holds for all. */
const EVERY_CHANNEL = '*'

/** Leans on the primary keys, on identifiers_by_customer and changes_was. */
const SELECT = `
select c.id, c.seq, purposegraph_ms(c.touched_at) as "touchedAt", c.jurisdiction, c.provenance,
       purposegraph_ms(c.birth_date::timestamp at time zone 'UTC') as "birthDate",
       case when p.seq is null then null else jsonb_build_object('position', p.position, 'seq', p.seq,
         'instant', purposegraph_ms(p.instant), 'revision', p.revision) end as end,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'seq', e.seq, 'id', e.id, 'kind', e.kind, 'occurredAt', purposegraph_ms(e.occurred_at),
                 'recordedAt', purposegraph_ms(e.recorded_at), 'source', e.source,
                 'originProfile', e.origin_profile, 'detail', e.detail)), '[]')
          from evidence e where e.tenant_id = c.tenant_id and e.customer_id = c.id) as evidence,
       (select coalesce(jsonb_agg(jsonb_build_object(
                 'channel', s.channel, 'occurredAt', purposegraph_ms(s.occurred_at))), '[]')
          from (select distinct i.value_hmac from identifiers i
                 where i.tenant_id = c.tenant_id and i.customer_id = c.id) i
          join suppressions s on s.tenant_id = c.tenant_id and s.contact_hmac = i.value_hmac
         where s.occurred_at >= coalesce(s.lifted_at, '-infinity')) as suppressions,
       (select coalesce(jsonb_agg(jsonb_build_object('position', h.position, 'facts', h.was)
                 order by h.position desc), '[]')
          from changes h
         where h.tenant_id = c.tenant_id and h.customer_id = c.id and h.was is not null) as was
  from customers c
  left join change_points p on p.tenant_id = c.tenant_id and p.customer_id = c.id
 where c.tenant_id = $1 and c.id = any($2::uuid[])`

/** The histories of these people by id; unknown ids are left out. At most `HISTORIES_MAX`. */
export async function loadHistories(
  db: Database,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, History>> {
  const rows = await db.query<History>(SELECT, [tenant, ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** A point of a path. */
interface Point {
  /** State of the person: later evidence is not seen. */
  readonly seq: number
  /** The instant to decide at, epoch milliseconds. */
  readonly instant: number
  /** Facts are as they were before the first row at or beyond this place. */
  readonly before: number
}

/** The person as at a point of the path; the same whenever it is asked. */
export function personAt(history: History, { seq, instant, before }: Point): Person {
  let facts: Facts = history
  for (const { position, facts: earlier } of history.was) {
    if (position < before) break
    facts = { ...facts, ...earlier }
  }
  const evidence = history.evidence.filter((row) => row.seq <= seq)
  return {
    at: instant,
    provenance: facts.provenance,
    subject: {
      ...assembleSubject(facts, evidence),
      suppressions: facts.suppressions.map(({ channel, occurredAt }) => ({
        occurredAt,
        contactHash: OWN_CONTACT,
        ...(channel === EVERY_CHANNEL ? {} : { channel }),
      })),
    },
  }
}
