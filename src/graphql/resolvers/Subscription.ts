import type { CustomerEvent, PermissionsEvent, Subscription } from '../../changes/feed.ts'
import { AppError } from '../../lib/errors.ts'
import { isUuid } from '../../lib/uuid.ts'
import { authenticated } from '../authenticated.ts'
import { contextsOf, type RequestContext } from '../context.ts'
import { requireSameRegistration } from '../customer-reader.ts'
import type {
  CustomerChangeResolvers,
  PermissionsChangeResolvers,
  SubscriptionResolvers,
} from '../generated.ts'
import { requestedFields } from '../requested-fields.ts'
import { previewSubscription } from './preview-subscription.ts'

/** Customers that one subscription can name. */
const IDS_MAX = 100

/** Resolvers of Subscription. */
export const subscriptionResolvers: SubscriptionResolvers = {
  customerChanged: {
    subscribe: (_root, args, ctx) => {
      if (ctx.fault && ctx.caller) throw new AppError(ctx.fault.code)
      return ctx.services.changes.customerChanges(wantedBy(ctx, args, ctx.contexts))
    },
    resolve: (event: CustomerEvent) => event,
  },
  permissionsChanged: {
    subscribe: (_root, args, ctx) =>
      ctx.services.changes.permissionChanges(wantedBy(ctx, args, ownContexts(ctx))),
    resolve: (event: PermissionsEvent) => event,
  },
  ...previewSubscription,
}

/** Resolvers of CustomerChange: the customer passes the gate of the event's own context. */
export const customerChangeResolvers = (
  personal: ReadonlyMap<string, string>,
): CustomerChangeResolvers => ({
  customer: ({ id }, _args, ctx, info) => ctx.customers.byId(id, requestedFields(info, personal)),
})

/** Resolvers of PermissionsChange. */
export const permissionsChangeResolvers: PermissionsChangeResolvers = {
  gained: ({ gained }) => [...gained],
  lost: ({ lost }) => [...lost],
}

/** The declared purposes, and where none is declared all that the caller may declare. */
function ownContexts(ctx: RequestContext): Subscription['contexts'] {
  const caller = authenticated(ctx)
  if (ctx.fault && ctx.declaration.purposes.length > 0) throw new AppError(ctx.fault.code)
  if (!ctx.fault) return ctx.contexts
  const purposes = [...caller.purposes].toSorted()
  if (purposes.length === 0) throw new AppError('PURPOSE_NOT_ALLOWED')
  return contextsOf(caller, { ...ctx.declaration, purposes })
}

function wantedBy(
  ctx: RequestContext,
  args: { readonly ids?: readonly string[] | null; readonly after?: string | null },
  contexts: Subscription['contexts'],
): Subscription {
  const caller = authenticated(ctx)
  const own = caller.subject?.toLowerCase()
  const ids = idsOf(args.ids)
  return {
    tenant: caller.tenant,
    contexts,
    // For a signed-in customer nobody else exists.
    ids: own === undefined ? ids : new Set([own].filter((id) => ids?.has(id) ?? true)),
    after: args.after ?? null,
    recheck: (live) => requireSameRegistration(caller, live),
  }
}

function idsOf(ids: readonly string[] | null | undefined): ReadonlySet<string> | null {
  if (ids === null || ids === undefined) return null
  if (ids.length === 0 || ids.length > IDS_MAX || !ids.every(isUuid)) {
    throw new AppError('BAD_USER_INPUT', { hint: `"ids" are 1 to ${IDS_MAX} ids of customers.` })
  }
  return new Set(ids.map((id) => id.toLowerCase()))
}
