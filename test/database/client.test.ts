import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { sql as raw } from 'drizzle-orm'
import {
  databaseFault,
  drizzleOf,
  openDatabase,
  type Database,
  type DatabaseOptions,
} from '../../src/database/client.ts'
import { migrate, pendingMigrations } from '../../src/database/migrate.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createTestDatabase } from '../support/postgres.ts'

const CANARY = 'anna.kowalska@example.pl'

let server: Awaited<ReturnType<typeof createTestDatabase>>
const opened: Database[] = []
const folders: string[] = []

const temporaryFolder = (): string => {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'pg-client-'))
  folders.push(folder)
  return folder
}

const open = async (options: Partial<DatabaseOptions> = {}): Promise<Database> => {
  const db = await openDatabase({ url: server.url, dataDir: os.tmpdir(), ...options })
  opened.push(db)
  return db
}

const failure = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  return error as AppError
}

/** Everything of an error that a logger could print, its hidden properties too. */
const everythingIn = (error: Error): string => {
  const parts = [String(error), error.stack ?? '', JSON.stringify(error)]
  for (const name of Object.getOwnPropertyNames(error)) {
    parts.push(name, String((error as unknown as Record<string, unknown>)[name]))
  }
  return parts.join('\n')
}

beforeAll(async () => {
  server = await createTestDatabase()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((db) => db.close()))
})
afterAll(async () => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
  await server.drop()
})

test('a query past its deadline fails as STORE_UNAVAILABLE and the pool is usable after', async () => {
  const db = await open({ poolMax: 1 })
  const startedAt = Date.now()
  const error = await failure(db.query('select pg_sleep(4)', [], { deadlineMs: 200 }))
  expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', detail: 'DEADLINE' })
  expect(await db.query('select $1::int as n', [7])).toEqual([{ n: 7 }])
  expect(Date.now() - startedAt).toBeLessThan(3000)
})

test('the server gives up a statement at its timeout, as STORE_UNAVAILABLE', async () => {
  const db = await open({ statementTimeoutMs: 100 })
  const error = await failure(db.query('select pg_sleep(4)'))
  expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', detail: '57014' })
})

test('a query that waits for a connection is dropped at its deadline and never runs', async () => {
  const db = await open({ poolMax: 1 })
  await db.query('create table never (n int)')
  const slow = db.query('select pg_sleep(0.6)')
  const error = await failure(db.query('insert into never values (1)', [], { deadlineMs: 100 }))
  expect(error.code).toBe('STORE_UNAVAILABLE')
  await slow
  expect(await db.query('select * from never')).toEqual([])
})

test('answers never go to another caller, whatever is cancelled in between', async () => {
  const db = await open({ poolMax: 2 })
  const asked = Array.from({ length: 200 }, async (_, n) => {
    const slow = n % 10 === 0
    const text = slow ? 'select pg_sleep(0.3), $1::int as n' : 'select $1::int as n'
    const rows = await db.query<{ n: number }>(text, [n], { deadlineMs: slow ? 20 : 30_000 })
    expect(rows).toMatchObject([{ n }])
    return n
  })
  const settled = await Promise.allSettled(asked)
  const late = { status: 'rejected', reason: { code: 'STORE_UNAVAILABLE' } }
  expect(settled).toMatchObject(
    settled.map((_, n) => (n % 10 === 0 ? late : { status: 'fulfilled', value: n })),
  )
})

test('terminated backends under load neither end the process nor spoil later queries', async () => {
  const db = await open({ poolMax: 4 })
  const killer = await open({ poolMax: 1 })
  await db.query('create table load (n int)')
  const load = { isOver: false }
  let failed = 0
  const codes = new Set<string>()
  const workers = Array.from({ length: 20 }, async () => {
    while (!load.isOver) {
      try {
        await db.query('insert into load values ($1)', [1])
        await db.query('select $1::text as t, pg_sleep(0.001)', ['x'])
      } catch (error) {
        failed++
        codes.add((error as AppError).code)
      }
    }
  })
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`
  for (let round = 0; round < 30; round++) {
    await killer.query(kill)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  load.isOver = true
  await Promise.all(workers)
  expect(failed).toBeGreaterThan(0)
  expect([...codes]).toEqual(['STORE_UNAVAILABLE'])
  expect(await db.query('select $1::int as n', [1])).toEqual([{ n: 1 }])
})

test('a network that goes silent costs the caller its deadline, and the pool heals', async () => {
  const target = new URL(server.url)
  const [port, host] = [Number(target.port || 5432), target.hostname]
  let isSilent = false
  const proxy = net.createServer((inner) => {
    const outer = net.connect(port, host)
    inner.on('data', (chunk) => isSilent || outer.write(chunk))
    outer.on('data', (chunk) => isSilent || inner.write(chunk))
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      one.on('error', () => {}).on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  target.hostname = '127.0.0.1'
  target.port = String((proxy.address() as net.AddressInfo).port)
  const db = await open({ url: target.href, poolMax: 2, deadlineMs: 300 })
  await Promise.all([db.query('select 1 as n'), db.query('select 1 as n')])
  isSilent = true
  const errors = await Promise.all([1, 2, 3].map(() => failure(db.query('select 2 as n'))))
  expect(errors.map((error) => error.code)).toEqual(Array(3).fill('STORE_UNAVAILABLE'))
  isSilent = false
  const healed = await db.query('select 3 as n', [], { deadlineMs: 5000 })
  expect(healed).toEqual([{ n: 3 }])
  await db.close()
  proxy.close()
})

test('one query more than the bound is refused at once as OVERLOADED', async () => {
  const db = await open({ poolMax: 1, pendingMax: 3 })
  const running = [1, 2, 3].map(() => db.query('select pg_sleep(0.1)'))
  const startedAt = Date.now()
  const error = await failure(db.query('select 1'))
  expect(error.code).toBe('OVERLOADED')
  expect(Date.now() - startedAt).toBeLessThan(50)
  await Promise.all(running)
  expect(await db.query('select 1 as n')).toEqual([{ n: 1 }])
})

test.each(['server', 'embedded'])('no value reaches an error: %s', async (kind) => {
  const dataDir = temporaryFolder()
  const db = await open(kind === 'server' ? {} : { url: undefined, dataDir, fsync: false })
  await db.query('create table person (email text unique, name text not null)')
  const insert = 'insert into person values ($1, $2)'
  await db.query(insert, [CANARY, 'Anna'])
  const failing: [string, unknown[], string, string][] = [
    [insert, [CANARY, 'Anna'], 'CONFLICT', '23505 person_email_key'],
    [insert, [CANARY, null], 'INTERNAL', '23502'],
    ['select $1::text::int', [CANARY], 'INTERNAL', '22P02'],
    ['select $1::int', [CANARY], 'INTERNAL', '22P02'],
    [`select '${CANARY}' from nowhere`, [], 'INTERNAL', '42P01'],
    ['do $$ begin raise exception $a$anna.kowalska@example.pl$a$; end $$', [], 'INTERNAL', 'P0001'],
    ['select $1::int', [undefined, CANARY], 'INTERNAL', 'UNDEFINED_VALUE'],
  ]
  for (const [text, params, code, detail] of failing) {
    const error = await failure(db.query(text, params))
    expect({ code: error.code, detail: error.detail }).toEqual({ code, detail })
    expect(error.cause).toBeUndefined()
    expect(error.hint).toBeUndefined()
    expect(everythingIn(error)).not.toContain('anna')
    expect(everythingIn(error)).not.toContain('person values')
  }
  expect(await db.query('select $1::text as name', ['b'])).toEqual([{ name: 'b' }])
  const viaDrizzle = drizzleOf(db).execute(raw`insert into person values (${CANARY}, ${'Anna'})`)
  const error = databaseFault(await viaDrizzle.catch((reason: unknown) => reason))
  expect(error.code).toBe('CONFLICT')
  expect(everythingIn(error)).not.toContain('anna')
})

test('a server that is not there is STORE_UNAVAILABLE, without its address', async () => {
  const db = await open({ url: 'postgres://u:secret@127.0.0.1:1/x' })
  const error = await failure(db.query('select 1'))
  expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', detail: 'ECONNREFUSED' })
  expect(everythingIn(error)).not.toContain('127.0.0.1')
})

test('a bad URL is refused without repeating its password', async () => {
  const opening = openDatabase({ url: 'postgres://u:se cret@[/x', dataDir: os.tmpdir() })
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  )
  expect(error?.message).toContain('DATABASE_URL is not a PostgreSQL URL')
  expect(everythingIn(error as Error)).not.toContain('cret')
})

test('drizzle leaves the dates of the pool as they are', async () => {
  const db = await open()
  await drizzleOf(db).execute(raw`select now()`)
  const [row] = await db.query<{ at: Date }>(`select '2026-01-02T03:04:05Z'::timestamptz as at`)
  expect(row?.at).toEqual(new Date('2026-01-02T03:04:05Z'))
})

test('a closed database refuses, and closing twice is one closing', async () => {
  const db = await open()
  await Promise.all([db.close(), db.close()])
  expect((await failure(db.query('select 1'))).code).toBe('STORE_UNAVAILABLE')
})

const migrationsFolder = (count: number): string => {
  const folder = temporaryFolder()
  fs.mkdirSync(join(folder, 'meta'))
  const entries = Array.from({ length: count }, (_, n) => {
    fs.writeFileSync(join(folder, `000${n}_step.sql`), `create table step_${n} (n int)`)
    // Later than any migration of the project, whose template this database is a copy of.
    return { idx: n, version: '7', when: 4e12 + n, tag: `000${n}_step`, breakpoints: true }
  })
  const journal = { version: '7', dialect: 'postgresql', entries }
  fs.writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify(journal))
  return folder
}

test('migrations run once though several start at once, and a newer database is refused', async () => {
  const dbs = await Promise.all([open(), open(), open()])
  const [first] = dbs
  const [two, one] = [migrationsFolder(2), migrationsFolder(1)]
  expect(await pendingMigrations(first, two)).toBe(2)
  const counts = await Promise.all(dbs.map((db) => migrate(db, two)))
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 2])
  expect(await pendingMigrations(first, two)).toBe(0)
  await expect(migrate(first, one)).rejects.toThrow('newer version of purposegraph')
  expect(await pendingMigrations(first, one)).toBe(0)
})
