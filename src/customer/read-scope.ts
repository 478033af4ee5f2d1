import type { LiveCatalogue } from '../catalogue/live.ts'
import type { CatalogueSource } from '../catalogue/source.ts'
import type { Database } from '../database/client.ts'
import type { DecisionContext } from './context.ts'

/** Where, when and for what customers are read. */
export interface ReadScope {
  readonly db: Database
  readonly tenant: string
  readonly catalogue: CatalogueSource
  /** Throws where the caller may not go on under a catalogue that was published meanwhile. */
  recheck(live: LiveCatalogue): void
  /** Null is the database's clock. */
  readonly now: Date | null
  /** One for each declared purpose; every one must permit. */
  readonly contexts: readonly DecisionContext[]
}
