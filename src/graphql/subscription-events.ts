import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql'
import { assert } from '../lib/assert.ts'
import { AppError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'

/** What is sent of one event. */
export type EventResult = FormattedExecutionResult

/** Why a subscription ended or never began: its errors as the firewall lets them out. */
export class SubscriptionFault extends GraphQLError {
  readonly formatted: readonly GraphQLFormattedError[]

  constructor(formatted: readonly GraphQLFormattedError[]) {
    super(formatted[0]?.message ?? 'The subscription failed.')
    this.formatted = formatted
  }
}

/**
 * The results of one subscription, one at a time: the source is asked for an event only when the
 * former one has been taken. `next` rejects with SubscriptionFault where the stream ends by a fault.
 */
export interface EventStream extends AsyncIterableIterator<EventResult> {
  /** Ends the stream at once, even while an event is awaited. */
  readonly return: () => Promise<IteratorResult<EventResult>>
  /** Resolves when the stream is over, however it ended; never rejects. */
  readonly finished: Promise<void>
}

/** What an event stream is made of. */
export interface EventStreamOptions {
  readonly source: AsyncIterator<unknown>
  /** The result of one event. Asked `isOver` before it does what would be for nobody. */
  readonly answer: (event: unknown, isOver: () => boolean) => Promise<EventResult>
  /** What the reader is told of what was thrown. Called at most once. */
  readonly faultOf: (thrown: unknown) => SubscriptionFault
  /** Ends the stream; with a fault where the reason is an AppError. */
  readonly signal: AbortSignal
  /** Epoch milliseconds; undefined where the authority of the caller does not end. */
  readonly expiresAt: number | undefined
  readonly now: () => number
  readonly log: Log
}

const over = { done: true, value: undefined } as const

/**
 * A stream that ends exactly once and then returns its source exactly once: when the source ends or
 * fails, an event cannot be answered, the reader returns it, the signal is aborted or the authority
 * of the caller expires, whether or not an event is awaited at that moment. What an event gives after
 * the end is dropped.
 */
export function createEventStream(options: EventStreamOptions): EventStream {
  const { source, signal, now, expiresAt } = options
  let isOver = false
  let untold: SubscriptionFault | undefined
  let reader: PromiseWithEnd | undefined
  let resolveFinished = (): void => {}
  const finished = new Promise<void>((resolve) => (resolveFinished = resolve))

  const finish = (fault?: { readonly thrown: unknown }): void => {
    if (isOver) return
    isOver = true
    stopTimer()
    signal.removeEventListener('abort', onAbort)
    endSource(source, options.log)
    if (fault !== undefined) untold = options.faultOf(fault.thrown)
    tellEnd()
    resolveFinished()
  }
  /** Where nobody waits, the end is kept for who asks next: a fault once, then only the end. */
  const tellEnd = (): void => {
    const waiting = reader
    if (waiting === undefined) return
    reader = undefined
    const fault = untold
    untold = undefined
    if (fault === undefined) waiting.resolve(over)
    else waiting.reject(fault)
  }
  const produce = async (): Promise<void> => {
    try {
      const event = await source.next()
      if (isOver) return
      if (event.done === true) return finish()
      assertNotExpired(expiresAt, now)
      const value = await options.answer(event.value, () => isOver)
      if (isOver) return
      assertNotExpired(expiresAt, now)
      const waiting = reader
      reader = undefined
      waiting?.resolve({ done: false, value })
    } catch (thrown) {
      finish({ thrown })
    }
  }
  const onAbort = (): void => {
    const reason: unknown = signal.reason
    finish(reason instanceof AppError ? { thrown: reason } : undefined)
  }

  const stopTimer = atTime(expiresAt, now, () => finish({ thrown: expired() }))
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  const stream: EventStream = {
    finished,
    next: () =>
      new Promise((resolve, reject) => {
        assert(reader === undefined, 'one event is awaited at a time, but two were asked for')
        reader = { resolve, reject }
        if (isOver) tellEnd()
        else void produce()
      }),
    return: async () => {
      finish()
      return over
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return stream
}

interface PromiseWithEnd {
  readonly resolve: (result: IteratorResult<EventResult>) => void
  readonly reject: (fault: SubscriptionFault) => void
}

/** The fault of a caller whose token was valid when the subscription began. */
export const expired = (): AppError =>
  new AppError('UNAUTHENTICATED', { hint: 'The token has expired.' })

/** A busy process fires its timers late; what has expired is not answered even then. */
function assertNotExpired(expiresAt: number | undefined, now: () => number): void {
  if (expiresAt !== undefined && now() >= expiresAt) throw expired()
}

/** Asks a source to stop. Not waited for: a generator answers only after the event it awaits. */
export function endSource(source: AsyncIterator<unknown>, log: Log): void {
  const onFault = (): void => log.warn('subscription.source-return-failed')
  try {
    Promise.resolve(source.return?.()).catch(onFault)
  } catch {
    onFault()
  }
}

/** Node fires a longer timer at once. */
const TIMER_MS_MAX = 2_147_483_647

/** Calls `work` at `time`, epoch milliseconds, never where it is undefined. Returns what stops it. */
export function atTime(time: number | undefined, now: () => number, work: () => void): () => void {
  if (time === undefined) return () => {}
  let timer: NodeJS.Timeout
  const arm = (): void => {
    const wait = Math.min(Math.max(time - now(), 0), TIMER_MS_MAX)
    timer = setTimeout(() => (now() >= time ? work() : arm()), wait)
    timer.unref()
  }
  arm()
  return () => clearTimeout(timer)
}
