import type { DocumentNode, GraphQLResolveInfo } from 'graphql'
import { permits, verifyGrant, type Grant } from './grant.ts'
import { ENTITY, readGuardedSchema, type GuardedSchema } from './guarded-schema.ts'
import { createReport, type GuardPlugin, type Report, type WithheldReason } from './report.ts'

/** RFC 2104, 3: a key shorter than the hash weakens it. */
const KEY_BYTES_MIN = 32
const ID_LENGTH_MAX = 256

/** What a guard needs. */
export interface GuardOptions {
  /** SDL of the subgraph, the very one it serves. */
  readonly typeDefs: DocumentNode | string
  /**
   * Keys by which the owner of `Customer` may have signed, 32 bytes or more each. To change the key,
   * list the new one beside the old one before the owner signs with it.
   */
  readonly keys: readonly Uint8Array[]
  /** Epoch milliseconds; the clock of the machine where absent. */
  readonly now?: () => number
}

/** Answers the personal fields a subgraph adds to `Customer` only where the customer's grant permits. */
export interface Guard {
  /** Personal field of `Customer` to the data category its grant must permit. */
  readonly personal: ReadonlyMap<string, string>
  /**
   * The same resolvers with every personal field of `Customer` behind the gate, those without resolver
   * too. A denied field is `null`; a bad grant never throws. Throws where `Customer` has a resolver for
   * a field the SDL does not have or only borrows (`@external`): it would be ignored, or leak.
   */
  wrap<T extends object>(resolvers: T): T
  /** For `new ApolloServer({ plugins: [guard.plugin()] })`: reports what was withheld. */
  plugin(): GuardPlugin
}

type Resolve = (source: unknown, args: unknown, ctx: unknown, info: GraphQLResolveInfo) => unknown
type ResolveReference = (reference: object, ctx: unknown, info: GraphQLResolveInfo) => unknown

/** What a gateway asked for by one representation. */
interface Asked {
  /** What the subgraph's own resolvers work on. */
  readonly source: unknown
  readonly token: unknown
  readonly grant: () => Grant | null
}

interface Gate {
  readonly schema: GuardedSchema
  readonly report: Report
  /** Keyed by an object made for each representation: a row may be shared between requests. */
  readonly asked: WeakMap<object, Asked>
  readonly verify: (token: unknown, subject: string) => Grant | null
}

/**
 * A guard for one subgraph. Throws an error that lists all faults of the SDL at once, see
 * `readGuardedSchema`, and where there is no usable key.
 */
export function createGuard({ typeDefs, keys, now = Date.now }: GuardOptions): Guard {
  if (keys.length === 0 || keys.some((key) => key.byteLength < KEY_BYTES_MIN)) {
    throw new Error(
      `createGuard needs at least one key, each of ${KEY_BYTES_MIN} bytes or more; got ${keys.length} of [${keys.map((key) => key.byteLength).join(', ')}] bytes.`,
    )
  }
  const gate: Gate = {
    schema: readGuardedSchema(typeDefs),
    report: createReport(),
    asked: new WeakMap(),
    verify: (token, subject) =>
      verifyGrant(token, { keys, subject, now: Math.floor(now() / 1000) }),
  }
  return {
    personal: gate.schema.personal,
    wrap<T extends object>(resolvers: T): T {
      const own = (resolvers as Record<string, Record<string, unknown>>)[ENTITY] ?? {}
      return { ...resolvers, [ENTITY]: wrapEntity(own, gate) }
    },
    plugin: () => gate.report.plugin,
  }
}

function wrapEntity(own: Readonly<Record<string, unknown>>, gate: Gate): Record<string, unknown> {
  const { fields, personal, external } = gate.schema
  const faults = Object.keys(own)
    .filter((name) => !name.startsWith('__') && (!fields.has(name) || external.has(name)))
    .map(
      (name) => `${ENTITY}.${name} ${fields.has(name) ? 'is @external' : 'is not in the schema'}`,
    )
  if (faults.length > 0) {
    throw new Error(`Resolvers that must not be there:\n- ${faults.join('\n- ')}`)
  }
  const wrapped: Record<string, unknown> = {}
  for (const [name, resolver] of Object.entries(own)) wrapped[name] = unwrapped(resolver, gate)
  for (const [name, category] of personal) {
    wrapped[name] = gated(name, category, resolveOf(own[name]) ?? property(name), gate)
  }
  wrapped['__resolveReference'] = resolveReference(
    own['__resolveReference'] as ResolveReference | undefined,
    gate,
  )
  return wrapped
}

/** Async, because one that throws at once takes the whole batch of the gateway with it. */
const resolveReference =
  (own: ResolveReference | undefined, { asked, verify }: Gate): ResolveReference =>
  async (reference, ctx, info) => {
    const { id, purposeGrant: token } = reference as Record<string, unknown>
    if (typeof id !== 'string' || id.length > ID_LENGTH_MAX) return null
    const source = own ? await own(reference, ctx, info) : reference
    if (source instanceof Error || source === null || source === undefined) return source ?? null
    const stand = { id }
    asked.set(stand, { source, token, grant: once(() => verify(token, id)) })
    return stand
  }

/**
 * The value where the grant permits the category. A customer that did not come by a representation,
 * such as one below a query of this subgraph, has no grant: the gateway comes back with it.
 */
const gated =
  (field: string, category: string, resolve: Resolve, { asked, report }: Gate): Resolve =>
  (stand, args, ctx, info) => {
    const found = asked.get(stand as object)
    const grant = found?.grant() ?? null
    if (found && permits(grant, category)) return resolve(found.source, args, ctx, info)
    report.add(ctx, field, category, reasonOf(found?.token, grant))
    return null
  }

function reasonOf(token: unknown, grant: Grant | null): WithheldReason {
  if (grant) return grant.fault ?? 'CATEGORY_NOT_PERMITTED'
  return token === undefined || token === null ? 'GRANT_MISSING' : 'GRANT_INVALID'
}

/** The resolver, given what it would see without the guard. */
function unwrapped(resolver: unknown, { asked }: Gate): unknown {
  const resolve = resolveOf(resolver)
  if (!resolve) return resolver
  const behind: Resolve = (stand, ...rest) =>
    resolve(asked.get(stand as object)?.source ?? stand, ...rest)
  return typeof resolver === 'function' ? behind : { ...(resolver as object), resolve: behind }
}

const resolveOf = (resolver: unknown): Resolve | undefined => {
  const resolve =
    typeof resolver === 'object' && resolver !== null
      ? (resolver as { resolve?: unknown }).resolve
      : resolver
  return typeof resolve === 'function' ? (resolve as Resolve) : undefined
}

/** What GraphQL does where a field has no resolver. */
const property =
  (name: string): Resolve =>
  (source, args, ctx, info) => {
    const value: unknown = (source as Record<string, unknown>)[name]
    return typeof value === 'function' ? value.call(source, args, ctx, info) : value
  }

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
