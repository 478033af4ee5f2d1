import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import type { CatalogueDocument } from '../../src/catalogue/document.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { loadCatalogue } from '../../src/catalogue/store.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { daysFromNow, edited, SAMPLE } from './editing.ts'
import type { Editable } from './editing.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let sql: postgres.Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.url, { max: 3, fetch_types: false, onnotice: () => {} })
})

afterAll(async () => {
  await sql.end({ timeout: 1 })
  await database.drop()
})

const nextVersion = (catalogue: Editable, purpose: string, change: Editable = {}) => {
  const { versions } = catalogue.purposes[purpose]
  const last = versions.at(-1)
  const dates = { publishedAt: daysFromNow(0), effectiveFrom: daysFromNow(30) }
  versions.push({ ...structuredClone(last), version: last.version + 1, ...dates, ...change })
}

describe('publishing', () => {
  test('stores the sample so that it comes back equal, and only once', async () => {
    const document = readCatalogue(SAMPLE)
    expect(await loadCatalogue(sql, 'acme')).toBeUndefined()
    expect(await publishCatalogue(sql, document)).toEqual({ revision: 1, changed: true })
    const loaded = await loadCatalogue(sql, 'acme')
    expect(loaded?.document).toEqual(document)
    expect(await publishCatalogue(sql, document)).toEqual({ revision: 1, changed: false })
    const [head] =
      await sql`select revision, published_at from catalogue_heads where tenant_id = 'acme'`
    expect(head).toEqual({ revision: 1, published_at: loaded?.publishedAt })
    expect(await loadCatalogue(sql, 'acme', 2)).toBeUndefined()
  })

  test('keeps every earlier revision as it was, to the letter', async () => {
    const revisions: CatalogueDocument[] = [
      edited('history'),
      edited('history', (c) => {
        c.clients.analytics.purposes = ['wellness.advice', 'product.analytics']
        delete c.clients.sales
        c.purposes['marketing.sms'].owner = 'Somebody Else'
      }),
      edited('history', (c) => {
        nextVersion(c, 'marketing.sms')
        nextVersion(c, 'marketing.postal', { effectiveTo: daysFromNow(60) })
        c.assessments['lia-fraud-2'] = {
          ...c.assessments['lia-fraud'],
          recordedAt: daysFromNow(0),
        }
        c.purposes['public.voucher_scheme'].retirement = {
          publishedAt: daysFromNow(0),
          effectiveFrom: daysFromNow(90),
          reason: 'The scheme ends.',
        }
      }),
    ]
    for (const [index, document] of revisions.entries()) {
      // Published things stay, so each revision builds on the dates of the one before.
      expect(await publishCatalogue(sql, document, { note: `step ${index}` })).toEqual({
        revision: index + 1,
        changed: true,
      })
    }
    for (const [index, document] of revisions.entries()) {
      expect((await loadCatalogue(sql, 'history', index + 1))?.document).toEqual(document)
    }
    expect((await loadCatalogue(sql, 'history'))?.revision).toBe(3)
    const rows = await sql`select version, revision from purpose_versions
                            where tenant_id = 'history' and purpose = 'marketing.sms' order by version`
    expect([...rows]).toEqual([
      { version: 1, revision: 1 },
      { version: 2, revision: 3 },
    ])
  })

  test('lets publishers take turns', async () => {
    const documents = [1, 2, 3].map((n) =>
      edited('turns', (c) => void (c.purposes['marketing.sms'].owner = `Owner ${n}`)),
    )
    const done = await Promise.all(documents.map((document) => publishCatalogue(sql, document)))
    expect(done.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
  })

  const refused: readonly (readonly [
    what: string,
    change: (c: Editable) => void,
    words: string,
  ])[] = [
    [
      'a changed version',
      (c) => c.purposes['marketing.sms'].versions[0].categories.push('user.social'),
      'purposes/marketing.sms/versions/0: version 1 was published and cannot change',
    ],
    [
      'a swap of basis in a published version',
      (c) => {
        c.purposes['marketing.sms'].versions[0].rules['*'] = {
          basis: 'CONTRACT',
          contractTypes: ['ORDER'],
        }
      },
      'version 1 was published and cannot change',
    ],
    [
      'a vanished version',
      (c) => c.purposes['marketing.email'].versions.pop(),
      'purposes/marketing.email/versions: lacks version 2, which was published',
    ],
    [
      'a vanished purpose',
      (c) => {
        delete c.purposes['wellness.advice']
        delete c.clients.wellness
        delete c.assessments['dpia-wellness']
        delete c.notices['consent-wellness']
        c.clients.playground.purposes.pop()
      },
      'purposes/wellness.advice: was published and cannot vanish',
    ],
    [
      'a changed word of a notice',
      (c) => void (c.notices['consent-ads'].versions[0].texts.en.body += '!'),
      'notices/consent-ads/versions/0: version 1 was published and cannot change',
    ],
    [
      'a changed assessment',
      (c) => void (c.assessments['lia-fraud'].reviewDue = '2029-01-01'),
      'assessments/lia-fraud: was published and cannot change',
    ],
    [
      'an assessment put on file for the past',
      (c) => void (c.assessments.late = c.assessments['lia-fraud']),
      'assessments/late/recordedAt: is in the past',
    ],
    [
      'a version for the past',
      (c) =>
        nextVersion(c, 'marketing.sms', {
          publishedAt: daysFromNow(-2),
          effectiveFrom: daysFromNow(-1),
        }),
      'purposes/marketing.sms/versions/1/effectiveFrom: is in the past',
    ],
    [
      'a new purpose for the past',
      (c) => {
        c.purposes['order.gift'] = structuredClone(c.purposes['order.delivery'])
      },
      'purposes/order.gift/versions/0/publishedAt: is in the past',
    ],
    [
      'a retirement for the past',
      (c) => {
        c.purposes['order.delivery'].retirement = {
          publishedAt: '2026-01-01',
          effectiveFrom: '2026-02-01',
          reason: 'none',
        }
      },
      'purposes/order.delivery/retirement/effectiveFrom: is in the past',
    ],
  ]

  test.each(refused)('refuses %s', async (_what, change, words) => {
    await publishCatalogue(sql, edited('strict'))
    await expect(publishCatalogue(sql, edited('strict', change))).rejects.toThrow(words)
    expect((await loadCatalogue(sql, 'strict'))?.revision).toBe(1)
  })

  test('refuses a document that was never linted', async () => {
    const document = { ...readCatalogue(SAMPLE), tenant: 'unlinted', assessments: {} }
    await expect(publishCatalogue(sql, document)).rejects.toThrow('no assessment of kind LIA')
    expect(await loadCatalogue(sql, 'unlinted')).toBeUndefined()
  })
})
