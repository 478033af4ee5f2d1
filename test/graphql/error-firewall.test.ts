import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { createErrorFirewall } from '../../src/graphql/error-firewall.ts'
import { shownSyntaxMessage, shownValidationMessage } from '../../src/graphql/shown-messages.ts'
import { assert } from '../../src/lib/assert.ts'
import { AppError } from '../../src/lib/errors.ts'
import { capturedLog, startToy, type Toy } from '../server/toy.ts'

const CANARY = 'anna.kowalska@example.pl'

/** What resolvers throw in this file, by name. */
const thrown: Record<string, () => unknown> = {
  drizzle: () =>
    Object.assign(
      new Error(`Failed query: insert into "customer" values ($1)\nparams: ${CANARY}`),
      {
        name: 'DrizzleQueryError',
        query: 'insert',
        params: [CANARY],
        cause: Object.assign(new Error('duplicate key'), { code: '23505', detail: CANARY }),
      },
    ),
  postgres: () =>
    Object.assign(new Error('null value in column "name"'), {
      name: 'PostgresError',
      code: '23502',
      detail: `Failing row contains (zz, ${CANARY}, null).`,
      where: CANARY,
    }),
  withExtensions: () =>
    new GraphQLError(CANARY, {
      extensions: { code: CANARY, sqlParams: [CANARY], customer: CANARY, field: CANARY },
    }),
  ownCodeByOthers: () =>
    new GraphQLError(CANARY, { extensions: { code: 'CONFLICT', sqlParams: [CANARY] } }),
  name: () => Object.assign(new Error('x'), { name: CANARY, code: CANARY }),
  string: () => CANARY,
  object: () => ({ email: CANARY }),
  multiline: () => new Error(`x\n    at ${CANARY.replace(/\W/g, '')} (${CANARY}:1:1)`),
  withCause: () => new AppError('STORE_UNAVAILABLE', { detail: '57P01', cause: new Error(CANARY) }),
  hinted: () => new AppError('LIMIT_EXCEEDED', { hint: 'At most 200 items.' }),
  invariant: () => {
    try {
      assert(false, 'one record per request, but there are 2')
    } catch (error) {
      return error
    }
    return undefined
  },
}

let toy: Toy
let which = 'drizzle'
beforeAll(async () => {
  toy = await startToy({
    resolvers: {
      Query: {
        fails: async () => {
          throw thrown[which]!()
        },
      },
    },
  })
})
afterAll(async () => {
  await toy.stop()
})

type Answered = {
  errors: { message: string; path?: unknown; extensions: Record<string, unknown> }[]
}

const failWith = async (name: string) => {
  which = name
  const text = await (await toy.post({ query: '{ fails }' })).text()
  return { text, error: (JSON.parse(text) as Answered).errors[0]! }
}

describe('what a resolver throws', () => {
  test.each([
    'drizzle',
    'postgres',
    'withExtensions',
    'ownCodeByOthers',
    'name',
    'string',
    'object',
    'multiline',
    'withCause',
  ])('gets no value into the answer or the log: %s', async (name) => {
    const { text } = await failWith(name)
    for (const place of [text, toy.log()]) {
      expect(place).not.toContain(CANARY)
      expect(place).not.toContain(CANARY.replace(/\W/g, ''))
      expect(place).not.toContain('insert into')
    }
  })

  test.each(['drizzle', 'postgres', 'withExtensions', 'name', 'string', 'object'])(
    'is INTERNAL with an id that leads to the log, unless it is ours: %s',
    async (name) => {
      const { error } = await failWith(name)
      expect(error).toEqual({
        message: 'Internal server error.',
        locations: [{ line: 1, column: 3 }],
        path: ['fails'],
        extensions: { code: 'INTERNAL', errorId: expect.stringMatching(/^[\w-]{36}$/) },
      })
      expect(toy.log()).toContain(String(error.extensions['errorId']))
    },
  )

  test('is told with the sentence of its code where it is ours, and its detail is for the log', async () => {
    const { error } = await failWith('withCause')
    expect(error.message).toBe('The data store cannot be used at the moment.')
    expect(error.extensions).toEqual({ code: 'STORE_UNAVAILABLE', errorId: expect.any(String) })
    expect(toy.log()).toContain('"detail":"57P01"')
    const hinted = await failWith('hinted')
    expect(hinted.error.message).toMatch(/At most 200 items\.$/)
    expect(hinted.error.extensions).toEqual({ code: 'LIMIT_EXCEEDED' })
  })

  test('leaves the code of the driver and the sentence of a broken invariant in the log', async () => {
    await failWith('postgres')
    expect(toy.log()).toContain('"causeCode":"23502"')
    const { error } = await failWith('invariant')
    expect(error.message).toBe('Internal server error.')
    expect(toy.log()).toContain('"invariant":"one record per request, but there are 2"')
  })

  test('is counted by its public code', async () => {
    await failWith('drizzle')
    expect(toy.errors.at(-1)).toBe('INTERNAL')
  })
})

describe('a fault of the document or its variables', () => {
  const ask = async (query: string, variables?: unknown) => {
    const text = await (await toy.post({ query, variables })).text()
    expect(text + toy.log()).not.toContain(CANARY)
    expect(text + toy.log()).not.toContain('SECRETNAME')
    return (JSON.parse(text) as Answered).errors.map(({ message, extensions }) => [
      extensions['code'],
      message,
    ])
  }

  test.each([
    ['Int', '$v: Int', 'count: $v', CANARY],
    ['Colour', '$v: Colour', 'colour: $v', CANARY],
    ['String', '$v: String', 'text: $v', { a: CANARY }],
    ['Filter!', '$v: Filter!', 'filter: $v', { email: CANARY, age: CANARY }],
    ['Filter', '$v: Filter', 'filter: $v', { [CANARY]: 1 }],
    ['[Int]', '$v: [Int]', 'text: "a"', [1, CANARY, CANARY]],
  ])('names a variable and its type %s, never its value', async (type, definition, use, value) => {
    const errors = await ask(`query (${definition}) { echo(${use}) }`, { v: value })
    const isUse = errors[0]?.[0] === 'BAD_USER_INPUT'
    if (isUse)
      expect(errors[0]).toEqual(['BAD_USER_INPUT', `Variable "$v" is not a valid "${type}".`])
    else expect(errors[0]?.[0]).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test.each([
    ['{ echo(count: "anna.kowalska@example.pl") }', 'The document is not valid for the schema'],
    ['{ echo(colour: SECRETNAME) }', 'The document is not valid for the schema'],
    ['{ echo(colour: "anna.kowalska@example.pl") }', 'The document is not valid for the schema'],
    [
      '{ echo(filter: "anna.kowalska@example.pl") }',
      'A value in the document is not a valid "Filter"',
    ],
    [
      'query ($v: Int = "anna.kowalska@example.pl") { echo(count: $v) }',
      'The document is not valid',
    ],
  ])('never repeats a literal: %s', async (query, message) => {
    const [error] = await ask(query)
    expect(error?.[0]).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(error?.[1]).toContain(message)
  })

  test.each([
    '{ echo(text: "anna.kowalska@example.pl) }',
    '{ echo(text: anna.kowalska@example.pl) }',
    '{ echo(text: SECRETNAME SECRETNAME) SECRETNAME: }',
    '{ echo(text: """anna.kowalska@example.pl""" : 4) }',
    '"anna.kowalska@example.pl"',
    '{ echo(text: "\\u{SECRETNAME}") }',
  ])('never repeats what stands at a syntax error: %s', async (query) => {
    const [error] = await ask(query)
    expect(error?.[0]).toMatch(/^GRAPHQL_(?:PARSE|VALIDATION)_FAILED$/)
  })

  test('never repeats the name of an operation', async () => {
    const text = await (await toy.post({ query: '{ hello }', operationName: CANARY })).text()
    expect(text).toContain('Name one operation of the document in operationName.')
    expect(text).not.toContain(CANARY)
  })

  test('names fields, arguments and types, as that helps and harms nobody', async () => {
    expect(await ask('{ nothing }')).toEqual([
      ['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nothing" on type "Query".'],
    ])
    expect(await ask('{ echo(nothing: 1) }')).toEqual([
      ['GRAPHQL_VALIDATION_FAILED', 'Unknown argument "nothing" on field "Query.echo".'],
    ])
    expect(await ask('query ($v: String!) { echo(count: $v) }')).toEqual([
      [
        'GRAPHQL_VALIDATION_FAILED',
        'Variable "$v" of type "String!" used in position expecting type "Int".',
      ],
    ])
    expect(await ask('{ hello ')).toEqual([
      ['GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ])
  })
})

describe('messages of graphql-js', () => {
  test.each([
    'Value "secret" does not exist in "Colour" enum.',
    'Enum "Colour" cannot represent non-enum value: "secret".',
    'Int cannot represent non-integer value: "secret"',
    'String cannot represent a non string value: 42',
    'Expected value of type "Query", found "secret"; Expected secret',
    'Cannot query field "x" on type "Query". secret',
    'Something new of a later version about "secret".',
  ])('are replaced where a value may be in them: %s', (message) => {
    expect(shownValidationMessage(message)).not.toMatch(/secret|42/)
  })

  test('are kept where they name fields and types alone', () => {
    for (const message of [
      'Fields "a" conflict because "b" and "c" are different fields. Use different aliases on the fields to fetch both if this was intentional.',
      'Fields "a" conflict because subfields "b" conflict because they have differing arguments. Use different aliases on the fields to fetch both if this was intentional.',
      'Field "self" of type "Query" must have a selection of subfields. Did you mean "self { ... }"?',
      'Cannot query field "helo" on type "Query". Did you mean "hello"?',
      'There can be only one variable named "$a".',
      'Unknown directive "@x".',
    ]) {
      expect(shownValidationMessage(message)).toBe(message)
    }
  })

  test('of the parser lose the token they found', () => {
    expect(shownSyntaxMessage('Syntax Error: Expected ":", found String "secret".')).toBe(
      'Syntax Error: Expected ":", found String.',
    )
    expect(shownSyntaxMessage('Syntax Error: Unexpected Name "secret".')).toBe(
      'Syntax Error: Unexpected Name.',
    )
    expect(shownSyntaxMessage('Syntax Error: Invalid character: "ł".')).toBe(
      'Syntax Error in the document.',
    )
    expect(shownSyntaxMessage('Maximum call stack size exceeded')).toBe(
      'Syntax Error in the document.',
    )
  })
})

describe('errors of our own plugins', () => {
  const { log } = capturedLog()
  const firewall = createErrorFirewall({ log })
  const shown = (extensions: Record<string, unknown>) => {
    const error = new GraphQLError(CANARY, { extensions })
    return firewall(error.toJSON(), error)
  }

  test('keep the listed facts about what was withheld and nothing else', () => {
    const withheld = [{ field: 'email', reason: 'CONSENT_WITHDRAWN', count: 3 }]
    const extensions = { code: 'PURPOSE_DENIED', withheld, sql: CANARY, stacktrace: [CANARY] }
    expect(shown(extensions)).toEqual({
      message: 'Values were withheld: the declared purpose does not permit them.',
      extensions: { code: 'PURPOSE_DENIED', withheld },
    })
  })

  test('cannot carry an error, a date or a structure without end', () => {
    const circle: unknown[] = []
    circle.push(circle)
    const answer = shown({ code: 'PURPOSE_DENIED', withheld: circle, field: new Error(CANARY) })
    expect(JSON.stringify(answer)).not.toContain(CANARY)
    const long = shown({ code: 'PURPOSE_DENIED', reason: 'x'.repeat(500) })
    expect(String(long.extensions?.['reason'])).toHaveLength(200)
  })
})
