import { expect, test } from '@jest/globals'
import type { BasisKey } from '../../src/decision/catalogue-model.ts'
import { languages } from '../../src/words/language.ts'
import { rightsOf, type Right } from '../../src/words/rights.ts'
import { tellRight } from '../../src/words/tell.ts'
import { bases, rights } from './every-text.ts'

/** DPV 2.3, `legal_basis_rights_mapping`, as published: articles of the GDPR for each basis. */
const dpv: Readonly<Record<Exclude<BasisKey, 'OPT_OUT_REGIME'>, string>> = {
  CONSENT: '13 14 15 16 17 18 20 22 7-3 77',
  CONTRACT: '13 14 15 16 17 18 20 22 77',
  LEGAL_OBLIGATION: '13 15 16 18 77',
  VITAL_INTEREST: '13 14 15 16 17 18 22 77',
  PUBLIC_INTEREST: '13 14 15 16 18 21 22 77',
  LEGITIMATE_INTEREST: '13 14 15 16 17 18 21 22 77',
}

/** The articles each right stands in. */
const articles: Readonly<Record<Right, readonly string[]>> = {
  WITHDRAW_CONSENT: ['7-3'],
  BE_INFORMED: ['13', '14'],
  ACCESS: ['15'],
  RECTIFICATION: ['16'],
  ERASURE: ['17'],
  RESTRICTION: ['18'],
  PORTABILITY: ['20'],
  OBJECT: ['21'],
  OBJECT_DIRECT_MARKETING: ['21'],
  NO_AUTOMATED_DECISION: ['22'],
  COMPLAIN: ['77'],
  OPT_OUT: ['1798.120'],
  CCPA_KNOW: ['1798.110'],
  CCPA_CORRECT: ['1798.106'],
  CCPA_DELETE: ['1798.105'],
}

test.each(Object.entries(dpv))('%s brings the rights that DPV maps it to', (basis, mapped) => {
  const expected = mapped.split(' ')
  // Art. 13 and 14 are one right here.
  if (!expected.includes('14')) expected.push('14')
  const own = rightsOf(basis as BasisKey).flatMap((right) => articles[right])
  expect(own.toSorted()).toEqual(expected.toSorted())
})

test('consent and contract alone let data be taken along (Art. 20(1)(a), (b))', () => {
  const portable = bases.filter((basis) => rightsOf(basis).includes('PORTABILITY'))
  expect(portable.toSorted()).toEqual(['CONSENT', 'CONTRACT'])
})

test('the opt-out regime brings the rights of the law it comes from, and none of the GDPR', () => {
  expect(rightsOf('OPT_OUT_REGIME')).toEqual([
    'OPT_OUT',
    'CCPA_KNOW',
    'CCPA_CORRECT',
    'CCPA_DELETE',
  ])
})

test.each(bases)(
  'on %s direct marketing can be objected to, and other uses are not called so',
  (basis) => {
    const plain = rightsOf(basis)
    expect(plain).not.toContain('OBJECT_DIRECT_MARKETING')
    expect(rightsOf(basis, { directMarketing: true })).toEqual([
      'OBJECT_DIRECT_MARKETING',
      ...plain,
    ])
    expect(rightsOf(basis, { directMarketing: false })).toEqual(plain)
  },
)

test('what stops a use comes first, and no right is named twice', () => {
  expect(rightsOf('CONSENT')[0]).toBe('WITHDRAW_CONSENT')
  expect(rightsOf('LEGITIMATE_INTEREST')[0]).toBe('OBJECT')
  expect(rightsOf('PUBLIC_INTEREST')[0]).toBe('OBJECT')
  for (const basis of bases) {
    const own = rightsOf(basis, { directMarketing: true })
    expect(new Set(own).size).toBe(own.length)
  }
})

test('a caller that changes the list changes nobody else’s', () => {
  ;(rightsOf('CONSENT') as Right[]).length = 0
  expect(rightsOf('CONSENT')).not.toEqual([])
})

test.each(rights)('%s cites the articles it stands in, in every language', (right) => {
  for (const language of languages) {
    const { law } = tellRight(right, language)
    for (const article of articles[right]) expect(law).toContain(article.split('-')[0])
  }
})
