/** Time is an event: what ends or begins without anybody doing anything reaches subscribers. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Clock } from '../../src/changes/clock.ts'
import type { ChangeFeed } from '../../src/changes/feed.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { consent, createWorld, order, provenanceOf, type World } from '../support/world.ts'
import { clockOf, DAY, feedOf, settled, take, until, wanting } from './listening.ts'

let world: World
let feed: ChangeFeed
let clocks: Clock[] = []
beforeAll(async () => {
  world = await createWorld()
  feed = feedOf(world)
})
afterEach(async () => {
  await Promise.all(clocks.map((clock) => clock.stop()))
  clocks = []
  world.clock.now = null
})
afterAll(async () => {
  feed.close()
  await world.close()
})

const start = (over: Parameters<typeof clockOf>[1] = {}) => clocks.push(clockOf(world, over))
const marketing = (over = {}) =>
  wanting(world, 'marketing', { purposes: ['marketing.email'], ...over })
const commerce = (over = {}) =>
  wanting(world, 'commerce', { purposes: ['order.fulfilment'], ...over })
const soon = () => Math.floor(Date.now() / 1000) * 1000 + DAY
const values = { email: 'ada@example.com' }

/** Lets the present be this instant, once everything before it is settled. */
async function goTo(instant: number): Promise<void> {
  await settled(world)
  world.clock.now = new Date(instant)
}
const changesOf = (id: string) =>
  world.db.query<{ cause: string; due: Date | null }>(
    `select cause, due from changes where customer_id = $1 order by position`,
    [id],
  )

test('a consent that expires is lost at its instant, and not before', async () => {
  start()
  const expiresAt = soon()
  const id = await world.customer({ values, evidence: [consent('marketing.email', { expiresAt })] })
  const events = await feed.permissionChanges(marketing({ ids: new Set([id]) }))
  await goTo(expiresAt - 1)
  await settled(world)
  expect((await changesOf(id)).filter((c) => c.cause === 'TIME')).toEqual([])
  await goTo(expiresAt)
  const [event] = await take(events, 1)
  expect(event).toMatchObject({
    id,
    cause: 'TIME',
    at: new Date(expiresAt),
    gained: [],
    lost: [{ purpose: 'marketing.email', reason: 'CONSENT_EXPIRED' }],
  })
})

test('the end of a contract and of its performance reaches subscribers', async () => {
  start()
  const endsAt = soon()
  const id = await world.customer({ values, evidence: [order({ endsAt })] })
  const permissions = await feed.permissionChanges(commerce({ ids: new Set([id]) }))
  const customers = await feed.customerChanges(commerce({ ids: new Set([id]) }))
  await goTo(endsAt)
  expect(await take(permissions, 1)).toMatchObject([
    { cause: 'TIME', lost: [{ purpose: 'order.fulfilment', reason: 'CONTRACT_ENDED' }] },
  ])
  expect(await take(customers, 1)).toMatchObject([{ id, cause: 'TIME', at: new Date(endsAt) }])
})

test('a contract that is to begin later is gained at its start', async () => {
  start()
  const startsAt = soon()
  const id = await world.customer({ values, evidence: [order({ startsAt })] })
  const events = await feed.permissionChanges(commerce({ ids: new Set([id]) }))
  await goTo(startsAt)
  expect(await take(events, 1)).toMatchObject([{ cause: 'TIME', gained: ['order.fulfilment'] }])
})

test('the end of retention of a value is heard by those who saw it, and is no loss of the purpose', async () => {
  start()
  const rules = world.services.catalogues
    .of('acme')!
    .current()
    .engine.purposes.get('personalisation.recommendations')!.versions[0]!.rules
  const { retentionMs = 0 } = rules['*']!
  expect(retentionMs).toBeGreaterThan(0)
  const ends = soon()
  const names = ['email', 'interests']
  const provenance = provenanceOf(names, ['personalisation.recommendations'])
  const id = await world.customer({
    values: { ...values, interests: ['chess'] },
    provenance: provenance.map((g) => ({ ...g, collectedAt: ends - retentionMs })),
    evidence: [
      consent('personalisation.recommendations', { purposeVersion: 1, noticeId: 'website' }),
    ],
  })
  const wanted = wanting(world, 'marketing', {
    purposes: ['personalisation.recommendations'],
    ids: new Set([id]),
  })
  const [customers, permissions] = [
    await feed.customerChanges(wanted),
    await feed.permissionChanges(wanted),
  ]
  await goTo(ends)
  const heard = await take(customers, 2, 1500)
  expect(heard.at(-1)).toMatchObject({ id, cause: 'TIME', at: new Date(ends) })
  expect(await take(permissions, 1, 300)).toEqual([])
})

test('a child who comes of age gains what a child could not consent to', async () => {
  start()
  const birthday = Math.floor(soon() / DAY) * DAY + DAY
  const born = new Date(birthday)
  born.setUTCFullYear(born.getUTCFullYear() - 18)
  const birth_date = born.toISOString().slice(0, 10)
  const given = consent('personalisation.recommendations', {
    purposeVersion: 1,
    noticeId: 'website',
  })
  const id = await world.customer({ values: { ...values, birth_date }, evidence: [given] })
  const wanted = wanting(world, 'marketing', {
    purposes: ['personalisation.recommendations'],
    ids: new Set([id]),
  })
  const events = await feed.permissionChanges(wanted)
  await goTo(birthday)
  expect(await take(events, 1)).toMatchObject([
    { cause: 'TIME', gained: ['personalisation.recommendations'] },
  ])
})

test('a suppressed contact point is lost to who writes there, and gained when it is lifted', async () => {
  const id = await world.customer({
    values,
    identifiers: { EMAIL: values.email },
    evidence: [consent('marketing.email', { recipients: ['mailer'] })],
  })
  const events = await feed.permissionChanges(
    wanting(world, 'mailer', { purposes: ['marketing.email'], ids: new Set([id]) }),
  )
  await world.db.query(
    `insert into suppressions (tenant_id, contact_hmac, channel, occurred_at)
     select tenant_id, value_hmac, '*', now() - interval '1 minute' from identifiers where customer_id = $1`,
    [id],
  )
  await world.db.query(`update suppressions set lifted_at = now()`)
  const heard = await take(events, 2)
  expect(heard).toMatchObject([
    { cause: 'PROFILE', lost: [{ purpose: 'marketing.email', reason: 'CONTACT_SUPPRESSED' }] },
    { cause: 'PROFILE', gained: ['marketing.email'] },
  ])
  // The same for one who resumes when all of it is past.
  const again = await feed.permissionChanges(
    wanting(world, 'mailer', {
      purposes: ['marketing.email'],
      ids: new Set([id]),
      after: heard[0]!.cursor,
    }),
  )
  expect(await take(again, 2, 300)).toEqual(heard.slice(1))
})

test('several clocks at once tell each instant once', async () => {
  for (let i = 0; i < 3; i++) start()
  const expiresAt = soon()
  const ids = await Promise.all(
    Array.from({ length: 120 }, () =>
      world.customer({ values, evidence: [consent('marketing.email', { expiresAt })] }),
    ),
  )
  await goTo(expiresAt)
  await settled(world)
  const told = await world.db.query<{ id: string; count: number }>(
    `select customer_id as id, count(*)::int as count from changes
      where cause = 'TIME' and customer_id = any($1::uuid[]) group by 1`,
    [ids],
  )
  expect(told).toHaveLength(120)
  expect(new Set(told.map((t) => t.count))).toEqual(new Set([1]))
})

test('a clock that was down tells what ended meanwhile, with the instant it ended at', async () => {
  const expiresAt = soon()
  const id = await world.customer({ values, evidence: [consent('marketing.email', { expiresAt })] })
  const events = await feed.permissionChanges(marketing({ ids: new Set([id]) }))
  world.clock.now = new Date(expiresAt + 3 * DAY)
  const late: number[] = []
  start({ late })
  expect(await take(events, 1)).toMatchObject([{ at: new Date(expiresAt), gained: [] }])
  expect(Math.max(...late)).toBeGreaterThan(2 * DAY)
})

test('what is kept ends with the retention, and an older cursor is told to start afresh', async () => {
  const id = await world.customer({ values, evidence: [order()] })
  const wanted = commerce({ ids: new Set([id]) })
  const events = await feed.customerChanges(wanted)
  const notice = { kind: 'NOTICE' as const, detail: { purposes: ['legal.claims'] } }
  await world.lay(id, notice)
  await world.lay(id, notice)
  const [first, second] = await take(events, 2)
  await events.return!()
  world.clock.now = new Date(Date.now() + 9 * DAY)
  start({ retentionMs: 7 * DAY })
  await until('a pruned stream', async () => (await changesOf(id)).length === 0)
  await expect(feed.customerChanges({ ...wanted, after: first!.cursor })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
  })
  expect(second).toBeDefined()
  await world.lay(id, notice)
  expect((await changesOf(id)).length).toBe(1)
})

test('a new catalogue and the instant at which its version takes effect reach subscribers', async () => {
  const id = await world.customer({
    values,
    evidence: [consent('marketing.email', {}, new Date())],
  })
  start()
  await settled(world)
  const events = await feed.permissionChanges(marketing({ ids: new Set([id]) }))
  const effectiveFrom = new Date(soon() + 2 * DAY).toISOString()
  const purposes = structuredClone(world.document.purposes) as Record<string, any>
  const own = purposes['marketing.email']
  const last = own.versions.at(-1)
  own.versions.push({
    ...structuredClone(last),
    version: last.version + 1,
    publishedAt: new Date().toISOString(),
    effectiveFrom,
    material: true,
    reconsentCutoff: last.version + 1,
  })
  await publishCatalogue(world.db.sql, { ...world.document, purposes } as never)
  await settled(world)
  expect((await changesOf(id)).filter((c) => c.cause === 'CATALOGUE')).toEqual([])
  await goTo(Date.parse(effectiveFrom))
  expect(await take(events, 1)).toMatchObject([
    {
      cause: 'TIME',
      at: new Date(effectiveFrom),
      lost: [{ purpose: 'marketing.email', reason: 'RECONSENT_REQUIRED' }],
    },
  ])
})
