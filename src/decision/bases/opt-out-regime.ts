import { isYounger } from '../age.ts'
import type { OptOut } from '../subject.ts'
import { hasHappened, isVisible } from '../timeline.ts'
import { fails, holds, type BasisEvaluator, type BasisFacts } from './evaluator.ts'

/** Below this age selling or sharing needs an opt-in. CCPA 1798.120(c). */
const OPT_IN_AGE = 16

/**
 * A regime that permits until one opts out: CCPA 1798.120, 1798.135. A minor's data is sold or shared
 * only after an opt-in.
 */
export const optOutRegime: BasisEvaluator = (facts) => {
  if (hasOptedOut(facts) || lacksOptIn(facts)) return fails(['OPTED_OUT'])
  return holds(needsOptIn(facts) ? facts.consent.grants.map((g) => g.id) : [])
}

const needsOptIn = ({ subject, rule, timeline }: Omit<BasisFacts, 'version'>): boolean =>
  rule.sellOrShare === true && isYounger(subject.birthDate, OPT_IN_AGE, timeline)

/** True where a minor's data would be sold or shared without an opt-in. CCPA 1798.120(c). */
export const lacksOptIn = (facts: Omit<BasisFacts, 'version'>): boolean =>
  needsOptIn(facts) && facts.consent.grants.length === 0

/**
 * True where the person opted out of this use. The Sec-GPC signal is an opt-out of sale and sharing
 * where the jurisdiction makes it binding, and no more than that.
 */
export function hasOptedOut(facts: Omit<BasisFacts, 'version' | 'consent'>): boolean {
  const { subject, rule, circumstances, timeline } = facts
  if (circumstances.gpc === true && rule.sellOrShare && isGpcBinding(facts)) return true
  return (subject.optOuts ?? []).some(
    (o) =>
      isVisible(o, timeline) &&
      !hasHappened(o.liftedAt, undefined, timeline) &&
      (o.source !== 'Sec-GPC' || isGpcBinding(facts)) &&
      concerns(o, facts),
  )
}

const isGpcBinding = ({ catalogue, subject }: Pick<BasisFacts, 'catalogue' | 'subject'>): boolean =>
  subject.jurisdiction !== undefined && catalogue.gpcJurisdictions.has(subject.jurisdiction)

/** One that names purposes is about those; else its kind says what it is about. */
const concerns = (
  optOut: OptOut,
  { rule, purpose }: Pick<BasisFacts, 'rule' | 'purpose'>,
): boolean =>
  optOut.purposes?.includes(purpose) ??
  (optOut.kind !== 'SELL_OR_SHARE' || rule.sellOrShare === true)
