import { diceOf } from '../support/dice.ts'

/** Something a customer wrote to the service desk. */
export interface Ticket {
  readonly id: string
  readonly openedAt: string
  readonly subject: string
  readonly status: 'OPEN' | 'WAITING' | 'SOLVED'
}

/** A warranty on one article. */
export interface Warranty {
  readonly id: string
  readonly product: string
  readonly until: string
}

const FIRST_DAY = Date.UTC(2026, 1, 2, 8)
const DAY = 86_400_000

/** Newest first; made up from the customer's id, so the same each time. Every customer has one. */
export function ticketsOf(customerId: string): Ticket[] {
  const dice = diceOf(`tickets of ${customerId}`)
  return Array.from({ length: dice.between(1, 3) }, (_, i) => ({
    id: `T-${customerId}-${i + 1}`,
    openedAt: new Date(FIRST_DAY + (i * 40 + dice.between(0, 30)) * DAY).toISOString(),
    subject: dice.pick([
      'Where is my parcel?',
      'The lamp flickers',
      'I was charged twice',
      'How do I send it back?',
    ] as const),
    status: dice.pick(['OPEN', 'WAITING', 'SOLVED'] as const),
  })).toReversed()
}

/** The customer of a ticket; null if there is no such ticket. */
export function customerOf(ticketId: string): string | null {
  const customerId = /^T-(.+)-\d+$/.exec(ticketId)?.[1]
  if (customerId === undefined) return null
  return ticketsOf(customerId).some(({ id }) => id === ticketId) ? customerId : null
}

/** The longest first. */
export function warrantiesOf(customerId: string): Warranty[] {
  const dice = diceOf(`warranties of ${customerId}`)
  const warranties = Array.from({ length: dice.between(0, 2) }, (_, i) => ({
    id: `W-${customerId}-${i + 1}`,
    product: dice.pick(['Coffee mill', 'Desk lamp', 'Tent for two'] as const),
    until: new Date(FIRST_DAY + dice.between(400, 1000) * DAY).toISOString().slice(0, 10),
  }))
  return warranties.toSorted((a, b) => (a.until < b.until ? 1 : -1))
}
