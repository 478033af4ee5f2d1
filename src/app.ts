import { readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { readDeclaration } from './caller/declare.ts'
import { loadKeys, type Keys } from './caller/keys.ts'
import { authenticate } from './caller/registration.ts'
import { createTokenVerifier } from './caller/token.ts'
import { openCatalogues, type Catalogues } from './catalogue/catalogues.ts'
import type { Config } from './config.ts'
import { openDatabase, type Database } from './database/client.ts'
import { pendingMigrations } from './database/migrate.ts'
import { createRecorder } from './disclosure/recorder.ts'
import { prepareDevelopment } from './development.ts'
import { answerPlugin } from './graphql/answer-plugin.ts'
import { createContext, type RequestContext } from './graphql/context.ts'
import { createErrorFirewall } from './graphql/error-firewall.ts'
import { hardenedApolloOptions } from './graphql/limits.ts'
import { createSubgraph, requireSameClassification } from './graphql/schema.ts'
import type { Log } from './lib/log.ts'
import { projectFile } from './lib/project-files.ts'
import { playgroundConfig } from './playground-config.ts'
import { healthRoutes } from './server/health.ts'
import { createHttpServer, type HttpServer } from './server/http.ts'
import { jwksRoute } from './server/jwks.ts'
import { createMetrics, type Metrics } from './server/metrics.ts'
import { playgroundRoutes } from './server/playground.ts'
import type { Route } from './server/route.ts'
import type { Services } from './services.ts'

/** How often another process's new catalogue is looked for; reads of customers notice at once. */
const CATALOGUE_POLL_MS = 5000

/** A running subgraph. */
export interface App {
  readonly services: Services
  readonly keys: Keys
  readonly http: HttpServer
  /** Stops accepting, drains within the grace, closes the database; false where work was cut off. */
  close(): Promise<boolean>
}

/** What differs in tests: the clock, and the log. */
export interface AppOptions {
  readonly log: Log
  /** Null is the database's clock. */
  readonly now?: () => Date | null
  readonly onProgress?: (what: string) => (done: number, total: number) => void
}

/**
 * Puts the parts together and listens. In development the database is migrated and filled with the
 * sample first. Throws where the schema and the catalogue disagree on personal data: then nothing
 * starts.
 */
export async function startApp(config: Config, options: AppOptions): Promise<App> {
  const keys = loadKeys(config)
  const db = await openDatabase({
    url: config.database.url?.reveal(),
    dataDir: config.database.dataDir,
    poolMax: config.database.poolMax,
    pendingMax: config.database.pendingMax,
    deadlineMs: config.deadlines.queryMs,
  })
  try {
    if (config.mode === 'development') await prepareDevelopment(db, keys, options.onProgress)
    return await assemble(config, { ...options, keys, db })
  } catch (error) {
    await db.close()
    throw error
  }
}

async function assemble(
  config: Config,
  parts: AppOptions & { readonly keys: Keys; readonly db: Database },
): Promise<App> {
  const { db, keys, log } = parts
  const metrics = createMetrics()
  const catalogues = await openCatalogues(db)
  const subgraph = createSubgraph(readFileSync(projectFile('schema.graphql'), 'utf8'))
  for (const tenant of catalogues.tenants) {
    requireSameClassification(subgraph.personal, catalogues.of(tenant)!.current())
  }
  const services: Services = {
    db,
    catalogues,
    keys,
    log,
    metrics,
    limits: config.limits,
    gatewayOnly: config.gatewaySecret !== undefined,
    defaultTenant: catalogues.tenants[0] ?? '',
    recorder: createRecorder(db, {
      queueMax: config.limits.disclosureQueueMax,
      deadlineMs: config.deadlines.queryMs,
      onQueue: metrics.queued,
    }),
    now: parts.now ?? (() => null),
  }
  const apollo = await startApollo(config, subgraph.schema, services)
  const http = createHttpServer({
    apollo,
    contextFor: contextMaker(config, services, keys),
    routes: routesOf(config, services, keys, metrics),
    config,
    log,
    onAnswered: metrics.answered,
  })
  const stopPolling = pollCatalogues(catalogues, log)
  await http.listen()
  return { services, keys, http, close: () => closeAll(config, { http, apollo, db, stopPolling }) }
}

async function startApollo(
  config: Config,
  schema: ReturnType<typeof createSubgraph>['schema'],
  { log, metrics }: Services,
): Promise<ApolloServer<RequestContext>> {
  const isOpen = config.mode === 'development'
  const hardened = hardenedApolloOptions<RequestContext>({
    limits: config.limits,
    introspection: isOpen,
    hideSchemaDetails: !isOpen,
    formatError: createErrorFirewall({ log, onError: metrics.error }),
    log,
  })
  const apollo = new ApolloServer<RequestContext>({
    ...hardened,
    schema,
    plugins: [...hardened.plugins, answerPlugin],
  })
  await apollo.start()
  return apollo
}

function contextMaker(config: Config, services: Services, keys: Keys) {
  const verifier = createTokenVerifier(config, keys)
  return async (headers: IncomingHttpHeaders): Promise<RequestContext> => {
    const declaration = readDeclaration(headers, config)
    if (headers.authorization === undefined) return createContext(services, null, declaration)
    const claims = await verifier.verify(headers.authorization)
    const clients = services.catalogues.of(claims.tenant)?.current().document.clients ?? {}
    const client = Object.hasOwn(clients, claims.client) ? clients[claims.client] : undefined
    const caller = authenticate(claims, client && { ...client, key: claims.client })
    return createContext(services, caller, declaration)
  }
}

function routesOf(config: Config, services: Services, keys: Keys, metrics: Metrics): Route[] {
  const { db, recorder, catalogues } = services
  const checks = [
    { name: 'database', check: async () => (await db.query('select 1')).length === 1 },
    { name: 'migrations', check: async () => (await pendingMigrations(db)) === 0 },
    { name: 'catalogue', check: async () => catalogues.tenants.length > 0 },
    { name: 'disclosure-record', check: () => recorder.isUsable() },
  ]
  const health = healthRoutes({ checks, deadlineMs: config.deadlines.healthCheckMs })
  const playground = config.playground
    ? playgroundRoutes({
        folder: projectFile('dist/playground'),
        config: () => playgroundConfig(keys, catalogues.of(services.defaultTenant)!.current()),
        publicUrl: config.publicUrl,
      })
    : []
  return [...health, metrics.route, jwksRoute(keys), ...playground]
}

function pollCatalogues(catalogues: Catalogues, log: Log): () => void {
  const timer = setInterval(() => {
    catalogues.refresh().catch(() => log.warn('catalogue.poll-failed'))
  }, CATALOGUE_POLL_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function closeAll(
  config: Config,
  parts: {
    readonly http: HttpServer
    readonly apollo: ApolloServer<RequestContext>
    readonly db: Database
    readonly stopPolling: () => void
  },
): Promise<boolean> {
  parts.stopPolling()
  const drained = await parts.http.close(config.deadlines.shutdownMs)
  await parts.apollo.stop()
  await parts.db.close()
  return drained
}
