/** The two subscriptions as clients see them: default deny for each event. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createSourceEventStream, execute, parse, type ExecutionResult } from 'graphql'
import { authenticate } from '../../src/caller/registration.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { createContext } from '../../src/graphql/context.ts'
import { consent, createWorld, order, TENANT, type World } from '../support/world.ts'
import { take } from './listening.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

interface Who {
  client?: string | null
  purposes?: string[]
  subject?: string
}
const notice = { kind: 'NOTICE' as const, detail: { purposes: ['legal.claims'] } }
const values = { email: 'ada@example.com', first_name: 'Ada' }
const given = () => consent('marketing.email', {}, new Date(Date.now() - 60_000))
const withdrawn = () => consent('marketing.email', { state: 'WITHDRAWN' }, new Date())

/** A context as a transport makes it, of the registration as it is now. */
function contextOf({ client = 'marketing', purposes = [], subject }: Who) {
  const live = world.services.catalogues.of(TENANT)!.current()
  const registration = client === null ? undefined : live.document.clients[client]!
  const claims = {
    ...{
      client,
      tenant: TENANT,
      purposes: [...(registration?.purposes ?? [])],
      expiresAt: Infinity,
    },
    ...(subject === undefined ? {} : { subject }),
  }
  const caller =
    client === null ? null : authenticate(claims as never, { ...registration!, key: client })
  return createContext(world.services, caller, {
    ...{ purposes, report: 'summary', gpc: false, isGateway: false, requestId: randomUUID() },
  })
}

/** Subscribes as the transports do: the source once, then each event with a context of its own. */
async function subscribe(
  query: string,
  who: Who,
  variables: Record<string, unknown> = {},
): Promise<AsyncIterableIterator<Record<string, any>> | ExecutionResult> {
  const operation = {
    schema: world.subgraph.schema,
    document: parse(query),
    variableValues: variables,
  }
  const source = await createSourceEventStream({ ...operation, contextValue: contextOf(who) })
  if (!(Symbol.asyncIterator in source)) return source
  const events = source[Symbol.asyncIterator]()
  const iterator: AsyncIterableIterator<Record<string, any>> = {
    async next() {
      const event = await events.next()
      if (event.done) return { done: true, value: undefined }
      const contextValue = contextOf(who)
      const { data } = await execute({ ...operation, rootValue: event.value, contextValue })
      return { done: false, value: Object.values(data!)[0] as Record<string, any> }
    },
    return: async () => {
      await events.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

async function listen(query: string, who: Who, variables?: Record<string, unknown>) {
  const events = await subscribe(query, who, variables)
  if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events.errors))
  return events
}
async function refusal(query: string, who: Who, variables?: Record<string, unknown>) {
  const events = await subscribe(query, who, variables)
  if (Symbol.asyncIterator in events) throw new Error('it was not refused')
  return (events.errors![0]!.originalError as unknown as { code: string }).code
}

const CUSTOMERS = `subscription ($ids: [ID!], $after: String) {
  customerChanged(ids: $ids, after: $after) {
    cursor id cause at seq customer { id email lastName withheld { field reason } } } }`
const PERMISSIONS = `subscription ($ids: [ID!], $after: String) {
  permissionsChanged(ids: $ids, after: $after) { cursor id cause at seq gained lost { purpose reason } } }`

test('a request at fault is refused with its code when it subscribes', async () => {
  expect(await refusal(CUSTOMERS, {})).toBe('PURPOSE_REQUIRED')
  expect(await refusal(CUSTOMERS, { purposes: ['no.such'] })).toBe('PURPOSE_UNKNOWN')
  expect(await refusal(CUSTOMERS, { purposes: ['order.payment'] })).toBe('PURPOSE_NOT_ALLOWED')
  expect(await refusal(CUSTOMERS, { client: null })).toBe('UNAUTHENTICATED')
  expect(await refusal(PERMISSIONS, { client: null })).toBe('UNAUTHENTICATED')
  expect(await refusal(PERMISSIONS, { purposes: ['no.such'] })).toBe('PURPOSE_UNKNOWN')
  const purposes = ['marketing.email']
  expect(await refusal(CUSTOMERS, { purposes }, { after: 'x' })).toBe('BAD_USER_INPUT')
  expect(await refusal(CUSTOMERS, { purposes }, { ids: ['x'] })).toBe('BAD_USER_INPUT')
  expect(await refusal(CUSTOMERS, { purposes }, { ids: [] })).toBe('BAD_USER_INPUT')
  const many = Array.from({ length: 101 }, () => randomUUID())
  expect(await refusal(PERMISSIONS, { purposes }, { ids: many })).toBe('BAD_USER_INPUT')
})

test('an event shows the customer as the purposes permit then, and nothing of one they do not permit', async () => {
  const seen = await world.customer({ values, evidence: [given()] })
  const unseen = await world.customer({ values, evidence: [order()] })
  const events = await listen(CUSTOMERS, { purposes: ['marketing.email'] })
  const others = await listen(CUSTOMERS, { client: 'commerce', purposes: ['order.fulfilment'] })
  await world.lay(unseen, { ...notice, occurredAt: new Date() })
  await world.db.query(`update customers set last_name = 'Secret' where id = $1`, [unseen])
  await world.lay(seen, { ...notice, occurredAt: new Date() })
  await world.db.query(`update customers set email = 'new@example.com' where id = $1`, [seen])
  const heard = await take(events, 3, 1500)
  expect(heard).toMatchObject([
    { id: seen, cause: 'EVIDENCE', seq: 2 },
    { id: seen, cause: 'PROFILE', seq: 3, customer: { id: seen, email: 'new@example.com' } },
  ])
  expect(heard).toHaveLength(2)
  expect(JSON.stringify(heard)).not.toContain(unseen)
  expect((await take(others, 3, 1500)).map((e) => e['id'])).toEqual([unseen, unseen])
})

test('two worlds that differ only in a customer who may not be known give the same events', async () => {
  const seen = await world.customer({ values, evidence: [given()] })
  const unseen = await world.customer({ values, evidence: [order()] })
  const hear = async (disturb: () => Promise<unknown>) => {
    const events = await listen(CUSTOMERS, { purposes: ['marketing.email'] })
    await disturb()
    await world.lay(seen, { ...notice, occurredAt: new Date() })
    const heard = await take(events, 2, 600)
    await events.return!()
    return heard.map(({ cursor: _c, at: _a, seq, ...rest }) => ({ ...rest, seq: typeof seq }))
  }
  const quiet = await hear(async () => {})
  const busy = await hear(async () => {
    for (let i = 0; i < 5; i++) await world.lay(unseen, { ...notice, occurredAt: new Date() })
    await world.customer({ values, evidence: [order()] })
  })
  expect(busy).toEqual(quiet)
})

test('who could see a customer hears that they no longer can, and then nothing more of them', async () => {
  const id = await world.customer({ values, evidence: [given()] })
  const who = { purposes: ['marketing.email'] }
  const customers = await listen(CUSTOMERS, who, { ids: [id] })
  const permissions = await listen(PERMISSIONS, who, { ids: [id] })
  await world.lay(id, withdrawn())
  await world.lay(id, { ...notice, occurredAt: new Date() })
  expect(await take(customers, 2, 1000)).toMatchObject([
    {
      cause: 'EVIDENCE',
      seq: 2,
      customer: { email: null, withheld: [{ field: 'email', reason: 'CONSENT_WITHDRAWN' }, {}] },
    },
  ])
  expect(await take(permissions, 2, 500)).toMatchObject([
    { gained: [], lost: [{ purpose: 'marketing.email', reason: 'CONSENT_WITHDRAWN' }], seq: 2 },
  ])
})

test('without a declared purpose all purposes of the caller are told of, with one only that', async () => {
  const all = await listen(PERMISSIONS, {})
  const one = await listen(PERMISSIONS, { purposes: ['marketing.sms'] })
  const id = await world.customer({ values, evidence: [given()] })
  const heard = await take(all, 1)
  expect(heard).toMatchObject([{ id, gained: ['marketing.email'], lost: [] }])
  expect(await take(one, 1, 300)).toEqual([])
})

test('a signed-in customer hears of nobody else, whomever they ask for', async () => {
  const [own, other] = [
    await world.customer({ values, evidence: [given()] }),
    await world.customer({ values, evidence: [given()] }),
  ]
  const who = { client: 'self-service', purposes: ['rights.fulfilment'], subject: own }
  const events = await listen(CUSTOMERS, who)
  const asking = await listen(CUSTOMERS, who, { ids: [other] })
  const permissions = await listen(PERMISSIONS, { ...who, purposes: [] })
  await world.lay(other, order())
  await world.lay(own, { ...order({ type: 'ACCOUNT' }), occurredAt: new Date() })
  expect((await take(events, 2, 800)).map((e) => e['id'])).toEqual([own])
  expect(await take(asking, 1, 300)).toEqual([])
  expect((await take(permissions, 2, 500)).map((e) => e['id'])).toEqual([own])
})

test('an erased customer is told of a last time, without a customer', async () => {
  const id = await world.customer({ values, evidence: [given()] })
  const events = await listen(CUSTOMERS, { purposes: ['marketing.email'] }, { ids: [id] })
  await world.lay(id, { kind: 'ERASURE', detail: {}, occurredAt: new Date() })
  expect(await take(events, 2, 800)).toMatchObject([{ id, customer: null }])
})

test('a caller whose registration was narrowed hears nothing more', async () => {
  const id = await world.customer({ values, evidence: [given()] })
  const events = await listen(CUSTOMERS, { purposes: ['marketing.email'] }, { ids: [id] })
  const clients = structuredClone(world.document.clients) as Record<string, any>
  clients['marketing'].purposes = clients['marketing'].purposes.filter(
    (purpose: string) => purpose !== 'marketing.email',
  )
  await publishCatalogue(world.db.sql, { ...world.document, clients } as never)
  await world.lay(id, { ...notice, occurredAt: new Date() })
  await expect(events.next()).rejects.toMatchObject({ code: 'CONFLICT' })
})
