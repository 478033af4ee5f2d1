import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { openCursor, sealCursor } from '../../src/lib/sealed-cursor.ts'

const key = Buffer.alloc(32, 1)

describe('a sealed cursor', () => {
  test('opens to its text, is the same each time, and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        const cursor = sealCursor(key, text)
        expect(openCursor(key, cursor)).toBe(text)
        expect(sealCursor(key, text)).toBe(cursor)
        if (text.length > 3) expect(Buffer.from(cursor, 'base64url').toString()).not.toContain(text)
      }),
    )
  })

  test('with any bit flipped, cut short, of another key or far too long opens to nothing', () => {
    const cursor = sealCursor(key, '015fb7b3-e7e4-85f0-82d5-31ec12c6c953')
    const bytes = Buffer.from(cursor, 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      expect(openCursor(key, flipped.toString('base64url'))).toBeNull()
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(openCursor(key, bytes.subarray(0, length).toString('base64url'))).toBeNull()
    }
    expect(openCursor(Buffer.alloc(32, 2), cursor)).toBeNull()
    expect(openCursor(key, 'A'.repeat(100_000))).toBeNull()
  })
})
