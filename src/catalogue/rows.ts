import type { CatalogueDocument } from './document.ts'

/** Tables that hold a revision whole. */
const wholeTables = [
  'controllers',
  'jurisdictions',
  'data_categories',
  'field_definitions',
  'purpose_groups',
  'purposes',
  'recipients',
  'recipient_purposes',
  'clients',
  'client_purposes',
] as const

/** Tables that hold each thing once, with the revision it was published in. */
const appendedTables = [
  'purpose_versions',
  'purpose_texts',
  'purpose_rules',
  'purpose_retirements',
  'assessments',
  'compatibility',
  'notice_versions',
  'notice_texts',
] as const

/** A table a catalogue is stored in. */
export type CatalogueTable = (typeof wholeTables)[number] | (typeof appendedTables)[number]

/** The tables in an order in which rows can be inserted: what is referred to comes first. */
export const catalogueTables: readonly CatalogueTable[] = [...wholeTables, ...appendedTables]

/** True where the table keeps what was published and a revision sees all rows up to itself. */
export const isAppended = (table: CatalogueTable): boolean =>
  appendedTables.some((appended) => appended === table)

/** A row without tenant and revision; names as in the document, absent for SQL null. */
export type Row = Readonly<Record<string, unknown>>

/** Rows of a catalogue, table by table. */
export type CatalogueRows = Readonly<Record<CatalogueTable, readonly Row[]>>

/** The document as rows; `rowsToDocument` is its inverse. */
export function documentToRows(document: CatalogueDocument): CatalogueRows {
  const assessments = Object.entries(document.assessments)
  return {
    controllers: keyed(document.controllers),
    jurisdictions: keyed(document.jurisdictions),
    data_categories: keyed(document.dataCategories),
    field_definitions: keyed(document.fields),
    purpose_groups: keyed(document.purposeGroups),
    purposes: Object.entries(document.purposes).map(([key, purpose]) => {
      const { versions: _versions, retirement: _retirement, group, ...rest } = purpose
      return { key, groupKey: group, ...rest }
    }),
    ...partyRows(document),
    ...purposeRows(document),
    assessments: assessments.flatMap(([key, assessment]) =>
      assessment.kind === 'COMPATIBILITY' ? [] : { key, ...assessment },
    ),
    compatibility: assessments.flatMap(([key, assessment]) => {
      if (assessment.kind !== 'COMPATIBILITY') return []
      const { kind: _kind, from, to, ...rest } = assessment
      return { key, fromPurposes: from, toPurpose: to, ...rest }
    }),
    ...noticeRows(document),
  }
}

const keyed = (section: Readonly<Record<string, object>>): Row[] =>
  Object.entries(section).map(([key, entry]) => ({ key, ...entry }))

interface Party {
  readonly purposes: readonly string[]
}

const partyRows = ({ recipients, clients }: CatalogueDocument) => ({
  recipients: Object.entries(recipients).map(withoutPurposes),
  recipient_purposes: purposeLinks(recipients, 'recipient'),
  clients: Object.entries(clients).map(withoutPurposes),
  client_purposes: purposeLinks(clients, 'client'),
})

const withoutPurposes = ([key, { purposes: _purposes, ...rest }]: [string, Party]): Row => ({
  key,
  ...rest,
})

const purposeLinks = (parties: Readonly<Record<string, Party>>, owner: string): Row[] =>
  Object.entries(parties).flatMap(([key, { purposes }]) =>
    purposes.map((purpose, position) => ({ [owner]: key, purpose, position })),
  )

function purposeRows({ purposes }: CatalogueDocument) {
  const versions: Row[] = []
  const texts: Row[] = []
  const rules: Row[] = []
  const retirements: Row[] = []
  for (const [purpose, { versions: published, retirement }] of Object.entries(purposes)) {
    for (const { texts: byLanguage, rules: byJurisdiction, ...version } of published) {
      const key = { purpose, version: version.version }
      versions.push({ purpose, ...version })
      for (const [language, text] of Object.entries(byLanguage))
        texts.push({ ...key, language, ...text })
      for (const [jurisdiction, rule] of Object.entries(byJurisdiction)) {
        rules.push({ ...key, jurisdiction, ...rule })
      }
    }
    if (retirement !== undefined) retirements.push({ purpose, ...retirement })
  }
  return {
    purpose_versions: versions,
    purpose_texts: texts,
    purpose_rules: rules,
    purpose_retirements: retirements,
  }
}

function noticeRows({ notices }: CatalogueDocument) {
  const versions: Row[] = []
  const texts: Row[] = []
  for (const [notice, { versions: published }] of Object.entries(notices)) {
    for (const { texts: byLanguage, ...version } of published) {
      versions.push({ notice, ...version })
      for (const [language, text] of Object.entries(byLanguage)) {
        texts.push({ notice, version: version.version, language, ...text })
      }
    }
  }
  return { notice_versions: versions, notice_texts: texts }
}
