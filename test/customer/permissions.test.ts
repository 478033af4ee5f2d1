/** What a person permits, purpose by purpose: pure, exact in time, and blind to what was learned later. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compileRevision } from '../../src/catalogue/catalogues.ts'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { categoryTarget } from '../../src/catalogue/targets.ts'
import type { NumberedEvidence } from '../../src/customer/facts-store.ts'
import { knownSubject } from '../../src/customer/known-subject.ts'
import {
  permissionsOf,
  type PermissionQuestion,
  type PurposePermission,
} from '../../src/customer/permissions.ts'
import { birthday } from '../../src/decision/age.ts'
import { decide, inPrecedence } from '../../src/decision/decide.ts'
import { createRuling } from '../../src/decision/ruling.ts'
import type { EvidenceDetail, EvidenceKind } from '../../src/evidence/kinds.ts'
import * as histories from './histories.ts'
import { withIds } from './laid.ts'

const { BASE, DAY } = histories
const document = readCatalogue('catalogue')
const live = compileRevision({
  ...{ revision: 1, publishedAt: new Date(0), contentHash: '', document },
})
Object.defineProperty(live, fc.toStringMethod, { value: () => 'catalogue' })
const { engine, targets } = live
const PURPOSES = Object.keys(document.purposes).toSorted()

type Asked = Omit<PermissionQuestion, 'purposes'> & { readonly purpose: string }

const answer = ({ purpose, ...asked }: Asked): PurposePermission =>
  permissionsOf({ ...asked, purposes: [purpose] })[0]!

const moment = fc
  .constantFrom(-801, -450, -200, -41, -40, -3, -1, 0, 1, 30, 400)
  .chain((days) => fc.constantFrom(0, -1, 1, 300_000).map((ms) => BASE + days * DAY + ms))

const asked: fc.Arbitrary<Asked> = fc
  .record({
    drawn: histories.person,
    purpose: fc.constantFrom(...PURPOSES),
    controller: fc.constantFrom('acme-pl', 'acme-pl', 'acme-pl', 'velo-de', 'acme-us'),
    gpc: fc.constantFrom(false, false, false, true),
    at: moment,
    knowledge: fc.constantFrom('now', 'now', 'then', -DAY, DAY),
  })
  .map(({ drawn, at, knowledge, ...rest }) => ({
    ...rest,
    ...{ live, at },
    asKnownAt:
      knowledge === 'then' ? at : knowledge === 'now' ? BASE + 1000 * DAY : at + Number(knowledge),
    person: {
      facts: {
        jurisdiction: drawn.jurisdiction,
        birthDate: drawn.birthDate === null ? null : Date.parse(drawn.birthDate),
      },
      evidence: withIds(drawn.evidence, []).map((row, i) => ({ ...row, seq: i + 1 })),
      suppressions: [],
    },
  }))

const circumstancesOf = ({ purpose, controller, gpc, at, asKnownAt }: Asked) =>
  ({ purpose, controller, gpc, at, asKnownAt, operation: 'READ' }) as const

/** The version that would apply if nothing but time were looked at. */
const versionOf = (question: Asked) =>
  engine.purposes
    .get(question.purpose)!
    .versions.find(
      (v) =>
        v.publishedAt <= question.asKnownAt &&
        v.effectiveFrom <= question.at &&
        !(v.effectiveTo !== undefined && v.effectiveTo <= question.at),
    )

const coveredBy = (question: Asked): readonly string[] => {
  const version = versionOf(question)
  return targets.categories.filter((category) =>
    version?.covers(engine.fields.get(categoryTarget(category))!),
  )
}

/** Fields of a category that a restriction could name. */
const fieldsIn = (category: string): readonly string[] =>
  targets.fields.filter((field) => engine.fields.get(field)!.categories.includes(category))

/** Whether anything is permitted and what bars all of it, asked category by category. */
function bruteForce(question: Asked) {
  const subject = knownSubject(question.person, question.asKnownAt)
  const ruling = createRuling(engine, subject, circumstancesOf(question))
  const reasons = coveredBy(question).map((category) =>
    inPrecedence([
      ...ruling.failures({ field: categoryTarget(category) }),
      ...fieldsIn(category).flatMap((field) =>
        ruling.failures({ field }).filter(({ gate }) => gate === 'RESTRICTION'),
      ),
    ]),
  )
  if (reasons.length === 0) {
    const [reason] = inPrecedence(
      ruling.failures({ field: categoryTarget(targets.categories[0]!) }),
    )
    return { permitted: false, reason }
  }
  if (reasons.some((codes) => codes.length === 0)) return { permitted: true, reason: null }
  const shared = reasons[0]!.filter((code) => reasons.every((codes) => codes.includes(code)))
  return {
    permitted: false,
    reason: shared[0] ?? inPrecedence([{ gate: 'BASIS', reasons: reasons.flat() }])[0],
  }
}

const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

/** Every instant at which any answer can change: those on file, the catalogue's, and both with periods. */
function candidates({ person, purpose }: Asked): number[] {
  const told = numbersIn(person.evidence)
  const { versions } = engine.purposes.get(purpose)!
  const laid = numbersIn(versions)
  const born = person.facts.birthDate
  const birthdays = born === null ? [] : [13, 14, 15, 16, 17, 18].map((age) => birthday(born, age))
  const periods = laid.filter((n) => n < 50 * 365 * DAY)
  const instants = [...told, ...laid, ...birthdays].filter((n) => n > DAY * 365)
  return [...instants, ...told.flatMap((t) => periods.map((p) => t + p))].toSorted((a, b) => a - b)
}

describe('permissions', () => {
  test('are what decide() says of each category', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const given = answer(question)
        const subject = knownSubject(question.person, question.asKnownAt)
        const decisionOn = (field: string) =>
          decide(engine, subject, { ...circumstancesOf(question), field })
        const permitted = coveredBy(question).filter(
          (category) =>
            decisionOn(categoryTarget(category)).effect === 'ALLOW' &&
            fieldsIn(category).every((f) => decisionOn(f).reason !== 'SUBJECT_RESTRICTED'),
        )
        const { basis, evidence } = decisionOn(categoryTarget(targets.categories[0]!))
        expect(given).toMatchObject({
          ...{ categories: permitted, permitted: permitted.length > 0, basis, evidence },
          reason: bruteForce(question).reason,
        })
      }),
      { numRuns: 1500 },
    )
  })

  test('hold since the last instant that changed them and until the next, and no instant else', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { permitted, reason, since, until } = answer(question)
        const at = (instant: number) => bruteForce({ ...question, at: instant })
        const all = candidates(question)
        const flip = all.findLast(
          (c) => c <= question.at && at(c - 1).permitted !== at(c).permitted,
        )
        expect(since).toBe(flip ?? null)
        const next = all.find((c) => {
          if (c <= question.at) return false
          const then = at(c)
          return then.permitted !== permitted || then.reason !== reason
        })
        expect(until).toBe(next ?? null)
      }),
      { numRuns: 500 },
    )
  })

  test('as known at an instant never change by what is learned or published later', () => {
    const later = fc.array(histories.drawnPiece, { maxLength: 6 })
    fc.assert(
      fc.property(asked, later, (question, more) => {
        const { person, asKnownAt } = question
        const learned = withIds(more, person.evidence).map((row, i) => ({
          ...{ ...row, recordedAt: asKnownAt + 1 + i, seq: 100 + i },
        })) as NumberedEvidence[]
        const known = person.evidence.filter((e) => e.recordedAt <= asKnownAt)
        const published = new Map(
          [...engine.purposes].map(([key, purpose]) => [
            key,
            { ...purpose, versions: purpose.versions.filter((v) => v.publishedAt <= asKnownAt) },
          ]),
        )
        const then = { ...live, engine: { ...engine, purposes: published } } as LiveCatalogue
        const given = answer(question)
        expect(answer({ ...question, person: { ...person, evidence: known } })).toEqual(given)
        const evidence = [...learned, ...person.evidence].toReversed()
        expect(answer({ ...question, person: { ...person, evidence } })).toEqual(given)
        expect(answer({ ...question, live: then })).toEqual(given)
      }),
      { numRuns: 1000 },
    )
  })
})

const NOW = Date.UTC(2026, 10, 23)

const piece = <K extends EvidenceKind>(
  kind: K,
  detail: EvidenceDetail[K],
  daysAgo: number,
  over: { readonly id?: string; readonly recordedDaysAgo?: number; readonly source?: string } = {},
): NumberedEvidence =>
  ({
    ...{ id: over.id ?? randomUUID(), kind, detail, seq: 1 },
    occurredAt: NOW - daysAgo * DAY,
    recordedAt: NOW - (over.recordedDaysAgo ?? daysAgo) * DAY,
    ...{ source: over.source ?? 'web', originProfile: null },
  }) as NumberedEvidence

const act = (
  state: EvidenceDetail['EXPRESSION']['state'],
  purpose: string,
  daysAgo: number,
  over: Partial<EvidenceDetail['EXPRESSION']> = {},
) =>
  piece(
    'EXPRESSION',
    {
      ...{ state, purpose, controllers: ['acme-pl'], purposeVersion: 2 },
      ...{ noticeId: 'consent-marketing@2', method: 'CHECKBOX', ...over },
    },
    daysAgo,
  )

const confirmed = (daysAgo: number) => ({ confirmedAt: NOW - daysAgo * DAY })

/** Today's answer, for a grown-up in Poland unless told otherwise. */
const told = (
  purpose: string,
  evidence: readonly NumberedEvidence[],
  over: Partial<Asked> & { jurisdiction?: string; born?: string } = {},
) => {
  const { jurisdiction = 'PL', born = '1985-05-05', ...rest } = over
  return answer({
    ...{ live, purpose, controller: 'acme-pl', gpc: false, at: NOW, asKnownAt: NOW, ...rest },
    person: { facts: { jurisdiction, birthDate: Date.parse(born) }, evidence, suppressions: [] },
  })
}

describe('a consent', () => {
  const given = act('GIVEN', 'marketing.email', 20, confirmed(20))
  const withdrawn = act('WITHDRAWN', 'marketing.email', 5)

  test('is permitted since it was given, and denied since it was withdrawn', () => {
    expect(told('marketing.email', [given])).toMatchObject({
      ...{ permitted: true, basis: 'CONSENT', reason: null, since: NOW - 20 * DAY },
      ...{ evidence: [given.id], choices: ['WITHDRAW_CONSENT', 'OBJECT'] },
    })
    expect(told('marketing.email', [given, withdrawn])).toMatchObject({
      ...{ permitted: false, reason: 'CONSENT_WITHDRAWN', since: NOW - 5 * DAY, categories: [] },
      ...{ until: null, choices: ['GIVE_CONSENT', 'OBJECT'] },
    })
  })

  test('that was withdrawn on paper is told as known then, and as known now', () => {
    const late = { ...withdrawn, recordedAt: NOW - DAY }
    const then = { at: NOW - 3 * DAY }
    expect(
      told('marketing.email', [given, late], { ...then, asKnownAt: NOW - 3 * DAY }),
    ).toMatchObject({ permitted: true, since: NOW - 20 * DAY })
    expect(told('marketing.email', [given, late], { ...then, asKnownAt: NOW })).toMatchObject({
      ...{ permitted: false, since: NOW - 5 * DAY },
    })
  })

  test('is told to end when it expires, and that of the future if nothing comes', () => {
    const expiresAt = NOW + 10 * DAY
    const ending = act('GIVEN', 'marketing.email', 20, { ...confirmed(20), expiresAt })
    expect(told('marketing.email', [ending]).until).toBe(expiresAt)
    const [at, asKnownAt] = [NOW + 11 * DAY, NOW + 11 * DAY]
    expect(told('marketing.email', [ending], { at, asKnownAt })).toMatchObject({
      ...{ permitted: false, reason: 'CONSENT_EXPIRED', since: expiresAt },
      choices: ['GIVE_CONSENT', 'OBJECT'],
    })
  })

  test('that waits for its second step can be confirmed or taken back', () => {
    expect(told('marketing.email', [act('GIVEN', 'marketing.email', 1)])).toMatchObject({
      ...{ permitted: false, reason: 'CONSENT_UNCONFIRMED' },
      choices: ['WITHDRAW_CONSENT', 'OBJECT'],
    })
  })

  test('that was never given can be given; who is erased can do nothing', () => {
    expect(told('marketing.email', [])).toMatchObject({
      ...{ permitted: false, reason: 'CONSENT_NOT_GIVEN', since: null, until: null },
      choices: ['GIVE_CONSENT', 'OBJECT'],
    })
    expect(told('marketing.email', [given, piece('ERASURE', {}, 1)])).toMatchObject({
      ...{ reason: 'SUBJECT_ERASED', choices: [] },
    })
  })

  test('is no way out where the person is too young to be profiled, but can still be taken back', () => {
    const child = { born: '2014-01-01' }
    const yes = act('GIVEN', 'ads.social', 3, {
      ...{ givenBy: 'PARENT', recipients: ['adnet'], purposeVersion: 1 },
    })
    expect(told('ads.social', [], child).choices).not.toContain('GIVE_CONSENT')
    expect(told('ads.social', [yes], child)).toMatchObject({
      ...{ permitted: false, reason: 'MINOR_PROFILING_PROHIBITED' },
      choices: expect.arrayContaining(['WITHDRAW_CONSENT']),
    })
  })
})

describe('an objection', () => {
  const notice = piece('NOTICE', { purposes: ['fraud.prevention', 'marketing.postal'] }, 30)
  const id = randomUUID()
  const general = piece('OBJECTION', { kind: 'GENERAL', purposes: ['fraud.prevention'] }, 4, { id })
  const outcome = (o: 'UPHELD' | 'OVERRIDDEN' | 'WITHDRAWN') =>
    piece('OBJECTION_OUTCOME', { target: id, outcome: o }, 2)

  test.each([
    ['before it', [], 'ALLOW', ['OBJECT']],
    ['open', [general], 'OBJECTED', ['WITHDRAW_OBJECTION']],
    ['upheld for good', [general, outcome('UPHELD')], 'OBJECTED', []],
    ['overridden', [general, outcome('OVERRIDDEN')], 'ALLOW', ['OBJECT']],
    ['taken back', [general, outcome('WITHDRAWN')], 'ALLOW', ['OBJECT']],
  ] as const)('to a legitimate interest, %s', (_, rows, effect, choices) => {
    const { permitted, reason, choices: offered } = told('fraud.prevention', [notice, ...rows])
    expect(permitted ? 'ALLOW' : reason).toBe(effect)
    expect(offered).toEqual(choices)
  })

  test('to marketing on one channel leaves the rest to object to', () => {
    const narrow = piece('OBJECTION', { kind: 'DIRECT_MARKETING', channel: 'postal' }, 4)
    expect(told('marketing.postal', [notice, narrow]).choices).toEqual([
      ...['OBJECT', 'WITHDRAW_OBJECTION'],
    ])
    const wide = piece('OBJECTION', { kind: 'DIRECT_MARKETING' }, 4)
    expect(told('marketing.postal', [notice, wide])).toMatchObject({
      ...{ reason: 'OBJECTED_DIRECT_MARKETING', choices: ['WITHDRAW_OBJECTION'] },
    })
  })

  test('to marketing on consent is opened again by a new consent alone', () => {
    const wide = piece('OBJECTION', { kind: 'DIRECT_MARKETING' }, 4)
    const before = act('GIVEN', 'marketing.email', 20, confirmed(20))
    expect(told('marketing.email', [before, wide]).choices).toEqual(['GIVE_CONSENT'])
    const after = act('GIVEN', 'marketing.email', 1, confirmed(1))
    expect(told('marketing.email', [before, wide, after])).toMatchObject({
      ...{ permitted: true, since: NOW - DAY, choices: ['WITHDRAW_CONSENT', 'OBJECT'] },
    })
  })
})

describe('an opt-out', () => {
  const us = { jurisdiction: 'US-CA', controller: 'acme-us' }
  const id = randomUUID()
  const out = piece('OPT_OUT', { kind: 'ALL' }, 3, { id })
  const lifted = piece('OPT_OUT_LIFTED', { target: id }, 1)

  test('can be declared, and lifted while it stands', () => {
    expect(told('product.analytics', [], us)).toMatchObject({
      ...{ basis: 'OPT_OUT_REGIME', permitted: true, choices: ['OPT_OUT'] },
    })
    expect(told('product.analytics', [out], us)).toMatchObject({
      ...{ reason: 'OPTED_OUT', choices: ['LIFT_OPT_OUT'], since: NOW - 3 * DAY },
    })
    expect(told('product.analytics', [out, lifted], us)).toMatchObject({
      ...{ permitted: true, choices: ['OPT_OUT'], since: NOW - DAY },
    })
  })
})

test('with nothing in force, nothing can be chosen', () => {
  const at = Date.UTC(2020, 0, 1)
  expect(told('marketing.email', [], { at, asKnownAt: NOW })).toMatchObject({
    ...{ permitted: false, reason: 'PURPOSE_NOT_IN_FORCE', basis: null, version: null },
    ...{ choices: [], categories: [], since: null },
  })
})

test('no emergency is told as such, also where the purpose covers a special category', () => {
  expect(told('safety.emergency', [])).toMatchObject({ reason: 'NO_EMERGENCY_DECLARED' })
})

test('many acts about one purpose are answered in bounded time', () => {
  const many = Array.from({ length: 1500 }, (_, i) =>
    act('GIVEN', 'marketing.email', 400 - i / 5, confirmed(400 - i / 5)),
  )
  const started = performance.now()
  expect(told('marketing.email', many).permitted).toBe(true)
  expect(performance.now() - started).toBeLessThan(10_000)
})
