import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { EvidenceKind } from '../../src/evidence/kinds.ts'
import type { EvidenceEntry } from '../../src/words/evidence-entry.ts'
import { languages } from '../../src/words/language.ts'
import { tellEvidence } from '../../src/words/tell-evidence.ts'
import { entries } from './every-text.ts'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
/** Does not compile where a kind that is stored cannot be told, or the reverse. */
const isEveryKindTold: Same<EvidenceKind, EvidenceEntry['kind']> = true

test('every kind of evidence that is stored can be told', () => {
  expect(isEveryKindTold).toBe(true)
})

describe('in English', () => {
  test.each<[EvidenceEntry, string]>([
    [
      { kind: 'EXPRESSION', state: 'GIVEN', purposeTitle: 'Newsletter' },
      'You agreed to “Newsletter”.',
    ],
    [
      { kind: 'EXPRESSION', state: 'WITHDRAWN', purposeTitle: 'Newsletter' },
      'You withdrew the consent to “Newsletter”.',
    ],
    [
      { kind: 'EXPRESSION', state: 'GIVEN', givenBy: 'PARENT', purposeTitle: 'Newsletter' },
      'Your parent or guardian agreed to “Newsletter”.',
    ],
    [{ kind: 'OBJECTION', objection: 'DIRECT_MARKETING' }, 'You objected to direct marketing.'],
    [
      { kind: 'OBJECTION', objection: 'DIRECT_MARKETING', channel: 'email' },
      'You objected to direct marketing by e-mail.',
    ],
    [{ kind: 'CONTRACT', contractType: 'ORDER' }, 'A contract with us began: your order.'],
    [{ kind: 'CONTRACT', contractType: 'LEASING' }, 'A contract with us began.'],
    [
      {
        kind: 'NOTICE',
        purposeTitles: ['Newsletter'],
        noticeTitle: 'Our letters',
        version: 2,
        language: 'pl-PL',
      },
      'We told you about “Newsletter” (notice “Our letters”, version 2, in Polish).',
    ],
    [
      { kind: 'NOTICE', purposeTitles: ['A', 'B', 'C', 'D'], language: 'fr' },
      'We told you about “A”, “B”, “C” and others.',
    ],
    [
      { kind: 'PREFERENCE', channel: 'fax', value: 'OUT' },
      'You do not want to hear from us through “fax”.',
    ],
    [
      { kind: 'PREFERENCE', value: 'IN', topicTitle: 'Bikes' },
      'You want to hear from us about “Bikes”.',
    ],
  ])('%j reads %j', (entry, sentence) => {
    expect(tellEvidence(entry, 'en')).toBe(sentence)
  })
})

test('a blank title, topic or channel counts as none', () => {
  const blank = { purposeTitle: ' ', purposeTitles: ['', ' '], topicTitle: '', channel: '\t' }
  for (const language of languages) {
    for (const entry of entries) {
      const bare = { ...entry, ...blank } as EvidenceEntry
      const none = Object.fromEntries(Object.keys(blank).map((key) => [key, undefined]))
      expect(tellEvidence(bare, language)).toBe(
        tellEvidence({ ...entry, ...none } as EvidenceEntry, language),
      )
    }
  }
})

test('consent is told in the words the law has for it', () => {
  const given = { kind: 'EXPRESSION', state: 'GIVEN', purposeTitle: 'Newsletter' } as const
  const withdrawn = { ...given, state: 'WITHDRAWN' } as const
  expect(tellEvidence(given, 'pl')).toBe('Zgoda na cel „Newsletter” została wyrażona przez Ciebie.')
  expect(tellEvidence(withdrawn, 'pl')).toBe(
    'Zgoda na cel „Newsletter” została wycofana przez Ciebie.',
  )
  expect(tellEvidence(given, 'de')).toBe(
    'Sie haben die Einwilligung für den Zweck „Newsletter“ gegeben.',
  )
  expect(tellEvidence(withdrawn, 'de')).toBe(
    'Sie haben die Einwilligung für den Zweck „Newsletter“ widerrufen.',
  )
})

test('accepting terms and wishes about contact are never told as consent', () => {
  const none = { en: /consent|agree/i, pl: /zgod|zgad/i, de: /willig/i }
  const kinds = new Set<string>([
    'TERMS',
    'PREFERENCE',
    'WISH',
    'CONTRACT',
    'SOFT_OPT_IN',
    'NOTICE',
  ])
  for (const language of languages) {
    for (const entry of entries.filter(({ kind }) => kinds.has(kind))) {
      expect(tellEvidence(entry, language)).not.toMatch(none[language])
    }
  }
})

test('each state of consent, outcome and finding is told apart', () => {
  const apart = new Set<string>(['EXPRESSION', 'OBJECTION_OUTCOME', 'EMERGENCY_REVIEWED', 'MERGE'])
  for (const language of languages) {
    const told = entries
      .filter((e) => apart.has(e.kind) && (e.kind !== 'EXPRESSION' || e.givenBy === 'SELF'))
      .map((entry) => tellEvidence(entry, language))
    expect(new Set(told).size).toBe(told.length)
  }
})

/** Anything a shop may have stored, names of JavaScript's own among it. */
const code = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', 'email', 'ORDER', 'IN'),
)
const titles = fc.array(code, { maxLength: 6 })
const wild = fc
  .record({
    base: fc.constantFrom(...entries),
    extra: fc.record(
      {
        purposeTitle: code,
        purposeTitles: titles,
        noticeTitle: code,
        termsTitle: code,
        topicTitle: code,
        channel: code,
        contractType: code,
        event: code,
        trigger: code,
        optOut: code,
        value: code,
        givenBy: code,
        confidence: code,
        language: code,
        version: fc.integer(),
        isPartial: fc.boolean(),
        isSignal: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ base, extra }) => ({ ...base, ...extra }) as EvidenceEntry)
const language = fc.constantFrom(...languages)

test('whatever was stored, a sentence is told and nothing of the program shows', () => {
  fc.assert(
    fc.property(wild, language, (entry, tongue) => {
      const told = tellEvidence(entry, tongue)
      const own = JSON.stringify(entry)
      expect(told).toMatch(/^[\p{Lu}„“][^]*\.$/u)
      for (const slip of ['undefined', 'null', 'NaN', 'function', '[object', 'native code']) {
        if (!own.includes(slip)) expect(told).not.toContain(slip)
      }
    }),
    { numRuns: 3000 },
  )
})

/** Titles and channels that are told as they are; the rest of a sentence is ours. */
const echoed = ['purposeTitle', 'noticeTitle', 'termsTitle', 'topicTitle', 'channel'] as const

test('nothing shows but the titles, the channel and the version that were handed in', () => {
  const ours = (entry: EvidenceEntry, mark: string): EvidenceEntry => {
    const marked: Record<string, unknown> = { ...entry }
    for (const [i, key] of echoed.entries()) if (key in marked) marked[key] = `${mark}${i}`
    if ('purposeTitles' in marked) {
      marked['purposeTitles'] = (marked['purposeTitles'] as string[] | undefined)?.map(
        () => `${mark}9`,
      )
    }
    return marked as unknown as EvidenceEntry
  }
  fc.assert(
    fc.property(wild, language, fc.stringMatching(/^[a-z]{12,20}$/), (entry, tongue, secret) => {
      // The sentence is the same but for the titles: it is made of our words and theirs alone.
      const told = tellEvidence(ours(entry, 'ŻŻŻ'), tongue)
      expect(tellEvidence(ours(entry, secret), tongue).replaceAll(secret, 'ŻŻŻ')).toBe(told)
      // What is not asked for does not show, whatever it is.
      const private_ = { ...entry, email: secret, identifier: secret, source: secret, id: secret }
      expect(tellEvidence(private_, tongue)).toBe(tellEvidence(entry, tongue))
    }),
    { numRuns: 3000 },
  )
})

test('codes without words are left out, not shown', () => {
  const shown = 'QX_ZZ_77'
  const coded = {
    contractType: shown,
    event: shown,
    trigger: shown,
    optOut: shown,
    value: shown,
    givenBy: shown,
    confidence: shown,
    language: shown,
  }
  for (const tongue of languages) {
    for (const entry of entries) {
      expect(tellEvidence({ ...entry, ...coded } as EvidenceEntry, tongue)).not.toContain(shown)
    }
  }
})
