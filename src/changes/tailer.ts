import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/client.ts'
import { AppError } from '../lib/errors.ts'
import { factsOfFault, type Log } from '../lib/log.ts'
import type { Change, MakeChanges } from './change.ts'
import { ANOTHER_LIFE, staleCursor, TOO_OLD } from './cursor.ts'
import { comparePositions, type Position } from './position.ts'
import { readPage, type Page } from './store.ts'

/** Somebody who hears every change from where they joined. */
export interface Listener {
  push(changes: readonly Change[]): void
  end(fault: AppError): void
  /** Half of what it can hold waits: reading on at once would end it. */
  readonly isBehind: boolean
}

/** The one reader of new changes of a process; it runs only while somebody listens. */
export interface Tailer {
  /** Joins; hears all after the position returned. `at` is where a tailer at rest begins. */
  attach(listener: Listener, at: Position): Position
  detach(listener: Listener): void
  /** Looks at once. */
  wake(): void
  close(): void
}

/** What a tailer works with. */
export interface TailerParts {
  readonly db: Database
  readonly log: Log
  /** Life of the stream; where the database says another, everybody is told to start afresh. */
  readonly stream: string
  readonly pollMs: number
  readonly makeChanges: MakeChanges
  /** Told when the first one came and when the last one left. */
  readonly onActive: (isActive: boolean) => void
}

const PAGE_MAX = 200

/** First pause where rows wait for an older transaction; doubled up to the poll. */
const PENDING_MS = 10

/** Pause before it is looked again whether a slow one caught up. */
const SLOW_MS = 5

/** Longest pause after a fault of the store. */
const FAULT_MS_MAX = 5000

interface State {
  readonly listeners: Set<Listener>
  /** Null at rest. */
  position: Position | null
  /** Number of this run; one that was followed by another ends. */
  run: number
  readonly bell: Bell
}

/** A tailer at rest. */
export function createTailer(parts: TailerParts): Tailer {
  const state: State = { listeners: new Set(), position: null, run: 0, bell: createBell() }
  const { listeners, bell } = state
  return {
    attach(listener, at) {
      listeners.add(listener)
      if (state.position) return state.position
      state.position = at
      state.run++
      parts.onActive(true)
      void follow(parts, state)
      return at
    },
    detach(listener) {
      if (!listeners.delete(listener) || listeners.size > 0) return
      state.position = null
      state.run++
      bell.ring()
      parts.onActive(false)
    },
    wake: () => bell.ring(),
    close: () => endAll(state, new AppError('OVERLOADED', { hint: 'The server is stopping.' })),
  }
}

/** Reads on until nobody listens any more. Never rejects. */
async function follow(parts: TailerParts, state: State): Promise<void> {
  const { run } = state
  let pendingMs = PENDING_MS
  let faultMs = parts.pollMs
  while (state.run === run) {
    try {
      state.bell.hush()
      const page = await readPage(parts.db, state.position!, PAGE_MAX)
      if (state.run !== run) return
      deliver(parts, state, page)
      faultMs = parts.pollMs
      pendingMs = page.isPending && page.rows.length === 0 ? pendingMs * 2 : PENDING_MS
      if (page.rows.length === PAGE_MAX) await waitForSlow(parts, state)
      else await state.bell.wait(page.isPending ? Math.min(pendingMs, parts.pollMs) : parts.pollMs)
    } catch (error) {
      const { code } = error instanceof AppError ? error : { code: undefined }
      parts.log.warn('changes.tail-failed', { ...factsOfFault(error), code })
      await state.bell.wait(faultMs)
      faultMs = Math.min(faultMs * 2, FAULT_MS_MAX)
    }
  }
}

function deliver(parts: TailerParts, state: State, page: Page): void {
  if (page.stream !== parts.stream) return endAll(state, staleCursor(ANOTHER_LIFE))
  if (comparePositions(state.position!, page.pruned) < 0) return endAll(state, staleCursor(TOO_OLD))
  const last = page.rows.at(-1)
  if (!last) return
  state.position = last
  const changes = parts.makeChanges(page.rows)
  for (const listener of state.listeners) listener.push(changes)
}

function endAll({ listeners }: State, fault: AppError): void {
  for (const listener of listeners) listener.end(fault)
}

/** One who takes nothing holds the others up for the time of a poll, and is ended by its bound soon. */
async function waitForSlow({ pollMs }: TailerParts, { listeners }: State): Promise<void> {
  const until = performance.now() + pollMs
  while (performance.now() < until && [...listeners].some((l) => l.isBehind)) {
    await sleep(SLOW_MS)
  }
}

/** Ends a wait early, also one that begins after it rang. */
interface Bell {
  ring(): void
  /** Forgets that it rang. */
  hush(): void
  wait(ms: number): Promise<void>
}

function createBell(): Bell {
  let hasRung = false
  let wake = (): void => {}
  return {
    ring() {
      hasRung = true
      wake()
    },
    hush() {
      hasRung = false
    },
    async wait(ms) {
      if (hasRung) return
      let timer: NodeJS.Timeout | undefined
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, ms)
      })
      clearTimeout(timer)
    },
  }
}
