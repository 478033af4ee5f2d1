/** Listening to the changes of a world as a registered client does. */
import { startClock, type Clock } from '../../src/changes/clock.ts'
import { createChangeFeed, type ChangeFeed, type Subscription } from '../../src/changes/feed.ts'
import type { DecisionContext } from '../../src/customer/context.ts'
import { silentLog } from '../../src/lib/log.ts'
import { TENANT, type World } from '../support/world.ts'

export const DAY = 86_400_000

/** Bounds of a feed or clock that a test wants otherwise. */
export interface Bounds {
  pollMs?: number
  queueMax?: number
  db?: World['services']['db']
}

/** A feed of its own, as another process would have. */
export const feedOf = (world: World, bounds: Bounds = {}): ChangeFeed =>
  createChangeFeed({
    db: world.services.db,
    catalogues: world.services.catalogues,
    log: silentLog,
    key: world.services.keys.identifier,
    pollMs: 50,
    queueMax: 1000,
    ...bounds,
  })

/** A clock that looks every 10 ms and tells nobody. */
export const clockOf = (
  world: World,
  over: { retentionMs?: number; late?: number[] } = {},
): Clock =>
  startClock({
    db: world.services.db,
    catalogues: world.services.catalogues,
    log: silentLog,
    metrics: { clockLate: (ms) => over.late?.push(ms), clockBehind() {} },
    now: () => world.clock.now,
    hint() {},
    tickMs: 10,
    retentionMs: over.retentionMs ?? 7 * DAY,
  })

/** The contexts of a client for some of its purposes. */
export function contextsFor(world: World, client: string, purposes?: string[]): DecisionContext[] {
  const own = world.document.clients[client]!
  const { controller, operation, channel, topic, recipient } = own
  return (purposes ?? own.purposes).map((purpose) => ({
    ...{ purpose, controller, operation, channel, topic, recipient },
    gpc: false,
  }))
}

/** What a client of some purposes wants to hear. */
export const wanting = (
  world: World,
  client: string,
  over: Partial<Subscription> & { purposes?: string[] } = {},
): Subscription => ({
  tenant: TENANT,
  contexts: contextsFor(world, client, over.purposes),
  ids: over.ids ?? null,
  after: over.after ?? null,
  recheck: over.recheck ?? (() => {}),
})

/** The next events, at most `count`; fewer where none comes for `quietMs`. */
export async function take<T>(
  events: AsyncIterableIterator<T>,
  count: number,
  quietMs = 5000,
): Promise<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    let timer: NodeJS.Timeout | undefined
    const quiet = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), quietMs)
    })
    const next = await Promise.race([events.next(), quiet])
    clearTimeout(timer)
    if (next === null || next.done) break
    taken.push(next.value)
  }
  return taken
}

/** Waits until something holds; throws with its name where it does not within ten seconds. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Waits until the clock has read all changes and nothing is due at its present. */
export async function settled(world: World): Promise<void> {
  await until('a settled clock', async () => {
    const [row] = await world.db.query<{ open: boolean }>(
      `select exists(select from changes c, consumers k where k.name = 'clock' and (c.xid, c.position) > (k.xid, k.position))
           or exists(select from wakes where due <= coalesce($1::timestamptz, now()))
           or exists(select from customers c left join wakes w on w.tenant_id = c.tenant_id and w.customer_id = c.id
                      where w.customer_id is null)
           or exists(select from catalogue_heads h left join sweeps s using (tenant_id)
                      where s.tenant_id is null or s.revision < h.revision or s.after is not null) as open`,
      [world.clock.now],
    )
    return !row!.open
  })
}
