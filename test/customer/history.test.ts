/** What happened, newest first, page by page, as known then. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { NumberedEvidence } from '../../src/customer/facts-store.ts'
import { historyOf, type HistoryPosition } from '../../src/customer/history.ts'
import * as histories from './histories.ts'
import { withIds } from './laid.ts'

const { BASE, DAY } = histories

const rowsOf = fc
  .array(histories.drawnPiece, { maxLength: 14, size: 'max' })
  .map((drawn) => withIds(drawn, []).map((row, i): NumberedEvidence => ({ ...row, seq: i + 1 })))

/** Every page from the newest on. */
function pagesOf(rows: readonly NumberedEvidence[], first: number, asKnownAt: number) {
  const ids: string[] = []
  let after: HistoryPosition | null = null
  for (;;) {
    const page = historyOf(rows, { first, after, asKnownAt })
    ids.push(...page.entries.map(({ row }) => row.id))
    if (!page.hasNextPage) return ids
    expect(page.entries).toHaveLength(first)
    after = page.end
  }
}

describe('the history', () => {
  test('is the same in pages of any size, each entry once, what was learned last first', () => {
    const asKnownAt = fc.constantFrom(BASE - DAY, BASE, BASE + 1000 * DAY)
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 6 }), asKnownAt, (rows, first, horizon) => {
        const ids = pagesOf(rows, first, horizon)
        const known = rows.filter((r) => r.recordedAt <= horizon)
        const sorted = known.toSorted((a, b) => b.recordedAt - a.recordedAt || b.seq - a.seq)
        expect(ids).toEqual(sorted.map((r) => r.id))
        expect(pagesOf(rows.toReversed(), first, horizon)).toEqual(ids)
      }),
    )
  })

  test('goes on where it was, whatever is learned between two pages', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, (rows, more) => {
        const horizon = BASE + 1000 * DAY
        const { end } = historyOf(rows, { first: 2, after: null, asKnownAt: horizon })
        const request = { first: 20, after: end, asKnownAt: horizon }
        const learned = more.map((r, i) => ({ ...r, recordedAt: horizon - 1, seq: 100 + i }))
        const ids = (all: readonly NumberedEvidence[]) =>
          historyOf(all, request).entries.map(({ row }) => row.id)
        if (end) expect(ids([...learned, ...rows])).toEqual(ids(rows))
      }),
    )
  })

  const consentId = randomUUID()
  const piece = (kind: string, seq: number, detail: object, id: string = randomUUID()) =>
    ({
      ...{ id, kind, seq, detail, source: 'web', originProfile: null },
      ...{ occurredAt: BASE + seq, recordedAt: BASE + seq },
    }) as unknown as NumberedEvidence
  const consent = piece('EXPRESSION', 1, { state: 'GIVEN', purpose: 'marketing.email' }, consentId)
  const confirmation = piece('CONFIRMATION', 2, { target: consentId })

  test('tells of an outcome what it is about', () => {
    const request = { first: 10, after: null, asKnownAt: BASE + DAY }
    const { entries } = historyOf([consent, confirmation], request)
    expect(entries).toEqual([
      { row: confirmation, about: consent, purposes: ['marketing.email'] },
      { row: consent, about: null, purposes: ['marketing.email'] },
    ])
  })

  test('does not tell what an outcome is about before that was known', () => {
    const late = { ...consent, recordedAt: BASE + DAY, seq: 3 }
    const request = { first: 10, after: null, asKnownAt: BASE + 10 }
    expect(historyOf([late, confirmation], request)).toEqual({
      entries: [{ row: confirmation, about: null, purposes: [] }],
      hasNextPage: false,
      end: { recordedAt: BASE + 2, seq: 2 },
    })
  })

  test('of nobody is an empty page', () => {
    expect(historyOf([], { first: 10, after: null, asKnownAt: BASE })).toEqual({
      ...{ entries: [], hasNextPage: false, end: null },
    })
  })
})
