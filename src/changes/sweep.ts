import { setImmediate as nextTurn } from 'node:timers/promises'
import { HISTORIES_MAX, loadHistories } from './history.ts'
import { moveSweep, nextIds, openSweep, settleSweep, type Swept } from './sweep-store.ts'
import { differs, renewWakes, type ClockScope } from './wakes.ts'

/**
 * One step of the way through all customers that follows a new catalogue; false where there is nothing
 * left to do. It can be broken off anywhere: what was done is seen and not done again.
 */
export async function sweepOn(scope: ClockScope): Promise<boolean> {
  const { db, tenant, live } = scope
  const sweep = await openSweep(db, tenant, live.revision)
  // Another process knows a newer catalogue than this one.
  if (sweep.after === null || sweep.revision !== live.revision) return false
  const found = await nextIds(db, tenant, sweep, HISTORIES_MAX)
  const ids = found.filter((row) => !row.isDone).map((row) => row.id)
  const isSettled = await bringUp(scope, ids)
  await renewWakes(scope, ids)
  if (!isSettled) return true
  const isEnd = found.length < HISTORIES_MAX
  await moveSweep(db, tenant, sweep, isEnd ? null : found.at(-1)!.id)
  return !isEnd
}

/** False where somebody was being written at that moment and has to be looked at again. */
async function bringUp(scope: ClockScope, ids: readonly string[]): Promise<boolean> {
  const { db, tenant, live } = scope
  const instant = scope.now?.getTime() ?? Date.now()
  const histories = await loadHistories(db, tenant, ids)
  const swept: Swept[] = []
  for (const history of histories.values()) {
    if (!history.end) continue
    await nextTurn()
    const at = Math.max(instant, history.end.instant)
    const isChange = await differs(scope, history, at)
    swept.push({ customerId: history.id, seq: history.seq, isChange })
  }
  const settled = await settleSweep(db, tenant, swept, { instant, revision: live.revision })
  return settled.length === swept.length
}
