/**
 * Worlds that somebody with a purpose must not be able to tell apart: the same people with the same
 * evidence, who differ only in values that the pure engine denies for that purpose, and in a third mode
 * in whether people exist of whom it denies everything.
 */
import process from 'node:process'
import * as fc from 'fast-check'
import { openCatalogues } from '../../src/catalogue/catalogues.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import { identifierHmac } from '../../src/customer/identifiers.ts'
import { openDatabase, type Database } from '../../src/database/client.ts'
import { BASE, FIELDS, person } from '../customer/histories.ts'
import { columnOf, layBulk, personOf } from '../customer/laid.ts'
import { administer, createTestDatabase, testState, uniqueName } from '../support/postgres.ts'
import { urlOfDatabase } from '../support/postgres.ts'
import { canaryOf } from './canary.ts'
import {
  IDENTIFIER_KEY,
  identifierTypes,
  TENANT,
  type IdentifierType,
  type Inhabitant,
} from './inhabitant.ts'
import { permittedOf, type Asking } from './oracle.ts'
import { randomOf } from './random.ts'

/** One database of people. */
export interface Place {
  readonly url: string
  readonly people: readonly Inhabitant[]
}

/** The worlds of one way of asking. */
export interface Pair {
  readonly asking: Asking
  readonly a: Place
  /** Other values where they are denied. */
  readonly b: Place
  /** Without those of whom everything is denied. */
  readonly c: Place
}

/** All worlds, to be dropped in the end. */
export interface Worlds {
  readonly pairs: readonly Pair[]
  readonly live: LiveCatalogue
  drop(): Promise<void>
}

/** Lays the people down once, and forks a pair of worlds for each way of asking. */
export async function createWorlds(
  seed: number,
  ways: readonly (Omit<Asking, 'subject'> & { readonly asSubject?: boolean })[],
  size: number,
): Promise<Worlds> {
  const base = await createTestDatabase()
  const people = peopleOf(seed, size)
  const db = await openDatabase({ url: base.url, dataDir: '/nonexistent' })
  await publishCatalogue(db.sql, readCatalogue('catalogue'))
  const live = (await openCatalogues(db)).of(TENANT)!.current()
  await layBulk(db.sql, TENANT, people)
  await layIdentifiers(db, people)
  await db.close()
  const forks: string[] = []
  const fork = async (): Promise<string> => {
    const serverUrl = process.env[testState.serverUrl]!
    const name = uniqueName(`${process.env[testState.template]}_fork`)
    const template = new URL(base.url).pathname.slice(1)
    await administer(serverUrl, `create database ${name} template ${template}`)
    forks.push(name)
    return urlOfDatabase(serverUrl, name)
  }
  const pairs: Pair[] = []
  for (const [index, { asSubject, ...way }] of ways.entries()) {
    const asking: Asking = asSubject ? { ...way, subject: people[3]!.id } : way
    const a = { url: await fork(), people }
    const b = await otherValues(await fork(), people, { asking, live, seed: seed + index })
    const c = await withoutInvisible(await fork(), people, { asking, live })
    pairs.push({ asking, a, b, c })
  }
  return {
    pairs,
    live,
    async drop() {
      const serverUrl = process.env[testState.serverUrl]!
      for (const name of forks) {
        await administer(serverUrl, `drop database if exists ${name} with (force)`)
      }
      await base.drop()
    },
  }
}

function peopleOf(seed: number, size: number): Inhabitant[] {
  const random = randomOf(seed, 1)
  return fc.sample(person, { numRuns: size, seed }).map((drawn, n) => {
    // Minors keep their birthday in all worlds, as it decides; of adults no rule asks for the day.
    const isMinor = drawn.birthDate !== null && drawn.birthDate > '2000'
    const key = `${seed}/${n}/A`
    const laid = personOf(
      { ...drawn, birthDate: isMinor ? drawn.birthDate : String(canaryOf('birthDate', key)) },
      key,
    )
    const values = Object.fromEntries(
      FIELDS.map((f) => [f, random.chance(8) ? null : laid.values[f]]),
    )
    return { ...laid, values: { ...values, birthDate: laid.birthDate } }
  })
}

async function layIdentifiers(db: Database, people: readonly Inhabitant[]): Promise<void> {
  for (const p of people) {
    for (const [type, field] of Object.entries(identifierTypes)) {
      if (p.values[field] !== null) await identify(db, p, type as IdentifierType, p.values[field])
    }
  }
  // A contact point besides the values, so that a suppression is the same in every world.
  for (const p of people.filter((_, n) => n % 7 === 0)) {
    const contact = hmacOf('EMAIL', `extra-${p.id}@example.com`)
    await db.query(
      `insert into suppressions (tenant_id, contact_hmac, channel, occurred_at) values ($1, $2, 'email', $3)`,
      [TENANT, contact, new Date(BASE)],
    )
    await identify(db, p, 'EMAIL', `extra-${p.id}@example.com`)
    p.suppressions = [{ channel: 'email', occurredAt: BASE }]
  }
}

const hmacOf = (type: IdentifierType, value: unknown): Buffer =>
  identifierHmac(IDENTIFIER_KEY, TENANT, type, String(value))

const identify = (db: Database, p: Inhabitant, type: IdentifierType, value: unknown) =>
  db.query(
    `insert into identifiers (tenant_id, type, value_hmac, customer_id, source) values ($1, $2, $3, $4, 'test')`,
    [TENANT, type, hmacOf(type, value), p.id],
  )

interface Difference {
  readonly asking: Asking
  readonly live: LiveCatalogue
  readonly seed?: number
}

/** World B: each denied value is replaced, removed, or there where A has none. */
async function otherValues(
  url: string,
  people: readonly Inhabitant[],
  { asking, live, seed = 0 }: Difference,
): Promise<Place> {
  const random = randomOf(seed, 2)
  const db = await openDatabase({ url, dataDir: '/nonexistent' })
  // The numbers of the evidence must stay as they are in A, since grants tell them.
  await db.sql.unsafe('alter table customers disable trigger user')
  await db.sql.unsafe('alter table identifiers disable trigger user')
  const others: Inhabitant[] = []
  for (const [n, p] of people.entries()) {
    const permitted = permittedOf(live, p, asking)
    const values = { ...p.values }
    for (const field of FIELDS) {
      const isMinor = field === 'birthDate' && String(p.values['birthDate']) > '2000'
      if (permitted.has(field) || isMinor || random.chance(5)) continue
      const removed = field !== 'birthDate' && random.chance(30)
      values[field] = removed ? null : canaryOf(field, `${seed}/${n}/B`)
    }
    await db.query(
      `update customers c set (${FIELDS.map(columnOf).join()}) =
         (select ${FIELDS.map(columnOf).join()} from jsonb_populate_record(null::customers, $2::jsonb))
        where id = $1`,
      [p.id, Object.fromEntries(FIELDS.map((f) => [columnOf(f), values[f]]))],
    )
    for (const [type, field] of Object.entries(identifierTypes) as [IdentifierType, string][]) {
      if (values[field] === p.values[field]) continue
      if (p.values[field] !== null) {
        await db.query('delete from identifiers where type = $1 and value_hmac = $2', [
          type,
          hmacOf(type, p.values[field]),
        ])
      }
      if (values[field] !== null) await identify(db, p, type, values[field])
    }
    others.push({ ...p, values, birthDate: values['birthDate'] as string | null })
  }
  await db.sql.unsafe('alter table customers enable trigger user')
  await db.sql.unsafe('alter table identifiers enable trigger user')
  await db.close()
  return { url, people: others }
}

/** World C: people of whom the asking is permitted nothing were never there. */
async function withoutInvisible(
  url: string,
  people: readonly Inhabitant[],
  { asking, live }: Difference,
): Promise<Place> {
  const isThere = (p: Inhabitant) =>
    permittedOf(live, p, asking).size > 0 &&
    (asking.subject === undefined || asking.subject === p.id)
  const gone = people.filter((p) => !isThere(p)).map((p) => p.id)
  const db = await openDatabase({ url, dataDir: '/nonexistent' })
  // They were never there, which no application can bring about.
  await db.sql.unsafe('alter table customers disable trigger user')
  await db.query('delete from customers where id = any($1::uuid[])', [gone])
  await db.query('delete from identifiers where customer_id = any($1::uuid[])', [gone])
  await db.sql.unsafe('alter table customers enable trigger user')
  await db.close()
  return { url, people: people.filter(isThere) }
}
