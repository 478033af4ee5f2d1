import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { permits, signGrant, verifyGrant, type Grant } from '../../src/guard/index.ts'

const key = randomBytes(32)
const NOW = 1_800_000_000

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const grants: fc.Arbitrary<Grant> = fc.record(
  {
    v: fc.constant(1 as const),
    sub: text,
    tenant: text,
    controller: text,
    purposes: fc.array(text, { maxLength: 8 }),
    categories: fc.array(text, { maxLength: 40 }),
    revision: fc.nat(),
    seq: fc.nat(),
    exp: fc.integer({ min: NOW + 1, max: NOW + 1_000_000 }),
    fault: text,
  },
  {
    requiredKeys: [
      'v',
      'sub',
      'tenant',
      'controller',
      'purposes',
      'categories',
      'revision',
      'seq',
      'exp',
    ],
  },
)

const verify = (token: unknown, grant: Grant, keys: readonly Uint8Array[] = [key]) =>
  verifyGrant(token, { keys, subject: grant.sub, now: NOW })

describe('a grant', () => {
  test('is verified as it was signed, by any of the keys', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(verify(signGrant(grant, key), grant, [randomBytes(32), key])).toEqual(grant)
      }),
    )
  })

  test('is signed the same way each time, so that caches on its way can work', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(signGrant(structuredClone(grant), key)).toBe(signGrant(grant, key))
      }),
    )
  })

  test('with any bit flipped is refused', () => {
    fc.assert(
      fc.property(grants, fc.nat(), fc.integer({ min: 0, max: 6 }), (grant, place, bit) => {
        const bytes = Buffer.from(signGrant(grant, key))
        const at = place % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        expect(verify(bytes.toString('latin1'), grant)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('with a bit flipped at any one place is refused', () => {
    const grant: Grant = {
      v: 1,
      sub: 'ada',
      tenant: 't',
      controller: 'c',
      purposes: ['p'],
      categories: ['user.name'],
      revision: 1,
      seq: 1,
      exp: NOW + 60,
    }
    const token = Buffer.from(signGrant(grant, key))
    expect(verify(token.toString('latin1'), grant)).toEqual(grant)
    for (let at = 0; at < token.length * 8; at++) {
      const flipped = Buffer.from(token)
      flipped[at >> 3] = token[at >> 3]! ^ (1 << (at & 7))
      expect(verify(flipped.toString('latin1'), grant)).toBeNull()
    }
  })

  test('in another spelling of the same bytes is refused', () => {
    const grant = fc.sample(grants, 1)[0]!
    const token = signGrant(grant, key)
    for (const other of [`${token}=`, `${token} `, ` ${token}`, `${token}\n`, `${token}.`]) {
      expect(verify(other, grant)).toBeNull()
    }
  })

  test('is refused for anybody else, when it is over, and under any other key', () => {
    fc.assert(
      fc.property(grants, text, (grant, other) => {
        const token = signGrant(grant, key)
        fc.pre(other !== grant.sub)
        expect(verifyGrant(token, { keys: [key], subject: other, now: NOW })).toBeNull()
        const keys = [key]
        expect(verifyGrant(token, { keys, subject: grant.sub, now: grant.exp })).toBeNull()
        expect(verifyGrant(token, { keys, subject: grant.sub, now: grant.exp - 1 })).not.toBeNull()
        expect(verify(token, grant, [randomBytes(32)])).toBeNull()
        expect(verify(token, grant, [])).toBeNull()
      }),
    )
  })

  test('that is anything at all never throws and permits nothing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (token) => {
        const grant = verifyGrant(token, { keys: [key], subject: '', now: NOW })
        expect(grant).toBeNull()
        expect(permits(grant, 'user.name')).toBe(false)
      }),
    )
  })

  test('permits the categories it lists and neither those above nor those below', () => {
    const grant = { ...fc.sample(grants, 1)[0]!, categories: ['user.contact.email'] }
    expect(permits(grant, 'user.contact.email')).toBe(true)
    expect(permits(grant, 'user.contact')).toBe(false)
    expect(permits(grant, 'user.contact.email.work')).toBe(false)
  })
})
