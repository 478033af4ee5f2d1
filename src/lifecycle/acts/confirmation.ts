import type { Act } from '../act.ts'
import type { Envelope } from '../envelope.ts'
import { isBounded } from '../problems.ts'
import { resolveReference, type EvidenceReference } from '../reference.ts'

/** The second step of a double opt-in. */
export interface ConfirmationInput extends Envelope {
  readonly targets: readonly EvidenceReference[]
}

const TARGETS_MAX = 50

/** The person followed the link: the consents named count from now on. */
export const confirmConsent: Act<ConfirmationInput> = {
  name: 'confirmConsent',
  needs: () => ['CONSENT'],
  bySubject: () => true,
  draft({ targets }, scope) {
    if (!isBounded(scope.problems, ['targets'], targets, TARGETS_MAX)) return []
    return targets.flatMap((reference, i) => {
      const target = resolveReference(reference, ['EXPRESSION'], ['targets', i], scope)
      return target === undefined ? [] : [{ kind: 'CONFIRMATION', detail: { target } } as const]
    })
  },
}
