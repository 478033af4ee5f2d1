/** The same stream, clock and identity on the embedded database, which has one backend and no LISTEN. */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openCatalogues } from '../../src/catalogue/catalogues.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { startClock } from '../../src/changes/clock.ts'
import { createChangeFeed } from '../../src/changes/feed.ts'
import { openDatabase } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { silentLog } from '../../src/lib/log.ts'
import { DAY, take } from './listening.ts'

test('evidence and time reach a subscriber of the embedded database', async () => {
  const dataDir = fs.mkdtempSync(join(os.tmpdir(), 'purposegraph-changes-'))
  const db = await openDatabase({ dataDir, fsync: false })
  await migrate(db)
  await publishCatalogue(db.sql, readCatalogue('catalogue'))
  const catalogues = await openCatalogues(db)
  const tenant = catalogues.tenants[0]!
  const parts = { db, catalogues, log: silentLog }
  const feed = createChangeFeed({
    ...parts,
    key: Buffer.alloc(32, 1),
    pollMs: 60_000,
    queueMax: 100,
  })
  let now: Date | null = null
  const clock = startClock({
    ...parts,
    metrics: { clockLate() {}, clockBehind() {} },
    now: () => now,
    hint: () => feed.hint(),
    tickMs: 20,
    retentionMs: 7 * DAY,
  })
  const context = { controller: 'acme-pl', operation: 'READ' as const, gpc: false }
  const events = await feed.permissionChanges({
    tenant,
    contexts: [{ ...context, purpose: 'order.fulfilment' }],
    ids: null,
    after: null,
    recheck() {},
  })
  const id = randomUUID()
  const endsAt = Date.now() + DAY
  await db.query(`insert into customers (tenant_id, id) values ($1, $2)`, [tenant, id])
  await db.query(
    `insert into evidence (tenant_id, customer_id, id, kind, occurred_at, source, detail)
     values ($1, $2, $3, 'CONTRACT', now(), 'web', $4)`,
    [tenant, id, randomUUID(), { controller: 'acme-pl', type: 'ORDER', endsAt }],
  )
  feed.hint()
  expect(await take(events, 1)).toMatchObject([
    { id, cause: 'EVIDENCE', gained: ['order.fulfilment'] },
  ])
  now = new Date(endsAt)
  expect(await take(events, 1, 20_000)).toMatchObject([{ id, cause: 'TIME', at: now }])
  await clock.stop()
  feed.close()
  await db.close()
  fs.rmSync(dataDir, { recursive: true })
})
