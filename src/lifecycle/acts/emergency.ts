import type { Act } from '../act.ts'
import type { Envelope } from '../envelope.ts'
import { textOf } from '../problems.ts'
import { resolveReference, type EvidenceReference } from '../reference.ts'
import type { OutcomeInput } from './rights.ts'

/** An emergency. */
export interface EmergencyInput extends Envelope {
  readonly reason: string
  readonly declaredBy: string
  readonly incapable?: boolean | null | undefined
  readonly expiresAt: Date
}

/** The review of an emergency. */
export interface EmergencyReviewInput extends Envelope {
  readonly target: EvidenceReference
  readonly finding: 'JUSTIFIED' | 'NOT_JUSTIFIED'
  readonly reviewedBy: string
}

/** An emergency ends by itself. `domain.md` 1.3. */
const EMERGENCY_MAX_MS = 72 * 60 * 60_000
const NAME_LENGTH_MAX = 100
const REASON_LENGTH_MAX = 1000

/** Somebody's life is at stake. GDPR Art. 6(1)(d), 9(2)(c). */
export const declareEmergency: Act<EmergencyInput> = {
  name: 'declareEmergency',
  needs: () => ['EMERGENCY'],
  bySubject: () => false,
  draft(input, { problems, occurredAt }) {
    const reason = textOf(problems, ['reason'], input.reason, REASON_LENGTH_MAX)
    const declaredBy = textOf(problems, ['declaredBy'], input.declaredBy, NAME_LENGTH_MAX)
    const expiresAt = input.expiresAt.getTime()
    if (expiresAt <= occurredAt || expiresAt > occurredAt + EMERGENCY_MAX_MS) {
      const message = 'Is not within 72 hours after it was declared; declare anew where it goes on.'
      problems.add(['expiresAt'], 'OUT_OF_RANGE', message)
    }
    if (reason === undefined || declaredBy === undefined) return []
    const incapable = input.incapable === true
    return [
      {
        kind: 'EMERGENCY',
        detail: { expiresAt, reason, declaredBy, ...(incapable && { incapable }) },
      },
    ]
  },
}

/** It is over before its time. */
export const closeEmergency: Act<OutcomeInput> = {
  name: 'closeEmergency',
  needs: () => ['EMERGENCY'],
  bySubject: () => false,
  draft({ target: reference }, scope) {
    const target = resolveReference(reference, ['EMERGENCY'], ['target'], scope)
    return target === undefined ? [] : [{ kind: 'EMERGENCY_CLOSED', detail: { target } }]
  },
}

/** Whoever uses the exception answers for it afterwards. */
export const reviewEmergency: Act<EmergencyReviewInput> = {
  name: 'reviewEmergency',
  needs: () => ['EMERGENCY'],
  bySubject: () => false,
  draft({ target: reference, finding, reviewedBy: by }, scope) {
    const target = resolveReference(reference, ['EMERGENCY'], ['target'], scope)
    const reviewedBy = textOf(scope.problems, ['reviewedBy'], by, NAME_LENGTH_MAX)
    if (target === undefined || reviewedBy === undefined) return []
    return [{ kind: 'EMERGENCY_REVIEWED', detail: { target, finding, reviewedBy } }]
  },
}
