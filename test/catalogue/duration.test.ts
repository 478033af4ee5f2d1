import { describe, expect, test } from '@jest/globals'
import { durationMs, isDuration } from '../../src/catalogue/duration.ts'

const DAY_MS = 86_400_000

describe('a period', () => {
  test.each([
    ['P30D', 30],
    ['P2W', 14],
    ['P1M', 30],
    ['P12M', 365],
    ['P1Y', 365],
    ['P14M', 425],
    ['P24M', 730],
    ['P2Y', 730],
    ['P6Y2D', 2192],
    ['PT72H', 3],
  ])('%s is %d days', (text, days) => {
    expect(durationMs(text)).toBe(days * DAY_MS)
  })

  test.each(['', 'P', 'PT', 'P1', '24M', 'P0D', 'P-1D', 'P1.5Y', 'p1y', 'P1DT', 'P1D1Y'])(
    '%p is none',
    (text) => {
      expect(isDuration(text)).toBe(false)
    },
  )
})
