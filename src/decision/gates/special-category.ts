import { openEmergencies } from '../bases/vital-interest.ts'
import type { PurposeRule } from '../catalogue-model.ts'
import { isExplicit, type ConsentState } from '../consent-state.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Subject } from '../subject.ts'
import type { Timeline } from '../timeline.ts'

/**
 * GDPR Art. 9(2): a basis under Art. 6 alone never opens a special category. Explicit consent (a)
 * and incapacity in an emergency (c) are asked of the person's evidence; the other conditions are
 * the controller's to declare in the rule.
 */
export function specialCategoryGate(facts: {
  readonly rule: PurposeRule
  readonly subject: Subject
  readonly timeline: Timeline
  readonly consent: () => ConsentState
}): readonly ReasonCode[] {
  const { rule, subject, timeline, consent } = facts
  switch (rule.art9) {
    case undefined:
      return ['SPECIAL_CATEGORY_NO_CONDITION']
    case 'A9-2-a':
      return isExplicit(consent()) ? [] : ['EXPLICIT_CONSENT_REQUIRED']
    case 'A9-2-c':
      return openEmergencies(subject, timeline).some((e) => e.incapable)
        ? []
        : ['SPECIAL_CATEGORY_NO_CONDITION']
    default:
      return []
  }
}
