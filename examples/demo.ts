/**
 * The whole supergraph on this machine: the customer subgraph as a process of its own, two subgraphs
 * of other teams, and a gateway. Tells one story and stays until Ctrl-C; with `--once` it ends after
 * the story, with exit code 0 only if every value came or stayed away as it should.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { startCommerce } from './commerce/subgraph.ts'
import { startGateway } from './gateway/gateway.ts'
import { startService } from './service/subgraph.ts'
import {
  candidatesQuery,
  cast,
  play,
  scenes,
  storyQuery,
  storyTable,
  surprises,
  type Answer,
  type Ask,
  type Candidate,
} from './story.ts'
import { startCustomer, type CustomerProcess } from './support/customer-process.ts'
import { freePort } from './support/free-port.ts'
import type { Running } from './support/serve.ts'

const isOnce = process.argv.includes('--once')
const ANSWER_MS_MAX = 30_000
const CANDIDATE_PAGES_MAX = 5
const OTHERS_MAX = 12

const say = (text = '') => process.stdout.write(`${text}\n`)

/** Everything that runs, the last started first. */
const running: Running[] = []

async function stopAll(): Promise<void> {
  for (const server of running.splice(0)) await server.stop()
}

function keep<T extends Running>(server: T): T {
  running.unshift(server)
  return server
}

const portOf = (variable: string, byDefault: number): Promise<number> =>
  freePort(Number(process.env[variable] ?? byDefault))

/** A line that is rewritten on a terminal and said now and then elsewhere. */
function waiting(): (seconds: number, lastLine: string) => void {
  let told = -1
  return (seconds, lastLine) => {
    const isDue = process.stdout.isTTY ? seconds > told : seconds >= told + 10
    if (!isDue && told >= 0) return
    told = seconds
    const text = `Starting the customer subgraph ... ${seconds} s  ${lastLine.slice(0, 60)}`
    if (process.stdout.isTTY) process.stdout.write(`\r${text.padEnd(100)}`)
    else say(text.trimEnd())
  }
}

async function startSupergraph(): Promise<{ gateway: Running; customer: CustomerProcess }> {
  const given = process.env['GRANT_KEY']
  const grantKey = given ? Buffer.from(given, 'base64') : randomBytes(32)
  // Kept before it is ready, so that Ctrl-C meanwhile ends it in order.
  const customer = keep(
    startCustomer({
      port: await portOf('PORT', 4001),
      dataDir: process.env['DATA_DIR'] ?? join('data', 'demo'),
      grantKey,
      onWaiting: waiting(),
    }),
  )
  await customer.ready
  if (process.stdout.isTTY) process.stdout.write('\r'.padEnd(101) + '\r')
  const keys = [grantKey]
  const commerce = keep(await startCommerce({ port: await portOf('COMMERCE_PORT', 4002), keys }))
  const service = keep(await startService({ port: await portOf('SERVICE_PORT', 4003), keys }))
  const gateway = keep(
    await startGateway({
      port: await portOf('GATEWAY_PORT', 4000),
      urls: { customer: customer.url, commerce: commerce.url, service: service.url },
      gatewaySecret: process.env['GATEWAY_SECRET'],
    }),
  )
  say('Running:')
  const places = { gateway, customer, commerce, service }
  for (const [name, { url }] of Object.entries(places)) say(`  ${name.padEnd(9)} ${url}`)
  return { gateway, customer }
}

const asking =
  (url: string, tokens: ReadonlyMap<string, string>): Ask =>
  async ({ client, purpose }, query, variables = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokens.get(client)}`,
        ...(purpose !== null && { 'x-purpose': purpose }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    })
    return (await response.json()) as Answer
  }

/** Customers under each purpose of the story, a bounded number of pages of them. */
async function findCandidates(ask: Ask): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const found = new Map<string, Candidate[]>()
  for (const scene of scenes) {
    if (scene.purpose === null) continue
    const nodes: Candidate[] = []
    let after: string | null = null
    for (let page = 0; page < CANDIDATE_PAGES_MAX; page++) {
      const { data, errors }: Answer = await ask(scene, candidatesQuery, { after })
      if (!data) throw new Error(`The customers could not be read: ${JSON.stringify(errors)}`)
      const { nodes: more, pageInfo } = data['customers'] as {
        readonly nodes: readonly Candidate[]
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
      }
      nodes.push(...more)
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    found.set(scene.purpose, nodes)
  }
  return found
}

async function tellStory(ask: Ask): Promise<{ hero: string; faults: string[] }> {
  const { hero, others } = cast(await findCandidates(ask))
  const outcomes = []
  for (const scene of scenes) outcomes.push(await play(ask, scene, hero))
  say(`\nOne query, one customer (${hero}), four purposes:\n`)
  say(storyQuery)
  say(`\n${storyTable(outcomes, process.stdout.columns || 130)}\n`)
  await tellOthers(ask, others.slice(0, OTHERS_MAX))
  return { hero, faults: outcomes.flatMap(surprises) }
}

/** The same purpose for people who decided otherwise: one line for each reason there is. */
async function tellOthers(ask: Ask, ids: readonly string[]): Promise<void> {
  const marketing = { client: 'marketing', purpose: 'marketing.email' }
  const query = `query Email($id: ID!) {
    customer(id: $id) { email withheld { reason explanation remedy } }
  }`
  const told = new Map<string, string>()
  for (const id of ids) {
    const { data } = await ask(marketing, query, { id })
    const customer = data?.['customer'] as
      | { readonly withheld: readonly Record<'reason' | 'explanation' | 'remedy', string>[] }
      | null
      | undefined
    for (const { reason, explanation, remedy } of customer?.withheld ?? []) {
      told.set(reason, `  ${reason.padEnd(26)} ${explanation} ${remedy}`)
    }
  }
  if (told.size === 0) return
  say('Why the newsletter may not have the e-mail address of others:\n')
  say(`${[...told.values()].join('\n')}\n`)
}

function invite(url: string, tokens: ReadonlyMap<string, string>, id: string): void {
  say('Try it. The tokens hold for 12 hours:\n')
  for (const { client, purpose } of scenes) {
    if (purpose !== null) say(`  export ${client.toUpperCase()}='${tokens.get(client)}'`)
  }
  const query = `{ customer(id: \\"${id}\\") { firstName email lifetimeValue tickets { subject } withheld { field reason remedy } } }`
  for (const { client, purpose } of scenes) {
    const header = purpose === null ? '' : ` -H 'x-purpose: ${purpose}'`
    say(`
  # ${purpose ?? 'without a purpose'}
  curl -s ${url} -H 'content-type: application/json' \\
    -H "authorization: Bearer $${client.toUpperCase()}"${header} \\
    -d '{"query":"${query}"}'`)
  }
}

async function run(): Promise<number> {
  const { gateway, customer } = await startSupergraph()
  const tokens = new Map<string, string>()
  for (const { client, purpose } of scenes) {
    if (purpose !== null) tokens.set(client, await customer.tokenFor(client, purpose))
  }
  const { hero, faults } = await tellStory(asking(gateway.url, tokens))
  for (const fault of faults) say(`UNEXPECTED: ${fault}`)
  if (isOnce) return faults.length === 0 ? 0 : 1
  invite(gateway.url, tokens, hero)
  say('\nCtrl-C ends it. The data stays; the next start is quick.')
  await new Promise(() => {})
  return 0
}

let isEnding = false

/** A second Ctrl-C does not wait. */
async function end(code: number): Promise<void> {
  if (isEnding) process.exit(code === 0 ? 1 : code)
  isEnding = true
  await stopAll()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void end(isOnce ? 1 : 0))
}

try {
  await end(await run())
} catch (error) {
  // While everything is being ended, what fails is no news.
  if (!isEnding) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
    await end(1)
  }
}
