import { needForReconsent, needForRenewal } from '../../customer/consent-need.ts'
import {
  readConsentQueue,
  type QueueEntry,
  type QueueRequest,
} from '../../customer/consent-queue.ts'
import type { CustomerView } from '../../customer/customer-view.ts'
import {
  emergenciesToReview,
  type EmergencyPlace,
  type EndedEmergency,
} from '../../customer/queue-store.ts'
import { AppError } from '../../lib/errors.ts'
import { openCursor, sealCursor } from '../../lib/sealed-cursor.ts'
import { isUuid } from '../../lib/uuid.ts'
import { authenticated } from '../authenticated.ts'
import type { RequestContext } from '../context.ts'
import type { QueryResolvers } from '../generated.ts'
import { requestedFields } from '../requested-fields.ts'

/** The category a customer's consents are of, and the field they would be shown in. */
const PREFERENCES = 'user.privacy_preferences'
const SHOWN_AS = 'permissions'

const DAY_MS = 86_400_000
const DAYS_MAX = 366
/** Emergencies looked at for one page: no customer without standing keeps it from going on. */
const EMERGENCIES_CHUNK = 250
const EMERGENCY_CHUNKS_MAX = 4

interface ConsentQueueArgs {
  readonly purpose: string
  readonly first: number
  readonly after?: string | null
}

/** Resolvers of Query for the lists of what somebody has to see to. */
export const queueResolvers = (personal: ReadonlyMap<string, string>) =>
  ({
    reconsentQueue: (_root, args, ctx, info) =>
      consentQueue(ctx, args, requestedFields(info, personal), needForReconsent),
    expiringConsents: (_root, args, ctx, info) => {
      const { withinDays } = args
      if (withinDays < 1 || withinDays > DAYS_MAX) {
        throw new AppError('BAD_USER_INPUT', { hint: `"withinDays" is 1 to ${DAYS_MAX}.` })
      }
      return consentQueue(ctx, args, requestedFields(info, personal), (question) =>
        needForRenewal(question, question.at + withinDays * DAY_MS),
      )
    },
    emergencyReviews: (_root, args, ctx) => emergencyReviews(ctx, args),
  }) satisfies QueryResolvers

async function consentQueue(
  ctx: RequestContext,
  { purpose, first, after }: ConsentQueueArgs,
  fields: readonly string[],
  need: QueueRequest['need'],
) {
  const { tenant, controller, subject } = authenticated(ctx)
  const size = sizeOf(first, ctx)
  const start = startOf(after, ctx, isUuid)
  if (!ctx.live.engine.purposes.has(purpose)) {
    throw new AppError('BAD_USER_INPUT', { hint: '"purpose" is no purpose of the catalogue.' })
  }
  if (ctx.fault) return nobody(ctx)
  const page = await readConsentQueue({
    db: ctx.services.db,
    tenant,
    live: ctx.live,
    purpose,
    controller,
    now: ctx.services.now(),
    first: size,
    after: start,
    subject: subject?.toLowerCase(),
    need,
    show: (ids) => Promise.all(ids.map((id) => shown(ctx, id, fields))),
  })
  for (const { customer } of page.entries) ctx.collector.released(customer, SHOWN_AS)
  return {
    nodes: page.entries.map(nodeOf),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      endCursor: page.end === null ? null : seal(ctx, page.end),
    },
  }
}

/** The customer, where the declared purposes permit that their consents are known. */
async function shown(
  ctx: RequestContext,
  id: string,
  fields: readonly string[],
): Promise<CustomerView | null> {
  const view = await ctx.customers.byId(id, fields)
  return view?.permittedCategories().includes(PREFERENCES) ? view : null
}

const nodeOf = ({ givenAt, expiresAt, ...rest }: QueueEntry) => ({
  ...rest,
  givenAt: new Date(givenAt),
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
})

/** A request at fault lists nobody, and is told why as every other. */
function nobody({ report }: RequestContext) {
  report.touch()
  return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
}

/**
 * Whoever may declare emergencies reviews them, for any purpose the client may declare: the review is
 * the company's duty and rests on no decision about the customer (GDPR Art. 5(2)). It is recorded.
 */
async function emergencyReviews(
  ctx: RequestContext,
  { first, after }: { readonly first: number; readonly after?: string | null },
) {
  requireEmergencies(ctx)
  const size = sizeOf(first, ctx)
  const start = startOf(after, ctx, (text) => placeOf(text) !== null)
  if (ctx.fault) return nobody(ctx)
  const found = await searchEmergencies(ctx, size, start === null ? null : placeOf(start))
  return {
    nodes: found.nodes.map(({ declaredAt, endedAt, ...rest }) => ({
      ...rest,
      declaredAt: new Date(declaredAt),
      endedAt: new Date(endedAt),
    })),
    pageInfo: {
      hasNextPage: found.hasNextPage,
      endCursor: found.end === null ? null : seal(ctx, `${found.end.customerId}/${found.end.id}`),
    },
  }
}

async function searchEmergencies(
  ctx: RequestContext,
  size: number,
  start: EmergencyPlace | null,
): Promise<{ nodes: EndedEmergency[]; hasNextPage: boolean; end: EmergencyPlace | null }> {
  const { tenant } = authenticated(ctx)
  const nodes: EndedEmergency[] = []
  let after = start
  for (let chunk = 0; chunk < EMERGENCY_CHUNKS_MAX; chunk++) {
    const found = await emergenciesToReview(ctx.services.db, tenant, {
      after,
      now: ctx.services.now(),
      limit: EMERGENCIES_CHUNK,
    })
    const views = await Promise.all(found.map((e) => ctx.customers.byId(e.customerId, [])))
    for (const [index, emergency] of found.entries()) {
      // Who was erased is nobody here as anywhere.
      const view = views[index]
      if (!view) continue
      if (nodes.length === size) return { nodes, hasNextPage: true, end: nodes.at(-1)! }
      ctx.collector.released(view, 'privacyHistory')
      nodes.push(emergency)
    }
    if (found.length < EMERGENCIES_CHUNK) {
      return { nodes, hasNextPage: false, end: nodes.at(-1) ?? null }
    }
    after = found.at(-1)!
  }
  return { nodes, hasNextPage: true, end: nodes.length === size ? nodes.at(-1)! : after }
}

function requireEmergencies(ctx: RequestContext): void {
  const { client, subject } = authenticated(ctx)
  const { clients } = ctx.live.document
  const registration = Object.hasOwn(clients, client) ? clients[client] : undefined
  if (subject === undefined && registration?.records?.includes('EMERGENCY')) return
  throw new AppError('FORBIDDEN', {
    hint: 'Only a client that the catalogue registers with "records: [EMERGENCY]" may see them.',
  })
}

function placeOf(text: string): EmergencyPlace | null {
  const [customerId = '', id = '', ...more] = text.split('/')
  return isUuid(customerId) && isUuid(id) && more.length === 0 ? { customerId, id } : null
}

/** Bound to the queues: a cursor of another list is none of theirs. */
const MARK = 'queue:'

const seal = ({ services }: RequestContext, text: string): string =>
  sealCursor(services.keys.identifier, MARK + text)

function startOf(
  after: string | null | undefined,
  { services }: RequestContext,
  isPlace: (text: string) => boolean,
): string | null {
  if (after === null || after === undefined) return null
  const opened = openCursor(services.keys.identifier, after)
  const text = opened?.startsWith(MARK) ? opened.slice(MARK.length) : null
  if (text !== null && isPlace(text)) return text
  throw new AppError('BAD_USER_INPUT', { hint: '"after" is not a cursor of this list.' })
}

function sizeOf(first: number, { services }: RequestContext): number {
  const { pageSizeMax } = services.limits
  if (first >= 1 && first <= pageSizeMax) return first
  throw new AppError('BAD_USER_INPUT', { hint: `"first" is 1 to ${pageSizeMax}.` })
}
