/**
 * Events of one person reach several processes in different orders, some more than once, some before
 * what they are about. In the end what is on file is the set, and what is permitted is what the pure
 * engine makes of the set. INTERLEAVINGS and SEED choose how many and which.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { DecisionContext } from '../../src/customer/context.ts'
import { loadPeople } from '../../src/customer/facts-store.ts'
import { readGated } from '../../src/customer/gated-read.ts'
import { computeStanding, reasonOf } from '../../src/customer/standing.ts'
import { assembleSubject } from '../../src/evidence/assemble.ts'
import type { EvidenceRow } from '../../src/evidence/kinds.ts'
import type { ActScope } from '../../src/lifecycle/act.ts'
import { evidenceId } from '../../src/lifecycle/envelope.ts'
import { createProblems } from '../../src/lifecycle/problems.ts'
import { createWorld, provenanceOf, TENANT, type World } from '../support/world.ts'
import {
  actOf,
  callerOf,
  eventsOf,
  identifierKey,
  shuffled,
  withDates,
  type Event,
} from './events.ts'
import type { Order, Report } from './worker.ts'

const INTERLEAVINGS = Number(process.env['INTERLEAVINGS'] ?? 60)
const SEED = Number(process.env['SEED'] ?? 1)
const PROCESSES = 3
const EVENTS = 10
/** People whose events are under way at a time. */
const BATCH = 20

let world: World
let workers: ChildProcess[]

beforeAll(async () => {
  world = await createWorld()
  workers = Array.from({ length: PROCESSES }, () =>
    fork(join(import.meta.dirname, 'worker.ts'), [world.url], { execArgv: ['--import', 'tsx'] }),
  )
  await Promise.all(workers.map((worker) => nextReport(worker)))
}, 60_000)

afterAll(async () => {
  for (const worker of workers) worker.send({ do: 'stop' } satisfies Order)
  await Promise.all(workers.map((w) => new Promise((resolve) => w.once('exit', resolve))))
  await world.close()
})

const nextReport = (worker: ChildProcess): Promise<Report> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve as never)
    worker.once('exit', (code) => reject(new Error(`a process ended with ${code}`)))
  })

const controllers = ['acme-pl']
const contexts: DecisionContext[] = [
  ['marketing.sms', 'EGRESS', 'sms', 'sms-gateway'],
  ['marketing.email', 'EGRESS', 'email', 'mailer'],
  ['marketing.email.similar', 'EGRESS', 'email', 'mailer'],
  ['marketing.postal', 'READ'],
  ['fraud.prevention', 'READ'],
  ['order.fulfilment', 'READ'],
  ['service.support', 'READ'],
  ['account.management', 'READ'],
  ['accounting.records', 'READ'],
  ['safety.emergency', 'READ'],
  ['product.analytics', 'READ'],
].flatMap(([purpose, operation, channel, recipient]) =>
  controllers.map((controller) => ({
    purpose: purpose!,
    controller,
    operation: operation as 'READ',
    channel,
    recipient,
    gpc: false,
  })),
)
const FIELDS = ['email', 'phone', 'firstName', 'taxId']

const person = () =>
  world.customer({
    values: { email: 'a@example.pl', phone: '+48600100200', first_name: 'Ada', tax_id: '123' },
    provenance: provenanceOf(
      ['email', 'phone', 'first_name', 'tax_id'],
      contexts.map((c) => c.purpose),
    ),
  })

/** The set as evidence, made without any database. */
function pureRows(events: readonly Event[]): EvidenceRow[] {
  const live = world.services.catalogues.of(TENANT)!.current()
  const caller = callerOf(live)
  return events.flatMap(({ act, input }) => {
    const occurredAt = Date.parse(input.occurredAt!)
    const problems = createProblems()
    const key = { source: input['source'] as string, key: input['sourceEventId'] as string }
    const scope = {
      live,
      caller,
      speaker: { caller, sources: ['call-centre', 'paper-form'] },
      key,
      dossier: { evidence: [], facts: { jurisdiction: 'PL', birthDate: null }, at: Date.now() },
      occurredAt,
      gpc: false,
      identifierKey,
      problems,
    } as unknown as ActScope
    const drafts = actOf(act).draft(withDates(input) as never, scope)
    problems.settle()
    return drafts.map(
      ({ kind, detail }, index) =>
        ({
          id: evidenceId(identifierKey, TENANT, key, index),
          kind,
          detail,
          occurredAt,
          recordedAt: occurredAt,
          source: key.source,
          originProfile: null,
        }) as EvidenceRow,
    )
  })
}

const comparable = (rows: readonly EvidenceRow[]) =>
  rows
    .map(({ id, kind, occurredAt, source, detail }) =>
      JSON.stringify([id, kind, occurredAt, source, sortKeys(detail)]),
    )
    .toSorted()

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sortKeys(v)]),
        )
      : value

async function expectPureState(id: string, events: readonly Event[]): Promise<void> {
  const rows = pureRows(events)
  const [stored] = await loadPeople(world.db, TENANT, [id], null)
  expect(comparable(stored!.evidence)).toEqual(comparable(rows))
  const source = world.services.catalogues.of(TENANT)!
  const { engine, targets } = source.current()
  const subject = { ...assembleSubject(stored!.facts, rows), suppressions: [] }
  for (const context of contexts) {
    const scope = {
      db: world.db,
      tenant: TENANT,
      catalogue: source,
      recheck() {},
      now: null,
      contexts: [context],
    }
    const [view] = await readGated(scope, {
      lookup: { by: 'ids' },
      parameters: [[id]],
      fields: FIELDS,
    })
    const at = view!.decided!.at
    const pure = computeStanding(
      engine,
      targets,
      { subject, provenance: stored!.provenance, at },
      context,
    )
    const expected = FIELDS.map((field) => [
      field,
      reasonOf(pure.outcomes[targets.indexOf(field)!]!),
    ])
    expect([
      context.purpose,
      ...FIELDS.map((field) => [field, view!.denial(field)?.reason]),
    ]).toEqual([context.purpose, ...expected])
  }
}

test(
  `${INTERLEAVINGS} interleavings over ${PROCESSES} processes end in the state of the set (seed ${SEED})`,
  async () => {
    let delivered = 0
    for (let done = 0; done < INTERLEAVINGS; done += BATCH) {
      const size = Math.min(BATCH, INTERLEAVINGS - done)
      const people = await Promise.all(
        Array.from({ length: size }, async (_, i) => {
          const id = await person()
          const seed = SEED * 1_000_003 + done + i
          return { id, seed, events: eventsOf(id, seed, EVENTS) }
        }),
      )
      const reports = await Promise.all(
        workers.map((worker, w) => {
          const report = nextReport(worker)
          // Every event reaches at least one process; most reach all of them.
          const lists = people.map(({ events, seed }) =>
            shuffled(
              events.filter((_, n) => n % PROCESSES === w || (seed + n + w) % 4 !== 0),
              seed + w,
            ),
          )
          worker.send({
            do: 'record',
            id: done,
            lists: JSON.parse(JSON.stringify(lists)),
          } satisfies Order)
          return report
        }),
      )
      for (const report of reports) {
        if ('ready' in report) throw new Error('a process started anew')
        expect(report.faults).toEqual([])
        delivered += report.recorded
      }
      await Promise.all(people.map(({ id, events }) => expectPureState(id, events)))
    }
    expect(delivered).toBeGreaterThan(INTERLEAVINGS * EVENTS)
  },
  600_000 + INTERLEAVINGS * 500,
)
