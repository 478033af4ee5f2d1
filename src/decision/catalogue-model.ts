/**
 * What the controller has laid down, as plain data: the `catalogue` of a scenario file. Times are
 * epoch milliseconds UTC, intervals half-open `[from, to)`, durations milliseconds.
 */
export interface CatalogueModel {
  readonly fields: Readonly<Record<string, FieldModel>>
  /** Category prefixes of GDPR Art. 9(1). */
  readonly specialCategories: readonly string[]
  /** Age from which a child consents alone, per jurisdiction; 16 where absent. GDPR Art. 8(1). */
  readonly childAge: Readonly<Record<string, number>>
  /** Rule key used where a purpose has no rule for the subject's jurisdiction. */
  readonly fallbackJurisdiction?: string
  /** Jurisdictions in which the Sec-GPC signal is binding. CCPA 1798.135. */
  readonly gpcJurisdictions?: readonly string[]
  readonly clients: Readonly<Record<string, { readonly purposes: readonly string[] }>>
  readonly recipients: Readonly<Record<string, RecipientModel>>
  readonly suppressions?: readonly Suppression[]
  /** Recorded compatibility assessments of further use. GDPR Art. 6(4). */
  readonly compatible?: readonly CompatibilityModel[]
  readonly purposes: Readonly<Record<string, { readonly versions: readonly PurposeVersion[] }>>
}

/** A field and the data categories it carries; none means unclassified, hence denied. */
export interface FieldModel {
  readonly categories: readonly string[]
}

/** A party that may be given data. GDPR Art. 4(9), 28, 44. */
export interface RecipientModel {
  readonly purposes: readonly string[]
  /** A third party must be named in the notice that was consented to. */
  readonly thirdParty?: boolean
  readonly thirdCountry?: boolean
  /** Art. 45 to 49 instrument, for a third country. */
  readonly transferMechanism?: string
}

/** A contact point that must not be used, by keyed hash. */
export interface Suppression {
  readonly contactHash: string
  readonly channel?: string
  readonly occurredAt: number
}

/** Use for `to` of what was collected for `from` was assessed and found compatible. */
export interface CompatibilityModel {
  readonly from: string
  readonly to: string
  readonly approvedAt: number
}

/** One immutable version of a purpose. */
export interface PurposeVersion {
  readonly version: number
  readonly publishedAt: number
  readonly effectiveFrom: number
  readonly effectiveTo?: number
  readonly controllers: readonly string[]
  /** Category prefixes the purpose needs, and no more. GDPR Art. 5(1)(c). */
  readonly categories: readonly string[]
  readonly directMarketing?: boolean
  readonly profiling?: boolean
  /** A message the service itself needs; marketing preferences do not stop it. */
  readonly serviceMessage?: boolean
  /** Goes on after erasure. GDPR Art. 17(3)(b),(e). */
  readonly survivesErasure?: boolean
  /** Goes on under restriction. GDPR Art. 18(2). */
  readonly art18Exception?: boolean
  /** Consent given to an older version than this no longer counts. */
  readonly reconsentCutoff?: number
  /** Exactly one basis per jurisdiction; `*` (see `fallbackJurisdiction`) for the rest. */
  readonly rules: Readonly<Record<string, PurposeRule>>
}

/** Keys of the built-in evaluators; the registry in `bases/registry.ts` is open for more. */
export type BasisKey =
  | 'CONSENT'
  | 'CONTRACT'
  | 'LEGAL_OBLIGATION'
  | 'VITAL_INTEREST'
  | 'PUBLIC_INTEREST'
  | 'LEGITIMATE_INTEREST'
  | 'OPT_OUT_REGIME'

/** How one purpose version is lawful in one jurisdiction. */
export interface PurposeRule {
  readonly basis: BasisKey
  /** Art. 9(2) condition as DPV spells it, e.g. `A9-2-a`. */
  readonly art9?: string
  readonly consentValidityMs?: number
  /** How long a value may be used for this purpose after it was collected. */
  readonly retentionMs?: number
  readonly doubleOptIn?: boolean
  readonly contractTypes?: readonly string[]
  readonly obligation?: {
    readonly law?: string
    readonly trigger: string
    readonly retentionMs: number
  }
  /** The obligation needs no trigger, e.g. answering the person's own requests. */
  readonly always?: boolean
  readonly assessments?: readonly AssessmentModel[]
  readonly task?: { readonly law?: string; readonly from: number; readonly to?: number }
  /** The processing sells or shares data in the sense of CCPA 1798.140. */
  readonly sellOrShare?: boolean
}

/** A legitimate-interest assessment. */
export interface AssessmentModel {
  readonly approvedAt: number
  readonly recordedAt?: number
  readonly reviewDue?: number
}
