/** The subgraph over one world, with everything that leaves it in view. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import type { Caller } from '../../src/caller/caller.ts'
import { authenticate } from '../../src/caller/registration.ts'
import { openCatalogues } from '../../src/catalogue/catalogues.ts'
import { createChangeFeed } from '../../src/changes/feed.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase, type Database } from '../../src/database/client.ts'
import type { Disclosure } from '../../src/disclosure/disclosure.ts'
import { createRecorder } from '../../src/disclosure/recorder.ts'
import { answerPlugin } from '../../src/graphql/answer-plugin.ts'
import { createContext, type RequestContext } from '../../src/graphql/context.ts'
import { createErrorFirewall } from '../../src/graphql/error-firewall.ts'
import { hardenedApolloOptions } from '../../src/graphql/limits.ts'
import { createSubgraph } from '../../src/graphql/schema.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { Services } from '../../src/services.ts'
import type { Operation } from './operations.ts'
import type { Asking } from './oracle.ts'
import { IDENTIFIER_KEY, NOW, TENANT } from './inhabitant.ts'

/** A fault to plant: by wrapping what the server is made of, never by changing it. */
export interface Mutant {
  readonly name: string
  /** Changes resolvers; `raw` sees the database as it is. */
  schema?(schema: GraphQLSchema, raw: Database): void
  /** Changes statements on their way. */
  sql?(text: string): string
  record?(rows: readonly Disclosure[]): readonly Disclosure[]
  header?(ctx: RequestContext, raw: Database): Promise<string | null>
}

/** What came back, all of it. */
export interface Reply {
  readonly data: Record<string, unknown> | null
  readonly bytes: string
  readonly status: number | undefined
  readonly headers: string
  readonly statements: number
  readonly requestId: string
}

/** One running subgraph. */
export interface Server {
  readonly db: Database
  ask(operation: Operation, asking: Asking, requestId: string): Promise<Reply>
  close(): Promise<void>
}

/** Opens a subgraph on the database of a world. */
export async function openServer(url: string, mutant?: Mutant): Promise<Server> {
  const raw = await openDatabase({ url, dataDir: '/nonexistent', poolMax: 1 })
  // Of this very request: one that failed early may still be reading for a sibling field.
  const counter = new AsyncLocalStorage<{ statements: number }>()
  const db: Database = {
    ...raw,
    query(text, params, options) {
      const counted = counter.getStore()
      if (counted) counted.statements++
      return raw.query(mutant?.sql?.(text) ?? text, params, options)
    },
  }
  const services = await servicesOf(db, mutant)
  const subgraph = createSubgraph(readFileSync('schema.graphql', 'utf8'))
  mutant?.schema?.(subgraph.schema, raw)
  const hardened = hardenedApolloOptions<RequestContext>({
    ...{ limits: readConfig({}).limits, introspection: true, hideSchemaDetails: false },
    ...{ formatError: createErrorFirewall({ log: silentLog }), log: silentLog },
  })
  const apollo = new ApolloServer<RequestContext>({
    ...{ ...hardened, schema: subgraph.schema },
    plugins: [...hardened.plugins, answerPlugin],
  })
  await apollo.start()
  return {
    db: raw,
    async ask({ query, variables }, asking, requestId) {
      const counted = { statements: 0 }
      const declaration = {
        ...{ purposes: asking.purposes, report: asking.report, gpc: asking.gpc },
        ...{ isGateway: false, requestId },
      }
      const ctx = createContext(services, callerOf(services, asking), declaration)
      const { body, http } = await counter.run(counted, () =>
        apollo.executeOperation({ query, variables }, { contextValue: ctx }),
      )
      if (body.kind !== 'single') throw new Error('expected a single result')
      const { statements } = counted
      const extra = await mutant?.header?.(ctx, raw)
      if (extra) http.headers.set('x-extra', extra)
      return {
        data: (body.singleResult.data ?? null) as Reply['data'],
        bytes: JSON.stringify(body.singleResult),
        status: http.status,
        headers: JSON.stringify([...http.headers].map(String).toSorted((x, y) => (x < y ? -1 : 1))),
        statements,
        requestId,
      }
    },
    async close() {
      await apollo.stop()
      await raw.close()
    },
  }
}

async function servicesOf(db: Database, mutant?: Mutant): Promise<Services> {
  const recorder = createRecorder(db, { queueMax: 1000, deadlineMs: 4000 })
  const catalogues = await openCatalogues(db)
  const feed = { db, catalogues, log: silentLog, key: IDENTIFIER_KEY, pollMs: 250, queueMax: 1000 }
  return {
    db,
    catalogues,
    changes: createChangeFeed(feed),
    keys: { identifier: IDENTIFIER_KEY, grant: Buffer.alloc(32, 8) },
    limits: { pageSizeMax: 200 },
    log: silentLog,
    metrics: { error() {}, denied() {}, disclosed() {} },
    gatewayOnly: false,
    defaultTenant: TENANT,
    recorder: {
      record: (rows) => recorder.record(mutant?.record?.(rows) ?? rows),
      isUsable: () => recorder.isUsable(),
      queued: 0,
    },
    now: () => new Date(NOW),
  }
}

function callerOf(services: Services, asking: Asking): Caller | null {
  if (asking.client === null) return null
  const registration = services.catalogues.of(TENANT)!.current().document.clients[asking.client]!
  const claims = {
    ...{ client: asking.client, tenant: TENANT, expiresAt: Infinity },
    purposes: asking.tokenPurposes ?? registration.purposes,
    ...(asking.subject === undefined ? {} : { subject: asking.subject }),
  }
  return authenticate(claims as never, { ...registration, key: asking.client })
}
