import { getTableColumns } from 'drizzle-orm'
import { identifierHmac } from '../customer/identifiers.ts'
import { customers, evidence, identifiers } from '../database/schema/customers.ts'
import type { SeededContact, SeededCustomer } from './customer.ts'

/** Whom the rows belong to, and the key their contact points are hashed with. */
export interface Tenancy {
  readonly tenant: string
  readonly identifierKey: Uint8Array
}

/** The tables a customer is made of. */
export type SeededTable = 'customers' | 'suppressions' | 'identifiers' | 'evidence'

/** A row by its columns. Instants are ISO 8601, bytes are `\x` and hexadecimal digits. */
export type Row = Readonly<Record<string, unknown>>

/** The rows of some customers by table. */
export type Rows = Readonly<Record<SeededTable, readonly Row[]>>

const columnNames = (columns: object): string[] =>
  Object.values(columns).map((column: { name: string }) => column.name)

/** Every column of the tables, by its name in the database. */
export const seededColumns: Readonly<Record<SeededTable, readonly string[]>> = {
  customers: columnNames(getTableColumns(customers)),
  // Those that a fresh row needs; the rest has defaults.
  suppressions: ['tenant_id', 'contact_hmac', 'channel', 'occurred_at'],
  identifiers: columnNames(getTableColumns(identifiers)),
  evidence: columnNames(getTableColumns(evidence)),
}

/** Columns of `customers` by the field of a customer that they hold. */
const valueColumns = Object.entries(getTableColumns(customers)).map(
  ([field, column]) => [field, column.name] as const,
)

/** The customers as rows of the database. */
export function toRows(people: readonly SeededCustomer[], tenancy: Tenancy): Rows {
  const rows = { customers: [], suppressions: [], identifiers: [], evidence: [] } as Record<
    SeededTable,
    Row[]
  >
  for (const person of people) {
    rows.customers.push(customerRow(person, tenancy.tenant))
    addContactRows(person, tenancy, rows)
    addEvidenceRows(person, tenancy.tenant, rows.evidence)
  }
  return rows
}

const DAY_MS = 86_400_000
const days = new Map<number, string>()

/** As `Date.toISOString`, at a quarter of its cost, which is that of the calendar: there are few days. */
function iso(instant: number): string {
  const day = Math.floor(instant / DAY_MS)
  let text = days.get(day)
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 11)
    days.set(day, text)
  }
  const ms = instant - day * DAY_MS
  const second = Math.floor(ms / 1000)
  const two = (n: number) => (n < 10 ? `0${n}` : `${n}`)
  const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
  return `${text}${time}.${String(ms % 1000).padStart(3, '0')}Z`
}

function customerRow(person: SeededCustomer, tenant: string): Row {
  const row: Record<string, unknown> = {
    tenant_id: tenant,
    id: person.id,
    seq: person.evidence.length,
    touched_at: iso(person.touchedAt),
    created_at: iso(person.createdAt),
    jurisdiction: person.jurisdiction,
    provenance: person.provenance,
  }
  const values: Row = person.values as Row
  for (const [field, column] of valueColumns) {
    const value = values[field]
    if (value !== undefined) row[column] = value
  }
  return row
}

function addContactRows(
  person: SeededCustomer,
  { tenant, identifierKey }: Tenancy,
  rows: Record<'identifiers' | 'suppressions', Row[]>,
): void {
  const hmac = ({ type, value }: SeededContact) =>
    `\\x${identifierHmac(identifierKey, tenant, type, value).toString('hex')}`
  for (const contact of person.identifiers) {
    rows.identifiers.push({
      tenant_id: tenant,
      type: contact.type,
      value_hmac: hmac(contact),
      customer_id: person.id,
      strength: contact.strength,
      source: person.source,
      recorded_at: iso(person.createdAt),
    })
  }
  for (const contact of person.suppressions) {
    rows.suppressions.push({
      tenant_id: tenant,
      contact_hmac: hmac(contact),
      channel: contact.channel,
      occurred_at: iso(contact.occurredAt),
    })
  }
}

function addEvidenceRows(person: SeededCustomer, tenant: string, rows: Row[]): void {
  for (const item of person.evidence) {
    rows.push({
      tenant_id: tenant,
      customer_id: person.id,
      seq: item.seq,
      id: item.id,
      kind: item.kind,
      occurred_at: iso(item.occurredAt),
      recorded_at: iso(item.recordedAt),
      source: item.source,
      source_event_id: item.sourceEventId,
      origin_profile: item.originProfile,
      detail: item.detail,
    })
  }
}
