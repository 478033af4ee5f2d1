import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { AppError } from '../../src/lib/errors.ts'
import type { Route } from '../../src/server/route.ts'
import { startToy, type Toy } from './toy.ts'

/** Sends bytes as they are; everything answered until the server closes or `ms` have passed. */
const raw = (port: number, text: string, ms = 1000): Promise<string> =>
  new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    const finish = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(finish, ms)
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
    })
    socket.on('close', finish)
    socket.on('error', finish)
  })

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const codeOf = async (response: Response) => {
  const body = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return [response.status, body.errors?.[0]?.extensions.code]
}

describe('a request', () => {
  let toy: Toy
  beforeAll(async () => {
    toy = await startToy({
      contextFor: async (headers, signal) => {
        if (headers['authorization'] === 'Bearer bad') {
          throw new AppError('UNAUTHENTICATED', { hint: 'A fixed hint.', detail: 'for the log' })
        }
        if (headers['authorization'] === 'Bearer broken') throw new Error('secret@example.com')
        return { signal }
      },
    })
  })
  afterAll(async () => {
    await toy.stop()
  })

  test('is answered by POST and by GET', async () => {
    const post = await toy.post({ query: '{ hello }' })
    expect([post.status, await post.json()]).toEqual([200, { data: { hello: 'world' } }])
    const get = await fetch(`${toy.url}?query={hello}`, { headers: { 'x-purpose': 'a' } })
    expect([get.status, await get.json()]).toEqual([200, { data: { hello: 'world' } }])
  })

  test('may be kept by nobody and shown as a page by no browser, whatever its outcome', async () => {
    const answers = [
      await toy.post({ query: '{ hello }' }),
      await toy.post('{'),
      await fetch(toy.url.replace('/graphql', '/nothing')),
      await fetch(toy.url, { method: 'DELETE' }),
      await toy.post({ query: '{ hello }' }, { authorization: 'Bearer bad' }),
    ]
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-type')).toMatch(/^application\/json/)
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  test('to an unknown path is 404, with a wrong method 405 with allow', async () => {
    expect(await codeOf(await fetch(`http://127.0.0.1:${toy.port}/admin`))).toEqual([
      404,
      'BAD_USER_INPUT',
    ])
    const wrong = await fetch(toy.url, { method: 'PUT', body: '{}' })
    expect(wrong.headers.get('allow')).toBe('GET, POST')
    expect(await codeOf(wrong)).toEqual([405, 'BAD_USER_INPUT'])
    expect((await fetch(`http://127.0.0.1:${toy.port}/graphql/`)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${toy.port}/%67raphql`)).status).toBe(404)
  })

  test('that its context refuses is answered with the status of the code', async () => {
    const refused = await toy.post({ query: '{ hello }' }, { authorization: 'Bearer bad' })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(refused.status).toBe(401)
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: 'A valid bearer token is required. A fixed hint.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    })
  })

  test('whose context breaks is INTERNAL, and the cause is neither answered nor logged', async () => {
    const broken = await toy.post({ query: '{ hello }' }, { authorization: 'Bearer broken' })
    const text = await broken.text()
    expect([broken.status, text]).toEqual([500, expect.stringContaining('"INTERNAL"')])
    expect(text + toy.log()).not.toContain('secret@example.com')
  })

  test.each([
    ['text/plain', '{}'],
    ['application/x-www-form-urlencoded', 'query={hello}'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/json; charset=utf-16', '{"query":"{hello}"}'],
    ['application/json; charset=utf-7', '{"query":"{hello}"}'],
    ['application/graphql', '{hello}'],
  ])('in %s is 415', async (type, body) => {
    expect(await codeOf(await toy.post(body, { 'content-type': type }))).toEqual([
      415,
      'BAD_USER_INPUT',
    ])
  })

  test('in JSON of UTF-8 is read, with the charset said or not', async () => {
    for (const type of ['application/json', 'Application/JSON; Charset="UTF-8"']) {
      expect((await toy.post({ query: '{ hello }' }, { 'content-type': type })).status).toBe(200)
    }
  })

  test('that is compressed is 415, so that nothing is ever inflated', async () => {
    const response = await fetch(toy.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ query: '{ hello }' })),
    })
    expect(response.status).toBe(415)
  })

  test('of more bytes than the limit is 413, announced or not, and its connection ends', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
    const announced = await raw(toy.port, `${head}content-length: 65537\r\n\r\n{`)
    expect(announced).toMatch(/^HTTP\/1\.1 413 [^]*connection: close[^]*LIMIT_EXCEEDED/)
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const streamed = await raw(
      toy.port,
      `${head}transfer-encoding: chunked\r\n\r\n${chunk}${chunk}`,
    )
    expect(streamed).toMatch(/^HTTP\/1\.1 413 /)
    const fits = JSON.stringify({ query: '{ hello }', variables: { pad: 'x'.repeat(65_000) } })
    expect((await toy.post(fits)).status).toBe(200)
  })

  test('by GET with a body is 400', async () => {
    const answer = await raw(
      toy.port,
      'GET /graphql?query={hello} HTTP/1.1\r\nhost: x\r\nx-purpose: a\r\ncontent-length: 2\r\n\r\n{}',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  test.each([
    ['a parameter twice', '?query={hello}&query={self{hello}}'],
    ['bytes that are not UTF-8', '?query=%ff'],
    ['half an escape', '?query=%'],
    ['a key twice in variables', '?query={hello}&variables={"a":1,"a":2}'],
    ['a poisonous key in variables', '?query={hello}&variables={"__proto__":{}}'],
  ])('by GET with %s is 400', async (_name, search) => {
    const response = await fetch(toy.url + search, { headers: { 'x-purpose': 'a' } })
    expect(response.status).toBe(400)
  })

  test('by GET may not mutate', async () => {
    const response = await fetch(`${toy.url}?query=mutation{touch}`, {
      headers: { 'x-purpose': 'a' },
    })
    expect(await codeOf(response)).toEqual([405, 'BAD_USER_INPUT'])
  })

  test('by GET that a foreign page could make is refused', async () => {
    expect(await codeOf(await fetch(`${toy.url}?query={hello}`))).toEqual([400, 'BAD_USER_INPUT'])
  })

  test('with several operations at a time is refused', async () => {
    expect(await codeOf(await toy.post([{ query: '{hello}' }]))).toEqual([400, 'BAD_USER_INPUT'])
  })

  test('with a persisted query is told in the words that clients look for', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a' } }
    const response = await toy.post({ query: '{ hello }', extensions })
    expect(await response.text()).toContain('PersistedQueryNotSupported')
  })

  test('never gets a trace of the subgraph', async () => {
    const headers = { 'apollo-federation-include-trace': 'ftv1' }
    const body = await (await toy.post({ query: '{ hello }' }, headers)).json()
    expect(body).toEqual({ data: { hello: 'world' } })
  })

  test('with two authorization headers is not taken for one of them', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n'
    const seen: (string | undefined)[] = []
    const spy = await startToy({
      contextFor: async (headers, signal) => {
        seen.push(headers['authorization'])
        return { signal }
      },
    })
    const two = 'authorization: Bearer a\r\nauthorization: Bearer b\r\n'
    await raw(spy.port, `${head}content-type: application/json\r\n${two}\r\n{}`)
    await spy.stop()
    expect(seen).toEqual(['Bearer a, Bearer b'])
  })
})

describe('what is not well formed HTTP', () => {
  let toy: Toy
  beforeAll(async () => {
    toy = await startToy()
  })
  afterAll(async () => {
    await toy.stop()
  })

  const post = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
  const body = '{"query":"{hello}"}'

  test.each([
    ['two lengths', `${post}content-length: 19\r\ncontent-length: 20\r\n\r\n${body}`],
    [
      'a length and chunks',
      `${post}content-length: 19\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['an obscured encoding', `${post}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`],
    ['an unknown encoding', `${post}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['no host', 'GET /graphql HTTP/1.1\r\n\r\n'],
    ['bare line feeds in a header', 'GET / HTTP/1.1\nhost: x\nx: a\rb: c\n\n'],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx-purpose: a\0b\r\n\r\n'],
  ])('is refused: %s', async (_name, request) => {
    expect(await raw(toy.port, request)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('is cut off where the end of its body cannot be known', async () => {
    const request = `${post}transfer-encoding: xchunked\r\n\r\n${body}`
    expect(await raw(toy.port, request)).not.toContain('200 OK')
  })

  test('is refused with 431 where the headers are too long', async () => {
    const answer = await raw(
      toy.port,
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 431 [^]*cache-control: private, no-store|^HTTP\/1\.1 431/)
  })

  test('is not answered where it follows a request under way, so that no answer is misplaced', async () => {
    const slow = await startToy({
      resolvers: { Query: { waits: () => wait(200).then(() => 'late') } },
    })
    const query = '{"query":"{waits}"}'
    const answer = await raw(slow.port, `${post}content-length: 19\r\n\r\n${query}BAD\r\n\r\n`)
    await slow.stop()
    expect(answer).not.toContain('400 Bad Request')
  })
})

describe('the server under load', () => {
  test('answers OVERLOADED after the deadline and aborts the work', async () => {
    let reason: unknown
    const toy = await startToy({
      deadlines: { requestMs: 100 },
      resolvers: {
        Query: {
          waits: (_: unknown, _args: unknown, { signal }: { signal: AbortSignal }) =>
            new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                reason = signal.reason
                resolve('stopped')
              })
            }),
        },
      },
    })
    const response = await toy.post({ query: '{ waits }' })
    expect(response.headers.get('retry-after')).toBe('1')
    expect(await codeOf(response)).toEqual([503, 'OVERLOADED'])
    expect(reason).toBeInstanceOf(AppError)
    expect((await toy.post({ query: '{ hello }' })).status).toBe(200)
    await toy.stop()
  })

  test('aborts the work of a client that goes away', async () => {
    let abortedWith = ''
    let begun = () => {}
    const started = new Promise<void>((resolve) => {
      begun = resolve
    })
    const toy = await startToy({
      resolvers: {
        Query: {
          waits: (_: unknown, _args: unknown, { signal }: { signal: AbortSignal }) =>
            new Promise((resolve) => {
              begun()
              signal.addEventListener('abort', () => {
                abortedWith = String(signal.reason)
                resolve('stopped')
              })
            }),
        },
      },
    })
    const client = new AbortController()
    const request = fetch(toy.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{waits}"}',
      signal: client.signal,
    }).catch(() => 'gone')
    await started
    client.abort()
    expect(await request).toBe('gone')
    while (abortedWith === '') await wait(5)
    expect(abortedWith).toContain('went away')
    await toy.stop()
  })

  test('refuses one request more than its places at once, still answers health, and recovers', async () => {
    const release: (() => void)[] = []
    const vital: Route = {
      method: 'GET',
      path: '/health/live',
      isVital: true,
      handle: async () => ({ status: 200, body: 'live' }),
    }
    const toy = await startToy({
      limits: { inFlightMax: 2 },
      routes: [vital],
      resolvers: {
        Query: { waits: () => new Promise<string>((resolve) => release.push(() => resolve('x'))) },
      },
    })
    const held = [toy.post({ query: '{ waits }' }), toy.post({ query: '{ waits }' })]
    while (release.length < 2) await wait(5)
    expect(toy.http.inFlight()).toBe(2)
    expect(await codeOf(await toy.post({ query: '{ hello }' }))).toEqual([503, 'OVERLOADED'])
    expect((await fetch(`http://127.0.0.1:${toy.port}/health/live`)).status).toBe(200)
    for (const free of release) free()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200])
    expect((await toy.post({ query: '{ hello }' })).status).toBe(200)
    await toy.stop()
  })

  test('gives no place to a body that is still on its way', async () => {
    const toy = await startToy({ limits: { inFlightMax: 1 } })
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
    const slow = raw(toy.port, `${head}content-length: 100\r\n\r\n{`, 400)
    await wait(50)
    expect((await toy.post({ query: '{ hello }' })).status).toBe(200)
    await slow
    await toy.stop()
  })

  test('closes connections beyond its bound', async () => {
    const toy = await startToy({ limits: { connectionsMax: 1 } })
    const first = raw(toy.port, '', 300)
    await wait(50)
    const startedAt = Date.now()
    expect(await raw(toy.port, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n', 1000)).toBe('')
    expect(Date.now() - startedAt).toBeLessThan(250)
    await first
    await toy.stop()
  })

  test('limits the time of headers and bodies', async () => {
    const { http, stop } = await startToy()
    expect(http.server.headersTimeout).toBe(5000)
    expect(http.server.requestTimeout).toBe(10_000)
    await stop()
  })
})
