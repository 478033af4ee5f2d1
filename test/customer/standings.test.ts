/**
 * The statement that decides and reads releases exactly what the pure engine permits: of random people
 * in a real database, field by field, in both directions, whatever happened in between. RUNS and SEED
 * set how many and which.
 */
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compileRevision } from '../../src/catalogue/catalogues.ts'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { contextKey, type DecisionContext } from '../../src/customer/context.ts'
import type { CustomerView } from '../../src/customer/customer-view.ts'
import { readGated } from '../../src/customer/gated-read.ts'
import type { Subject } from '../../src/decision/subject.ts'
import { openDatabase } from '../../src/database/client.ts'
import { createWorld, TENANT, type World } from '../support/world.ts'
import { BASE, birthDate, DAY, drawnPiece, FIELDS, jurisdiction } from './histories.ts'
import { person, provenance } from './histories.ts'
import { append, contactOf, decisionOn, decisionOnEmpty } from './laid.ts'
import { permitsCategory, layBulk, valueOf } from './laid.ts'
import { personOf, subjectOf, type LaidPerson } from './laid.ts'

const PEOPLE = 30
const numRuns = Number(process.env['RUNS'] ?? 2)
const seed = Number(process.env['SEED'] ?? 20261123)

let world: World
let contexts: DecisionContext[]
const counted = { values: 0, released: 0, reads: 0 }

beforeAll(async () => {
  world = await createWorld()
  contexts = everyContext()
})
afterAll(() => world.close())

/** Every purpose of every client, the playground's with and without the browser's signal. */
function everyContext(): DecisionContext[] {
  return Object.entries(world.document.clients).flatMap(([key, client]) =>
    client.purposes.flatMap((purpose) => {
      const { controller, operation, channel, topic, recipient } = client
      const context = { purpose, controller, operation, channel, topic, recipient, gpc: false }
      return key === 'playground' ? [context, { ...context, gpc: true }] : [context]
    }),
  )
}

const liveNow = () => world.services.catalogues.of(TENANT)!.current()

/** Reads these people in these contexts at an instant and compares with the engine. */
async function compare(people: LaidPerson[], chosen: DecisionContext[], instant: number) {
  const views = await readGated(
    {
      db: world.services.db,
      tenant: TENANT,
      catalogue: world.services.catalogues.of(TENANT)!,
      recheck() {},
      now: new Date(instant),
      contexts: chosen,
    },
    { lookup: { by: 'ids' }, parameters: [people.map((p) => p.id)], fields: FIELDS },
  )
  counted.reads++
  const live = liveNow()
  const byId = new Map(views.map((v) => [v.id, v]))
  for (const one of people) {
    const at = Math.max(instant, one.touchedAt)
    const differences = differencesOf(live, one, byId.get(one.id)!, chosen, at)
    counted.values += FIELDS.length
    if (differences.length > 0) {
      const { values: _, ...told } = one
      throw new Error(JSON.stringify({ seed, at, contexts: chosen, differences, person: told }))
    }
  }
}

/** Each field where read and engine differ, in words. */
function differencesOf(
  live: LiveCatalogue,
  one: LaidPerson,
  view: CustomerView,
  chosen: DecisionContext[],
  at: number,
): string[] {
  const found: string[] = []
  const subject = subjectOf(one)
  for (const field of FIELDS) {
    const decisions = chosen.map((c) => decisionOn(live, one, subject, c, field, at))
    const permitted = decisions.every((d) => d?.effect === 'ALLOW')
    if (permitted) counted.released++
    const wanted = permitted ? plain(valueOf(one, field)) : null
    const got = plain(view.value(field))
    if (!isDeepStrictEqual(wanted, got)) {
      found.push(`${field}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`)
    }
    const denial = view.denial(field)
    if ((denial === undefined) !== permitted) found.push(`${field}: denial ${denial?.reason}`)
    else if (denial && chosen.length === 1) {
      const empty = decisionOnEmpty(live, subject, chosen[0]!, field, at)
      const isSilent = empty.effect === 'ALLOW'
      const reason = isSilent ? (decisions[0]?.reason ?? 'PURPOSE_INCOMPATIBLE') : empty.reason
      const told = { reason: denial.reason, isSilent: denial.isSilent }
      if (!isDeepStrictEqual(told, { reason, isSilent })) {
        found.push(`${field}: ${JSON.stringify(told)} instead of ${reason}`)
      }
    }
  }
  if (view.decided?.at !== at) found.push(`at ${view.decided?.at}`)
  // Categories are slower to ask for, as there are many; one reading in ten is enough.
  if (counted.reads % 10 === 0)
    found.push(...categoryDifferences(live, one, subject, view, chosen, at))
  return found
}

function categoryDifferences(
  live: LiveCatalogue,
  one: LaidPerson,
  subject: Subject,
  view: CustomerView,
  chosen: DecisionContext[],
  at: number,
): string[] {
  const told = new Set(view.permittedCategories())
  return live.targets.categories.filter((category) => {
    const permitted = chosen.every((c) => permitsCategory(live, one, subject, c, category, at))
    return permitted !== told.has(category)
  })
}

/** The seed and the cause: the people themselves would fill pages. */
function reporter<T>(run: fc.RunDetails<T>): void {
  if (run.failed) {
    const { detail = '' } = run.errorInstance as { detail?: string }
    throw new Error(`seed ${run.seed}, path ${run.counterexamplePath} ${detail}`, {
      cause: run.errorInstance,
    })
  }
}

const plain = (value: unknown): unknown =>
  value === undefined ? null : JSON.parse(JSON.stringify(value))

const instants = [-30 * DAY, 0, 1, DAY, 60 * DAY, 300 * DAY, 500 * DAY, 900 * DAY].map(
  (o) => BASE + o,
)

const chosenContexts = () =>
  fc
    .array(fc.noBias(fc.nat()), { minLength: 1, maxLength: 2 })
    .map((picks) => [
      ...new Map(
        picks.map((p) => contexts[p % contexts.length]!).map((c) => [contextKey(c), c]),
      ).values(),
    ])
    .map((list) => list.filter((c) => c.controller === list[0]!.controller))

const check = () =>
  fc.record({
    what: fc.constant('check' as const),
    instant: fc.constantFrom(...instants),
    contexts: fc.array(chosenContexts(), { minLength: 5, maxLength: 5 }),
  })

/** What can happen between two reads; `who` picks the people it happens to. */
const change = fc.oneof(
  fc.record({
    what: fc.constant('append' as const),
    who: fc.nat(),
    pieces: fc.array(drawnPiece, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ what: fc.constant('provenance' as const), who: fc.nat(), provenance }),
  fc.record({ what: fc.constant('jurisdiction' as const), who: fc.nat(), jurisdiction }),
  fc.record({ what: fc.constant('birthDate' as const), who: fc.nat(), birthDate }),
  fc.record({
    what: fc.constant('suppress' as const),
    who: fc.nat(),
    channel: fc.constantFrom('email', 'sms', 'postal', 'social'),
    occurredAt: fc.constantFrom(...instants),
  }),
  fc.record({ what: fc.constant('unsuppress' as const), who: fc.nat() }),
)

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

async function happen(people: LaidPerson[], c: Change): Promise<void> {
  const one = people[c.who % people.length]!
  const { db } = world
  const contact = contactOf(world.services.keys.identifier, TENANT, one)
  switch (c.what) {
    case 'append':
      return append(db, TENANT, one, c.pieces)
    case 'provenance':
      one.provenance = c.provenance
      await db.query('update customers set provenance = $2 where id = $1', [one.id, c.provenance])
      return
    case 'jurisdiction':
      one.jurisdiction = c.jurisdiction
      await db.query('update customers set jurisdiction = $2 where id = $1', [
        one.id,
        c.jurisdiction,
      ])
      return
    case 'birthDate':
      one.birthDate = c.birthDate
      await db.query('update customers set birth_date = $2 where id = $1', [one.id, c.birthDate])
      return
    case 'suppress':
      if (one.suppressions.some((s) => s.channel === c.channel)) return
      one.suppressions = [...one.suppressions, { channel: c.channel, occurredAt: c.occurredAt }]
      await db.query(
        'insert into suppressions (tenant_id, contact_hmac, channel, occurred_at) values ($1, $2, $3, $4)',
        [TENANT, contact, c.channel, new Date(c.occurredAt)],
      )
      return
    case 'unsuppress':
      one.suppressions = []
      await db.query('delete from suppressions where tenant_id = $1 and contact_hmac = $2', [
        TENANT,
        contact,
      ])
  }
}

async function lay(people: LaidPerson[]): Promise<void> {
  await layBulk(world.db.sql, TENANT, people)
  const contacts = people.map((p) => ({
    id: p.id,
    hmac: contactOf(world.services.keys.identifier, TENANT, p).toString('hex'),
  }))
  await world.db.query(
    `insert into identifiers (tenant_id, type, value_hmac, customer_id, source)
     select $1, 'EMAIL', decode(hmac, 'hex'), id, 'test'
       from jsonb_to_recordset($2::jsonb) as x(id uuid, hmac text)`,
    [TENANT, contacts],
  )
}

test(
  'what is released is what the engine permits, field by field, whatever happens in between',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        // Without bias, as a few runs would else be about small numbers only.
        fc.noBias(fc.array(person, { minLength: PEOPLE, maxLength: PEOPLE })),
        fc.array(fc.tuple(check(), fc.array(change, { minLength: 4, maxLength: 12 })), {
          minLength: 3,
          maxLength: 3,
        }),
        async (drawn, steps) => {
          const people = drawn.map((d) => personOf(d))
          await lay(people)
          for (const [{ instant, contexts: sets }, changes] of steps) {
            for (const set of sets) await compare(people, set, instant)
            for (const c of changes) await happen(people, c)
            // The same contexts at the same instant: whatever is void must have become so.
            for (const set of sets) await compare(people, set, instant)
          }
        },
      ),
      { numRuns, seed, endOnFailure: true, reporter },
    )
    // Engines that deny everything would agree as well.
    expect(counted.released / counted.values).toBeGreaterThan(0.03)
    console.info(JSON.stringify({ seed, runs: numRuns, people: numRuns * PEOPLE, ...counted }))
  },
  30 * 60_000,
)

test('every purpose of every client agrees at every instant', async () => {
  const [drawn] = fc.sample(fc.array(person, { minLength: 10, maxLength: 10 }), {
    numRuns: 1,
    seed,
  })
  const people = drawn!.map((d) => personOf(d))
  await lay(people)
  for (const [index, context] of contexts.entries()) {
    await compare(people, [context], instants[index % instants.length]!)
  }
}, 60_000)

test('a revision of the catalogue published elsewhere holds for the very next read', async () => {
  const drawn = fc.sample(person, { numRuns: 10, seed: seed + 1 })
  const people = drawn.map((d) => personOf(d))
  await lay(people)
  const playground = contexts.filter((c) => c.controller === 'acme-pl' && c.operation === 'READ')
  const chosen = playground.slice(0, 6).map((c) => [c])
  for (const set of chosen) await compare(people, set, BASE + 60 * DAY)
  const publisher = await openDatabase({ url: world.url, dataDir: '/nonexistent' })
  try {
    for (const categories of [['user.health_and_medical'], ['user.name.first']]) {
      const document = structuredClone(world.document) as any
      document.fields['Customer.email'].categories = categories
      document.fields['Customer.gender'].categories = ['user.name.first']
      document.jurisdictions.PL.childAge = 13
      const { revision } = await publishCatalogue(publisher.sql, document)
      const before = counted.reads
      for (const set of chosen) await compare(people, set, BASE + 60 * DAY)
      expect(counted.reads).toBeGreaterThan(before)
      expect(liveNow().revision).toBe(revision)
      const own = compileRevision({ ...liveNow(), document, contentHash: '' } as never)
      expect(liveNow().engine.fields.get('email')).toEqual(own.engine.fields.get('email'))
    }
    await publishCatalogue(publisher.sql, world.document)
    for (const set of chosen) await compare(people, set, BASE + 60 * DAY)
  } finally {
    await publisher.close()
  }
}, 60_000)

test('the order in which evidence arrived does not matter', async () => {
  const drawn = fc.sample(person, { numRuns: 8, seed: seed + 2 })
  const one = drawn.map((d) => personOf(d, 'same'))
  const other = one.map((p, i) => ({
    ...personOf(drawn[i]!, 'same'),
    evidence: p.evidence.toReversed(),
  }))
  await layBulk(world.db.sql, TENANT, [...one, ...other])
  for (const context of contexts.slice(0, 20)) {
    await compare(one, [context], BASE + 30 * DAY)
    await compare(other, [context], BASE + 30 * DAY)
  }
}, 60_000)

test('no two contexts of the sample share a key', () => {
  expect(new Set(contexts.map(contextKey)).size).toBe(
    new Set(contexts.map((c) => JSON.stringify(Object.entries(c)))).size,
  )
})
