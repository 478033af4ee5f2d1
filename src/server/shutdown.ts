import { randomUUID } from 'node:crypto'
import { factsOfFault, type Log } from '../lib/log.ts'

/** One part to close, with a fixed name for the log. */
export interface Closing {
  readonly part: string
  readonly close: () => Promise<void>
}

/** What is stopped, in order: the server first, so that nobody uses what is closed after it. */
export interface ShutdownOptions {
  /** Stops accepting and drains; false where requests had to be cut off. */
  readonly drain: (graceMs: number) => Promise<boolean>
  /** Closed one after the other, each within `graceMs`. The database comes last. */
  readonly closings: readonly Closing[]
  readonly graceMs: number
  readonly log: Log
  /** For tests; the process where absent. */
  readonly process?: ProcessLike | undefined
}

/** The part of `process` that is needed here. */
export interface ProcessLike {
  on(event: string, listener: (value: unknown) => void): unknown
  removeListener(event: string, listener: (value: unknown) => void): unknown
  exit(code: number): void
}

const signals = ['SIGTERM', 'SIGINT'] as const

/**
 * Ends the process in order on SIGTERM and SIGINT: exit code 0 where everything was drained and
 * closed, 1 where something was cut off. A second signal ends it at once. An error that nobody caught
 * ends it too, with code 1 and without its message, which Node would print with all the values in it.
 * Returns what takes the handlers off again.
 */
export function installShutdown(options: ShutdownOptions): () => void {
  const host: ProcessLike = options.process ?? process
  let isStopping = false
  const stop = (reason: string, code: number): void => {
    if (isStopping) {
      host.exit(1)
      return
    }
    isStopping = true
    options.log.info('process.stopping', { reason })
    void end(code)
  }
  const end = async (code: number): Promise<void> => {
    const exitCode = (await closeAll(options)) ? code : 1
    options.log.info('process.stopped', { exitCode })
    host.exit(exitCode)
  }
  const onFault = (thrown: unknown): void => {
    options.log.error('process.fault', { errorId: randomUUID(), ...factsOfFault(thrown) })
    stop('fault', 1)
  }
  const listeners: [event: string, listener: (value: unknown) => void][] = [
    ...signals.map((signal): [string, () => void] => [signal, () => stop(signal, 0)]),
    ['uncaughtException', onFault],
    ['unhandledRejection', onFault],
  ]
  for (const [event, listener] of listeners) host.on(event, listener)
  return () => {
    for (const [event, listener] of listeners) host.removeListener(event, listener)
  }
}

/** True where nothing failed, hung or was cut off. Goes on after a failure: the rest closes too. */
async function closeAll({ drain, closings, graceMs, log }: ShutdownOptions): Promise<boolean> {
  let isClean = await drain(graceMs).catch(() => false)
  if (!isClean) log.warn('process.requests-cut-off')
  for (const { part, close } of closings) {
    const isClosed = await within(close, graceMs)
    if (!isClosed) log.error('process.close-failed', { part })
    isClean &&= isClosed
  }
  return isClean
}

/** At least a second, so that a grace of 0, which cuts requests off, still closes the database. */
const CLOSE_MS_MIN = 1000

function within(close: () => Promise<void>, graceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), Math.max(graceMs, CLOSE_MS_MIN))
    const settle = (isClosed: boolean): void => {
      clearTimeout(timer)
      resolve(isClosed)
    }
    Promise.resolve()
      .then(close)
      .then(
        () => settle(true),
        () => settle(false),
      )
  })
}
