import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { identifierHmac } from '../../src/customer/identifiers.ts'
import { openDatabase, type Database } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { makeCustomer } from '../../src/seed/customer.ts'
import { seedCustomers, type SeedOptions } from '../../src/seed/seed.ts'
import { createTestDatabase } from '../support/postgres.ts'

const NOW = new Date('2026-11-23T00:00:00.000Z')
const options = (more: Partial<SeedOptions> = {}): SeedOptions => ({
  ...{ tenant: 'acme', count: 300, seed: 1, identifierKey: Buffer.alloc(32, 7), now: NOW },
  ...more,
})

/** Everything there is, as text, and how much. */
async function contentOf(db: Database, tenant: string) {
  const [row] = await db.query<Record<string, unknown>>(
    `select (select count(*)::int from customers where tenant_id = $1) as customers,
            (select md5(string_agg((to_jsonb(c) - 'tenant_id')::text, ',' order by id))
               from customers c where tenant_id = $1) as people,
            (select md5(string_agg((to_jsonb(e) - 'tenant_id')::text, ',' order by customer_id, seq))
               from evidence e where tenant_id = $1) as evidence,
            (select count(*)::int from identifiers where tenant_id = $1) as identifiers,
            (select count(*)::int from suppressions where tenant_id = $1) as suppressions`,
    [tenant],
  )
  return row
}

describe('seeding a PostgreSQL server', () => {
  let db: Database
  let drop: () => Promise<void>

  beforeAll(async () => {
    const created = await createTestDatabase()
    drop = created.drop
    db = await openDatabase({ url: created.url, dataDir: os.tmpdir() })
  })
  afterAll(async () => {
    await db.close()
    await drop()
  })

  test('stores every customer with all its evidence, and tells of progress', async () => {
    const told: number[] = []
    const onProgress = (done: number) => told.push(done)
    const report = await seedCustomers(db, options({ onProgress }))
    expect(report).toEqual({ added: 300, existing: 0 })
    expect(told).toEqual([300])
    const [row] = await db.query<{ wrong: number; rows: number }>(
      `select count(*) filter (where n <> seq and not suppressed)::int as wrong, sum(n)::int as rows
         from (select c.seq, (select count(*) from evidence e where e.tenant_id = c.tenant_id
                                 and e.customer_id = c.id) as n,
                      exists (select from identifiers i join suppressions s
                                 on s.tenant_id = i.tenant_id and s.contact_hmac = i.value_hmac
                               where i.customer_id = c.id) as suppressed
                 from customers c where c.tenant_id = 'acme') per_customer`,
    )
    const people = Array.from({ length: 300 }, (_, n) => makeCustomer('1', n, NOW.getTime()))
    expect(row).toEqual({ wrong: 0, rows: people.flatMap((p) => p.evidence).length })
  })

  test('changes nothing the second time', async () => {
    const before = await contentOf(db, 'acme')
    expect(await seedCustomers(db, options())).toEqual({ added: 0, existing: 300 })
    expect(await contentOf(db, 'acme')).toEqual(before)
  })

  test('goes on after a smaller run, and comes to the same as one large run', async () => {
    const tenant = 'in-parts'
    await seedCustomers(db, options({ tenant, count: 40 }))
    await seedCustomers(db, options({ tenant, count: 100, start: 100 }))
    const report = await seedCustomers(db, options({ tenant, count: 300 }))
    expect(report).toEqual({ added: 160, existing: 140 })
    expect(await contentOf(db, tenant)).toEqual(await contentOf(db, 'acme'))
  })

  test('leaves a contact point with whom it leads to, and stores everybody all the same', async () => {
    const tenant = 'taken'
    const owner = '00000000-0000-4000-8000-000000000001'
    const { type, value } = makeCustomer('1', 25, NOW.getTime()).identifiers[0]!
    const hmac = identifierHmac(options().identifierKey, tenant, type, value)
    await db.query(
      `insert into identifiers (tenant_id, type, value_hmac, customer_id, source)
       values ($1, $2, $3, $4, 'webshop')`,
      [tenant, type, hmac, owner],
    )
    expect(await seedCustomers(db, options({ tenant }))).toEqual({ added: 300, existing: 0 })
    const found = await db.query<{ owner: string }>(
      'select customer_id as owner from identifiers where tenant_id = $1 and value_hmac = $2',
      [tenant, hmac],
    )
    expect(found).toEqual([{ owner }])
    const [all, those] = [await contentOf(db, tenant), await contentOf(db, 'acme')]
    expect(all).toEqual(those)
  })

  test('refuses a sample before the purposes it speaks of', async () => {
    const early = seedCustomers(db, options({ now: new Date('2025-06-01') }))
    await expect(early).rejects.toThrow('expected 2026-02-01 or later')
  })
})

test('the embedded database gets the very same rows', async () => {
  const created = await createTestDatabase()
  const dataDir = fs.mkdtempSync(join(os.tmpdir(), 'purposegraph-seed-'))
  const server = await openDatabase({ url: created.url, dataDir })
  const embedded = await openDatabase({ dataDir, fsync: false })
  try {
    await migrate(embedded)
    for (const db of [server, embedded]) await seedCustomers(db, options())
    expect(await contentOf(embedded, 'acme')).toEqual(await contentOf(server, 'acme'))
  } finally {
    await Promise.all([embedded.close(), server.close()])
    await created.drop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
})
