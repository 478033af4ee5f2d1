import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { diffCatalogues, lastEffect } from '../../src/catalogue/diff.ts'
import { formatDifferences } from '../../src/catalogue/format-diff.ts'
import { contentHashOf } from '../../src/catalogue/store.ts'
import { edited } from './editing.ts'
import type { Editable } from './editing.ts'

const from = '2027-01-01T00:00:00.000Z'
const until = '2027-02-01T00:00:00.000Z'
const next = (c: Editable, purpose: string, change: Editable = {}) => {
  const { versions } = c.purposes[purpose]
  const last = structuredClone(versions.at(-1))
  const dates = { publishedAt: '2026-12-01', effectiveFrom: '2027-01-01' }
  // Another change may have added one already.
  const day = String(versions.length).padStart(2, '0')
  versions.push({
    ...last,
    version: last.version + 1,
    ...dates,
    effectiveFrom: `2027-01-${day}`,
    ...change,
  })
}

const sample = edited('acme')

/** What changes, and what the difference is in short and on paper. */
const cases: readonly (readonly [
  what: string,
  change: (c: Editable) => void,
  difference: object,
  text: string,
])[] = [
  [
    'a new version with what it does otherwise',
    (c) => next(c, 'marketing.sms', { categories: ['user.contact.phone_number'], material: false }),
    {
      effect: 'ADDED',
      section: 'purposes',
      key: 'marketing.sms',
      part: 'version',
      version: 2,
      effectiveFrom: from,
      changes: [
        {
          path: ['categories'],
          before: ['user.contact.phone_number', 'user.name'],
          after: ['user.contact.phone_number'],
        },
        { path: ['material'], after: false },
      ],
    },
    `+ purposes/marketing.sms version 2, in force from ${from}\n    categories: -user.name\n    material: false is new\n`,
  ],
  [
    'a rule of one jurisdiction',
    (c) =>
      next(c, 'marketing.sms', {
        rules: {
          '*': { basis: 'CONSENT', consentValidity: 'P12M' },
          DE: { basis: 'CONSENT', doubleOptIn: true },
        },
      }),
    {
      changes: [
        { path: ['rules', '*', 'consentValidity'], before: 'P24M', after: 'P12M' },
        { path: ['rules', 'DE'], after: expect.objectContaining({ doubleOptIn: true }) },
      ],
    },
    'rules/*/consentValidity: P24M becomes P12M',
  ],
  [
    'a retirement',
    (c) => {
      c.purposes['marketing.sms'].retirement = {
        publishedAt: '2026-12-01',
        effectiveFrom: '2027-02-01',
        reason: 'Nobody reads them.',
      }
    },
    { effect: 'ADDED', key: 'marketing.sms', part: 'retirement', effectiveFrom: until },
    `+ purposes/marketing.sms retirement, in force from ${until}`,
  ],
  [
    'another owner of a purpose',
    (c) => void (c.purposes['marketing.sms'].owner = 'Somebody'),
    { effect: 'CHANGED', section: 'purposes', key: 'marketing.sms' },
    'owner: Head of Marketing becomes Somebody',
  ],
  [
    'a published version that became another',
    (c) => void (c.purposes['marketing.sms'].versions[0].profiling = true),
    { effect: 'CHANGED', part: 'version', version: 1 },
    '~ purposes/marketing.sms version 1\n    profiling: false becomes true',
  ],
  [
    'a new version of a notice',
    (c) => {
      const { versions } = c.notices['consent-ads']
      versions.push({ ...structuredClone(versions[0]), version: 2, publishedAt: '2026-12-01' })
    },
    { effect: 'ADDED', section: 'notices', key: 'consent-ads', part: 'version', version: 2 },
    '+ notices/consent-ads version 2\n',
  ],
  [
    'an assessment',
    (c) => void (c.assessments['lia-new'] = c.assessments['lia-fraud']),
    { effect: 'ADDED', section: 'assessments', key: 'lia-new' },
    '+ assessments/lia-new\n',
  ],
  [
    'a recipient',
    (c) => void (c.recipients.mailer.country = 'NL'),
    { effect: 'CHANGED', section: 'recipients', key: 'mailer' },
    '~ recipients/mailer\n    country: IE becomes NL',
  ],
  [
    'a client that is gone',
    (c) => void delete c.clients.regulator,
    { effect: 'REMOVED', section: 'clients', key: 'regulator', changes: [] },
    '- clients/regulator\n',
  ],
  [
    'the order of a list',
    (c) => void (c.clients.sales.purposes = c.clients.sales.purposes.toReversed()),
    { effect: 'CHANGED', section: 'clients', key: 'sales' },
    'purposes: is in another order',
  ],
  [
    'a field',
    (c) => void (c.fields['Customer.segments'].categories = ['user.behavior.browsing_history']),
    { effect: 'CHANGED', section: 'fields', key: 'Customer.segments' },
    'categories: +user.behavior.browsing_history -user.behavior',
  ],
  [
    'the languages',
    (c) => void (c.languages = c.languages.toReversed()),
    { effect: 'CHANGED', section: 'languages', key: '' },
    '~ languages\n',
  ],
]

describe('the differences of two catalogues', () => {
  test.each(cases)('tell of %s, and of nothing else', (_what, change, difference, text) => {
    const found = diffCatalogues(sample, edited('acme', change))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(difference)
    expect(formatDifferences(found)).toContain(text)
  })

  test('are none of a catalogue with itself, and all of it where nothing was published', () => {
    expect(diffCatalogues(sample, edited('acme'))).toEqual([])
    expect(formatDifferences([])).toBe('')
    const all = diffCatalogues(undefined, sample)
    expect(all.filter(({ effect }) => effect !== 'ADDED')).toEqual([])
    expect(all.filter(({ part }) => part === 'version').length).toBeGreaterThan(20)
  })

  test('are none iff the content hash is the same, and the same the other way round', () => {
    const ways = cases.map(([, change]) => change)
    fc.assert(
      fc.property(fc.subarray(ways), (chosen) => {
        const other = edited('acme', (c) => {
          for (const change of chosen) change(c)
        })
        const found = diffCatalogues(sample, other)
        expect(found.length === 0).toBe(contentHashOf(sample) === contentHashOf(other))
        const placesOf = (list: typeof found) =>
          list
            .map(({ section, key, part, version }) => JSON.stringify([section, key, part, version]))
            .toSorted()
        expect(placesOf(diffCatalogues(other, sample))).toEqual(placesOf(found))
      }),
      { numRuns: 15 },
    )
  })

  test('tell when the last of what is new takes effect', () => {
    const later = edited('acme', (c) => {
      next(c, 'marketing.sms')
      next(c, 'marketing.postal', { effectiveFrom: '2027-03-01' })
    })
    expect(lastEffect(diffCatalogues(sample, later))).toBe(Date.parse('2027-03-01'))
    expect(lastEffect(diffCatalogues(later, sample))).toBeUndefined()
  })
})
