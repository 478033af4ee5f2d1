import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createClient, type Client } from 'graphql-sse'
import { AppError } from '../../src/lib/errors.ts'
import { rawSocket, startStreams, until, wait, type Streams } from './streams.ts'

const TICKS = 'subscription { ticks { n } }'
const json = { 'content-type': 'application/json' }
const sse = { ...json, accept: 'text/event-stream', 'x-purpose': 'a' }

let streams: Streams
const clients: Client[] = []
beforeEach(async () => {
  streams = await startStreams()
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose()
  await streams.stop()
})

const client = (headers: Record<string, string> = { 'x-purpose': 'a' }, url = streams.toy.url) => {
  const made = createClient({ url, headers, retryAttempts: 0 })
  clients.push(made)
  return made
}

const open = (query: string, headers: Record<string, string> = sse, extra: object = {}) =>
  streams.toy.post({ query, ...extra }, headers)

const post = (body: string, headers = '') =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: text/event-stream\r\n${headers}content-length: ${body.length}\r\n\r\n${body}`

const opened = (many = 1) => until(() => streams.feed.counts.pulled >= many, 'a pull')

describe('a subscription by server-sent events', () => {
  test('brings events in order, each in a context of its own, then completes', async () => {
    const seen: unknown[] = []
    const events = client().iterate({ query: 'subscription { ticks { n who } }' })
    const reading = (async () => {
      for await (const event of events) seen.push(event.data?.['ticks'])
    })()
    await opened()
    for (let n = 1; n <= 3; n++) streams.feed.push({ n })
    await until(() => seen.length === 3, 'three events')
    streams.feed.end()
    await reading
    // The first context was that of the start.
    expect(seen).toEqual([1, 2, 3].map((n) => ({ n, who: `a#${n + 1}` })))
    expect(streams.recorded).toHaveLength(3)
    expect(streams.feed.counts.returned).toBe(1)
    await until(() => streams.toy.http.streams() === 0, 'the place')
  })

  test('has the head and the messages of the protocol', async () => {
    const response = await open(TICKS)
    await opened()
    streams.feed.push({ n: 1 })
    streams.feed.end()
    expect(await response.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"ticks":{"n":1}}}\n\nevent: complete\ndata:\n\n',
    )
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
  })

  test('by GET needs a header that a foreign page cannot send', async () => {
    const url = `${streams.toy.url}?query=${encodeURIComponent(TICKS)}&variables=`
    const accept = { accept: 'text/event-stream' }
    const forged = await fetch(url, { headers: accept })
    expect([forged.status, await forged.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ])
    expect(
      (await fetch(url, { headers: { ...accept, 'content-type': 'text/plain' } })).status,
    ).toBe(400)
    expect(streams.feed.counts.opened).toBe(0)
    for (const header of ['x-purpose', 'apollo-require-preflight']) {
      const stop = new AbortController()
      const headers = { ...accept, [header]: 'a' }
      expect((await fetch(url, { headers, signal: stop.signal })).status).toBe(200)
      stop.abort()
    }
  })

  test('is chosen only by a client that prefers it to JSON', async () => {
    const urql =
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
    const query = await streams.toy.post({ query: '{ hello }' }, { accept: urql })
    expect(await query.json()).toEqual({ data: { hello: 'world' } })
    const any = await streams.toy.post({ query: '{ hello }' }, { accept: '*/*' })
    expect(await any.json()).toEqual({ data: { hello: 'world' } })
    for (const accept of [
      'text/event-stream, multipart/mixed',
      'Text/Event-Stream;charset=utf-8, */*',
      'application/json;q=0.5, text/event-stream',
    ]) {
      const stop = new AbortController()
      const response = await fetch(streams.toy.url, {
        method: 'POST',
        headers: { ...json, accept },
        body: JSON.stringify({ query: TICKS }),
        signal: stop.signal,
      })
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      stop.abort()
    }
    const none = await streams.toy.post({ query: TICKS }, { accept: 'text/event-stream;q=0' })
    expect(none.status).toBe(406)
  })

  test('sent as a query would be is refused with a hint, and opens no source', async () => {
    const response = await streams.toy.post({ query: TICKS }, { accept: 'application/json' })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ message: expect.stringContaining('text/event-stream') }] },
    ])
    expect(streams.feed.counts.opened).toBe(0)
  })
})

describe('what is refused', () => {
  test.each([
    ['a query', '{ hello }', 'BAD_USER_INPUT'],
    ['a mutation', 'mutation { touch }', 'BAD_USER_INPUT'],
    ['a document that does not parse', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { tocks { n } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('of the document is told in the stream: %s', async (_name, query, code) => {
    const response = await open(query)
    expect(response.status).toBe(200)
    const [next, complete] = (await response.text()).split('\n\n')
    expect(JSON.parse(next!.replace('event: next\ndata: ', ''))).toMatchObject({
      errors: [{ extensions: { code } }],
    })
    expect(complete).toBe('event: complete\ndata:')
  })

  test.each([
    ['without a valid token', { authorization: 'Bearer bad' }, { query: TICKS }, 401],
    [
      'by the source for want of a token',
      {},
      { query: 'subscription { ticks(count: 401) { n } }' },
      401,
    ],
    ['while the store is away', { authorization: 'Bearer busy' }, { query: TICKS }, 503],
    ['by a server that is broken', { authorization: 'Bearer broken' }, { query: TICKS }, 500],
    ['by a source that is broken', {}, { query: 'subscription { ticks(count: 500) { n } }' }, 500],
    ['by a source that hangs', {}, { query: 'subscription { ticks(count: 999) { n } }' }, 503],
    ['as a list', {}, [{ query: TICKS }], 400],
    ['without a query', {}, { operationName: 'a' }, 400],
    ['with variables that are a list', {}, { query: TICKS, variables: [] }, 400],
    ['with a poisonous key', {}, '{"query":"subscription","variables":{"__proto__":{}}}', 400],
    ['as a form', { 'content-type': 'text/plain' }, '{}', 415],
  ])('before the stream is JSON with its status: %s', async (_name, headers, body, status) => {
    const response = await streams.toy.post(body, { ...sse, ...headers } as never)
    const text = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/json; charset=utf-8',
    ])
    expect(JSON.parse(text).errors).toHaveLength(1)
    expect(text + streams.log()).not.toContain('CANARY')
    expect(streams.toy.http.streams()).toBe(0)
  })

  test('is one stream more than the server has places for', async () => {
    await streams.stop()
    streams = await startStreams({ toy: { limits: { streamsMax: 1 } } })
    const first = new AbortController()
    const body = JSON.stringify({ query: TICKS })
    await fetch(streams.toy.url, { method: 'POST', headers: sse, body, signal: first.signal })
    const second = await open(TICKS)
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1'])
    first.abort()
    await until(() => streams.toy.http.streams() === 0, 'the place')
    expect(streams.feed.counts).toMatchObject({ opened: 1, returned: 1 })
  })
})

describe('a stream ends', () => {
  test('and returns its source once when the client goes away, though an event is awaited', async () => {
    const raw = await rawSocket(streams.toy.port, post(JSON.stringify({ query: TICKS })))
    await opened()
    raw.socket.destroy()
    await until(() => streams.feed.counts.returned > 0, 'the return')
    streams.feed.push({ n: 1 })
    await wait(50)
    expect(streams.feed.counts).toEqual({ opened: 1, pulled: 1, returned: 1 })
    expect(streams.recorded).toEqual([])
    expect(streams.toy.http.streams()).toBe(0)
  })

  test('with the error of the next event where the caller may no longer', async () => {
    const response = await open(TICKS)
    await opened()
    streams.feed.push({ n: 1 })
    await opened(2)
    streams.refusal = new AppError('UNAUTHENTICATED', { hint: 'The client is not registered.' })
    streams.feed.push({ n: 2 })
    const text = await response.text()
    expect(text).toContain('{"n":1}')
    expect(text).not.toContain('{"n":2}')
    expect(text).toMatch(/event: next\ndata: {"errors":\[[^]*"UNAUTHENTICATED"[^]*event: complete/)
    expect(streams.feed.counts.returned).toBe(1)
  })

  test('with UNAUTHENTICATED when the token expires, though no event comes', async () => {
    streams.expiresAt = Date.now() + 400
    const response = await open(TICKS)
    const text = await response.text()
    expect(Date.now()).toBeGreaterThanOrEqual(streams.expiresAt)
    expect(text).toMatch(/"The token has expired\.|has expired/)
    expect(streams.feed.counts.returned).toBe(1)
  })

  test('with the fault of the record, and without the event that could not be recorded', async () => {
    const response = await open(TICKS)
    await opened()
    streams.recordFault = new AppError('DISCLOSURE_RECORD_UNAVAILABLE')
    streams.feed.push({ n: 77 })
    const text = await response.text()
    expect(text).toContain('DISCLOSURE_RECORD_UNAVAILABLE')
    expect(text).not.toContain('"n":77')
    expect(streams.feed.counts.returned).toBe(1)
  })

  test('with complete when the server stops, without waiting for the grace', async () => {
    const response = await open(TICKS)
    await opened()
    const startedAt = Date.now()
    expect(await streams.toy.http.close(5000)).toBe(true)
    expect(Date.now() - startedAt).toBeLessThan(1000)
    expect(await response.text()).toBe(':\n\nevent: complete\ndata:\n\n')
    expect(streams.feed.counts.returned).toBe(1)
  })
})

describe('a client that does not read', () => {
  const big = 'x'.repeat(100_000)

  test('is sent comments while nothing happens', async () => {
    await streams.stop()
    streams = await startStreams({ heartbeatMs: 20 })
    const raw = await rawSocket(streams.toy.port, post(JSON.stringify({ query: TICKS })))
    await until(() => raw.text().split(':\n\n').length > 4, 'heartbeats')
    raw.socket.destroy()
  })

  test('stops the source from being read, and is cut after the deadline', async () => {
    await streams.stop()
    streams = await startStreams({ stallMs: 400, heartbeatMs: 20 })
    const body = JSON.stringify({ query: 'subscription { ticks { text } }' })
    const raw = await rawSocket(streams.toy.port, post(body))
    await opened()
    raw.socket.pause()
    for (let n = 0; n < 300; n++) streams.feed.push({ text: big })
    await wait(200)
    const { pulled } = streams.feed.counts
    await wait(100)
    // What the sockets of the system hold, and one.
    expect(streams.feed.counts.pulled).toBe(pulled)
    expect(pulled).toBeLessThan(150)
    await until(() => streams.feed.counts.returned === 1, 'the cut')
    await until(() => streams.toy.http.streams() === 0, 'the place')
    expect(streams.recorded.length).toBeLessThanOrEqual(pulled)
  })

  test('but reads again in time loses nothing', async () => {
    await streams.stop()
    streams = await startStreams({ stallMs: 5000 })
    const body = JSON.stringify({ query: 'subscription { ticks { n text } }' })
    const raw = await rawSocket(streams.toy.port, post(body))
    await opened()
    raw.socket.pause()
    for (let n = 0; n < 100; n++) streams.feed.push({ n, text: big })
    await wait(200)
    raw.socket.resume()
    await until(() => raw.text().includes('"n":99'), 'the last event')
    const seen = Array.from(raw.text().matchAll(/"n":(\d+)/g), ([, n]) => Number(n))
    expect(seen).toEqual(Array.from({ length: 100 }, (_, n) => n))
    raw.socket.destroy()
  })
})

describe('no value is told', () => {
  test.each([
    ['a thrown error', 'subscription { ticks { fails } }', {}],
    ['a literal', 'subscription { ticks(count: "CANARY") { n } }', {}],
    [
      'a variable',
      'subscription($c: Int) { ticks(count: $c) { n } }',
      { variables: { c: 'CANARY' } },
    ],
    [
      'a field of an input',
      'subscription($f: Filter) { ticks(filter: $f) { n } }',
      { variables: { f: { email: 'a', CANARY: 1 } } },
    ],
    ['an operation name', TICKS, { operationName: 'CANARY' }],
  ])('of %s', async (_name, query, extra) => {
    const response = await open(query, sse, extra)
    if (streams.feed.counts.opened > 0) {
      await opened()
      streams.feed.push({ n: 1 })
      streams.feed.end()
    }
    const text = await response.text()
    expect(text).toContain('"errors"')
    expect(text + streams.log()).not.toContain('CANARY')
  })

  test('of a source that fails while it runs', async () => {
    const response = await open(TICKS)
    await opened()
    streams.feed.fail(new Error('CANARY'))
    const text = await response.text()
    expect(text).toContain('"INTERNAL"')
    expect(text + streams.log()).not.toContain('CANARY')
    expect(streams.feed.counts.returned).toBe(1)
  })
})
