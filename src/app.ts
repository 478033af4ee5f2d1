import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import { loadKeys, type Keys } from './caller/keys.ts'
import { openCatalogues, type Catalogues } from './catalogue/catalogues.ts'
import { startClock, type Clock } from './changes/clock.ts'
import { createChangeFeed } from './changes/feed.ts'
import type { Config } from './config.ts'
import { openDatabase, type Database } from './database/client.ts'
import { pendingMigrations } from './database/migrate.ts'
import { createRecorder } from './disclosure/recorder.ts'
import { prepareDevelopment } from './development.ts'
import { answerPlugin } from './graphql/answer-plugin.ts'
import type { RequestContext } from './graphql/context.ts'
import { createErrorFirewall, type ErrorFirewall } from './graphql/error-firewall.ts'
import { inputNamesOf } from './graphql/input-path.ts'
import { hardenedApolloOptions } from './graphql/limits.ts'
import { createSubgraph, requireSameClassification } from './graphql/schema.ts'
import type { Log } from './lib/log.ts'
import { projectFile } from './lib/project-files.ts'
import { playgroundConfig } from './playground-config.ts'
import { preferenceCentreConfig } from './preference-centre-config.ts'
import { createSubscriptionRoutes } from './server/event-stream.ts'
import { healthRoutes } from './server/health.ts'
import { createHttpServer, type HttpServer } from './server/http.ts'
import { jwksRoute } from './server/jwks.ts'
import { createMetrics, type Metrics } from './server/metrics.ts'
import { playgroundRoutes } from './server/playground.ts'
import { preferenceCentreRoutes } from './server/preference-centre.ts'
import type { Route } from './server/route.ts'
import { attachWebSockets, type WebSockets } from './server/websocket.ts'
import type { Services } from './services.ts'
import { createSessions } from './sessions.ts'
import { createPipeline, streamPace, webSocketBounds } from './subscriptions.ts'

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
    changes: createChangeFeed({ db, catalogues, log, key: keys.identifier, ...config.changes }),
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
  const formatError = createErrorFirewall({
    log,
    onError: metrics.error,
    inputNames: inputNamesOf(subgraph.schema),
  })
  const apollo = await startApollo(config, { schema: subgraph.schema, formatError, log })
  const sessions = createSessions(config, services, keys)
  const { schema } = subgraph
  const pipeline = createPipeline(config, { schema, services, sessions, formatError })
  const http = createHttpServer({
    apollo,
    contextFor: (headers) => sessions.contextFor(headers),
    routes: [
      ...createSubscriptionRoutes(pipeline, streamPace),
      ...routesOf(config, services, keys, metrics),
    ],
    config,
    log,
    onAnswered: metrics.answered,
  })
  const sockets = attachWebSockets(http, pipeline, webSocketBounds(config))
  const stopPolling = pollCatalogues(catalogues, log)
  const clock = startClock({
    ...services,
    ...config.changes,
    now: () => services.now(),
    hint: () => services.changes.hint(),
    metrics,
  })
  await http.listen()
  return {
    services,
    keys,
    http,
    close: () => closeAll(config, { http, sockets, apollo, db, stopPolling, services, clock }),
  }
}

async function startApollo(
  config: Config,
  {
    schema,
    formatError,
    log,
  }: { readonly schema: GraphQLSchema; readonly formatError: ErrorFirewall; readonly log: Log },
): Promise<ApolloServer<RequestContext>> {
  const isOpen = config.mode === 'development'
  const hardened = hardenedApolloOptions<RequestContext>({
    limits: config.limits,
    introspection: isOpen,
    hideSchemaDetails: !isOpen,
    formatError,
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

function routesOf(config: Config, services: Services, keys: Keys, metrics: Metrics): Route[] {
  const { db, recorder, catalogues } = services
  const checks = [
    { name: 'database', check: async () => (await db.query('select 1')).length === 1 },
    { name: 'migrations', check: async () => (await pendingMigrations(db)) === 0 },
    { name: 'catalogue', check: async () => catalogues.tenants.length > 0 },
    { name: 'disclosure-record', check: () => recorder.isUsable() },
  ]
  const health = healthRoutes({ checks, deadlineMs: config.deadlines.healthCheckMs })
  const live = () => catalogues.of(services.defaultTenant)!.current()
  const { publicUrl } = config
  const playground = config.playground
    ? playgroundRoutes({
        folder: projectFile('dist/playground'),
        config: () => playgroundConfig(keys, live()),
        publicUrl,
      })
    : []
  const preferenceCentre = config.preferenceCentre
    ? preferenceCentreRoutes({
        folder: projectFile('dist/preference-centre'),
        config: () => preferenceCentreConfig(keys, live()),
        publicUrl,
      })
    : []
  return [...health, metrics.route, jwksRoute(keys), ...playground, ...preferenceCentre]
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
    readonly sockets: WebSockets
    readonly apollo: ApolloServer<RequestContext>
    readonly db: Database
    readonly stopPolling: () => void
    readonly services: Services
    readonly clock: Clock
  },
): Promise<boolean> {
  parts.stopPolling()
  parts.services.changes.close()
  await parts.clock.stop()
  const { shutdownMs } = config.deadlines
  const [closed, drained] = await Promise.all([
    parts.sockets.close(shutdownMs),
    parts.http.close(shutdownMs),
  ])
  await parts.apollo.stop()
  await parts.db.close()
  return closed && drained
}
