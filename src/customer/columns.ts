import { getTableColumns } from 'drizzle-orm'
import { customers } from '../database/schema/customers.ts'

/** Columns of the table that are not personal values of the graph. */
const OWN: ReadonlySet<string> = new Set([
  'tenantId',
  'id',
  'seq',
  'touchedAt',
  'createdAt',
  'jurisdiction',
  'provenance',
])

/**
 * Field of `Customer` to the SQL that reads it. Fixed texts made of column names alone, since they
 * become part of statements; a field is served only if it is here.
 */
export const valueColumns: ReadonlyMap<string, string> = new Map(
  Object.entries(getTableColumns(customers))
    .filter(([field]) => !OWN.has(field))
    .map(([field, column]) => [
      field,
      // A calendar day is text to us; as a date the driver would give it a zone.
      column.dataType === 'string' && column.columnType.startsWith('PgDate')
        ? `c.${column.name}::text`
        : `c.${column.name}`,
    ]),
)
