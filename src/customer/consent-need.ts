import type { Catalogue } from '../decision/catalogue.ts'
import { inPrecedence } from '../decision/decide.ts'
import { createRuling, type Ruling } from '../decision/ruling.ts'
import type { Expression, Subject } from '../decision/subject.ts'
import { circumstancesOf } from './context.ts'

/** Instants ahead that are looked at; an end beyond them is not told. */
const LOOK_AHEAD = 64

/** A consent that somebody has to be asked about. */
export interface ConsentNeed {
  /** Version of the purpose it was given to; null where that is not on file. */
  readonly consentedVersion: number | null
  /** Version in force; null where none is. */
  readonly currentVersion: number | null
  /** Epoch milliseconds. */
  readonly givenAt: number
  /** When it runs out; null where it does not. */
  readonly expiresAt: number | null
}

/** Whose consent it is, for which purpose and towards which company, and when that is asked. */
export interface ConsentQuestion {
  readonly engine: Catalogue
  readonly subject: Subject
  readonly purpose: string
  readonly controller: string
  /** Epoch milliseconds. */
  readonly at: number
}

/**
 * The consent that fails for a material change of the purpose and for nothing else: a new consent alone
 * would let the purpose use some data. Null where that is not so. GDPR Art. 13(3).
 */
export function needForReconsent(question: ConsentQuestion): ConsentNeed | null {
  const ruling = rulingAt(question, question.at)
  const failing = failuresByTarget(question.engine, ruling)
  const isOnlyOutdated = failing.some(
    (reasons) => reasons.length === 1 && reasons[0] === 'RECONSENT_REQUIRED',
  )
  return isOnlyOutdated ? needOf(question, ruling, Infinity) : null
}

/**
 * The consent that lets the purpose use some data now and will be CONSENT_EXPIRED at `until` (epoch
 * milliseconds) or before; null where that is not so.
 */
export function needForRenewal(question: ConsentQuestion, until: number): ConsentNeed | null {
  const ruling = rulingAt(question, question.at)
  const isGiven = failuresByTarget(question.engine, ruling).some((reasons) => reasons.length === 0)
  const need = isGiven ? needOf(question, ruling, until) : null
  return need?.expiresAt === null ? null : need
}

/** The purpose as such: no channel and no recipient, which only some uses have. */
const rulingAt = ({ engine, subject, purpose, controller }: ConsentQuestion, at: number): Ruling =>
  createRuling(
    engine,
    subject,
    circumstancesOf({ purpose, controller, operation: 'READ', gpc: false }, at),
  )

const failuresByTarget = (engine: Catalogue, ruling: Ruling) =>
  [...engine.fields.keys()].map((field) => inPrecedence(ruling.failures({ field })))

/** Null where the purpose does not rest on a consent. */
function needOf(question: ConsentQuestion, ruling: Ruling, until: number): ConsentNeed | null {
  const { basis, purposeVersion, evidence } = ruling.ground()
  if (basis !== 'CONSENT') return null
  const grants = (question.subject.expressions ?? []).filter((e) => evidence.includes(e.id))
  const [newest] = grants.toSorted(byAge)
  if (!newest) return null
  return {
    consentedVersion: newest.purposeVersion ?? null,
    currentVersion: purposeVersion,
    givenAt: newest.occurredAt,
    expiresAt: expiryOf(question, until),
  }
}

const byAge = (a: Expression, b: Expression): number =>
  b.occurredAt - a.occurredAt || (a.id < b.id ? -1 : 1)

/** The first instant up to `until` at which the engine calls the consent expired, step by step. */
function expiryOf(question: ConsentQuestion, until: number): number | null {
  let at = question.at
  for (let step = 0; step < LOOK_AHEAD; step++) {
    const ruling = rulingAt(question, at)
    const isExpired = failuresByTarget(question.engine, ruling).some((reasons) =>
      reasons.includes('CONSENT_EXPIRED'),
    )
    if (isExpired) return at
    const next = ruling.next()
    if (next === null || next > until) return null
    at = next
  }
  return null
}
