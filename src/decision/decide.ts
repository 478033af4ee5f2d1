import type { Failure } from './assessment.ts'
import type { Catalogue } from './catalogue.ts'
import type { Decision, Gate, Question, TraceStep } from './question.ts'
import { lawOf, rankOf, type ReasonCode } from './reasons.ts'
import { createRuling } from './ruling.ts'
import type { Subject } from './subject.ts'
import { knowledgeMoves } from './timeline.ts'

/** Instants ahead that are looked at for one answer; beyond it `validUntil` is early, never late. */
const LOOK_AHEAD = 64

const GATES: readonly Gate[] = [
  'ERASURE',
  'RESTRICTION',
  'MINIMISATION',
  'PURPOSE_BINDING',
  'SPECIAL_CATEGORY',
  'OBJECTION',
  'BASIS',
  'MINORS_AND_AUTOMATION',
  'RETENTION',
  'CHANNEL',
  'RECIPIENT',
]

/** The failing codes, each once, the one that takes precedence first. */
export const inPrecedence = (failures: readonly Failure[]): readonly ReasonCode[] =>
  [...new Set(failures.flatMap((f) => f.reasons))].toSorted((a, b) => rankOf(a) - rankOf(b))

/**
 * Whether a value may be used. Pure and total: the same catalogue, evidence set and question give
 * the same answer in whatever order the evidence arrived; anything missing denies. `validUntil` is
 * the first later instant at which effect, reasons, basis or evidence would differ without new
 * evidence, knowledge moving with `at` unless `asKnownAt` holds it.
 */
export function decide(catalogue: Catalogue, subject: Subject, question: Question): Decision {
  const first = decideAt(catalogue, subject, question)
  let next = first.next
  const moves = !question.isKnowledgeHeld && knowledgeMoves(question.at, question.asKnownAt)
  for (let step = 0; next !== null && step < LOOK_AHEAD; step++) {
    const asKnownAt = moves ? next : question.asKnownAt
    const later = decideAt(catalogue, subject, { ...question, at: next, asKnownAt })
    if (!isSame(first.decision, later.decision)) break
    next = later.next
  }
  return { ...first.decision, validUntil: next }
}

function decideAt(catalogue: Catalogue, subject: Subject, question: Question) {
  const ruling = createRuling(catalogue, subject, question)
  const failures = ruling.failures(question)
  const all = inPrecedence(failures)
  const reached = !failures.some((f) => f.gate === 'REQUEST')
  const ground = reached
    ? ruling.ground(question.valueIdentifier)
    : { basis: null, purposeVersion: null, evidence: [] }
  const reason = all[0] ?? 'OK'
  const decision: Decision = {
    effect: all.length === 0 ? 'ALLOW' : 'DENY',
    reason,
    all,
    law: reason === 'OK' ? null : lawOf(reason),
    ...ground,
    validUntil: null,
    trace: traceOf(failures, reached),
  }
  return { decision, next: ruling.next() }
}

function traceOf(failures: readonly Failure[], reached: boolean): readonly TraceStep[] {
  if (!reached) return failures
  // In precedence here too: the order in which evidence arrived must not show.
  const reasonsOf = (gate: Gate) => inPrecedence(failures.filter((f) => f.gate === gate))
  return [
    { gate: 'REQUEST', reasons: [] },
    ...GATES.map((gate) => ({ gate, reasons: reasonsOf(gate) })),
  ]
}

const isSame = (a: Decision, b: Decision): boolean =>
  a.effect === b.effect &&
  a.basis === b.basis &&
  a.purposeVersion === b.purposeVersion &&
  isSameList(a.all, b.all) &&
  isSameList(a.evidence, b.evidence)

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((x, i) => x === b[i])
