/** Whatever dies in between: an act is on file whole or not at all, never twice, and what was answered is there. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openDatabase, type Database } from '../../src/database/client.ts'
import { AppError } from '../../src/lib/errors.ts'
import { recordConsent } from '../../src/lifecycle/acts/consent.ts'
import { record, type Recorder } from '../../src/lifecycle/record.ts'
import { authenticate } from '../../src/caller/registration.ts'
import { createWorld, TENANT, type World } from '../support/world.ts'

let world: World
let recorder: Recorder
beforeAll(async () => {
  world = await createWorld()
  const catalogue = world.services.catalogues.of(TENANT)!
  const registration = world.document.clients['playground']!
  const claims = {
    client: 'playground',
    tenant: TENANT,
    purposes: [...registration.purposes],
    expiresAt: Infinity,
  }
  const caller = authenticate(claims as never, { ...registration, key: 'playground' })
  recorder = {
    db: world.db,
    catalogue,
    caller,
    gpc: false,
    identifierKey: Buffer.alloc(32, 7),
    now: null,
    onRecorded() {},
  }
})
afterAll(() => world.close())

const accepted = (customerId: string, idempotencyKey: string) => ({
  customerId,
  idempotencyKey,
  expressions: [{ purposes: ['marketing.email', 'marketing.sms'], state: 'GIVEN' as const }],
  proof: { notice: 'consent-marketing@2', language: 'pl', method: 'CHECKBOX' },
})

/** Acts without all their evidence, and evidence of no act. */
const halves = () =>
  world.db.query(`
    select r.key from recordings r where cardinality(r.evidence) <>
      (select count(*) from evidence e where e.customer_id = r.customer_id and e.id = any (r.evidence))
    union all
    select e.source_event_id from evidence e where not exists (select from recordings r where e.id = any (r.evidence))`)

test('backends that are killed at random leave no half act and no second one', async () => {
  const db = await openDatabase({
    url: world.url,
    dataDir: '/nonexistent',
    applicationName: 'victim',
  })
  const ids = await Promise.all(Array.from({ length: 6 }, () => world.customer()))
  const answered = new Set<string>()
  let isOver = false
  let killed = 0
  const killer = (async () => {
    while (!isOver) {
      const rows = await world.db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'victim' and datname = current_database() order by random() limit 1`,
      )
      killed += rows.length
      await pause(15)
    }
  })()
  await Promise.all(
    ids.map(async (id) => {
      for (let n = 0; n < 12; n++) {
        for (let attempt = 0; attempt < 500; attempt++) {
          try {
            const { receipts } = await record(
              { ...recorder, db },
              recordConsent,
              accepted(id, `${id}-${n}`),
            )
            for (const receipt of receipts) answered.add(receipt.id)
            break
          } catch (error) {
            expect((error as AppError).code).toBe('STORE_UNAVAILABLE')
            await pause(20)
          }
        }
      }
    }),
  )
  isOver = true
  await killer
  await db.close()
  expect(killed).toBeGreaterThan(10)
  expect(await halves()).toEqual([])
  const rows = await world.db.query<{ id: string }>(
    'select id from evidence where customer_id = any ($1)',
    [ids],
  )
  expect(rows.map(({ id }) => id).toSorted()).toEqual([...answered].toSorted())
  expect(rows).toHaveLength(6 * 12 * 2)
}, 60_000)

/** A database that commits and then loses the answer, `losses` times. */
function losing(losses: number): Database {
  let left = losses
  return {
    ...world.db,
    query: async (text, params, options) => {
      const rows = await world.db.query(text, params, options)
      if (text.includes('insert into recordings') && left-- > 0)
        throw new AppError('STORE_UNAVAILABLE')
      return rows as never
    },
  }
}

test('an answer that is lost on the way is found again, by us or by who sends it again', async () => {
  const id = await world.customer()
  const first = await record({ ...recorder, db: losing(2) }, recordConsent, accepted(id, 'lost'))
  expect(first).toMatchObject({
    replayed: true,
    seq: 2,
    receipts: [{ needsConfirmation: true }, { needsConfirmation: false }],
  })
  await expect(
    record({ ...recorder, db: losing(3) }, recordConsent, accepted(id, 'lost more')),
  ).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  const again = await record(recorder, recordConsent, accepted(id, 'lost more'))
  expect(again).toMatchObject({ replayed: true, seq: 4 })
  expect(await world.db.query('select id from evidence where customer_id = $1', [id])).toHaveLength(
    4,
  )
  expect(await halves()).toEqual([])
})

test('a deadlock is waited out', async () => {
  const id = await world.customer()
  let left = 1
  const db: Database = {
    ...world.db,
    query: async (text, params, options) => {
      if (text.includes('insert into recordings') && left-- > 0)
        throw new AppError('CONFLICT', { detail: '40P01' })
      return world.db.query(text, params, options) as never
    },
  }
  expect(await record({ ...recorder, db }, recordConsent, accepted(id, 'deadlock'))).toMatchObject({
    replayed: false,
  })
})
