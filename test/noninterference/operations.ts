/** Random operations: a walk over the executable schema with everything a document can be made of. */
import {
  getNamedType,
  isEnumType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { sealCursor } from '../../src/lib/sealed-cursor.ts'
import { FIELDS } from '../customer/histories.ts'
import type { Asking } from './oracle.ts'
import type { Random } from './random.ts'
import { identifierTypes, IDENTIFIER_KEY } from './inhabitant.ts'
import type { Pair } from './worlds.ts'

/** One operation as it is sent. */
export interface Operation {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** What operations may hold. */
export interface Shape {
  /** Roots that do not tell whether an id that is asked for exists, and no positions in lists. */
  readonly searchesOnly: boolean
}

/** Few names, so that they collide, and most of them mean another field. */
const ALIASES = ['a', 'b', 'email', 'firstName', 'id', 'taxId', 'customer', 'x']

/** Before, while and after things happen. */
const INSTANTS = ['2020-01-01T00:00:00Z', '2026-09-30T00:00:00Z', '2027-06-01T00:00:00.000+02:00']

/** Fields asked for more often, so that permitted ones are met and answers are alike. */
const OFTEN = [
  'id',
  'email',
  'firstName',
  'lastName',
  'phone',
  'customerNumber',
  'interests',
  'withheld',
]

/** A random operation about the people of a pair. */
export function operationOf(
  schema: GraphQLSchema,
  pair: Pair,
  random: Random,
  shape: Shape,
): Operation {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const fragments: string[] = []
  let budget = 60

  function variable(type: string, value: unknown): string {
    const name = `v${declared.length}`
    declared.push(`$${name}: ${type}`)
    variables[name] = value
    return `$${name}`
  }

  function directives(): string {
    if (!random.chance(12)) return ''
    const condition = random.chance(60)
      ? variable('Boolean!', random.chance(60))
      : String(random.chance(60))
    return random.chance(50) ? ` @include(if: ${condition})` : ` @skip(if: ${condition})`
  }

  function argument(on: string, arg: GraphQLArgument, given: Given): string {
    const value = given[arg.name] ?? valueFor(on, arg)
    if (value === undefined) return ''
    const type = getNamedType(arg.type)
    if (random.chance(50)) return `${arg.name}: ${variable(String(arg.type), value)}`
    const literal = isEnumType(type) && typeof value === 'string' ? value : literalOf(value)
    return `${arg.name}: ${literal}`
  }

  function valueFor(on: string, arg: GraphQLArgument): unknown {
    switch (`${on}.${arg.name}`) {
      case 'customer.id':
        return idOf(pair, random)
      case 'customers.first':
        return random.pick([1, 2, 3, 5, 10, 20, 60, 200, 0, 201])
      case 'customers.after':
        if (random.chance(50)) return undefined
        return random.chance(90)
          ? sealCursor(IDENTIFIER_KEY, random.pick(pair.a.people).id)
          : random.pick(['Zm9yZ2Vk', sealCursor(IDENTIFIER_KEY, 'no id')])
      case 'why.field':
        return random.pick([...FIELDS, 'permissions', 'id', '__proto__'])
      case 'permissions.purposes':
        return random.chance(70)
          ? [random.pick(['marketing.email', 'fraud.prevention'])]
          : undefined
      case 'permissions.controller':
        return random.chance(20) ? random.pick(['velo-de', 'nope']) : undefined
      case 'privacyHistory.first':
        return random.pick([1, 2, 50, 200, 0])
      case 'why.at':
      case 'why.asKnownAt':
      case 'permissions.at':
      case 'permissions.asKnownAt':
      case 'preferences.at':
      case 'preferences.asKnownAt':
      case 'privacyHistory.asKnownAt':
        return random.chance(40) ? random.pick(INSTANTS) : undefined
      case 'purpose.key':
        return random.pick(['order.fulfilment', 'marketing.email', 'nope'])
      case '_entities.representations':
        return Array.from({ length: 1 + random.below(6) }, () => ({
          __typename: 'Customer',
          id: idOf(pair, random),
          // What nobody must believe.
          ...(random.chance(40) ? { email: 'spoofed@example.com', firstName: 'Spoofed' } : {}),
        }))
      default:
        if (isEnumType(getNamedType(arg.type)) && random.chance(60)) {
          const named = getNamedType(arg.type)
          return isEnumType(named) ? random.pick(named.getValues()).name : undefined
        }
        return undefined
    }
  }

  function field(definition: GraphQLField<unknown, unknown>, taken: Map<string, string>): string {
    const { name } = definition
    const given = name === 'customerByIdentifier' ? lookup(pair, random) : {}
    const args = definition.args.map((arg) => argument(name, arg, given)).filter(Boolean)
    const written = args.length > 0 ? `(${args.join(', ')})` : ''
    const alias = random.chance(35) ? random.pick(ALIASES) : name
    // Two fields under one name are a fault of the document; one time in fifty that is what we want.
    const key = taken.has(alias) && !random.chance(2) ? `${alias}${taken.size}` : alias
    taken.set(key, name)
    const inner = selectionOn(definition.type)
    return `${key === name ? '' : `${key}: `}${name}${written}${directives()}${inner}`
  }

  function selectionOn(type: GraphQLOutputType): string {
    const named = getNamedType(type)
    if (isUnionType(named)) {
      const customer = schema.getType('Customer') as GraphQLObjectType
      return ` { __typename ${spread(customer, new Map())} }`
    }
    return isObjectType(named) ? ` { ${selections(named, new Map())} }` : ''
  }

  /** A selection, at times in a fragment that is spread here. */
  function spread(type: GraphQLObjectType, taken: Map<string, string>): string {
    const body = selections(type, taken)
    if (random.chance(40)) {
      const name = `F${fragments.length}`
      fragments.push('')
      fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} { ${body} }`
      return `...${name}${directives()}`
    }
    return `... on ${type.name}${directives()} { ${body} }`
  }

  function selections(type: GraphQLObjectType, taken: Map<string, string>): string {
    const all = Object.values(type.getFields()).filter((f) => isWanted(type, f.name))
    const parts: string[] = []
    const isCustomer = type.name === 'Customer'
    const count = isCustomer ? 1 + random.below(7) : 1 + random.below(Math.min(all.length, 3))
    for (let i = 0; i < count && budget > 0; i++) {
      budget--
      if (random.chance(8)) parts.push('__typename')
      else if (random.chance(14)) parts.push(spread(type, taken))
      else if (random.chance(6))
        parts.push(`...${directives()} { ${field(random.pick(all), taken)} }`)
      else if (isCustomer && random.chance(45)) {
        parts.push(field(type.getFields()[random.pick(OFTEN)]!, taken))
      } else parts.push(field(random.pick(all), taken))
    }
    if (parts.length === 0) parts.push('__typename')
    return parts.join(' ')
  }

  function isWanted(type: GraphQLObjectType, name: string): boolean {
    if (name === '_service') return false
    if (type === schema.getQueryType()) {
      // They tell of consents, which are the same in both worlds; test/graphql/queues has their oracle.
      if (QUEUES.has(name)) return false
      const open = ['customerByIdentifier', 'customers']
      return !shape.searchesOnly || open.includes(name)
    }
    return !shape.searchesOnly || name !== 'pageInfo'
  }

  const query = schema.getQueryType()!
  const taken = new Map<string, string>()
  const roots = Object.values(query.getFields()).filter((f) => isWanted(query, f.name))
  const people = roots.filter((f) => /customer|_entities/.test(f.name))
  const parts = Array.from({ length: 1 + random.below(3) }, () =>
    field(random.chance(85) ? random.pick(people) : random.pick(roots), taken),
  )
  const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query'
  return { query: `${head} { ${parts.join(' ')} }\n${fragments.join('\n')}`, variables }
}

const QUEUES: ReadonlySet<string> = new Set([
  'reconsentQueue',
  'expiringConsents',
  'emergencyReviews',
])

type Given = Readonly<Record<string, unknown>>

const idOf = (pair: Pair, random: Random): string => {
  const { id } = random.pick(pair.a.people)
  if (random.chance(88)) return id
  return random.pick([
    id.toUpperCase(),
    '0190aaaa-0000-7000-8000-000000000000',
    'no id',
    pair.asking.subject ?? id,
  ])
}

/** Something that identifies somebody in A, in B or nowhere. */
function lookup(pair: Pair, random: Random): Given {
  const type = random.pick(Object.keys(identifierTypes)) as keyof typeof identifierTypes
  const place = random.chance(55) ? pair.a : pair.b
  const p = random.pick(place.people)
  const value = p.values[identifierTypes[type]]
  if (random.chance(5)) return { type, value: '' }
  if (random.chance(5) || value === null)
    return { type: 'EMAIL', value: `extra-${p.id}@example.com` }
  return { type, value: random.chance(90) ? ` ${value}` : `${value}x` }
}

/** A value as a literal of GraphQL. */
const literalOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([k, v]) => `${k}: ${literalOf(v)}`)
      .join(', ')}}`
  }
  return JSON.stringify(value)
}

/** The asking of a pair, at times a narrower one: never one that permits more. */
export function askingOf(pair: Pair, random: Random, everyPurpose: readonly string[]): Asking {
  const base: Asking = { ...pair.asking, report: random.pick(['none', 'summary', 'full']) }
  const purposes = base.purposes
  const dice = random.below(100)
  if (dice < 62) return base
  if (dice < 77) {
    const more = [...new Set([...purposes, random.pick(everyPurpose)])]
    return { ...base, purposes: random.chance(50) ? more : more.toReversed() }
  }
  if (dice < 83) return { ...base, purposes: [...purposes, random.pick(['nope', '__proto__', ''])] }
  if (dice < 87) return { ...base, purposes: [] }
  if (dice < 91) return { ...base, client: null }
  if (dice < 96) return { ...base, gpc: true }
  return { ...base, tokenPurposes: [random.pick(everyPurpose)] }
}
