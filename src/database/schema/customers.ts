import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'

/** `tenant_id` and the customer come first in every key, so each table can be spread by customer. */
const tenantId = () => text('tenant_id').notNull()
const customerId = () => uuid('customer_id').notNull()
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
const seq = () => bigint('seq', { mode: 'number' })

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/**
 * One row a person: what decides about them (`jurisdiction`, `birth_date`, `seq`, `touched_at`) and
 * the current personal values with their provenance. One wide row, because the hot path then gates
 * and reads in one index lookup. `seq` counts pieces of evidence; the database itself advances it.
 */
export const customers = pgTable(
  'customers',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    seq: seq().notNull().default(0),
    /** Newest `recorded_at` seen for this person; the decision's clock never runs behind it. */
    touchedAt: instant('touched_at')
      .notNull()
      .default(sql`'epoch'`),
    createdAt: instant('created_at').notNull().defaultNow(),
    jurisdiction: text('jurisdiction'),
    /** Groups of fields with one origin; see `customer/provenance.ts`. */
    provenance: jsonb('provenance').notNull().default([]),

    customerNumber: text('customer_number'),
    username: text('username'),
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text('email'),
    phone: text('phone'),
    postalAddress: jsonb('postal_address'),
    country: text('country'),
    birthDate: date('birth_date', { mode: 'string' }),
    gender: text('gender'),
    language: text('language'),
    maritalStatus: text('marital_status'),
    household: jsonb('household'),
    jobTitle: text('job_title'),
    photoUrl: text('photo_url'),
    taxId: text('tax_id'),
    paymentToken: text('payment_token'),
    bankAccount: text('bank_account'),
    browsingHistory: jsonb('browsing_history'),
    searchHistory: text('search_history').array(),
    devices: jsonb('devices'),
    ipAddress: text('ip_address'),
    preciseLocation: jsonb('precise_location'),
    interests: text('interests').array(),
    surveyFeedback: jsonb('survey_feedback'),
    socialHandles: jsonb('social_handles'),
    allergies: text('allergies').array(),
    dietaryRequirements: text('dietary_requirements').array(),
    segments: text('segments').array(),
    loyaltyTier: text('loyalty_tier'),
    loyaltyPoints: integer('loyalty_points'),
    lastPurchaseAt: instant('last_purchase_at'),
    preferredChannel: text('preferred_channel'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)

/**
 * Keys that lead to a customer, by keyed hash: the value itself is not here, so the index can be
 * searched for a known e-mail but never read for unknown ones.
 */
export const identifiers = pgTable(
  'identifiers',
  {
    tenantId: tenantId(),
    type: text('type').notNull(),
    valueHmac: bytea('value_hmac').notNull(),
    customerId: customerId(),
    /** VERIFIED, DECLARED or DEVICE. */
    strength: text('strength').notNull().default('DECLARED'),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    // The hash before the type: suppressions know the hash alone.
    primaryKey({ columns: [t.tenantId, t.valueHmac, t.type] }),
    index('identifiers_by_customer').on(t.tenantId, t.customerId),
  ],
)

/**
 * Everything anybody did or said that a lawful basis can rest on, append-only, in the order learned.
 * An outcome (a confirmation, a lifted restriction) is a row of its own that names its target, so
 * that what was known at any earlier instant can be told exactly. `seq` is given by the database.
 */
export const evidence = pgTable(
  'evidence',
  {
    tenantId: tenantId(),
    customerId: customerId(),
    seq: seq().notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    source: text('source').notNull(),
    sourceEventId: text('source_event_id'),
    /** The profile fragment it came from; unmerge partitions by it. */
    originProfile: text('origin_profile'),
    /** The shape depends on `kind`; see `evidence/kinds.ts`. */
    detail: jsonb('detail').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.customerId, t.seq] }),
    check('evidence_occurred_before_recorded', sql`occurred_at <= recorded_at`),
    unique('evidence_id').on(t.tenantId, t.customerId, t.id),
    // Who ever said something about a purpose: the queues of consents to ask for again or to renew.
    index('evidence_by_purpose')
      .on(t.tenantId, sql`(detail ->> 'purpose')`, t.customerId)
      .where(sql`kind = 'EXPRESSION'`),
    index('evidence_of_emergencies')
      .on(t.tenantId, t.customerId)
      .where(sql`kind = 'EMERGENCY'`),
    unique('evidence_source_event').on(t.tenantId, t.customerId, t.source, t.sourceEventId),
  ],
)

/**
 * The engine's answers for one person in one context (controller, purpose, operation, channel, ...),
 * kept beside the values so that one statement can gate and read. Derived and rebuildable: a row
 * counts only while `seq`, `revision` and the time still match; see `customer/gated-read.ts`.
 */
export const standings = pgTable(
  'standings',
  {
    tenantId: tenantId(),
    customerId: customerId(),
    context: bigint('context', { mode: 'bigint' }).notNull(),
    seq: seq().notNull(),
    revision: integer('revision').notNull(),
    computedAt: instant('computed_at').notNull(),
    validUntil: instant('valid_until').notNull(),
    /** One byte a target: 0 permits, else see `customer/standing.ts`; the last is 1 for the erased. */
    outcomes: bytea('outcomes').notNull(),
    basis: text('basis'),
    purposeVersion: integer('purpose_version'),
    evidence: uuid('evidence').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.customerId, t.context] })],
)

/**
 * Contact points that must not be used, whoever they belong to; survives erasure and merge. Suppressed
 * while `occurred_at` is not before `lifted_at`; both only grow, so the order of arrival never matters.
 */
export const suppressions = pgTable(
  'suppressions',
  {
    tenantId: tenantId(),
    contactHmac: bytea('contact_hmac').notNull(),
    channel: text('channel').notNull(),
    /** -infinity where it was only ever lifted. */
    occurredAt: instant('occurred_at').notNull(),
    liftedAt: instant('lifted_at'),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    source: text('source'),
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.contactHmac, t.channel] })],
)

/**
 * What was put on file in one go, by the key its sender gave it: the same key and content is answered
 * as the first time, the same key with other content is a conflict. Append-only.
 */
export const recordings = pgTable(
  'recordings',
  {
    tenantId: tenantId(),
    source: text('source').notNull(),
    key: text('key').notNull(),
    contentHash: bytea('content_hash').notNull(),
    /** Null for what is about a contact point and no one person. */
    customerId: uuid('customer_id'),
    client: text('client').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
    /** Ids of the evidence, in the order of the input. */
    evidence: uuid('evidence').array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.source, t.key] })],
)
