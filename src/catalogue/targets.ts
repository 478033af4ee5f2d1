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
  /** Position of the byte of a field or `categoryTarget`; undefined where there is none. */
  indexOf(target: string): number | undefined
  /** Position of the byte that is 1 where the person was erased. */
  readonly erased: number
  readonly size: number
}

/** The targets of one catalogue revision. */
export function createTargets(fields: readonly string[], categories: readonly string[]): Targets {
  const sortedFields = fields.toSorted()
  const sortedCategories = categories.toSorted()
  const names = [...sortedFields, ...sortedCategories.map(categoryTarget)]
  const index = new Map(names.map((name, i) => [name, i]))
  return {
    fields: sortedFields,
    categories: sortedCategories,
    indexOf: (target) => index.get(target),
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
