import type { LiveCatalogue } from '../catalogue/live.ts'
import { categoryTarget } from '../catalogue/targets.ts'
import { circumstancesOf, type DecisionContext } from '../customer/context.ts'
import { provenanceByField } from '../customer/provenance.ts'
import { computeStanding, reasonOf, type Person } from '../customer/standing.ts'
import { versionInForce, type CompiledVersion } from '../decision/catalogue.ts'
import { rankOf, type ReasonCode } from '../decision/reasons.ts'
import { createRuling } from '../decision/ruling.ts'
import { createTimeline } from '../decision/timeline.ts'

/** What one context permits of a person at an instant. */
export interface Permitted {
  readonly fields: readonly string[]
  /** The purpose is permitted where one of the data categories it covers is, whatever values are stored. */
  readonly categories: readonly string[]
  /** Until then (exclusive) nothing of it changes without new evidence; infinite for ever. */
  readonly next: number
}

/** What is permitted of nobody, or without a catalogue. */
export const NOTHING_PERMITTED: Permitted = { fields: [], categories: [], next: Infinity }

/**
 * The targets that a standing would permit, and nothing else of it. Several times quicker: a target that
 * the purpose does not cover is denied whatever the evidence, so the engine is not asked about it.
 */
export function permittedAt(
  person: Person,
  live: LiveCatalogue,
  context: DecisionContext,
): Permitted {
  // A restricted field bars its category too, also where the purpose does not cover the field.
  if ((person.subject.restrictions?.length ?? 0) > 0) return ofStanding(person, live, context)
  const purpose = live.engine.purposes.get(context.purpose)
  if (!purpose) return NOTHING_PERMITTED
  const timeline = createTimeline(person.at, undefined)
  const version = versionInForce(purpose, timeline)
  const soonest = () => timeline.next() ?? Infinity
  if (!version) return { ...NOTHING_PERMITTED, next: soonest() }
  const { fields, categories } = coveredBy(version, live)
  const ruling = createRuling(live.engine, person.subject, circumstancesOf(context, person.at))
  const origins = provenanceByField(person.provenance)
  const permitted = {
    fields: fields.filter((field) => {
      const value = origins.get(field)
      if (!value) return false
      return ruling.failures({ field, value, valueIdentifier: value.identifier }).length === 0
    }),
    categories: categories.filter(
      (category) => ruling.failures({ field: categoryTarget(category) }).length === 0,
    ),
  }
  return { ...permitted, next: Math.min(soonest(), ruling.next() ?? Infinity) }
}

interface Covered {
  readonly fields: readonly string[]
  readonly categories: readonly string[]
}

const known = new WeakMap<CompiledVersion, Covered>()

/** A version belongs to one revision, so what it covers there is worked out once. */
function coveredBy(version: CompiledVersion, { engine, targets }: LiveCatalogue): Covered {
  const existing = known.get(version)
  if (existing) return existing
  const isCovered = (target: string) => version.covers(engine.fields.get(target)!)
  const covered = {
    fields: targets.fields.filter(isCovered),
    categories: targets.categories.filter((category) => isCovered(categoryTarget(category))),
  }
  known.set(version, covered)
  return covered
}

function ofStanding(person: Person, live: LiveCatalogue, context: DecisionContext): Permitted {
  const { fields, categories } = live.targets
  const { outcomes, validUntil } = computeStanding(live.engine, live.targets, person, context)
  return {
    fields: fields.filter((_, index) => outcomes[index] === 0),
    categories: categories.filter((_, index) => outcomes[fields.length + index] === 0),
    next: validUntil ?? Infinity,
  }
}

/**
 * Why a purpose is not permitted: of the data categories it covers the reason that takes precedence.
 * Values are not looked at, so it tells nothing of any.
 */
export function reasonAgainst(
  person: Person,
  live: LiveCatalogue,
  context: DecisionContext,
): ReasonCode {
  const { outcomes } = computeStanding(live.engine, live.targets, person, context)
  const [reason = 'FIELD_NOT_COVERED'] = [
    ...new Set(outcomes.subarray(live.targets.fields.length, live.targets.erased)),
  ]
    .flatMap((byte) => reasonOf(byte) ?? [])
    .filter((code) => code !== 'FIELD_NOT_COVERED')
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  return reason
}
