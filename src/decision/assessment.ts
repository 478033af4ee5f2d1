import type { BasisFinding } from './bases/evaluator.ts'
import type { Catalogue, CompiledPurpose, CompiledVersion } from './catalogue.ts'
import type { PurposeRule } from './catalogue-model.ts'
import { consentState, type ConsentState } from './consent-state.ts'
import { minorsAndAutomationGate } from './gates/automation.ts'
import { channelGate } from './gates/channel.ts'
import { directMarketingObjections, objectionGate } from './gates/objection.ts'
import { recipientGate } from './gates/recipient.ts'
import type { Circumstances, Gate } from './question.ts'
import type { ReasonCode } from './reasons.ts'
import type { Subject } from './subject.ts'
import type { Timeline } from './timeline.ts'

/** A gate that fails, and why. */
export interface Failure {
  readonly gate: Gate
  readonly reasons: readonly ReasonCode[]
}

/** Findings that do not depend on the field, only on how its value came in. */
interface Assessment {
  readonly consent: ConsentState
  readonly basis: BasisFinding
  readonly failures: readonly Failure[]
}

/** A person in circumstances, with the rule that applies. */
export interface AssessmentFacts {
  readonly catalogue: Catalogue
  readonly subject: Subject
  readonly circumstances: Circumstances
  readonly purpose: CompiledPurpose
  readonly version: CompiledVersion
  readonly rule: PurposeRule
  readonly timeline: Timeline
}

/**
 * The assessment of the person for values that came through an identifier (or none); made once for
 * each, since consent can be bound to one.
 */
export function createAssessment(
  facts: AssessmentFacts,
): (identifier: string | undefined) => Assessment {
  const { subject, circumstances, version, rule, timeline } = facts
  const objections = (controller: string) =>
    directMarketingObjections(subject, facts, { ...circumstances, controller }, timeline)
  const marketing = objections(circumstances.controller)
  const made = new Map<string | undefined, Assessment>()

  function assess(identifier: string | undefined): Assessment {
    const consent = consentState(
      subject,
      {
        purpose: facts.purpose.key,
        controller: circumstances.controller,
        identifier,
        objections,
        directMarketing: version.directMarketing === true,
      },
      timeline,
    )
    const basisFacts = { ...facts, purpose: facts.purpose.key, consent }
    const operation = circumstances.operation ?? 'READ'
    const gateFacts = { ...basisFacts, basis: rule.basis, operation, marketing }
    const basis = facts.catalogue.bases.get(rule.basis)!(basisFacts)
    return {
      consent,
      basis,
      failures: [
        { gate: 'OBJECTION', reasons: objectionGate(gateFacts) },
        { gate: 'BASIS', reasons: basis.reasons },
        { gate: 'MINORS_AND_AUTOMATION', reasons: minorsAndAutomationGate(gateFacts) },
        { gate: 'CHANNEL', reasons: channelGate(gateFacts) },
        { gate: 'RECIPIENT', reasons: recipientGate(basisFacts) },
      ],
    }
  }

  return (identifier) => {
    let assessment = made.get(identifier)
    if (!assessment) made.set(identifier, (assessment = assess(identifier)))
    return assessment
  }
}
