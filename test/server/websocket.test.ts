import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createClient, type Client } from 'graphql-ws'
import { WebSocket, type ClientOptions } from 'ws'
import { AppError } from '../../src/lib/errors.ts'
import { rawSocket, startStreams, until, wait, type Streams } from './streams.ts'

const TICKS = 'subscription { ticks { n } }'
const PROTOCOL = 'graphql-transport-ws'

let streams: Streams
const clients: Client[] = []
const plain: WebSocket[] = []
beforeEach(async () => {
  streams = await startStreams()
})
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose()
  for (const socket of plain.splice(0)) socket.terminate()
  await streams.stop()
})

const restart = async (options: Parameters<typeof startStreams>[0]) => {
  await streams.stop()
  streams = await startStreams(options)
}

const client = (connectionParams: Record<string, unknown> = {}, url = streams.wsUrl) => {
  const made = createClient({ url, connectionParams, webSocketImpl: WebSocket, retryAttempts: 0 })
  clients.push(made)
  return made
}

interface Sink {
  readonly seen: unknown[]
  readonly errors: unknown[]
  isComplete: boolean
  readonly stop: () => void
}

const subscribe = (from: Client, query = TICKS, variables: Record<string, unknown> = {}): Sink => {
  const sink: Sink = { seen: [], errors: [], isComplete: false, stop: () => stop() }
  const stop = from.subscribe(
    { query, variables },
    {
      next: (result) => sink.seen.push(result),
      error: (error) => sink.errors.push(error),
      complete: () => {
        sink.isComplete = true
      },
    },
  )
  return sink
}

interface Talk {
  readonly socket: WebSocket
  readonly messages: Record<string, unknown>[]
  readonly say: (message: unknown) => void
  readonly closed: () => [code: number, reason: string] | undefined
  readonly fault: () => string | undefined
}

/** A client that follows no protocol but what the test says. */
async function talk(options: ClientOptions & { protocol?: string | undefined } = {}, path = '') {
  const url = path === '' ? streams.wsUrl : streams.wsUrl.replace('/graphql', path)
  const protocol = 'protocol' in options ? options.protocol : PROTOCOL
  const socket =
    protocol === undefined ? new WebSocket(url, options) : new WebSocket(url, protocol, options)
  plain.push(socket)
  const messages: Record<string, unknown>[] = []
  let closed: [number, string] | undefined
  let fault: string | undefined
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  socket.on('close', (code, reason) => (closed = [code, String(reason)]))
  socket.on('error', (error) => (fault = error.message))
  await until(() => socket.readyState !== WebSocket.CONNECTING, 'the handshake')
  const say = (message: unknown) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  return { socket, messages, say, closed: () => closed, fault: () => fault } as Talk
}

const init = { type: 'connection_init' }
const acknowledged = async (options: Parameters<typeof talk>[0] = {}): Promise<Talk> => {
  const spoken = await talk(options)
  spoken.say(init)
  await until(() => spoken.messages.length === 1, 'the ack')
  expect(spoken.messages[0]).toEqual({ type: 'connection_ack' })
  return spoken
}
const start = (id: string, query = TICKS) => ({ id, type: 'subscribe', payload: { query } })
const opened = (many = 1) => until(() => streams.feed.counts.pulled >= many, 'a pull')
const gone = (spoken: Talk) => until(() => spoken.closed() !== undefined, 'the close')

describe('a subscription over WebSocket', () => {
  test.each(['/graphql', '/ws'])('at %s brings events in order, then completes', async (path) => {
    const from = client({ 'x-purpose': 'a' }, streams.wsUrl.replace('/graphql', path))
    const sink = subscribe(from, 'subscription { ticks { n who } }')
    await opened()
    for (let n = 1; n <= 3; n++) streams.feed.push({ n })
    await until(() => sink.seen.length === 3, 'three events')
    streams.feed.end()
    await until(() => sink.isComplete, 'complete')
    expect(sink.seen).toEqual([1, 2, 3].map((n) => ({ data: { ticks: { n, who: `a#${n + 1}` } } })))
    expect(streams.feed.counts.returned).toBe(1)
    expect(streams.toy.http.streams()).toBe(0)
  })

  test('returns its source once when the client completes it, and the socket stays', async () => {
    const spoken = await acknowledged()
    spoken.say(start('1'))
    await opened()
    spoken.say({ id: '1', type: 'complete' })
    await until(() => streams.feed.counts.returned === 1, 'the return')
    streams.feed.push({ n: 1 })
    spoken.say(start('1'))
    await opened(2)
    streams.feed.push({ n: 2 })
    await until(() => spoken.messages.length === 2, 'the event')
    expect(spoken.messages[1]).toMatchObject({ id: '1', payload: { data: { ticks: { n: 2 } } } })
    expect(streams.feed.counts).toMatchObject({ opened: 2, returned: 1 })
  })

  test.each([
    ['closes', (socket: WebSocket) => socket.close()],
    ['vanishes', (socket: WebSocket) => socket.terminate()],
  ])('returns its source once when the client %s', async (_name, leave) => {
    const spoken = await acknowledged()
    spoken.say(start('1'))
    spoken.say(start('2'))
    await opened(2)
    leave(spoken.socket)
    await until(() => streams.feed.counts.returned === 2, 'the return')
    await until(() => streams.sockets.count() === 0, 'the socket')
    streams.feed.push({ n: 1 })
    await wait(30)
    expect(streams.feed.counts).toEqual({ opened: 2, pulled: 2, returned: 2 })
    expect([streams.recorded, streams.toy.http.streams()]).toEqual([[], 0])
  })

  test.each([
    ['a query', '{ hello }', 'BAD_USER_INPUT'],
    ['a mutation', 'mutation { touch }', 'BAD_USER_INPUT'],
    ['what does not parse', '{', 'GRAPHQL_PARSE_FAILED'],
    ['a source that refuses', 'subscription { ticks(count: 401) { n } }', 'UNAUTHENTICATED'],
    ['a source that breaks', 'subscription { ticks(count: 500) { n } }', 'INTERNAL'],
    ['a source that hangs', 'subscription { ticks(count: 999) { n } }', 'OVERLOADED'],
  ])('is refused alone, not the socket: %s', async (_name, query, code) => {
    const from = client()
    const refused = subscribe(from, query)
    await until(() => refused.errors.length === 1, 'the error')
    expect(refused.errors).toEqual([
      [{ message: expect.any(String), extensions: expect.objectContaining({ code }) }].map(
        (error) => expect.objectContaining(error),
      ),
    ])
    const sink = subscribe(from)
    await opened()
    streams.feed.push({ n: 1 })
    await until(() => sink.seen.length === 1, 'the event')
    expect(streams.log()).not.toContain('CANARY')
  })

  test.each([
    ['a thrown error', 'subscription { ticks { fails } }', {}],
    ['a literal', 'subscription { ticks(count: "CANARY") { n } }', {}],
    ['a variable', 'subscription($c: Int) { ticks(count: $c) { n } }', { c: 'CANARY' }],
  ])('tells no value of %s', async (_name, query, variables) => {
    const sink = subscribe(client(), query, variables)
    await until(() => sink.errors.length + streams.feed.counts.pulled > 0, 'the start')
    streams.feed.push({ n: 1 })
    await until(() => sink.errors.length + sink.seen.length > 0, 'the error')
    const told = JSON.stringify([sink.errors, sink.seen])
    expect(told).toContain('"code"')
    expect(told + streams.log()).not.toContain('CANARY')
  })
})

describe('authority', () => {
  test('ends a subscription at the next event after it is lost, and not the event before', async () => {
    const sink = subscribe(client())
    await opened()
    streams.feed.push({ n: 1 })
    await opened(2)
    streams.refusal = new AppError('UNAUTHENTICATED')
    streams.feed.push({ n: 2 })
    await until(() => sink.errors.length === 1, 'the error')
    expect(sink.seen).toEqual([{ data: { ticks: { n: 1 } } }])
    expect(JSON.stringify(sink.errors)).toContain('UNAUTHENTICATED')
    expect(streams.feed.counts.returned).toBe(1)
  })

  test('that expires ends every subscription with its error and the socket with 4401', async () => {
    streams.expiresAt = Date.now() + 700
    const spoken = await acknowledged()
    spoken.say(start('1'))
    spoken.say(start('2'))
    await opened(2)
    await gone(spoken)
    expect(
      spoken.messages
        .slice(1)
        .map(({ type, id }) => [type, id])
        .toSorted(([, a], [, b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['error', '1'],
      ['error', '2'],
    ])
    expect(JSON.stringify(spoken.messages)).toContain('UNAUTHENTICATED')
    expect(spoken.closed()).toEqual([4401, expect.stringContaining('The token has expired.')])
    expect(streams.feed.counts.returned).toBe(2)
  })

  test('that cannot be recorded ends the subscription without the event', async () => {
    const sink = subscribe(client())
    await opened()
    streams.recordFault = new AppError('DISCLOSURE_RECORD_UNAVAILABLE')
    streams.feed.push({ n: 77 })
    await until(() => sink.errors.length === 1, 'the error')
    expect(JSON.stringify(sink.errors)).toContain('DISCLOSURE_RECORD_UNAVAILABLE')
    expect(sink.seen).toEqual([])
  })

  test.each([
    ['bad', 4401, 'A valid bearer token is required. The token is not valid.'],
    ['busy', 1013, 'The data store cannot be used at the moment.'],
    ['broken', 4500, 'Internal server error.'],
  ])('refused at connection_init closes the socket: %s', async (token, code, reason) => {
    const spoken = await talk()
    spoken.say({ ...init, payload: { token } })
    await gone(spoken)
    expect(spoken.closed()).toEqual([code, reason])
    expect(streams.log()).not.toContain('CANARY')
  })
})

describe('credentials', () => {
  const sessionOf = async (payload: unknown, headers: Record<string, string> = {}) => {
    const spoken = await talk({ headers })
    spoken.say({ type: 'connection_init', payload })
    await until(() => spoken.messages.length === 1 || spoken.closed() !== undefined, 'an answer')
    return { session: streams.sessions.at(-1) ?? {}, closed: spoken.closed() }
  }

  test('come from the parameters where the headers lack them', async () => {
    for (const params of [
      { authorization: 'Bearer a' },
      { Authorization: 'Bearer a' },
      { token: 'a' },
      { token: 'Bearer a' },
    ]) {
      const all = {
        ...params,
        'x-purpose': 'p',
        'x-purpose-report': 'full',
        'x-gpc': '1',
        more: {},
      }
      const { session } = await sessionOf(all)
      expect(session).toMatchObject({
        authorization: 'Bearer a',
        'x-purpose': 'p',
        'x-purpose-report': 'full',
        'x-gpc': '1',
      })
    }
  })

  test('of the headers win', async () => {
    const params = { authorization: 'Bearer b', 'x-purpose': 'q' }
    const { session } = await sessionOf(params, { authorization: 'Bearer a', 'x-purpose': 'p' })
    expect(session).toMatchObject({ authorization: 'Bearer a', 'x-purpose': 'p' })
  })

  test('of a gateway are taken from the headers alone', async () => {
    const forged = await sessionOf({ 'router-authorization': 's', 'Sec-GPC': '1', host: 'evil' })
    expect(forged.session['router-authorization']).toBeUndefined()
    expect(forged.session['sec-gpc']).toBeUndefined()
    expect(forged.session['host']).toMatch(/^127/)
    const { session } = await sessionOf({}, { 'router-authorization': 's' })
    expect(session['router-authorization']).toBe('s')
  })

  test.each([
    ['said twice', { authorization: 'Bearer a', token: 'b' }],
    ['no text', { 'x-purpose': ['a'] }],
    ['with a line break', { 'x-purpose': 'a\r\nrouter-authorization: s' }],
    ['beyond ASCII', { 'x-purpose': 'а' }],
  ])('that are %s close the socket with 4400', async (_name, params) => {
    const { closed } = await sessionOf(params)
    expect(closed).toEqual([4400, expect.stringContaining('connection_init')])
    expect(streams.sessions).toEqual([])
  })

  test('cannot reach a prototype', async () => {
    for (const text of [
      '{"type":"connection_init","payload":{"__proto__":{"authorization":"Bearer a"}}}',
      '{"type":"connection_init","payload":{"constructor":{"prototype":{"x":1}}}}',
      '{"type":"connection_init","__proto__":{"payload":{}}}',
    ]) {
      const spoken = await talk()
      spoken.say(text)
      await gone(spoken)
      expect(spoken.closed()).toEqual([4400, 'Invalid message received'])
    }
    expect(({} as Record<string, unknown>)['authorization']).toBeUndefined()
    expect(streams.sessions).toEqual([])
  })
})

describe('a handshake', () => {
  test.each([
    ['http://evil.example', 403],
    ['null', 403],
    ['file://', 403],
    ['chrome-extension://abc', 403],
  ])('of a page of %s is %i', async (origin, status) => {
    const spoken = await talk({ origin })
    expect(spoken.fault()).toBe(`Unexpected server response: ${status}`)
    expect(streams.sockets.count()).toBe(0)
  })

  test('of a page of the same or the public origin is accepted', async () => {
    await restart({ webSocket: { publicUrl: 'https://graph.example/graphql' } })
    for (const origin of [`http://127.0.0.1:${streams.toy.port}`, 'https://graph.example']) {
      await acknowledged({ origin })
    }
    const foreign = await talk({ origin: 'http://graph.example' })
    expect(foreign.fault()).toContain('403')
  })

  test('at another path is 404, told in JSON', async () => {
    expect((await talk({}, '/')).fault()).toContain('404')
    const raw = await rawSocket(
      streams.toy.port,
      'GET /nothing HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    )
    await until(raw.isClosed, 'the close')
    expect(raw.text()).toMatch(/^HTTP\/1\.1 404 [^]*private, no-store[^]*"BAD_USER_INPUT"/)
  })

  test('that is not well formed is 400, told in JSON', async () => {
    const raw = await rawSocket(
      streams.toy.port,
      'GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: a\r\n\r\n',
    )
    await until(raw.isClosed, 'the close')
    expect(raw.text()).toMatch(/^HTTP\/1\.1 400 [^]*"BAD_USER_INPUT"/)
  })

  test.each([undefined, 'graphql-ws'])(
    'without our subprotocol ends with 4406: %s',
    async (protocol) => {
      const spoken = await talk({ protocol })
      await gone(spoken)
      // A client that asked for another one gives up itself.
      if (protocol === undefined)
        expect(spoken.closed()).toEqual([4406, 'Subprotocol not acceptable'])
      else expect(spoken.fault()).toContain('no subprotocol')
      await until(() => streams.sockets.count() === 0, 'the socket')
    },
  )

  test('beyond the number of sockets is 503, and a place is given back', async () => {
    await restart({ webSocket: { socketsMax: 1 } })
    const first = await acknowledged()
    expect((await talk()).fault()).toContain('503')
    first.socket.close()
    await until(() => streams.sockets.count() === 0, 'the place')
    await acknowledged()
  })

  test('that offers another protocol is served as if it had not', async () => {
    const body = '{"query":"{ hello }"}'
    const offer =
      'connection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQ\r\n'
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\n${offer}content-type: application/json\r\n`
    const whole = `${head}content-length: ${body.length}\r\n\r\n${body}`
    const raw = await rawSocket(streams.toy.port, whole)
    await until(() => raw.text().includes('world'), 'the answer')
    // The connection goes on, and a body may come later than its head.
    raw.socket.write(whole.slice(0, -5))
    await wait(30)
    raw.socket.write(whole.slice(-5))
    await until(() => raw.text().split('world').length === 3, 'the second answer')
    raw.socket.destroy()
  })
})

describe('a message', () => {
  test.each<[string, (spoken: Talk) => void, number, string]>([
    ['that is no JSON', ({ say }) => say('{'), 4400, 'Invalid message received'],
    ['that is no object', ({ say }) => say('null'), 4400, 'Invalid message received'],
    ['of an unknown type', ({ say }) => say({ type: 'x' }), 4400, 'Invalid message received'],
    [
      'only servers send',
      ({ say }) => say({ type: 'connection_ack' }),
      4400,
      'Invalid message received',
    ],
    [
      'without a query',
      ({ say }) => say({ id: '1', type: 'subscribe', payload: {} }),
      4400,
      'Invalid message received',
    ],
    ['with a long id', ({ say }) => say(start('x'.repeat(257))), 4400, 'Invalid message received'],
    [
      'in a binary frame',
      ({ socket }) => socket.send(Buffer.from('{"type":"ping"}')),
      4400,
      'Invalid message received',
    ],
    ['that is too large', ({ say }) => say('x'.repeat(65_537)), 1009, ''],
    [
      'that is not UTF-8',
      ({ socket }) => socket.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false }),
      1007,
      '',
    ],
    ['to connect again', ({ say }) => say(init), 4429, 'Too many initialisation requests'],
    [
      'with an id under way',
      ({ say }) => [say(start('CANARY')), say(start('CANARY'))],
      4409,
      'Subscriber already exists',
    ],
  ])('%s closes the socket', async (_name, act, code, reason) => {
    const spoken = await acknowledged()
    spoken.say({ type: 'ping' })
    await until(() => spoken.messages.length === 2, 'the pong')
    act(spoken)
    await gone(spoken)
    expect(spoken.closed()).toEqual([code, reason])
    await until(() => streams.sockets.count() === 0, 'the socket')
    await until(() => streams.feed.counts.returned === streams.feed.counts.opened, 'the returns')
  })

  test('to subscribe before connection_init closes with 4401, none in time with 4408', async () => {
    const early = await talk()
    early.say(start('1'))
    const silent = await talk()
    await gone(early)
    await gone(silent)
    expect([early.closed(), silent.closed()]).toEqual([
      [4401, 'Unauthorized'],
      [4408, 'Connection initialisation timeout'],
    ])
    expect(streams.feed.counts.opened).toBe(0)
  })

  test('after the one that closed the socket counts no more', async () => {
    const spoken = await acknowledged()
    spoken.say('{')
    spoken.say(start('1'))
    await gone(spoken)
    expect(streams.feed.counts.opened).toBe(0)
  })

  test('to subscribe beyond the operations of a socket is refused alone', async () => {
    const spoken = await acknowledged()
    for (let n = 1; n <= 6; n++) spoken.say(start(String(n)))
    await until(() => spoken.messages.length === 2, 'the refusal')
    expect(spoken.messages[1]).toMatchObject({
      id: '6',
      type: 'error',
      payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    })
    expect(streams.feed.counts.opened).toBe(5)
    spoken.say({ id: '1', type: 'complete' })
    await until(() => streams.toy.http.streams() === 4, 'the place')
    spoken.say(start('7'))
    await opened(6)
  })

  test('to subscribe beyond the streams of the server is refused alone', async () => {
    await restart({ toy: { limits: { streamsMax: 1 } } })
    const spoken = await acknowledged()
    spoken.say(start('1'))
    await opened()
    spoken.say(start('2'))
    await until(() => spoken.messages.length === 2, 'the refusal')
    expect(spoken.messages[1]).toMatchObject({ payload: [{ extensions: { code: 'OVERLOADED' } }] })
    expect(streams.feed.counts.opened).toBe(1)
  })

  test('completing what still begins does not let a client begin without bound', async () => {
    const spoken = await acknowledged()
    const hangs = 'subscription { ticks(count: 999) { n } }'
    for (let n = 0; n < 50; n++) {
      spoken.say(start(String(n), hangs))
      spoken.say({ id: String(n), type: 'complete' })
    }
    spoken.say(start('last'))
    await until(() => spoken.messages.length > 1, 'the refusal')
    expect(streams.toy.http.streams()).toBe(5)
    // The same id again, while its first operation still begins.
    spoken.say(start('0'))
    const refusal = () => spoken.messages.find(({ id }) => id === '0')
    await until(() => refusal() !== undefined, 'its refusal')
    expect(refusal()).toMatchObject({
      type: 'error',
      payload: [{ message: expect.stringContaining('under way') }],
    })
    await until(() => streams.toy.http.streams() === 0, 'the places')
  })
})

describe('a client that does not read', () => {
  const big = 'x'.repeat(100_000)

  /** A masked text frame, as a client must send it. */
  const frame = (text: string): Buffer => {
    const payload = Buffer.from(text)
    const mask = randomBytes(4)
    const long = payload.length > 125
    const head = long
      ? Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 255])
      : Buffer.from([0x81, 0x80 | payload.length])
    return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ mask[at % 4]!)])
  }
  const deaf = async () => {
    const raw = await rawSocket(
      streams.toy.port,
      `GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\nsec-websocket-protocol: ${PROTOCOL}\r\n\r\n`,
    )
    await until(() => raw.text().startsWith('HTTP/1.1 101'), 'the handshake')
    raw.socket.write(frame(JSON.stringify(init)))
    await until(() => raw.text().includes('connection_ack'), 'the ack')
    return raw
  }

  test('stops the source from being read, and is cut after the deadline', async () => {
    await restart({ stallMs: 400 })
    const raw = await deaf()
    raw.socket.write(frame(JSON.stringify(start('1', 'subscription { ticks { text } }'))))
    await opened()
    raw.socket.pause()
    for (let n = 0; n < 300; n++) streams.feed.push({ text: big })
    await wait(200)
    const { pulled } = streams.feed.counts
    await wait(100)
    expect(streams.feed.counts.pulled).toBe(pulled)
    expect(pulled).toBeLessThan(150)
    await until(() => streams.feed.counts.returned === 1, 'the cut')
    await until(() => streams.sockets.count() + streams.toy.http.streams() === 0, 'the places')
  })

  test('is not read either, so that its pings gather no answers', async () => {
    const raw = await deaf()
    raw.socket.pause()
    // Each asks for as many bytes back.
    const pings = Buffer.concat(
      Array.from({ length: 400 }, () =>
        frame(JSON.stringify({ type: 'ping', payload: { pad: 'x'.repeat(60_000) } })),
      ),
    )
    raw.socket.write(pings)
    await wait(1500)
    // The system holds some of these 24 MB; a server that read on would have taken all by now.
    expect([raw.socket.writableLength, streams.sockets.count()]).toEqual([pings.length, 1])
    raw.socket.resume()
    await until(() => raw.socket.writableLength === 0, 'the rest to be read')
    raw.socket.destroy()
  })

  test('and answers no ping is cut, and one that does is not', async () => {
    await restart({ heartbeatMs: 60 })
    const live = await acknowledged()
    const dead = await acknowledged({ autoPong: false } as ClientOptions)
    await gone(dead)
    expect(dead.closed()).toEqual([1006, ''])
    await wait(200)
    expect(live.closed()).toBeUndefined()
  })
})

describe('stopping', () => {
  test('completes every subscription and closes with 1001, well within the grace', async () => {
    const spoken = await acknowledged()
    const idle = await talk()
    spoken.say(start('1'))
    await opened()
    const startedAt = Date.now()
    const both = Promise.all([streams.sockets.close(5000), streams.toy.http.close(5000)])
    expect(await both).toEqual([true, true])
    expect(Date.now() - startedAt).toBeLessThan(1000)
    await gone(spoken)
    expect(spoken.messages.at(-1)).toEqual({ id: '1', type: 'complete' })
    expect(spoken.closed()).toEqual([1001, 'Going away'])
    await gone(idle)
    expect(streams.feed.counts.returned).toBe(1)
  })

  test('cuts a client that does not answer its close, and says so', async () => {
    const { port } = streams.toy
    const raw = await rawSocket(
      port,
      `GET /ws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\nsec-websocket-protocol: ${PROTOCOL}\r\n\r\n`,
    )
    await until(() => streams.sockets.count() === 1, 'the socket')
    const startedAt = Date.now()
    const both = Promise.all([streams.sockets.close(100), streams.toy.http.close(100)])
    expect((await both)[0]).toBe(false)
    expect(Date.now() - startedAt).toBeLessThan(1000)
    await until(raw.isClosed, 'the cut')
  })

  test('takes no new socket', async () => {
    await streams.sockets.close(0)
    expect((await talk()).fault()).toContain('503')
  })
})
