import { createAssessment, type AssessmentFacts, type Failure } from './assessment.ts'
import type { Catalogue, CompiledField, CompiledPurpose, CompiledVersion } from './catalogue.ts'
import { versionInForce } from './catalogue.ts'
import type { PurposeRule } from './catalogue-model.ts'
import { activeRestrictions, isRestricted } from './gates/restriction.ts'
import { specialCategoryGate } from './gates/special-category.ts'
import { isCompatible, isPastRetention } from './gates/value.ts'
import type { Circumstances, FieldUse, Gate } from './question.ts'
import type { ReasonCode } from './reasons.ts'
import type { Subject } from './subject.ts'
import { createTimeline, isVisible, type Timeline } from './timeline.ts'

/** What one person's evidence amounts to in one set of circumstances, asked field by field. */
export interface Ruling {
  /** The gates that fail, with their reasons, in the order of the gates; none means permitted. */
  failures(use: FieldUse): readonly Failure[]
  /** What the basis rests on for values that came through this identifier. */
  ground(valueIdentifier?: string): Ground
  /** Nearest instant ahead that anything asked so far was compared with; null if none. */
  next(): number | null
  /** Latest instant, not after the moment asked about, that it was compared with; null if none. */
  last(): number | null
}

/** The rule applied and the evidence it rests on; nulls where no rule was reached. */
export interface Ground {
  readonly basis: string | null
  readonly purposeVersion: number | null
  readonly evidence: readonly string[]
}

/** The rule that applies, before anything about the person but the jurisdiction is looked at. */
interface Applicable {
  readonly purpose: CompiledPurpose
  readonly version: CompiledVersion
  readonly rule: PurposeRule
}

const NO_GROUND: Ground = { basis: null, purposeVersion: null, evidence: [] }

/**
 * Rules on one person in one set of circumstances (`domain.md` 1.2). Work that does not depend on
 * the field is done once, so a whole profile costs little more than one field. Total: what is
 * missing denies, nothing throws.
 */
export function createRuling(
  catalogue: Catalogue,
  subject: Subject,
  circumstances: Circumstances,
): Ruling {
  const timeline = createTimeline(circumstances.at, circumstances.asKnownAt)
  const caller = callerFault(catalogue, circumstances)
  if (caller) return refusal([caller], timeline)
  const found = applicableRule(catalogue, subject, circumstances, timeline)
  const person =
    typeof found === 'string'
      ? null
      : rulingOnPerson({ catalogue, subject, circumstances, ...found, timeline })
  return {
    failures(use) {
      const field = catalogue.fields.get(use.field)
      if (!field || field.categories.length === 0) return [requestFault('FIELD_UNCLASSIFIED')]
      return person ? person.failures(use, field) : [requestFault(found as ReasonCode)]
    },
    ground: (identifier) => person?.ground(identifier) ?? NO_GROUND,
    next: timeline.next,
    last: timeline.last,
  }
}

const requestFault = (reason: ReasonCode): Failure => ({ gate: 'REQUEST', reasons: [reason] })

function refusal(reasons: readonly ReasonCode[], timeline: Timeline): Ruling {
  const failures: readonly Failure[] = [{ gate: 'REQUEST', reasons }]
  const sides = { next: timeline.next, last: timeline.last }
  return { failures: () => failures, ground: () => NO_GROUND, ...sides }
}

/** Who asks, and for what: the same for every person, so it tells nothing about any. */
function callerFault(
  catalogue: Catalogue,
  { purpose, client }: Circumstances,
): ReasonCode | undefined {
  if (!purpose) return 'PURPOSE_MISSING'
  if (!catalogue.purposes.has(purpose)) return 'PURPOSE_UNKNOWN'
  if (client !== undefined && !catalogue.clients.get(client)?.has(purpose)) {
    return 'CALLER_NOT_AUTHORISED'
  }
  return undefined
}

function applicableRule(
  catalogue: Catalogue,
  subject: Subject,
  circumstances: Circumstances,
  timeline: Timeline,
): Applicable | ReasonCode {
  const purpose = catalogue.purposes.get(circumstances.purpose!)!
  const version = versionInForce(purpose, timeline)
  if (!version) return 'PURPOSE_NOT_IN_FORCE'
  if (!version.controllers.includes(circumstances.controller)) return 'CONTROLLER_NOT_COVERED'
  const rule = catalogue.ruleFor(version, subject.jurisdiction)
  if (!rule || !catalogue.bases.has(rule.basis)) return 'BASIS_UNDEFINED'
  return { purpose, version, rule }
}

function rulingOnPerson(facts: AssessmentFacts) {
  const { subject, circumstances, purpose, version, rule, timeline } = facts
  const operation = circumstances.operation ?? 'READ'
  const erased =
    !version.survivesErasure && (subject.erasures ?? []).some((e) => isVisible(e, timeline))
  const restrictions = activeRestrictions(subject, timeline)
  const assess = createAssessment(facts)

  return {
    failures(use: FieldUse, field: CompiledField): readonly Failure[] {
      const consent = () => assess(use.valueIdentifier).consent
      const failing: Failure[] = [...assess(use.valueIdentifier).failures]
      const test = (gate: Gate, reason: ReasonCode, fails: boolean) => {
        if (fails) failing.push({ gate, reasons: [reason] })
      }
      test('ERASURE', 'SUBJECT_ERASED', erased)
      const restricted = isRestricted({
        restrictions,
        field: field.name,
        operation,
        version,
        consent,
      })
      test('RESTRICTION', 'SUBJECT_RESTRICTED', restricted)
      test('MINIMISATION', 'FIELD_NOT_COVERED', !version.covers(field))
      if (version.coversSpecial(field)) {
        const reasons = specialCategoryGate({ rule, subject, timeline, consent })
        failing.push({ gate: 'SPECIAL_CATEGORY', reasons })
      }
      if (use.value) {
        const bound = !isCompatible(use.value, purpose, rule.basis, timeline)
        test('PURPOSE_BINDING', 'PURPOSE_INCOMPATIBLE', bound)
        test('RETENTION', 'RETENTION_ENDED', isPastRetention(use.value, rule, timeline))
      }
      return failing.filter((f) => f.reasons.length > 0)
    },
    ground: (identifier: string | undefined): Ground => ({
      basis: rule.basis,
      purposeVersion: version.version,
      evidence: [...new Set(assess(identifier).basis.evidence)].toSorted(),
    }),
  }
}
