import { z } from 'zod'
import { isDuration } from './duration.ts'

const KEY_LENGTH_MAX = 100
const NAME_LENGTH_MAX = 200
const TEXT_LENGTH_MAX = 20_000

/** Builds a string schema with one sentence for whatever is wrong. */
const written = (pattern: RegExp, sentence: string) =>
  z
    .string()
    .max(KEY_LENGTH_MAX, `is longer than ${KEY_LENGTH_MAX} characters; shorten it`)
    .regex(pattern, sentence)

/** Key of a controller, client, recipient, notice, assessment, group or tenant. */
export const plainKey = written(
  /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/,
  'is not a key; write lower-case words joined by a hyphen, e.g. acme-pl',
)

/** Key of a purpose or a category: words joined by dots, the general one first. */
export const dottedKey = written(
  /^[a-z][a-z0-9_-]*(?:\.[a-z][a-z0-9_-]*)*$/,
  'is not a key; write lower-case words joined by dots, e.g. marketing.email',
)

/** Type and field of the graph, as in `Customer.email`. */
export const fieldKey = written(
  /^[A-Z][A-Za-z0-9_]*\.[a-z_][A-Za-z0-9_]*$/,
  'is not a field; write the type, a dot and the field, e.g. Customer.email',
)

/** ISO 3166 code of a country or of a part of one with its own law, e.g. `PL`, `US-CA`. */
export const jurisdictionCode = written(
  /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/,
  'is not a jurisdiction; write its ISO 3166 code, e.g. PL or US-CA',
)

/** A jurisdiction, or `*` for every one without a rule of its own. */
export const ruleScope = written(
  /^(?:\*|[A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/,
  "is not a jurisdiction; write its ISO 3166 code, e.g. PL or US-CA, or '*' for all others",
)

/** ISO 639-1 code of a language. */
export const languageCode = written(
  /^[a-z]{2}$/,
  'is not a language; write its ISO 639-1 code, e.g. en',
)

/** Words the rest of the system agrees on, e.g. the contract type `ORDER`. */
export const constantKey = written(/^[A-Z][A-Z0-9_]*$/, 'is not a code; write capitals, e.g. ORDER')

/** Without NUL, which PostgreSQL cannot store, and half a surrogate pair, which is no character. */
export const STORABLE = /^[^\0\p{Surrogate}]*$/u
const NOT_STORABLE = 'holds a character that cannot be stored; take it out'

/** A short name. */
export const name = z
  .string()
  .trim()
  .min(1, 'is empty; write a name')
  .max(NAME_LENGTH_MAX, `is longer than ${NAME_LENGTH_MAX} characters; shorten it`)
  .regex(STORABLE, NOT_STORABLE)

/** Text a person reads. */
export const prose = z
  .string()
  .trim()
  .min(1, 'is empty; write the text')
  .max(TEXT_LENGTH_MAX, `is longer than ${TEXT_LENGTH_MAX} characters; shorten it`)
  .regex(STORABLE, NOT_STORABLE)

/** A DPV term, by its prefix or in full. https://w3id.org/dpv */
export const dpvIri = written(
  /^(?:(?:dpv|pd|eu-gdpr):[A-Za-z0-9-]+|https:\/\/w3id\.org\/dpv\S*#\S+)$/,
  'is not a DPV term; write e.g. dpv:DirectMarketing or pd:EmailAddress',
)

/** Art. 9(2) condition as DPV spells it. */
export const art9Condition = written(
  /^A9-2-[a-j]$/,
  'is not an Art. 9(2) condition; write A9-2-a (explicit consent) to A9-2-j',
)

/** ISO 8601 duration, kept as written; `durationMs` says how long its units are. */
export const duration = z
  .string()
  .refine(isDuration, 'is not a period; write an ISO 8601 duration, e.g. P30D, P24M or P2Y')

const isoDate = z.iso.date()
const isoDateTime = z.iso.datetime({ offset: true })

/** ISO 8601 date (midnight UTC) or date and time with its offset; always given back as UTC. */
export const instant = z.string().transform((text, ctx) => {
  if (isoDate.safeParse(text).success || isoDateTime.safeParse(text).success) {
    return new Date(text).toISOString()
  }
  ctx.addIssue({
    code: 'custom',
    message: 'is not a date; write 2026-06-01, or 2026-06-01T08:00:00+02:00 with its offset',
  })
  return z.NEVER
})
