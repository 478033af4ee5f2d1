import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { assert } from '../../src/lib/assert.ts'
import { factsOfFault } from '../../src/lib/log.ts'
import { healthRoutes } from '../../src/server/health.ts'
import { createMetrics } from '../../src/server/metrics.ts'
import { playgroundRoutes } from '../../src/server/playground.ts'
import type { Answer, Route } from '../../src/server/route.ts'
import { installShutdown, type ProcessLike } from '../../src/server/shutdown.ts'
import { capturedLog, startToy } from './toy.ts'

const ask = (
  routes: readonly Route[],
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> | undefined =>
  routes
    .find((route) => route.path === path)
    ?.handle({
      method: 'GET',
      path,
      search: '',
      headers,
      signal: new AbortController().signal,
      json: async () => undefined,
    })

describe('health', () => {
  test('is ready while every check passes, and names the parts that do not', async () => {
    let isUp = true
    const routes = healthRoutes({
      deadlineMs: 50,
      checks: [
        { name: 'database', check: async () => isUp },
        { name: 'migrations', check: async () => true },
        { name: 'disclosure', check: () => (isUp ? Promise.resolve(true) : new Promise(() => {})) },
        {
          name: 'catalogue',
          check: () => {
            if (!isUp) throw new Error('anna@example.pl')
            return Promise.resolve(true)
          },
        },
      ],
    })
    expect((await ask(routes, '/health/ready'))?.status).toBe(200)
    isUp = false
    const answer = await ask(routes, '/health/ready')
    expect(answer?.status).toBe(503)
    expect(JSON.parse(String(answer?.body))).toEqual({
      status: 'not ready',
      failing: ['database', 'disclosure', 'catalogue'],
    })
    expect((await ask(routes, '/health/live'))?.status).toBe(200)
  })

  test('runs each check once at a time, however many ask', async () => {
    let runs = 0
    const check = async () => {
      runs++
      return true
    }
    const routes = healthRoutes({ deadlineMs: 50, checks: [{ name: 'database', check }] })
    const asked = Array.from({ length: 20 }, async () => ask(routes, '/health/ready'))
    await Promise.all(asked)
    expect(runs).toBe(1)
  })
})

describe('metrics', () => {
  test('count by route, outcome and code', async () => {
    const metrics = createMetrics({ withProcessMetrics: false })
    metrics.answered({ route: '/graphql', status: 200, seconds: 0.01 })
    metrics.answered({ route: '/graphql', status: 401, seconds: 0.01 })
    metrics.error('PURPOSE_REQUIRED')
    metrics.denied('CONSENT_WITHDRAWN', 3)
    metrics.disclosed(7)
    metrics.queued(4)
    const text = String((await ask([metrics.route], '/metrics'))?.body)
    expect(text).toContain('purposegraph_requests_total{route="/graphql",outcome="ok"} 1')
    expect(text).toContain('outcome="unauthenticated"} 1')
    expect(text).toContain('purposegraph_errors_total{code="PURPOSE_REQUIRED"} 1')
    expect(text).toContain('purposegraph_denials_total{reason="CONSENT_WITHDRAWN"} 3')
    expect(text).toContain('purposegraph_disclosure_rows_total 7')
    expect(text).toContain('purposegraph_disclosure_queue_length 4')
  })

  test('never hold text that a client chose, nor more codes than a bound', async () => {
    const metrics = createMetrics({ withProcessMetrics: false })
    metrics.error('anna@example.pl')
    for (let n = 0; n < 500; n++) metrics.denied(`CODE_${n}`, 1)
    const text = String((await ask([metrics.route], '/metrics'))?.body)
    expect(text).not.toContain('anna')
    expect(text).toContain('purposegraph_errors_total{code="OTHER"} 1')
    expect(text).toContain('purposegraph_denials_total{reason="OTHER"} 400')
  })
})

const folderWith = (page: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'))
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'playground.js'), 'run()')
  writeFileSync(join(folder, '.hidden'), 'secret')
  mkdirSync(join(folder, 'sub'))
  writeFileSync(join(folder, 'sub', 'deep.js'), 'secret')
  return folder
}

const element = '<script type="application/json" id="config">__CONFIG__</script>'

describe('the playground', () => {
  test('writes its configuration into the page so that no text can end the element', async () => {
    const routes = playgroundRoutes({
      folder: folderWith(`<p>${element}</p>`),
      config: async () => ({ title: '</script><script>alert(1)</script> $& $1' }),
    })
    const answer = await ask(routes, '/', { host: '127.0.0.1:4001' })
    const json = /id="config">(.*)<\/script><\/p>$/.exec(String(answer?.body))?.[1]
    expect(json).not.toContain('<')
    expect(JSON.parse(json!)).toEqual({ title: '</script><script>alert(1)</script> $& $1' })
    expect(answer?.headers?.['content-security-policy']).toContain("script-src 'self'")
  })

  test('serves the files of its folder and no path leads anywhere else', async () => {
    const folder = folderWith(element)
    const routes = playgroundRoutes({ folder, config: async () => ({}) })
    expect(routes.map(({ path }) => path)).toEqual(['/', '/playground.js'])
    const toy = await startToy({ routes })
    const get = (path: string) => fetch(`http://127.0.0.1:${toy.port}${path}`)
    expect(await (await get('/playground.js')).text()).toBe('run()')
    for (const path of ['/.hidden', '/sub/deep.js', '/%2e%2e/etc/passwd', '/..%2fpackage.json']) {
      expect((await get(path)).status).toBe(404)
    }
    await toy.stop()
  })

  test('gives its tokens to no name that a foreign site could point here', async () => {
    const routes = playgroundRoutes({
      folder: folderWith(element),
      config: async () => ({}),
      publicUrl: 'https://customers.example.test',
    })
    for (const host of ['localhost:4001', '127.0.0.1', '[::1]:4001', 'customers.example.test']) {
      expect((await ask(routes, '/', { host }))?.status).toBe(200)
    }
    for (const host of ['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test', '']) {
      await expect(ask(routes, '/', { host })).rejects.toThrow('PUBLIC_URL')
    }
  })

  test('is absent where it was not built', () => {
    expect(playgroundRoutes({ folder: '/nonexistent/x', config: async () => ({}) })).toEqual([])
  })
})

function fakeProcess() {
  const listeners = new Map<string, (value: unknown) => void>()
  const exits: number[] = []
  let ended = () => {}
  const host: ProcessLike = {
    on: (event, listener) => listeners.set(event, listener),
    removeListener: (event) => listeners.delete(event),
    exit: (code) => {
      exits.push(code)
      ended()
    },
  }
  const exit = new Promise<void>((resolve) => {
    ended = resolve
  })
  return {
    host,
    exits,
    exit,
    emit: (event: string, value?: unknown) => listeners.get(event)?.(value),
  }
}

describe('shutdown', () => {
  const parts = (order: string[], drained = true) => ({
    drain: async () => {
      order.push('drain')
      return drained
    },
    closings: ['apollo', 'database'].map((part) => ({
      part,
      close: async () => {
        order.push(part)
      },
    })),
    graceMs: 100,
  })

  test.each(['SIGTERM', 'SIGINT'])(
    'on %s drains, closes in order and exits with 0',
    async (signal) => {
      const order: string[] = []
      const { host, exits, exit, emit } = fakeProcess()
      installShutdown({ ...parts(order), log: capturedLog().log, process: host })
      emit(signal)
      await exit
      expect([order, exits]).toEqual([['drain', 'apollo', 'database'], [0]])
    },
  )

  test('exits with 1 where requests were cut off or a part does not close, and closes the rest', async () => {
    const order: string[] = []
    const { host, exits, exit, emit } = fakeProcess()
    const options = parts(order, false)
    const bad = { part: 'disclosure', close: () => Promise.reject(new Error('anna@example.pl')) }
    const { log, text } = capturedLog()
    const closings = [bad, ...options.closings]
    installShutdown({ ...options, closings, log, process: host })
    emit('SIGTERM')
    await exit
    expect([order, exits]).toEqual([['drain', 'apollo', 'database'], [1]])
    expect(text()).toContain('"part":"disclosure"')
    expect(text()).not.toContain('anna')
  })

  test('ends at once on a second signal', () => {
    const { host, exits, emit } = fakeProcess()
    const hanging = { ...parts([]), drain: () => new Promise<boolean>(() => {}) }
    installShutdown({ ...hanging, log: capturedLog().log, process: host })
    emit('SIGTERM')
    emit('SIGTERM')
    expect(exits).toEqual([1])
  })

  test('ends on an error that nobody caught, without its message', async () => {
    const { host, exits, exit, emit } = fakeProcess()
    const { log, text } = capturedLog()
    installShutdown({ ...parts([]), log, process: host })
    emit('uncaughtException', new Error('Failed query params: anna@example.pl'))
    await exit
    expect(exits).toEqual([1])
    expect(text()).toContain('process.fault')
    expect(text()).not.toContain('anna')
  })

  test('takes its handlers off again', () => {
    const { host, exits, emit } = fakeProcess()
    const remove = installShutdown({ ...parts([]), log: capturedLog().log, process: host })
    remove()
    emit('SIGTERM')
    expect(exits).toEqual([])
  })
})

describe('the log', () => {
  test('keeps listed facts and cuts long text', () => {
    const { log, text } = capturedLog()
    log.info('server.listening', { port: 4001, mode: 'x'.repeat(500), count: undefined })
    const line = JSON.parse(text()) as Record<string, unknown>
    expect(line).toEqual({
      level: 'info',
      time: expect.any(String),
      event: 'server.listening',
      port: 4001,
      mode: 'x'.repeat(200),
    })
  })

  test('refuses errors, rows, nested objects and sentences, whatever the types were told', () => {
    const { log, text } = capturedLog()
    const smuggle = log.error as unknown as (event: unknown, facts?: unknown) => void
    const canary = 'anna@example.pl'
    smuggle('row.read', { email: canary, id: 'c1' })
    smuggle('row.read', { detail: { email: canary }, code: [canary] })
    smuggle('fault.seen', { detail: new Error(canary) })
    smuggle('fault.seen', new Error(canary))
    smuggle(`Failed for ${canary}`)
    smuggle(new Error(canary))
    smuggle({ email: canary })
    expect(text().split('\n').filter(Boolean)).toHaveLength(7)
    expect(text()).not.toContain(canary)
    expect(text()).toContain('"refused":2')
  })

  test('cannot be given an error or a row by type', () => {
    const { log } = capturedLog('silent')
    const row = { email: 'a', phone: 'b' }
    // @ts-expect-error a row has no listed fact
    log.info('row.read', row)
    // @ts-expect-error an error has no listed fact
    log.info('fault.seen', new Error('x'))
    // @ts-expect-error a fact is plain
    log.info('fault.seen', { detail: new Error('x') })
    expect(true).toBe(true)
  })

  test('tells of a broken invariant the sentence and the functions, of others class and code', () => {
    function brokenPart() {
      assert(false, 'the queue is empty or has 3 entries')
    }
    try {
      brokenPart()
    } catch (error) {
      const facts = factsOfFault(error)
      expect(facts.invariant).toBe('the queue is empty or has 3 entries')
      expect(facts.at).toMatch(/^assert < .*brokenPart/)
    }
    const foreign = Object.assign(new Error('anna@example.pl\n    at anna (x)'), { code: '23505' })
    expect(factsOfFault(foreign)).toEqual({ kind: 'Error', causeCode: '23505' })
    expect(factsOfFault(Object.assign(new Error('x'), { code: 'anna@example.pl' }))).toEqual({
      kind: 'Error',
      causeCode: undefined,
    })
    expect(factsOfFault('anna@example.pl')).toEqual({ kind: 'string' })
  })
})
