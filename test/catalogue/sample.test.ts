import { describe, expect, test } from '@jest/globals'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { toModel } from '../../src/catalogue/to-model.ts'
import { compileCatalogue } from '../../src/decision/catalogue.ts'
import { SAMPLE } from './editing.ts'

const TODAY = Date.parse('2026-11-23T12:00:00Z')

describe('the sample catalogue', () => {
  const document = readCatalogue(SAMPLE)
  const model = toModel(document)

  test('holds the 18 purposes of the domain and the one for similar products', () => {
    expect(Object.keys(document.purposes).toSorted()).toEqual([
      'account.management',
      'accounting.records',
      'ads.social',
      'fraud.prevention',
      'legal.claims',
      'marketing.email',
      'marketing.email.similar',
      'marketing.postal',
      'marketing.sms',
      'order.delivery',
      'order.fulfilment',
      'order.payment',
      'personalisation.recommendations',
      'product.analytics',
      'public.voucher_scheme',
      'rights.fulfilment',
      'safety.emergency',
      'service.support',
      'wellness.advice',
    ])
  })

  test('names a DPV term for every purpose, category and field, and a fideslang use for every purpose', () => {
    for (const purpose of Object.values(document.purposes)) {
      expect(purpose.dpv).toMatch(/^dpv:\w+$/)
      expect(purpose.fideslang).toMatch(/^[a-z_]+(\.[a-z_]+)*$/)
    }
    for (const category of Object.values(document.dataCategories)) {
      expect(category.dpv).toMatch(/^(dpv|pd):\w+$/)
    }
    for (const field of Object.values(document.fields)) expect(field.dpv).toMatch(/^pd:\w+$/)
  })

  test('tells in every language why, and for how long', () => {
    for (const { versions } of Object.values(document.purposes)) {
      for (const { texts } of versions) {
        for (const language of ['en', 'pl', 'de']) expect(texts[language]?.retention).toBeTruthy()
      }
    }
  })

  test('has every purpose in force today, with assessments that are not due', () => {
    const engine = compileCatalogue(model)
    for (const { versions } of engine.purposes.values()) {
      const inForce = versions.filter(
        (v) => v.effectiveFrom <= TODAY && TODAY < (v.effectiveTo ?? Infinity),
      )
      expect(inForce).toHaveLength(1)
      for (const { assessments = [] } of Object.values(inForce[0]!.rules)) {
        for (const { reviewDue = Infinity } of assessments) expect(reviewDue).toBeGreaterThan(TODAY)
      }
    }
  })

  test('asks for consent to marketing e-mail again since June 2026', () => {
    const [first, second] = model.purposes['marketing.email']!.versions
    expect(first).toMatchObject({ version: 1, effectiveTo: Date.parse('2026-06-01') })
    expect(second).toMatchObject({ version: 2, reconsentCutoff: 2 })
    expect(second!.categories).toContain('user.behavior.purchase_history')
    expect(second).not.toHaveProperty('effectiveTo')
  })

  test('gives the engine fields of Customer by their bare names', () => {
    expect(model.fields['allergies']).toEqual({ categories: ['user.health_and_medical'] })
    expect(Object.keys(model.fields)).toHaveLength(33)
  })

  test('gives the engine periods in milliseconds', () => {
    const day = 24 * 60 * 60_000
    expect(model.purposes['marketing.sms']!.versions[0]!.rules['*']!.consentValidityMs).toBe(
      730 * day,
    )
    expect(model.purposes['product.analytics']!.versions[0]!.rules['*']!.retentionMs).toBe(
      425 * day,
    )
    expect(
      model.purposes['accounting.records']!.versions[0]!.rules['PL']!.obligation,
    ).toMatchObject({
      trigger: 'INVOICE',
      retentionMs: 2192 * day,
    })
  })
})
