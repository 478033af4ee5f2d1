import { z } from 'zod'
import { sha256 } from './hash.ts'
import {
  art9Condition,
  constantKey,
  dottedKey,
  dpvIri,
  duration,
  fieldKey,
  instant,
  jurisdictionCode,
  languageCode,
  name,
  plainKey,
  prose,
  ruleScope,
} from './values.ts'

const titles = z.record(languageCode, name)

const controller = z.strictObject({
  legalName: name,
  country: jurisdictionCode,
  contact: prose,
  /** How the data protection officer is reached. GDPR Art. 13(1)(b). */
  dpo: prose,
  /** A brand is presentation; the controller is the law. */
  brands: z.array(name).default([]),
})

const jurisdiction = z.strictObject({
  name,
  /** Age from which a child consents alone. GDPR Art. 8(1). */
  childAge: z.int().min(13).max(18),
  /** The Sec-GPC signal is binding here. CCPA 1798.135. */
  gpc: z.boolean().default(false),
  /** IANA zone in which terms and birthdays are counted. */
  zone: name,
  /** Key of the calendar of public holidays. Reg. (EEC) 1182/71. */
  calendar: name,
})

const dataCategory = z.strictObject({
  dpv: dpvIri,
  /** Under GDPR Art. 9(1); what is below it is so too. */
  special: z.boolean().default(false),
  titles,
})

const field = z.strictObject({ categories: z.array(dottedKey), dpv: dpvIri })

const rule = z.strictObject({
  basis: z.enum([
    'CONSENT',
    'CONTRACT',
    'LEGAL_OBLIGATION',
    'VITAL_INTEREST',
    'PUBLIC_INTEREST',
    'LEGITIMATE_INTEREST',
    'OPT_OUT_REGIME',
  ]),
  art9: art9Condition.exactOptional(),
  consentValidity: duration.exactOptional(),
  /** How long a value may be used for the purpose after it was collected. GDPR Art. 5(1)(e). */
  retention: duration.exactOptional(),
  /** How long after the contract, case or task is over; whoever records its end counts it in. */
  retentionAfterEnd: duration.exactOptional(),
  doubleOptIn: z.boolean().default(false),
  contractTypes: z.array(constantKey).default([]),
  obligation: z
    .strictObject({ law: prose, trigger: constantKey, retention: duration })
    .exactOptional(),
  /** The obligation needs no trigger, e.g. answering the person's own requests. */
  always: z.boolean().default(false),
  task: z.strictObject({ law: prose, from: instant, to: instant.exactOptional() }).exactOptional(),
  /** Sells or shares data in the sense of CCPA 1798.140. */
  sellOrShare: z.boolean().default(false),
})

const purposeText = z.strictObject({
  title: name,
  description: prose,
  /** The period of storage in words. GDPR Art. 13(2)(a). */
  retention: prose.exactOptional(),
})

const purposeVersion = z.strictObject({
  version: z.int().min(1),
  publishedAt: instant,
  effectiveFrom: instant,
  /** Needed only for a gap: a version ends when the next one takes effect. */
  effectiveTo: instant.exactOptional(),
  controllers: z.array(plainKey).min(1, 'names no controller; name at least one'),
  categories: z.array(dottedKey).min(1, 'covers no category; name what the purpose needs'),
  directMarketing: z.boolean().default(false),
  profiling: z.boolean().default(false),
  serviceMessage: z.boolean().default(false),
  survivesErasure: z.boolean().default(false),
  art18Exception: z.boolean().default(false),
  /** Consent given to an older version than this no longer counts. */
  reconsentCutoff: z.int().min(1).exactOptional(),
  /** Whether the change from the version before matters to a person who consented. */
  material: z.boolean().exactOptional(),
  /** Lets a rule move from consent to another basis; EDPB 05/2020 on swapping. */
  override: z.strictObject({ reason: prose, approvedBy: name }).exactOptional(),
  texts: z.record(languageCode, purposeText),
  rules: z.record(ruleScope, rule),
})

const purpose = z.strictObject({
  group: plainKey,
  /** Who answers for the purpose inside the company. */
  owner: name,
  dpv: dpvIri,
  fideslang: dottedKey,
  versions: z.array(purposeVersion),
  /** From here on the purpose is no longer pursued. */
  retirement: z
    .strictObject({ publishedAt: instant, effectiveFrom: instant, reason: prose })
    .exactOptional(),
})

const noticeText = z
  .strictObject({ title: name, body: prose })
  .transform((text) => ({ ...text, bodyHash: sha256(text.body) }))

const noticeVersion = z.strictObject({
  version: z.int().min(1),
  publishedAt: instant,
  controllers: z.array(plainKey).min(1, 'names no controller; name at least one'),
  purposes: z.array(dottedKey),
  recipients: z.array(plainKey).default([]),
  texts: z.record(languageCode, noticeText),
})

const notice = z.strictObject({ versions: z.array(noticeVersion) })

const approval = {
  approvedAt: instant,
  approvedBy: name,
  /** When it was put on file; nothing is put on file for the past. */
  recordedAt: instant,
  reviewDue: instant.exactOptional(),
  summary: prose,
  /** SHA-256 of the full document, which stays where the company keeps it. */
  documentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256; write its 64 hexadecimal digits')
    .exactOptional(),
}

const assessment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('LIA'), purposes: z.array(dottedKey), ...approval }),
  z.strictObject({ kind: z.literal('DPIA'), purposes: z.array(dottedKey), ...approval }),
  z.strictObject({
    kind: z.literal('COMPATIBILITY'),
    from: z.array(dottedKey),
    to: dottedKey,
    ...approval,
  }),
])

const recipient = z.strictObject({
  name,
  purposes: z.array(dottedKey),
  /** Not a processor: must be named in the notice a consent was given to. GDPR Art. 13(1)(e). */
  thirdParty: z.boolean().default(false),
  country: jurisdictionCode,
  thirdCountry: z.boolean().default(false),
  /** Art. 45 to 49 instrument, for a third country. */
  transferMechanism: name.exactOptional(),
})

/**
 * Acts a client can be registered to put on file. REVOCATION is a consent ended by the company or struck
 * down by an authority; SUPPRESSION is about a contact point, whoever has it.
 */
export const recordableActs = [
  'CONSENT',
  'REVOCATION',
  'PREFERENCE',
  'TERMS',
  'CONTRACT',
  'TRIGGER',
  'NOTICE',
  'OBJECTION',
  'OBJECTION_OUTCOME',
  'RESTRICTION',
  'RESTRICTION_LIFTING',
  'EMERGENCY',
  'OPT_OUT',
  'SOFT_OPT_IN',
  'SUPPRESSION',
] as const

/** One of them. */
export type RecordableAct = (typeof recordableActs)[number]

const client = z.strictObject({
  name,
  kind: z.enum([
    'commerce',
    'service',
    'sales',
    'marketing',
    'analytics',
    'delivery',
    'self-service',
    'regulator',
    'public-sector',
    'development',
  ]),
  controller: plainKey,
  /** What it may declare, and nothing else. GDPR Art. 29, 32(4). */
  purposes: z.array(dottedKey),
  operation: z
    .enum(['STORE', 'READ', 'INGEST', 'EGRESS', 'AUTOMATED_DECISION', 'RIGHTS'])
    .default('READ'),
  channel: plainKey.exactOptional(),
  topic: plainKey.exactOptional(),
  recipient: plainKey.exactOptional(),
  /** What it may put on file; nothing where absent. */
  records: z.array(z.enum(recordableActs)).min(1, 'is empty; leave it out').exactOptional(),
  /** Sources it speaks for beside itself, such as the tills of a shop. */
  sources: z.array(plainKey).min(1, 'is empty; leave it out').exactOptional(),
  /** It may publish revisions of the catalogue. */
  publishes: z.literal(true).exactOptional(),
})

const sections = {
  controllers: z.record(plainKey, controller),
  jurisdictions: z.record(jurisdictionCode, jurisdiction),
  dataCategories: z.record(dottedKey, dataCategory),
  fields: z.record(fieldKey, field),
  purposeGroups: z.record(plainKey, z.strictObject({ titles })),
  purposes: z.record(dottedKey, purpose),
  notices: z.record(plainKey, notice),
  assessments: z.record(plainKey, assessment),
  recipients: z.record(plainKey, recipient),
  clients: z.record(plainKey, client),
}

const languages = z.array(languageCode).min(1, 'is empty; name the languages every text must have')

/** One file of a catalogue: any of the sections, in any order. */
export const fileSchema = z.strictObject({ tenant: plainKey, languages, ...sections }).partial()

/** A section of named entries. */
export type SectionName = keyof typeof sections

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T

/**
 * A whole catalogue as plain data: every entry under its key, defaults filled in, instants as ISO 8601
 * UTC with milliseconds, durations as written. Two documents mean the same iff their JSON is equal but
 * for the order of keys.
 */
export type CatalogueDocument = Frozen<
  { tenant: string; languages: string[] } & { [S in SectionName]: z.output<(typeof sections)[S]> }
>

/** A purpose with all its versions, oldest first. */
export type Purpose = CatalogueDocument['purposes'][string]

/** One published version of a purpose as it stands in the files. */
export type PurposeVersionDocument = Purpose['versions'][number]

/** What makes one purpose version lawful in one jurisdiction. GDPR Art. 6. */
export type RuleDocument = PurposeVersionDocument['rules'][string]
