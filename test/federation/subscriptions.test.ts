/** Subscriptions through a gateway that passes them on by SSE, each event authorised on its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-sse'
import { startHiveGateway } from '../../examples/gateway/hive-gateway.ts'
import { startCommerce } from '../../examples/commerce/subgraph.ts'
import { startService } from '../../examples/service/subgraph.ts'
import type { Running } from '../../examples/support/serve.ts'
import { startApp, type App } from '../../src/app.ts'
import { signDevelopmentToken } from '../../src/caller/token.ts'
import { readConfig } from '../../src/config.ts'
import { silentLog } from '../../src/lib/log.ts'
import { SAMPLE_SEED } from '../../src/development.ts'
import { personaIds } from '../../src/seed/personas.ts'
import { createTestDatabase } from '../support/postgres.ts'

const [ada] = personaIds(SAMPLE_SEED) as [string]
const SECRET = 'a secret of at least thirty-two characters'
const running: Running[] = []
let app: App
let gateway: Running
let direct: string
let folder: string
let database: { url: string; drop(): Promise<void> }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purposegraph-subscriptions-'))
  database = await createTestDatabase()
  const env = { DATABASE_URL: database.url, DATA_DIR: folder, GATEWAY_SECRET: SECRET }
  app = await startApp({ ...readConfig(env), port: 0 }, { log: silentLog })
  const address = app.http.server.address()
  direct = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/graphql`
  const commerce = await startCommerce({ port: 0, keys: [app.keys.grant] })
  const service = await startService({ port: 0, keys: [app.keys.grant] })
  const urls = { customer: direct, commerce: commerce.url, service: service.url }
  gateway = await startHiveGateway({ port: 0, urls, gatewaySecret: SECRET })
  running.push(gateway, commerce, service)
}, 60_000)

afterAll(async () => {
  for (const server of running) await server.stop()
  await app.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const headersOf = async (client: string, purpose: string, subject?: string) => ({
  authorization: `Bearer ${await signDevelopmentToken(app.keys, {
    client,
    tenant: 'acme',
    purposes: [purpose],
    subject,
    expiresIn: '5m',
  })}`,
  'x-purpose': purpose,
})

/** Says something in the customer's name, straight to the subgraph. */
async function says(state: 'GIVEN' | 'WITHDRAWN', key: string): Promise<void> {
  const response = await fetch(direct, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(await headersOf('self-service', 'rights.fulfilment', ada)),
    },
    body: JSON.stringify({
      query: 'mutation ($i: RecordConsentInput!) { recordConsent(input: $i) { seq } }',
      variables: {
        i: {
          customerId: ada,
          idempotencyKey: key,
          expressions: [{ purposes: ['marketing.sms'], state }],
          ...(state === 'GIVEN' && {
            proof: { notice: 'consent-marketing@2', language: 'pl', method: 'BUTTON' },
          }),
        },
      },
    }),
  })
  expect(await response.json()).toMatchObject({
    data: { recordConsent: { seq: expect.any(Number) } },
  })
}

/** Until the subscription is under way: a change before it would be missed, rightly. */
const underWay = () => new Promise((resolve) => setTimeout(resolve, 800))

test('through the gateway: gained and lost, with the number as it is permitted at that moment', async () => {
  const client = createClient({
    url: gateway.url,
    headers: await headersOf('marketing', 'marketing.sms'),
    retryAttempts: 0,
  })
  const query = `subscription { permissionsChanged(ids: ["${ada}"]) { id cause gained lost { purpose reason } cursor } }`
  const whole = `subscription { customerChanged(ids: ["${ada}"]) { customer { id phone orders { id } withheld { field reason } } } }`
  const permissions = client.iterate<{ permissionsChanged: any }>({ query })
  const customers = client.iterate<{ customerChanged: any }>({ query: whole })
  const first = permissions.next()
  const firstCustomer = customers.next()
  await underWay()

  await says('GIVEN', 'gateway-in')
  expect((await first).value.data.permissionsChanged).toMatchObject({
    id: ada,
    cause: 'EVIDENCE',
    gained: ['marketing.sms'],
    lost: [],
  })
  const seen = (await firstCustomer).value
  expect(seen.data.customerChanged.customer).toMatchObject({
    id: ada,
    phone: expect.stringMatching(/^\+/),
  })

  const second = permissions.next()
  const secondCustomer = customers.next()
  await says('WITHDRAWN', 'gateway-out')
  expect((await second).value.data.permissionsChanged).toMatchObject({
    gained: [],
    lost: [{ purpose: 'marketing.sms', reason: 'CONSENT_WITHDRAWN' }],
  })
  const after = (await secondCustomer).value.data.customerChanged.customer
  expect(after.phone).toBeNull()
  expect(after.withheld).toContainEqual({ field: 'phone', reason: 'CONSENT_WITHDRAWN' })
  await Promise.all([permissions.return?.(), customers.return?.()])
  client.dispose()

  const recorded = await app.services.db.query<{ released: string[] }>(
    `select released from disclosures where client = 'marketing' and $1 = any(customers) and 'phone' = any(released)`,
    [ada],
  )
  expect(recorded).toHaveLength(1)
})

test('without a purpose nothing is subscribed to, through the gateway as well', async () => {
  const { authorization } = await headersOf('marketing', 'marketing.sms')
  const client = createClient({ url: gateway.url, headers: { authorization }, retryAttempts: 0 })
  const events = client.iterate({ query: 'subscription { customerChanged { id } }' })
  const { value } = await events.next()
  expect(value.data?.customerChanged ?? null).toBeNull()
  expect(value.errors[0].extensions.code).toBe('PURPOSE_REQUIRED')
  client.dispose()
})
