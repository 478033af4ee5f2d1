import { formatTable } from './support/table.ts'

/** The question of the story. Who asks never changes it: only the purpose does. */
export const storyQuery = `query Story($id: ID!) {
  customer(id: $id) {
    firstName
    email
    postalAddress { city }
    orders(first: 1) { total status lines { quantity name } }
    lifetimeValue
    deliveryLabel
    tickets(first: 1) { subject status }
    agentView
    withheld { field reason }
  }
}`

const fields = [
  ['firstName', 'customer'],
  ['email', 'customer'],
  ['postalAddress', 'customer'],
  ['orders', 'commerce'],
  ['lifetimeValue', 'commerce'],
  ['deliveryLabel', 'commerce'],
  ['tickets', 'service'],
  ['agentView', 'service'],
] as const

type Field = (typeof fields)[number][0]

/** One way to ask, and what must come of it. */
export interface Scene {
  /** Client registration that asks. */
  readonly client: string
  /** What goes into x-purpose; null for none. */
  readonly purpose: string | null
  readonly permitted: readonly Field[]
  readonly withheld: readonly Field[]
}

/** The story: who asks what for. */
export const scenes: readonly Scene[] = [
  {
    client: 'commerce',
    purpose: 'order.fulfilment',
    permitted: ['firstName', 'postalAddress', 'orders', 'lifetimeValue', 'deliveryLabel'],
    withheld: ['tickets', 'agentView'],
  },
  {
    client: 'service',
    purpose: 'service.support',
    permitted: ['firstName', 'email', 'orders', 'tickets', 'agentView'],
    withheld: [],
  },
  {
    client: 'marketing',
    purpose: 'marketing.email',
    permitted: ['firstName', 'email'],
    withheld: ['postalAddress', 'deliveryLabel', 'tickets', 'agentView'],
  },
  { client: 'commerce', purpose: null, permitted: [], withheld: fields.map(([field]) => field) },
]

/** What came of one scene: a value or the reason there is none, for each field. */
export interface Outcome {
  readonly scene: Scene
  readonly values: ReadonlyMap<string, unknown>
  readonly reasons: ReadonlyMap<string, string>
}

/** Asks one question of the supergraph. */
export type Ask = (
  scene: Pick<Scene, 'client' | 'purpose'>,
  query: string,
  variables?: object,
) => Promise<Answer>

/** An answer of the supergraph. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

interface Reason {
  readonly field: string
  readonly reason: string
}

/** Plays one scene for one customer. Throws where the supergraph does not know the customer. */
export async function play(ask: Ask, scene: Scene, id: string): Promise<Outcome> {
  const { data, errors = [] } = await ask(scene, storyQuery, { id })
  const customer = data?.['customer'] as Readonly<Record<string, unknown>> | null | undefined
  if (!customer) {
    const told = errors.map(({ message }) => message).join(' ')
    throw new Error(`No customer ${id} for ${scene.purpose ?? 'no purpose'}. ${told}`)
  }
  // The other subgraphs tell their reasons in one error each; the owner of Customer beside the data.
  const reasons = errors.flatMap(({ extensions }) => (extensions?.['withheld'] ?? []) as Reason[])
  reasons.push(...((customer['withheld'] ?? []) as Reason[]))
  return {
    scene,
    values: new Map(fields.map(([field]) => [field, customer[field]])),
    reasons: new Map(reasons.map(({ field, reason }) => [field, reason])),
  }
}

/** Where an outcome is not what the story promises; empty if it is. */
export const surprises = ({ scene, values }: Outcome): string[] => [
  ...scene.permitted
    .filter((field) => isAbsent(values.get(field)))
    .map((field) => `${field} should come for ${scene.purpose ?? 'no purpose'}, and is null.`),
  ...scene.withheld
    .filter((field) => !isAbsent(values.get(field)))
    .map((field) => `${field} should be withheld for ${scene.purpose ?? 'no purpose'}.`),
]

const isAbsent = (value: unknown): boolean => value === null || value === undefined

/** Field by purpose, each with the value or the reason in brackets. */
export function storyTable(outcomes: readonly Outcome[], width: number): string {
  const head = outcomes.map(({ scene }) => `${scene.purpose ?? 'no purpose'} (${scene.client})`)
  const rows = fields.map(([field, subgraph]) => [
    `${field} (${subgraph})`,
    ...outcomes.map((outcome) => cell(outcome, field)),
  ])
  return formatTable([['field (subgraph)', ...head], ...rows], width)
}

function cell({ values, reasons }: Outcome, field: Field): string {
  const value = values.get(field)
  if (!isAbsent(value)) return show(value)
  const reason = reasons.get(field)
  return reason === undefined ? '- (no value)' : `[${reason}]`
}

/** A value in few words: texts joined, lists by their parts. */
function show(value: unknown): string {
  if (Array.isArray(value)) return value.map(show).join(', ') || 'none'
  if (typeof value === 'object' && value !== null) {
    return Object.values(value)
      .map((part) => (Array.isArray(part) ? `(${show(part)})` : show(part)))
      .join(' ')
  }
  return String(value)
}

/** Customers of whom a purpose permits something, with what tells whether they suit the story. */
export const candidatesQuery = `query Candidates($after: String) {
  customers(first: 200, after: $after) {
    nodes { id firstName lastName email postalAddress { street postalCode city country } }
    pageInfo { hasNextPage endCursor }
  }
}`

/** What the candidates of one purpose are. */
export interface Candidate {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly postalAddress: Readonly<Record<string, string | null>> | null
}

/**
 * The customer the story is told of, who has an order, may be helped and wants the newsletter; and
 * some who may not be written to. Throws where nobody suits.
 */
export function cast(candidates: ReadonlyMap<string, readonly Candidate[]>): {
  readonly hero: string
  readonly others: readonly string[]
} {
  const of = (purpose: string) => candidates.get(purpose) ?? []
  const supported = new Set(of('service.support').map(({ id }) => id))
  const reachable = new Set(
    of('marketing.email').flatMap(({ id, email, firstName }) => (email && firstName ? [id] : [])),
  )
  const ordering = of('order.fulfilment')
  const hero = ordering.find(
    ({ id, ...values }) => supported.has(id) && reachable.has(id) && isComplete(values),
  )
  if (!hero) {
    throw new Error(
      'Nobody in this database has an order, a support case and consent to e-mail. Remove the data folder of the demo and start again.',
    )
  }
  return {
    hero: hero.id,
    others: ordering.map(({ id }) => id).filter((id) => !reachable.has(id)),
  }
}

const isComplete = ({ postalAddress, ...texts }: Omit<Candidate, 'id'>): boolean =>
  postalAddress !== null &&
  [...Object.values(texts), ...Object.values(postalAddress)].every((text) => Boolean(text))
