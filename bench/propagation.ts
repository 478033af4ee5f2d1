/**
 * From a change to those who listen: a withdrawal is sent to one process, and subscribers hear of it,
 * straight and through a gateway. Client, gateway and subgraph share the machine.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-sse'
import { startHiveGateway } from '../examples/gateway/hive-gateway.ts'
import { SAMPLE_SEED } from '../src/development.ts'
import { personaIds } from '../src/seed/personas.ts'
import { quantile, type Row } from './report.ts'

const GATEWAY_SECRET = 'a secret of the benchmark, long enough'

interface Subgraph {
  readonly url: string
  readonly tokens: Readonly<Record<'marketing' | 'customer', string>>
}

/** Latencies of one way, in milliseconds: from sending the change to each subscriber's event. */
export async function measurePropagation(
  databaseUrl: string,
  { subscribers, changes }: { readonly subscribers: number; readonly changes: number },
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'purposegraph-bench-'))
  const child = fork(join(import.meta.dirname, 'subgraph.ts'), [databaseUrl, folder], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, GATEWAY_SECRET, MAX_STREAMS: '5000', MAX_CONNECTIONS: '10000' },
  })
  try {
    const subgraph = await firstMessage<Subgraph>(child)
    // Only the customer subgraph is asked; the gateway needs to know where the others would be.
    const urls = { customer: subgraph.url, commerce: subgraph.url, service: subgraph.url }
    const gateway = await startHiveGateway({ port: 0, urls, gatewaySecret: GATEWAY_SECRET })
    try {
      return [
        await run('straight', subgraph.url, subgraph, { subscribers, changes }),
        await run('through the gateway', gateway.url, subgraph, { subscribers, changes }),
      ]
    } finally {
      await gateway.stop()
    }
  } finally {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const firstMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`the subgraph ended with ${code}`)))
  })

let keys = 0

async function run(
  way: string,
  url: string,
  subgraph: Subgraph,
  { subscribers, changes }: { readonly subscribers: number; readonly changes: number },
): Promise<Row> {
  const [ada] = personaIds(SAMPLE_SEED) as [string]
  const client = createClient({
    url,
    headers: {
      authorization: `Bearer ${subgraph.tokens.marketing}`,
      'x-purpose': 'marketing.sms',
    },
    retryAttempts: 0,
  })
  const arrivals: number[] = []
  const faults: unknown[] = []
  const query = `subscription { permissionsChanged(ids: ["${ada}"]) { seq gained lost { purpose } } }`
  const ends: (() => void)[] = []
  for (let opened = 0; opened < subscribers; opened++) {
    // A listening socket has a backlog: a thousand connections in one moment overrun it.
    if (opened % 100 === 99) await pause(300)
    const end = client.subscribe(
      { query },
      {
        next: ({ data }) => void (data ? arrivals.push(performance.now()) : faults.push('no data')),
        error: (error) => void faults.push(error),
        complete() {},
      },
    )
    ends.push(end)
  }
  // Nothing tells a client that its subscription is under way, so changes are made until all hear one.
  for (let warmUp = 0; warmUp < 20 && arrivals.length < subscribers; warmUp++) {
    arrivals.length = 0
    await say(subgraph, ada, warmUp % 2 === 0 ? 'GIVEN' : 'WITHDRAWN')
    await pause(2000)
  }
  await say(subgraph, ada, 'WITHDRAWN')
  await pause(2000)
  const latencies: number[] = []
  const acknowledged: number[] = []
  for (let change = 0; change < changes; change++) {
    arrivals.length = 0
    const sentAt = performance.now()
    await say(subgraph, ada, change % 2 === 0 ? 'GIVEN' : 'WITHDRAWN')
    acknowledged.push(performance.now() - sentAt)
    for (let waited = 0; arrivals.length < subscribers && waited < 400; waited++) await pause(25)
    if (arrivals.length !== subscribers || faults.length > 0) {
      throw new Error(`${way}: ${arrivals.length} of ${subscribers} heard of a change`, {
        cause: faults[0],
      })
    }
    latencies.push(...arrivals.map((at) => at - sentAt))
  }
  for (const end of ends) end()
  client.dispose()
  return {
    way,
    subscribers,
    changes,
    'acknowledged p50 ms': quantile(acknowledged, 0.5),
    'heard p50 ms': quantile(latencies, 0.5),
    'heard p99 ms': quantile(latencies, 0.99),
    'heard max ms': Math.max(...latencies),
  }
}

async function say({ url, tokens }: Subgraph, customerId: string, state: string): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens.customer}`,
      'x-purpose': 'rights.fulfilment',
    },
    body: JSON.stringify({
      query: 'mutation ($i: RecordConsentInput!) { recordConsent(input: $i) { seq } }',
      variables: {
        i: {
          customerId,
          idempotencyKey: `bench-${process.pid}-${++keys}`,
          expressions: [{ purposes: ['marketing.sms'], state }],
          ...(state === 'GIVEN' && {
            proof: { notice: 'consent-marketing@2', language: 'en', method: 'BUTTON' },
          }),
        },
      },
    }),
  })
  const { errors } = (await response.json()) as { errors?: unknown }
  if (errors !== undefined) throw new Error(`the change was refused: ${JSON.stringify(errors)}`)
}
