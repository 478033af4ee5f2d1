/** The harness finds what it is for: each planted fault, within the operations of an ordinary run. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { GraphQLSchema } from 'graphql'
import { createSubgraph } from '../../src/graphql/schema.ts'
import { search, type Servers } from './harness.ts'
import { mutants } from './mutants.ts'
import { openServer, type Mutant } from './server.ts'
import { ways } from './ways.ts'
import { NOW } from './inhabitant.ts'
import { createWorlds, type Worlds } from './worlds.ts'

const operations = Number(process.env['OPS'] ?? 500)
const seed = Number(process.env['SEED'] ?? 1)

let worlds: Worlds
let schema: GraphQLSchema
beforeAll(async () => {
  schema = createSubgraph(readFileSync('schema.graphql', 'utf8')).schema
  // Fewer worlds: these faults are no subtler for there being more of them.
  worlds = await createWorlds(seed, [ways[0]!, ways[7]!], 40)
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
}, 60_000)
afterAll(async () => {
  jest.restoreAllMocks()
  await worlds.drop()
})

const found: Record<string, string> = {}
afterAll(() => console.info(JSON.stringify(found, null, 1)))

async function hunt(mutant?: Mutant, most = operations) {
  const servers: Servers[] = []
  for (const pair of worlds.pairs) {
    servers.push({
      pair,
      a: await openServer(pair.a.url, mutant),
      b: await openServer(pair.b.url, mutant),
      c: await openServer(pair.c.url, mutant),
    })
  }
  try {
    return await search(servers, { schema, live: worlds.live, seed, operations: most })
  } finally {
    await Promise.all(servers.flatMap(({ a, b, c }) => [a.close(), b.close(), c.close()]))
  }
}

test('finds nothing where nothing is planted', async () => {
  expect((await hunt(undefined, 100)).finding).toBeNull()
}, 120_000)

test.each(mutants)(
  'finds that $name',
  async (mutant) => {
    const { finding, tally } = await hunt(mutant)
    found[mutant.name] = `${finding?.oracle} after ${tally.operations}`
    expect(finding).not.toBeNull()
  },
  120_000,
)
