import type { Keys } from './caller/keys.ts'
import type { Catalogues } from './catalogue/catalogues.ts'
import type { ChangeFeed } from './changes/feed.ts'
import type { Limits } from './config.ts'
import type { Database } from './database/client.ts'
import type { DisclosureRecorder } from './disclosure/recorder.ts'
import type { Log } from './lib/log.ts'

/** The parts of the process, put together once and passed on. */
export interface Services {
  readonly db: Database
  readonly catalogues: Catalogues
  readonly recorder: DisclosureRecorder
  /** Changes of customers as they happen; `hint` it after a write. */
  readonly changes: ChangeFeed
  readonly keys: Pick<Keys, 'identifier' | 'grant'>
  readonly limits: Pick<Limits, 'pageSizeMax'>
  readonly metrics: Counters
  /** True where representations and the SDL are for the gateway alone. */
  readonly gatewayOnly: boolean
  readonly log: Log
  /** The tenant whose catalogue an anonymous caller sees. */
  readonly defaultTenant: string
  /** Null is the database's clock, which alone decides outside tests. */
  now(): Date | null
}

/** What resolvers count. Labels are codes of ours, never what a client sent. */
export interface Counters {
  readonly error: (code: string) => void
  readonly denied: (reason: string, count: number) => void
  readonly disclosed: (rows: number) => void
}
