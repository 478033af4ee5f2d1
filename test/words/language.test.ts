import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { languageOf, languages, spokenLanguage } from '../../src/words/language.ts'

test.each([
  ['en', 'en'],
  ['pl', 'pl'],
  ['de', 'de'],
  ['pl-PL', 'pl'],
  ['pl_PL', 'pl'],
  ['DE-at', 'de'],
  ['de-Latn-CH-1996', 'de'],
  [' pl ', 'pl'],
  ['de-AT;q=0.9', 'de'],
  ['pl;q=0.8', 'pl'],
  ['de,en;q=0.5', 'de'],
])('%j is answered in its language', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
  expect(spokenLanguage(tag)).toBe(language)
})

test.each([
  undefined,
  '',
  '*',
  'fr',
  'fr,pl',
  'plx',
  'pl1',
  'pld-PL',
  'dev',
  'x-pl',
  'i-default',
  '-pl',
])('%j is answered in English, which nobody asked for', (tag) => {
  expect(languageOf(tag)).toBe('en')
  expect(spokenLanguage(tag)).toBeUndefined()
})

test('whatever a header holds, the answer is one of the three', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (tag) => languages.includes(languageOf(tag))),
  )
})
