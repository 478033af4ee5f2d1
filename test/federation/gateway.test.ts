import type { IncomingHttpHeaders } from 'node:http'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startCommerce } from '../../examples/commerce/subgraph.ts'
import { startGateway } from '../../examples/gateway/gateway.ts'
import { startService } from '../../examples/service/subgraph.ts'
import type { Running } from '../../examples/support/serve.ts'
import { signGrant } from '../../src/guard/index.ts'
import { grantFor, startStubCustomer, withoutAddress } from './stub-customer.ts'

const oldKey = randomBytes(32)
const key = randomBytes(32)
const requests: IncomingHttpHeaders[] = []
const running: Running[] = []
let gateway: Running
let commerce: Running

beforeAll(async () => {
  const customer = await startStubCustomer(key, requests)
  commerce = await startCommerce({ port: 0, keys: [oldKey, key] })
  const service = await startService({ port: 0, keys: [key] })
  gateway = await startGateway({
    port: 0,
    urls: { customer: customer.url, commerce: commerce.url, service: service.url },
    gatewaySecret: 'secret of the gateway',
  })
  running.push(gateway, customer, commerce, service)
})

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()))
})

beforeEach(() => {
  requests.length = 0
})

interface Answer {
  readonly status: number
  readonly cacheControl: string | null
  readonly text: string
  readonly data: Record<string, any> | null
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly unknown[]
    readonly extensions: Record<string, any>
  }[]
}

async function post(
  url: string,
  query: string,
  { variables = {}, headers = {} }: { variables?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>
  const cacheControl = response.headers.get('cache-control')
  return { status: response.status, cacheControl, text, data, errors }
}

const story = /* GraphQL */ `
  query ($id: ID!) {
    customer(id: $id) {
      firstName
      email
      postalAddress {
        city
      }
      orders {
        id
        total
        lines {
          name
        }
      }
      basket {
        total
      }
      lifetimeValue
      deliveryLabel
      tickets {
        subject
      }
      warranties {
        product
      }
      agentView
    }
  }
`

async function customerUnder(purpose: string | undefined, id = 'ada') {
  const answer = await post(gateway.url, story, {
    variables: { id },
    headers: purpose === undefined ? {} : { 'x-purpose': purpose },
  })
  return { ...answer, customer: answer.data?.['customer'] as Record<string, any> }
}

const withheldOf = ({ errors }: Answer) =>
  errors
    .flatMap(({ extensions }) => (extensions['withheld'] ?? []) as Record<string, unknown>[])
    .map(({ field, reason }) => `${String(field)} ${String(reason)}`)
    .toSorted()

describe('through the gateway', () => {
  test('order.fulfilment sees what was ordered and the label, and no tickets', async () => {
    const answer = await customerUnder('order.fulfilment')
    const { customer } = answer
    expect(customer['orders'].length).toBeGreaterThan(0)
    expect(customer['orders'][0].total).toMatch(/^\d+\.\d\d EUR$/)
    expect(customer['basket'].total).toMatch(/EUR$/)
    expect(customer['lifetimeValue']).toMatch(/EUR$/)
    expect(customer['deliveryLabel']).toBe('Ada Byron, Main 1, 00-001 Warsaw, PL')
    expect(customer['warranties']).not.toBeNull()
    expect(customer).toMatchObject({ firstName: 'Ada', tickets: null, agentView: null })
    expect(withheldOf(answer)).toEqual([
      'agentView CATEGORY_NOT_PERMITTED',
      'tickets CATEGORY_NOT_PERMITTED',
    ])
  })

  test('service.support sees tickets and orders, and no address and no label', async () => {
    const { customer } = await customerUnder('service.support')
    expect(customer['tickets'].length).toBeGreaterThan(0)
    expect(customer['agentView']).toMatch(/^Ada \(ada@example\.test, \+48600100200\), \d open$/)
    expect(customer['orders']).not.toBeNull()
    expect(customer).toMatchObject({ postalAddress: null, deliveryLabel: null })
  })

  test('marketing.email sees nothing of the other subgraphs', async () => {
    const answer = await customerUnder('marketing.email')
    expect(answer.customer).toMatchObject({
      email: 'ada@example.test',
      orders: null,
      basket: null,
      lifetimeValue: null,
      deliveryLabel: null,
      tickets: null,
      warranties: null,
      agentView: null,
    })
  })

  test('without a purpose everything is null, and the reason is the fault of the request', async () => {
    const answer = await customerUnder(undefined)
    expect(Object.values(answer.customer).every((value) => value === null)).toBe(true)
    expect(new Set(withheldOf(answer).map((entry) => entry.split(' ')[1]))).toEqual(
      new Set(['PURPOSE_MISSING']),
    )
  })

  test('a withheld address leaves the label null and the orders there', async () => {
    const { customer } = await customerUnder('order.fulfilment', withoutAddress)
    expect(customer['orders']).not.toBeNull()
    expect(customer).toMatchObject({ postalAddress: null, deliveryLabel: null })
  })

  test('every denial is HTTP 200 with one error without path for each subgraph', async () => {
    const answer = await customerUnder('marketing.email')
    expect(answer.status).toBe(200)
    expect(answer.errors).toHaveLength(2)
    for (const { path, extensions } of answer.errors) {
      expect(path).toBeUndefined()
      expect(extensions['code']).toBe('PURPOSE_DENIED')
    }
    expect(answer.text).not.toContain('127.0.0.1')
  })

  test('x-purpose-report: none leaves the report out and the values withheld', async () => {
    const answer = await post(gateway.url, story, {
      variables: { id: 'ada' },
      headers: { 'x-purpose': 'marketing.email', 'x-purpose-report': 'none' },
    })
    expect(answer.errors).toEqual([])
    expect(answer.data?.['customer'].orders).toBeNull()
  })

  test('no answer may be kept', async () => {
    expect((await customerUnder('order.fulfilment')).cacheControl).toBe('private, no-store')
  })

  test('the headers a decision needs are forwarded, and no other', async () => {
    await post(gateway.url, '{ customer(id: "ada") { firstName } }', {
      headers: {
        authorization: 'Bearer x',
        'x-purpose': 'order.fulfilment',
        'x-purpose-report': 'none',
        'sec-gpc': '1',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        'router-authorization': 'made up by the client',
        'x-other': '1',
      },
    })
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      authorization: 'Bearer x',
      'x-purpose': 'order.fulfilment',
      'x-purpose-report': 'none',
      'sec-gpc': '1',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      'router-authorization': 'secret of the gateway',
    })
    expect(requests[0]).not.toHaveProperty('x-other')
  })

  test('an entry in commerce comes back for the grant before it tells what was ordered', async () => {
    const first = await customerUnder('order.fulfilment')
    const id = first.customer['orders'][0].id as string
    const query = `{ order(id: "${id}") { id customer { id order(id: "${id}") { total } } } }`
    const ask = (purpose: string) => post(gateway.url, query, { headers: { 'x-purpose': purpose } })
    expect((await ask('order.fulfilment')).data?.['order']).toEqual({
      id,
      customer: { id: 'ada', order: { total: first.customer['orders'][0].total } },
    })
    expect((await ask('marketing.email')).data?.['order']).toEqual({
      id,
      customer: { id: 'ada', order: null },
    })
  })

  test('an order of somebody else is null', async () => {
    const query = `{ customer(id: "ada") { order(id: "bob-1") { id } } }`
    const answer = await post(gateway.url, query, { headers: { 'x-purpose': 'order.fulfilment' } })
    expect(answer.data).toEqual({ customer: { order: null } })
    expect(answer.errors).toEqual([])
  })

  test('recent orders lead to customers and to nothing that was ordered', async () => {
    await customerUnder('order.fulfilment')
    const query = '{ recentOrders(first: 1) { id customer { id firstName orders { id } } } }'
    const answer = await post(gateway.url, query)
    const [{ customer }] = answer.data!['recentOrders']
    expect(customer).toEqual({ id: expect.any(String), firstName: null, orders: null })
  })

  test('the grant is not in the schema that clients see', async () => {
    const answer = await post(gateway.url, '{ customer(id: "ada") { purposeGrant } }')
    expect(answer.data).toBeNull()
    expect(answer.errors[0]?.message).toContain('Cannot query field "purposeGrant"')
  })
})

describe('straight to commerce, round the gateway', () => {
  const soon = () => Math.floor(Date.now() / 1000) + 60
  const good = () => signGrant(grantFor('ada', 'order.fulfilment', soon()), key)

  const ask = (representation: object, fields = 'orders { id } lifetimeValue deliveryLabel') =>
    post(
      commerce.url,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { ${fields} } } }`,
      { variables: { r: [representation] } },
    )
  const customerWith = (purposeGrant: unknown) => ({
    __typename: 'Customer',
    id: 'ada',
    firstName: 'Ada',
    lastName: 'Byron',
    postalAddress: { street: 'Main 1', postalCode: '00-001', city: 'Warsaw', country: 'PL' },
    ...(purposeGrant !== undefined && { purposeGrant }),
  })

  test('a grant signed with either key is accepted', async () => {
    for (const signing of [oldKey, key]) {
      const token = signGrant(grantFor('ada', 'order.fulfilment', soon()), signing)
      const { data } = await ask(customerWith(token))
      expect(data?.['_entities'][0].orders.length).toBeGreaterThan(0)
    }
  })

  const bad: [string, () => unknown][] = [
    ['absent', () => undefined],
    ['null', () => null],
    ['empty', () => ''],
    ['a number', () => 1],
    ['true', () => true],
    ['an object', () => ({ message: 'denied', extensions: { code: 'PURPOSE_DENIED' } })],
    ['a list', () => [good()]],
    ['unsigned', () => good().split('.')[0]],
    ['truncated', () => good().slice(0, -2)],
    ['twice', () => `${good()}.${good()}`],
    ['forged', () => signGrant(grantFor('ada', 'order.fulfilment', soon()), randomBytes(32))],
    ["another customer's", () => signGrant(grantFor('bob', 'order.fulfilment', soon()), key)],
    ['expired', () => signGrant(grantFor('ada', 'order.fulfilment', soon() - 61), key)],
    ['huge', () => 'a'.repeat(100_000)],
  ]
  test.each(bad)('a grant that is %s gives null and no data', async (_, make) => {
    const answer = await ask(customerWith(make()))
    expect(answer.status).toBe(200)
    expect(answer.data).toEqual({
      _entities: [{ orders: null, lifetimeValue: null, deliveryLabel: null }],
    })
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors[0]?.extensions['code']).toBe('PURPOSE_DENIED')
    expect(answer.text).not.toContain('EUR')
  })

  test('one bad grant of a batch withholds that customer alone', async () => {
    const { data } = await post(
      commerce.url,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { lifetimeValue } } }',
      { variables: { r: [customerWith(null), customerWith(good()), { __typename: 'Customer' }] } },
    )
    const [first, second, third] = data!['_entities']
    expect(first.lifetimeValue).toBeNull()
    expect(second.lifetimeValue).toMatch(/EUR$/)
    expect(third).toBeNull()
  })

  test.each([null, 'no object', { message: 'denied' }, { street: { message: 'denied' } }])(
    'a postal address that is %p leaves the label null',
    async (postalAddress) => {
      const { data } = await ask({ ...customerWith(good()), postalAddress })
      expect(data?.['_entities'][0].deliveryLabel).toBeNull()
    },
  )

  test('values a representation claims for personal fields are not echoed', async () => {
    const { text } = await ask({ ...customerWith(null), lifetimeValue: '1 EUR' })
    expect(text).not.toContain('1 EUR')
  })

  test('an order has no door of its own', async () => {
    const { text } = await post(
      commerce.url,
      '{ _entities(representations: [{ __typename: "Order", id: "ada-1" }]) { __typename } }',
    )
    expect(text).toContain('errors')
    expect(text).not.toContain('Order"}')
  })

  test('no answer may be kept', async () => {
    expect((await ask(customerWith(good()))).cacheControl).toBe('private, no-store')
  })
})
