/** The whole server over HTTP, as a frontend, a gateway and an operator meet it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startApp, type App } from '../src/app.ts'
import { signDevelopmentToken } from '../src/caller/token.ts'
import { publishCatalogue } from '../src/catalogue/publish.ts'
import { readCatalogue } from '../src/catalogue/read.ts'
import { readConfig } from '../src/config.ts'
import { SAMPLE_SEED } from '../src/development.ts'
import { createLog, silentLog } from '../src/lib/log.ts'
import { personaIds } from '../src/seed/seed.ts'
import { createTestDatabase } from './support/postgres.ts'

const [ada, jan] = personaIds(SAMPLE_SEED) as [string, string]
const lines: string[] = []
let app: App
let base: string
let folder: string
let database: { url: string; drop(): Promise<void> }

const start = (env: Record<string, string> = {}, log = silentLog) =>
  startApp(
    // The port is the system's to choose; the schema does not take 0.
    { ...readConfig({ DATABASE_URL: database.url, DATA_DIR: folder, ...env }), port: 0 },
    { log },
  )
const baseOf = ({ http }: App): string => {
  const address = http.server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purposegraph-app-'))
  database = await createTestDatabase()
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  app = await start({}, createLog({ level: 'debug', destination: destination as never }))
  base = baseOf(app)
})
afterAll(async () => {
  await app.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const tokenOf = (client: string, purposes: string[], subject?: string, of: App = app) =>
  signDevelopmentToken(of.keys, { client, tenant: 'acme', purposes, subject, expiresIn: '5m' })

async function ask(query: string, headers: Record<string, string> = {}, url = base) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
}

const PROFILE = (id: string) =>
  `{ customer(id: "${id}") { firstName email withheld { field reason } } }`

describe('over HTTP', () => {
  test('the same question is answered for one purpose and withheld for another person', async () => {
    const token = await tokenOf('marketing', ['marketing.email'])
    const headers = { authorization: `Bearer ${token}`, 'x-purpose': 'marketing.email' }
    const released = await ask(PROFILE(ada), headers)
    expect(released.status).toBe(200)
    expect(released.body.data.customer).toMatchObject({ firstName: 'Ada', withheld: [] })
    expect(released.headers.get('cache-control')).toBe('private, no-store')
    const withheld = await ask(PROFILE(jan), headers)
    expect(withheld.status).toBe(200)
    expect(withheld.body.data.customer).toMatchObject({ firstName: null, email: null })
    expect(withheld.body.data.customer.withheld).toContainEqual({
      field: 'email',
      reason: 'CONSENT_WITHDRAWN',
    })
  })

  test('a caller without a token reads the catalogue and nobody’s data', async () => {
    const open = await ask('{ catalogue { revision purposes { key currentVersion { version } } } }')
    expect(open.status).toBe(200)
    expect(open.body.data.catalogue.purposes.length).toBeGreaterThan(15)
    const closed = await ask(PROFILE(ada), { 'x-purpose': 'order.fulfilment' })
    expect(closed.status).toBe(401)
    expect(closed.body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  test('a token that is not ours is refused with 401', async () => {
    const { status, body } = await ask(PROFILE(ada), { authorization: 'Bearer abc.def.ghi' })
    expect(status).toBe(401)
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  test('a malformed purpose header is refused, a well-formed list is taken', async () => {
    const token = await tokenOf('commerce', ['order.fulfilment', 'order.delivery'])
    const authorization = `Bearer ${token}`
    const bad = await ask(PROFILE(ada), { authorization, 'x-purpose': 'order.fulfilment,,x' })
    expect(bad.status).toBe(400)
    expect(bad.body.errors[0].extensions.code).toBe('BAD_USER_INPUT')
    const good = await ask(PROFILE(ada), {
      authorization,
      'x-purpose': 'order.fulfilment, order.delivery',
    })
    expect(good.body.data.customer.firstName).toBe('Ada')
  })

  test('Sec-GPC stops sale and sharing where it is binding', async () => {
    const query = `{ customers(first: 100) { nodes { id segments withheld { field reason } } } }`
    const token = await tokenOf('playground', ['ads.social'])
    const headers = { authorization: `Bearer ${token}`, 'x-purpose': 'ads.social' }
    const without = await ask(query, headers)
    const withSignal = await ask(query, { ...headers, 'sec-gpc': '1' })
    expect(withSignal.body.data.customers.nodes.length).toBeLessThanOrEqual(
      without.body.data.customers.nodes.length,
    )
  })

  test('health, metrics and keys are where the interface says', async () => {
    const get = async (path: string) => {
      const response = await fetch(base + path)
      return { status: response.status, text: await response.text() }
    }
    expect(await get('/health/live')).toMatchObject({ status: 200 })
    expect(JSON.parse((await get('/health/ready')).text)).toEqual({ status: 'ready' })
    expect(JSON.parse((await get('/.well-known/jwks.json')).text).keys[0]).toMatchObject({
      kty: 'OKP',
      alg: 'EdDSA',
    })
    const metrics = (await get('/metrics')).text
    expect(metrics).toContain('purposegraph_')
    expect(metrics).not.toMatch(/Ada|example\.(com|org|net)/)
    expect((await get('/nothing-here')).status).toBe(404)
  })

  test('an error of the database reaches neither answer nor log', async () => {
    const token = await tokenOf('commerce', ['order.fulfilment'])
    const headers = { authorization: `Bearer ${token}`, 'x-purpose': 'order.fulfilment' }
    await app.services.db.query('alter table standings rename to hidden_standings')
    try {
      const { body, text } = await ask(PROFILE(ada), headers)
      expect(body.data.customer).toBeNull()
      expect(body.errors[0].extensions.code).toBe('INTERNAL')
      expect(text + lines.join('')).not.toMatch(/standings|select|relation|Ada/i)
    } finally {
      await app.services.db.query('alter table hidden_standings rename to standings')
    }
    expect((await ask(PROFILE(ada), headers)).body.data.customer.firstName).toBe('Ada')
  })
})

describe('two processes on one database', () => {
  test('see a withdrawal in the very next read', async () => {
    const other = await start()
    try {
      const token = await tokenOf('marketing', ['marketing.email'])
      const headers = { authorization: `Bearer ${token}`, 'x-purpose': 'marketing.email' }
      const url = baseOf(other)
      expect((await ask(PROFILE(ada), headers, url)).body.data.customer.firstName).toBe('Ada')
      await app.services.db.query(
        `insert into evidence (tenant_id, customer_id, id, kind, occurred_at, source, detail)
         values ('acme', $1, gen_random_uuid(), 'EXPRESSION', now(), 'paper', $2)`,
        [ada, { state: 'WITHDRAWN', purpose: 'marketing.email', controllers: ['acme-pl'] }],
      )
      expect((await ask(PROFILE(ada), headers, url)).body.data.customer.firstName).toBeNull()
      expect((await ask(PROFILE(ada), headers)).body.data.customer.firstName).toBeNull()
    } finally {
      await other.close()
    }
  })

  test('see in the very next read that a client may no longer declare a purpose', async () => {
    const other = await start()
    try {
      const token = await tokenOf('commerce', ['order.fulfilment'])
      const headers = { authorization: `Bearer ${token}`, 'x-purpose': 'order.fulfilment' }
      const url = baseOf(other)
      expect((await ask(PROFILE(ada), headers, url)).body.data.customer.firstName).toBe('Ada')
      const document = readCatalogue('catalogue')
      const commerce = document.clients['commerce']!
      const purposes = commerce.purposes.filter((p) => p !== 'order.fulfilment')
      await publishCatalogue(app.services.db.sql, {
        ...document,
        clients: { ...document.clients, commerce: { ...commerce, purposes } },
      })
      const first = await ask(PROFILE(ada), headers, url)
      expect(first.text).not.toContain('Ada')
      expect(first.body.errors[0].extensions.code).toMatch(/CONFLICT|PURPOSE_NOT_ALLOWED/)
      const second = await ask(PROFILE(ada), headers, url)
      expect(second.body.errors[0].extensions.code).toBe('PURPOSE_NOT_ALLOWED')
    } finally {
      await other.close()
    }
  })
})

describe('production', () => {
  test('keeps the SDL and representations for the gateway, and shows neither playground nor schema', async () => {
    const production = await startApp(
      {
        ...readConfig({
          DATABASE_URL: database.url,
          DATA_DIR: folder,
          GATEWAY_SECRET: 's'.repeat(20),
        }),
        port: 0,
      },
      { log: silentLog },
    )
    try {
      const url = baseOf(production)
      const closed = await ask('{ _service { sdl } }', {}, url)
      expect(closed.body.errors[0].extensions.code).toBe('FORBIDDEN')
      const gateway = { 'router-authorization': 's'.repeat(20) }
      const open = await ask('{ _service { sdl } }', gateway, url)
      expect(open.body.data._service.sdl).toContain('type Customer')
      const wrong = await ask('{ catalogue { revision } }', { 'router-authorization': 'x' }, url)
      expect(wrong.status).toBe(401)
    } finally {
      await production.close()
    }
  })
})
