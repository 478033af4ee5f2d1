/** Rows of evidence become what the engine asks: outcomes find their targets, order never matters. */
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { assembleSubject } from '../../src/evidence/assemble.ts'
import type { EvidenceRow } from '../../src/evidence/kinds.ts'

const person = { jurisdiction: 'PL', birthDate: null }
const at = (n: number) => Date.UTC(2026, 0, n)

let serial = 0
const row = (
  kind: EvidenceRow['kind'],
  day: number,
  detail: object,
  over: Partial<Pick<EvidenceRow, 'id' | 'recordedAt' | 'source' | 'originProfile'>> = {},
): EvidenceRow =>
  ({
    id: `e${serial++}`,
    kind,
    occurredAt: at(day),
    recordedAt: at(day),
    source: 'web',
    originProfile: null,
    detail,
    ...over,
  }) as EvidenceRow

describe('an outcome', () => {
  test('confirms the consent it names, and no other', () => {
    const [a, b] = [1, 2].map((day) =>
      row('EXPRESSION', day, { state: 'GIVEN', purpose: 'p', controllers: ['c'] }),
    )
    const { expressions } = assembleSubject(person, [
      a!,
      b!,
      row('CONFIRMATION', 3, { target: a!.id }),
    ])
    expect(expressions?.map((e) => e.confirmedAt)).toEqual([at(3), undefined])
  })

  test('counts from its first telling; repeated it changes nothing', () => {
    const restriction = row('RESTRICTION', 1, {})
    const lifted = [5, 3, 9].map((day) =>
      row('RESTRICTION_LIFTED', day, { target: restriction.id }),
    )
    expect(assembleSubject(person, [restriction, ...lifted]).restrictions?.[0]?.liftedAt).toBe(
      at(3),
    )
  })

  test('that upholds an objection is final: a later override is without effect, an earlier one stood', () => {
    const objection = row('OBJECTION', 1, { kind: 'GENERAL' })
    const outcome = (day: number, what: string) =>
      row('OBJECTION_OUTCOME', day, { target: objection.id, outcome: what })
    const overriddenAt = (...outcomes: EvidenceRow[]) =>
      assembleSubject(person, [objection, ...outcomes]).objections?.[0]?.overriddenAt
    expect(overriddenAt(outcome(3, 'OVERRIDDEN'))).toBe(at(3))
    expect(overriddenAt(outcome(2, 'UPHELD'), outcome(3, 'OVERRIDDEN'))).toBeUndefined()
    expect(overriddenAt(outcome(2, 'OVERRIDDEN'), outcome(3, 'UPHELD'))).toBe(at(2))
  })

  test('learned later is not known before', () => {
    const contract = row('CONTRACT', 1, { controller: 'c', type: 'ORDER' })
    const end = row(
      'CONTRACT_CHANGE',
      2,
      { target: contract.id, endsAt: at(4) },
      { recordedAt: at(9) },
    )
    const known = (day: number) =>
      assembleSubject(person, [contract, end], at(day)).contracts?.[0]?.endsAt
    expect(known(8)).toBeUndefined()
    expect(known(9)).toBe(at(4))
  })

  test('closes an emergency before its time, never after', () => {
    const emergency = row('EMERGENCY', 1, { expiresAt: at(3) })
    const closing = (day: number) => row('EMERGENCY_CLOSED', day, { target: emergency.id })
    const end = (closed: EvidenceRow) =>
      assembleSubject(person, [emergency, closed]).emergencies?.[0]?.expiresAt
    expect(end(closing(2))).toBe(at(2))
    expect(end(closing(5))).toBe(at(3))
  })
})

test('the order of the rows never matters', () => {
  const consent = row('EXPRESSION', 1, { state: 'GIVEN', purpose: 'p', controllers: ['c'] })
  const contract = row('CONTRACT', 1, { controller: 'c', type: 'ORDER' })
  const rows = [
    consent,
    contract,
    row('CONFIRMATION', 2, { target: consent.id }),
    row('CONFIRMATION', 4, { target: consent.id }),
    row('CONTRACT_CHANGE', 2, { target: contract.id, endsAt: at(8) }),
    row('CONTRACT_CHANGE', 3, { target: contract.id, endsAt: at(6), performanceUntil: at(9) }),
  ]
  const sorted = (rows_: readonly EvidenceRow[]) => assembleSubject(person, rows_)
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(sorted(shuffled)).toEqual(sorted(rows))
    }),
  )
  expect(sorted(rows).contracts?.[0]).toMatchObject({ endsAt: at(6), performanceUntil: at(9) })
})
