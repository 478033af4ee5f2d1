import { responsePathAsArray, type GraphQLFieldResolver } from 'graphql'
import type { CustomerView } from '../customer/customer-view.ts'
import type { RequestContext } from './context.ts'

/**
 * The resolver of every personal field; there is no other way to a value. A denied one is null and is
 * told in the report; a released one is noted, so that the record is written before the answer leaves.
 * Never throws for a denial: gateways put thrown errors into the representations of other subgraphs.
 */
export function gate(
  field: string,
  category: string,
): GraphQLFieldResolver<CustomerView, RequestContext> {
  return (view, _args, ctx, info) => {
    const denial = view.denial(field)
    if (denial) {
      ctx.collector.withheld(view, field, denial.reason)
      if (!denial.isSilent) {
        ctx.report.add({ view, field, category, denial, path: responsePathAsArray(info.path) })
      }
      return null
    }
    const value = view.value(field)
    if (value !== null) ctx.collector.released(view, field)
    return value
  }
}
