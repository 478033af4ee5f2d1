import type { RecordableAct } from '../../catalogue/document.ts'
import type { CompiledVersion } from '../../decision/catalogue.ts'
import { versionInForce } from '../../decision/catalogue.ts'
import type { ExpressionState } from '../../decision/subject.ts'
import { createTimeline } from '../../decision/timeline.ts'
import type { ConsentProof, EvidenceDetail } from '../../evidence/kinds.ts'
import type { Act, ActScope, Draft } from '../act.ts'
import type { Envelope } from '../envelope.ts'
import { noticeOf, proofOf, type ConsentProofInput, type ShownNotice } from '../proof.ts'
import { isBounded, textOf } from '../problems.ts'
import { resolveReference, type EvidenceReference } from '../reference.ts'
import { purposeOf } from '../purpose.ts'

/** States a caller can put on file; objections have an act of their own. */
export type ConsentState = Exclude<ExpressionState, 'OBJECTED'>

/** Consents, refusals and withdrawals of one customer; one of a purpose each. */
export interface ConsentInput extends Envelope {
  readonly expressions: readonly ConsentExpressionInput[]
  readonly proof?: ConsentProofInput | null | undefined
}

/** What was said of some purposes. */
export interface ConsentExpressionInput {
  readonly purposes: readonly string[]
  readonly state: ConsentState
  readonly controllers?: readonly string[] | null | undefined
  readonly recipients?: readonly string[] | null | undefined
  readonly purposeVersion?: number | null | undefined
  readonly explicit?: boolean | null | undefined
  readonly despiteRestriction?: boolean | null | undefined
  readonly expiresAt?: Date | null | undefined
  readonly identifier?: string | null | undefined
  readonly target?: EvidenceReference | null | undefined
}

type Path = readonly (string | number)[]

const EXPRESSIONS_MAX = 50
const PURPOSES_MAX = 100
const PARTIES_MAX = 100
const IDENTIFIER_LENGTH_MAX = 200

/** What only the company or an authority does, never the customer. */
const ENDINGS: ReadonlySet<ConsentState> = new Set(['REVOKED', 'INVALIDATED'])
const GRANTS: ReadonlySet<ConsentState> = new Set(['GIVEN', 'RENEWED'])

/**
 * Acts about consent. What permits must be provable, so it needs a notice that names purpose and
 * company; what forbids needs nothing at all, and reaches as far as it can. GDPR Art. 4(11), 7.
 */
export const recordConsent: Act<ConsentInput> = {
  name: 'recordConsent',
  needs: ({ expressions }) => [
    ...new Set(
      expressions.map(({ state }): RecordableAct =>
        ENDINGS.has(state) ? 'REVOCATION' : 'CONSENT',
      ),
    ),
  ],
  bySubject: ({ expressions, proof }) =>
    expressions.every(({ state }) => !ENDINGS.has(state)) && (proof?.givenBy ?? 'SELF') === 'SELF',
  draft({ expressions, proof }, scope) {
    if (!isBounded(scope.problems, ['expressions'], expressions, EXPRESSIONS_MAX)) return []
    const count = expressions.reduce((sum, { purposes }) => sum + purposes.length, 0)
    if (count > PURPOSES_MAX) {
      const message = `Names more than ${PURPOSES_MAX} purposes; send several requests.`
      scope.problems.add(['expressions'], 'TOO_MANY', message)
      return []
    }
    const notice = proof ? noticeOf(proof.notice, proof.language, ['proof'], scope) : undefined
    const shown = proof && notice ? proofOf(proof, notice, scope) : undefined
    if (!proof && expressions.some(({ state }) => GRANTS.has(state))) {
      const message =
        'Is required for GIVEN and RENEWED: consent must be provable (GDPR Art. 7(1)).'
      scope.problems.add(['proof'], 'REQUIRED', message)
    }
    const evidence = { notice, shown, method: proof?.method, givenBy: proof?.givenBy ?? 'SELF' }
    const drafts = expressions.flatMap((expression, i) =>
      isBounded(scope.problems, ['expressions', i, 'purposes'], expression.purposes, PURPOSES_MAX)
        ? expression.purposes.map((purpose, j) =>
            draftOf(expression, { purpose, at: ['expressions', i], index: j }, evidence, scope),
          )
        : [],
    )
    refuseTwice(expressions, scope)
    return drafts.filter((draft) => draft !== undefined)
  },
}

interface Evidence {
  readonly notice: ShownNotice | undefined
  readonly shown: ConsentProof | undefined
  readonly method: string | undefined
  readonly givenBy: string
}

interface Place {
  readonly purpose: string
  readonly at: Path
  /** Of the purpose in its expression. */
  readonly index: number
}

function draftOf(
  expression: ConsentExpressionInput,
  place: Place,
  evidence: Evidence,
  scope: ActScope,
): Draft | undefined {
  const { problems, occurredAt } = scope
  const { state } = expression
  const compiled = purposeOf(place.purpose, [...place.at, 'purposes', place.index], scope)
  if (!compiled) return undefined
  const version = versionOf(expression, compiled.versions, place, scope)
  const isGrant = GRANTS.has(state)
  if (isGrant && !version) return undefined
  if (isGrant) requireConsentBasis(expression, version!, place, scope)
  if (isGrant && evidence.notice) requireNamed(evidence.notice, version!, place, scope)
  const expiresAt = expression.expiresAt?.getTime()
  if (expiresAt !== undefined && !isGrant) {
    const message =
      'Is for GIVEN and RENEWED alone: what forbids has no end of its own. Leave it out.'
    problems.add([...place.at, 'expiresAt'], 'NOT_APPLICABLE', message)
  } else if (expiresAt !== undefined && expiresAt <= occurredAt) {
    problems.add([...place.at, 'expiresAt'], 'NOT_AFTER', 'Is not after the act; leave it out.')
  }
  const identifier = textOf(
    problems,
    [...place.at, 'identifier'],
    expression.identifier,
    IDENTIFIER_LENGTH_MAX,
  )
  const target = targetOf(expression, place, scope)
  const recipients = partiesOf(expression, 'recipients', { place, evidence, isGrant }, scope)
  const all = new Set(compiled.versions.flatMap((v) => v.controllers))
  const parties = isGrant ? new Set(version!.controllers) : all
  const detail: EvidenceDetail['EXPRESSION'] = {
    state,
    purpose: place.purpose,
    controllers: partiesOf(expression, 'controllers', { place, evidence, isGrant, parties }, scope),
    ...(version && { purposeVersion: version.version }),
    ...(evidence.notice && { noticeId: evidence.notice.id }),
    ...(evidence.method && { method: evidence.method }),
    ...(evidence.givenBy !== 'SELF' && { givenBy: evidence.givenBy }),
    ...(evidence.shown && { proof: evidence.shown }),
    ...(recipients.length > 0 && { recipients }),
    ...(expression.explicit === true && { explicit: true }),
    ...(expression.despiteRestriction === true && { despiteRestriction: true }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(identifier !== undefined && { identifier }),
    ...(target !== undefined && { target }),
  }
  const rule =
    version && scope.live.engine.ruleFor(version, scope.dossier.facts.jurisdiction ?? undefined)
  const needsConfirmation = isGrant && rule?.doubleOptIn === true
  return { kind: 'EXPRESSION', detail, ...(needsConfirmation && { needsConfirmation }) }
}

/** The version shown, else the one in force then. */
function versionOf(
  { purposeVersion, state }: ConsentExpressionInput,
  versions: readonly CompiledVersion[],
  { at, purpose }: Place,
  { problems, occurredAt, live, dossier }: ActScope,
): CompiledVersion | undefined {
  if (purposeVersion !== null && purposeVersion !== undefined) {
    const found = versions.find((v) => v.version === purposeVersion)
    if (found && found.publishedAt <= occurredAt) return found
    const message = 'Was not published when the act happened; name the version that was shown.'
    problems.add([...at, 'purposeVersion'], 'UNKNOWN_VERSION', message)
    return undefined
  }
  // As known now: a paper form of last week is about the version of last week.
  const timeline = createTimeline(occurredAt, dossier.at)
  const found = versionInForce(live.engine.purposes.get(purpose)!, timeline)
  if (!found && GRANTS.has(state)) {
    const message = 'No version of the purpose was in force then; there was nothing to consent to.'
    problems.add([...at, 'purposes'], 'PURPOSE_NOT_IN_FORCE', message)
  }
  return found
}

/** To ask for consent where something else is the basis misleads people. EDPB 05/2020, 122. */
function requireConsentBasis(
  { despiteRestriction }: ConsentExpressionInput,
  version: CompiledVersion,
  { at, index }: Place,
  { live, dossier, problems }: ActScope,
): void {
  const basis = live.engine.ruleFor(version, dossier.facts.jurisdiction ?? undefined)?.basis
  if (despiteRestriction === true || basis === 'CONSENT' || basis === 'OPT_OUT_REGIME') return
  const why = basis === undefined ? 'has no rule where the customer lives' : `rests on ${basis}`
  const message = `The purpose ${why}; to ask for consent would mislead.`
  problems.add([...at, 'purposes', index], 'NOT_CONSENT_BASED', message)
}

/** Consent is informed only about what the notice tells of. GDPR Art. 4(11), 13(1)(c). */
function requireNamed(
  notice: ShownNotice,
  version: CompiledVersion,
  { at, purpose, index }: Place,
  { problems }: ActScope,
): void {
  const path = [...at, 'purposes', index]
  if (!notice.purposes.includes(purpose)) {
    const message = `The notice does not tell of it; it tells of: ${notice.purposes.join(', ')}.`
    problems.add(path, 'NOT_IN_NOTICE', message)
  } else if (!version.controllers.some((key) => notice.controllers.includes(key))) {
    const message = 'The notice names no company that pursues it; show one that does.'
    problems.add(path, 'NOT_IN_NOTICE', message)
  }
}

function targetOf(
  { target, state }: ConsentExpressionInput,
  { at, purpose }: Place,
  scope: ActScope,
): string | undefined {
  if (!target) return undefined
  if (state === 'INVALIDATED') {
    const id = resolveReference(target, ['EXPRESSION'], [...at, 'target'], scope)
    const struck = scope.dossier.evidence.find((e) => e.id === id)
    if (struck?.kind === 'EXPRESSION' && struck.detail.purpose !== purpose) {
      const message = 'Is about another purpose than the expression; name one of the same.'
      scope.problems.add([...at, 'target'], 'OTHER_PURPOSE', message)
    }
    return id
  }
  const message =
    'Is for INVALIDATED alone: everything else speaks for all before it. Leave it out.'
  scope.problems.add([...at, 'target'], 'NOT_APPLICABLE', message)
  return undefined
}

interface Reach {
  readonly place: Place
  readonly evidence: Evidence
  readonly isGrant: boolean
  /** Those it can be about at all; absent where the notice alone says. */
  readonly parties?: ReadonlySet<string>
}

/** Those named, which a grant may only pick from the notice; else all the notice or purpose has. */
function partiesOf(
  expression: ConsentExpressionInput,
  kind: 'controllers' | 'recipients',
  { place, evidence, isGrant, parties }: Reach,
  { problems, live }: ActScope,
): string[] {
  const named = expression[kind] ?? undefined
  // An empty list would make a withdrawal from nobody.
  if (named && !isBounded(problems, [...place.at, kind], named, PARTIES_MAX)) return []
  const fromNotice = evidence.notice?.[kind].filter((key) => parties?.has(key) ?? true)
  if (!named) return [...(isGrant || kind === 'recipients' ? (fromNotice ?? []) : (parties ?? []))]
  // A withdrawal from a company that does not pursue the purpose would stop nothing, silently.
  const known = isGrant
    ? new Set(fromNotice ?? [])
    : (parties ?? new Set(Object.keys(live.document[kind])))
  named.forEach((key, i) => {
    if (known.has(key)) return
    const told = [...known].toSorted().join(', ') || 'none'
    const message = `Is not one that can be consented to here; name some of: ${told}.`
    problems.add([...place.at, kind, i], 'NOT_IN_NOTICE', message)
  })
  return [...new Set(named)]
}

/** Two answers about one purpose in one act contradict each other. */
function refuseTwice(expressions: readonly ConsentExpressionInput[], { problems }: ActScope): void {
  const seen = new Set<string>()
  expressions.forEach(({ purposes, identifier, state }, i) => {
    purposes.forEach((purpose, j) => {
      const key = JSON.stringify([purpose, identifier ?? null, state === 'INVALIDATED' ? i : null])
      if (seen.has(key)) {
        const message = 'Is there twice; say one thing about each purpose.'
        problems.add(['expressions', i, 'purposes', j], 'TWICE', message)
      }
      seen.add(key)
    })
  })
}
