import type { CompiledPurpose } from '../catalogue.ts'
import type { BasisKey, PurposeRule } from '../catalogue-model.ts'
import type { ValueProvenance } from '../question.ts'
import type { Timeline } from '../timeline.ts'

/** Bases under which further use does not ask for compatibility. GDPR Art. 6(4). */
const FREE_OF_BINDING: ReadonlySet<BasisKey> = new Set([
  'CONSENT',
  'LEGAL_OBLIGATION',
  'VITAL_INTEREST',
])

/** True where the value may serve a purpose it was not collected for. GDPR Art. 5(1)(b), 6(4). */
export function isCompatible(
  value: ValueProvenance,
  purpose: CompiledPurpose,
  basis: BasisKey,
  timeline: Timeline,
): boolean {
  if (FREE_OF_BINDING.has(basis) || value.collectedFor?.includes(purpose.key)) return true
  return (value.collectedFor ?? []).some((origin) => {
    const approvedAt = purpose.compatibleFrom.get(origin)
    return approvedAt !== undefined && timeline.known(approvedAt) && timeline.reached(approvedAt)
  })
}

/** True where the value is too old for the purpose. GDPR Art. 5(1)(e). */
export const isPastRetention = (
  value: ValueProvenance,
  rule: PurposeRule,
  timeline: Timeline,
): boolean =>
  rule.retentionMs !== undefined &&
  value.collectedAt !== undefined &&
  timeline.reached(value.collectedAt + rule.retentionMs)
