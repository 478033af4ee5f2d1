import { AppError } from '../../lib/errors.ts'
import { openCursor, sealCursor } from '../../lib/sealed-cursor.ts'
import { isUuid } from '../../lib/uuid.ts'
import { authenticated } from '../authenticated.ts'
import type { RequestContext } from '../context.ts'
import type { QueryResolvers } from '../generated.ts'
import { requestedFields } from '../requested-fields.ts'
import { purposeSource } from './purpose-source.ts'
import { queueResolvers } from './queues.ts'

/** Longest identifier that is looked up. */
const IDENTIFIER_LENGTH_MAX = 320

/** Resolvers of Query. */
export function queryResolvers(personal: ReadonlyMap<string, string>): QueryResolvers {
  return {
    customer: (_root, { id }, ctx, info) => ctx.customers.byId(id, requestedFields(info, personal)),
    customerByIdentifier: (_root, { type, value }, ctx, info) => {
      if (value.length === 0 || value.length > IDENTIFIER_LENGTH_MAX) {
        throw new AppError('BAD_USER_INPUT', { hint: 'An identifier has 1 to 320 characters.' })
      }
      return ctx.customers.byIdentifier(type, value, requestedFields(info, personal))
    },
    customers: async (_root, { first, after }, ctx, info) => {
      const fields = requestedFields(info, personal)
      const page = await ctx.customers.page(sizeOf(first, ctx), startOf(after, ctx), fields)
      const seal = (id: string) => sealCursor(ctx.services.keys.identifier, id)
      return {
        nodes: [...page.views],
        edges: page.views.map((node) => ({ cursor: seal(node.id), node })),
        pageInfo: {
          hasNextPage: page.hasNextPage,
          endCursor: page.end === null ? null : seal(page.end),
        },
      }
    },
    viewer: (_root, _args, ctx) => ({ caller: authenticated(ctx), declaration: ctx.declaration }),
    catalogue: (_root, _args, ctx) => ctx.live,
    purpose: (_root, { key }, ctx) => purposeSource(ctx.live, key),
    ...queueResolvers(personal),
  }
}

function sizeOf(first: number, { services }: RequestContext): number {
  const { pageSizeMax } = services.limits
  if (first < 1 || first > pageSizeMax) {
    throw new AppError('BAD_USER_INPUT', { hint: `"first" is 1 to ${pageSizeMax}.` })
  }
  return first
}

function startOf(after: string | null | undefined, { services }: RequestContext): string | null {
  if (after === null || after === undefined) return null
  const id = openCursor(services.keys.identifier, after)
  if (id === null || !isUuid(id)) {
    throw new AppError('BAD_USER_INPUT', { hint: '"after" is not a cursor of this list.' })
  }
  return id
}
