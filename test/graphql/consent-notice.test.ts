/** Which notice is shown before consent is asked for, and what it says of itself. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { toModel } from '../../src/catalogue/to-model.ts'
import type { CatalogueDocument } from '../../src/catalogue/document.ts'
import { compileCatalogue } from '../../src/decision/catalogue.ts'
import { consentNotice } from '../../src/graphql/resolvers/ConsentNotice.ts'
import { createWorld, type World } from '../support/world.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const sample = readCatalogue('catalogue')

type Notices = CatalogueDocument['notices']
const marketing = sample.notices['consent-marketing']!.versions.at(-1)!

/** The key and version of the notice for a purpose, with other notices beside the sample's. */
function chosen(purpose: string, notices: Notices = {}, at = NOW): string | null {
  const document = { ...sample, notices: { ...sample.notices, ...notices } }
  const engine = compileCatalogue(toModel(document))
  const notice = consentNotice({ document, engine }, purpose, at)
  return notice && `${notice.key}@${notice.document.version}`
}

describe('the notice for a consent', () => {
  test('is the newest version published by then', () => {
    expect(chosen('marketing.email')).toBe('consent-marketing@2')
    expect(chosen('marketing.email', {}, Date.parse('2026-03-01'))).toBe('consent-marketing@1')
    expect(chosen('marketing.email', {}, Date.parse('2024-03-01'))).toBeNull()
  })

  test('tells of nothing but consents: the general notice is no request for one', () => {
    expect(chosen('product.analytics')).toBe('consent-shop@1')
    expect(chosen('order.fulfilment')).toBeNull()
    expect(chosen('marketing.postal')).toBeNull()
    expect(chosen('no.such.purpose')).toBeNull()
  })

  test('is the one that tells of the fewest others', () => {
    const narrow = { ...marketing, version: 1, purposes: ['marketing.email'] }
    expect(chosen('marketing.email', { zz: { versions: [narrow] } })).toBe('zz@1')
    expect(chosen('marketing.sms', { zz: { versions: [narrow] } })).toBe('consent-marketing@2')
  })

  test('is the newer of two alike, and of two of one day the first by key', () => {
    const newer = { ...marketing, version: 1, publishedAt: '2026-08-01T00:00:00.000Z' }
    const alike = { ...marketing, version: 1 }
    expect(chosen('marketing.sms', { aa: { versions: [newer] } })).toBe('aa@1')
    expect(chosen('marketing.sms', { aa: { versions: [alike] } })).toBe('aa@1')
    expect(chosen('marketing.sms', { zz: { versions: [alike] } })).toBe('consent-marketing@2')
  })

  test('is not one whose newest version no longer names the purpose', () => {
    const dropped = { ...marketing, version: 3, purposes: ['marketing.email'] }
    const versions = [...sample.notices['consent-marketing']!.versions, dropped]
    expect(chosen('marketing.sms', { 'consent-marketing': { versions } })).toBeNull()
  })
})

describe('Purpose.consentNotice and Purpose.group', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
    world.clock.now = new Date(NOW)
  })
  afterAll(() => world.close())

  const ask = async (key: string, language: string) => {
    const query = `query($key: String!, $language: String!) {
      purpose(key: $key) {
        group { key title(language: $language) }
        consentNotice {
          key version publishedAt languages text(language: $language) { language title body }
          purposes { key } controllers { legalName } recipients { key name country }
        }
      }
    }`
    const answer = await world.ask(query, { client: null, variables: { key, language } })
    return answer.data?.['purpose']
  }

  test('say in the language asked for what is shown, and name who is named', async () => {
    const { group, consentNotice: notice } = await ask('marketing.sms', 'pl')
    expect(group).toEqual({ key: 'marketing', title: 'Nowości i oferty' })
    expect(notice).toMatchObject({
      ...{ key: 'consent-marketing', version: 2, languages: ['de', 'en', 'pl'] },
      text: {
        language: 'pl',
        title: 'Czy możemy do Ciebie pisać?',
        body: marketing.texts['pl']!.body,
      },
      purposes: [{ key: 'marketing.email' }, { key: 'marketing.sms' }],
      controllers: [{ legalName: 'Acme Polska sp. z o.o.' }, { legalName: 'Velo GmbH' }],
    })
    expect(notice.recipients[0]).toEqual({
      key: 'mailer',
      name: 'Sendwell Ltd (sends our e-mails)',
      country: 'IE',
    })
  })

  test('fall back to English and say so; there is none where consent cannot be asked for', async () => {
    const purpose = await ask('marketing.sms', 'fr')
    expect(purpose.consentNotice.text.language).toBe('en')
    expect(purpose.group.title).toBe('News and offers')
    expect((await ask('order.fulfilment', 'en')).consentNotice).toBeNull()
  })
})
