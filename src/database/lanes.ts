import type postgres from 'postgres'
import { AppError } from '../lib/errors.ts'
import { databaseFault } from './database-error.ts'
import type { OpenSocket, WireSocket } from './sockets.ts'

/** Bounds, in number and in time, on what is asked of the database. */
export type Lanes = {
  /** One prepared statement; rejects with AppError alone. `Database.query` says which. */
  run(text: string, params: readonly unknown[], deadlineMs: number): Promise<readonly object[]>
  /** Refuses what waits and gives what runs `timeoutMs` to end. */
  close(timeoutMs: number): Promise<void>
}

export type LaneOptions = {
  /** Connections at the most. */
  readonly lanesMax: number
  /** Statements that may run or wait. */
  readonly pendingMax: number
  /** How long a cancelled statement may stay unanswered before its connection is cut. */
  readonly cancelGraceMs: number
  readonly open: OpenSocket
  /** A client of one connection that gets its sockets from `open`. */
  connect(open: OpenSocket): postgres.Sql
}

/** One connection. It ends with its socket and is never connected again. */
type Lane = {
  readonly sql: postgres.Sql
  readonly bornAt: number
  socket: WireSocket | undefined
  isDead: boolean
  /** A cancel request may still be on its way and would hit the next statement. */
  isTainted: boolean
  /** Ends what runs on it when the socket is gone. */
  onDeath: (() => void) | undefined
}

/** What a query of postgres.js has at run time and not in its types. */
type Running = Promise<readonly object[]> & { active?: boolean; cancel(): unknown }

/** After this an idle connection is replaced, so that a change of address is followed in the end. */
const LANE_AGE_MAX_MS = 30 * 60_000

/**
 * A pool of single-connection clients, each thrown away with its connection, and a bounded queue in
 * front. The pool of postgres.js 3.4.9 cannot be used for requests: what it had not yet written when a
 * connection broke is kept, with a dead timer, for the next connection, which then hangs
 * (connection.js, `closed`); a query cancelled while it waits for a connection leaves that connection
 * in no list for ever; one cancelled while pipelined shifts its answer to the next one; there is no
 * bound on the queue and no way to drop a single connection. A lane has one statement at a time and no
 * second life, so none of this can happen.
 */
export const createLanes = (options: LaneOptions): Lanes => {
  const pool: Pool = {
    options,
    all: new Set(),
    idle: [],
    waiting: new Set(),
    running: 0,
    isClosed: false,
  }
  return {
    run: (text, params, deadlineMs) =>
      new Promise((resolve, reject) => {
        const refusal = refusalOf(pool)
        if (refusal !== undefined) {
          reject(refusal)
          return
        }
        const done: Done = (fault, rows) => {
          clearTimeout(timer)
          if (fault === undefined) resolve(rows ?? [])
          else reject(fault)
        }
        const stop = enqueue(pool, { text, params, done })
        const timer = setTimeout(() => {
          reject(new AppError('STORE_UNAVAILABLE', { detail: 'DEADLINE' }))
          stop()
        }, deadlineMs)
      }),

    async close(timeoutMs) {
      pool.isClosed = true
      for (const waiter of pool.waiting) waiter.refuse()
      pool.waiting.clear()
      await Promise.all([...pool.all].map((lane) => lane.sql.end({ timeout: timeoutMs / 1000 })))
      for (const lane of pool.all) cut(pool, lane)
    },
  }
}

type Done = (fault: AppError | undefined, rows?: readonly object[]) => void
type Statement = { readonly text: string; readonly params: readonly unknown[]; readonly done: Done }
type Waiter = { begin(lane: Lane): void; refuse(): void }
type Pool = {
  readonly options: LaneOptions
  readonly all: Set<Lane>
  readonly idle: Lane[]
  readonly waiting: Set<Waiter>
  running: number
  isClosed: boolean
}

const refusalOf = (pool: Pool): AppError | undefined => {
  if (pool.isClosed) return databaseFault({ code: 'CONNECTION_ENDED' })
  if (pool.running + pool.waiting.size < pool.options.pendingMax) return undefined
  return new AppError('OVERLOADED', { detail: 'DATABASE_QUEUE_FULL' })
}

/** Runs the statement as soon as a lane is free; what to call when its caller has gone. */
const enqueue = (pool: Pool, statement: Statement): (() => void) => {
  let stop = (): void => {
    pool.waiting.delete(waiter)
  }
  const waiter: Waiter = {
    begin(lane) {
      const query = runOn(pool, lane, statement)
      stop = () => abandon(pool, lane, query)
    },
    refuse: () => statement.done(databaseFault({ code: 'CONNECTION_ENDED' })),
  }
  // Whoever waits goes first.
  const lane = pool.waiting.size === 0 ? freeLane(pool) : undefined
  if (lane === undefined) pool.waiting.add(waiter)
  else waiter.begin(lane)
  return () => stop()
}

/** `done` is called once, with the rows or the fault, when the lane is free again. */
const runOn = (pool: Pool, lane: Lane, { text, params, done }: Statement): Running => {
  pool.running++
  const finish: Done = (fault, rows) => {
    if (lane.onDeath === undefined) return
    lane.onDeath = undefined
    done(fault, rows)
    release(pool, lane)
  }
  lane.onDeath = () => finish(databaseFault({ code: 'CONNECTION_CLOSED' }))
  const query = lane.sql.unsafe(text, params as never[], { prepare: true }) as unknown as Running
  query.then(
    (rows) => finish(undefined, rows),
    (error: unknown) => finish(databaseFault(error)),
  )
  return query
}

const release = (pool: Pool, lane: Lane): void => {
  pool.running--
  if (lane.isTainted) cut(pool, lane)
  else if (!lane.isDead) pool.idle.push(lane)
  const [next] = pool.waiting
  const free = next === undefined ? undefined : freeLane(pool)
  if (next === undefined || free === undefined) return
  pool.waiting.delete(next)
  next.begin(free)
}

/** The lane used last, so that the others grow old and are replaced. */
const freeLane = (pool: Pool): Lane | undefined => {
  const lane = pool.idle.pop()
  if (lane !== undefined && Date.now() - lane.bornAt < LANE_AGE_MAX_MS) return lane
  if (lane !== undefined) cut(pool, lane)
  return pool.all.size < pool.options.lanesMax ? createLane(pool) : undefined
}

const createLane = (pool: Pool): Lane => {
  const lane: Lane = {
    sql: pool.options.connect(async (target) => {
      if (lane.isDead) throw databaseFault({ code: 'CONNECTION_CLOSED' })
      const socket = await pool.options.open(target)
      if (lane.socket !== undefined) return socket // For a cancel request.
      lane.socket = socket
      socket.once('close', () => retire(pool, lane))
      return socket
    }),
    bornAt: Date.now(),
    socket: undefined,
    isDead: false,
    isTainted: false,
    onDeath: undefined,
  }
  pool.all.add(lane)
  return lane
}

/** Stops a statement whose caller has gone; the lane is not used again. */
const abandon = (pool: Pool, lane: Lane, query: Running): void => {
  const { cancelGraceMs } = pool.options
  if (query.active !== true || cancelGraceMs === 0) return cut(pool, lane)
  lane.isTainted = true
  Promise.resolve(query.cancel()).catch(() => {})
  // No answer: the network is gone, and through a black hole it would stay so for ever.
  setTimeout(() => cut(pool, lane), cancelGraceMs).unref()
}

const cut = (pool: Pool, lane: Lane): void => {
  lane.socket?.destroy()
  retire(pool, lane)
}

const retire = (pool: Pool, lane: Lane): void => {
  if (lane.isDead) return
  lane.isDead = true
  pool.all.delete(lane)
  const at = pool.idle.indexOf(lane)
  if (at !== -1) pool.idle.splice(at, 1)
  // The driver hears of the same event and may have a more exact code for its query.
  setImmediate(() => {
    lane.onDeath?.()
    void lane.sql.end({ timeout: 0 }).catch(() => {})
  })
}
