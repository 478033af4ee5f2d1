import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { createGuard, signGrant, type Grant } from '../../src/guard/index.ts'
import { gated, grantField, schema } from './schemas.ts'

const key = randomBytes(32)
const NOW_S = 1_800_000_000
const guardOf = (typeDefs: string) =>
  createGuard({ typeDefs, keys: [key], now: () => NOW_S * 1000 })

const typeDefs = schema(
  `${grantField} email: String @external
   points: Int ${gated}
   greeting: String @requires(fields: "purposeGrant email") @personalData(category: "user.contact")
   orders: [Order!] ${gated}`,
  `type Order @personalData(category: "user.behavior") { total: Int customer: Customer }
   type Query { top: Customer }`,
)

describe('a guard is made', () => {
  test('for a schema that leaves nothing open, from text or document', () => {
    const personal = new Map([
      ['points', 'user.behavior'],
      ['greeting', 'user.contact'],
      ['orders', 'user.behavior'],
    ])
    expect(guardOf(typeDefs).personal).toEqual(personal)
    expect(createGuard({ typeDefs: parse(typeDefs), keys: [key] }).personal).toEqual(personal)
  })

  test('for a subgraph that only points to customers', () => {
    expect(guardOf(schema('', 'type Query { top: Customer }')).personal.size).toBe(0)
  })

  test('with keys of 32 bytes or more alone', () => {
    expect(() => createGuard({ typeDefs, keys: [] })).toThrow(/at least one key/)
    expect(() => createGuard({ typeDefs, keys: [key, randomBytes(31)] })).toThrow(/32 bytes/)
  })

  test.each(['nosuch', 'email', 'purposeGrant'])('and refuses a resolver for %s', (name) => {
    expect(() => guardOf(typeDefs).wrap({ Customer: { [name]: () => 1 } })).toThrow(
      `Customer.${name}`,
    )
  })
})

interface Row {
  readonly id: string
  readonly points: number
}

/** One row for everybody, as a cache between requests would give it. */
const shared: Row = Object.freeze({ id: 'row', points: 7 })

function serverOf(resolvers: object, withPlugin = true) {
  const guard = guardOf(typeDefs)
  return new ApolloServer({
    schema: buildSubgraphSchema([
      { typeDefs: parse(typeDefs), resolvers: guard.wrap(resolvers) as Record<string, never> },
    ]),
    plugins: [ApolloServerPluginInlineTraceDisabled(), ...(withPlugin ? [guard.plugin()] : [])],
    includeStacktraceInErrorResponses: false,
  })
}

const grant = (sub: string, ...categories: string[]): Grant => ({
  v: 1,
  sub,
  tenant: 't',
  controller: 'c',
  purposes: ['p'],
  categories,
  revision: 1,
  seq: 1,
  exp: NOW_S + 60,
})
const tokenFor = (sub: string, ...categories: string[]) => signGrant(grant(sub, ...categories), key)

async function entities(server: ApolloServer, representations: object[], fields: string) {
  const { body, http } = await server.executeOperation({
    query: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { ${fields} } } }`,
    variables: { r: representations },
  })
  if (body.kind !== 'single') throw new Error('expected one result')
  const { data, errors = [] } = body.singleResult
  return { list: data?.['_entities'], errors, cacheControl: http.headers.get('cache-control') }
}

const customer = (id: string, purposeGrant?: unknown, more: object = {}) => ({
  __typename: 'Customer',
  id,
  purposeGrant,
  ...more,
})

const resolvers = {
  Query: { top: () => ({ id: 'a', points: 7 }) },
  Customer: {
    __resolveReference: () => shared,
    greeting: (row: Row) => `Hello ${row.id}`,
    orders: {
      resolve: (row: Row) => [{ total: row.points, customer: { id: row.id, points: 9 } }],
    },
  },
}

describe('wrapped resolvers', () => {
  test('answer what the grant permits and null for the rest, each customer for itself', async () => {
    const { list } = await entities(
      serverOf(resolvers),
      [
        customer('a', tokenFor('a', 'user.behavior')),
        customer('b', tokenFor('b', 'user.contact')),
        customer('c', tokenFor('a', 'user.behavior')),
        customer('d'),
      ],
      'id points greeting orders { total }',
    )
    expect(list).toEqual([
      { id: 'a', points: 7, greeting: null, orders: [{ total: 7 }] },
      { id: 'b', points: null, greeting: 'Hello row', orders: null },
      { id: 'c', points: null, greeting: null, orders: null },
      { id: 'd', points: null, greeting: null, orders: null },
    ])
  })

  test('keep grants apart where two requests share one row', async () => {
    const server = serverOf(resolvers)
    const [permitted, denied] = await Promise.all([
      entities(server, [customer('a', tokenFor('a', 'user.behavior'))], 'points'),
      entities(server, [customer('a')], 'points'),
    ])
    expect([permitted.list, denied.list]).toEqual([[{ points: 7 }], [{ points: null }]])
  })

  test('gate fields that have no resolver, whatever a representation claims', async () => {
    const server = serverOf({})
    const claims = { points: 99 }
    const { list } = await entities(
      server,
      [customer('a', 'forged', claims), customer('a', tokenFor('a', 'user.behavior'), claims)],
      'points',
    )
    expect(list).toEqual([{ points: null }, { points: 99 }])
  })

  test('withhold below a query and below an order, where no grant came', async () => {
    const server = serverOf(resolvers)
    const answer = await server.executeOperation({ query: '{ top { id points } }' })
    expect(answer.body).toMatchObject({
      singleResult: { data: { top: { id: 'a', points: null } } },
    })
    const { list } = await entities(
      server,
      [customer('a', tokenFor('a', 'user.behavior'))],
      'orders { customer { points } }',
    )
    expect(list).toEqual([{ orders: [{ customer: { points: null } }] }])
  })

  test('fail one customer alone where a reference throws at once', async () => {
    const throwing = {
      Customer: {
        __resolveReference({ id }: Row) {
          if (id === 'a') throw new Error('broken')
          return shared
        },
      },
    }
    const token = tokenFor('b', 'user.behavior')
    const { list, errors } = await entities(
      serverOf(throwing),
      [customer('a'), customer('b', token)],
      'points',
    )
    expect(list).toEqual([null, { points: 7 }])
    expect(errors).toHaveLength(1)
  })

  test.each([[1], [null], [{ a: 1 }], [undefined], ['x'.repeat(300)]])(
    'give null for the id %p',
    async (id) => {
      const representation = {
        __typename: 'Customer',
        id,
        purposeGrant: tokenFor('1', 'user.behavior'),
      }
      const { list } = await entities(serverOf(resolvers), [representation], 'points')
      expect(list).toEqual([null])
    },
  )

  test('are new ones; those given stay as they were', () => {
    const own = { Customer: { greeting: () => 'x' }, Query: {} }
    const before = own.Customer.greeting
    const wrapped = guardOf(typeDefs).wrap(own)
    expect(wrapped.Query).toBe(own.Query)
    expect(wrapped.Customer.greeting).not.toBe(before)
    expect(Object.keys(own.Customer)).toEqual(['greeting'])
  })
})

describe('the plugin', () => {
  test('adds one error without path, with counts by field and reason', async () => {
    const many = Array.from({ length: 100 }, (_, i) => customer(`c${i}`))
    const { errors } = await entities(
      serverOf(resolvers),
      [
        ...many,
        customer('a', 'forged'),
        customer('b', tokenFor('b')),
        customer('d', signGrant({ ...grant('d'), fault: 'PURPOSE_UNKNOWN' }, key)),
      ],
      'points',
    )
    const entry = { field: 'points', category: 'user.behavior' }
    expect(errors).toEqual([
      {
        message: 'Values were withheld: the declared purpose does not permit them.',
        extensions: {
          code: 'PURPOSE_DENIED',
          withheld: [
            { ...entry, reason: 'GRANT_MISSING', count: 100 },
            { ...entry, reason: 'GRANT_INVALID', count: 1 },
            { ...entry, reason: 'CATEGORY_NOT_PERMITTED', count: 1 },
            { ...entry, reason: 'PURPOSE_UNKNOWN', count: 1 },
          ],
        },
      },
    ])
  })

  test('is silent where nothing was withheld, and forbids to keep every answer', async () => {
    const token = tokenFor('a', 'user.behavior')
    const { errors, cacheControl } = await entities(
      serverOf(resolvers),
      [customer('a', token)],
      'points',
    )
    expect(errors).toEqual([])
    expect(cacheControl).toBe('private, no-store')
  })

  test('may be left out: values are withheld all the same', async () => {
    const { list, errors } = await entities(serverOf(resolvers, false), [customer('a')], 'points')
    expect([list, errors]).toEqual([[{ points: null }], []])
  })
})

test('the guard imports Node, graphql and itself, and nothing else', () => {
  const folder = new URL('../../src/guard/', import.meta.url)
  const files = readdirSync(folder)
  const imports = files.flatMap((file) =>
    [
      ...readFileSync(new URL(file, folder), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g),
    ].map(([, specifier]) => specifier!),
  )
  expect(imports.length).toBeGreaterThan(files.length)
  expect(imports.filter((name) => !/^(?:node:[a-z]+|graphql|\.\/[a-z-]+\.ts)$/.test(name))).toEqual(
    [],
  )
})
