import { beforeAll, describe, expect, test } from '@jest/globals'
import type { CatalogueDocument } from '../../src/catalogue/document.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { toModel } from '../../src/catalogue/to-model.ts'
import { preferencesOf } from '../../src/customer/preferences.ts'
import { provenanceByField } from '../../src/customer/provenance.ts'
import { compileCatalogue, type Catalogue } from '../../src/decision/catalogue.ts'
import { decide } from '../../src/decision/decide.ts'
import { assembleSubject } from '../../src/evidence/assemble.ts'
import type { EvidenceKind } from '../../src/evidence/kinds.ts'
import { makeCustomer, type SeededCustomer } from '../../src/seed/customer.ts'
import { FIRST_DAY } from '../../src/seed/history.ts'
import { personaIds } from '../../src/seed/seed.ts'

const NOW = Date.UTC(2026, 10, 23)
const EVERY_KIND: Readonly<Record<EvidenceKind, true>> = {
  ...{ EXPRESSION: true, CONFIRMATION: true, CONTRACT: true, CONTRACT_CHANGE: true },
  ...{ TRIGGER: true, NOTICE: true, OBJECTION: true, OBJECTION_OUTCOME: true },
  ...{ RESTRICTION: true, RESTRICTION_LIFTED: true, ERASURE: true, EMERGENCY: true },
  ...{ EMERGENCY_CLOSED: true, OPT_OUT: true, OPT_OUT_LIFTED: true, SOFT_OPT_IN: true },
  ...{ PREFERENCE: true, WISH: true, TERMS: true, EMERGENCY_REVIEWED: true },
  ...{ MERGE: true, UNMERGE: true },
}

let crowd: readonly SeededCustomer[]
let document: CatalogueDocument
let catalogue: Catalogue

beforeAll(() => {
  crowd = Array.from({ length: 2000 }, (_, index) => makeCustomer('1', index, NOW))
  document = readCatalogue('catalogue')
  catalogue = compileCatalogue(toModel(document))
})

const subjectOf = (person: SeededCustomer) =>
  assembleSubject(
    {
      jurisdiction: person.jurisdiction,
      birthDate: person.values.birthDate ? Date.parse(person.values.birthDate) : null,
    },
    person.evidence,
  )

const decideFor = (person: SeededCustomer, purpose: string, field: string, controller: string) => {
  const origin = provenanceByField(person.provenance).get(field)
  return decide(catalogue, subjectOf(person), {
    ...{ purpose, field, controller, at: NOW },
    value: origin ?? { collectedFor: [], collectedAt: 0 },
    valueIdentifier: origin?.identifier,
  })
}

describe('a sample customer', () => {
  test('is the same for the same seed and index, whatever was made before', () => {
    for (const index of [1999, 0, 10, 523]) {
      expect(makeCustomer('1', index, NOW)).toEqual(crowd[index])
    }
  })

  test('is another one under another seed', () => {
    const other = makeCustomer('2', 42, NOW)
    expect(other.id).not.toBe(crowd[42]!.id)
    expect(other.evidence).not.toEqual(crowd[42]!.evidence)
  })

  test('has an id like any other UUID, unlike those before and after it', () => {
    const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    const ids = crowd.flatMap((p) => [p.id, ...p.evidence.map((e) => e.id)])
    expect(ids.filter((id) => !pattern.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has no value without provenance and no provenance without a value', () => {
    for (const { values, provenance } of crowd) {
      const fields = provenance.flatMap((group) => group.fields)
      expect(fields.toSorted()).toEqual(Object.keys(values).toSorted())
      expect(Object.values(values)).not.toContain(undefined)
      for (const group of provenance) expect(group.collectedFor.length).toBeGreaterThan(0)
    }
  })

  test('has nothing but evidence left after an erasure', () => {
    const erased = crowd.filter((p) => p.evidence.some((e) => e.kind === 'ERASURE'))
    expect(erased.length).toBeGreaterThan(3)
    for (const { values, provenance, identifiers } of erased) {
      expect({ values, provenance, identifiers }).toEqual({
        ...{ values: {}, provenance: [], identifiers: [] },
      })
    }
    expect(crowd[9]!.suppressions).toHaveLength(1)
  })

  test('has evidence that happened before it was learned, in the order it was learned', () => {
    for (const { evidence, touchedAt } of crowd) {
      let before = 0
      evidence.forEach((item, n) => {
        expect(item.seq).toBe(n + 1)
        expect(item.occurredAt).toBeGreaterThanOrEqual(FIRST_DAY)
        expect(item.recordedAt).toBeGreaterThanOrEqual(Math.max(item.occurredAt, before))
        before = item.recordedAt
      })
      expect(before).toBeLessThanOrEqual(touchedAt)
      expect(touchedAt).toBeLessThanOrEqual(NOW)
    }
    expect(crowd.some((p) => p.evidence.some((e) => e.recordedAt > e.occurredAt))).toBe(true)
  })

  test('has contact points and numbers that nobody else has', () => {
    const keys = crowd.flatMap((p) => p.identifiers.map((i) => `${i.type} ${i.value}`))
    expect(new Set(keys).size).toBe(keys.length)
    const phones = crowd.flatMap((p) => p.values.phone ?? [])
    expect(phones.filter((phone) => !/^\+\d{10,14}$/.test(phone))).toEqual([])
  })
})

describe('the sample', () => {
  test('has every kind of evidence among the first 2,000, about eight pieces each', () => {
    const rows = crowd.flatMap((p) => p.evidence)
    expect([...new Set(rows.map((e) => e.kind))].toSorted()).toEqual(
      Object.keys(EVERY_KIND).toSorted(),
    )
    expect(rows.length / crowd.length).toBeGreaterThan(7)
    expect(rows.length / crowd.length).toBeLessThan(9.5)
  })

  test('has every state of consent among the first 2,000', () => {
    const states = crowd.flatMap((p) =>
      p.evidence.flatMap((e) => (e.kind === 'EXPRESSION' ? [e.detail.state] : [])),
    )
    expect([...new Set(states)].toSorted()).toEqual([
      ...['DEFERRED', 'GIVEN', 'INVALIDATED', 'REFUSED', 'RENEWED'],
      ...['REQUESTED', 'REVOKED', 'WITHDRAWN'],
    ])
  })

  test('speaks only of purposes, versions, notices and companies of the sample catalogue', () => {
    const notices = new Set(
      Object.entries(document.notices).flatMap(([key, { versions }]) =>
        versions.map((v) => `${key}@${v.version}`),
      ),
    )
    const unknown = new Set<string>()
    const demand = (is: boolean, what: string) => is || unknown.add(what)
    const collected = crowd.flatMap((p) => p.provenance.flatMap((g) => g.collectedFor))
    for (const key of collected) demand(key in document.purposes, key)
    for (const { kind, detail } of crowd.flatMap((p) => p.evidence)) {
      const said = detail as Partial<Record<string, never>>
      const { purpose, purposes = [], noticeId, controller, controllers = [] } = said
      for (const key of [purpose ?? [], purposes].flat()) demand(key in document.purposes, key)
      for (const key of [controller ?? [], controllers].flat()) {
        demand(key in document.controllers, key)
      }
      if (noticeId) demand(notices.has(noticeId), noticeId)
      if (kind !== 'EXPRESSION') continue
      const { versions } = document.purposes[detail.purpose]!
      const version = versions.find((v) => v.version === detail.purposeVersion)
      demand(version !== undefined, `${detail.purpose} ${detail.purposeVersion}`)
    }
    expect([...unknown]).toEqual([])
  })

  test('proves each consent by words of the sample catalogue, but for those of a bought list', () => {
    const hashOf = (noticeId: string, language: string) => {
      const [key, version] = noticeId.split('@')
      const notice = document.notices[key!]!.versions.find((v) => String(v.version) === version)
      return notice?.texts[language]?.bodyHash
    }
    let proofs = 0
    for (const { kind, detail, source } of crowd.flatMap((p) => p.evidence)) {
      if (kind !== 'EXPRESSION') continue
      if (source === 'import') expect(detail.proof).toBeUndefined()
      else {
        expect(detail.proof?.textHash).toBe(hashOf(detail.noticeId!, detail.proof!.language))
        proofs++
      }
    }
    expect(proofs).toBeGreaterThan(1000)
  })

  test('is permitted and denied for every purpose of the catalogue', () => {
    const missing: string[] = []
    for (const purpose of Object.keys(document.purposes)) {
      const effects = new Set<string>()
      for (const person of crowd) {
        const version = catalogue.purposes.get(purpose)!.versions[0]!
        const covered = Object.keys(person.values).filter((name) =>
          version.covers(catalogue.fields.get(name)!),
        )
        for (const field of covered.slice(0, 2)) {
          effects.add(decideFor(person, purpose, field, 'acme-pl').effect)
        }
        if (effects.size === 2) break
      }
      for (const effect of ['ALLOW', 'DENY']) {
        if (!effects.has(effect)) missing.push(`${purpose} ${effect}`)
      }
    }
    expect(missing).toEqual([])
  })

  test('is decided without a fault for every customer, with many different reasons', () => {
    const purposes = Object.keys(document.purposes)
    const reasons = new Set<string>()
    crowd.forEach((person, n) => {
      for (const purpose of ['marketing.email', purposes[n % purposes.length]!]) {
        const field = Object.keys(person.values)[n % 4] ?? 'email'
        const { reason, effect } = decideFor(person, purpose, field, 'acme-pl')
        reasons.add(reason)
        expect(effect).toMatch(/^(ALLOW|DENY)$/)
      }
    })
    for (const reason of [
      ...['CONSENT_WITHDRAWN', 'CONSENT_UNCONFIRMED', 'RECONSENT_REQUIRED', 'CONSENT_UNPROVEN'],
      ...['CONSENT_REFUSED', 'CONSENT_REVOKED', 'CONSENT_INVALIDATED', 'CONSENT_EXPIRED'],
      ...['NO_CONTRACT', 'SUBJECT_ERASED', 'SUBJECT_RESTRICTED', 'FIELD_NOT_COVERED', 'OK'],
    ]) {
      expect([...reasons]).toContain(reason)
    }
  })

  test('shows most customers both permitted and withheld values for the purposes of the demo', () => {
    const mixed = (purpose: string) =>
      crowd.filter((person) => {
        const effects = Object.keys(person.values).map(
          (field) => decideFor(person, purpose, field, 'acme-pl').effect,
        )
        return effects.includes('ALLOW') && effects.includes('DENY')
      }).length / crowd.length
    expect(mixed('order.fulfilment')).toBeGreaterThan(0.3)
    expect(mixed('service.support')).toBeGreaterThan(0.35)
    expect(mixed('marketing.email')).toBeGreaterThan(0.2)
  })
})

describe('the personas', () => {
  const answer = (persona: number, purpose: string, field: string) => {
    const { effect, reason } = decideFor(crowd[persona]!, purpose, field, 'acme-pl')
    return effect === 'ALLOW' ? effect : reason
  }

  test('are the first ten customers of their seed', () => {
    expect(personaIds(1)).toEqual(crowd.slice(0, 10).map((p) => p.id))
    expect(personaIds('1')).toEqual(personaIds(1))
  })

  test('of Ada wants mail once a week, in Polish, and not at night', () => {
    const wishes = preferencesOf(crowd[0]!.evidence, { at: NOW, asKnownAt: NOW })
    const quietHours = { from: '21:00', to: '08:00', zone: 'Europe/Warsaw' }
    expect(wishes).toEqual([
      expect.objectContaining({ channel: 'email', topic: 'offers', choice: 'IN' }),
      expect.objectContaining({ channel: 'email', topic: null, frequency: 'WEEKLY' }),
      expect.objectContaining({ channel: null, language: 'pl', quietHours }),
    ])
  })

  test.each([
    [0, 'order.fulfilment', 'email', 'ALLOW'],
    [0, 'order.fulfilment', 'browsingHistory', 'FIELD_NOT_COVERED'],
    [0, 'marketing.email', 'email', 'ALLOW'],
    [0, 'personalisation.recommendations', 'browsingHistory', 'ALLOW'],
    [0, 'product.analytics', 'browsingHistory', 'CONSENT_NOT_GIVEN'],
    [1, 'marketing.email', 'email', 'CONSENT_WITHDRAWN'],
    [1, 'order.fulfilment', 'email', 'ALLOW'],
    [2, 'order.fulfilment', 'email', 'CONTRACT_ENDED'],
    [2, 'service.support', 'email', 'ALLOW'],
    [2, 'accounting.records', 'postalAddress', 'ALLOW'],
    [3, 'marketing.email', 'email', 'ALLOW'],
    [4, 'marketing.postal', 'postalAddress', 'OBJECTED_DIRECT_MARKETING'],
    [4, 'fraud.prevention', 'email', 'OBJECTED'],
    [4, 'order.fulfilment', 'email', 'ALLOW'],
    [5, 'product.analytics', 'browsingHistory', 'ALLOW'],
    [6, 'ads.social', 'browsingHistory', 'OPTED_OUT'],
    [6, 'product.analytics', 'browsingHistory', 'ALLOW'],
    [7, 'wellness.advice', 'allergies', 'ALLOW'],
    [7, 'marketing.email', 'email', 'CONSENT_NOT_GIVEN'],
    [7, 'order.fulfilment', 'allergies', 'FIELD_NOT_COVERED'],
    [8, 'order.fulfilment', 'email', 'SUBJECT_RESTRICTED'],
    [8, 'legal.claims', 'email', 'ALLOW'],
    [9, 'order.fulfilment', 'email', 'SUBJECT_ERASED'],
  ])('number %i under %s: %s is %s', (persona, purpose, field, expected) => {
    expect(answer(persona, purpose, field)).toBe(expected)
  })
})
