import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { startToy, type Toy } from './toy.ts'

let toy: Toy
beforeAll(async () => {
  toy = await startToy()
})
afterAll(async () => {
  await toy.stop()
})

/** What each audit says: ok, or notice (MAY), warn (SHOULD), error (MUST). */
async function audit(fetchFn: typeof fetch): Promise<Map<string, string>> {
  const results = new Map<string, string>()
  for (const { fn } of serverAudits({ url: toy.url, fetchFn })) {
    const result = await fn()
    results.set(`${result.id} ${result.name}`, result.status)
  }
  return results
}

const failing = (results: Map<string, string>) =>
  [...results].filter(([, status]) => status !== 'ok').map(([name, status]) => `${status} ${name}`)

describe('the 61 audits of graphql-http', () => {
  test('all pass for a client that declares a purpose, as every client of this server must', async () => {
    const withPurpose: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...init?.headers, 'x-purpose': 'order.fulfilment' } })
    const results = await audit(withPurpose)
    expect(results.size).toBe(61)
    expect(failing(results)).toEqual([])
  })

  test('without such a header only the three GETs a page could forge are held back, as notices', async () => {
    const results = await audit(fetch)
    expect(failing(results).map((one) => one.slice(0, 11))).toEqual([
      'notice 5A70',
      'notice D6D5',
      'notice 6A70',
    ])
  })
})

describe('the media type of an answer', () => {
  const statusAndType = async (accept: string, query = '{') => {
    const response = await toy.post({ query }, { accept })
    return [response.status, response.headers.get('content-type')?.split(';')[0]]
  }

  test('is the most preferred one the client accepts', async () => {
    const both = 'application/graphql-response+json, application/json;q=0.9'
    expect(await statusAndType(both)).toEqual([400, 'application/graphql-response+json'])
    const other = 'application/graphql-response+json;q=0.5, application/json'
    expect(await statusAndType(other)).toEqual([200, 'application/json'])
    expect(await statusAndType('*/*')).toEqual([200, 'application/json'])
  })

  test('is refused before anything is executed where the client accepts none of ours', async () => {
    expect(await statusAndType('text/html', 'mutation { touch }')).toEqual([
      406,
      'application/json',
    ])
    expect(await statusAndType('application/json;q=0')).toEqual([406, 'application/json'])
  })
})
