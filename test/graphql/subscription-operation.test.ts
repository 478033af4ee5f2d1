import { afterEach, describe, expect, jest, test } from '@jest/globals'
import {
  atTime,
  SubscriptionFault,
  type EventResult,
} from '../../src/graphql/subscription-events.ts'
import type { SubscriptionRequest } from '../../src/graphql/subscription-operation.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createSituation, toyPipeline, until, wait } from '../server/streams.ts'
import { queryLimits, toySchema } from '../server/toy.ts'

const TICKS = 'subscription { ticks { n } }'

type Options = NonNullable<Parameters<typeof toyPipeline>[1]>
const ends: AbortController[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end.abort()
})

function prepare(over: Options = {}) {
  const situation = createSituation()
  const { pipeline, log, errors } = toyPipeline(situation, over)
  const end = new AbortController()
  ends.push(end)
  const start = async (request: SubscriptionRequest | string) => {
    const connection = await pipeline.connect({ 'x-purpose': 'a' })
    const asked = typeof request === 'string' ? { query: request } : request
    return (await connection.start(asked, end.signal)).events
  }
  return { situation, pipeline, log, errors, end, start }
}

/** The errors by which a start or a next event failed. */
async function faultOf(failing: Promise<unknown>): Promise<SubscriptionFault['formatted']> {
  const thrown = await failing.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(thrown instanceof SubscriptionFault)) throw new Error('It did not fail.', { cause: thrown })
  return thrown.formatted
}

const codeOf = async (failing: Promise<unknown>) =>
  (await faultOf(failing)).map(({ extensions }) => extensions?.['code'])

const nested = (levels: number) =>
  `subscription { ticks { ${'self { '.repeat(levels - 2)} n ${'}'.repeat(levels - 2)} } }`
const aliases = (count: number) =>
  `subscription { ticks { ${Array.from({ length: count }, (_, n) => `a${n}: n`).join(' ')} } }`

describe('a document', () => {
  test.each([
    ['levels', nested(queryLimits.depthMax), nested(queryLimits.depthMax + 1)],
    ['aliases', aliases(queryLimits.aliasesMax), aliases(queryLimits.aliasesMax + 1)],
    [
      'directives',
      `subscription { ticks { n ${'... @include(if: true) { n } '.repeat(50)} } }`,
      `subscription { ticks { n ${'... @include(if: true) { n } '.repeat(51)} } }`,
    ],
    [
      'tokens',
      `subscription { ticks { ${'n '.repeat(50)} } }`,
      `subscription { ticks { ${'n '.repeat(800)} } }`,
    ],
    [
      'fields',
      `subscription { ticks { ${'n '.repeat(69)} } }`,
      `subscription { ticks { ${'n '.repeat(70)} } }`,
    ],
  ])('has the same limits as a query: %s', async (name, within, beyond) => {
    const limits = { ...queryLimits, tokensMax: 700, fieldsMax: 70 }
    const { situation, start } = prepare({ limits })
    const events = await start(within)
    const told = await faultOf(start(beyond))
    expect(told).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }])
    expect(told[0]!.message).toContain(name)
    expect(situation.feed.counts.opened).toBe(1)
    await events.return()
  })

  test('is refused before anything of it runs where it asks for no single subscription', async () => {
    const { situation, start } = prepare()
    const two = `${TICKS.replace('{', 'A {')} ${TICKS.replace('{', 'B {')} query C { hello }`
    expect(await codeOf(start('{ hello }'))).toEqual(['BAD_USER_INPUT'])
    expect((await faultOf(start('mutation { touch }')))[0]!.message).toContain('with POST')
    expect(await codeOf(start(two))).toEqual(['OPERATION_RESOLUTION_FAILURE'])
    expect(await codeOf(start({ query: two, operationName: 'D' }))).toEqual([
      'OPERATION_RESOLUTION_FAILURE',
    ])
    expect(await codeOf(start({ query: two, operationName: 'C' }))).toEqual(['BAD_USER_INPUT'])
    expect(await codeOf(start('subscription { a: ticks { n } b: ticks { n } }'))).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ])
    expect(situation.contexts).toEqual([])
    expect((await start({ query: two, operationName: 'B' })).next).toBeDefined()
    expect(situation.feed.counts.opened).toBe(1)
  })

  test('is told names of the schema only where that is wanted', async () => {
    const typo = 'subscription { tick { n } }'
    const shown = await faultOf(prepare({ hideSchemaDetails: false }).start(typo))
    const hidden = await faultOf(prepare().start(typo))
    expect(shown[0]!.message).toContain('Did you mean "ticks"?')
    expect(hidden[0]!.message).toBe('Cannot query field "tick" on type "Subscription".')
  })

  test.each([
    ['a variable', 'subscription($c: Int) { ticks(count: $c) { n } }', { c: 'CANARY' }],
    [
      'a variable of an input',
      'subscription($f: Filter) { ticks(filter: $f) { n } }',
      { f: { email: 1, CANARY: 2 } },
    ],
    ['an enum', 'subscription($c: Colour) { ticks(colour: $c) { n } }', { c: 'CANARY' }],
    ['a literal', 'subscription { ticks(count: "CANARY") { n } }', {}],
    ['half a literal', 'subscription { ticks(text: "CANARY) { n } }', {}],
    ['a thrown error', 'subscription { ticks(count: 500) { n } }', {}],
  ])('shows no value of %s', async (_name, query, variables) => {
    const { start, log } = prepare()
    const told = await faultOf(start({ query, variables }))
    expect(told.length).toBeGreaterThan(0)
    expect(JSON.stringify(told) + log()).not.toContain('CANARY')
  })

  test('whose variable is wrong names the variable, as a query does', async () => {
    const query = 'subscription($c: Int) { ticks(count: $c) { n } }'
    expect(await faultOf(prepare().start({ query, variables: { c: 'x' } }))).toMatchObject([
      { message: 'Variable "$c" is not a valid "Int".', extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })
})

describe('an event', () => {
  test('is asked for only when the former one is taken', async () => {
    const { situation, start } = prepare()
    const events = await start(TICKS)
    expect(situation.feed.counts.pulled).toBe(0)
    for (let n = 1; n <= 3; n++) situation.feed.push({ n })
    expect(await events.next()).toEqual({ done: false, value: { data: { ticks: { n: 1 } } } })
    await wait(10)
    expect(situation.feed.counts.pulled).toBe(1)
    await expect(Promise.all([events.next(), events.next()])).rejects.toThrow('one event')
  })

  test('is answered in a fresh context, and what leaves is what beforeSend gave', async () => {
    const { situation, start } = prepare({
      beforeSend: async (context, result) => ({ ...result, extensions: { of: context } }),
    })
    const events = await start('subscription { ticks { who } }')
    situation.feed.push({ n: 1 })
    situation.feed.push({ n: 2 })
    for (const number of [2, 3]) {
      expect((await events.next()).value).toEqual({
        data: { ticks: { who: `a#${number}` } },
        extensions: { of: { number, purpose: 'a' } },
      })
    }
    expect(situation.contexts).toHaveLength(3)
  })

  test('with a field that fails has the error behind the firewall, and the stream goes on', async () => {
    const { situation, start, log, errors } = prepare()
    const events = await start('subscription { ticks { n fails } }')
    situation.feed.push({ n: 1 })
    const first = (await events.next()).value as EventResult
    expect(first).toMatchObject({
      data: { ticks: { n: 1, fails: null } },
      errors: [{ path: ['ticks', 'fails'], extensions: { code: 'INTERNAL' } }],
    })
    expect(JSON.stringify(first) + log()).not.toContain('CANARY')
    expect(errors).toEqual(['INTERNAL'])
    situation.feed.push({ n: 2 })
    expect((await events.next()).value).toMatchObject({ data: { ticks: { n: 2 } } })
  })

  test('whose record fails ends the stream with that fault, and nothing of it leaves', async () => {
    for (const [fault, code] of [
      [new AppError('DISCLOSURE_RECORD_UNAVAILABLE'), 'DISCLOSURE_RECORD_UNAVAILABLE'],
      [new Error('CANARY'), 'INTERNAL'],
      ['CANARY', 'INTERNAL'],
    ] as const) {
      const { situation, start, log } = prepare()
      situation.recordFault = fault
      const events = await start(TICKS)
      situation.feed.push({ n: 77 })
      const told = await faultOf(events.next())
      expect(told).toMatchObject([{ extensions: { code } }])
      expect(JSON.stringify(told) + log()).not.toMatch(/CANARY|"n":77/)
      expect(await events.next()).toEqual({ done: true, value: undefined })
      expect(situation.feed.counts.returned).toBe(1)
    }
  })

  test('that takes longer than the deadline ends the stream', async () => {
    const { situation, start } = prepare({
      deadlineMs: 50,
      beforeSend: () => new Promise(() => {}),
    })
    const events = await start(TICKS)
    situation.feed.push({ n: 1 })
    expect(await codeOf(events.next())).toEqual(['OVERLOADED'])
    expect(situation.feed.counts.returned).toBe(1)
  })

  test('waits for its turn, and is not answered at all where its stream ended meanwhile', async () => {
    let running = 0
    let most = 0
    const release: (() => void)[] = []
    const { situation, start } = prepare({
      executionsMax: 2,
      beforeSend: async (_context, result) => {
        most = Math.max(most, ++running)
        await new Promise<void>((resolve) => release.push(resolve))
        running--
        return result
      },
    })
    const streams = await Promise.all(Array.from({ length: 5 }, () => start(TICKS)))
    const results = streams.map((events) => events.next())
    situation.feed.push({ n: 1 })
    await until(() => release.length === 2, 'two at a time')
    await streams[4]!.return()
    while (release.length > 0) {
      release.shift()!()
      await wait(5)
    }
    expect(most).toBe(2)
    expect((await Promise.all(results)).map(({ done }) => done)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ])
    // Five starts and four events.
    expect(situation.contexts).toHaveLength(9)
  })
})

describe('the source is returned exactly once', () => {
  test.each<[string, (made: ReturnType<typeof prepare>, events: { return(): unknown }) => void]>([
    ['when it ends', ({ situation }) => situation.feed.end()],
    ['when it fails', ({ situation }) => situation.feed.fail(new Error('x'))],
    ['when the reader leaves', (_made, events) => void events.return()],
    ['when the signal says so', ({ end }) => end.abort()],
    ['when the signal gives a fault', ({ end }) => end.abort(new AppError('OVERLOADED'))],
  ])('%s, though an event is awaited', async (_name, act) => {
    const made = prepare()
    const events = await made.start(TICKS)
    const awaited = events.next().then(
      ({ done }) => done,
      () => 'fault',
    )
    await wait(5)
    act(made, events)
    expect(await awaited).toBe(/fail|fault/.test(_name) ? 'fault' : true)
    await events.finished
    await events.return()
    made.end.abort()
    expect(await events.next()).toEqual({ done: true, value: undefined })
    expect(made.situation.feed.counts.returned).toBe(1)
  })

  test('when the signal was aborted before it opened, or the deadline passed', async () => {
    const early = prepare()
    early.end.abort()
    const events = await early.start(TICKS)
    expect(await events.next()).toEqual({ done: true, value: undefined })
    expect(early.situation.feed.counts).toEqual({ opened: 1, pulled: 0, returned: 1 })

    const situation = createSituation()
    const late = prepare({
      deadlineMs: 20,
      schema: toySchema({
        Subscription: {
          ticks: { subscribe: () => wait(80).then(() => situation.feed.iterate()) },
        },
      }),
    })
    expect(await codeOf(late.start(TICKS))).toEqual(['OVERLOADED'])
    await until(() => situation.feed.counts.returned === 1, 'the return of a late source')
  })

  test('and one that cannot be returned is only logged', async () => {
    const { start, log } = prepare({
      schema: toySchema({
        Subscription: {
          ticks: {
            subscribe: () => {
              const iterator = {
                next: () => new Promise(() => {}),
                return: () => {
                  throw new Error('CANARY')
                },
                [Symbol.asyncIterator]: () => iterator,
              }
              return iterator
            },
          },
        },
      }),
    })
    await (await start(TICKS)).return()
    await wait(5)
    expect(log()).toContain('subscription.source-return-failed')
    expect(log()).not.toContain('CANARY')
  })
})

describe('authority', () => {
  test('is asked for at the start and for each event, before anything of it runs', async () => {
    const { situation, start } = prepare()
    situation.refusal = new AppError('UNAUTHENTICATED')
    expect(await codeOf(start(TICKS))).toEqual(['UNAUTHENTICATED'])
    expect(situation.feed.counts.opened).toBe(0)
    situation.refusal = undefined
    const events = await start(TICKS)
    situation.feed.push({ n: 1 })
    expect((await events.next()).done).toBe(false)
    situation.refusal = new AppError('FORBIDDEN')
    situation.feed.push({ n: 2 })
    expect(await codeOf(events.next())).toEqual(['FORBIDDEN'])
    expect(situation.recorded).toHaveLength(1)
  })

  test('that expires ends the stream without an event, and keeps the fault for who asks next', async () => {
    const { situation, start } = prepare()
    situation.expiresAt = Date.now() + 300
    const waiting = await start(TICKS)
    const idle = await start(TICKS)
    expect(await codeOf(waiting.next())).toEqual(['UNAUTHENTICATED'])
    expect(Date.now()).toBeGreaterThanOrEqual(situation.expiresAt)
    await idle.finished
    expect(await codeOf(idle.next())).toEqual(['UNAUTHENTICATED'])
    expect(await idle.next()).toEqual({ done: true, value: undefined })
    expect(situation.feed.counts.returned).toBe(2)
  })

  test('that has expired answers no event, even where no timer has fired yet', async () => {
    let time = 1000
    const { situation, start } = prepare({ now: () => time })
    situation.expiresAt = 100_000
    const events = await start(TICKS)
    situation.feed.push({ n: 1 })
    expect((await events.next()).done).toBe(false)
    time = 100_000
    situation.feed.push({ n: 2 })
    expect(await codeOf(events.next())).toEqual(['UNAUTHENTICATED'])
    expect(situation.recorded).toHaveLength(1)
  })

  test('of a month ends after a month, and not at once as a timer beyond 24 days would', () => {
    jest.useFakeTimers()
    const day = 86_400_000
    const work = jest.fn()
    atTime(Date.now() + 31 * day, Date.now, work)
    const stop = atTime(Date.now() + 31 * day, Date.now, work)
    jest.advanceTimersByTime(30 * day)
    expect(work).not.toHaveBeenCalled()
    expect(jest.getTimerCount()).toBe(2)
    stop()
    jest.advanceTimersByTime(day)
    expect(work).toHaveBeenCalledTimes(1)
    jest.useRealTimers()
  })
})
