import type { CatalogueModel } from '../decision/catalogue-model.ts'

/** Prefix of the pseudo-fields under which a whole category is asked for, for grants. */
const CATEGORY = 'category:'

/**
 * What a standing answers for, in the order of its bytes: the fields first, then every data category
 * by itself. A function of the catalogue revision alone, so each process has the same order.
 */
export interface Targets {
  readonly fields: readonly string[]
  readonly categories: readonly string[]
  /** Position of a field's byte; undefined where the catalogue has no such field. */
  indexOf(field: string): number | undefined
  /** Position of the byte that is 1 where the person was erased. */
  readonly erased: number
  readonly size: number
}

/** The targets of one catalogue revision. */
export function createTargets(fields: readonly string[], categories: readonly string[]): Targets {
  const sortedFields = fields.toSorted()
  const sortedCategories = categories.toSorted()
  const index = new Map(sortedFields.map((f, i) => [f, i]))
  return {
    fields: sortedFields,
    categories: sortedCategories,
    indexOf: (field) => index.get(field),
    erased: sortedFields.length + sortedCategories.length,
    size: sortedFields.length + sortedCategories.length + 1,
  }
}

/** The engine's name for a category asked for as such. */
export const categoryTarget = (category: string): string => CATEGORY + category

/** The model with a pseudo-field for each category, so that one engine answers for both. */
export const withCategoryTargets = (
  model: CatalogueModel,
  categories: readonly string[],
): CatalogueModel => ({
  ...model,
  fields: {
    ...model.fields,
    ...Object.fromEntries(categories.map((c) => [categoryTarget(c), { categories: [c] }])),
  },
})
