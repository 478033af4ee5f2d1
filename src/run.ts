import { startApp } from './app.ts'
import { ConfigFault, readConfig, type Config } from './config.ts'
import { createLog, factsOfFault } from './lib/log.ts'
import { createProgress } from './lib/progress.ts'
import { installShutdown } from './server/shutdown.ts'

/** Starts the subgraph from the environment and says where everything is. */
export async function run(): Promise<void> {
  const config = configOrExit()
  const log = createLog({ level: config.logLevel })
  try {
    const app = await startApp(config, { log, onProgress: createProgress })
    installShutdown({
      drain: () => app.close(),
      closings: [],
      graceMs: config.deadlines.shutdownMs,
      log,
    })
    if (config.mode === 'development') welcome(config)
    log.info('process.started', { host: config.host, port: config.port, mode: config.mode })
  } catch (error) {
    // Messages of ours name what to do; of anything else only its kind is safe to print.
    const isOurs = error instanceof Error && !('sql' in error) && !('query' in error)
    process.stderr.write(
      isOurs
        ? `purposegraph could not start: ${error.message}\n`
        : 'purposegraph could not start.\n',
    )
    log.error('process.start-failed', factsOfFault(error))
    process.exitCode = 1
  }
}

function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

function welcome(config: Config): void {
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`
  const where =
    config.database.url === undefined
      ? `embedded, in ${config.database.dataDir} (one backend; set DATABASE_URL for a server)`
      : 'DATABASE_URL'
  process.stdout.write(`
purposegraph answers only for a purpose.

${config.playground ? `  Playground  ${base}/\n` : ''}${config.preferenceCentre ? `  Customers   ${base}/me\n` : ''}  GraphQL     ${base}/graphql
  Health      ${base}/health/ready
  Metrics     ${base}/metrics
  Database    ${where}

Try it:

  TOKEN=$(npx purposegraph token --client commerce --purpose order.fulfilment)
  curl -s ${base}/graphql -H "authorization: Bearer $TOKEN" -H 'x-purpose: order.fulfilment' \\
    -H 'content-type: application/json' \\
    -d '{"query":"{ customers(first: 2) { nodes { firstName email interests withheld { field reason remedy } } } }"}'

`)
}
