/** Suppressing and lifting converge, whoever has the contact point; only its keyed hash is kept. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { createWorld, consent, type World } from '../support/world.ts'
import { done, reasonFor } from './acting.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const stored = (value: string) => ({ contactPoint: { type: 'EMAIL', value } })
const rows = () =>
  world.db.query<Record<string, unknown>>(
    'select channel, occurred_at, lifted_at, source, reason from suppressions order by contact_hmac, channel',
  )

test('suppressing and lifting end alike in every order and repetition', async () => {
  let run = 0
  const act = fc.record({
    isLifted: fc.boolean(),
    hour: fc.integer({ min: 10, max: 13 }),
    reason: fc.constantFrom('REQUEST', 'COMPLAINT'),
    client: fc.constantFrom('playground', 'service'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(act, { minLength: 1, maxLength: 5 })
        .chain((acts) =>
          fc.tuple(
            fc.constant(acts),
            fc.shuffledSubarray([...acts, ...acts], { minLength: acts.length * 2 }),
          ),
        ),
      async ([acts, shuffled]) => {
        const ends = []
        for (const order of [acts, shuffled]) {
          const address = `run${run++}@example.com`
          for (const { isLifted, hour, reason, client } of order) {
            await done(
              world,
              isLifted ? 'liftSuppression' : 'suppressContact',
              { ...stored(address), reason, occurredAt: `2026-11-01T${hour}:00:00Z` },
              { client },
            )
          }
          const [end] = await world.db.query<{
            occurred_at: unknown
            lifted_at: unknown
            source: string
            reason: string
          }>(
            `select occurred_at::text, lifted_at::text, source, reason from suppressions where contact_hmac = (
             select contact_hmac from suppressions order by recorded_at desc limit 1)`,
          )
          ends.push(end)
        }
        expect(ends[1]).toEqual(ends[0])
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 15), seed: 20261123 },
  )
})

test('a suppression ends the use at once for everybody who has the address, also who comes later', async () => {
  const person = () =>
    world.customer({
      values: { email: 'Shared@Example.com' },
      identifiers: { EMAIL: `shared${count++}@example.com` },
      evidence: [consent('marketing.email', { recipients: ['mailer'] })],
    })
  let count = 0
  const [first, second] = [await person(), await person()]
  const asking = { client: 'mailer' }
  expect(await reasonFor(world, first, 'marketing.email', asking)).toBeNull()
  await done(world, 'suppressContact', stored(' SHARED0@example.com '), { client: 'mailer' })
  expect(await reasonFor(world, first, 'marketing.email', asking)).toBe('CONTACT_SUPPRESSED')
  expect(await reasonFor(world, second, 'marketing.email', asking)).toBeNull()
  await done(world, 'liftSuppression', stored('shared0@example.com'), { client: 'mailer' })
  expect(await reasonFor(world, first, 'marketing.email', asking)).toBeNull()
})

test('the address is nowhere in the database but as its keyed hash', async () => {
  await done(world, 'suppressContact', { ...stored('c4n4ry@example.com'), reason: 'REQUEST' })
  for (const table of ['suppressions', 'recordings', 'changes']) {
    const [{ text } = { text: '' }] = await world.db.query<{ text: string }>(
      `select string_agg(t::text, '') as text from ${table} t`,
    )
    expect(text).not.toContain('c4n4ry')
    expect(text).not.toContain(Buffer.from('c4n4ry').toString('hex'))
  }
  expect((await rows()).length).toBeGreaterThan(0)
})
