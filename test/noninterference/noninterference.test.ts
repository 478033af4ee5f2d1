/**
 * Nobody can tell from any answer what their purpose does not permit. Random operations over the
 * executable schema are put to worlds that differ only in what is denied; OPS and SEED set how many
 * and which (`OPS=100000 SEED=2` for a long run).
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { GraphQLSchema } from 'graphql'
import { createSubgraph } from '../../src/graphql/schema.ts'
import { search, type Servers } from './harness.ts'
import { openServer } from './server.ts'
import { ways } from './ways.ts'
import { NOW } from './inhabitant.ts'
import { createWorlds, type Worlds } from './worlds.ts'

const operations = Number(process.env['OPS'] ?? 400)
const from = Number(process.env['FROM'] ?? 0)
const seed = Number(process.env['SEED'] ?? 1)

let worlds: Worlds
let schema: GraphQLSchema
const servers: Servers[] = []
beforeAll(async () => {
  schema = createSubgraph(readFileSync('schema.graphql', 'utf8')).schema
  worlds = await createWorlds(seed, ways, 30)
  for (const pair of worlds.pairs) {
    servers.push({
      pair,
      a: await openServer(pair.a.url),
      b: await openServer(pair.b.url),
      c: await openServer(pair.c.url),
    })
  }
  // Faults of a request are dated by the process; two worlds are not asked at one instant.
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
}, 60_000)
afterAll(async () => {
  jest.restoreAllMocks()
  await Promise.all(servers.flatMap(({ a, b, c }) => [a.close(), b.close(), c.close()]))
  await worlds.drop()
})

test(
  'what is denied makes no difference to any answer, and what is answered is permitted and on record',
  async () => {
    const started = performance.now()
    const { finding, tally } = await search(servers, {
      ...{ schema, live: worlds.live, seed, operations, from },
    })
    console.info(JSON.stringify({ seed, ...tally, ms: Math.round(performance.now() - started) }))
    expect(finding).toBeNull()
    if (from > 0) return
    // Operations that are all refused or all denied would prove nothing.
    expect(tally.answered).toBeGreaterThan(tally.operations)
    expect(tally.released).toBeGreaterThan(tally.operations / 2)
    expect(tally.denied).toBeGreaterThan(tally.operations / 2)
  },
  6 * 60 * 60_000,
)
