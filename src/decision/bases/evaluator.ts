import type { Catalogue, CompiledVersion } from '../catalogue.ts'
import type { PurposeRule } from '../catalogue-model.ts'
import type { ConsentState } from '../consent-state.ts'
import type { Circumstances } from '../question.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Subject } from '../subject.ts'
import type { Timeline } from '../timeline.ts'

/** What an evaluator may look at. */
export interface BasisFacts {
  readonly catalogue: Catalogue
  readonly subject: Subject
  readonly purpose: string
  readonly version: CompiledVersion
  readonly rule: PurposeRule
  readonly circumstances: Circumstances
  readonly timeline: Timeline
  /** Consent for this purpose and controller, whatever the basis is. */
  readonly consent: ConsentState
}

/** Why the basis does not hold (nothing where it does) and the evidence that decided it. */
export interface BasisFinding {
  readonly reasons: readonly ReasonCode[]
  readonly evidence: readonly string[]
}

/** Whether one lawful basis holds; total, pure, every failing reason told. */
export type BasisEvaluator = (facts: BasisFacts) => BasisFinding

type Ids = readonly (string | undefined)[]

/** The finding where the basis does not hold, with the evidence that speaks against it. */
export const fails = (reasons: readonly ReasonCode[], evidence: Ids = []): BasisFinding => ({
  reasons,
  evidence: evidence.filter((id) => id !== undefined),
})

/** The finding where it holds. */
export const holds = (evidence: Ids = []): BasisFinding => fails([], evidence)
