/** The stream of changes: nothing is missed, nothing comes twice, and the order of each person holds. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { ChangeFeed } from '../../src/changes/feed.ts'
import { createWorld, order, TENANT, type World } from '../support/world.ts'
import { feedOf, take, until, wanting, type Bounds } from './listening.ts'

let world: World
let feeds: ChangeFeed[] = []
beforeAll(async () => {
  world = await createWorld()
})
afterEach(() => {
  for (const feed of feeds) feed.close()
  feeds = []
})
afterAll(() => world.close())

function openFeed(bounds?: Bounds): ChangeFeed {
  const feed = feedOf(world, bounds)
  feeds.push(feed)
  return feed
}
const commerce = (over = {}) =>
  wanting(world, 'commerce', { purposes: ['order.fulfilment'], ...over })
const notice = { kind: 'NOTICE' as const, detail: { purposes: ['legal.claims'] } }
const now = () => new Date()
/** Somebody of whom order.fulfilment permits something. */
const buyer = { values: { email: 'ada@example.com' }, evidence: [order()] }

/** A transaction that takes its id, lets `meanwhile` happen, writes for a person and commits. */
async function slowWrite(id: string, meanwhile: () => Promise<void>): Promise<void> {
  const sql = world.db.openClient(1)
  await sql.begin(async (tx) => {
    await tx.unsafe('select pg_current_xact_id()')
    await meanwhile()
    // Long enough for a reader that does not wait to go past what was committed.
    await sleep(200)
    await tx.unsafe(
      `insert into evidence (tenant_id, customer_id, id, kind, occurred_at, source, detail)
       values ($1, $2, $3, 'NOTICE', now(), 'web', '{"purposes":["legal.claims"]}')`,
      [TENANT, id, randomUUID()],
    )
  })
  await sql.end()
}

test('what a transaction wrote that began early and committed late is not missed', async () => {
  const early = await world.customer(buyer)
  const quick = await world.customer(buyer)
  const events = await openFeed().customerChanges(commerce({ ids: new Set([early, quick]) }))
  const hearing = take(events, 2)
  let last = '0'
  await slowWrite(early, async () => {
    await world.lay(quick, { ...notice, occurredAt: now() })
    // A reader that goes by what it sees is past the quick one before the other commits.
    const [seen] = await world.db.query<{ last: string }>(
      `select max(xid)::text as last from changes`,
    )
    last = seen!.last
  })
  const naive = await world.db.query<{ id: string }>(
    `select customer_id as id from changes where xid > $1::text::xid8`,
    [last],
  )
  expect(naive.map((row) => row.id)).not.toContain(early)
  const heard = await hearing
  expect(heard.map((e) => e.id).toSorted()).toEqual([early, quick].toSorted())
})

test('changes of one person come in the order of seq, whoever took a transaction id first', async () => {
  const id = await world.customer(buyer)
  const events = await openFeed().customerChanges(commerce({ ids: new Set([id]) }))
  const hearing = take(events, 2)
  await slowWrite(id, async () => {
    await world.lay(id, { ...notice, occurredAt: now() })
  })
  expect((await hearing).map((e) => e.seq)).toEqual([2, 3])
})

test('under many writers every change is heard once, in order, also over breaks', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => world.customer(buyer)))
  const wanted = commerce({ ids: new Set(ids) })
  const feed = openFeed({ pollMs: 20 })
  const whole = await feed.customerChanges(wanted)
  const broken = await feed.customerChanges(wanted)
  const writers = ids.flatMap((id, n) =>
    Array.from({ length: 15 }, async (_, i) => {
      await sleep(((i * 7 + n * 3) % 10) * 8)
      await world.lay(id, { ...notice, occurredAt: now() })
      feed.hint()
    }),
  )
  const resumed: { id: string; seq: number; cursor: string }[] = await take(broken, 20)
  await broken.return!()
  for (let part = broken; resumed.length < 90;) {
    const after = resumed.at(-1)!.cursor
    part = await feed.customerChanges({ ...wanted, after })
    resumed.push(...(await take(part, 23, 2000)))
    await part.return!()
  }
  await Promise.all(writers)
  const heard = await take(whole, 90)
  expect(resumed.map((e) => e.cursor)).toEqual(heard.map((e) => e.cursor))
  for (const id of ids) {
    const seqs = heard.filter((e) => e.id === id).map((e) => e.seq)
    expect(seqs).toEqual(Array.from({ length: 15 }, (_, i) => i + 2))
  }
})

test('from any cursor exactly the rest comes, and the same events', async () => {
  const id = await world.customer(buyer)
  const feed = openFeed()
  const wanted = commerce({ ids: new Set([id]) })
  const events = await feed.customerChanges(wanted)
  for (let i = 0; i < 5; i++) await world.lay(id, { ...notice, occurredAt: now() })
  const all = await take(events, 5)
  expect(all).toHaveLength(5)
  for (const [i, { cursor }] of all.entries()) {
    const rest = await openFeed().customerChanges({ ...wanted, after: cursor })
    expect(await take(rest, 5 - i, 300)).toEqual(all.slice(i + 1))
  }
})

test('who resumes and joins ahead of the others hears nothing twice, and they miss nothing', async () => {
  const id = await world.customer(buyer)
  const wanted = commerce({ ids: new Set([id]) })
  const elsewhere = await openFeed().customerChanges(wanted)
  await world.lay(id, { ...notice, occurredAt: now() })
  const [first] = await take(elsewhere, 1)
  // It looks once, and then only when it is told to.
  const feed = openFeed({ pollMs: 60_000, db: { ...world.services.db, kind: 'embedded' } })
  const follower = take(await feed.customerChanges(wanted), 3)
  await sleep(200)
  for (let i = 0; i < 2; i++) await world.lay(id, { ...notice, occurredAt: now() })
  const ahead = take(await feed.customerChanges({ ...wanted, after: first!.cursor }), 4, 1500)
  await sleep(300)
  feed.hint()
  await world.lay(id, { ...notice, occurredAt: now() })
  feed.hint()
  expect((await ahead).map((e) => e.seq)).toEqual([3, 4, 5])
  expect((await follower).map((e) => e.seq)).toEqual([3, 4, 5])
})

test('without notifications the poll bounds the delay', async () => {
  const id = await world.customer(buyer)
  // As on the embedded database: nobody listens to anything.
  const feed = openFeed({ pollMs: 100, db: { ...world.services.db, kind: 'embedded' } })
  const events = await feed.customerChanges(commerce({ ids: new Set([id]) }))
  const next = events.next()
  await sleep(50)
  const start = performance.now()
  await world.lay(id, { ...notice, occurredAt: now() })
  expect((await next).value).toMatchObject({ id, cause: 'EVIDENCE' })
  expect(performance.now() - start).toBeLessThan(1000)
})

test('a hint of another process shortens a long poll, also after the listening connection was killed', async () => {
  const id = await world.customer(buyer)
  const [listener, writer] = [openFeed({ pollMs: 60_000 }), openFeed()]
  const events = await listener.customerChanges(commerce({ ids: new Set([id]) }))
  const listening = async () => {
    const rows = await world.db.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
    )
    return rows.map((row) => row.pid)
  }
  let next = events.next()
  await until('a listener', async () => (await listening()).length > 0)
  await world.lay(id, { ...notice, occurredAt: now() })
  writer.hint()
  expect((await next).value).toMatchObject({ seq: 2 })
  for (const pid of await listening())
    await world.db.query('select pg_terminate_backend($1)', [pid])
  next = events.next()
  await world.lay(id, { ...notice, occurredAt: now() })
  await until('another listener', async () => (await listening()).length > 0)
  writer.hint()
  expect((await next).value).toMatchObject({ seq: 3 })
}, 30_000)

test('a subscriber that takes nothing is ended by its bound, and goes on from its cursor', async () => {
  const id = await world.customer(buyer)
  const feed = openFeed({ pollMs: 10, queueMax: 10 })
  const wanted = commerce({ ids: new Set([id]) })
  const events = await feed.customerChanges(wanted)
  await world.lay(id, { ...notice, occurredAt: now() })
  const [first] = await take(events, 1)
  for (let i = 0; i < 12; i++) await world.lay(id, { ...notice, occurredAt: now() })
  await sleep(200)
  await expect(events.next()).rejects.toMatchObject({ code: 'OVERLOADED' })
  expect(await events.next()).toMatchObject({ done: true })
  const rest = await feed.customerChanges({ ...wanted, after: first!.cursor })
  expect((await take(rest, 12)).map((e) => e.seq)).toEqual(
    Array.from({ length: 12 }, (_, i) => i + 3),
  )
})

test('a stream ends at once when it is returned, also while it waits', async () => {
  const events = await openFeed().customerChanges(commerce())
  const waiting = events.next()
  await events.return!()
  expect(await waiting).toMatchObject({ done: true })
})

test('a text that is no cursor is refused, and so is a cursor of a list', async () => {
  const feed = openFeed()
  for (const after of ['', 'x', 'AAAA'.repeat(30)]) {
    await expect(feed.customerChanges(commerce({ after }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  }
})

test('a cursor of a database that was restored elsewhere is told to start afresh, and no row waits for ever', async () => {
  const id = await world.customer(buyer)
  const feed = openFeed()
  const wanted = commerce({ ids: new Set([id]) })
  const events = await feed.customerChanges(wanted)
  await world.lay(id, { ...notice, occurredAt: now() })
  const [event] = await take(events, 1)
  const { cursor } = event!
  const running = events.next()
  // A dump of another cluster, far ahead in transaction ids.
  await world.db.query(
    `insert into changes (xid, position, tenant_id, customer_id, cause, at, seq, instant, from_seq)
     values ('9000000000000', 1, $1, $2, 'NEW', now(), 1, now(), null)`,
    [TENANT, id],
  )
  await world.db.query(`update change_points set xid = '9000000000000' where customer_id = $1`, [
    id,
  ])
  await world.db.query(`update change_stream set cluster = 'another/1/1'`)
  const restored = openFeed()
  await expect(restored.customerChanges({ ...wanted, after: cursor })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    hint: expect.stringContaining('Read the current state'),
  })
  // One that was listening in the meantime is told too.
  await expect(running).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  const fresh = await restored.customerChanges(wanted)
  await world.lay(id, { ...notice, occurredAt: now() })
  expect(await take(fresh, 1)).toMatchObject([{ id, seq: 3 }])
  const far = await world.db.query(`select from changes where xid >= '9000000000000'`)
  expect(far).toHaveLength(0)
})
