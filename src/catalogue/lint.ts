import type { CatalogueDocument } from './document.ts'
import type { Fault } from './fault.ts'
import { lintClients } from './lint/clients.ts'
import { lintInformation } from './lint/information.ts'
import { lintReferences } from './lint/references.ts'
import { lintRules } from './lint/rules.ts'
import { lintVersions } from './lint/versions.ts'

/**
 * Everything that makes a well-formed catalogue unlawful or contradictory, in the order of the
 * document's sections; empty where it may be published. Pure: needs no clock and no stored state,
 * so it runs in an editor or in CI as it does at start-up.
 */
export const lintCatalogue = (document: CatalogueDocument): Fault[] => [
  ...lintReferences(document),
  ...lintVersions(document),
  ...lintRules(document),
  ...lintInformation(document),
  ...lintClients(document),
]
