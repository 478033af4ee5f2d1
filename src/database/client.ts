import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { databaseCodeOf, databaseFault } from './database-error.ts'
import { openEmbedded } from './embedded.ts'
import { createLanes } from './lanes.ts'
import { reconnectDelayMs, serverSockets, type OpenSocket } from './sockets.ts'
import { valueTypes } from './value-types.ts'

/** How to reach the database. Every bound has a default that suits a server of two cores. */
export type DatabaseOptions = {
  /** `postgres://…`. Absent: the embedded database in `dataDir`/postgres. */
  readonly url?: string | undefined
  /** The folder of the embedded database; not touched where `url` is given. */
  readonly dataDir: string
  /** Connections of the pool. Default 4; 1 for the embedded database, which has one backend. */
  readonly poolMax?: number | undefined
  /** Statements that may be under way or waiting; one more is refused as OVERLOADED. Default 1000. */
  readonly pendingMax?: number | undefined
  /** After this the server gives a statement up. Default 4500. Not enforced by the embedded one. */
  readonly statementTimeoutMs?: number | undefined
  /** After this the caller is told STORE_UNAVAILABLE, whatever the network does. Default 5000. */
  readonly deadlineMs?: number | undefined
  /** How long a statement may wait for a lock. Default 2000. */
  readonly lockTimeoutMs?: number | undefined
  /** How long a transaction may stay idle before it is rolled back. Default 10000. */
  readonly idleInTransactionMs?: number | undefined
  /** Shown in pg_stat_activity. Default `purposegraph`. */
  readonly applicationName?: string | undefined
  /** Embedded only: whether a commit waits for the disk. Default true; false only for tests. */
  readonly fsync?: boolean | undefined
}

/** What a statement may ask for. */
export type QueryOptions = {
  /** Overrides the deadline of the database for this statement. */
  readonly deadlineMs?: number | undefined
}

/** An open database. */
export type Database = {
  readonly kind: 'server' | 'embedded'
  /**
   * A small client of postgres.js apart from the pool of `query`, for workers, `listen` and `begin`:
   * opened at first use. Its errors are raw (`databaseFault` makes them safe), it has no deadline, and
   * `sql.begin` ends the process if its connection dies (porsager/postgres #1066): never in the
   * request path.
   */
  readonly sql: postgres.Sql
  /**
   * Runs one statement, prepared once per connection; its rows. Throws AppError alone:
   * STORE_UNAVAILABLE, CONFLICT, OVERLOADED or INTERNAL. A statement that fails as STORE_UNAVAILABLE
   * may have been committed. Arrays: `= any($1)`, never a list of placeholders. A json parameter is
   * the value itself, not its text.
   */
  query<T extends object>(
    text: string,
    params?: readonly unknown[],
    options?: QueryOptions,
  ): Promise<T[]>
  /** A separate client of `max` connections on the same database; closed with the database. */
  openClient(max: number, settings?: ClientSettings): postgres.Sql
  /** Waits up to five seconds for what is under way, then drops it. May be called twice. */
  close(): Promise<void>
}

/** Server settings of a separate client that differ from the pool's; 0 switches a timeout off. */
export type ClientSettings = Readonly<Record<string, string | number>>

const CONNECT_TIMEOUT_S = 3
const CLOSE_TIMEOUT_MS = 5000
const CANCEL_GRACE_MS = 1000

/** The defaults of every bound, filled in. */
const withDefaults = (options: DatabaseOptions) => ({
  poolMax: options.poolMax ?? (options.url === undefined ? 1 : 4),
  pendingMax: options.pendingMax ?? 1000,
  statementTimeoutMs: options.statementTimeoutMs ?? 4500,
  deadlineMs: options.deadlineMs ?? 5000,
  lockTimeoutMs: options.lockTimeoutMs ?? 2000,
  idleInTransactionMs: options.idleInTransactionMs ?? 10_000,
  applicationName: options.applicationName ?? 'purposegraph',
  fsync: options.fsync ?? true,
})

type Limits = ReturnType<typeof withDefaults>
/** A client of `max` connections; `open` is given where the caller keeps hold of its sockets. */
type Connect = (max: number, settings: ClientSettings, open?: OpenSocket) => postgres.Sql
type Backend = {
  readonly kind: Database['kind']
  readonly connect: Connect
  readonly open: OpenSocket
  readonly close: () => Promise<void>
}

/**
 * Opens the database. A server that cannot be reached yet is no error here: the first statement says
 * STORE_UNAVAILABLE. Throws Error, with what to do, for a bad URL or an embedded folder in use.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const limits = withDefaults(options)
  const backend =
    options.url === undefined
      ? await embeddedBackend(options.dataDir, limits)
      : await serverBackend(options.url, limits)
  const lanes = createLanes({
    lanesMax: limits.poolMax,
    pendingMax: limits.pendingMax,
    // On the embedded database a statement waits for its turn or is over: cancelling does nothing.
    cancelGraceMs: backend.kind === 'embedded' ? 0 : CANCEL_GRACE_MS,
    open: backend.open,
    connect: (open) => backend.connect(1, {}, open),
  })
  const sql = backend.connect(backend.kind === 'embedded' ? 1 : 2, {})
  const clients = new Set<postgres.Sql>([sql])
  let closing: Promise<void> | undefined
  const closeAll = async (): Promise<void> => {
    const ends = [...clients].map((client) => client.end({ timeout: CLOSE_TIMEOUT_MS / 1000 }))
    await Promise.all([lanes.close(CLOSE_TIMEOUT_MS), ...ends])
    await backend.close()
  }
  return {
    kind: backend.kind,
    sql,
    query: <T extends object>(
      text: string,
      params: readonly unknown[] = [],
      { deadlineMs = limits.deadlineMs }: QueryOptions = {},
    ) => lanes.run(text, params, deadlineMs) as Promise<T[]>,
    openClient(max, settings = {}) {
      if (closing !== undefined) throw databaseFault({ code: 'CONNECTION_ENDED' })
      const client = backend.connect(max, settings)
      clients.add(client)
      return client
    },
    close: () => (closing ??= closeAll()),
  }
}

const drizzles = new WeakMap<Database, PostgresJsDatabase>()

/**
 * Drizzle on a small client of its own (two connections), opened at first use. Never hand it `db.sql`:
 * drizzle replaces the date parsers of the client it is given. Its errors carry parameters: pass them
 * through `databaseFault`.
 */
export const drizzleOf = (db: Database): PostgresJsDatabase => {
  const existing = drizzles.get(db)
  if (existing !== undefined) return existing
  const created = drizzle(db.openClient(db.kind === 'embedded' ? 1 : 2), { casing: 'snake_case' })
  drizzles.set(db, created)
  return created
}

const embeddedBackend = async (dataDir: string, limits: Limits): Promise<Backend> => {
  const { fsync, idleInTransactionMs } = limits
  const embedded = await openEmbedded(dataDir, { fsync, idleInTransactionMs })
  const target = { host: 'embedded', database: 'postgres', username: 'postgres', ssl: false }
  const connect: Connect = (max, _settings, open = embedded.open) =>
    client({ ...target, max, socket: open })
  return { kind: 'embedded', connect, open: embedded.open, close: embedded.close }
}

const serverBackend = async (url: string, limits: Limits): Promise<Backend> => {
  const session = {
    application_name: limits.applicationName,
    TimeZone: 'UTC',
    jit: 'off',
    statement_timeout: limits.statementTimeoutMs,
    lock_timeout: limits.lockTimeoutMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
  }
  // A server drops the statement of a client that is gone only if told to look (security.md 4.3).
  const watched = { ...session, client_connection_check_interval: 1000 }
  const connectWith =
    (base: ClientSettings): Connect =>
    (max, settings, open = serverSockets(true)) => {
      const entries = Object.entries({ ...base, ...settings }).map(([k, v]) => [k, String(v)])
      const own = { max, socket: open, connection: Object.fromEntries(entries) }
      return client(own, url)
    }
  const accepted = (await accepts(connectWith(watched))) ? watched : session
  return {
    kind: 'server',
    connect: connectWith(accepted),
    open: serverSockets(false),
    close: async () => {},
  }
}

/** False only where the server refuses a setting (22023, 42704, 08P01 of a pooler, 0A000). */
const accepts = async (connect: Connect): Promise<boolean> => {
  const sql = connect(1, {})
  try {
    await sql.unsafe('select 1')
    return true
  } catch (error) {
    return !['22023', '42704', '08P01', '0A000'].includes(databaseCodeOf(error))
  } finally {
    await sql.end({ timeout: 0 })
  }
}

/** One postgres.js client with what all of ours share. `socket` is missing in its types. */
const client = (own: { max: number; socket: OpenSocket }, url?: string): postgres.Sql => {
  const options = {
    ...own,
    types: valueTypes(),
    fetch_types: false,
    prepare: true,
    // The least that works: with 0, `begin` never learns its connection. Lanes send one at a time.
    max_pipeline: 1,
    // Ours end idle lanes themselves; the driver's timer would end one as a statement comes in.
    ...(own.max === 1 ? { max_lifetime: null } : {}),
    connect_timeout: CONNECT_TIMEOUT_S,
    keep_alive: 10,
    backoff: () => reconnectDelayMs() / 1000,
    onnotice: () => {},
  } as unknown as postgres.Options<Record<string, postgres.PostgresType>>
  try {
    return url === undefined ? postgres(options) : postgres(url, options)
  } catch (error) {
    const reason = databaseCodeOf(error)
    // No cause: the driver's text quotes the URL, and with it the password.
    // oxlint-disable-next-line preserve-caught-error
    throw new Error(
      `DATABASE_URL is not a PostgreSQL URL (${reason}); expected postgres://user:password@host:5432/name.`,
    )
  }
}

export { databaseFault }
