import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Running } from './serve.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The first start migrates and fills the embedded database. */
const START_MS_MAX = 300_000
const STOP_MS_MAX = 15_000
const TOKEN_MS_MAX = 30_000
const OUTPUT_LINES_MAX = 30

/** The customer subgraph as a process of its own, as it runs elsewhere. */
export interface CustomerProcess extends Running {
  /**
   * Settles when /health/ready says yes. Rejects with the end of its output where it stops instead, or
   * is not ready in time.
   */
  readonly ready: Promise<void>
  /** A token for development that lets the client declare the purpose. */
  tokenFor(client: string, purpose: string): Promise<string>
}

/** How the customer subgraph is started. */
export interface CustomerProcessOptions {
  readonly port: number
  readonly dataDir: string
  /** Signs grants; the other subgraphs must have it too. */
  readonly grantKey: Uint8Array
  /** Told now and then while it starts. */
  readonly onWaiting: (seconds: number, lastLine: string) => void
}

/** Starts `node dist/main.js` in development mode. Throws where it was not built. */
export function startCustomer(options: CustomerProcessOptions): CustomerProcess {
  if (!existsSync(new URL('../../dist/main.js', import.meta.url))) {
    throw new Error('dist/main.js is missing; run: npm run build')
  }
  const env = {
    ...process.env,
    MODE: 'development',
    HOST: '127.0.0.1',
    PORT: String(options.port),
    DATA_DIR: options.dataDir,
    GRANT_KEY: Buffer.from(options.grantKey).toString('base64'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  }
  // In a group of its own: Ctrl-C goes to the whole group, and a second signal would cut off its end.
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  const base = `http://127.0.0.1:${options.port}`
  return {
    url: `${base}/graphql`,
    ready: untilReady(child, `${base}/health/ready`, options.onWaiting),
    async stop() {
      await end(child)
      process.removeListener('exit', killAtExit)
    },
    async tokenFor(client, purpose) {
      const args = ['dist/cli/index.js', 'token', '--client', client, '--purpose', purpose]
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...args, '--expires', '12h'],
        { cwd: root, env, timeout: TOKEN_MS_MAX },
      )
      return stdout.trim()
    },
  }
}

async function untilReady(
  child: ChildProcess,
  url: string,
  onWaiting: CustomerProcessOptions['onWaiting'],
): Promise<void> {
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output.push(...text.split('\n').filter((line) => line.trim() !== ''))
      output.splice(0, output.length - OUTPUT_LINES_MAX)
    })
  }
  let failure: string | undefined
  child.once('error', (error) => (failure = error.message))
  child.once('exit', (code, signal) => (failure = `it ended with ${code ?? signal}`))
  const start = Date.now()
  for (;;) {
    if (await isReady(url)) return
    const seconds = Math.round((Date.now() - start) / 1000)
    if (seconds * 1000 > START_MS_MAX) failure = `it was not ready in ${seconds} s`
    if (failure !== undefined) {
      throw new Error(`The customer subgraph did not start: ${failure}.\n${output.join('\n')}`)
    }
    onWaiting(seconds, output.at(-1) ?? '')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

/** Asks once, waits, and then ends it by force. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
  await exited
  clearTimeout(timer)
}
