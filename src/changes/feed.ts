import type { Catalogues } from '../catalogue/catalogues.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import type { DecisionContext } from '../customer/context.ts'
import type { Database } from '../database/client.ts'
import { AppError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { createChanges, type Change, type ChangeCause } from './change.ts'
import { openPosition, sealPosition, staleCursor, TOO_OLD } from './cursor.ts'
import { asking, type Asked, type Effect } from './effect.ts'
import { createHints } from './hints.ts'
import { comparePositions, type Position } from './position.ts'
import { createRevisions } from './revisions.ts'
import { readPage } from './store.ts'
import { openStream } from './stream.ts'
import { createSubscriber } from './subscriber.ts'
import { createTailer, type Tailer } from './tailer.ts'

/** What every event says. */
export interface CustomerEvent {
  /** Give it as `after` to go on from here. */
  readonly cursor: string
  readonly id: string
  readonly cause: ChangeCause
  /** When it happened; for TIME the instant itself, however late it is told. */
  readonly at: Date
  readonly seq: number
}

/** A customer began or ceased to permit purposes. */
export interface PermissionsEvent extends CustomerEvent {
  readonly gained: Effect['gained']
  readonly lost: Effect['lost']
}

/** Who listens, and to what. */
export interface Subscription {
  readonly tenant: string
  /** One for each purpose; for `customerChanges` all of them must permit. */
  readonly contexts: readonly DecisionContext[]
  /** Only these customers, in lower case; null for all. */
  readonly ids: ReadonlySet<string> | null
  /** Cursor of an earlier event; null from now on. */
  readonly after: string | null
  /** Called before each event, with the catalogue it rests on. Throws where the caller may no longer. */
  readonly recheck: (live: LiveCatalogue) => void
}

/** Changes of customers as they happen. */
export interface ChangeFeed {
  /**
   * Changes of customers whom the contexts together permit something of, before or after; what time or
   * a catalogue did, only where it shows in these contexts. Throws BAD_USER_INPUT for a cursor that
   * leads nowhere; `next` rejects with OVERLOADED or what `recheck` throws, and the stream is over.
   */
  customerChanges(subscription: Subscription): Promise<AsyncIterableIterator<CustomerEvent>>
  /** Changes in what each of the contexts permits; throws as `customerChanges`. */
  permissionChanges(subscription: Subscription): Promise<AsyncIterableIterator<PermissionsEvent>>
  /** Something was written: look at once, and tell the other processes. Never throws, never waits. */
  hint(): void
  /** Ends every subscription. */
  close(): void
}

/** What a feed works with. */
export interface FeedParts {
  readonly db: Database
  readonly catalogues: Catalogues
  readonly log: Log
  /** Seals cursors. */
  readonly key: Uint8Array
  /** A change is heard of after this time at the latest, whatever becomes of hints. */
  readonly pollMs: number
  /** Changes that may wait for one subscriber. */
  readonly queueMax: number
}

/** A feed; nothing runs until somebody subscribes. */
export function createChangeFeed(parts: FeedParts): ChangeFeed {
  const { db, log, catalogues, key } = parts
  const makeChanges = createChanges(db, createRevisions(db, catalogues))
  const hints = createHints({ db, log }, () => tailers.current?.wake())
  const tailers: { current: Tailer | null; stream: string | null } = { current: null, stream: null }

  /** Another life of the stream gets another tailer; the former one tells its listeners. */
  function tailerOf(stream: string): Tailer {
    if (tailers.current && tailers.stream === stream) return tailers.current
    const onActive = (isActive: boolean) => (isActive ? hints.listen() : hints.ignore())
    const { pollMs } = parts
    tailers.current = createTailer({ db, log, stream, pollMs, makeChanges, onActive })
    tailers.stream = stream
    return tailers.current
  }

  /** The same for all who hear of a change, so it is made once. */
  const events = new WeakMap<Change, Promise<CustomerEvent>>()
  function eventOf(change: Change, stream: string): Promise<CustomerEvent> {
    let event = events.get(change)
    if (!event) {
      events.set(change, (event = makeEvent(change, sealPosition(key, stream, change.row))))
      event.catch(() => events.delete(change))
    }
    return event
  }

  async function subscribe<T>(
    subscription: Subscription,
    select: (change: Change, asked: Asked, tell: () => Promise<CustomerEvent>) => Promise<T | null>,
  ): Promise<AsyncIterableIterator<T>> {
    const { tenant, ids } = subscription
    const stream = await openStream(db)
    const { horizon, pruned } = await readPage(db, FAR_END, 1)
    const after = startOf(subscription, { stream, horizon, pruned, key })
    const tailer = tailerOf(stream)
    const asked = asking(subscription.contexts)
    return createSubscriber<T>(
      { db, tailer, stream, makeChanges, queueMax: parts.queueMax },
      {
        after,
        concerns: ({ row }) => row.tenant === tenant && (ids === null || ids.has(row.customerId)),
        async select(change) {
          const event = await select(change, asked, () => eventOf(change, stream))
          if (event !== null) subscription.recheck(await liveAt(catalogues, change))
          return event
        },
      },
    )
  }

  return {
    customerChanges: (subscription) =>
      subscribe(subscription, async (change, asked, tell) => {
        const { isVisible, isOtherView } = await change.effect(asked)
        const { cause } = change.row
        const isOwn = cause === 'NEW' || cause === 'PERSON' || isOtherView
        return isVisible && isOwn ? tell() : null
      }),
    permissionChanges: (subscription) =>
      subscribe(subscription, async (change, asked, tell) => {
        const { gained, lost } = await change.effect(asked)
        if (gained.length === 0 && lost.length === 0) return null
        return { ...(await tell()), gained, lost }
      }),
    hint() {
      tailers.current?.wake()
      hints.send()
    },
    close() {
      tailers.current?.close()
      hints.close()
    },
  }
}

/** After every row there can be: reads what is known of the stream and no row. */
const FAR_END: Position = { xid: '18446744073709551615', position: 0 }

function startOf(
  { after }: Subscription,
  stream: { stream: string; horizon: Position; pruned: Position; key: Uint8Array },
): Position {
  if (after === null) return stream.horizon
  const position = openPosition(stream.key, stream.stream, after)
  if (comparePositions(position, stream.pruned) < 0) {
    throw staleCursor(TOO_OLD)
  }
  return position
}

async function makeEvent(change: Change, cursor: string): Promise<CustomerEvent> {
  const { customerId, due, at, seq } = change.row
  return { cursor, id: customerId, cause: await change.cause(), at: new Date(due ?? at), seq }
}

/** The catalogue in force, at least as new as the one of the change. */
async function liveAt(catalogues: Catalogues, { row }: Change): Promise<LiveCatalogue> {
  const source = catalogues.of(row.tenant)
  if (!source) throw new AppError('STORE_UNAVAILABLE', { detail: 'no catalogue is published' })
  if ((row.revision ?? 0) > source.current().revision) await source.reload()
  return source.current()
}
