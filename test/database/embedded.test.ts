import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openDatabase, type Database } from '../../src/database/client.ts'
import { createTurns } from '../../src/database/embedded-turns.ts'
import { openEmbedded } from '../../src/database/embedded.ts'
import { migrate, pendingMigrations } from '../../src/database/migrate.ts'
import { encodeFrame } from '../../src/database/wire-frames.ts'
import { createTestDatabase } from '../support/postgres.ts'

const root = fs.mkdtempSync(join(os.tmpdir(), 'pg-embedded-'))
const dataDir = join(root, 'shared')
let db: Database

const openIn = (folder: string, fsync = false): Promise<Database> =>
  openDatabase({ dataDir: folder, fsync })

beforeAll(async () => {
  db = await openIn(dataDir)
})
afterAll(async () => {
  await db.close()
  fs.rmSync(root, { recursive: true, force: true })
})

test('data survive a close and a reopen', async () => {
  await db.query('create table kept (n int)')
  await db.query('insert into kept values ($1)', [42])
  await db.close()
  db = await openIn(dataDir, true)
  expect(await db.query('select n from kept')).toEqual([{ n: 42 }])
  expect(await db.query('show fsync')).toEqual([{ fsync: 'on' }])
  await db.query('insert into kept values (43)')
})

test('a second opener is refused with a text that names the folder and what to do', async () => {
  const error = await openIn(dataDir).then(
    () => undefined,
    (reason: unknown) => reason as Error,
  )
  expect(error?.message).toContain(
    `in ${join(dataDir, 'postgres')} is in use by process ${process.pid}`,
  )
  expect(error?.message).toContain('DATABASE_URL')
  expect(await db.query('select 1 as n')).toEqual([{ n: 1 }])
})

test('the lock of a dead process is taken over, and so is a start that was cut short', async () => {
  const folder = join(root, 'stale')
  fs.mkdirSync(join(folder, 'postgres'), { recursive: true })
  const dead = spawnSync(process.execPath, ['-e', 'console.log(process.pid)']).stdout.toString()
  const holder = { pid: Number(dead), host: os.hostname(), startedAt: '1' }
  fs.writeFileSync(join(folder, 'postgres.lock'), JSON.stringify(holder))
  fs.writeFileSync(join(folder, 'postgres.incomplete'), '')
  fs.writeFileSync(join(folder, 'postgres/PG_VERSION'), '18')
  const other = await openIn(folder)
  expect(await other.query('select 1 as n')).toEqual([{ n: 1 }])
  await other.close()
  expect(fs.readdirSync(folder)).toEqual(['postgres'])
})

test('transactions of two clients are isolated', async () => {
  const [one, two] = [db.openClient(1), db.openClient(1)]
  await one`create table account (n int)`
  const order: string[] = []
  const first = one.begin(async (tx) => {
    await tx`insert into account values (1)`
    await new Promise((resolve) => setTimeout(resolve, 50))
    order.push('first ends')
    throw new Error('no')
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const second = two`select count(*) as n from account`.then((rows) => {
    order.push('second reads')
    return rows
  })
  await expect(first).rejects.toThrow('no')
  expect([...(await second)]).toEqual([{ n: 0 }])
  expect(order).toEqual(['first ends', 'second reads'])
})

test('a failed statement of one client leaves the statements of the others alone', async () => {
  const clients = [1, 2, 3].map(() => db.openClient(1))
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, n) => {
      const text = n % 3 === 0 ? 'select $1::int / 0 as n' : 'select $1::int as n'
      const client = clients[n % clients.length]
      // Texts that differ, so that each is parsed, described and bound in two steps.
      return Promise.resolve(client?.unsafe(`${text} -- ${n % 20}`, [n], { prepare: true }))
    }),
  )
  const failed = { status: 'rejected', reason: { code: '22012' } }
  expect(results).toMatchObject(
    results.map((_, n) => (n % 3 === 0 ? failed : { status: 'fulfilled', value: [{ n }] })),
  )
})

test('a socket that dies inside a transaction is rolled back', async () => {
  await db.query('create table lost (n int)')
  const doomed = db.openClient(1)
  await doomed.unsafe('begin')
  await doomed.unsafe('insert into lost values (1)')
  await doomed.end({ timeout: 0 })
  expect(await db.query('select * from lost')).toEqual([])
})

test('a transaction that says nothing is cut, so that the others go on', async () => {
  const folder = join(root, 'idle')
  const idle = await openDatabase({ dataDir: folder, fsync: false, idleInTransactionMs: 100 })
  const holder = idle.openClient(1)
  await holder.unsafe('begin')
  expect(await idle.query('select 1 as n')).toEqual([{ n: 1 }])
  await idle.close()
})

test('a query that waits for a transaction of another fails at its deadline and never runs', async () => {
  await db.query('create table waited (n int)')
  const holder = db.openClient(1)
  await holder.unsafe('begin')
  const waiting = db.query('insert into waited values (1)', [], { deadlineMs: 50 })
  await expect(waiting).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  await new Promise((resolve) => setTimeout(resolve, 1200))
  await holder.unsafe('commit')
  expect(await db.query('select * from waited')).toEqual([])
})

test('a notification reaches the client that listens from the one that notifies', async () => {
  const [listener, notifier] = [db.openClient(1), db.openClient(1)]
  const heard = new Promise<string>((resolve) => {
    void listener.listen('news', resolve).then(() => notifier.notify('news', 'hello'))
  })
  expect(await heard).toBe('hello')
})

test('frames may be split anywhere and may come several in one piece', async () => {
  const embedded = await openEmbedded(join(root, 'idle'), { fsync: false, idleInTransactionMs: 0 })
  const parameters = Buffer.from('\0\x03\0\0user\0postgres\0\0', 'latin1')
  const startup = Buffer.concat([Buffer.from([0, 0, 0, parameters.length + 4]), parameters])
  const stream = Buffer.concat([
    startup,
    ...['select 11\0', 'select 22\0'].map((text) => encodeFrame(0x51, text)),
  ])
  for (const size of [1, 3, 7, stream.length]) {
    const socket = embedded.open()
    let answer = ''
    const done = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString('latin1')
        // Twice the tag of a SELECT, and ready again.
        if (answer.split('SELECT 1').length === 3 && answer.endsWith('I')) resolve()
      })
    })
    for (let at = 0; at < stream.length; at += size) socket.write(stream.subarray(at, at + size))
    await done
    expect(answer).toMatch(/11C.*22C/s)
    socket.destroy()
  }
  await embedded.close()
})

test('a frame of a senseless length ends the connection alone', async () => {
  const turns = createTurns(async () => Buffer.alloc(0), 0)
  const [bad, good] = [turns.connect(), turns.connect()]
  const closed = new Promise((resolve) => bad.once('error', resolve))
  bad.write(Buffer.from([0x7f, 0xff, 0xff, 0xff, 0]))
  expect(await closed).toBeInstanceOf(RangeError)
  expect(good.readyState).toBe('open')
  await turns.close()
})

test('migrations run on the embedded database too', async () => {
  await migrate(db)
  expect(await pendingMigrations(db)).toBe(0)
})

test('the same statements give equal results on the embedded database and on a server', async () => {
  const copy = await createTestDatabase()
  const server = await openDatabase({ url: copy.url, dataDir })
  const at = new Date('2026-03-04T05:06:07.890Z')
  const statements: [string, unknown[]][] = [
    ['create table same (id bigint primary key, tags text[], doc jsonb, at timestamptz)', []],
    ['insert into same values ($1, $2, $3, $4)', [1, ['a', 'b "c\\', null, ''], { x: [1] }, at]],
    ['insert into same values ($1, $2, $3, $4)', ['9007199254740993', [], 'text', null]],
    ['select * from same order by id', []],
    ['select count(*) as n, sum(id) as total, array_agg(id order by id) as ids from same', []],
    ['select * from same where id = any($1)', [[1, 2]]],
    [
      `select at::text as text, at::date as day, true as yes, 1.5::float8 as x, 1.50 as y from same`,
      [],
    ],
    [
      `select '\\x00ff'::bytea as bytes, array[[1,2],[3,4]] as grid, '[2:3]={7,8}'::int[] as odd`,
      [],
    ],
    [`select array['2026-01-01T00:00Z'::timestamptz] as dates, array[true, null] as flags`, []],
    [`select unnest($1::uuid[]) as id`, [['00000000-0000-4000-8000-000000000001']]],
    [`select $1::jsonb[] as docs`, [[{ a: '"' }, 'x']]],
  ]
  for (const [text, params] of statements) {
    const [here, there] = [await db.query(text, params), await server.query(text, params)]
    expect({ text, rows: [...here] }).toEqual({ text, rows: [...there] })
  }
  const [first, second] = await server.query<Record<string, unknown>>(
    'select * from same order by id',
  )
  expect(first).toEqual({ id: 1, tags: ['a', 'b "c\\', null, ''], doc: { x: [1] }, at })
  expect(second).toEqual({ id: '9007199254740993', tags: [], doc: 'text', at: null })
  await server.close()
  await copy.drop()
})
