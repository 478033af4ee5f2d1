/** What is decided with a write is what the engine decides, and no race leaves a wrong decision fresh. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { loadPeople } from '../../src/customer/facts-store.ts'
import { computeStanding } from '../../src/customer/standing.ts'
import { readEdited } from '../catalogue/editing.ts'
import { createWorld, TENANT, type World } from '../support/world.ts'
import { done, put, reasonFor, said, type Input, type MutationName } from './acting.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const PURPOSES = [
  'marketing.email',
  'marketing.sms',
  'order.fulfilment',
  'fraud.prevention',
  'product.analytics',
]
const hour = fc
  .integer({ min: 0, max: 23 })
  .map((h) => `2026-11-0${1 + (h % 9)}T${String(h).padStart(2, '0')}:00:00Z`)
const act: fc.Arbitrary<[MutationName, Input]> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('GIVEN', 'WITHDRAWN', 'REFUSED', 'REVOKED', 'INVALIDATED'),
      fc.subarray(['marketing.email', 'marketing.sms'], { minLength: 1 }),
    )
    .map(([state, purposes]): [MutationName, Input] => [
      'recordConsent',
      said('', state, ...purposes),
    ]),
  fc
    .constantFrom('ORDER', 'ACCOUNT')
    .map((type): [MutationName, Input] => ['recordContract', { type }]),
  fc
    .constantFrom('FULFILLED', 'RETURNED', 'SETTLED')
    .map((event): [MutationName, Input] => [
      'changeContract',
      { event, target: { key: 'contract' } },
    ]),
  fc.constant<[MutationName, Input]>([
    'recordContract',
    { type: 'ORDER', idempotencyKey: 'contract' },
  ]),
  fc
    .constantFrom('GENERAL', 'DIRECT_MARKETING')
    .map((kind): [MutationName, Input] => ['recordObjection', { kind }]),
  fc.constant<[MutationName, Input]>([
    'restrictProcessing',
    { ground: 'CLAIMS', fields: ['email'] },
  ]),
  fc.constant<[MutationName, Input]>(['recordOptOut', { kind: 'ALL' }]),
  fc.constant<[MutationName, Input]>(['confirmConsent', { targets: [{ key: 'first' }] }]),
)

const keyed = (input: Input, id: string, n: number): Input => {
  const key = (k: unknown) => `${id}/${String(k)}`
  return JSON.parse(
    JSON.stringify({
      ...input,
      customerId: id,
      idempotencyKey: key(input['idempotencyKey'] ?? (n === 0 ? 'first' : n)),
    }),
    (name, value: unknown) => (name === 'key' ? key(value) : value),
  ) as Input
}

/** Every standing that would be believed says what the engine says of all the evidence now. */
async function expectSound(id: string): Promise<number> {
  const live = world.services.catalogues.of(TENANT)!.current()
  const [person] = await loadPeople(world.db, TENANT, [id], null)
  let fresh = 0
  for (const purpose of PURPOSES) {
    world.sent.length = 0
    const asking = { client: 'playground' }
    const told = await reasonFor(world, id, purpose, asking)
    if (
      world.sent.filter(({ text }) => text.includes('as fresh')).length === 1 &&
      !world.sent.some(({ text }) => text.includes('insert into standings'))
    )
      fresh++
    const context = { purpose, controller: 'acme-pl', operation: 'INTERNAL' as never, gpc: false }
    const { operation } = world.document.clients['playground']!
    const { outcomes } = computeStanding(live.engine, live.targets, person!, {
      ...context,
      operation,
    })
    expect([purpose, told === null]).toEqual([
      purpose,
      outcomes[live.targets.indexOf('email')!] === 0,
    ])
  }
  return fresh
}

test('after any history the next read needs one statement and says what the engine says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.option(hour)), { minLength: 1, maxLength: 5 }),
      async (acts) => {
        const id = await world.customer({ values: { email: 'a@example.com' } })
        for (const purpose of PURPOSES) await reasonFor(world, id, purpose)
        let n = 0
        for (const [[name, input], occurredAt] of acts) {
          await put(world, name, keyed({ ...input, ...(occurredAt && { occurredAt }) }, id, n++))
          expect(await expectSound(id)).toBe(PURPOSES.length)
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 15), seed: 20261123 },
  )
})

test("writes that race with each other and with the person's row leave nothing wrong believed", async () => {
  for (let round = 0; round < Number(process.env['RUNS'] ?? 8); round++) {
    const id = await world.customer({ values: { email: 'a@example.com' } })
    for (const purpose of PURPOSES) await reasonFor(world, id, purpose)
    await Promise.all([
      ...['GIVEN', 'WITHDRAWN', 'GIVEN'].map((state) =>
        done(world, 'recordConsent', said(id, state, 'marketing.sms')),
      ),
      done(world, 'recordContract', { customerId: id, type: 'ORDER' }),
      world.db.query(`update customers set jurisdiction = $2 where id = $1`, [
        id,
        ['GB', 'US-CA', 'DE'][round % 3],
      ]),
      ...PURPOSES.map((purpose) => reasonFor(world, id, purpose)),
    ])
    await expectSound(id)
    const rows = await world.db.query<{ at: Date }>(
      'select recorded_at as at from evidence where customer_id = $1 order by seq',
      [id],
    )
    const instants = rows.map(({ at }) => at.getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  }
})

test('a withdrawal that was answered is counted by every read after it', async () => {
  const id = await world.customer({ values: { email: 'a@example.com' } })
  for (let round = 0; round < 20; round++) {
    await done(world, 'recordContract', {
      customerId: id,
      type: 'ORDER',
      idempotencyKey: `c${round}`,
    })
    expect(await reasonFor(world, id, 'order.fulfilment')).toBeNull()
    await done(world, 'changeContract', {
      customerId: id,
      target: { key: `c${round}` },
      event: 'SETTLED',
    })
    expect(await reasonFor(world, id, 'order.fulfilment')).toBe('CONTRACT_ENDED')
  }
})

test('a catalogue that is published between a write and a read decides', async () => {
  const id = await world.customer({ values: { email: 'a@example.com' }, jurisdiction: 'GB' })
  await reasonFor(world, id, 'product.analytics')
  await done(world, 'recordContract', { customerId: id, type: 'ORDER' })
  await publishCatalogue(
    world.db.sql,
    readEdited((catalogue) => {
      catalogue.clients.analytics.name = 'Renamed'
    }),
  )
  await done(world, 'recordObjection', { customerId: id, kind: 'GENERAL' })
  expect(await expectSound(id)).toBeGreaterThan(0)
})
