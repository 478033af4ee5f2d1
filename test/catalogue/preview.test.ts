/**
 * A preview counts exactly what `decide()` says one question at a time, and exactly what reads release
 * before and after the publication. SEED sets which people.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compileRevision } from '../../src/catalogue/catalogues.ts'
import type { CatalogueDocument } from '../../src/catalogue/document.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { readGated } from '../../src/customer/gated-read.ts'
import { circumstancesOf, type DecisionContext } from '../../src/customer/context.ts'
import { provenanceByField } from '../../src/customer/provenance.ts'
import { decide } from '../../src/decision/decide.ts'
import { rankOf, type ReasonCode } from '../../src/decision/reasons.ts'
import { compareCatalogues } from '../../src/preview/cells.ts'
import { formatPreview } from '../../src/preview/format-preview.ts'
import { previewCatalogue } from '../../src/preview/preview.ts'
import { BASE, DAY, FIELDS, person, type Person } from '../customer/histories.ts'
import { layBulk, personOf, subjectOf, type LaidPerson } from '../customer/laid.ts'
import { createWorld, TENANT, type World } from '../support/world.ts'
import { daysFromNow, edited, type Editable } from './editing.ts'

const PEOPLE = 24
const seed = Number(process.env['SEED'] ?? 20261123)
const at = Date.parse(daysFromNow(30))

let world: World
let people: LaidPerson[]
let published: Decider

beforeAll(async () => {
  world = await createWorld()
  people = [sixteen, ...fc.sample(person, { numRuns: PEOPLE - 1, seed })].map((drawn) =>
    personOf(drawn),
  )
  await layBulk(world.db.sql, TENANT, people)
  published = byEngine(world.document)
})
afterAll(() => world.close())

/** Of an age that counts in one catalogue and not in the other. */
const sixteen: Person = {
  jurisdiction: 'PL',
  birthDate: '2010-05-05',
  provenance: [{ fields: FIELDS, source: 'web', collectedAt: BASE - DAY, collectedFor: [] }],
  evidence: [
    {
      kind: 'EXPRESSION',
      occurredAt: BASE - DAY,
      recordedAt: BASE - DAY,
      source: 'web',
      originProfile: null,
      detail: {
        state: 'GIVEN',
        purpose: 'marketing.sms',
        controllers: ['acme-pl'],
        purposeVersion: 1,
        noticeId: 'n1',
        method: 'CHECKBOX',
      },
    },
  ],
}

const next = (c: Editable, purpose: string, change: Editable = {}) => {
  const { versions } = c.purposes[purpose]
  const last = structuredClone(versions.at(-1))
  const dates = { publishedAt: daysFromNow(0), effectiveFrom: new Date(at).toISOString() }
  versions.push({ ...last, version: last.version + 1, ...dates, ...change })
}

/** A change of every kind a preview can meet. */
const change = (c: Editable) => {
  next(c, 'marketing.sms', { material: true, reconsentCutoff: 2 })
  next(c, 'order.fulfilment', { categories: ['user.name', 'user.contact.email', 'user.location'] })
  next(c, 'marketing.postal', {
    rules: {
      '*': { basis: 'LEGITIMATE_INTEREST', retention: 'P9Y' },
      GB: { basis: 'CONSENT', consentValidity: 'P1M' },
    },
  })
  c.notices['consent-marketing'].versions.push({
    ...structuredClone(c.notices['consent-marketing'].versions.at(-1)),
    version: c.notices['consent-marketing'].versions.at(-1).version + 1,
    publishedAt: daysFromNow(0),
    purposes: [...c.notices['consent-marketing'].versions.at(-1).purposes, 'marketing.postal'],
    controllers: ['acme-pl', 'velo-de'],
  })
  c.purposes['product.analytics'].retirement = {
    publishedAt: daysFromNow(0),
    effectiveFrom: new Date(at).toISOString(),
    reason: 'It ends.',
  }
  c.clients.sales.purposes = ['account.management', 'service.support']
  c.clients['velo-commerce'].controller = 'acme-us'
  delete c.clients.wellness
  c.clients.newcomer = { ...c.clients.mailer, name: 'New', records: undefined }
  delete c.clients.newcomer.records
  delete c.recipients.adnet.transferMechanism
}

const bounds = { tenant: TENANT, at, workShare: 1, pageSize: 10 }
const docs = (edit: (c: Editable) => void) =>
  [world.document, edited(TENANT, edit)] as [CatalogueDocument, CatalogueDocument]

/** The reason a field is denied for, or undefined, as a reader would be told. */
type Decider = (
  who: LaidPerson,
  client: string,
  purpose: string,
  field: string,
) => string | undefined

function contextOf(document: CatalogueDocument, client: string, purpose: string): DecisionContext {
  const registered = document.clients[client]
  const { controller, operation, channel, topic, recipient } = registered ?? {
    controller: 'nobody',
    operation: 'READ' as const,
  }
  return {
    purpose,
    controller,
    operation,
    channel,
    topic,
    recipient,
    gpc: false,
  } as DecisionContext
}

function byEngine(document: CatalogueDocument): Decider {
  const { engine } = compileRevision({
    document,
    revision: 0,
    publishedAt: new Date(),
    contentHash: '',
  })
  const subjects = new Map(people.map((p) => [p.id, subjectOf(p)]))
  const known = new Map<string, string | undefined>()
  const answer = (who: LaidPerson, context: DecisionContext, field: string, client?: string) => {
    const origin = provenanceByField(who.provenance).get(field)
    const subject = subjects.get(who.id)!
    const asked = { ...circumstancesOf(context, at), client, field }
    const valued = { ...asked, value: origin, valueIdentifier: origin?.identifier }
    const decision = decide(engine, subject, valued)
    if (decision.effect === 'ALLOW' && origin) return undefined
    const empty = decide(engine, subject, asked)
    if (empty.effect === 'DENY') return empty.reason
    return decision.effect === 'DENY' ? decision.reason : 'PURPOSE_INCOMPATIBLE'
  }
  return (who, client, purpose, field) => {
    const context = contextOf(document, client, purpose)
    // Registered or not is all that the client says beside its context.
    const isRegistered = engine.clients.get(client)?.has(purpose) === true
    const key = JSON.stringify([who.id, context, field, isRegistered])
    if (!known.has(key)) known.set(key, answer(who, context, field, client))
    return known.get(key)
  }
}

/** What reads release at that instant under the revision in force. */
async function byReads(document: CatalogueDocument): Promise<Decider> {
  await world.services.catalogues.refresh()
  const released = new Map<string, ReasonCode>()
  for (const [client, { purposes }] of Object.entries(document.clients)) {
    for (const purpose of purposes) {
      const scope = {
        db: world.services.db,
        tenant: TENANT,
        catalogue: world.services.catalogues.of(TENANT)!,
        recheck() {},
        now: new Date(at),
        contexts: [contextOf(document, client, purpose)],
      }
      const parameters = [people.map((p) => p.id)]
      const views = await readGated(scope, { lookup: { by: 'ids' }, parameters, fields: FIELDS })
      for (const view of views) {
        for (const field of FIELDS) {
          const denial = view.denial(field)
          if (denial) released.set(JSON.stringify([view.id, client, purpose, field]), denial.reason)
        }
      }
    }
  }
  return (who, client, purpose, field) =>
    document.clients[client]?.purposes.includes(purpose)
      ? released.get(JSON.stringify([who.id, client, purpose, field]))
      : 'CALLER_NOT_AUTHORISED'
}

/** The whole result by brute force. */
function counted(pair: [CatalogueDocument, CatalogueDocument], before: Decider, after: Decider) {
  const losing = new Set<string>()
  const gaining = new Set<string>()
  const clients = new Set(pair.flatMap((d) => Object.keys(d.clients)))
  const effects = [...clients].flatMap((client) => {
    const purposes = new Set(pair.flatMap((d) => d.clients[client]?.purposes ?? []))
    return [...purposes].map((purpose) => {
      const sum = { client, purpose, customersLosing: 0, customersGaining: 0 }
      const fields = new Map(
        FIELDS.map((f) => [f, { lost: 0, gained: 0, reasons: [] as string[] }]),
      )
      for (const who of people) {
        const old = FIELDS.map((f) => before(who, client, purpose, f))
        const now = FIELDS.map((f) => after(who, client, purpose, f))
        const had = old.includes(undefined)
        const has = now.includes(undefined)
        if (had && !has) sum.customersLosing++
        if (!had && has) sum.customersGaining++
        FIELDS.forEach((field, i) => {
          const entry = fields.get(field)!
          if (old[i] === undefined && now[i] !== undefined) {
            losing.add(who.id)
            entry.lost++
            entry.reasons.push(now[i])
          }
          if (old[i] !== undefined && now[i] === undefined) {
            gaining.add(who.id)
            entry.gained++
          }
        })
      }
      const changed = [...fields].flatMap(([field, { lost, gained, reasons }]) =>
        lost + gained === 0 ? [] : [{ field, lost, gained, reason: most(reasons) }],
      )
      return { ...sum, fields: changed.toSorted(byField) }
    })
  })
  return {
    customersLosing: losing.size,
    customersGaining: gaining.size,
    effects: effects.filter(({ fields }) => fields.length > 0).toSorted(byCell),
  }
}

const byField = (a: { field: string }, b: { field: string }) => (a.field < b.field ? -1 : 1)
const byCell = (a: { client: string; purpose: string }, b: { client: string; purpose: string }) =>
  `${a.client}/${a.purpose}` < `${b.client}/${b.purpose}` ? -1 : 1

function most(reasons: string[]): string | null {
  const times = (reason: string) => reasons.filter((r) => r === reason).length
  const [first] = [...new Set(reasons)].toSorted(
    (a, b) => times(b) - times(a) || rankOf(a as ReasonCode) - rankOf(b as ReasonCode),
  )
  return first ?? null
}

const inOneOrder = ({
  customersLosing,
  customersGaining,
  effects,
}: ReturnType<typeof counted>) => ({
  customersLosing,
  customersGaining,
  effects: effects.map((e) => ({ ...e, fields: [...e.fields].toSorted(byField) })).toSorted(byCell),
})

describe('a preview', () => {
  test('counts exactly what the engine says of each person, client, purpose and field', async () => {
    const pair = docs(change)
    const states: { done: number; finished: boolean }[] = []
    const result = await previewCatalogue(world.services.db, {
      ...bounds,
      before: pair[0],
      after: pair[1],
      onProgress: (state) => states.push(state),
    })
    const wanted = counted(pair, published, byEngine(pair[1]))
    expect(inOneOrder(result as never)).toEqual(wanted)
    expect(result).toMatchObject({ done: PEOPLE, total: PEOPLE, finished: true, at })
    expect(states.map(({ done, finished }) => [done, finished])).toEqual([
      [10, false],
      [20, false],
      [PEOPLE, false],
    ])
    // The world is worth its name: something is lost and gained, for several reasons.
    expect(result.customersLosing).toBeGreaterThan(4)
    expect(result.customersGaining).toBeGreaterThan(1)
    const reasons = result.effects.flatMap(({ fields }) => fields.map(({ reason }) => reason))
    expect(new Set(reasons).size).toBeGreaterThan(3)
    const losses = result.effects.map((e) => e.customersLosing)
    expect(losses).toEqual(losses.toSorted((a, b) => b - a))
    expect(formatPreview(result)).toContain(`${result.customersLosing} lose something`)
  })

  const wide: readonly (readonly [string, (c: Editable) => void])[] = [
    [
      'an age of consent',
      (c) => {
        for (const one of Object.values<Editable>(c.jurisdictions)) one.childAge = 18
      },
    ],
    [
      'a category of a field',
      (c) => void (c.fields['Customer.email'].categories = ['user.social']),
    ],
    ['a field that is gone', (c) => void delete c.fields['Customer.email']],
    [
      'an assessment of further use',
      (c) => {
        c.assessments.further = {
          ...c.assessments['lia-fraud'],
          kind: 'COMPATIBILITY',
          from: [
            ...['marketing.email', 'marketing.sms', 'account.management', 'ads.social'],
            ...['service.support', 'fraud.prevention', 'legal.claims'],
          ],
          to: 'order.fulfilment',
          recordedAt: daysFromNow(0),
        }
        delete c.assessments.further.purposes
      },
    ],
  ]
  test.each(wide)('counts as exactly what %s changes', async (_what, edit) => {
    const pair = docs(edit)
    const result = await previewCatalogue(world.services.db, {
      ...bounds,
      before: pair[0],
      after: pair[1],
    })
    const wanted = counted(pair, published, byEngine(pair[1]))
    expect(inOneOrder(result as never)).toEqual(wanted)
    expect(result.effects.length).toBeGreaterThan(0)
  })

  test('looks at nobody where no decision can differ', async () => {
    const before = world.sent.length
    const after = edited(TENANT, (c) => void (c.purposes['marketing.sms'].owner = 'Somebody'))
    const result = await previewCatalogue(world.services.db, {
      ...bounds,
      before: world.document,
      after,
    })
    expect(result).toMatchObject({ effects: [], done: PEOPLE, finished: true })
    expect(world.sent.length - before).toBe(1)
    expect(compareCatalogues(world.document, docs(change)[1]).cells.length).toBeGreaterThan(10)
  })

  test('rests, and ends where it is told to', async () => {
    const pair = docs(change)
    const stop = new AbortController()
    const options = { ...bounds, before: pair[0], after: pair[1], workShare: 0.1 }
    const started = Date.now()
    const running = previewCatalogue(world.services.db, {
      ...options,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('ended')),
    })
    // The rest after the first page is nine times its work; it is not waited for.
    await expect(running).rejects.toThrow()
    expect(Date.now() - started).toBeLessThan(20_000)
  })

  test('is what reads release before and after the publication', async () => {
    const pair = docs(change)
    const result = await previewCatalogue(world.services.db, {
      ...bounds,
      before: pair[0],
      after: pair[1],
    })
    const before = await byReads(pair[0])
    await publishCatalogue(world.db.sql, pair[1])
    const after = await byReads(pair[1])
    expect(inOneOrder(result as never)).toEqual(counted(pair, before, after))
  })
})
