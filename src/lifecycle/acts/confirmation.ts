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
  // That somebody is signed in does not prove that the address is theirs; whoever sent the link does.
  bySubject: () => false,
  draft({ targets }, scope) {
    if (!isBounded(scope.problems, ['targets'], targets, TARGETS_MAX)) return []
    return targets.flatMap((reference, i) => {
      const target = resolveReference(reference, ['EXPRESSION'], ['targets', i], scope)
      const found = scope.dossier.evidence.find((e) => e.id === target)
      if (found?.kind === 'EXPRESSION' && !['GIVEN', 'RENEWED'].includes(found.detail.state)) {
        const message = 'Is not a consent that was given; there is nothing to confirm.'
        scope.problems.add(['targets', i], 'WRONG_KIND', message)
      }
      return target === undefined ? [] : [{ kind: 'CONFIRMATION', detail: { target } } as const]
    })
  },
}
