/**
 * Effective at once: a withdrawal is acknowledged in one process, and every read that begins afterwards
 * in another is denied; a consent is given, and every read is permitted. TRIALS chooses how many.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { recordConsent } from '../../src/lifecycle/acts/consent.ts'
import { record, type Recorder } from '../../src/lifecycle/record.ts'
import { createWorld, provenanceOf, TENANT, type World } from '../support/world.ts'
import { callerOf, identifierKey } from './events.ts'

const TRIALS = Number(process.env['TRIALS'] ?? 200)
const PEOPLE = 8

let world: World
let server: ChildProcess
let folder: string
let base: string
let token: string
let recorder: Recorder

beforeAll(async () => {
  world = await createWorld()
  folder = mkdtempSync(join(tmpdir(), 'purposegraph-at-once-'))
  server = fork(join(import.meta.dirname, 'server.ts'), [world.url, folder], {
    execArgv: ['--import', 'tsx'],
  })
  const told = await new Promise<{ base: string; token: string }>((resolve, reject) => {
    server.once('message', resolve as never)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  base = told.base
  token = told.token
  const catalogue = world.services.catalogues.of(TENANT)!
  recorder = {
    db: world.db,
    catalogue,
    caller: callerOf(catalogue.current()),
    gpc: false,
    identifierKey,
    now: null,
    onRecorded() {},
  }
}, 60_000)

afterAll(async () => {
  server.send('stop')
  await new Promise((resolve) => server.once('exit', resolve))
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function phoneSeen(id: string): Promise<{ phone: string | null; seq: number | null }> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-purpose': 'marketing.sms',
    },
    body: JSON.stringify({ query: `{ customer(id: "${id}") { phone seq } }` }),
  })
  const { data } = (await response.json()) as {
    data: { customer: { phone: string | null; seq: number | null } }
  }
  return data.customer
}

const proof = { notice: 'consent-marketing@2', language: 'pl', method: 'CHECKBOX' }

function says(customerId: string, state: 'GIVEN' | 'WITHDRAWN', key: string) {
  const expressions = [{ purposes: ['marketing.sms'], state }]
  return record(recorder, recordConsent, {
    customerId,
    idempotencyKey: key,
    expressions,
    ...(state === 'GIVEN' && { proof }),
  })
}

test(
  `${TRIALS} withdrawals acknowledged here are in force there`,
  async () => {
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, () =>
        world.customer({
          values: { phone: '+48600100200' },
          provenance: provenanceOf(['phone'], ['marketing.sms']),
        }),
      ),
    )
    const count = { disclosed: 0, denied: 0, permitted: 0, behind: 0 }
    await Promise.all(
      people.map(async (id, person) => {
        for (let trial = person; trial < TRIALS; trial += PEOPLE) {
          const given = await says(id, 'GIVEN', `${person}-${trial}-in`)
          const before = await phoneSeen(id)
          if (before.phone === '+48600100200') count.permitted++
          if (before.seq === null || before.seq < given.seq) count.behind++
          await says(id, 'WITHDRAWN', `${person}-${trial}-out`)
          const after = await Promise.all([phoneSeen(id), phoneSeen(id)])
          for (const { phone } of after) {
            if (phone === null) count.denied++
            else count.disclosed++
          }
        }
      }),
    )
    expect(count).toEqual({ disclosed: 0, denied: 2 * TRIALS, permitted: TRIALS, behind: 0 })
  },
  120_000 + TRIALS * 200,
)
