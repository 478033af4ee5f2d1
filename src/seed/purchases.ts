import type { Draft } from './draft.ts'
import { DAY, HOUR } from './history.ts'
import { noticeLanguageOf } from './notices.ts'

/** What is left of somebody's purchases for other parts of the sample to build on. */
export interface Purchases {
  /** The last order; null if there was none. */
  readonly lastOrderAt: number | null
  readonly count: number
  /** An invoice was written. */
  readonly isInvoiced: boolean
  readonly hasAccount: boolean
}

/** Neither orders nor an account. */
export const NO_PURCHASES: Purchases = {
  lastOrderAt: null,
  count: 0,
  isInvoiced: false,
  hasAccount: false,
}

const RETURN_PERIOD = 30 * DAY
const WARRANTY_PERIOD = 730 * DAY

/** An account, orders with their invoices and ends, warranties and claims under them. */
export function makePurchases(draft: Draft): Purchases {
  const { random, person } = draft
  const hasAccount = random.chance(person.acquaintance === 'MEMBER' ? 0.9 : 0.75)
  if (hasAccount) openAccount(draft, person.joinedAt)
  if (person.acquaintance !== 'SHOPPER') return { ...NO_PURCHASES, hasAccount }
  const count = random.weighted({ '1': 62, '2': 27, '3': 11 })
  let orderAt = person.joinedAt + random.int(2 * DAY)
  let isInvoiced = false
  for (let n = 1; n <= Number(count); n++) {
    if (n > 1) orderAt = random.between(orderAt + HOUR, draft.history.now - HOUR)
    isInvoiced = placeOrder(draft, orderAt, n === Number(count)) || isInvoiced
  }
  return { lastOrderAt: orderAt, count: Number(count), isInvoiced, hasAccount }
}

function openAccount({ random, history, person }: Draft, at: number): void {
  const { controller } = person
  const account = history.add('CONTRACT', at, { controller, type: 'ACCOUNT' })
  acceptTerms({ history, person }, at)
  if (!random.chance(0.06)) return
  const endsAt = random.between(at + 10 * DAY, history.now)
  history.add('CONTRACT_CHANGE', endsAt, { target: account, endsAt })
}

/** What an account is opened under. */
export function acceptTerms(
  { history, person }: Pick<Draft, 'history' | 'person'>,
  at: number,
): void {
  const language = noticeLanguageOf(person)
  const { controller } = person
  history.add('TERMS', at, { terms: 'general-terms', version: 1, controller, language })
}

/** One order; true where it was invoiced. The last one is often still under way. */
function placeOrder(draft: Draft, at: number, isLast: boolean): boolean {
  const { random, history, person } = draft
  const { controller } = person
  const order = history.add('CONTRACT', at, { controller, type: 'ORDER' })
  const isInvoiced = random.chance(0.93)
  if (isInvoiced) history.add('TRIGGER', at + 2 * HOUR, { kind: 'INVOICE', controller })
  if (!(isLast && random.chance(0.72))) endOrder(draft, order, at)
  if (random.chance(0.16)) insure(draft, at)
  return isInvoiced
}

/** Delivered and past the time to send it back, or sent back and settled. */
function endOrder({ random, history }: Draft, order: string, at: number): void {
  const endsAt = at + random.between(3 * DAY, 40 * DAY)
  // The shop counts the tail in: a refund or a question may still come.
  const detail = { target: order, endsAt, performanceUntil: endsAt + RETURN_PERIOD }
  history.add('CONTRACT_CHANGE', endsAt, detail)
}

function insure({ random, history, person }: Draft, at: number): void {
  const { controller } = person
  const endsAt = at + WARRANTY_PERIOD
  history.add('CONTRACT', at + HOUR, { controller, type: 'WARRANTY', endsAt })
  if (!random.chance(0.35)) return
  history.add('TRIGGER', at + random.between(DAY, 90 * DAY), { kind: 'WARRANTY_CLAIM', controller })
}

/** A question before any contract; it is answered within a month. */
export function makeEnquiry({ random, history, person }: Draft): void {
  const endsAt = person.joinedAt + random.between(20 * DAY, 200 * DAY)
  const { controller } = person
  history.add('CONTRACT', person.joinedAt, { controller, type: 'ENQUIRY', endsAt })
}
