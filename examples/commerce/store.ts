import { diceOf } from '../support/dice.ts'

/** What a customer ordered at one time. Amounts in cents. */
export interface Order {
  readonly id: string
  readonly placedAt: string
  readonly status: 'PACKING' | 'SENT' | 'DELIVERED'
  readonly lines: readonly Line[]
}

/** One article of an order or a basket. */
export interface Line {
  readonly sku: string
  readonly name: string
  readonly quantity: number
  readonly cents: number
}

type Article = Pick<Line, 'sku' | 'name' | 'cents'>

const articles: readonly [Article, ...Article[]] = [
  { sku: 'K-100', name: 'Kettle', cents: 3990 },
  { sku: 'K-210', name: 'Coffee mill', cents: 8950 },
  { sku: 'L-031', name: 'Desk lamp', cents: 5900 },
  { sku: 'B-007', name: 'Bicycle bell', cents: 1290 },
  { sku: 'T-450', name: 'Tent for two', cents: 17_900 },
  { sku: 'S-018', name: 'Wool socks', cents: 1490 },
]

const FIRST_DAY = Date.UTC(2026, 0, 5, 9)
const DAY = 86_400_000
const ORDERS_MAX = 4
const REMEMBERED_MAX = 1000

/** The shop's data: made up from the customer's id, so that any customer has some and always the same. */
export interface Store {
  /** Newest first. */
  ordersOf(customerId: string): Order[]
  basketOf(customerId: string): Line[]
  /** The customer of an order; null if there is no such order. */
  customerOf(orderId: string): string | null
  /** Ids of orders of the customers asked about last, with their customers. */
  recent(first: number): { readonly id: string; readonly customerId: string }[]
}

/** A store that has dealt with the customers given, and remembers a bounded number of those to come. */
export function createStore(customerIds: readonly string[] = []): Store {
  const remembered = new Set(customerIds)
  return {
    ordersOf(customerId) {
      remembered.delete(customerId)
      remembered.add(customerId)
      const [oldest] = remembered
      if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest)
      return makeOrders(customerId)
    },
    basketOf: (customerId) => makeLines(`basket of ${customerId}`, 2),
    customerOf(orderId) {
      const customerId = orderId.slice(0, orderId.lastIndexOf('-'))
      return makeOrders(customerId).some(({ id }) => id === orderId) ? customerId : null
    },
    recent: (first) =>
      [...remembered]
        .toReversed()
        .flatMap((customerId) => makeOrders(customerId).map(({ id }) => ({ id, customerId })))
        .slice(0, first),
  }
}

function makeOrders(customerId: string): Order[] {
  const dice = diceOf(`orders of ${customerId}`)
  return Array.from({ length: dice.between(1, ORDERS_MAX) }, (_, i) => ({
    id: `${customerId}-${i + 1}`,
    placedAt: new Date(FIRST_DAY + (i * 60 + dice.between(0, 50)) * DAY).toISOString(),
    status: dice.pick(['PACKING', 'SENT', 'DELIVERED'] as const),
    lines: makeLines(`order ${i} of ${customerId}`, 3),
  })).toReversed()
}

function makeLines(text: string, linesMax: number): Line[] {
  const dice = diceOf(text)
  return Array.from({ length: dice.between(1, linesMax) }, () => ({
    ...dice.pick(articles),
    quantity: dice.between(1, 3),
  }))
}

/** The sum of the lines in cents. */
export const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0)
