import type { EvidenceDetail } from '../../evidence/kinds.ts'
import type { Act, ActScope, Draft } from '../act.ts'
import { channelOf } from '../channel.ts'
import type { Envelope } from '../envelope.ts'
import { isBounded, textOf } from '../problems.ts'
import { controllerOf, purposesOf } from '../purpose.ts'
import { resolveReference, type EvidenceReference } from '../reference.ts'

/** An objection. */
export interface ObjectionInput extends Envelope {
  readonly kind: 'GENERAL' | 'DIRECT_MARKETING'
  readonly purposes?: readonly string[] | null | undefined
  readonly controllers?: readonly string[] | null | undefined
  readonly channel?: string | null | undefined
}

/** What became of an objection. */
export interface ObjectionOutcomeInput extends Envelope {
  readonly target: EvidenceReference
  readonly outcome: 'OVERRIDDEN' | 'UPHELD' | 'WITHDRAWN'
  readonly grounds?: string | null | undefined
}

/** A restriction. */
export interface RestrictionInput extends Envelope {
  readonly ground: string
  readonly fields?: readonly string[] | null | undefined
}

/** The end of something on file. */
export interface OutcomeInput extends Envelope {
  readonly target: EvidenceReference
}

/** An opt-out. */
export interface OptOutInput extends Envelope {
  readonly kind: 'SELL_OR_SHARE' | 'ALL'
  readonly purposes?: readonly string[] | null | undefined
}

const LIST_MAX = 100
const GROUNDS_LENGTH_MAX = 1000

/**
 * Against direct marketing an objection is absolute, so whoever names a purpose that is direct marketing
 * has made that one, and the other one against any other purpose, whatever the form said: under the
 * wrong kind it would stop nothing. GDPR Art. 21(1)-(3).
 */
export const recordObjection: Act<ObjectionInput> = {
  name: 'recordObjection',
  needs: () => ['OBJECTION'],
  bySubject: () => true,
  draft(input, scope) {
    const { problems } = scope
    if (input.purposes) isBounded(problems, ['purposes'], input.purposes, LIST_MAX)
    if (input.controllers) isBounded(problems, ['controllers'], input.controllers, LIST_MAX)
    const purposes = purposesOf(input.purposes, ['purposes'], scope)
    input.controllers?.forEach((key, i) => void controllerOf(key, ['controllers', i], scope))
    const channel = channelOf(input.channel, ['channel'], scope)
    const reach = {
      ...(input.controllers && { controllers: [...new Set(input.controllers)] }),
      ...(channel !== undefined && { channel }),
    }
    if (!purposes) return [{ kind: 'OBJECTION', detail: { kind: input.kind, ...reach } }]
    const marketing = purposes.filter((key) => isDirectMarketing(key, scope))
    const general = purposes.filter((key) => !marketing.includes(key))
    return [
      ...objection('DIRECT_MARKETING', marketing, reach),
      ...objection('GENERAL', general, reach),
    ]
  },
}

const objection = (
  kind: ObjectionInput['kind'],
  purposes: readonly string[],
  reach: Omit<EvidenceDetail['OBJECTION'], 'kind' | 'purposes'>,
): Draft[] =>
  purposes.length === 0 ? [] : [{ kind: 'OBJECTION', detail: { kind, purposes, ...reach } }]

const isDirectMarketing = (key: string, { live }: ActScope): boolean =>
  live.engine.purposes.get(key)?.versions.some((v) => v.directMarketing === true) ?? false

/** GDPR Art. 21(1): the company shows compelling grounds, or the objection stands. */
export const resolveObjection: Act<ObjectionOutcomeInput> = {
  name: 'resolveObjection',
  needs: ({ outcome }) => [outcome === 'WITHDRAWN' ? 'OBJECTION' : 'OBJECTION_OUTCOME'],
  bySubject: ({ outcome }) => outcome === 'WITHDRAWN',
  draft({ target: reference, outcome, ...input }, scope) {
    const { problems, dossier } = scope
    const target = resolveReference(reference, ['OBJECTION'], ['target'], scope)
    const grounds = textOf(problems, ['grounds'], input.grounds, GROUNDS_LENGTH_MAX)
    if (outcome === 'OVERRIDDEN' && grounds === undefined && !problems.found) {
      problems.add(['grounds'], 'REQUIRED', 'Is required: what was shown (GDPR Art. 21(1)).')
    }
    const objected = dossier.evidence.find((e) => e.id === target)
    const isAbsolute = objected?.kind === 'OBJECTION' && objected.detail.kind === 'DIRECT_MARKETING'
    if (isAbsolute && outcome === 'OVERRIDDEN') {
      const message = 'Cannot be overridden: against direct marketing it is absolute (Art. 21(3)).'
      problems.add(['outcome'], 'ABSOLUTE', message)
    }
    if (target === undefined) return []
    const detail = { target, outcome, ...(grounds !== undefined && { grounds }) }
    return [{ kind: 'OBJECTION_OUTCOME', detail }]
  },
}

/** GDPR Art. 18(1). */
export const restrictProcessing: Act<RestrictionInput> = {
  name: 'restrictProcessing',
  needs: () => ['RESTRICTION'],
  bySubject: () => true,
  draft({ ground, fields }, { live, problems }) {
    if (fields) isBounded(problems, ['fields'], fields, LIST_MAX)
    fields?.forEach((field, i) => {
      if (live.targets.fields.includes(field)) return
      const message = 'Is not a personal field of Customer; see the query "catalogue".'
      problems.add(['fields', i], 'FIELD_UNKNOWN', message)
    })
    return [{ kind: 'RESTRICTION', detail: { ground, ...(fields && { fields: [...fields] }) } }]
  },
}

/** GDPR Art. 18(3). */
export const liftRestriction: Act<OutcomeInput> = {
  name: 'liftRestriction',
  needs: () => ['RESTRICTION_LIFTING'],
  bySubject: () => false,
  draft({ target: reference }, scope) {
    const target = resolveReference(reference, ['RESTRICTION'], ['target'], scope)
    return target === undefined ? [] : [{ kind: 'RESTRICTION_LIFTED', detail: { target } }]
  },
}

/** CCPA 1798.120, 1798.135. */
export const recordOptOut: Act<OptOutInput> = {
  name: 'recordOptOut',
  needs: () => ['OPT_OUT'],
  bySubject: () => true,
  draft(input, scope) {
    if (input.purposes) isBounded(scope.problems, ['purposes'], input.purposes, LIST_MAX)
    const purposes = purposesOf(input.purposes, ['purposes'], scope)
    purposes?.forEach((key, i) => requireOptOut(key, ['purposes', i], scope))
    return [{ kind: 'OPT_OUT', detail: { kind: input.kind, ...(purposes && { purposes }) } }]
  },
}

/** An opt-out from what rests on consent or contract would stop nothing. */
function requireOptOut(
  key: string,
  path: readonly (string | number)[],
  { live, problems }: ActScope,
): void {
  const purpose = live.engine.purposes.get(key)
  const isOpen = purpose?.versions.some((v) =>
    Object.values(v.rules).some((r) => r.basis === 'OPT_OUT_REGIME' || r.sellOrShare === true),
  )
  if (!purpose || isOpen === true) return
  const message = 'Is nowhere permitted until one opts out; withdraw the consent to it, or object.'
  problems.add(path, 'NOT_OPT_OUT_BASED', message)
}

/** The person opts in again. */
export const liftOptOut: Act<OutcomeInput> = {
  name: 'liftOptOut',
  needs: () => ['OPT_OUT'],
  bySubject: () => true,
  draft({ target: reference }, scope) {
    const target = resolveReference(reference, ['OPT_OUT'], ['target'], scope)
    return target === undefined ? [] : [{ kind: 'OPT_OUT_LIFTED', detail: { target } }]
  },
}
