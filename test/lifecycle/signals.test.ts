/** Strings of consent platforms are decoded in bounded time, whatever somebody sends. */
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { createProblems } from '../../src/lifecycle/problems.ts'
import { decodeGpp, decodeTcf } from '../../src/lifecycle/signals.ts'

const TCF = 'CPokAsAPokAsABEACBENC7CgAP_AAH_AAAiQAAAAAAAA'

function read(decode: typeof decodeTcf, text: string) {
  const problems = createProblems()
  const signal = decode(text, ['proof'], problems)
  expect(problems.found).toBe(signal === undefined)
  return signal
}

test('a TCF string is kept whole with what it says', () => {
  const signal = read(decodeTcf, TCF)!
  expect(signal.string).toBe(TCF)
  expect(signal.says).toMatchObject({
    cmpId: 68,
    consentLanguage: 'EN',
    purposeConsents: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  })
})

test('a GPP string is kept whole with its sections', () => {
  const signal = read(decodeGpp, 'DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YNN')!
  expect(signal.says).toMatchObject({
    sections: [2, 6],
    tcfeuv2: { cmpId: 31 },
    uspv1: { Notice: 'Y', OptOutSale: 'N' },
  })
})

const letters = fc.stringMatching(/^[A-Za-z0-9_-]{0,3000}$/)
const prefixed = fc.tuple(
  fc.constantFrom(
    '',
    'C',
    TCF.slice(0, 36),
    TCF,
    `${TCF}.`,
    'DB',
    'DBABMA~',
    'DBACNYA~',
    `DBABMA~${TCF.slice(0, 36)}`,
    'DBAA~',
  ),
  letters,
  fc.constantFrom('', '~', '.', '~1YNN'),
)

test('any string is refused or read within a blink, and what is read is small', () => {
  let slowest = 0
  fc.assert(
    fc.property(
      fc.oneof(
        prefixed.map((parts) => parts.join('')),
        fc.string({ unit: 'binary', maxLength: 5000 }),
      ),
      (text) => {
        for (const decode of [decodeTcf, decodeGpp]) {
          const start = performance.now()
          const signal = read(decode, text)
          slowest = Math.max(slowest, performance.now() - start)
          if (signal) expect(JSON.stringify(signal).length).toBeLessThan(20_000)
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 300), seed: 20261123 },
  )
  expect(slowest).toBeLessThan(500)
})

test('ranges that name all vendors thousands of times are not listed', () => {
  // Core up to the vendors, 65,535 vendors as 700 ranges of all of them.
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const core = [...TCF]
    .map((c) => alphabet.indexOf(c).toString(2).padStart(6, '0'))
    .join('')
    .slice(0, 213)
  const ranges = `1${'0'.repeat(15)}1${'1'.repeat(16)}`.repeat(700)
  const bits = `${core}${'1'.repeat(16)}1${(700).toString(2).padStart(12, '0')}${ranges}${'0'.repeat(41)}`
  const text = (bits.match(/.{6}/g) ?? []).map((six) => alphabet[Number.parseInt(six, 2)]).join('')
  const start = performance.now()
  expect(read(decodeTcf, text)?.says).toMatchObject({ cmpId: 68 })
  expect(performance.now() - start).toBeLessThan(200)
})
