import { connect, type Socket } from 'node:net'
import { createErrorFirewall } from '../../src/graphql/error-firewall.ts'
import type { EventResult } from '../../src/graphql/subscription-events.ts'
import {
  createSubscriptionPipeline,
  type PipelineOptions,
  type SubscriptionPipeline,
} from '../../src/graphql/subscription-operation.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createSubscriptionRoutes } from '../../src/server/event-stream.ts'
import {
  attachWebSockets,
  type WebSocketConfig,
  type WebSockets,
} from '../../src/server/websocket.ts'
import { capturedLog, queryLimits, startToy, toySchema, type Toy, type ToyOptions } from './toy.ts'

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until `isSo`; fails the test after ten seconds. */
export async function until(isSo: () => boolean, what = 'it to be so'): Promise<void> {
  const giveUpAt = Date.now() + 10_000
  while (!isSo()) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`)
    await wait(2)
  }
}

/** A source of events under the control of a test, with a count of all that is done to it. */
export function createFeed() {
  const counts = { opened: 0, pulled: 0, returned: 0 }
  const readers = new Set<{ push: (value: unknown) => void; end: (error?: unknown) => void }>()
  const iterate = (): AsyncIterableIterator<unknown> => {
    counts.opened++
    const queue: unknown[] = []
    let waiting: PromiseWithResolvers | undefined
    let end: { error?: unknown } | undefined
    const step = (): void => {
      if (waiting === undefined) return
      if (queue.length > 0) waiting.resolve({ done: false, value: queue.shift() })
      else if (end?.error !== undefined) waiting.reject(end.error)
      else if (end !== undefined) waiting.resolve({ done: true, value: undefined })
      else return
      waiting = undefined
    }
    const reader = {
      push: (value: unknown) => {
        queue.push(value)
        step()
      },
      end: (error?: unknown) => {
        end = { error }
        step()
      },
    }
    readers.add(reader)
    const iterator: AsyncIterableIterator<unknown> = {
      next: () => {
        counts.pulled++
        return new Promise((resolve, reject) => {
          waiting = { resolve, reject }
          step()
        })
      },
      return: async () => {
        counts.returned++
        readers.delete(reader)
        return { done: true, value: undefined }
      },
      [Symbol.asyncIterator]: () => iterator,
    }
    return iterator
  }
  return {
    counts,
    iterate,
    push: (value: unknown) => readers.forEach((reader) => reader.push({ ticks: value })),
    end: () => [...readers].forEach((reader) => reader.end()),
    fail: (error: unknown) => [...readers].forEach((reader) => reader.end(error)),
  }
}

interface PromiseWithResolvers {
  readonly resolve: (result: IteratorResult<unknown>) => void
  readonly reject: (error: unknown) => void
}

export type Feed = ReturnType<typeof createFeed>

/** What the tests turn while a stream is open. */
export interface Situation {
  feed: Feed
  /** What the next contexts throw, in place of being made. */
  refusal: AppError | undefined
  expiresAt: number | undefined
  /** One per context made. */
  contexts: ToyStreamContext[]
  /** Results that came to `beforeSend`. */
  recorded: EventResult[]
  recordFault: unknown
  /** Headers of each session that was opened. */
  sessions: Record<string, unknown>[]
}

export interface ToyStreamContext {
  readonly number: number
  readonly purpose: string
}

export function createSituation(): Situation {
  return {
    feed: createFeed(),
    refusal: undefined,
    expiresAt: undefined,
    contexts: [],
    recorded: [],
    recordFault: undefined,
    sessions: [],
  }
}

/** Resolvers of the toy's subscription over the feed of `situation`. */
export const streamResolvers = (situation: Situation) => ({
  Subscription: {
    ticks: {
      subscribe: async (_: unknown, { count }: { count?: number }) => {
        if (count === 401) throw new AppError('UNAUTHENTICATED')
        if (count === 500) throw new Error('CANARY in a thrown error')
        if (count === 999) return new Promise(() => {})
        return situation.feed.iterate()
      },
    },
  },
  Tick: {
    fails: () => {
      throw Object.assign(new Error('CANARY in a thrown error'), { params: ['CANARY'] })
    },
    self: (tick: unknown) => tick,
    who: (_: unknown, _args: unknown, ctx: ToyStreamContext) => `${ctx.purpose}#${ctx.number}`,
  },
})

export function toyPipeline(
  situation: Situation,
  over: Partial<PipelineOptions<ToyStreamContext>> = {},
): { pipeline: SubscriptionPipeline; log: () => string; errors: string[] } {
  const { log, text } = capturedLog()
  const errors: string[] = []
  const pipeline = createSubscriptionPipeline<ToyStreamContext>({
    schema: toySchema(streamResolvers(situation)),
    limits: queryLimits,
    hideSchemaDetails: true,
    formatError: createErrorFirewall({ log, onError: (code) => errors.push(code) }),
    openSession: async (headers) => {
      situation.sessions.push({ ...headers })
      if (headers.authorization === 'Bearer bad') {
        throw new AppError('UNAUTHENTICATED', { hint: 'The token is not valid.' })
      }
      if (headers.authorization === 'Bearer busy') throw new AppError('STORE_UNAVAILABLE')
      if (headers.authorization === 'Bearer broken') throw new Error('CANARY')
      return {
        expiresAt: situation.expiresAt,
        contextNow: () => {
          if (situation.refusal) throw situation.refusal
          const purpose = String(headers['x-purpose'])
          const context = { number: situation.contexts.length + 1, purpose }
          situation.contexts.push(context)
          return context
        },
      }
    },
    beforeSend: async (_context, result) => {
      if (situation.recordFault !== undefined) throw situation.recordFault
      situation.recorded.push(result)
      return result
    },
    deadlineMs: 1000,
    executionsMax: 8,
    log,
    ...over,
  })
  return { pipeline, log: text, errors }
}

export interface Streams extends Situation {
  readonly toy: Toy
  readonly sockets: WebSockets
  readonly log: () => string
  readonly wsUrl: string
  readonly stop: () => Promise<void>
}

/** A real server with both transports. */
export async function startStreams(
  options: {
    readonly toy?: ToyOptions
    readonly webSocket?: Partial<WebSocketConfig>
    readonly heartbeatMs?: number
    readonly stallMs?: number
    readonly pipeline?: Partial<PipelineOptions<ToyStreamContext>>
  } = {},
): Promise<Streams> {
  const situation = createSituation()
  const { pipeline, log } = toyPipeline(situation, options.pipeline)
  const pace = { heartbeatMs: options.heartbeatMs ?? 12_000, stallMs: options.stallMs ?? 30_000 }
  const toy = await startToy({
    ...options.toy,
    resolvers: streamResolvers(situation),
    routes: createSubscriptionRoutes(pipeline, pace),
    limits: { streamsMax: 50, ...options.toy?.limits },
  })
  const sockets = attachWebSockets(toy.http, pipeline, {
    socketsMax: 50,
    operationsMax: 5,
    messageBytesMax: 65_536,
    connectionInitMs: 500,
    ...pace,
    ...options.webSocket,
  })
  const stop = async (): Promise<void> => {
    await Promise.all([sockets.close(0), toy.stop()])
  }
  return Object.assign(situation, {
    toy,
    sockets,
    log: () => log() + toy.log(),
    wsUrl: toy.url.replace('http', 'ws'),
    stop,
  })
}

/** A socket that sends bytes as they are and reads only when told; `text()` is all it has read. */
export async function rawSocket(port: number, first: string): Promise<RawSocket> {
  const socket = connect({ port, host: '127.0.0.1' })
  let text = ''
  let isClosed = false
  socket.on('data', (chunk) => (text += chunk.toString('latin1')))
  socket.on('close', () => (isClosed = true))
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write(first)
  return { socket, text: () => text, isClosed: () => isClosed }
}

export interface RawSocket {
  readonly socket: Socket
  readonly text: () => string
  readonly isClosed: () => boolean
}
