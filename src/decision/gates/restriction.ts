import type { CompiledVersion } from '../catalogue.ts'
import type { ConsentState } from '../consent-state.ts'
import type { Operation } from '../question.ts'
import type { Restriction, Subject } from '../subject.ts'
import { hasHappened, isVisible, type Timeline } from '../timeline.ts'

/** Restrictions in force. GDPR Art. 18(1). */
export const activeRestrictions = (subject: Subject, timeline: Timeline): readonly Restriction[] =>
  (subject.restrictions ?? []).filter(
    (r) => isVisible(r, timeline) && !hasHappened(r.liftedAt, r.liftedRecordedAt, timeline),
  )

/**
 * True where a restriction stops the use of the field. Storage and the person's own rights go on,
 * as do claims and the like, and what the person consented to in spite of it. GDPR Art. 18(2).
 */
export function isRestricted(facts: {
  readonly restrictions: readonly Restriction[]
  readonly field: string
  readonly operation: Operation
  readonly version: CompiledVersion
  readonly consent: () => ConsentState
}): boolean {
  const { restrictions, field, operation, version, consent } = facts
  const concerning = restrictions.filter((r) => r.fields === undefined || r.fields.includes(field))
  if (concerning.length === 0) return false
  if (operation === 'STORE' || operation === 'RIGHTS' || version.art18Exception) return false
  return !concerning.every((r) =>
    consent().live.some((g) => g.despiteRestriction && g.occurredAt > r.occurredAt),
  )
}
