import type { Catalogue } from '../decision/catalogue.ts'
import { inPrecedence } from '../decision/decide.ts'
import { precedence, rankOf, type ReasonCode } from '../decision/reasons.ts'
import { createRuling, type Ruling } from '../decision/ruling.ts'
import type { Subject } from '../decision/subject.ts'
import { circumstancesOf, type DecisionContext } from './context.ts'
import { provenanceByField, type ProvenanceGroup } from './provenance.ts'
import { categoryTarget, type Targets } from '../catalogue/targets.ts'

/** The engine's answers for one person in one context, in the form that is stored beside the values. */
export interface Standing {
  /** One byte a target: 0 permits, else see `outcomeOf`. */
  readonly outcomes: Buffer
  readonly basis: string | null
  readonly purposeVersion: number | null
  readonly evidence: readonly string[]
  /** Until then (exclusive) nothing changes without new evidence; null for always. */
  readonly validUntil: number | null
}

/** A person's facts at an instant, read in one snapshot. */
export interface Person {
  readonly subject: Subject
  readonly provenance: readonly ProvenanceGroup[]
  /** The instant to decide at. Epoch milliseconds. */
  readonly at: number
}

/** Set in the byte of a denial that the caller must not learn of; the record keeps its reason. */
const SILENT = 0x80

/** The byte that stands for a reason; 0 for none. The ranks fit: there are fewer than 127 codes. */
const byteOf = (reason: ReasonCode | undefined): number =>
  reason === undefined ? 0 : rankOf(reason) + 1

/** The reason a byte stands for; undefined where it permits. */
export const reasonOf = (byte: number): ReasonCode | undefined =>
  byte === 0 ? undefined : precedence[(byte & ~SILENT) - 1]

/** True where the caller must not learn that something is denied. */
export const isSilent = (byte: number): boolean => (byte & SILENT) !== 0

/**
 * Decides every target of the catalogue for one person in one context. A field whose value has no
 * provenance is never permitted: no record, no answer.
 */
export function computeStanding(
  catalogue: Catalogue,
  targets: Targets,
  person: Person,
  context: DecisionContext,
): Standing {
  const ruling = createRuling(catalogue, person.subject, circumstancesOf(context, person.at))
  const origins = provenanceByField(person.provenance)
  const outcomes = Buffer.alloc(targets.size)
  targets.fields.forEach((field, index) => {
    outcomes[index] = fieldOutcome(ruling, field, origins.get(field))
  })
  outcomes[targets.erased] = isErased(person) ? 1 : 0
  const restricted = restrictedCategories(catalogue, targets, outcomes)
  targets.categories.forEach((category, index) => {
    const [reason] = inPrecedence(ruling.failures({ field: categoryTarget(category) }))
    const outcome = reason ?? (restricted.has(category) ? 'SUBJECT_RESTRICTED' : undefined)
    outcomes[targets.fields.length + index] = byteOf(outcome)
  })
  const grounds = [...new Set([undefined, ...person.provenance.map((g) => g.identifier)])].map(
    (identifier) => ruling.ground(identifier),
  )
  const evidence = [...new Set(grounds.flatMap((ground) => ground.evidence))].toSorted()
  return { outcomes, ...grounds[0]!, evidence, validUntil: ruling.next() }
}

/**
 * What is told of a denial is what would be told of an empty field: a reason that only the stored
 * value has (its age, its origin, the identifier it came through) would tell that there is one, so
 * such a denial is silent and looks like an empty field (`domain.md` 6, 12).
 */
function fieldOutcome(ruling: Ruling, field: string, origin: ProvenanceGroup | undefined): number {
  const [reason] = inPrecedence(
    ruling.failures({ field, value: origin, valueIdentifier: origin?.identifier }),
  )
  if (reason === undefined && origin) return 0
  const [told] = inPrecedence(ruling.failures({ field }))
  return told === undefined ? byteOf(reason ?? 'PURPOSE_INCOMPATIBLE') | SILENT : byteOf(told)
}

/** Erasure is told apart from the reasons: a fault of the request stands before it in precedence. */
const isErased = ({ subject, at }: Person): boolean =>
  (subject.erasures ?? []).some((e) => e.occurredAt <= at)

/** A restriction of one field holds for its category wherever other subgraphs keep such data. Art. 18. */
function restrictedCategories(
  catalogue: Catalogue,
  targets: Targets,
  outcomes: Buffer,
): ReadonlySet<string> {
  const restricted = targets.fields.filter(
    (_, index) => reasonOf(outcomes[index]!) === 'SUBJECT_RESTRICTED',
  )
  return new Set(restricted.flatMap((field) => catalogue.fields.get(field)?.categories ?? []))
}
