import { describe, expect, test } from '@jest/globals'
import type { Route } from '../../src/server/route.ts'
import { startToy } from './toy.ts'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('routes', () => {
  test('share a path by what the client accepts, and streams are bounded and end', async () => {
    const parts = async function* () {
      yield 'data: 1\n\n'
      yield 'data: 2\n\n'
    }
    const stream: Route = {
      method: 'POST',
      path: '/graphql',
      accept: 'text/event-stream',
      isStream: true,
      handle: async () => ({
        status: 200,
        headers: { 'content-type': 'text/event-stream' },
        body: parts(),
      }),
    }
    const toy = await startToy({ routes: [stream] })
    for (let times = 0; times < 5; times++) {
      const events = await toy.post({ query: '{ hello }' }, { accept: 'text/event-stream' })
      expect(await events.text()).toBe('data: 1\n\ndata: 2\n\n')
      expect(events.headers.get('cache-control')).toBe('private, no-store')
    }
    expect((await toy.post({ query: '{ hello }' })).headers.get('content-type')).toContain('json')
    await toy.stop()
  })

  test('give the place of a stream back when its client goes away', async () => {
    const endless: Route = {
      method: 'GET',
      path: '/events',
      isStream: true,
      handle: async ({ signal }) => ({
        status: 200,
        body: (async function* () {
          while (!signal.aborted) {
            yield 'data: tick\n\n'
            await wait(10)
          }
        })(),
      }),
    }
    const toy = await startToy({ routes: [endless], limits: { streamsMax: 1 } })
    const url = `http://127.0.0.1:${toy.port}/events`
    const client = new AbortController()
    expect((await fetch(url, { signal: client.signal })).status).toBe(200)
    expect((await fetch(url)).status).toBe(503)
    client.abort()
    await wait(100)
    const again = new AbortController()
    expect((await fetch(url, { signal: again.signal })).status).toBe(200)
    again.abort()
    await toy.stop()
  })

  test('that throw are INTERNAL with an id that leads to the log, and never with their message', async () => {
    const broken: Route = {
      method: 'POST',
      path: '/broken',
      handle: async ({ json }) => {
        await json()
        throw Object.assign(new Error('params: anna@example.pl'), { code: '23505' })
      },
    }
    const toy = await startToy({ routes: [broken] })
    const response = await fetch(`http://127.0.0.1:${toy.port}/broken`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const text = await response.text()
    const id = /"errorId":"([\w-]{36})"/.exec(text)?.[1]
    expect([response.status, typeof id]).toEqual([500, 'string'])
    expect(toy.log()).toContain(`"errorId":"${id}"`)
    expect(toy.log()).toContain('"causeCode":"23505"')
    expect(text + toy.log()).not.toContain('anna@example.pl')
    expect(toy.answered).toEqual([expect.objectContaining({ route: '/broken', status: 500 })])
    await toy.stop()
  })
})

describe('stopping', () => {
  test('lets a request under way finish within the grace, and takes no new one', async () => {
    const toy = await startToy({
      resolvers: { Query: { waits: () => wait(200).then(() => 'done') } },
    })
    const running = toy.post({ query: '{ waits }' })
    await wait(50)
    const closing = toy.http.close(2000)
    await expect(toy.post({ query: '{ hello }' })).rejects.toThrow('fetch failed')
    expect(await (await running).json()).toEqual({ data: { waits: 'done' } })
    expect(await closing).toBe(true)
  })

  test('cuts off what takes longer than the grace and says so', async () => {
    const toy = await startToy({ resolvers: { Query: { waits: () => new Promise(() => {}) } } })
    const running = toy.post({ query: '{ waits }' }).catch(() => 'cut')
    await wait(50)
    expect(await toy.http.close(50)).toBe(false)
    expect(await running).toBe('cut')
  })
})
