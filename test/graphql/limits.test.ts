import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse, specifiedRules, validate } from 'graphql'
import { appErrorIn } from '../../src/graphql/error-firewall.ts'
import { limitRules } from '../../src/graphql/limits.ts'
import { assertRepresentations } from '../../src/graphql/representations.ts'
import { AppError } from '../../src/lib/errors.ts'
import { queryLimits, startToy, toySchema, type Toy } from '../server/toy.ts'

const schema = toySchema()

/** The hint of the limit that the document exceeds, `within` where it exceeds none. */
function limitOf(document: string, changed: Partial<typeof queryLimits> = {}): string {
  const rules = limitRules({ ...queryLimits, ...changed })
  const [error] = validate(schema, parse(document), rules)
  return error === undefined ? 'within' : (appErrorIn(error)?.hint ?? error.message)
}

const nested = (levels: number): string =>
  levels === 1 ? 'hello' : `self { ${nested(levels - 1)} }`
const times = (n: number, make: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => make(index)).join(' ')

describe('an operation', () => {
  test.each([
    ['levels of fields', 12, (n: number) => `{ ${nested(n)} }`],
    ['aliases', 50, (n: number) => `{ ${times(n, (i) => `a${i}: hello`)} }`],
    ['directives', 50, (n: number) => `{ hello ${times(n, () => '@include(if: true)')} }`],
    [
      'fields',
      1000,
      (n: number) =>
        `{ ${times(99, () => `self { ${times(9, () => 'hello')} }`)} self { ${times(n - 991, () => 'hello')} } }`,
    ],
    ['root fields in a query', 100, (n: number) => `{ ${times(n, () => 'hello')} }`],
    [
      'root fields in a mutation',
      10,
      (n: number) => `mutation { ${times(n, (i) => `t${i}: touch`)} }`,
    ],
  ])('may have the limit of %s and not one more', (name, max, make) => {
    expect(limitOf(make(max))).toBe('within')
    expect(limitOf(make(max + 1))).toBe(`At most ${max} ${name}.`)
  })

  test('is counted with its fragments expanded', () => {
    const fragments =
      'fragment F on Query { a: hello b: hello } fragment G on Query { self { ...F ...F } }'
    expect(limitOf(`{ ...G ...G } ${fragments}`, { aliasesMax: 8 })).toBe('within')
    expect(limitOf(`{ ...G ...G } ${fragments}`, { aliasesMax: 7 })).toBe('At most 7 aliases.')
    expect(limitOf(`{ ...G } ${fragments}`, { depthMax: 2 })).toBe('within')
    expect(limitOf(`{ ... { ...G } } ${fragments}`, { depthMax: 1 })).toBe(
      'At most 1 levels of fields.',
    )
    expect(limitOf(`{ ...F } ${fragments}`, { rootFieldsMax: 1 })).toBe(
      'At most 1 root fields in a query.',
    )
  })

  test('of fragments that double each other 200 times is counted in an instant', () => {
    const chain = times(
      200,
      (i) => `fragment F${i} on Query { self { ...F${i + 1} } self { ...F${i + 1} } }`,
    )
    const startedAt = performance.now()
    expect(limitOf(`{ ...F0 } ${chain} fragment F200 on Query { hello }`)).toBe(
      'At most 12 levels of fields.',
    )
    const flat = times(200, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
    expect(limitOf(`{ ...F0 } ${flat} fragment F200 on Query { self { hello } }`)).toMatch(
      /^At most/,
    )
    expect(performance.now() - startedAt).toBeLessThan(200)
  })

  test('of fragments in a circle ends', () => {
    expect(limitOf('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toBe(
      'within',
    )
  })

  test('of a gateway may alias _entities as often as it has fetches', () => {
    const entities = times(60, (i) => `e${i}: _entities(representations: []) { __typename }`)
    expect(limitOf(`{ ${entities} }`)).toBe('within')
  })

  test('may introspect however deep the standard query goes', () => {
    const types = `${'ofType {'.repeat(13)} name ${'}'.repeat(13)}`
    expect(limitOf(`{ __schema { types { fields { type { ${types} } } } } }`)).toBe('within')
    expect(limitOf(`{ self { __typename ${nested(12)} } }`)).toBe('At most 12 levels of fields.')
  })

  test('stands in a document of at most ten', () => {
    const operations = (n: number) => times(n, (i) => `query Q${i} { hello }`)
    expect(limitOf(operations(10))).toBe('within')
    expect(limitOf(operations(11))).toBe('At most 10 operations.')
    expect(limitOf(`query A { hello } query B { ${nested(13)} }`)).toMatch(/^At most 12 levels/)
  })

  test('that is too large ends the validation before its fields are compared with each other', () => {
    const wide = (levels: number): string =>
      levels === 0 ? 'hello' : `self { ${wide(levels - 1)} } self { ${wide(levels - 1)} }`
    const document = parse(`{ ${wide(9)} }`)
    const rules = [...specifiedRules, ...limitRules(queryLimits)]
    const startedAt = performance.now()
    const errors = validate(schema, document, rules, { maxErrors: 3 })
    expect(performance.now() - startedAt).toBeLessThan(50)
    expect(appErrorIn(errors[0])?.code).toBe('LIMIT_EXCEEDED')
  })
})

describe('over HTTP', () => {
  let toy: Toy
  beforeAll(async () => {
    toy = await startToy()
  })
  afterAll(async () => {
    await toy.stop()
  })

  const entities = (representations: unknown, accept = 'application/json') =>
    toy.post(
      {
        query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
        variables: { r: representations },
      },
      { accept },
    )

  const many = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ __typename: 'Customer', id: `${i}` }))

  test('a limit is 400 LIMIT_EXCEEDED alone, whatever the client accepts', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await toy.post({ query: `{ unknown ${nested(13)} }` }, { accept })
      expect(response.status).toBe(400)
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'The request is larger than this server accepts. At most 12 levels of fields.',
            locations: [{ line: 1, column: 1 }],
            extensions: { code: 'LIMIT_EXCEEDED' },
          },
        ],
      })
    }
  })

  test('too many tokens are 400 LIMIT_EXCEEDED', async () => {
    const response = await toy.post({ query: `{ ${times(5000, () => 'hello')} }` })
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('"LIMIT_EXCEEDED"'),
    ])
  })

  test('more levels than the parser can hold are 400 LIMIT_EXCEEDED', async () => {
    const response = await toy.post({ query: `${'{self'.repeat(2400)}${'}'.repeat(2400)}` })
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('"LIMIT_EXCEEDED"'),
    ])
  })

  test('a thousand representations are answered in order and one more is 400', async () => {
    const answered = (await (await entities(many(1000))).json()) as {
      data: { _entities: unknown[] }
    }
    expect(answered.data._entities).toHaveLength(1000)
    const refused = await entities(many(1001))
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('At most 1000 representations.'),
    ])
  })

  test('representations are counted over all fields together', async () => {
    const query = `query ($r: [_Any!]!) { a: _entities(representations: $r) { __typename } ...F }
      fragment F on Query { b: _entities(representations: $r) { __typename } }`
    const half = await toy.post({ query, variables: { r: many(500) } })
    expect(half.status).toBe(200)
    const more = await toy.post({ query, variables: { r: many(501) } })
    expect([more.status, await more.text()]).toEqual([
      400,
      expect.stringContaining('LIMIT_EXCEEDED'),
    ])
  })

  test.each([
    ['a string', ['c1']],
    ['null', [null]],
    ['a list', [[]]],
    ['no type', [{ id: 'c1' }]],
    ['a type that is no string', [{ __typename: { a: 1 }, id: 'c1' }]],
    ['a type that is no entity', [{ __typename: 'Query', id: 'c1' }]],
    ['an unknown type', [{ __typename: 'anna@example.pl', id: 'c1' }]],
    ['no list', 'c1'],
  ])('a representation that is %s is 400 before any other is read', async (_name, list) => {
    const response = await entities(list, 'application/graphql-response+json')
    const text = await response.text()
    expect(response.status).toBe(400)
    expect(text).toContain('BAD_USER_INPUT')
    expect(text).not.toContain('anna')
  })

  test('representations written into the document count as well', async () => {
    const one = '{__typename: "Customer", id: "c1"}'
    const query = (n: number) =>
      `{ _entities(representations: [${times(n, () => one)}]) { __typename } }`
    expect((await toy.post({ query: query(3) })).status).toBe(200)
    expect((await toy.post({ query: query(3).replaceAll('"Customer"', '3') })).status).toBe(400)
  })

  test('the same document asked again is answered from the store of validated ones', async () => {
    for (let n = 0; n < 3; n++) {
      const response = await toy.post({ query: '{ self { hello } }' })
      expect(await response.json()).toEqual({ data: { self: { hello: 'world' } } })
    }
  })

  test('unknown names are not completed into names of the schema', async () => {
    const text = await (await toy.post({ query: '{ helo }' })).text()
    expect(text).not.toContain('Did you mean')
  })

  test('introspection is refused where it is off', async () => {
    const closed = await startToy({ introspection: false })
    const response = await closed.post({ query: '{ __schema { types { name } } }' })
    expect(await response.text()).toContain('Introspection is switched off')
    await closed.stop()
  })
})

describe('assertRepresentations', () => {
  const codeOf = (value: unknown, max = 2): string => {
    try {
      assertRepresentations(value, max)
      return 'OK'
    } catch (error) {
      return error instanceof AppError ? error.code : 'other'
    }
  }

  test('accepts objects with a type up to the limit, and nothing else', () => {
    const one = { __typename: 'Customer', id: 'c1' }
    expect(codeOf([])).toBe('OK')
    expect(codeOf([one, one])).toBe('OK')
    expect(codeOf([one, one, one])).toBe('LIMIT_EXCEEDED')
    for (const bad of [undefined, null, {}, 'x', [1], [null], [[]], [{}], [{ __typename: 1 }]]) {
      expect(codeOf(bad)).toBe('BAD_USER_INPUT')
    }
    expect(codeOf([Object.create({ __typename: 'Customer' })])).toBe('BAD_USER_INPUT')
  })
})
