import { responsePathAsArray, type GraphQLFieldResolver, type GraphQLResolveInfo } from 'graphql'
import type { CustomerView, Denial } from '../customer/customer-view.ts'
import { reviewView } from '../customer/review.ts'
import type { PersonAtSeq } from '../customer/facts-store.ts'
import { isDerived } from './classification.ts'
import type { RequestContext } from './context.ts'

/** What a derived field is made of, where it is permitted. */
export interface DerivedSource {
  readonly view: CustomerView
  readonly person: PersonAtSeq
  readonly ctx: RequestContext
}

/** Makes the value of a derived field; only called where the field is permitted. */
// The arguments are those of the field: each resolver names its own, the schema checks them.
export type DerivedResolver = (source: DerivedSource, args: never) => unknown

/**
 * The resolver of every personal field that a column holds; there is no other way to a value. A denied
 * one is null and is told in the report; a released one is noted, so that the record is written before
 * the answer leaves. Never throws for a denial: gateways put thrown errors into the representations of
 * other subgraphs.
 */
export function gate(
  field: string,
  category: string,
): GraphQLFieldResolver<CustomerView, RequestContext> {
  return (view, _args, ctx, info) => {
    if (isWithheld(view, { field, category }, ctx, info)) return null
    const value = view.value(field)
    if (value !== null) ctx.collector.released(view, field)
    return value
  }
}

/**
 * The gate of a personal field that is made of the evidence. The evidence of a customer is read only
 * after the category was permitted, and what was read must permit it as well: it may be newer.
 */
export function gateDerived(
  field: string,
  category: string,
  resolve: DerivedResolver,
): GraphQLFieldResolver<CustomerView, RequestContext> {
  return async (view, args, ctx, info) => {
    if (isWithheld(view, { field, category }, ctx, info)) return null
    const person = await ctx.customers.person(view.id)
    if (!person) return null
    const reviewed = reviewView(view, person, ctx.contexts, ctx.live)
    if (isWithheld(reviewed, { field, category }, ctx, info)) return null
    const value = resolve({ view: reviewed, person, ctx }, args as never)
    ctx.collector.released(reviewed, field)
    return value
  }
}

/** Why a personal field is denied; one that is derived has no stored value, so its category decides. */
export const denialOf = (
  view: CustomerView,
  field: string,
  category: string,
): Denial | undefined => (isDerived(field) ? view.categoryDenial(category) : view.denial(field))

function isWithheld(
  view: CustomerView,
  { field, category }: { readonly field: string; readonly category: string },
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): boolean {
  const denial = denialOf(view, field, category)
  if (!denial) return false
  ctx.collector.withheld(view, field, denial.reason)
  if (!denial.isSilent) {
    ctx.report.add({ view, field, category, denial, path: responsePathAsArray(info.path) })
  }
  return true
}
