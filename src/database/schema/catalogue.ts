import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/**
 * A catalogue is published in revisions. What may change (names, owners, registrations) is stored
 * once per revision, whole; what may not (versions, rules, notices, assessments) is stored once, with
 * the revision it was published in. So revision n is: the rows *of* n, and the rows published *up to*
 * n. Nothing is ever updated; `catalogue-guards.sql` makes that a promise of the database.
 */
const tenantId = () => text().notNull()
const revision = () => integer().notNull()
const key = () => text().notNull()
/** ISO 8601, as the lawyer wrote it; `durationMs` in `catalogue/duration.ts` gives it a length. */
const duration = () => text()
const flag = () => boolean().notNull().default(false)
const list = () => text().array().notNull().default([])
const instant = () => timestamp({ withTimezone: true, precision: 3 })

/** The revision in force, one row a tenant: all that the hot path reads to know its copy is current. */
export const catalogueHeads = pgTable(
  'catalogue_heads',
  { tenantId: text().primaryKey(), revision: revision(), publishedAt: instant().notNull() },
  (t) => [
    foreignKey({
      name: 'catalogue_heads_revision_fk',
      columns: [t.tenantId, t.revision],
      foreignColumns: [catalogueRevisions.tenantId, catalogueRevisions.revision],
    }),
  ],
)

/** Every catalogue there was. `published_at` has microseconds: it also marks the transaction. */
export const catalogueRevisions = pgTable(
  'catalogue_revisions',
  {
    tenantId: tenantId(),
    revision: revision(),
    publishedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** SHA-256 of the canonical document, checked whenever a revision is rebuilt. */
    contentHash: text().notNull(),
    note: text(),
    languages: list(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.revision] })],
)

/** The revision a row belongs to must exist. */
const ofRevision = (name: string, t: { tenantId: AnyPgColumn; revision: AnyPgColumn }) =>
  foreignKey({
    name: `${name}_revision_fk`,
    columns: [t.tenantId, t.revision],
    foreignColumns: [catalogueRevisions.tenantId, catalogueRevisions.revision],
  })

/** Columns and keys of a table that holds each revision whole. */
const entry = () => ({ tenantId: tenantId(), revision: revision(), key: key() })
const entryKeys = (
  name: string,
  t: { tenantId: AnyPgColumn; revision: AnyPgColumn; key: AnyPgColumn },
) => [primaryKey({ columns: [t.tenantId, t.revision, t.key] }), ofRevision(name, t)]

/** What a row names must be in the same revision. */
const toEntry = (
  name: string,
  columns: [tenantId: AnyPgColumn, revision: AnyPgColumn, key: AnyPgColumn],
  t: { tenantId: AnyPgColumn; revision: AnyPgColumn; key: AnyPgColumn },
) => foreignKey({ name, columns, foreignColumns: [t.tenantId, t.revision, t.key] })

export const controllers = pgTable(
  'controllers',
  {
    ...entry(),
    legalName: text().notNull(),
    country: text().notNull(),
    contact: text().notNull(),
    dpo: text().notNull(),
    brands: list(),
  },
  (t) => entryKeys('controllers', t),
)

export const jurisdictions = pgTable(
  'jurisdictions',
  {
    ...entry(),
    name: text().notNull(),
    childAge: integer().notNull(),
    gpc: flag(),
    zone: text().notNull(),
    calendar: text().notNull(),
  },
  (t) => entryKeys('jurisdictions', t),
)

export const dataCategories = pgTable(
  'data_categories',
  {
    ...entry(),
    dpv: text().notNull(),
    special: flag(),
    titles: jsonb().notNull(),
  },
  (t) => entryKeys('data_categories', t),
)

export const fieldDefinitions = pgTable(
  'field_definitions',
  { ...entry(), categories: list(), dpv: text().notNull() },
  (t) => [
    ...entryKeys('field_definitions', t),
    check('field_definitions_classified', sql`cardinality(categories) > 0`),
  ],
)

export const purposeGroups = pgTable(
  'purpose_groups',
  { ...entry(), titles: jsonb().notNull() },
  (t) => entryKeys('purpose_groups', t),
)

export const purposes = pgTable(
  'purposes',
  {
    ...entry(),
    groupKey: text().notNull(),
    owner: text().notNull(),
    dpv: text().notNull(),
    fideslang: text().notNull(),
  },
  (t) => [
    ...entryKeys('purposes', t),
    toEntry('purposes_group_fk', [t.tenantId, t.revision, t.groupKey], purposeGroups),
  ],
)

/** Append-only. A version is open when published and ends when the next one takes effect. */
export const purposeVersions = pgTable(
  'purpose_versions',
  {
    tenantId: tenantId(),
    purpose: text().notNull(),
    version: integer().notNull(),
    revision: revision(),
    publishedAt: instant().notNull(),
    effectiveFrom: instant().notNull(),
    effectiveTo: instant(),
    controllers: list(),
    categories: list(),
    directMarketing: flag(),
    profiling: flag(),
    serviceMessage: flag(),
    survivesErasure: flag(),
    art18Exception: flag(),
    reconsentCutoff: integer(),
    material: boolean(),
    override: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.purpose, t.version] }),
    // The target of `toPurposeVersion`.
    unique('purpose_versions_published').on(t.tenantId, t.purpose, t.version, t.revision),
    toEntry('purpose_versions_purpose_fk', [t.tenantId, t.revision, t.purpose], purposes),
    check('purpose_versions_never_back_dated', sql`effective_from >= published_at`),
    check('purpose_versions_period', sql`effective_to > effective_from`),
    check('purpose_versions_cutoff', sql`reconsent_cutoff between 1 and version`),
    check(
      'purpose_versions_scope',
      sql`cardinality(controllers) > 0 and cardinality(categories) > 0`,
    ),
  ],
)

/** What hangs on a version was published with it: nothing can be added to it later. */
const toPurposeVersion = (
  name: string,
  t: { tenantId: AnyPgColumn; purpose: AnyPgColumn; version: AnyPgColumn; revision: AnyPgColumn },
) => {
  const v = purposeVersions
  return foreignKey({
    name,
    columns: [t.tenantId, t.purpose, t.version, t.revision],
    foreignColumns: [v.tenantId, v.purpose, v.version, v.revision],
  })
}

export const purposeTexts = pgTable(
  'purpose_texts',
  {
    tenantId: tenantId(),
    purpose: text().notNull(),
    version: integer().notNull(),
    language: text().notNull(),
    revision: revision(),
    title: text().notNull(),
    description: text().notNull(),
    retention: text(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.purpose, t.version, t.language] }),
    toPurposeVersion('purpose_texts_version_fk', t),
  ],
)

/** The primary key is the rule of law: one basis per purpose version and jurisdiction. Append-only. */
export const purposeRules = pgTable(
  'purpose_rules',
  {
    tenantId: tenantId(),
    purpose: text().notNull(),
    version: integer().notNull(),
    jurisdiction: text().notNull(),
    revision: revision(),
    basis: text().notNull(),
    art9: text(),
    consentValidity: duration(),
    retention: duration(),
    retentionAfterEnd: duration(),
    doubleOptIn: flag(),
    contractTypes: list(),
    obligation: jsonb(),
    always: flag(),
    task: jsonb(),
    sellOrShare: flag(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.purpose, t.version, t.jurisdiction] }),
    toPurposeVersion('purpose_rules_version_fk', t),
    check('purpose_rules_contract', sql`basis <> 'CONTRACT' or cardinality(contract_types) > 0`),
    check(
      'purpose_rules_law',
      sql`basis <> 'LEGAL_OBLIGATION' or always or obligation is not null`,
    ),
    check('purpose_rules_task', sql`basis <> 'PUBLIC_INTEREST' or task is not null`),
    check('purpose_rules_explicit', sql`art9 <> 'A9-2-a' or basis = 'CONSENT'`),
  ],
)

/** The end of a purpose that has no successor. Append-only, at most once. */
export const purposeRetirements = pgTable(
  'purpose_retirements',
  {
    tenantId: tenantId(),
    purpose: text().notNull(),
    revision: revision(),
    publishedAt: instant().notNull(),
    effectiveFrom: instant().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.purpose] }),
    ofRevision('purpose_retirements', t),
    check('purpose_retirements_never_back_dated', sql`effective_from >= published_at`),
  ],
)

const approval = {
  approvedAt: instant().notNull(),
  approvedBy: text().notNull(),
  recordedAt: instant().notNull(),
  reviewDue: instant(),
  summary: text().notNull(),
  documentHash: text(),
}

/** Balancing tests and impact assessments. GDPR Art. 6(1)(f), 35. Append-only. */
export const assessments = pgTable(
  'assessments',
  {
    tenantId: tenantId(),
    key: key(),
    revision: revision(),
    kind: text().notNull(),
    purposes: list(),
    ...approval,
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key] }),
    ofRevision('assessments', t),
    check('assessments_kind', sql`kind in ('LIA', 'DPIA')`),
    check('assessments_recorded', sql`recorded_at >= approved_at`),
  ],
)

/** Assessments of further use for another purpose. GDPR Art. 6(4). Append-only. */
export const compatibility = pgTable(
  'compatibility',
  {
    tenantId: tenantId(),
    key: key(),
    revision: revision(),
    fromPurposes: list(),
    toPurpose: text().notNull(),
    ...approval,
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key] }),
    ofRevision('compatibility', t),
    check('compatibility_recorded', sql`recorded_at >= approved_at`),
  ],
)

/** Append-only: what a person was shown must still be shown to a court. GDPR Art. 7(1). */
export const noticeVersions = pgTable(
  'notice_versions',
  {
    tenantId: tenantId(),
    notice: text().notNull(),
    version: integer().notNull(),
    revision: revision(),
    publishedAt: instant().notNull(),
    controllers: list(),
    purposes: list(),
    recipients: list(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.notice, t.version] }),
    unique('notice_versions_published').on(t.tenantId, t.notice, t.version, t.revision),
    ofRevision('notice_versions', t),
  ],
)

export const noticeTexts = pgTable(
  'notice_texts',
  {
    tenantId: tenantId(),
    notice: text().notNull(),
    version: integer().notNull(),
    language: text().notNull(),
    revision: revision(),
    title: text().notNull(),
    body: text().notNull(),
    /** SHA-256 of the body, which a receipt can cite. */
    bodyHash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.notice, t.version, t.language] }),
    foreignKey({
      name: 'notice_texts_version_fk',
      columns: [t.tenantId, t.notice, t.version, t.revision],
      foreignColumns: [
        noticeVersions.tenantId,
        noticeVersions.notice,
        noticeVersions.version,
        noticeVersions.revision,
      ],
    }),
    check(
      'notice_texts_body_hash',
      sql`body_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')`,
    ),
  ],
)

export const recipients = pgTable(
  'recipients',
  {
    ...entry(),
    name: text().notNull(),
    thirdParty: flag(),
    country: text().notNull(),
    thirdCountry: flag(),
    transferMechanism: text(),
  },
  (t) => entryKeys('recipients', t),
)

export const recipientPurposes = pgTable(
  'recipient_purposes',
  {
    tenantId: tenantId(),
    revision: revision(),
    recipient: text().notNull(),
    purpose: text().notNull(),
    /** Place in the list as written, so that a revision is rebuilt to the letter. */
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.revision, t.recipient, t.purpose] }),
    toEntry('recipient_purposes_recipient_fk', [t.tenantId, t.revision, t.recipient], recipients),
    toEntry('recipient_purposes_purpose_fk', [t.tenantId, t.revision, t.purpose], purposes),
  ],
)

export const clients = pgTable(
  'clients',
  {
    ...entry(),
    name: text().notNull(),
    kind: text().notNull(),
    controller: text().notNull(),
    operation: text().notNull(),
    channel: text(),
    topic: text(),
    recipient: text(),
    // Null where the registration does not name them, so that older revisions keep their hash.
    records: text().array(),
    sources: text().array(),
    publishes: boolean(),
  },
  (t) => [
    ...entryKeys('clients', t),
    toEntry('clients_controller_fk', [t.tenantId, t.revision, t.controller], controllers),
    toEntry('clients_recipient_fk', [t.tenantId, t.revision, t.recipient], recipients),
  ],
)

export const clientPurposes = pgTable(
  'client_purposes',
  {
    tenantId: tenantId(),
    revision: revision(),
    client: text().notNull(),
    purpose: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.revision, t.client, t.purpose] }),
    toEntry('client_purposes_client_fk', [t.tenantId, t.revision, t.client], clients),
    toEntry('client_purposes_purpose_fk', [t.tenantId, t.revision, t.purpose], purposes),
  ],
)
