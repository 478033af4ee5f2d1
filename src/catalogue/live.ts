import type { Catalogue } from '../decision/catalogue.ts'
import type { Targets } from './targets.ts'
import type { CatalogueDocument } from './document.ts'

/** One revision of a tenant's catalogue, compiled. */
export interface LiveCatalogue {
  readonly revision: number
  readonly publishedAt: Date
  readonly document: CatalogueDocument
  readonly engine: Catalogue
  readonly targets: Targets
}
