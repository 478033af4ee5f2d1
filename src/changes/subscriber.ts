import type { Database } from '../database/client.ts'
import { AppError } from '../lib/errors.ts'
import type { Change, MakeChanges } from './change.ts'
import { ANOTHER_LIFE, staleCursor, TOO_OLD } from './cursor.ts'
import { comparePositions, type Position } from './position.ts'
import { readPage } from './store.ts'
import type { Listener, Tailer } from './tailer.ts'

/** What a subscriber works with. */
export interface SubscriberParts {
  readonly db: Database
  readonly tailer: Tailer
  readonly stream: string
  readonly makeChanges: MakeChanges
  /** Changes that may wait for this subscriber. */
  readonly queueMax: number
}

/** What one subscriber wants. */
export interface Wanted<T> {
  readonly after: Position
  /** Cheap: whether the change may concern this subscriber at all. */
  readonly concerns: (change: Change) => boolean
  /** The event of a change; null where this subscriber is not to hear of it. */
  readonly select: (change: Change) => Promise<T | null>
}

/** Rows of the backlog read at a time; the next are read when these are taken. */
const BACKLOG_PAGE = 50

const SLOW = 'Changes came faster than they were taken; subscribe with the last cursor as "after".'

/**
 * Events from a position on, in order, none left out and none twice. The backlog is read page by page
 * as it is taken; then the subscriber joins the tailer, reads what lies between, and goes on with what
 * the tailer brings. `next` rejects once, with OVERLOADED where more waits than the bound, and the
 * stream is over then.
 */
export function createSubscriber<T>(
  parts: SubscriberParts,
  wanted: Wanted<T>,
): AsyncIterableIterator<T> {
  const source = createSource(parts, wanted)
  let turn: Promise<unknown> = Promise.resolve()

  async function step(): Promise<IteratorResult<T>> {
    try {
      for (;;) {
        const change = await source.take()
        if (!change) return { done: true, value: undefined }
        const event = wanted.concerns(change) ? await wanted.select(change) : null
        if (source.isOver()) return { done: true, value: undefined }
        if (event !== null) return { done: false, value: event }
      }
    } catch (error) {
      source.end()
      throw error
    }
  }
  const iterator: AsyncIterableIterator<T> = {
    next() {
      const mine = turn.then(step, step)
      turn = mine
      return mine
    },
    async return() {
      source.end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

/** Changes one by one: from the backlog, then from the tailer. */
interface Source {
  /** Undefined at the end. Throws the fault that ended it, once. */
  take(): Promise<Change | undefined>
  isOver(): boolean
  end(): void
}

/** Where one subscriber stands. */
interface State {
  /** The last one read by the subscriber itself. */
  at: Position
  /** Read by the subscriber itself, and to be taken next. */
  page: Change[]
  /** Brought by the tailer. */
  queue: Change[]
  /** Up to where the subscriber reads itself; null before it has joined. */
  joinedAt: Position | null
  isOver: boolean
  fault: AppError | null
  arrived: () => void
}

function createSource(
  parts: SubscriberParts,
  wanted: Pick<Wanted<unknown>, 'after' | 'concerns'>,
): Source {
  const state: State = {
    at: wanted.after,
    page: [],
    queue: [],
    joinedAt: null,
    isOver: false,
    fault: null,
    arrived() {},
  }
  const end = () => {
    state.isOver = true
    state.queue = []
    state.page = []
    parts.tailer.detach(listener)
    state.arrived()
  }
  const listener = createListener(state, { ...wanted, queueMax: parts.queueMax, end })
  return { take: () => take(parts, state, listener), isOver: () => state.isOver, end }
}

function createListener(
  state: State,
  own: Pick<Wanted<unknown>, 'concerns'> & { readonly queueMax: number; readonly end: () => void },
): Listener {
  const endWith = (fault: AppError) => {
    if (state.isOver) return
    state.fault = fault
    own.end()
  }
  return {
    push(changes) {
      state.queue.push(...changes.filter(own.concerns))
      if (state.queue.length > own.queueMax) endWith(new AppError('OVERLOADED', { hint: SLOW }))
      state.arrived()
    },
    end: endWith,
    get isBehind() {
      return state.queue.length > own.queueMax / 2
    },
  }
}

async function take(
  parts: SubscriberParts,
  state: State,
  listener: Listener,
): Promise<Change | undefined> {
  while (!state.isOver) {
    const own = state.page.shift()
    if (own) return own
    if (!state.joinedAt || comparePositions(state.at, state.joinedAt) < 0) {
      await readOn(parts, state, listener)
      continue
    }
    const next = state.queue.shift()
    if (!next) await new Promise<void>((resolve) => (state.arrived = resolve))
    // What the tailer brings from before it was read already.
    else if (comparePositions(next.row, state.at) > 0) return next
  }
  const { fault } = state
  state.fault = null
  if (fault) throw fault
  return undefined
}

async function readOn(parts: SubscriberParts, state: State, listener: Listener): Promise<void> {
  const found = await readPage(parts.db, state.at, BACKLOG_PAGE)
  if (state.isOver) return
  if (found.stream !== parts.stream) throw staleCursor(ANOTHER_LIFE)
  if (comparePositions(state.at, found.pruned) < 0) throw staleCursor(TOO_OLD)
  const upTo = state.joinedAt
  const rows = upTo ? found.rows.filter((r) => comparePositions(r, upTo) <= 0) : found.rows
  const isAllRead = rows.length < BACKLOG_PAGE
  state.page = [...parts.makeChanges(rows)]
  state.at = rows.at(-1) ?? state.at
  if (!isAllRead) return
  if (!upTo) state.joinedAt = parts.tailer.attach(listener, state.at)
  else if (comparePositions(state.at, upTo) < 0) state.at = upTo
}
