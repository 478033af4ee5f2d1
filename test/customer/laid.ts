/** People laid into a real database, and the same people as the pure engine sees them. */
import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { categoryTarget } from '../../src/catalogue/targets.ts'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import { circumstancesOf, OWN_CONTACT, type DecisionContext } from '../../src/customer/context.ts'
import { identifierHmac } from '../../src/customer/identifiers.ts'
import { provenanceByField, type ProvenanceGroup } from '../../src/customer/provenance.ts'
import type { Database } from '../../src/database/client.ts'
import { decide } from '../../src/decision/decide.ts'
import type { Decision } from '../../src/decision/question.ts'
import type { Subject } from '../../src/decision/subject.ts'
import { assembleSubject } from '../../src/evidence/assemble.ts'
import type { EvidenceRow } from '../../src/evidence/kinds.ts'
import { canaryOf } from '../noninterference/canary.ts'
import { FIELDS, targetKind, type Drawn, type Person } from './histories.ts'

/** A person as laid down; what is laid down later is added here too. */
export interface LaidPerson {
  readonly id: string
  jurisdiction: string | null
  birthDate: string | null
  provenance: readonly ProvenanceGroup[]
  readonly evidence: EvidenceRow[]
  suppressions: { readonly channel: string; readonly occurredAt: number }[]
  touchedAt: number
  /** Values by field; null where there is none. */
  readonly values: Readonly<Record<string, unknown>>
}

/** The value as it is stored now. */
export const valueOf = (person: LaidPerson, field: string): unknown =>
  field === 'birthDate' ? person.birthDate : person.values[field]

export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The drawn pieces with ids, and with the targets that they name by position. */
export function withIds(drawn: readonly Drawn[], known: readonly EvidenceRow[]): EvidenceRow[] {
  const rows: { id: string; kind: string; piece: Drawn }[] = drawn.map((d) => ({
    id: randomUUID(),
    kind: d.kind,
    piece: d,
  }))
  const all: readonly { readonly id: string; readonly kind: string }[] = [...known, ...rows]
  return rows.map(({ id, piece: { target, ...rest } }) => {
    const targets = all.filter((r) => r.kind === targetKind[rest.kind])
    // One that names nothing known must change nothing.
    const named = targets[(target ?? 0) % Math.max(targets.length, 1)]?.id ?? randomUUID()
    return {
      ...rest,
      id,
      occurredAt: Math.min(rest.occurredAt, rest.recordedAt),
      detail: target === undefined ? rest.detail : { ...rest.detail, target: named },
    } as EvidenceRow
  })
}

/** The person before anything is in the database; `key` makes the values recognisable. */
export function personOf(drawn: Person, key: string = randomUUID()): LaidPerson {
  const evidence = withIds(drawn.evidence, [])
  return {
    id: randomUUID(),
    jurisdiction: drawn.jurisdiction,
    birthDate: drawn.birthDate,
    provenance: drawn.provenance,
    evidence,
    suppressions: [],
    touchedAt: Math.max(0, ...evidence.map((r) => r.recordedAt)),
    values: Object.fromEntries(FIELDS.map((f) => [f, canaryOf(f, key)])),
  }
}

/**
 * Lays people down in the bulk form, as a load of what was known long ago does; evidence in the order
 * given. In one transaction, as a load must be.
 */
export async function layBulk(
  sql: postgres.Sql,
  tenant: string,
  people: readonly LaidPerson[],
): Promise<void> {
  const customers = people.map((p) => ({
    ...Object.fromEntries(FIELDS.map((f) => [columnOf(f), valueOf(p, f)])),
    tenant_id: tenant,
    id: p.id,
    seq: p.evidence.length,
    touched_at: new Date(p.touchedAt).toISOString(),
    created_at: '2026-01-01T00:00:00Z',
    jurisdiction: p.jurisdiction,
    provenance: p.provenance,
  }))
  const evidence = people.flatMap((p) => p.evidence.map((r, i) => evidenceRow(tenant, p.id, r, i)))
  const columns = [
    ...['tenant_id', 'id', 'seq', 'touched_at', 'created_at', 'jurisdiction', 'provenance'],
    ...FIELDS.map(columnOf),
  ].join()
  await sql.begin(async (tx) => {
    await tx.unsafe(
      `insert into customers (${columns})
       select ${columns} from jsonb_populate_recordset(null::customers, $1::jsonb)`,
      [customers as never],
    )
    await tx.unsafe(
      `insert into evidence (tenant_id, customer_id, seq, id, kind, occurred_at, recorded_at, source, origin_profile, detail)
       select tenant_id, customer_id, seq, id, kind, occurred_at, recorded_at, source, origin_profile, detail
         from jsonb_populate_recordset(null::evidence, $1::jsonb)`,
      [evidence as never],
    )
  })
}

const evidenceRow = (tenant: string, customer: string, r: EvidenceRow, index: number) => ({
  tenant_id: tenant,
  customer_id: customer,
  seq: index + 1,
  id: r.id,
  kind: r.kind,
  occurred_at: new Date(r.occurredAt).toISOString(),
  recorded_at: new Date(r.recordedAt).toISOString(),
  source: r.source,
  origin_profile: r.originProfile,
  detail: r.detail,
})

/** Appends evidence as an application does: the database numbers and dates it. */
export async function append(
  db: Database,
  tenant: string,
  person: LaidPerson,
  drawn: readonly Drawn[],
): Promise<void> {
  for (const row of withIds(drawn, person.evidence)) {
    const [stored] = await db.query<{ at: Date; touched: Date }>(
      `with added as (
         insert into evidence (tenant_id, customer_id, id, kind, occurred_at, recorded_at, source, origin_profile, detail)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning recorded_at)
       select recorded_at as at, recorded_at as touched from added`,
      [
        ...[tenant, person.id, row.id, row.kind, new Date(row.occurredAt)],
        ...[new Date(row.recordedAt), row.source, row.originProfile, row.detail],
      ],
    )
    person.evidence.push({ ...row, recordedAt: stored!.at.getTime() })
  }
  const [now] = await db.query<{ touched: Date }>(
    'select touched_at as touched from customers where tenant_id = $1 and id = $2',
    [tenant, person.id],
  )
  person.touchedAt = now!.touched.getTime()
}

/** The contact point of a person under which they can be suppressed. */
export const contactOf = (key: Uint8Array, tenant: string, person: LaidPerson): Buffer =>
  identifierHmac(key, tenant, 'EMAIL', String(person.values['email']))

/** The same person for the pure engine. */
export const subjectOf = (person: LaidPerson): Subject => ({
  ...assembleSubject(
    {
      jurisdiction: person.jurisdiction,
      birthDate: person.birthDate === null ? null : Date.parse(person.birthDate),
    },
    // Another order than the database gives: it must not matter.
    person.evidence.toReversed(),
  ),
  suppressions: person.suppressions.map((s) => ({ ...s, contactHash: OWN_CONTACT })),
})

const origins = new WeakMap<object, ReadonlyMap<string, ProvenanceGroup>>()
function originsOf(groups: readonly ProvenanceGroup[]): ReadonlyMap<string, ProvenanceGroup> {
  let known = origins.get(groups)
  if (!known) origins.set(groups, (known = provenanceByField(groups)))
  return known
}

/** What `decide()` says of one field of a stored value; undefined where the value has no origin. */
export function decisionOn(
  live: Pick<LiveCatalogue, 'engine'>,
  person: LaidPerson,
  subject: Subject,
  context: DecisionContext,
  field: string,
  at: number,
): Decision | undefined {
  const origin = originsOf(person.provenance).get(field)
  if (!origin) return undefined
  return decide(live.engine, subject, {
    ...circumstancesOf(context, at),
    field,
    value: origin,
    valueIdentifier: origin.identifier,
  })
}

/** What `decide()` says of a field as if it were empty: the only thing the caller may be told. */
export const decisionOnEmpty = (
  live: Pick<LiveCatalogue, 'engine'>,
  subject: Subject,
  context: DecisionContext,
  field: string,
  at: number,
): Decision => decide(live.engine, subject, { ...circumstancesOf(context, at), field })

/**
 * Whether a grant may hold a category: what `decide()` says of it as such, and no field of it is
 * restricted, as the same data may lie elsewhere. GDPR Art. 18.
 */
export function permitsCategory(
  live: Pick<LiveCatalogue, 'engine'>,
  person: LaidPerson,
  subject: Subject,
  context: DecisionContext,
  category: string,
  at: number,
): boolean {
  const circumstances = circumstancesOf(context, at)
  const isRestricted = FIELDS.filter((f) =>
    live.engine.fields.get(f)?.categories.includes(category),
  ).some((field) => {
    const valueIdentifier = originsOf(person.provenance).get(field)?.identifier
    const question = { ...circumstances, field, valueIdentifier }
    return decide(live.engine, subject, question).reason === 'SUBJECT_RESTRICTED'
  })
  if (isRestricted) return false
  const question = { ...circumstances, field: categoryTarget(category) }
  return decide(live.engine, subject, question).effect === 'ALLOW'
}
