import { buildSubgraphSchema } from '@apollo/subgraph'
import { defaultFieldResolver, Kind, parse, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { LiveCatalogue } from '../catalogue/live.ts'
import { valueColumns } from '../customer/columns.ts'
import { categoryTarget } from '../catalogue/targets.ts'
import { classify, derivedFields, isDerived, type DerivedField } from './classification.ts'
import type { RequestContext } from './context.ts'
import { gate, gateDerived, type DerivedResolver } from './gate.ts'
import type { Resolvers } from './generated.ts'
import { AppError } from '../lib/errors.ts'
import { catalogueResolvers, viewerResolvers } from './resolvers/Catalogue.ts'
import { catalogueMutations } from './resolvers/catalogue-mutations.ts'
import { customerResolvers } from './resolvers/Customer.ts'
import { consentNoticeResolvers } from './resolvers/ConsentNotice.ts'
import { permissions } from './resolvers/permissions.ts'
import { preferences } from './resolvers/preferences.ts'
import { privacyHistory } from './resolvers/privacy-history.ts'
import {
  purposeGroupResolvers,
  purposeResolvers,
  purposeVersionResolvers,
} from './resolvers/Purpose.ts'
import { actPayloadResolvers, lifecycleMutations } from './resolvers/Mutation.ts'
import { queryResolvers } from './resolvers/Query.ts'
import {
  customerChangeResolvers,
  permissionsChangeResolvers,
  subscriptionResolvers,
} from './resolvers/Subscription.ts'
import { DateScalar, DateTimeScalar, PurposeGrantScalar } from './scalars.ts'

/** The executable subgraph, and its personal fields with their categories. */
export interface Subgraph {
  readonly schema: GraphQLSchema
  readonly personal: ReadonlyMap<string, string>
}

/** What each derived field is made by; only `gateDerived` calls it. */
const derived: Readonly<Record<DerivedField, DerivedResolver>> = {
  permissions,
  preferences,
  privacyHistory,
}

/**
 * Makes the subgraph from its SDL, by default deny: throws where a personal field has no category, no
 * column or a resolver of its own, unless it is derived, or where a resolver belongs to no field (the
 * library would ignore a typo and serve the raw column).
 */
export function createSubgraph(sdl: string): Subgraph {
  const document = parse(sdl)
  const personal = classify(document).fields
  const own: Resolvers = {
    Query: queryResolvers(personal),
    Mutation: { ...lifecycleMutations, ...catalogueMutations },
    Subscription: subscriptionResolvers,
    CustomerChange: customerChangeResolvers(personal),
    PermissionsChange: permissionsChangeResolvers,
    ActPayload: actPayloadResolvers(personal),
    SuppressionPayload: { recordedAt: ({ recordedAt }) => new Date(recordedAt) },
    Customer: customerResolvers(personal),
    Catalogue: catalogueResolvers,
    Purpose: purposeResolvers,
    PurposeVersion: purposeVersionResolvers,
    PurposeGroup: purposeGroupResolvers,
    ConsentNotice: consentNoticeResolvers,
    Viewer: viewerResolvers,
    Date: DateScalar,
    DateTime: DateTimeScalar,
    PurposeGrant: PurposeGrantScalar,
  }
  requireColumns(personal)
  requireFields(document, own, personal)
  const gates = Object.fromEntries(
    [...personal].map(([field, category]) => [
      field,
      isDerived(field) ? gateDerived(field, category, derived[field]) : gate(field, category),
    ]),
  )
  const resolvers = { ...own, Customer: { ...own.Customer, ...gates } }
  // An array: the object form is refused by @apollo/subgraph 2.15.
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: resolvers as never }])
  guardGatewayFields(schema)
  return { schema, personal }
}

/**
 * The catalogue must classify each field as the schema does, and know the category of each derived one.
 * Throws with every difference.
 */
export function requireSameClassification(
  personal: ReadonlyMap<string, string>,
  { engine, targets, revision }: LiveCatalogue,
): void {
  const faults = [...personal].flatMap(([field, category]) => {
    if (isDerived(field)) {
      const isKnown = targets.indexOf(categoryTarget(category)) !== undefined
      return isKnown ? [] : [`Customer.${field}: schema ${category}, no category of the catalogue`]
    }
    const categories = engine.fields.get(field)?.categories ?? []
    return categories.length === 1 && categories[0] === category
      ? []
      : [`Customer.${field}: schema ${category}, catalogue ${categories.join(', ') || 'nothing'}`]
  })
  if (faults.length > 0) {
    throw new Error(
      `Schema and catalogue revision ${revision} classify fields differently:\n- ${faults.join('\n- ')}`,
    )
  }
}

function requireColumns(personal: ReadonlyMap<string, string>): void {
  const stored = [...personal.keys()].filter((field) => !isDerived(field))
  const missing = stored.filter((field) => !valueColumns.has(field))
  if (missing.length > 0) {
    throw new Error(`Personal fields without a column in customers: ${missing.join(', ')}`)
  }
  const both = derivedFields.filter((field) => valueColumns.has(field))
  if (both.length > 0) throw new Error(`Derived fields with a column: ${both.join(', ')}`)
  const gone = derivedFields.filter((field) => !personal.has(field))
  if (gone.length > 0) throw new Error(`Derived fields that are not there: ${gone.join(', ')}`)
}

function requireFields(
  document: DocumentNode,
  resolvers: Resolvers,
  personal: ReadonlyMap<string, string>,
): void {
  const known = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.OBJECT_TYPE_DEFINITION
        ? [[d.name.value, new Set(d.fields?.map((f) => f.name.value))] as const]
        : [],
    ),
  )
  for (const [type, fields] of Object.entries(resolvers)) {
    if (!known.has(type) && typeof fields === 'object' && !('serialize' in fields)) {
      throw new Error(`Resolvers for ${type}, which schema.graphql does not define`)
    }
    if (!known.has(type)) continue
    for (const field of Object.keys(fields)) {
      if (field === '__resolveReference') continue
      if (!known.get(type)!.has(field))
        throw new Error(`Resolver without a field: ${type}.${field}`)
      if (type === 'Customer' && personal.has(field)) {
        throw new Error(`Customer.${field} is gated; it has no resolver of its own`)
      }
    }
  }
}

/**
 * Where a gateway is configured, its two doors are for it alone: representations are claims that only
 * it may make, and the SDL is nobody else's business.
 */
function guardGatewayFields(schema: GraphQLSchema): void {
  for (const name of ['_entities', '_service']) {
    const field = schema.getQueryType()?.getFields()[name]
    if (!field) throw new Error(`The subgraph has no Query.${name}`)
    const resolve = field.resolve ?? defaultFieldResolver
    field.resolve = (source, args, ctx: RequestContext, info) => {
      if (ctx.services.gatewayOnly && !ctx.declaration.isGateway)
        throw new AppError('FORBIDDEN', { hint: 'This is for the gateway only.' })
      return resolve(source, args, ctx, info)
    }
  }
}
