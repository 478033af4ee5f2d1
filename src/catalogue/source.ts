import type { LiveCatalogue } from './live.ts'

/** A tenant's catalogue as this process knows it. */
export interface CatalogueSource {
  current(): LiveCatalogue
  /** Takes up the revision in force. */
  reload(): Promise<void>
}
