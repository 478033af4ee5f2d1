import { isUnder } from '../decision/catalogue.ts'
import type { CatalogueDocument } from './document.ts'

/** Keys of the categories marked special, i.e. under GDPR Art. 9(1), sorted. */
export const specialCategoriesOf = ({ dataCategories }: CatalogueDocument): string[] =>
  Object.keys(dataCategories)
    .filter((key) => dataCategories[key]!.special)
    .toSorted()

/**
 * The special categories that can be reached through the categories a version covers; sorted, empty
 * if none. Counts categories and not fields, because other subgraphs classify fields of their own.
 */
export const reachableSpecialCategories = (
  document: CatalogueDocument,
  covered: readonly string[],
): string[] =>
  specialCategoriesOf(document).filter((special) =>
    covered.some((category) => isUnder(special, category) || isUnder(category, special)),
  )
