import { hasOptedOut, lacksOptIn } from '../bases/opt-out-regime.ts'
import type { BasisFacts } from '../bases/evaluator.ts'
import type { ReasonCode } from '../reasons.ts'

/**
 * GDPR Art. 28, 13(1)(e)-(f), 44 to 49: registered for the purpose, and reachable lawfully. What
 * sells or shares data heeds the opt-out, whatever the basis is (CCPA 1798.120).
 */
export function recipientGate(facts: Omit<BasisFacts, 'version'>): readonly ReasonCode[] {
  const { catalogue, circumstances, purpose, rule } = facts
  const isBarred = rule.sellOrShare && (hasOptedOut(facts) || lacksOptIn(facts))
  const reasons: ReasonCode[] = isBarred ? ['OPTED_OUT'] : []
  const { recipient } = circumstances
  if (recipient === undefined) return reasons
  const registered = catalogue.recipients.get(recipient)
  if (!registered?.purposes.includes(purpose)) reasons.push('RECIPIENT_NOT_AUTHORISED')
  if (registered?.thirdCountry && !registered.transferMechanism) {
    reasons.push('TRANSFER_NOT_COVERED')
  }
  return reasons
}
