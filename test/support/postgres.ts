import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { findBinaries } from './postgres-binaries.ts'

/** A PostgreSQL server that the tests may do anything with. */
export type TestServer = {
  /** A URL of a user that may create databases. */
  readonly url: string
  /** Where it comes from, for the report. */
  readonly source: string
  /** Stops it and removes its folder; nothing where it is not ours. */
  stop(): Promise<void>
}

const START_TIMEOUT_MS = 30_000
const NOBODY = 65534

/**
 * The server at `TEST_DATABASE_URL`, else one started from the programs that `findBinaries` finds, in a
 * temporary folder, as an unprivileged user (PostgreSQL refuses root). It ends with this process, also
 * when that is killed: a guardian process notices.
 */
export const startTestServer = async (): Promise<TestServer> => {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, source: 'TEST_DATABASE_URL', stop: async () => {} }
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'purposegraph-test-'))
  try {
    fs.chmodSync(folder, 0o755)
    return await startOwn(folder)
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const startOwn = async (folder: string): Promise<TestServer> => {
  const { bin, source } = findBinaries(folder)
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const data = join(folder, 'data')
  fs.mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined) fs.chownSync(data, user.uid, user.gid)
  const options = { ...user, cwd: data, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } }
  runInitdb(bin, data, options)
  const port = await freePort()
  const guardian = spawnGuardian({
    command: join(bin, 'postgres'),
    args: ['-D', data, '-p', String(port), ...settings(data)],
    options,
    folder,
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  try {
    await waitUntilReady(url, guardian)
  } catch (error) {
    await stopGuardian(guardian)
    throw error
  }
  return { url, source, stop: () => stopGuardian(guardian) }
}

/** Safety is not wanted here, speed is. Only this machine can connect. */
const settings = (socketFolder: string): string[] =>
  [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${process.platform === 'win32' ? '' : socketFolder}`,
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=64MB',
  ].flatMap((setting) => ['-c', setting])

const runInitdb = (bin: string, data: string, options: object): void => {
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=trust',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ]
  const limits = { timeout: START_TIMEOUT_MS, encoding: 'utf8' as const }
  const { status, stderr, error } = spawnSync(join(bin, 'initdb'), args, { ...options, ...limits })
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr}`)
}

/** Free a moment ago; if somebody was quicker, the server does not start and says so. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })

const spawnGuardian = (task: object): ChildProcess => {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'postgres-guardian.mjs')
  // Detached: the signal that interrupts the tests goes to their whole process group.
  const guardian = spawn(process.execPath, [script, JSON.stringify(task)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  guardian.unref()
  for (const stream of [guardian.stdin, guardian.stderr]) (stream as net.Socket | null)?.unref()
  return guardian
}

const stopGuardian = async (guardian: ChildProcess): Promise<void> => {
  if (guardian.exitCode !== null) return
  const ended = new Promise((resolve) => guardian.once('exit', resolve))
  guardian.ref()
  guardian.stdin?.end()
  await Promise.race([ended, sleep(10_000, undefined, { ref: false })])
}

const waitUntilReady = async (url: string, guardian: ChildProcess): Promise<void> => {
  let log = ''
  guardian.stderr?.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-2000)))
  const until = Date.now() + START_TIMEOUT_MS
  while (guardian.exitCode === null && Date.now() < until) {
    try {
      await administer(url, 'select 1')
      return
    } catch {
      await sleep(20)
    }
  }
  throw new Error(`PostgreSQL for the tests did not start: ${log}`)
}

/** Runs one statement on a connection of its own; its rows. */
export const administer = async (url: string, statement: string): Promise<postgres.Row[]> => {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} })
  try {
    return await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** The same server, another database. */
export const urlOfDatabase = (url: string, database: string): string => {
  const target = new URL(url)
  target.pathname = `/${database}`
  return target.href
}

/** What the global set-up leaves for the test files, which run in other processes. */
export const testState = {
  serverUrl: 'PURPOSEGRAPH_TEST_SERVER_URL',
  template: 'PURPOSEGRAPH_TEST_TEMPLATE',
} as const

/** A name that no other run uses, since the server may be shared. */
export const uniqueName = (prefix: string): string => `${prefix}_${randomBytes(6).toString('hex')}`

/**
 * A migrated, empty database of its own (a copy of the template: 30-80 ms). Drop it in `afterAll`;
 * one that is left behind goes with the server or with the next run's teardown.
 */
export const createTestDatabase = async (): Promise<{ url: string; drop(): Promise<void> }> => {
  const serverUrl = process.env[testState.serverUrl]
  const template = process.env[testState.template]
  if (!serverUrl || !template) throw new Error('No test server: run the tests through jest.')
  const name = uniqueName(`${template}_copy`)
  await administer(serverUrl, `create database ${name} template ${template}`)
  return {
    url: urlOfDatabase(serverUrl, name),
    async drop() {
      await administer(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}
