import type { CatalogueDocument, PurposeVersionDocument, RuleDocument } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'
import { reachableSpecialCategories } from '../special.ts'

/** What the law asks of each rule. GDPR Art. 6 and 9. */
export function* lintRules(document: CatalogueDocument): Generator<Fault> {
  for (const [key, purpose] of Object.entries(document.purposes)) {
    for (const [index, version] of purpose.versions.entries()) {
      const at = ['purposes', key, 'versions', index]
      const special = reachableSpecialCategories(document, version.categories)
      const rules = Object.entries(version.rules)
      if (rules.length === 0) {
        const message =
          "is empty; without a lawful basis nothing is answered, add one for '*' or a jurisdiction"
        yield { path: [...at, 'rules'], message }
      }
      for (const [scope, rule] of rules) {
        const path = [...at, 'rules', scope]
        yield* completeness(rule, path)
        yield* strangers(rule, path)
        yield* specialCondition(rule, special, path)
        if (rule.basis === 'LEGITIMATE_INTEREST') yield* assessed(document, key, version, path)
      }
    }
  }
}

/** GDPR Art. 6(1)(b), (c), (e): the contract, the law and the task must be named. */
function* completeness(rule: RuleDocument, path: FaultPath): Generator<Fault> {
  if (rule.basis === 'CONTRACT' && rule.contractTypes.length === 0) {
    const message =
      'rests on a contract but names no contractTypes; say which contracts, e.g. [ORDER]'
    yield { path, message }
  }
  if (rule.basis === 'LEGAL_OBLIGATION' && rule.obligation === undefined && !rule.always) {
    const message =
      'names no law; add obligation: { law, trigger, retention }, or always: true where no fact triggers it'
    yield { path, message }
  }
  if (rule.basis === 'PUBLIC_INTEREST' && rule.task === undefined) {
    yield { path, message: 'names no task; add task: { law, from, to }' }
  }
}

/** The bases each part belongs to; elsewhere it would look effective and be ignored. */
const partBases = [
  ['consentValidity', ['CONSENT']],
  ['doubleOptIn', ['CONSENT']],
  ['contractTypes', ['CONTRACT']],
  ['obligation', ['LEGAL_OBLIGATION']],
  ['always', ['LEGAL_OBLIGATION']],
  ['task', ['PUBLIC_INTEREST']],
  ['sellOrShare', ['OPT_OUT_REGIME', 'CONSENT']],
] as const satisfies readonly (readonly [keyof RuleDocument, readonly RuleDocument['basis'][]])[]

function* strangers(rule: RuleDocument, path: FaultPath): Generator<Fault> {
  for (const [part, bases] of partBases) {
    const value = rule[part]
    const isSet = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false
    if (isSet && !bases.some((basis) => basis === rule.basis)) {
      const message = `has no meaning for ${rule.basis}, only for ${bases.join(', ')}; remove it or change the basis`
      yield { path: [...path, part], message }
    }
  }
}

/** Conditions of Art. 9(2) that only exist together with one basis of Art. 6(1). */
const conditionBasis: Readonly<Record<string, RuleDocument['basis']>> = {
  'A9-2-a': 'CONSENT',
  'A9-2-c': 'VITAL_INTEREST',
}

function* specialCondition(
  rule: RuleDocument,
  special: readonly string[],
  path: FaultPath,
): Generator<Fault> {
  if (rule.art9 === undefined && special.length > 0) {
    const message = `reaches ${special.join(', ')}, special under Art. 9(1), without a condition of Art. 9(2); add art9, or cover less`
    yield { path, message }
  }
  const basis = rule.art9 === undefined ? undefined : conditionBasis[rule.art9]
  if (basis !== undefined && basis !== rule.basis) {
    const message = `${rule.art9} goes with ${basis}, not with ${rule.basis}; correct one of the two`
    yield { path: [...path, 'art9'], message }
  }
}

/** GDPR Art. 6(1)(f), 5(2): interests are weighed before the processing starts. */
function* assessed(
  document: CatalogueDocument,
  purpose: string,
  version: PurposeVersionDocument,
  path: FaultPath,
): Generator<Fault> {
  const approved = Object.values(document.assessments).some(
    (assessment) =>
      assessment.kind === 'LIA' &&
      assessment.purposes.includes(purpose) &&
      assessment.approvedAt <= version.effectiveFrom,
  )
  if (approved) return
  const message =
    'rests on a legitimate interest, but no assessment of kind LIA for this purpose was approved before the version takes effect; add it under assessments'
  yield { path, message }
}
