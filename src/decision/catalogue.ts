import { builtInBases } from './bases/registry.ts'
import type { BasisEvaluator } from './bases/evaluator.ts'
import type {
  CatalogueModel,
  PurposeRule,
  PurposeVersion,
  RecipientModel,
  Suppression,
} from './catalogue-model.ts'
import type { Timeline } from './timeline.ts'

/** The catalogue as the engine asks it: looked up, never searched. */
export interface Catalogue {
  readonly fields: ReadonlyMap<string, CompiledField>
  readonly purposes: ReadonlyMap<string, CompiledPurpose>
  readonly clients: ReadonlyMap<string, ReadonlySet<string>>
  readonly recipients: ReadonlyMap<string, RecipientModel>
  readonly suppressions: readonly Suppression[]
  readonly gpcJurisdictions: ReadonlySet<string>
  readonly bases: ReadonlyMap<string, BasisEvaluator>
  /** Age of consent of a child; 16 unless the jurisdiction has another. GDPR Art. 8(1). */
  childAge(jurisdiction: string | undefined): number
  /** The rule for a jurisdiction, else that of the fallback, else none. */
  ruleFor(version: PurposeVersion, jurisdiction: string | undefined): PurposeRule | undefined
}

/** A field with what follows from its categories. */
export interface CompiledField {
  readonly name: string
  readonly categories: readonly string[]
  /** Those of its categories that are under GDPR Art. 9(1). */
  readonly special: readonly string[]
}

/** A purpose with its versions, newest first, and the assessments of use for it. */
export interface CompiledPurpose {
  readonly key: string
  readonly versions: readonly CompiledVersion[]
  /** Origin purposes assessed as compatible, with the instant of approval. GDPR Art. 6(4). */
  readonly compatibleFrom: ReadonlyMap<string, number>
}

/** A purpose version that answers coverage without searching twice. */
export interface CompiledVersion extends PurposeVersion {
  /** Every category of the field is under one the version names. GDPR Art. 5(1)(c). */
  covers(field: CompiledField): boolean
  /** Some special category of the field is. */
  coversSpecial(field: CompiledField): boolean
}

/** True where `category` is `prefix` or below it; `user.name` does not hold `user.nameplate`. */
export const isUnder = (category: string, prefix: string): boolean =>
  category === prefix || category.startsWith(`${prefix}.`)

const ADULT_AGE_OF_CONSENT = 16

/**
 * Compiles a catalogue once per revision. `bases` adds or replaces evaluators of lawful bases for
 * regimes that are not built in.
 */
export function compileCatalogue(
  model: CatalogueModel,
  bases: Readonly<Record<string, BasisEvaluator>> = {},
): Catalogue {
  const fields = new Map(
    Object.entries(model.fields).map(([name, { categories }]) => [
      name,
      {
        name,
        categories,
        special: categories.filter((c) => model.specialCategories.some((s) => isUnder(c, s))),
      },
    ]),
  )
  const fallback = model.fallbackJurisdiction
  return {
    fields,
    purposes: new Map(
      Object.entries(model.purposes).map(([key, { versions }]) => [
        key,
        {
          key,
          versions: versions.map(compileVersion).toSorted((a, b) => b.version - a.version),
          compatibleFrom: compatibleOrigins(model, key),
        },
      ]),
    ),
    clients: new Map(Object.entries(model.clients).map(([k, c]) => [k, new Set(c.purposes)])),
    recipients: new Map(Object.entries(model.recipients)),
    suppressions: model.suppressions ?? [],
    gpcJurisdictions: new Set(model.gpcJurisdictions),
    bases: new Map([...builtInBases, ...Object.entries(bases)]),
    childAge: (jurisdiction) =>
      (jurisdiction === undefined ? undefined : model.childAge[jurisdiction]) ??
      ADULT_AGE_OF_CONSENT,
    ruleFor: (version, jurisdiction) =>
      (jurisdiction === undefined ? undefined : version.rules[jurisdiction]) ??
      (fallback === undefined ? undefined : version.rules[fallback]),
  }
}

function compileVersion(version: PurposeVersion): CompiledVersion {
  const known = new Map<string, boolean>()
  const covered = (category: string) => version.categories.some((c) => isUnder(category, c))
  return {
    ...version,
    covers(field) {
      let answer = known.get(field.name)
      if (answer === undefined) known.set(field.name, (answer = field.categories.every(covered)))
      return answer
    },
    coversSpecial: (field) => field.special.some(covered),
  }
}

function compatibleOrigins(model: CatalogueModel, purpose: string): ReadonlyMap<string, number> {
  const origins = new Map<string, number>()
  for (const { from, to, approvedAt } of model.compatible ?? []) {
    if (to === purpose) origins.set(from, Math.min(approvedAt, origins.get(from) ?? Infinity))
  }
  return origins
}

/**
 * The version in force: the highest one published by `asKnownAt` whose effective interval holds
 * `at`; none if there is none. A version is never applied before it was told. GDPR Art. 13(1)(c).
 */
export function versionInForce(
  purpose: CompiledPurpose,
  timeline: Timeline,
): CompiledVersion | undefined {
  return purpose.versions.find(
    (v) =>
      timeline.known(v.publishedAt) &&
      timeline.reached(v.effectiveFrom) &&
      !(v.effectiveTo !== undefined && timeline.reached(v.effectiveTo)),
  )
}
