import type { CatalogueDocument } from './document.ts'
import type { CatalogueRows, Row } from './rows.ts'

/** Rows back to the document they came from, in whatever order they are. Inverse of `documentToRows`. */
export function rowsToDocument(
  tenant: string,
  languages: readonly string[],
  rows: CatalogueRows,
): CatalogueDocument {
  const document: Record<keyof CatalogueDocument, unknown> = {
    tenant,
    languages,
    controllers: byColumn(rows.controllers, 'key'),
    jurisdictions: byColumn(rows.jurisdictions, 'key'),
    dataCategories: byColumn(rows.data_categories, 'key'),
    fields: byColumn(rows.field_definitions, 'key'),
    purposeGroups: byColumn(rows.purpose_groups, 'key'),
    purposes: purposesOf(rows),
    notices: versionsOf('notice', rows.notice_versions, { texts: [rows.notice_texts, 'language'] }),
    assessments: {
      ...byColumn(rows.assessments, 'key'),
      ...byColumn(rows.compatibility.map(compatibilityOf), 'key'),
    },
    recipients: partiesOf(rows.recipients, rows.recipient_purposes, 'recipient'),
    clients: partiesOf(rows.clients, rows.client_purposes, 'client'),
  }
  // The store compares the document's hash with the published one, which proves more than types do.
  return document as unknown as CatalogueDocument
}

const omit = (row: Row, ...columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))

/** Rows under the value of one column, without that column. */
const byColumn = (rows: readonly Row[], column: string): Record<string, Row> =>
  Object.fromEntries(rows.map((row) => [String(row[column]), omit(row, column)]))

function groupBy(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}

/** `{ versions }` of each purpose or notice, oldest first, each with the rows that hang on it. */
function versionsOf(
  owner: 'purpose' | 'notice',
  versions: readonly Row[],
  parts: Readonly<Record<string, readonly [rows: readonly Row[], column: string]>>,
): Record<string, { versions: Row[] }> {
  const keyOf = (row: Row) => JSON.stringify([row[owner], row['version']])
  const attached = Object.entries(parts).map(
    ([part, [rows, column]]) => [part, groupBy(rows, keyOf), column] as const,
  )
  const complete = (row: Row): Row => ({
    ...omit(row, owner),
    ...Object.fromEntries(
      attached.map(([part, groups, column]) => {
        const own = groups.get(keyOf(row)) ?? []
        return [
          part,
          byColumn(
            own.map((one) => omit(one, owner, 'version')),
            column,
          ),
        ]
      }),
    ),
  })
  const ascending = versions.toSorted((a, b) => Number(a['version']) - Number(b['version']))
  const byOwner = groupBy(ascending, (row) => String(row[owner]))
  return Object.fromEntries(
    [...byOwner].map(([key, own]) => [key, { versions: own.map(complete) }]),
  )
}

function purposesOf(rows: CatalogueRows): Record<string, Row> {
  const versions = versionsOf('purpose', rows.purpose_versions, {
    texts: [rows.purpose_texts, 'language'],
    rules: [rows.purpose_rules, 'jurisdiction'],
  })
  const retirements = byColumn(rows.purpose_retirements, 'purpose')
  const purposes = rows.purposes.map((row): [string, Row] => {
    const key = String(row['key'])
    const retirement = retirements[key]
    const end = retirement === undefined ? {} : { retirement }
    return [
      key,
      { ...omit(row, 'key', 'groupKey'), group: row['groupKey'], ...versions[key], ...end },
    ]
  })
  return Object.fromEntries(purposes)
}

const compatibilityOf = (row: Row): Row => ({
  ...omit(row, 'fromPurposes', 'toPurpose'),
  kind: 'COMPATIBILITY',
  from: row['fromPurposes'],
  to: row['toPurpose'],
})

function partiesOf(
  parties: readonly Row[],
  links: readonly Row[],
  owner: 'recipient' | 'client',
): Record<string, Row> {
  const ascending = links.toSorted((a, b) => Number(a['position']) - Number(b['position']))
  const byOwner = groupBy(ascending, (row) => String(row[owner]))
  return byColumn(
    parties.map((party) => ({
      ...party,
      purposes: (byOwner.get(String(party['key'])) ?? []).map((link) => link['purpose']),
    })),
    'key',
  )
}
