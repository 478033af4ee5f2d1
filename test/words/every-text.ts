/** Every sentence of the product, by where it stands, for the tests that hold all of them to a rule. */
import { builtInBases } from '../../src/decision/bases/registry.ts'
import type { BasisKey } from '../../src/decision/catalogue-model.ts'
import type { Gate } from '../../src/decision/question.ts'
import { precedence } from '../../src/decision/reasons.ts'
import type { ExpressionState } from '../../src/decision/subject.ts'
import type { EvidenceEntry } from '../../src/words/evidence-entry.ts'
import { explain } from '../../src/words/explain.ts'
import type { Language } from '../../src/words/language.ts'
import type { Right } from '../../src/words/rights.ts'
import { tellBasis, tellCustomer, tellGate, tellRight } from '../../src/words/tell.ts'
import { tellEvidence } from '../../src/words/tell-evidence.ts'

const keysOf = <K extends string>(all: Record<K, true>): readonly K[] => Object.keys(all) as K[]

export const bases = [...builtInBases.keys()] as BasisKey[]

// Records and not lists, so that the compiler asks for what is new.
export const gates = keysOf<Gate>({
  REQUEST: true,
  ERASURE: true,
  RESTRICTION: true,
  MINIMISATION: true,
  PURPOSE_BINDING: true,
  SPECIAL_CATEGORY: true,
  OBJECTION: true,
  BASIS: true,
  MINORS_AND_AUTOMATION: true,
  RETENTION: true,
  CHANNEL: true,
  RECIPIENT: true,
})
export const rights = keysOf<Right>({
  WITHDRAW_CONSENT: true,
  BE_INFORMED: true,
  ACCESS: true,
  RECTIFICATION: true,
  ERASURE: true,
  RESTRICTION: true,
  PORTABILITY: true,
  OBJECT: true,
  OBJECT_DIRECT_MARKETING: true,
  NO_AUTOMATED_DECISION: true,
  COMPLAIN: true,
  OPT_OUT: true,
  CCPA_KNOW: true,
  CCPA_CORRECT: true,
  CCPA_DELETE: true,
})
const states = keysOf<ExpressionState>({
  REQUESTED: true,
  DEFERRED: true,
  GIVEN: true,
  RENEWED: true,
  REFUSED: true,
  WITHDRAWN: true,
  REVOKED: true,
  OBJECTED: true,
  INVALIDATED: true,
})

const channels = ['email', 'sms', 'phone', 'postal', 'push', 'social', 'store', 'in_person']
const contractTypes = ['ORDER', 'WARRANTY', 'ACCOUNT', 'ENQUIRY', 'QUOTE', 'SOMETHING_NEW']
const contractEvents = ['FULFILLED', 'RETURNED', 'SETTLED', 'CANCELLED', 'EXTENDED', 'NEW_EVENT']
const values = ['IN', 'OUT', 'PREFERRED', 'SOMETHING_NEW']

type EntryOf<K extends EvidenceEntry['kind']> = Extract<EvidenceEntry, { kind: K }>

/** Entries of every kind, among them one of each branch. Every kind has to be here, or it does not compile. */
const entriesByKind: { readonly [K in EvidenceEntry['kind']]: readonly EntryOf<K>[] } = {
  EXPRESSION: states.flatMap((state) =>
    ['SELF', 'PARENT', 'REPRESENTATIVE'].flatMap((givenBy) => [
      { kind: 'EXPRESSION' as const, state, givenBy },
      { kind: 'EXPRESSION' as const, state, givenBy, purposeTitle: 'Xyz' },
    ]),
  ),
  CONFIRMATION: [{ kind: 'CONFIRMATION' }, { kind: 'CONFIRMATION', purposeTitle: 'Xyz' }],
  CONTRACT: contractTypes.map((contractType) => ({ kind: 'CONTRACT', contractType })),
  CONTRACT_CHANGE: contractEvents.flatMap((event) =>
    contractTypes.map((contractType) => ({
      kind: 'CONTRACT_CHANGE' as const,
      event,
      contractType,
    })),
  ),
  TERMS: [
    { kind: 'TERMS' },
    { kind: 'TERMS', termsTitle: 'Xyz', version: 3, language: 'pl' },
    { kind: 'TERMS', version: 3, language: 'fr' },
  ],
  TRIGGER: ['INVOICE', 'WARRANTY_CLAIM', 'SOMETHING_NEW'].map((trigger) => ({
    kind: 'TRIGGER',
    trigger,
  })),
  NOTICE: ['en', 'pl-PL', 'de', 'fr'].flatMap((language) => [
    { kind: 'NOTICE' as const, language },
    {
      kind: 'NOTICE' as const,
      language,
      purposeTitles: ['Xyz', 'Qwq'],
      noticeTitle: 'Zzz',
      version: 2,
    },
  ]),
  OBJECTION: [undefined, ...channels].flatMap((channel) => [
    { kind: 'OBJECTION' as const, objection: 'GENERAL' as const, channel },
    { kind: 'OBJECTION' as const, objection: 'DIRECT_MARKETING' as const, channel },
    {
      kind: 'OBJECTION' as const,
      objection: 'DIRECT_MARKETING' as const,
      channel,
      purposeTitles: ['Xyz'],
    },
  ]),
  OBJECTION_OUTCOME: (['OVERRIDDEN', 'UPHELD', 'WITHDRAWN'] as const).map((outcome) => ({
    kind: 'OBJECTION_OUTCOME',
    outcome,
  })),
  RESTRICTION: [true, false, undefined].map((isPartial) => ({ kind: 'RESTRICTION', isPartial })),
  RESTRICTION_LIFTED: [{ kind: 'RESTRICTION_LIFTED' }],
  ERASURE: [{ kind: 'ERASURE' }],
  EMERGENCY: [{ kind: 'EMERGENCY' }],
  EMERGENCY_CLOSED: [{ kind: 'EMERGENCY_CLOSED' }],
  EMERGENCY_REVIEWED: (['JUSTIFIED', 'NOT_JUSTIFIED'] as const).map((finding) => ({
    kind: 'EMERGENCY_REVIEWED',
    finding,
  })),
  OPT_OUT: ['SELL_OR_SHARE', 'ALL', 'SOMETHING_NEW'].flatMap((optOut) =>
    [true, false].flatMap((isSignal) => [
      { kind: 'OPT_OUT' as const, optOut, isSignal },
      { kind: 'OPT_OUT' as const, optOut, isSignal, purposeTitles: ['Xyz', 'Qwq'] },
    ]),
  ),
  OPT_OUT_LIFTED: [{ kind: 'OPT_OUT_LIFTED' }],
  SOFT_OPT_IN: channels.map((channel) => ({ kind: 'SOFT_OPT_IN', channel })),
  PREFERENCE: values.flatMap((value) =>
    [undefined, ...channels].map((channel) => ({
      kind: 'PREFERENCE' as const,
      value,
      channel,
      topicTitle: channel === 'sms' ? 'Xyz' : undefined,
    })),
  ),
  WISH: [undefined, ...channels].map((channel) => ({ kind: 'WISH', channel })),
  MERGE: ['VERIFIED', 'PROBABLE'].map((confidence) => ({ kind: 'MERGE', confidence })),
  UNMERGE: [{ kind: 'UNMERGE' }],
}
export const entries: readonly EvidenceEntry[] = Object.values(entriesByKind).flat()

/** A sentence with the name it is found by; `law` is a citation, which is no sentence. */
export interface Told {
  readonly name: string
  readonly text: string
  readonly to: 'staff' | 'customer' | 'law'
}

/** Every sentence in a language, in the same order in each. */
export function everyText(language: Language): readonly Told[] {
  const told: Told[] = []
  const add = (to: Told['to'], name: string, text: string | null) => {
    if (text !== null) told.push({ to, name, text })
  }
  for (const reason of precedence) {
    const staff = explain(reason, language)
    add('staff', `${reason} explanation`, staff.explanation)
    add('staff', `${reason} remedy`, staff.remedy)
    const customer = tellCustomer(reason, language)
    add('customer', `${reason} explanation`, customer.explanation)
    add('customer', `${reason} action`, customer.action)
  }
  for (const basis of bases) add('customer', `basis ${basis}`, tellBasis(basis, language))
  for (const gate of gates) add('customer', `gate ${gate}`, tellGate(gate, language))
  for (const right of rights) {
    const { title, description, law } = tellRight(right, language)
    add('customer', `right ${right} title`, title)
    add('customer', `right ${right} description`, description)
    add('law', `right ${right} law`, law)
  }
  for (const entry of entries) {
    add('customer', JSON.stringify(entry), tellEvidence(entry, language))
  }
  return told
}
