import { randomUUID } from 'node:crypto'
import type { Catalogues } from '../catalogue/catalogues.ts'
import type { Database } from '../database/client.ts'
import { AppError } from '../lib/errors.ts'
import { factsOfFault, type Log } from '../lib/log.ts'
import {
  clockPosition,
  dropLease,
  dueWakes,
  moveClock,
  takeLease,
  upToDate,
} from './clock-store.ts'
import { HISTORIES_MAX } from './history.ts'
import { pruneChanges } from './retention.ts'
import { createRevisions, type Revisions } from './revisions.ts'
import { readPage } from './store.ts'
import { openStream } from './stream.ts'
import { sweepOn } from './sweep.ts'
import { renewWakes, wakePeople, type ClockScope } from './wakes.ts'

/** What the clock works with. */
export interface ClockParts {
  readonly db: Database
  readonly catalogues: Catalogues
  readonly log: Log
  readonly metrics: ClockMetrics
  /** Null is the database's clock. */
  readonly now: () => Date | null
  /** Called after changes were written. */
  readonly hint: () => void
  /** Pause between looks. */
  readonly tickMs: number
  /** Changes are kept this long. */
  readonly retentionMs: number
}

/** How far behind the clock is, in milliseconds. */
export interface ClockMetrics {
  /** The instant longest due that is not told yet. */
  readonly clockLate: (ms: number) => void
  /** The oldest change whose next instant is not computed yet. */
  readonly clockBehind: (ms: number) => void
}

/** A clock that runs. */
export interface Clock {
  /** Ends the step under way and gives the work to another process. */
  stop(): Promise<void>
}

/** Another process takes over after this time without a sign. */
const LEASE_MS = 10_000

/** How often it is looked at whether the database was restored. */
const STREAM_CHECK_MS = 60_000

/** How often old changes are removed, a batch at a time. */
const PRUNE_MS = 5000

/** Steps of one kind in one turn, so that none waits for all of another. */
const STEPS_MAX = 20

/**
 * Makes time an event: whenever what some registered client may use of a customer begins or ceases
 * without anybody doing anything, a change is written at that instant, and after a new catalogue for
 * everybody it concerns. Any number of processes may run it; one works at a time. Each step can be
 * repeated without harm, and each instant is told once.
 */
export function startClock(parts: ClockParts): Clock {
  const holder = randomUUID()
  const revisions = createRevisions(parts.db, parts.catalogues)
  const stopping = new AbortController()
  const { signal } = stopping
  let wakeUp = (): void => {}
  const isCheckDue = every(STREAM_CHECK_MS)
  const isPruneDue = every(PRUNE_MS)
  let leaseDue = every(LEASE_MS / 4)

  /** False where another process holds the work. An idle clock writes only now and then. */
  async function hold(): Promise<boolean> {
    if (!leaseDue()) return true
    const isHeld = await takeLease(parts.db, holder, LEASE_MS)
    if (!isHeld) leaseDue = every(LEASE_MS / 4)
    return isHeld
  }
  async function turn(): Promise<boolean> {
    if (!(await hold())) return false
    if (isCheckDue()) await openStream(parts.db)
    await parts.catalogues.refresh()
    let isBusy = false
    for (const step of [consume, wake, sweep]) {
      for (let steps = 0; steps < STEPS_MAX && !signal.aborted; steps++) {
        if (!(await hold()) || !(await step(parts, revisions))) break
        isBusy = steps === STEPS_MAX - 1 || isBusy
      }
    }
    if (isPruneDue()) await pruneChanges(parts.db, parts.retentionMs, parts.now())
    return isBusy
  }
  async function run(): Promise<void> {
    while (!signal.aborted) {
      const isBusy = await turn().catch((error: unknown) => {
        const { code } = error instanceof AppError ? error : { code: undefined }
        parts.log.warn('clock.failed', { ...factsOfFault(error), code })
        return false
      })
      if (isBusy || signal.aborted) continue
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        wakeUp = resolve
        timer = setTimeout(resolve, parts.tickMs)
        timer.unref()
      })
      clearTimeout(timer)
    }
    await dropLease(parts.db, holder).catch(() => parts.log.warn('clock.lease-kept'))
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      wakeUp()
      await running
    },
  }
}

/** True the first time it is called, and whenever that long has passed since it last was. */
function every(ms: number): () => boolean {
  let last = -Infinity
  return () => {
    const now = performance.now()
    if (now - last < ms) return false
    last = now
    return true
  }
}

/** Where a tenant has no catalogue nothing is permitted, so nothing is due. */
function scopeOf(parts: ClockParts, revisions: Revisions, tenant: string): ClockScope | null {
  const live = parts.catalogues.of(tenant)?.current()
  return live ? { db: parts.db, tenant, live, revisions, now: parts.now() } : null
}

/** Computes the next instant of those who changed; true where there may be more. */
async function consume(parts: ClockParts, revisions: Revisions): Promise<boolean> {
  const { db, metrics } = parts
  const from = await clockPosition(db)
  const { rows } = await readPage(db, from, HISTORIES_MAX)
  const last = rows.at(-1)
  metrics.clockBehind(rows[0] ? Math.max(0, Date.now() - rows[0].at) : 0)
  if (!last) return false
  // What the clock itself wrote came with its next instant.
  const changed = rows.filter((row) => row.cause === 'NEW' || row.cause === 'PERSON')
  for (const tenant of new Set(changed.map((row) => row.tenant))) {
    const scope = scopeOf(parts, revisions, tenant)
    if (!scope) continue
    const own = changed.filter((row) => row.tenant === tenant)
    const known = await upToDate(db, tenant, own, scope.live.revision)
    // One left out for an older state of theirs is in again for a newer.
    const ids = new Set(own.map((row) => row.customerId).filter((id) => !known.has(id)))
    await renewWakes(scope, [...ids])
  }
  await moveClock(db, from, last)
  return rows.length === HISTORIES_MAX
}

/** Tells what has come due; true where there may be more. */
async function wake(parts: ClockParts, revisions: Revisions): Promise<boolean> {
  const { due, lateMs } = await dueWakes(parts.db, parts.now(), HISTORIES_MAX)
  parts.metrics.clockLate(Math.max(0, lateMs))
  let settled = 0
  for (const tenant of new Set(due.map((wake_) => wake_.tenant))) {
    const scope = scopeOf(parts, revisions, tenant)
    if (!scope) continue
    const own = due.filter((wake_) => wake_.tenant === tenant)
    settled += await wakePeople(scope, own)
  }
  if (settled > 0) parts.hint()
  return settled > 0
}

/** Brings customers to a new catalogue; true where there may be more. */
async function sweep(parts: ClockParts, revisions: Revisions): Promise<boolean> {
  let isMore = false
  for (const tenant of parts.catalogues.tenants) {
    const scope = scopeOf(parts, revisions, tenant)
    if (scope && (await sweepOn(scope))) isMore = true
  }
  if (isMore) parts.hint()
  return isMore
}
