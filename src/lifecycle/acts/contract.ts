import type { EvidenceDetail } from '../../evidence/kinds.ts'
import type { Act, ActScope, Draft } from '../act.ts'
import type { Envelope } from '../envelope.ts'
import { textOf } from '../problems.ts'
import { resolveReference, type EvidenceReference } from '../reference.ts'

/** Terms a customer accepted, and the contract concluded with it. */
export interface TermsInput extends Envelope {
  readonly terms: string
  readonly version: number
  readonly language: string
  readonly documentHash?: string | null | undefined
  readonly contractType?: string | null | undefined
}

/** A contract, or steps towards one. */
export interface ContractInput extends Envelope {
  readonly type: string
  readonly reference?: string | null | undefined
  readonly startsAt?: Date | null | undefined
  readonly endsAt?: Date | null | undefined
  readonly performanceUntil?: Date | null | undefined
}

/** What happened to a contract. */
export interface ContractChangeInput extends Envelope {
  readonly target: EvidenceReference
  readonly event: 'FULFILLED' | 'RETURNED' | 'SETTLED' | 'CANCELLED' | 'EXTENDED'
  readonly endsAt?: Date | null | undefined
  readonly performanceUntil?: Date | null | undefined
}

const NAME_LENGTH_MAX = 100
const KEY = /^[a-z][a-z0-9-]{0,60}$/
const HASH = /^[0-9a-f]{64}$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/

/** Accepting terms is evidence of a contract and never a consent. GDPR Art. 7(2), (4). */
export const acceptTerms: Act<TermsInput> = {
  name: 'acceptTerms',
  ofController: true,
  needs: ({ contractType }) =>
    (contractType ?? undefined) === undefined ? ['TERMS'] : ['TERMS', 'CONTRACT'],
  bySubject: () => true,
  draft(input, scope) {
    const { problems, caller } = scope
    const { terms, version, language } = input
    if (!KEY.test(terms)) {
      problems.add(['terms'], 'NOT_A_KEY', 'Is not a key; write it as general-terms.')
    }
    if (version < 1) problems.add(['version'], 'OUT_OF_RANGE', 'Is 1 or more.')
    if (!LANGUAGE.test(language)) {
      problems.add(['language'], 'NOT_A_LANGUAGE', 'Is not BCP 47; write it as pl or de-AT.')
    }
    const documentHash = input.documentHash ?? undefined
    if (documentHash !== undefined && !HASH.test(documentHash)) {
      const message = 'Is not a SHA-256; write its 64 hexadecimal digits in lower case.'
      problems.add(['documentHash'], 'NOT_A_HASH', message)
    }
    const detail: EvidenceDetail['TERMS'] = {
      terms,
      version,
      language,
      controller: caller.controller,
      ...(documentHash !== undefined && { documentHash }),
    }
    const accepted: Draft = { kind: 'TERMS', detail }
    const named = input.contractType ?? undefined
    if (named === undefined) return [accepted]
    const type = contractTypeOf(named, ['contractType'], scope)
    return [accepted, { kind: 'CONTRACT', detail: { controller: caller.controller, type } }]
  },
}

/** A contract with the company the client acts for. GDPR Art. 6(1)(b). */
export const recordContract: Act<ContractInput> = {
  name: 'recordContract',
  ofController: true,
  needs: () => ['CONTRACT'],
  bySubject: () => false,
  draft(input, scope) {
    const { problems, caller, occurredAt } = scope
    const startsAt = input.startsAt?.getTime()
    const endsAt = input.endsAt?.getTime()
    if (endsAt !== undefined && endsAt < (startsAt ?? occurredAt)) {
      problems.add(['endsAt'], 'NOT_AFTER', 'Is before the contract begins; correct one of them.')
    }
    const reference = textOf(problems, ['reference'], input.reference, NAME_LENGTH_MAX)
    const detail: EvidenceDetail['CONTRACT'] = {
      controller: caller.controller,
      type: contractTypeOf(input.type, ['type'], scope),
      ...(startsAt !== undefined && { startsAt }),
      ...(endsAt !== undefined && { endsAt }),
      ...(input.performanceUntil && { performanceUntil: input.performanceUntil.getTime() }),
      ...(reference !== undefined && { reference }),
    }
    return [{ kind: 'CONTRACT', detail }]
  },
}

/**
 * Goods that come back do not end the contract before the refund is paid (SETTLED), or the day named for
 * it has come; the warranty stays as it is unless it is said to end. `domain.md` 1.3.
 */
export const changeContract: Act<ContractChangeInput> = {
  name: 'changeContract',
  needs: () => ['CONTRACT'],
  bySubject: () => false,
  draft(input, scope) {
    const { event } = input
    const target = resolveReference(input.target, ['CONTRACT'], ['target'], scope)
    const isOpen = event === 'EXTENDED' || (event === 'RETURNED' && !input.performanceUntil)
    const endsAt = input.endsAt?.getTime() ?? (isOpen ? undefined : scope.occurredAt)
    const performanceUntil =
      input.performanceUntil?.getTime() ?? (event === 'SETTLED' ? scope.occurredAt : undefined)
    if (event === 'EXTENDED' && endsAt === undefined && performanceUntil === undefined) {
      const message = 'Is required for EXTENDED, or endsAt is: say until when.'
      scope.problems.add(['performanceUntil'], 'REQUIRED', message)
    }
    if (target === undefined) return []
    const detail: EvidenceDetail['CONTRACT_CHANGE'] = {
      target,
      event,
      ...(endsAt !== undefined && { endsAt }),
      ...(performanceUntil !== undefined && { performanceUntil }),
    }
    return [{ kind: 'CONTRACT_CHANGE', detail }]
  },
}

/** A type some purpose rests on: any other would be a typo that permits nothing, silently. */
function contractTypeOf(
  type: string,
  path: readonly string[],
  { live, problems }: ActScope,
): string {
  const known = new Set(
    [...live.engine.purposes.values()].flatMap((purpose) =>
      purpose.versions.flatMap((v) => Object.values(v.rules).flatMap((r) => r.contractTypes ?? [])),
    ),
  )
  if (!known.has(type)) {
    const told = [...known].toSorted().join(', ')
    problems.add(path, 'CONTRACT_TYPE_UNKNOWN', `No purpose rests on it; name one of: ${told}.`)
  }
  return type
}
