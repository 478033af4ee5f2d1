/** A process of its own on a shared database: puts acts on file as it is told, in the order it is told. */
import { openCatalogues } from '../../src/catalogue/catalogues.ts'
import { openDatabase } from '../../src/database/client.ts'
import { AppError } from '../../src/lib/errors.ts'
import { record, type Recorder } from '../../src/lifecycle/record.ts'
import { actOf, callerOf, identifierKey, TENANT, withDates, type Event } from './events.ts'

/** What the parent sends. */
export type Order =
  | { readonly do: 'record'; readonly id: number; readonly lists: readonly (readonly Event[])[] }
  | { readonly do: 'stop' }

/** What it gets back. */
export type Report =
  | { readonly ready: true }
  | { readonly id: number; readonly recorded: number; readonly faults: readonly string[] }

const db = await openDatabase({ url: process.argv[2]!, dataDir: '/nonexistent' })
const catalogue = (await openCatalogues(db)).of(TENANT)!
const recorder: Recorder = {
  db,
  catalogue,
  caller: callerOf(catalogue.current()),
  gpc: false,
  identifierKey,
  now: null,
  onRecorded() {},
}

/** Sends an event again until it is told what became of it, as any sender must. */
async function put({ act, input }: Event): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await record(recorder, actOf(act), withDates(input) as never)
      return
    } catch (error) {
      const isOutage = error instanceof AppError && error.code === 'STORE_UNAVAILABLE'
      if (!isOutage || attempt === 5) throw error
    }
  }
}

async function run(order: Extract<Order, { do: 'record' }>): Promise<void> {
  const faults: string[] = []
  let recorded = 0
  // Lists of different customers at once; each list in its order.
  await Promise.all(
    order.lists.map(async (events) => {
      for (const event of events) {
        try {
          await put(event)
          recorded++
        } catch (error) {
          faults.push(
            `${event.act}: ${error instanceof AppError ? error.publicMessage : String(error)}`,
          )
        }
      }
    }),
  )
  process.send!({ id: order.id, recorded, faults } satisfies Report)
}

process.on('message', (order: Order) => {
  if (order.do === 'record') void run(order)
  else void db.close().then(() => process.exit(0))
})
process.send!({ ready: true } satisfies Report)
