import {
  addressOf,
  customerNumberOf,
  emailOf,
  ibanOf,
  phoneOf,
  usernameOf,
} from './contact-points.ts'
import { fill } from './countries.ts'
import type { Draft } from './draft.ts'
import { DAY } from './history.ts'
import type { Purchases } from './purchases.ts'

/** What people are told when they order; further uses rest on assessments in the catalogue. */
const ORDER_PURPOSES = [
  ...['account.management', 'order.fulfilment', 'order.delivery', 'order.payment'],
  ...['service.support', 'accounting.records'],
]

/** Name and contact, as typed at the last order. */
export function collectOrderContact(draft: Draft, purchases: Purchases): void {
  const { person, random, dossier } = draft
  const { firstName, lastName, country } = person
  // Who redeems a voucher is told so and types the address for it. Only Poland has the scheme.
  const hasVoucher = person.jurisdiction === 'PL' && random.chance(0.4)
  const collectedFor = hasVoucher ? [...ORDER_PURPOSES, 'public.voucher_scheme'] : ORDER_PURPOSES
  dossier.collect(originAt(draft, purchases.lastOrderAt ?? person.joinedAt, collectedFor), {
    customerNumber: customerNumberOf(person),
    ...{ firstName, lastName },
    email: emailOf(person),
    ...(random.chance(0.85) && { phone: phoneOf(person) }),
    postalAddress: addressOf(person, random),
    country: country.code,
    language: country.language,
  })
}

/** Name and contact of an account without an order. */
export function collectAccountContact(draft: Draft): void {
  const { person, random, dossier } = draft
  dossier.collect(originAt(draft, person.joinedAt, ['account.management', 'service.support']), {
    customerNumber: customerNumberOf(person),
    firstName: person.firstName,
    lastName: person.lastName,
    email: emailOf(person),
    ...(random.chance(0.5) && { phone: phoneOf(person) }),
    country: person.country.code,
    language: person.country.language,
  })
}

/** All that a newsletter needs, and often no more than that. */
export function collectNewsletterContact(draft: Draft): void {
  const { person, random, dossier } = draft
  dossier.collect(originAt(draft, person.joinedAt, ['marketing.email']), {
    email: emailOf(person),
    ...(random.chance(0.6) && { firstName: person.firstName, lastName: person.lastName }),
    language: person.country.language,
  })
}

/** Whom to call back. */
export function collectEnquiryContact(draft: Draft): void {
  const { person, random, dossier } = draft
  dossier.collect(originAt(draft, person.joinedAt, ['service.support']), {
    firstName: person.firstName,
    lastName: person.lastName,
    email: emailOf(person),
    ...(random.chance(0.6) && { phone: phoneOf(person) }),
  })
}

/** What belongs to an account: how to sign in, and who is signed in. */
export function collectAccount(draft: Draft): void {
  const { person, random, dossier } = draft
  dossier.collect(originAt(draft, person.joinedAt, ['account.management']), {
    username: usernameOf(person),
    birthDate: isoDay(person.birthDate),
    ...(random.chance(0.7) && { gender: person.gender }),
    ...(random.chance(0.12) && {
      photoUrl: `https://photos.example.com/${random.hex(8)}.jpg`,
    }),
    ...(random.chance(0.5) && {
      preferredChannel: random.weighted({ email: 60, sms: 20, postal: 12, phone: 8 }),
    }),
  })
}

/** What was bought, how it was paid, and the number on the invoice. */
export function collectPurchases(draft: Draft, purchases: Purchases): void {
  const { person, random, dossier } = draft
  const at = purchases.lastOrderAt
  if (at === null) return
  const points = purchases.count * random.between(40, 900)
  dossier.collect(originAt(draft, at, ['order.fulfilment', 'service.support']), {
    loyaltyTier: points > 1200 ? 'GOLD' : points > 500 ? 'SILVER' : 'BRONZE',
    loyaltyPoints: points,
    lastPurchaseAt: new Date(at).toISOString(),
  })
  if (random.chance(0.7)) {
    const token = { paymentToken: `tok_${random.hex(8)}${random.hex(8)}` }
    dossier.collect(
      { ...originAt(draft, at, ['order.payment']), source: 'payment-provider' },
      token,
    )
  }
  const bankAccount = random.chance(0.12) ? ibanOf(person, random) : undefined
  if (bankAccount !== undefined) {
    dossier.collect(originAt(draft, at, ['order.payment']), { bankAccount })
  }
  if (purchases.isInvoiced && random.chance(0.25)) {
    const taxId = fill(person.country.taxId, random)
    dossier.collect(originAt(draft, at, ['accounting.records']), { taxId })
  }
}

/** The origin of what the person gave at an instant. */
export const originAt = (draft: Draft, at: number, collectedFor: readonly string[]) => ({
  source: draft.person.source,
  collectedAt: Math.min(at, draft.history.now - DAY / 24),
  collectedFor,
})

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
