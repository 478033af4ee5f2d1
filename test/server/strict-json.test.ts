import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { HttpRefusal } from '../../src/server/route.ts'
import { parseStrictJson } from '../../src/server/strict-json.ts'

const parse = (text: string) => parseStrictJson(Buffer.from(text, 'utf8'))

const keys = (n: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i])))

describe('strict JSON', () => {
  test.each([
    ['a key twice', '{"query":"a","query":"b"}'],
    ['a key twice, once escaped', '{"query":"a","\\u0071uery":"b"}'],
    ['a key twice with spaces', '{ "a" : 1 , "b":{}, "a" \n:2}'],
    ['__proto__ at the top', '{"__proto__":{"isAdmin":true}}'],
    ['__proto__ deep inside', '{"variables":{"a":[{"__proto__":1}]}}'],
    ['__proto__ escaped', '{"variables":{"\\u005f_proto__":1}}'],
    ['constructor', '{"variables":{"constructor":{"prototype":{}}}}'],
    ['prototype', '{"prototype":1}'],
    ['NUL in a value', '{"a":"x\\u0000y"}'],
    ['NUL in a key', '{"a\\u0000":1}'],
    ['half a surrogate pair', '{"a":"\\ud800"}'],
    ['the other half', '{"a":["\\udc00x"]}'],
    ['a raw control character', '{"a":"\u0001"}'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`],
    ['101 keys at the top', keys(101)],
    ['100,000 levels', '['.repeat(100_000)],
    ['an open string', '{"a'],
    ['nothing', ''],
    ['a byte order mark', '\ufeff{}'],
    ['two values', '{}{}'],
  ])('refuses %s', (_name, text) => {
    expect(() => parse(text)).toThrow(HttpRefusal)
  })

  test('refuses bytes that are not UTF-8 instead of replacing them', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
    ]) {
      expect(() => parseStrictJson(Uint8Array.from(bytes))).toThrow(HttpRefusal)
    }
  })

  test.each([
    ['a word that is no key', '{"query":"{ constructor __proto__ }"}'],
    ['a key twice below the top', '{"a":{"x":1},"b":{"x":1}}'],
    ['whole surrogate pairs', '{"a":"\\ud83c\\udfca 🏊"}'],
    ['100 keys at the top', keys(100)],
    ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`],
    ['quotes and braces in strings', '{"a":"\\\\\\"{[","b":"}]\\\\"}'],
  ])('accepts %s', (_name, text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  })

  test('reads what JSON.stringify writes, unchanged', () => {
    const harmless = /__proto__|constructor|prototype/
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(
          Object.keys(Object(value)).length < 100 &&
            !/\\u(?:0000|d[89a-f])/.test(text) &&
            !harmless.test(text),
        )
        expect(parse(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('leaves the prototype of objects alone', () => {
    expect(() => parse('{"a":{"__proto__":{"isAdmin":true}}}')).toThrow(HttpRefusal)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})
