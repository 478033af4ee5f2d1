/**
 * The "new enemy": consent is withdrawn and then something new is written. Whoever reads at that moment
 * must never see what was written after the withdrawal. READ_MS sets how long is raced.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openCatalogues } from '../../src/catalogue/catalogues.ts'
import { readGated } from '../../src/customer/gated-read.ts'
import type { ReadScope } from '../../src/customer/read-scope.ts'
import { openDatabase, type Database } from '../../src/database/client.ts'
import { AppError } from '../../src/lib/errors.ts'
import { consent, createWorld, provenanceOf, TENANT, type World } from '../support/world.ts'

const raceMs = Number(process.env['READ_MS'] ?? 6000)
const CUSTOMERS = 3

let world: World
let processes: Database[]
beforeAll(async () => {
  world = await createWorld()
  // Two processes' worth of readers: nothing but the database is shared.
  processes = await Promise.all(
    [0, 1].map(() => openDatabase({ url: world.url, dataDir: '/nonexistent' })),
  )
})
afterAll(async () => {
  await Promise.all(processes.map((db) => db.close()))
  await world.close()
})

type Read = (id: string) => Promise<string | null>

async function readerOf(db: Database): Promise<{ atOnce: Read; inTwoSteps: Read }> {
  const catalogues = await openCatalogues(db)
  const scope: ReadScope = {
    db,
    tenant: TENANT,
    catalogue: catalogues.of(TENANT)!,
    recheck() {},
    now: null,
    contexts: [
      { purpose: 'marketing.email', controller: 'acme-pl', operation: 'READ', gpc: false },
    ],
  }
  const lookup = { by: 'ids' } as const
  return {
    async atOnce(id) {
      const [view] = await readGated(scope, { lookup, parameters: [[id]], fields: ['email'] })
      return view!.value('email') as string | null
    },
    /** What we do not do: decide first, then read. The race must be one that this loses. */
    async inTwoSteps(id) {
      const [view] = await readGated(scope, { lookup, parameters: [[id]], fields: [] })
      if (view!.denial('email')) return null
      const [row] = await db.query<{ email: string }>('select email from customers where id = $1', [
        id,
      ])
      return row!.email
    },
  }
}

/** A subscriber with a value that anybody with the purpose may see. */
const subscriber = () =>
  world.customer({
    values: { email: 'open' },
    provenance: provenanceOf(['email']),
    evidence: [consent('marketing.email')],
  })

/** Withdraws, writes what nobody may see, puts it back and consents again. */
async function cycle(id: string): Promise<void> {
  await world.lay(id, {
    kind: 'EXPRESSION',
    detail: { state: 'WITHDRAWN', purpose: 'marketing.email', controllers: ['acme-pl'] },
  })
  await world.db.query('update customers set email = $2 where id = $1', [id, `CANARY ${id}`])
  await sleep(Math.random() * 6)
  await world.db.query(`update customers set email = 'open' where id = $1`, [id])
  const now = new Date()
  await world.lay(id, consent('marketing.email', { confirmedAt: now.getTime() }, now))
}

/** Writers and readers at once; who is written about changes, so that histories stay short. */
async function race(read: (reader: { atOnce: Read; inTwoSteps: Read }) => Read, forMs: number) {
  const ids = await Promise.all(Array.from({ length: CUSTOMERS }, subscriber))
  const readers = await Promise.all(processes.map(readerOf))
  const until = Date.now() + forMs
  const seen = { reads: 0, permitted: 0, leaked: 0, refused: 0, withdrawals: 0 }
  const writing = ids.map(async (_, i) => {
    while (Date.now() < until) {
      if (++seen.withdrawals % 10 === 0) ids[i] = await subscriber()
      await cycle(ids[i]!)
      // Long enough for readers to be permitted in between.
      await sleep(Math.random() * 60)
    }
  })
  const reading = readers.flatMap((reader) =>
    ids.flatMap((_, i) =>
      [0, 1].map(async () => {
        while (Date.now() < until) {
          try {
            const email = await read(reader)(ids[i]!)
            if (email !== null) seen.permitted++
            if (email?.startsWith('CANARY')) seen.leaked++
          } catch (error) {
            // Evidence that moves faster than it can be decided is an outage, never an answer.
            if (!(error instanceof AppError && error.code === 'STORE_UNAVAILABLE')) throw error
            seen.refused++
          }
          seen.reads++
        }
      }),
    ),
  )
  await Promise.all([...writing, ...reading])
  return seen
}

test('no reader sees a value that was written after consent had been withdrawn', async () => {
  const seen = await race((reader) => reader.atOnce, raceMs)
  console.info(JSON.stringify(seen))
  expect(seen.leaked).toBe(0)
  expect(seen.reads).toBeGreaterThan(raceMs / 20)
  expect(seen.permitted).toBeGreaterThan(0)
  expect(seen.withdrawals).toBeGreaterThan(20)
}, 60_000)

test('the same race catches a reader that decides first and reads then', async () => {
  let leaked = 0
  for (let round = 0; round < 5 && leaked === 0; round++) {
    leaked += (await race((reader) => reader.inTwoSteps, 1000)).leaked
  }
  expect(leaked).toBeGreaterThan(0)
}, 60_000)
