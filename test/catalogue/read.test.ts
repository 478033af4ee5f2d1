import { describe, expect, test } from '@jest/globals'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { faultsOf, readEdited, writeFolder } from './editing.ts'

const read = (files: Readonly<Record<string, string>>) =>
  faultsOf(() => readCatalogue(writeFolder(files)))

describe('reading a catalogue', () => {
  test('reports every fault at once with its line and column', () => {
    const text = `tenant: acme
languages: [en]
purposeGroups: { g: { titles: { en: G } } }
purposes:
  Marketing.Email: {}
  marketing.sms:
    group: g
    owner: Ada
    dpv: dpv:DirectMarketing
    fideslang: marketing
    versions:
      - version: 1
        publishedAt: 2025-02-30
        efectiveFrom: 2025-02-01
        controllers: []
        categories: user
        texts: {}
        rules: { PL: { basis: CONSENTT, consentValidity: P24 }, xx: { basis: CONTRACT } }
`
    expect(read({ 'a.yaml': text })).toEqual([
      'a.yaml:5:3 purposes/Marketing.Email: is not a key; write lower-case words joined by dots, e.g. marketing.email',
      'a.yaml:12:9 purposes/marketing.sms/versions/0/effectiveFrom: is missing; add it (string)',
      'a.yaml:13:9 purposes/marketing.sms/versions/0/publishedAt: is not a date; write 2026-06-01, or 2026-06-01T08:00:00+02:00 with its offset',
      'a.yaml:14:9 purposes/marketing.sms/versions/0/efectiveFrom: "efectiveFrom" means nothing here; remove or correct it; did you mean "effectiveFrom"?',
      'a.yaml:15:9 purposes/marketing.sms/versions/0/controllers: names no controller; name at least one',
      'a.yaml:16:9 purposes/marketing.sms/versions/0/categories: is not what is expected; write a value of type array',
      'a.yaml:18:24 purposes/marketing.sms/versions/0/rules/PL/basis: is none of the known values; write one of CONSENT, CONTRACT, LEGAL_OBLIGATION, VITAL_INTEREST, PUBLIC_INTEREST, LEGITIMATE_INTEREST, OPT_OUT_REGIME',
      'a.yaml:18:41 purposes/marketing.sms/versions/0/rules/PL/consentValidity: is not a period; write an ISO 8601 duration, e.g. P30D, P24M or P2Y',
      "a.yaml:18:65 purposes/marketing.sms/versions/0/rules/xx: is not a jurisdiction; write its ISO 3166 code, e.g. PL or US-CA, or '*' for all others",
    ])
  })

  test('reports faults of all files, not of the first one only', () => {
    const faults = read({
      'a.yaml': 'tenant: A',
      'b.json': '{ "clients": 5 }',
      'c.yml': 'tenant: [',
    })
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'a.yaml:1:1',
      'b.json:1:3',
      'c.yml:1:10',
    ])
  })

  test('refuses a key that is written twice in one file', () => {
    const faults = read({ 'a.yaml': 'tenant: acme\nclients:\n  a: {}\n  a: {}\n' })
    expect(faults).toEqual([
      expect.stringContaining('a.yaml:4:3 is not readable YAML: Map keys must be unique'),
    ])
  })

  test('refuses an entry that two files define, and names both', () => {
    const category = 'dataCategories:\n  user: { dpv: pd:UID, titles: { en: All } }\n'
    const head = 'tenant: acme\nlanguages: [en]\n'
    expect(read({ 'a.yaml': head + category, 'b.yaml': 'fields: {}\n' })).toEqual([])
    const faults = read({ 'a.yaml': head + category, 'b.yaml': category })
    expect(faults).toEqual([
      expect.stringMatching(
        /^b\.yaml:2:3 dataCategories\/user: is already defined in .*a\.yaml; keep one/,
      ),
    ])
    expect(read({ 'a.yaml': head, 'b.yaml': 'tenant: other' })).toHaveLength(1)
  })

  test('refuses a folder without a catalogue', () => {
    expect(read({ 'readme.md': '' })).toEqual([
      expect.stringContaining('no .yaml, .yml or .json file'),
    ])
    expect(read({ 'a.yaml': '# nothing yet' })).toHaveLength(2)
  })

  test('says the same instant the same way, whatever its offset', () => {
    const document = readEdited((catalogue) => {
      catalogue.purposes['wellness.advice'].versions[0].effectiveFrom = '2025-02-01T01:00:00+01:00'
    })
    const [version] = document.purposes['wellness.advice']!.versions
    expect(version!.effectiveFrom).toBe('2025-02-01T00:00:00.000Z')
  })
})
