import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LiveCatalogue } from '../catalogue/live.ts'
import type { Database } from '../database/client.ts'
import { saveWakes, settleWakes, type DueWake, type Wake, type Woken } from './clock-store.ts'
import { registeredContexts } from './contexts.ts'
import { loadHistories, personAt, type History } from './history.ts'
import { nextChange, permitsSame } from './horizon.ts'
import { permittedAt } from './permitted.ts'
import type { Revisions } from './revisions.ts'

/** What the clock works with for one tenant. */
export interface ClockScope {
  readonly db: Database
  readonly tenant: string
  /** In force. */
  readonly live: LiveCatalogue
  readonly revisions: Revisions
  /** Null is the database's clock. */
  readonly now: Date | null
}

/** Everything is seen. */
const NEWEST = Infinity

/** Computes for these people when to look at them next, and keeps it. At most `HISTORIES_MAX`. */
export async function renewWakes(scope: ClockScope, ids: readonly string[]): Promise<void> {
  const histories = await loadHistories(scope.db, scope.tenant, ids)
  const wakes: (Wake & { readonly at: number })[] = []
  for (const history of histories.values()) {
    await nextTurn()
    // From where the path ends: what came since then is still to be told.
    const at =
      history.end?.instant ?? Math.max(history.touchedAt, scope.now?.getTime() ?? Date.now())
    wakes.push({ ...wakeAfter(history, scope.live, at), at })
  }
  await saveWakes(scope.db, scope.tenant, wakes)
}

/** Deals with wakes whose instant has come; how many were settled. At most `HISTORIES_MAX`. */
export async function wakePeople(scope: ClockScope, due: readonly DueWake[]): Promise<number> {
  const { db, tenant, live, now } = scope
  const ids = due.map((wake) => wake.customerId)
  const histories = await loadHistories(db, tenant, ids)
  const woken: Woken[] = []
  for (const wake of due) {
    const history = histories.get(wake.customerId)
    if (!history?.end) continue
    await nextTurn()
    const at = Math.max(wake.due, history.end.instant)
    const isChange = await differs(scope, history, at)
    woken.push({ ...wakeAfter(history, live, at), was: wake.due, isChange })
  }
  return settleWakes(db, tenant, woken, now)
}

/** Whether what is permitted at an instant is something else than where the path of the person ends. */
export async function differs(
  { tenant, live, revisions }: ClockScope,
  history: History,
  at: number,
): Promise<boolean> {
  const { end } = history
  if (!end) return false
  const told = await revisions.at(tenant, end.revision)
  if (!told) return true
  const was = personAt(history, { seq: end.seq, instant: end.instant, before: NEWEST })
  const is = personAt(history, { seq: history.seq, instant: at, before: NEWEST })
  // The same evidence and catalogue: what holds beyond the instant is not looked at again.
  const isOnlyTime = told === live && end.seq === history.seq
  return registeredContexts(live).some((context) => {
    const before = permittedAt(was, told, context)
    if (isOnlyTime && before.next > at) return false
    return !permitsSame(before, permittedAt(is, live, context))
  })
}

function wakeAfter(history: History, live: LiveCatalogue, instant: number): Wake {
  const person = personAt(history, { seq: history.seq, instant, before: NEWEST })
  return {
    customerId: history.id,
    seq: history.seq,
    revision: live.revision,
    due: nextChange(person, live, registeredContexts(live)),
  }
}
