/**
 * What an answer must hold, told from the rows laid down and `decide()` alone: a second, trivial
 * executor of the same SDL over people whose denied values are gone.
 */
import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse, responsePathAsArray, type DocumentNode, type GraphQLSchema } from 'graphql'
import { GraphQLObjectType } from 'graphql'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import type { DecisionContext } from '../../src/customer/context.ts'
import { derivedFields } from '../../src/graphql/classification.ts'
import { normaliseIdentifier } from '../../src/customer/identifiers.ts'
import { openCursor } from '../../src/lib/sealed-cursor.ts'
import { isUuid } from '../../src/lib/uuid.ts'
import { FIELDS } from '../customer/histories.ts'
import { decisionOn, permitsCategory, subjectOf } from '../customer/laid.ts'
import {
  identifierTypes,
  IDENTIFIER_KEY,
  NOW,
  type IdentifierType,
  type Inhabitant,
} from './inhabitant.ts'

/** Who asks, and what for. */
export interface Asking {
  /** Null for nobody. */
  readonly client: string | null
  readonly purposes: readonly string[]
  readonly gpc: boolean
  readonly report: 'none' | 'summary' | 'full'
  readonly subject?: string
  readonly tokenPurposes?: readonly string[]
}

/** The contexts an asking is decided in; null where it is at fault as a whole. */
export function contextsOf(live: LiveCatalogue, asking: Asking): DecisionContext[] | null {
  const client = asking.client === null ? undefined : live.document.clients[asking.client]
  const allowed = (p: string) =>
    client?.purposes.includes(p) === true && (asking.tokenPurposes?.includes(p) ?? true)
  if (!client || asking.purposes.length === 0 || !asking.purposes.every(allowed)) return null
  const { controller, operation, channel, topic, recipient } = client
  return asking.purposes.map((purpose) => ({
    ...{ purpose, controller, operation, channel, topic, recipient },
    gpc: asking.gpc,
  }))
}

const permitted = new WeakMap<object, Map<string, ReadonlySet<string>>>()
const keyOf = ({ client, purposes, gpc, tokenPurposes }: Asking) =>
  JSON.stringify([client, purposes.toSorted(), gpc, tokenPurposes])

/** The fields that every context permits of this person, whether there is a value or not. */
export function permittedOf(
  live: LiveCatalogue,
  p: Inhabitant,
  asking: Asking,
): ReadonlySet<string> {
  const key = keyOf(asking)
  let known = permitted.get(p)
  if (!known) permitted.set(p, (known = new Map()))
  let fields = known.get(key)
  if (!fields) {
    const contexts = contextsOf(live, asking)
    const subject = subjectOf(p)
    fields = new Set(
      FIELDS.filter((field) =>
        contexts?.every((c) => decisionOn(live, p, subject, c, field, NOW)?.effect === 'ALLOW'),
      ),
    )
    known.set(key, fields)
  }
  return fields
}

/** Fields made of the evidence: another oracle is about what they say, this one about who may see it. */
const DERIVED: ReadonlySet<string> = new Set(derivedFields)

const DERIVED_CATEGORY = 'user.privacy_preferences'

/** Whether every context permits what is made of this person's evidence. */
function permitsDerived({ live, asking }: Run, p: Inhabitant): boolean {
  const contexts = contextsOf(live, asking)
  const subject = subjectOf(p)
  return (
    contexts?.every((c) => permitsCategory(live, p, subject, c, DERIVED_CATEGORY, NOW)) ?? false
  )
}

/** Nobody for this asking: erased, and nothing of them is permitted, as some duties outlive erasure. */
const isErased = (live: LiveCatalogue, p: Inhabitant, asking: Asking): boolean =>
  p.evidence.some((e) => e.kind === 'ERASURE') && permittedOf(live, p, asking).size === 0

/** One personal field that was resolved. */
export interface Resolved {
  readonly path: readonly (string | number)[]
  readonly id: string
  readonly field: string
  readonly permitted: boolean
}

/** What must be answered. */
export interface Expected {
  readonly data: Record<string, unknown> | null
  readonly resolved: readonly Resolved[]
  /** Paths of fields that another oracle is about. */
  readonly ignored: readonly (readonly (string | number)[])[]
}

interface Run {
  readonly live: LiveCatalogue
  readonly asking: Asking
  readonly people: readonly Inhabitant[]
  readonly resolved: Resolved[]
  readonly ignored: (readonly (string | number)[])[]
}

/** Answers as the engine says. The document must be valid. */
export async function predict(
  document: DocumentNode,
  variableValues: Record<string, unknown>,
  parts: Pick<Run, 'live' | 'asking' | 'people'>,
): Promise<Expected> {
  const run: Run = { ...parts, resolved: [], ignored: [] }
  const { data } = await execute({
    schema: modelSchema(),
    document,
    variableValues,
    contextValue: run,
  })
  return { data: (data ?? null) as Expected['data'], resolved: run.resolved, ignored: run.ignored }
}

const IGNORED = new Set(
  ['withheld', 'why', 'seq', 'purposeGrant', 'cursor', 'hasNextPage', 'endCursor'].concat([
    ...['catalogue', 'purpose', 'viewer', 'sdl'],
  ]),
)
const STUBS: Readonly<Record<string, unknown>> = {
  ...{ withheld: [], purposeGrant: '', cursor: '', hasNextPage: false },
}

let model: GraphQLSchema | undefined
function modelSchema(): GraphQLSchema {
  if (model) return model
  const sdl = readFileSync('schema.graphql', 'utf8').replace(
    'catalogue: Catalogue!',
    'catalogue: Catalogue',
  )
  model = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: roots as never }])
  for (const type of Object.values(model.getTypeMap())) {
    if (!(type instanceof GraphQLObjectType)) continue
    for (const field of Object.values(type.getFields())) {
      if (IGNORED.has(field.name) && type.name !== 'Household') {
        field.resolve = (_source, _args, run: Run, info) => {
          run.ignored.push(responsePathAsArray(info.path))
          return STUBS[field.name] ?? null
        }
      } else if (type.name === 'Customer' && DERIVED.has(field.name)) {
        field.resolve = (source, _args, run: Run, info) => {
          const path = responsePathAsArray(info.path)
          const isPermitted: boolean = source.permitsDerived
          run.resolved.push({ path, id: source.id, field: field.name, permitted: isPermitted })
          if (isPermitted) run.ignored.push(path)
          return null
        }
      } else if (type.name === 'Customer' && FIELDS.includes(field.name)) {
        field.resolve = (source, _args, run: Run, info) => {
          const path = responsePathAsArray(info.path)
          const isPermitted = source.permitted.has(field.name)
          run.resolved.push({ path, id: source.id, field: field.name, permitted: isPermitted })
          return isPermitted ? source.values[field.name] : null
        }
      }
    }
  }
  return model
}

const shown = (p: Inhabitant, run: Run) => ({
  ...{ __typename: 'Customer', id: p.id, values: p.values },
  permitted: permittedOf(run.live, p, run.asking),
  permitsDerived: permitsDerived(run, p),
})

function byId(id: string, run: Run) {
  authenticated(run)
  if (!isUuid(id)) return null
  const contexts = contextsOf(run.live, run.asking)
  if (!contexts)
    return { __typename: 'Customer', id, values: {}, permitted: new Set(), permitsDerived: false }
  const found = run.people.find((p) => p.id === id.toLowerCase())
  return found && exists(found, run) ? shown(found, run) : null
}

const exists = (p: Inhabitant, { live, asking }: Run): boolean =>
  !isErased(live, p, asking) && (asking.subject === undefined || asking.subject === p.id)

function authenticated({ asking }: Run): void {
  if (asking.client === null) throw new Error('nobody')
}

const roots = {
  Query: {
    customer: (_: unknown, { id }: { id: string }, run: Run) => byId(id, run),
    customerByIdentifier(
      _: unknown,
      { type, value }: { type: IdentifierType; value: string },
      run: Run,
    ) {
      if (value.length === 0 || value.length > 320) throw new Error('length')
      authenticated(run)
      if (!contextsOf(run.live, run.asking)) return null
      const wanted = normaliseIdentifier(type, value)
      const field = identifierTypes[type]
      const found = run.people.find(
        (p) =>
          (p.values[field] !== null &&
            normaliseIdentifier(type, String(p.values[field])) === wanted) ||
          (type === 'EMAIL' && p.suppressions.length > 0 && wanted === `extra-${p.id}@example.com`),
      )
      if (!found || !permittedOf(run.live, found, run.asking).has(field)) return null
      return exists(found, run) ? shown(found, run) : null
    },
    customers(_: unknown, { first, after }: { first: number; after?: string }, run: Run) {
      if (first < 1 || first > 200) throw new Error('size')
      const start = after === undefined || after === null ? '' : openCursor(IDENTIFIER_KEY, after)
      if (start === null || (start !== '' && !isUuid(start))) throw new Error('cursor')
      authenticated(run)
      // A signed-in customer has a list of one, wherever a page begins.
      const isOwn = run.asking.subject !== undefined
      const visible = contextsOf(run.live, run.asking) === null ? [] : run.people
      const nodes = visible
        .filter((p) => (p.id > start || isOwn) && permittedOf(run.live, p, run.asking).size > 0)
        .filter((p) => exists(p, run))
        .toSorted((p, q) => (p.id < q.id ? -1 : 1))
        .slice(0, first)
        .map((p) => shown(p, run))
      return { nodes, edges: nodes.map((node) => ({ node })), pageInfo: {} }
    },
  },
  Customer: {
    __resolveReference: async (reference: { id?: unknown }, run: Run) =>
      typeof reference.id === 'string' ? byId(reference.id, run) : null,
  },
}
