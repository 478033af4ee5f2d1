import type { CatalogueResolvers, ViewerResolvers } from '../generated.ts'
import { purposeSource, purposeSources } from './purpose-source.ts'

/** Resolvers of Catalogue. */
export const catalogueResolvers: CatalogueResolvers = {
  purposes: (live) => purposeSources(live),
  dataCategories: ({ document }) =>
    Object.entries(document.dataCategories).map(([key, category]) => ({
      key,
      dpv: category.dpv,
      special: category.special,
    })),
  fields: ({ engine, targets }) =>
    targets.fields.map((name) => ({
      coordinate: name.includes('.') ? name : `Customer.${name}`,
      categories: [...(engine.fields.get(name)?.categories ?? [])],
    })),
  controllers: ({ document }) =>
    Object.entries(document.controllers).map(([key, controller]) => ({ ...controller, key })),
}

/** Resolvers of Viewer. */
export const viewerResolvers: ViewerResolvers = {
  client: ({ caller }) => caller.client,
  controller: ({ caller }) => caller.controller,
  allowedPurposes: ({ caller }, _args, { live }) =>
    [...caller.purposes].toSorted().flatMap((key) => purposeSource(live, key) ?? []),
  declaredPurposes: ({ declaration }) => [...declaration.purposes],
}
