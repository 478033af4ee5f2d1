/** How somebody wishes to be treated: of each part what was said last, then and now. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { preferencesOf } from '../../src/customer/preferences.ts'
import type { EvidenceDetail, EvidenceRow } from '../../src/evidence/kinds.ts'

const NOW = Date.UTC(2026, 10, 23)
const DAY = 86_400_000

type Kind = 'PREFERENCE' | 'WISH'

const said = <K extends Kind>(
  kind: K,
  detail: EvidenceDetail[K],
  daysAgo: number,
  recordedDaysAgo = daysAgo,
): EvidenceRow =>
  ({
    ...{ id: randomUUID(), kind, detail, source: 'web', originProfile: null },
    occurredAt: NOW - daysAgo * DAY,
    recordedAt: NOW - recordedDaysAgo * DAY,
  }) as EvidenceRow

const now = { at: NOW, asKnownAt: NOW }
const nothing = { choice: null, frequency: null, language: null, quietHours: null }
const general = { channel: null, topic: null, controller: null }

describe('a preference', () => {
  test('is whether and how, for each channel, topic and company by itself', () => {
    const quietHours = { from: '21:00', to: '08:00', zone: 'Europe/Warsaw' }
    const rows = [
      said('PREFERENCE', { channel: 'email', value: 'IN' }, 9),
      said('WISH', { channel: 'email', frequency: 'WEEKLY' }, 8),
      said('PREFERENCE', { channel: 'email', topic: 'offers', value: 'OUT' }, 7),
      said('WISH', { language: 'pl', quietHours }, 6),
      said('PREFERENCE', { channel: 'email', controller: 'velo-de', value: 'PREFERRED' }, 5),
    ]
    const email = { ...nothing, ...general, channel: 'email' }
    expect(preferencesOf(rows, now)).toEqual(
      [
        { ...email, choice: 'IN', controller: 'velo-de', since: NOW - 5 * DAY },
        { ...email, choice: 'OUT', topic: 'offers', since: NOW - 7 * DAY },
        { ...email, choice: 'IN', frequency: 'WEEKLY', since: NOW - 8 * DAY },
        { ...nothing, ...general, language: 'pl', quietHours, since: NOW - 6 * DAY },
      ].toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
    )
  })

  test('that changes one part keeps the others', () => {
    const rows = [
      said('WISH', { frequency: 'DAILY', language: 'de' }, 9),
      said('WISH', { frequency: 'RARELY' }, 2),
    ]
    expect(preferencesOf(rows, now)).toEqual([
      { ...nothing, ...general, frequency: 'RARELY', language: 'de', since: NOW - 2 * DAY },
    ])
  })

  test('of the past is as it was, and as it was known', () => {
    const rows = [
      said('PREFERENCE', { channel: 'sms', value: 'IN' }, 9),
      said('PREFERENCE', { channel: 'sms', value: 'OUT' }, 5, 1),
    ]
    const choiceAt = (at: number, asKnownAt: number) =>
      preferencesOf(rows, { at: NOW - at * DAY, asKnownAt: NOW - asKnownAt * DAY })[0]?.choice
    expect(choiceAt(10, 0)).toBeUndefined()
    expect(choiceAt(6, 0)).toBe('IN')
    expect(choiceAt(3, 3)).toBe('IN')
    expect(choiceAt(3, 0)).toBe('OUT')
    expect(choiceAt(0, 0)).toBe('OUT')
  })

  test('of two of one instant is the OUT, whichever came first', () => {
    const rows = [
      said('PREFERENCE', { channel: 'sms', value: 'OUT' }, 5),
      said('PREFERENCE', { channel: 'sms', value: 'IN' }, 5, 1),
    ]
    expect(preferencesOf(rows, now)[0]?.choice).toBe('OUT')
    expect(preferencesOf(rows.toReversed(), now)[0]?.choice).toBe('OUT')
  })
})

const keyOf = ({
  channel,
  topic,
  controller,
}: Record<'channel' | 'topic' | 'controller', string | null>) =>
  JSON.stringify([channel, topic, controller])

const days = fc.constantFrom(1, 2, 3, 5)
const row = fc.oneof(
  fc
    .record({
      detail: fc.record({
        channel: fc.constantFrom('email', 'sms'),
        value: fc.constantFrom('IN', 'OUT'),
      }),
      at: days,
      late: fc.constantFrom(0, 0, 1),
    })
    .map(({ detail, at, late }) => said('PREFERENCE', detail, at, at - late)),
  fc
    .record({
      detail: fc.record(
        {
          channel: fc.constantFrom('email', 'sms'),
          frequency: fc.constantFrom('DAILY', 'RARELY'),
          language: fc.constantFrom('pl', 'de'),
        },
        { requiredKeys: [] },
      ),
      at: days,
      late: fc.constantFrom(0, 0, 1),
    })
    .map(({ detail, at, late }) => said('WISH', detail, at, at - late)),
)

test('the order of arrival and what was learned later never matter', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 10 }).chain((rows) =>
        fc.record({
          rows: fc.constant(rows),
          shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }),
        }),
      ),
      fc.constantFrom(0, 1, 2, 4),
      ({ rows, shuffled }, daysAgo) => {
        const asKnownAt = NOW - daysAgo * DAY
        const given = preferencesOf(rows, { at: NOW, asKnownAt })
        expect(preferencesOf(shuffled, { at: NOW, asKnownAt })).toEqual(given)
        const known = rows.filter((r) => r.recordedAt <= asKnownAt)
        expect(preferencesOf(known, now)).toEqual(given)
      },
    ),
  )
})
