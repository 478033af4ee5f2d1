/**
 * What is told adds up: whoever starts from nothing and follows gained and lost is at every instant
 * where the engine is. Of random people in a real database, with evidence, profile, time and catalogue
 * all moving. RUNS and SEED set how many and which.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { startClock } from '../../src/changes/clock.ts'
import { registeredContexts } from '../../src/changes/contexts.ts'
import type { PermissionsEvent } from '../../src/changes/feed.ts'
import { permittedAt } from '../../src/changes/permitted.ts'
import { computeStanding } from '../../src/customer/standing.ts'
import { silentLog } from '../../src/lib/log.ts'
import { jurisdiction, person } from '../customer/histories.ts'
import { append, layBulk, permitsCategory, personOf, subjectOf } from '../customer/laid.ts'
import type { LaidPerson } from '../customer/laid.ts'
import { createWorld, TENANT, type World } from '../support/world.ts'
import { contextsFor, DAY, feedOf, settled, wanting } from './listening.ts'

const PEOPLE = 12
const numRuns = Number(process.env['RUNS'] ?? 2)
const seed = Number(process.env['SEED'] ?? 20261123)
const CLIENTS = ['playground', 'mailer', 'social-ads']

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const live = () => world.services.catalogues.of(TENANT)!.current()

/** Follows all clients from before these people were there. */
async function follow(people: readonly LaidPerson[]) {
  const ids = new Set(people.map((one) => one.id))
  const feed = feedOf(world, { pollMs: 10 })
  const held = new Map<string, Set<string>>()
  const events = await Promise.all(
    CLIENTS.map((client) => feed.permissionChanges(wanting(world, client, { ids }))),
  )
  let heard = 0
  const reading = events.map(async (stream, i) => {
    for await (const event of stream) {
      heard++
      apply(held, CLIENTS[i]!, event)
    }
  })
  return {
    held,
    get heard() {
      return heard
    },
    async close() {
      await Promise.all(events.map((stream) => stream.return!()))
      await Promise.all(reading)
      feed.close()
    },
  }
}

function apply(held: Map<string, Set<string>>, client: string, event: PermissionsEvent): void {
  const key = `${client}/${event.id}`
  const purposes = held.get(key) ?? new Set()
  held.set(key, purposes)
  for (const purpose of event.gained) {
    if (purposes.has(purpose)) throw new Error(`${key} gained ${purpose} twice`)
    purposes.add(purpose)
  }
  for (const { purpose } of event.lost) {
    if (!purposes.delete(purpose)) throw new Error(`${key} lost ${purpose}, which it never had`)
  }
}

/** What the engine says, asked category by category through the decision on single fields. */
function permitted(one: LaidPerson, client: string, at: number): string[] {
  const subject = subjectOf(one)
  return contextsFor(world, client)
    .filter((context) =>
      live().targets.categories.some((category) =>
        permitsCategory(live(), one, subject, context, category, at),
      ),
    )
    .map(({ purpose }) => purpose)
    .toSorted()
}

async function compare(
  followed: Awaited<ReturnType<typeof follow>>,
  people: readonly LaidPerson[],
  at: number,
) {
  await settled(world)
  const wanted = people.flatMap((one) =>
    CLIENTS.map((client) => [`${client}/${one.id}`, permitted(one, client, at)] as const),
  )
  const differences = () =>
    wanted.filter(
      ([key, own]) => [...(followed.held.get(key) ?? [])].toSorted().join() !== own.join(),
    )
  for (let tries = 0; differences().length > 0 && tries < 200; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(
    differences().map(([key, own]) => [key, own, [...(followed.held.get(key) ?? [])]]),
  ).toEqual([])
}

/** Everybody asked again for one purpose from a day on; a revision of its own each time. */
async function publishAnother(effective: number): Promise<void> {
  const purposes = structuredClone(live().document.purposes) as Record<string, any>
  const { versions } = purposes['product.analytics']
  const last = versions.at(-1)
  versions.push({
    ...structuredClone(last),
    version: last.version + 1,
    publishedAt: new Date().toISOString(),
    effectiveFrom: new Date(effective).toISOString(),
    material: true,
    reconsentCutoff: last.version + 1,
  })
  await publishCatalogue(world.db.sql, { ...live().document, purposes } as never)
}

let effectiveNext = Date.now() + 2 * DAY

test('gained and lost add up to what the engine says at every instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(person, fc.nat({ max: 14 })), { minLength: PEOPLE, maxLength: PEOPLE }),
      fc.array(fc.tuple(fc.nat({ max: PEOPLE - 1 }), jurisdiction), { maxLength: 6 }),
      fc.array(fc.nat({ max: 100 * DAY }), { minLength: 3, maxLength: 5 }),
      async (drawn, moves, steps) => {
        world.clock.now = null
        const people = drawn.map(([one, laid]) =>
          personOf({ ...one, evidence: one.evidence.slice(0, laid) }),
        )
        const followed = await follow(people)
        const clock = startClock({
          db: world.services.db,
          catalogues: world.services.catalogues,
          log: silentLog,
          metrics: { clockLate() {}, clockBehind() {} },
          now: () => world.clock.now,
          hint() {},
          tickMs: 5,
          retentionMs: 4000 * DAY,
        })
        try {
          await layBulk(world.db.sql, TENANT, people)
          for (const [i, [one, laid]] of drawn.entries()) {
            await append(world.db, TENANT, people[i]!, one.evidence.slice(laid))
          }
          await compare(followed, people, Date.now())
          for (const [i, to] of moves) {
            people[i]!.jurisdiction = to
            await world.db.query(`update customers set jurisdiction = $2 where id = $1`, [
              people[i]!.id,
              to,
            ])
          }
          await publishAnother((effectiveNext += DAY))
          await compare(followed, people, Date.now())
          let at = Date.now()
          for (const step of steps) {
            at += step
            await settled(world)
            world.clock.now = new Date(at)
            await compare(followed, people, at)
          }
          expect(followed.heard).toBeGreaterThan(0)
        } finally {
          await clock.stop()
          await followed.close()
        }
      },
    ),
    { numRuns, seed, endOnFailure: true },
  )
}, 300_000)

test('what the short way permits is what a standing permits', () => {
  const at = fc.constantFrom(-400, -1, 0, 1, 30, 400).map((days) => Date.now() + days * DAY)
  fc.assert(
    fc.property(person, at, (drawn, instant) => {
      const one = personOf(drawn)
      const about = { subject: subjectOf(one), provenance: one.provenance, at: instant }
      const { engine, targets } = live()
      for (const context of registeredContexts(live())) {
        const { outcomes, validUntil } = computeStanding(engine, targets, about, context)
        const short = permittedAt(about, live(), context)
        const names = [...targets.fields, ...targets.categories]
        const standing = names.filter((_, index) => outcomes[index] === 0)
        expect([...short.fields, ...short.categories]).toEqual(standing)
        expect(short.next).toBeGreaterThanOrEqual(validUntil ?? Infinity)
      }
    }),
    { numRuns: 60, seed },
  )
}, 120_000)
