import { describe, expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { editable, faultsOf, readEdited, writeFolder } from './editing.ts'
import type { Editable } from './editing.ts'

type Change = (catalogue: Editable) => void
type Case = readonly [rule: string, refused: Change, path: string, words: string, permitted: Change]

/** A second version of a purpose, a year after the first. */
const next = (catalogue: Editable, purpose: string, change: Editable = {}) => {
  const versions: Editable[] = catalogue.purposes[purpose].versions
  const last = versions.at(-1)
  const dates = { publishedAt: '2026-10-01', effectiveFrom: '2026-11-01' }
  versions.push({ ...structuredClone(last), version: last.version + 1, ...dates, ...change })
  return versions.at(-1)
}
const version = (catalogue: Editable, purpose: string) => catalogue.purposes[purpose].versions[0]
const rule = (catalogue: Editable, purpose: string) => version(catalogue, purpose).rules['*']
const override = { reason: 'advice of 2026-09-01', approvedBy: 'DPO' }

const cases: readonly Case[] = [
  [
    'a parent of each category',
    (c) => void (c.dataCategories['user.vehicle.plate'] = c.dataCategories['user.contact']),
    'dataCategories/user.vehicle.plate',
    'parent category "user.vehicle"',
    (c) => {
      c.dataCategories['user.vehicle'] = c.dataCategories['user.contact']
      c.dataCategories['user.vehicle.plate'] = c.dataCategories['user.contact']
    },
  ],
  [
    'known categories of fields',
    (c) => c.fields['Customer.email'].categories.push('user.contact.emial'),
    'fields/Customer.email/categories/1',
    'did you mean "user.contact.email"?',
    (c) => c.fields['Customer.email'].categories.push('user.contact'),
  ],
  [
    'a category for each field',
    (c) => void (c.fields['Customer.email'].categories = []),
    'fields/Customer.email/categories',
    'unclassified',
    (c) => void (c.fields['Customer.email'].categories = ['user.contact']),
  ],
  [
    'known controllers of versions',
    (c) => version(c, 'marketing.sms').controllers.push('acme-fr'),
    'purposes/marketing.sms/versions/0/controllers/2',
    'names the controller "acme-fr"',
    (c) => {
      version(c, 'marketing.sms').controllers.push('acme-us')
      c.notices['consent-marketing'].versions[0].controllers.push('acme-us')
    },
  ],
  [
    'known categories of versions',
    (c) => version(c, 'marketing.sms').categories.push('user.hobby'),
    'purposes/marketing.sms/versions/0/categories/2',
    'names the category "user.hobby"',
    (c) => version(c, 'marketing.sms').categories.push('user.social'),
  ],
  [
    'known jurisdictions of rules',
    (c) => void (version(c, 'marketing.sms').rules.NL = rule(c, 'marketing.sms')),
    'purposes/marketing.sms/versions/0/rules/NL',
    'names the jurisdiction "NL"',
    (c) => void (version(c, 'marketing.sms').rules.FR = rule(c, 'marketing.sms')),
  ],
  [
    'known groups',
    (c) => void (c.purposes['marketing.sms'].group = 'marketting'),
    'purposes/marketing.sms/group',
    'did you mean "marketing"?',
    (c) => void (c.purposes['marketing.sms'].group = 'account'),
  ],
  [
    'groups that are no purposes',
    (c) => void (c.purposes.marketing = structuredClone(c.purposes['order.payment'])),
    'purposeGroups/marketing',
    'is a purpose too',
    (c) => void (c.purposes['marketing.none'] = structuredClone(c.purposes['order.payment'])),
  ],
  [
    'known purposes of clients',
    (c) => c.clients.analytics.purposes.push('product.analitics'),
    'clients/analytics/purposes/1',
    'did you mean "product.analytics"?',
    (c) => c.clients.analytics.purposes.push('wellness.advice'),
  ],
  [
    'known purposes of notices',
    (c) => c.notices['consent-ads'].versions[0].purposes.push('ads.tv'),
    'notices/consent-ads/versions/0/purposes/1',
    'names the purpose "ads.tv"',
    (c) => c.notices['consent-ads'].versions[0].purposes.push('marketing.sms'),
  ],
  [
    'known recipients of notices',
    (c) => c.notices['consent-ads'].versions[0].recipients.push('tv'),
    'notices/consent-ads/versions/0/recipients/1',
    'names the recipient "tv"',
    (c) => c.notices['consent-ads'].versions[0].recipients.push('mailer'),
  ],
  [
    'known purposes of recipients',
    (c) => c.recipients.carrier.purposes.push('order.gift'),
    'recipients/carrier/purposes/1',
    'names the purpose "order.gift"',
    (c) => c.recipients.carrier.purposes.push('order.payment'),
  ],
  [
    'known purposes of assessments',
    (c) => c.assessments['further-fraud'].from.push('order.gift'),
    'assessments/further-fraud/from/3',
    'names the purpose "order.gift"',
    (c) => c.assessments['further-fraud'].from.push('order.delivery'),
  ],
  [
    'no back-dating',
    (c) => void (version(c, 'marketing.sms').effectiveFrom = '2024-12-31'),
    'purposes/marketing.sms/versions/0/effectiveFrom',
    'cannot be back-dated',
    (c) => void (version(c, 'marketing.sms').effectiveFrom = '2025-01-01'),
  ],
  [
    'versions numbered once',
    (c) => next(c, 'marketing.sms', { version: 1 }),
    'purposes/marketing.sms/versions/1/version',
    'each once',
    (c) => next(c, 'marketing.sms'),
  ],
  [
    'versions that follow each other',
    (c) => next(c, 'marketing.sms', { publishedAt: '2025-01-01', effectiveFrom: '2025-02-01' }),
    'purposes/marketing.sms/versions/1/effectiveFrom',
    'overlap',
    (c) => next(c, 'marketing.sms', { publishedAt: '2025-01-01', effectiveFrom: '2025-02-02' }),
  ],
  [
    'no version before the declared end of the one before',
    (c) => {
      version(c, 'marketing.sms').effectiveTo = '2026-12-01'
      next(c, 'marketing.sms')
      delete c.purposes['marketing.sms'].versions[1].effectiveTo
    },
    'purposes/marketing.sms/versions/1/effectiveFrom',
    'overlap',
    (c) => {
      version(c, 'marketing.sms').effectiveTo = '2026-11-01'
      delete next(c, 'marketing.sms').effectiveTo
    },
  ],
  [
    'a purpose that is not retired before it starts',
    (c) => {
      const dates = { publishedAt: '2025-01-01', effectiveFrom: '2025-01-15' }
      c.purposes['marketing.sms'].retirement = { ...dates, reason: 'nobody reads them' }
    },
    'purposes/marketing.sms/retirement/effectiveFrom',
    'choose a later date',
    (c) => {
      const dates = { publishedAt: '2026-12-01', effectiveFrom: '2027-01-15' }
      c.purposes['marketing.sms'].retirement = { ...dates, reason: 'nobody reads them' }
    },
  ],
  [
    'new consent for a material change',
    (c) => next(c, 'marketing.sms', { material: true }),
    'purposes/marketing.sms/versions/1/material',
    'needs reconsentCutoff: 2',
    (c) => next(c, 'marketing.sms', { material: true, reconsentCutoff: 2 }),
  ],
  [
    'a word on whether a wider scope matters',
    (c) => next(c, 'marketing.sms').categories.push('user.social'),
    'purposes/marketing.sms/versions/1',
    'adds user.social',
    (c) => next(c, 'marketing.sms', { material: false }).categories.push('user.social'),
  ],
  [
    'a cut-off that is not forgotten',
    (c) => delete next(c, 'marketing.email', { material: false }).reconsentCutoff,
    'purposes/marketing.email/versions/2/reconsentCutoff',
    'would revive',
    (c) => next(c, 'marketing.email', { material: false }),
  ],
  [
    'no swap from consent to another basis',
    (c) => {
      next(c, 'marketing.sms').rules = { '*': { basis: 'CONTRACT', contractTypes: ['ORDER'] } }
    },
    'purposes/marketing.sms/versions/1/rules/*',
    'use a new purpose key',
    (c) => {
      next(c, 'marketing.sms', { override }).rules = {
        '*': { basis: 'CONTRACT', contractTypes: ['ORDER'] },
      }
    },
  ],
  [
    'no swap for one jurisdiction that was under the common rule',
    (c) => void (next(c, 'marketing.sms').rules.GB = { basis: 'OPT_OUT_REGIME' }),
    'purposes/marketing.sms/versions/1/rules/GB',
    'asked for consent',
    (c) => void (next(c, 'marketing.sms').rules.GB = { basis: 'CONSENT', doubleOptIn: true }),
  ],
  [
    'no swap over a version without a rule',
    (c) => {
      const contract = { basis: 'CONTRACT', contractTypes: ['ORDER'] }
      next(c, 'marketing.sms').rules = { PL: { basis: 'CONSENT' } }
      const dates = { publishedAt: '2026-11-02', effectiveFrom: '2026-11-03' }
      next(c, 'marketing.sms', dates).rules = { PL: { basis: 'CONSENT' }, DE: contract }
    },
    'purposes/marketing.sms/versions/2/rules/DE',
    'version 1 asked for consent',
    (c) => {
      next(c, 'marketing.sms').rules = { PL: { basis: 'CONSENT' } }
    },
  ],
  [
    'a rule for each version',
    (c) => void (version(c, 'marketing.sms').rules = {}),
    'purposes/marketing.sms/versions/0/rules',
    'without a lawful basis',
    (c) => void (version(c, 'marketing.sms').rules = { PL: { basis: 'CONSENT' } }),
  ],
  [
    'types of contracts',
    (c) => delete rule(c, 'order.delivery').contractTypes,
    'purposes/order.delivery/versions/0/rules/*',
    'names no contractTypes',
    (c) => void (rule(c, 'order.delivery').contractTypes = ['ORDER', 'SUBSCRIPTION']),
  ],
  [
    'a law for legal obligations',
    (c) => delete rule(c, 'accounting.records').obligation,
    'purposes/accounting.records/versions/0/rules/*',
    'names no law',
    (c) => {
      delete rule(c, 'accounting.records').obligation
      rule(c, 'accounting.records').always = true
    },
  ],
  [
    'a task in the public interest',
    (c) => delete version(c, 'public.voucher_scheme').rules.PL.task,
    'purposes/public.voucher_scheme/versions/0/rules/PL',
    'names no task',
    (c) => delete version(c, 'public.voucher_scheme').rules.PL.task.to,
  ],
  [
    'parts that fit the basis',
    (c) => void (rule(c, 'order.delivery').consentValidity = 'P1Y'),
    'purposes/order.delivery/versions/0/rules/*/consentValidity',
    'has no meaning for CONTRACT',
    (c) => void (rule(c, 'marketing.sms').consentValidity = 'P1Y'),
  ],
  [
    'an Art. 9(2) condition for special categories',
    (c) => version(c, 'service.support').categories.push('user.health_and_medical'),
    'purposes/service.support/versions/0/rules/*',
    'without a condition of Art. 9(2)',
    (c) => {
      version(c, 'service.support').categories.push('user.health_and_medical')
      rule(c, 'service.support').art9 = 'A9-2-h'
    },
  ],
  [
    'explicit consent only with consent',
    (c) => void (rule(c, 'rights.fulfilment').art9 = 'A9-2-a'),
    'purposes/rights.fulfilment/versions/0/rules/*/art9',
    'goes with CONSENT',
    (c) => void (rule(c, 'rights.fulfilment').art9 = 'A9-2-g'),
  ],
  [
    'an assessment of legitimate interests',
    (c) => void (c.assessments['lia-fraud'].kind = 'DPIA'),
    'purposes/fraud.prevention/versions/0/rules/*',
    'no assessment of kind LIA',
    (c) => delete c.assessments['dpia-wellness'],
  ],
  [
    'an assessment before the processing starts',
    (c) => {
      Object.assign(c.assessments['lia-fraud'], {
        approvedAt: '2025-02-02',
        recordedAt: '2025-02-02',
      })
    },
    'purposes/fraud.prevention/versions/0/rules/*',
    'approved before the version takes effect',
    (c) => {
      Object.assign(c.assessments['lia-fraud'], {
        approvedAt: '2025-02-01',
        recordedAt: '2025-02-01',
      })
    },
  ],
  [
    'texts of purposes in every language',
    (c) => delete version(c, 'marketing.sms').texts.pl,
    'purposes/marketing.sms/versions/0/texts',
    'has no text in pl',
    (c) => delete version(c, 'marketing.sms').texts.pl.retention,
  ],
  [
    'texts of notices in every language',
    (c) => delete c.notices['consent-wellness'].versions[0].texts.de,
    'notices/consent-wellness/versions/0/texts',
    'has no text in de',
    (c) =>
      void (c.notices['consent-wellness'].versions[0].texts.fr = { title: 'Non', body: 'Non.' }),
  ],
  [
    'a notice where consent is asked',
    (c) => delete c.notices['consent-wellness'],
    'purposes/wellness.advice/versions/0/rules/*',
    'no notice published before it takes effect names this purpose for acme-pl',
    (c) => delete c.assessments['dpia-wellness'],
  ],
  [
    'a notice that names each controller',
    (c) => void (c.notices['consent-ads'].versions[0].controllers = ['acme-pl']),
    'purposes/ads.social/versions/0/rules/*',
    'for acme-us',
    (c) => c.notices['consent-ads'].versions[0].controllers.push('velo-de'),
  ],
  [
    'third parties named where consent is asked',
    (c) => void (c.notices['consent-ads'].versions[0].recipients = []),
    'recipients/adnet/purposes/0',
    'names this third party',
    (c) => {
      c.notices['consent-ads'].versions[0].recipients = []
      c.recipients.adnet.thirdParty = false
    },
  ],
  [
    'clients that work for a controller of the purpose',
    (c) => c.clients['velo-commerce'].purposes.push('marketing.email'),
    'clients/velo-commerce/purposes/6',
    'never pursued by velo-de',
    (c) => c.clients['velo-commerce'].purposes.push('marketing.sms'),
  ],
  [
    'deliveries to recipients registered for the purpose',
    (c) => c.clients.mailer.purposes.push('marketing.sms'),
    'clients/mailer/purposes/2',
    'may not be given data for "marketing.sms"',
    (c) => {
      c.clients.mailer.purposes.push('marketing.sms')
      c.recipients.mailer.purposes.push('marketing.sms')
    },
  ],
  [
    'automated decisions on special categories under A9-2-a or A9-2-g alone',
    (c) => {
      Object.assign(c.clients.service, {
        operation: 'AUTOMATED_DECISION',
        purposes: ['order.fulfilment', 'safety.emergency'],
      })
    },
    'clients/service/purposes/1',
    'Art. 22(4)',
    (c) => void (c.clients.wellness.operation = 'AUTOMATED_DECISION'),
  ],
  [
    'only acts of people for people who record of themselves',
    (c) => c.clients['self-service'].records.push('REVOCATION'),
    'clients/self-service/records/7',
    'remove REVOCATION here',
    (c) => c.clients.service.records.push('REVOCATION'),
  ],
  [
    'no acts of an authority',
    (c) => void (c.clients.regulator.records = ['CONSENT']),
    'clients/regulator/records/0',
    'looks on and records nothing',
    (c) => void (c.clients.sales.records = ['CONSENT']),
  ],
  [
    'each act once',
    (c) => c.clients.mailer.records.push('CONSENT'),
    'clients/mailer/records/2',
    'is named twice',
    (c) => c.clients.mailer.records.push('OPT_OUT'),
  ],
  [
    'sources that are no other client',
    (c) => c.clients.commerce.sources.push('service'),
    'clients/commerce/sources/2',
    'is the client "service"',
    (c) => c.clients.commerce.sources.push('kiosk'),
  ],
  [
    'sources beside the client itself',
    (c) => c.clients.commerce.sources.push('commerce'),
    'clients/commerce/sources/2',
    'is the client itself',
    (c) => c.clients.service.sources.push('pos'),
  ],
  [
    'sources for clients that record',
    (c) => void (c.clients.sales.sources = ['pos']),
    'clients/sales/sources',
    'records nothing',
    (c) => void Object.assign(c.clients.sales, { sources: ['pos'], records: ['PREFERENCE'] }),
  ],
  [
    'publishers that give data to nobody',
    (c) => void (c.clients.mailer.publishes = true),
    'clients/mailer/publishes',
    'gives data to "mailer"',
    (c) => void (c.clients.marketing.publishes = true),
  ],
  [
    'publishers of the company',
    (c) => void (c.clients['self-service'].publishes = true),
    'clients/self-service/publishes',
    'not for a client of kind self-service',
    (c) => void (c.clients.service.publishes = true),
  ],
]

describe('the catalogue must have', () => {
  test.each(cases)('%s', (_rule, refused, path, words, permitted) => {
    const faults = faultsOf(() => readEdited(refused))
    expect(faults).toContainEqual(expect.stringContaining(words))
    const fault = faults.find((line) => line.includes(words))!
    expect(fault).toMatch(/^all\.yaml:\d+:\d+ /)
    expect(fault.split(' ')[1]).toBe(`${path}:`)
    expect(faultsOf(() => readEdited(permitted))).toEqual([])
  })

  test('its fault reported at the line it stands on', () => {
    const catalogue = editable()
    rule(catalogue, 'order.delivery').consentValidity = 'P7Y7D'
    const text = stringify(catalogue, { aliasDuplicateObjects: false })
    const line = text.split('\n').findIndex((one) => one.includes('P7Y7D')) + 1
    const faults = faultsOf(() => readCatalogue(writeFolder({ 'all.yaml': text })))
    expect(faults).toEqual([
      expect.stringContaining(`all.yaml:${line}:13 purposes/order.delivery/`),
    ])
  })
})
