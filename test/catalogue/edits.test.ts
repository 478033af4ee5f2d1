import { describe, expect, test } from '@jest/globals'
import { addAssessment } from '../../src/catalogue/edits/assessment.ts'
import type { Edit } from '../../src/catalogue/edits/edit.ts'
import { addNoticeVersion } from '../../src/catalogue/edits/notice-version.ts'
import {
  addPurposeVersion,
  type PurposeVersionEdit,
} from '../../src/catalogue/edits/purpose-version.ts'
import { retirePurpose } from '../../src/catalogue/edits/retirement.ts'
import { lintCatalogue } from '../../src/catalogue/lint.ts'
import { edited } from './editing.ts'

const sample = edited('acme')
const NOW = Date.parse('2026-12-01T10:00:00.500Z')
const FROM = new Date('2027-01-01T00:00:00Z')
const texts = ['en', 'pl', 'de'].map((language) => ({
  language,
  title: `Title ${language}`,
  description: 'What it is.',
  body: 'Words.',
}))
const described = texts.map(({ language, title, description }) => ({
  language,
  title,
  description,
}))
const worded = texts.map(({ language, title, body }) => ({ language, title, body }))

const smsVersion: PurposeVersionEdit = {
  purpose: 'marketing.sms',
  effectiveFrom: FROM,
  controllers: ['acme-pl'],
  categories: ['user.contact.phone_number'],
  directMarketing: true,
  rules: [{ jurisdiction: '*', lawfulBasis: 'CONSENT', consentValidity: 'P12M' }],
  texts: described,
}
const madeOf = (edit: Edit) => {
  if (!edit.ok) throw new Error(JSON.stringify(edit.faults))
  return edit
}
const faultsOf = (edit: Edit) => (edit.ok ? [] : edit.faults.map(({ path }) => path.join('.')))

describe('a new version of a purpose', () => {
  test('gets the next number and the instant, and passes the rules', () => {
    const { document, changed } = madeOf(addPurposeVersion(sample, smsVersion, NOW))
    expect(changed).toBe(true)
    expect(document.purposes['marketing.sms']!.versions[1]).toMatchObject({
      version: 2,
      publishedAt: '2026-12-01T10:00:00.500Z',
      effectiveFrom: '2027-01-01T00:00:00.000Z',
      rules: { '*': { basis: 'CONSENT', consentValidity: 'P12M', doubleOptIn: false } },
    })
    expect(document.purposes['marketing.sms']).toMatchObject({ owner: 'Head of Marketing' })
    expect(lintCatalogue(document)).toEqual([])
    expect(sample.purposes['marketing.sms']!.versions).toHaveLength(1)
  })

  test('is none where the last version says the same, whenever it was published', () => {
    const { document } = madeOf(addPurposeVersion(sample, smsVersion, NOW))
    const again = madeOf(addPurposeVersion(document, smsVersion, NOW + 1000))
    expect(again).toMatchObject({ changed: false, document })
    const other = { ...smsVersion, profiling: true }
    expect(madeOf(addPurposeVersion(document, other, NOW)).changed).toBe(true)
    const owner = { ...smsVersion, owner: 'Somebody' }
    expect(madeOf(addPurposeVersion(document, owner, NOW)).changed).toBe(true)
  })

  test('keeps the cut-off of the version before', () => {
    const email = { ...smsVersion, purpose: 'marketing.email' }
    const versionOf = (input: PurposeVersionEdit) =>
      madeOf(addPurposeVersion(sample, input, NOW)).document.purposes['marketing.email']!
        .versions[2]
    expect(versionOf(email)).toMatchObject({ version: 3, reconsentCutoff: 2 })
    expect(versionOf({ ...email, reconsentCutoff: 3 })).toMatchObject({ reconsentCutoff: 3 })
    const { document } = madeOf(addPurposeVersion(sample, smsVersion, NOW))
    expect(document.purposes['marketing.sms']!.versions[1]).not.toHaveProperty('reconsentCutoff')
  })

  test('of a new key makes a purpose, which needs its head', () => {
    const input = { ...smsVersion, purpose: 'club.letters' }
    expect(faultsOf(addPurposeVersion(sample, input, NOW))).toEqual([
      ...['group', 'owner', 'dpv', 'fideslang'],
    ])
    const head = {
      group: 'marketing',
      owner: 'Club',
      dpv: 'dpv:DirectMarketing',
      fideslang: 'marketing',
    }
    const { document } = madeOf(addPurposeVersion(sample, { ...input, ...head }, NOW))
    expect(document.purposes['club.letters']).toMatchObject({ ...head, versions: [{ version: 1 }] })
  })

  const illFormed: readonly (readonly [string, Partial<PurposeVersionEdit>])[] = [
    ['purpose', { purpose: 'Marketing SMS' }],
    ['purpose', { purpose: '__proto__' }],
    ['controllers', { controllers: [] }],
    ['rules.0.consentValidity', { rules: [{ ...smsVersion.rules[0]!, consentValidity: 'P0D' }] }],
    ['rules.0.specialCondition', { rules: [{ ...smsVersion.rules[0]!, specialCondition: 'a' }] }],
    ['rules.1.jurisdiction', { rules: [smsVersion.rules[0]!, smsVersion.rules[0]!] }],
    ['rules.0.jurisdiction', { rules: [{ ...smsVersion.rules[0]!, jurisdiction: '__proto__' }] }],
    ['texts.3.language', { texts: [...described, described[0]!] }],
    ['texts.0.title', { texts: [{ ...described[0]!, title: ' ' }] }],
  ]
  test.each(illFormed)('is refused at %s where that is ill-formed', (path, change) => {
    const edit = addPurposeVersion(sample, { ...smsVersion, ...change }, NOW)
    expect(faultsOf(edit).map((found) => found || 'purpose')).toContain(path)
  })

  test('has the places of the document in its input', () => {
    const { placeInInput } = madeOf(addPurposeVersion(sample, smsVersion, NOW))
    const at = ['purposes', 'marketing.sms', 'versions', 1]
    expect(placeInInput([...at, 'rules', '*', 'basis'])).toEqual(['rules', 0, 'lawfulBasis'])
    expect(placeInInput([...at, 'texts', 'de', 'title'])).toEqual(['texts', 2, 'title'])
    expect(placeInInput([...at, 'effectiveFrom'])).toEqual(['effectiveFrom'])
    expect(placeInInput(['clients', 'sales'])).toEqual(['clients', 'sales'])
  })
})

describe('the other edits', () => {
  test('retire a purpose once', () => {
    const input = { purpose: 'marketing.sms', effectiveFrom: FROM, reason: 'It ends.' }
    const { document } = madeOf(retirePurpose(sample, input, NOW))
    expect(document.purposes['marketing.sms']!.retirement).toEqual({
      publishedAt: '2026-12-01T10:00:00.500Z',
      effectiveFrom: '2027-01-01T00:00:00.000Z',
      reason: 'It ends.',
    })
    expect(lintCatalogue(document)).toEqual([])
    expect(madeOf(retirePurpose(document, input, NOW + 1)).changed).toBe(false)
    expect(faultsOf(retirePurpose(sample, { ...input, purpose: 'marketing.smss' }, NOW))).toEqual([
      'purpose',
    ])
    expect(faultsOf(retirePurpose(sample, { ...input, reason: '' }, NOW))).toEqual(['reason'])
  })

  test('add a version of a notice, and a notice', () => {
    const input = {
      notice: 'consent-ads',
      controllers: ['acme-pl'],
      purposes: ['ads.social'],
      recipients: ['adnet'],
      texts: worded,
    }
    const { document } = madeOf(addNoticeVersion(sample, input, NOW))
    expect(document.notices['consent-ads']!.versions[1]).toMatchObject({
      version: 2,
      texts: { de: { bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    })
    expect(lintCatalogue(document)).toEqual([])
    expect(madeOf(addNoticeVersion(document, input, NOW + 1)).changed).toBe(false)
    const fresh = madeOf(addNoticeVersion(sample, { ...input, notice: 'club' }, NOW))
    expect(fresh.document.notices['club']!.versions).toHaveLength(1)
    expect(faultsOf(addNoticeVersion(sample, { ...input, controllers: [] }, NOW))).toEqual([
      'controllers',
    ])
  })

  test('put an assessment on file, never another under its key', () => {
    const input = {
      key: 'lia-sms',
      kind: 'LIA' as const,
      purposes: ['marketing.sms'],
      approvedAt: new Date('2026-11-30T00:00:00Z'),
      approvedBy: 'DPO',
      summary: 'It weighs.',
    }
    const { document } = madeOf(addAssessment(sample, input, NOW))
    expect(document.assessments['lia-sms']).toMatchObject({
      recordedAt: '2026-12-01T10:00:00.500Z',
    })
    expect(lintCatalogue(document)).toEqual([])
    expect(madeOf(addAssessment(document, input, NOW + 1)).changed).toBe(false)
    expect(faultsOf(addAssessment(document, { ...input, summary: 'Other' }, NOW))).toEqual(['key'])
    const mixed = { ...input, kind: 'COMPATIBILITY' as const }
    expect(faultsOf(addAssessment(sample, mixed, NOW)).toSorted()).toEqual([
      'from',
      'purposes',
      'to',
    ])
    const further = { ...mixed, purposes: null, from: ['order.fulfilment'], to: 'fraud.prevention' }
    expect(
      madeOf(addAssessment(sample, further, NOW)).document.assessments['lia-sms'],
    ).toMatchObject({ kind: 'COMPATIBILITY', to: 'fraud.prevention' })
  })
})
