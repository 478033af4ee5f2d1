import { express, giveEmailConsent, MARKETING_EMAIL_2 } from './consents.ts'
import { countries, type Jurisdiction } from './countries.ts'
import { collectBehaviour } from './behaviour.ts'
import type { Draft } from './draft.ts'
import { DAY, HOUR } from './history.ts'
import { deliverNotice } from './messages.ts'
import type { Person } from './person.ts'
import * as profile from './profile.ts'
import { acceptTerms, type Purchases } from './purchases.ts'
import { customerIdOf } from './random.ts'

/** A hand-made customer. */
export interface Persona {
  person(index: number, now: number): Person
  /** What happened, and what became known by it. */
  tell(draft: Draft): void
  readonly isErased?: true
}

/** Ids of the ten personas of a seed, in the order of `personas`. */
export const personaIds = (seed: string | number): readonly string[] =>
  personas.map((_, index) => customerIdOf(seed, index))

interface Sketch {
  readonly name: readonly [first: string, last: string]
  readonly jurisdiction: Jurisdiction
  readonly gender: Person['gender']
  readonly ageYears: number
  /** How long they have been known. */
  readonly days: number
  readonly controller?: string
}

const someone =
  (sketch: Sketch): Persona['person'] =>
  (index, now) => ({
    index,
    jurisdiction: sketch.jurisdiction,
    country: countries[sketch.jurisdiction],
    gender: sketch.gender,
    firstName: sketch.name[0],
    lastName: sketch.name[1],
    birthDate: Math.floor(now / DAY - sketch.ageYears * 365.25 - 100) * DAY,
    isMinor: sketch.ageYears < 18,
    hasParent: sketch.ageYears < 16,
    acquaintance: 'SHOPPER',
    controller: sketch.controller ?? 'acme-pl',
    source: 'webshop',
    joinedAt: now - sketch.days * DAY,
  })

/** An account, the notice, and an order some days ago, invoiced and still under way. */
function orderRunning(draft: Draft, daysAgo: number): Purchases & { readonly order: string } {
  const { history, person } = draft
  const { controller, joinedAt } = person
  deliverNotice(draft, joinedAt)
  history.add('CONTRACT', joinedAt, { controller, type: 'ACCOUNT' })
  acceptTerms(draft, joinedAt)
  const lastOrderAt = history.now - daysAgo * DAY
  const order = history.add('CONTRACT', lastOrderAt, { controller, type: 'ORDER' })
  history.add('TRIGGER', lastOrderAt + HOUR, { kind: 'INVOICE', controller })
  return { order, lastOrderAt, count: 1, isInvoiced: true, hasAccount: true }
}

function collectShopper(draft: Draft, purchases: Purchases): void {
  profile.collectOrderContact(draft, purchases)
  profile.collectAccount(draft)
  profile.collectPurchases(draft, purchases)
}

/** When the first ten were asked about e-mail: under version 2 where they are known long enough. */
const askedAt = ({ history, person }: Draft): number =>
  Math.max(person.joinedAt, Math.min(MARKETING_EMAIL_2 + DAY, history.now - 3 * DAY))

/**
 * The first ten customers of every seed, each with one story, for the demo and the documentation:
 *
 * 0. Ada Nowak (PL): an order under way, newsletter confirmed, recommendations wanted; mail once a week,
 *    in Polish, and not at night.
 * 1. Jan Kowalski (PL): confirmed the newsletter, later withdrew; his order goes on untouched.
 * 2. Lena Schmidt (DE): sent her order back, the refund is settled; the warranty of an older one runs.
 * 3. Zofia Mazur (PL): 13 years old; her mother consented to the newsletter for her.
 * 4. Paul Weber (DE): objected to catalogues by post and to fraud checks; the latter stands.
 * 5. Emily Clarke (GB): analytics without consent, on a legitimate interest she was told of.
 * 6. Mia Garcia (US-CA): her browser sends Sec-GPC, so nothing is sold or shared.
 * 7. Camille Moreau (FR): consented explicitly to advice on her allergies, and to nothing else.
 * 8. Tomáš Novák (CZ): disputes his data; everything is restricted.
 * 9. Giulia Rossi (IT): erased; only the evidence is left, and the suppression of her address.
 */
export const personas: readonly Persona[] = [
  {
    person: someone({
      ...{ name: ['Ada', 'Nowak'], jurisdiction: 'PL', gender: 'female' },
      ...{ ageYears: 34, days: 140 },
    }),
    tell(draft) {
      collectShopper(draft, orderRunning(draft, 6))
      giveEmailConsent(draft, askedAt(draft), 'GIVEN')
      const at = draft.person.joinedAt + HOUR
      const purpose = 'personalisation.recommendations'
      express(draft, { purpose, at }, { state: 'GIVEN' })
      collectBehaviour(draft, new Set([purpose]))
      draft.history.add('PREFERENCE', at, { channel: 'email', value: 'IN', topic: 'offers' })
      const quietHours = { from: '21:00', to: '08:00', zone: 'Europe/Warsaw' }
      draft.history.add('WISH', at + HOUR, { channel: 'email', frequency: 'WEEKLY' })
      draft.history.add('WISH', at + HOUR, { language: 'pl', quietHours })
    },
  },
  {
    person: someone({
      ...{ name: ['Jan', 'Kowalski'], jurisdiction: 'PL', gender: 'male' },
      ...{ ageYears: 41, days: 150 },
    }),
    tell(draft) {
      collectShopper(draft, orderRunning(draft, 12))
      giveEmailConsent(draft, askedAt(draft), 'GIVEN')
      const withdrawal = { purpose: 'marketing.email', at: draft.history.now - 2 * DAY } as const
      express(draft, { ...withdrawal, from: { source: 'mailer' } }, { state: 'WITHDRAWN' })
    },
  },
  {
    person: someone({
      ...{ name: ['Lena', 'Schmidt'], jurisdiction: 'DE', gender: 'female' },
      ...{ ageYears: 29, days: 220 },
    }),
    tell(draft) {
      const { history, person } = draft
      const purchases = orderRunning(draft, 60)
      const endsAt = history.now - 20 * DAY
      const settled = { target: purchases.order, endsAt, performanceUntil: endsAt + 10 * DAY }
      history.add('CONTRACT_CHANGE', endsAt, settled)
      const boughtAt = person.joinedAt + DAY
      const warranty = { controller: person.controller, type: 'WARRANTY' }
      history.add('CONTRACT', boughtAt, { ...warranty, endsAt: boughtAt + 730 * DAY })
      collectShopper(draft, purchases)
    },
  },
  {
    person: someone({
      ...{ name: ['Zofia', 'Mazur'], jurisdiction: 'PL', gender: 'female' },
      ...{ ageYears: 13, days: 90 },
    }),
    tell(draft) {
      const { history, person } = draft
      deliverNotice(draft, person.joinedAt)
      const { controller } = person
      history.add('CONTRACT', person.joinedAt, { controller, type: 'ACCOUNT' })
      profile.collectAccountContact(draft)
      profile.collectAccount(draft)
      giveEmailConsent(draft, askedAt(draft), 'GIVEN')
    },
  },
  {
    person: someone({
      ...{ name: ['Paul', 'Weber'], jurisdiction: 'DE', gender: 'male' },
      ...{ ageYears: 58, days: 160 },
    }),
    tell(draft) {
      const { history } = draft
      collectShopper(draft, orderRunning(draft, 25))
      const desk = { source: 'privacy-desk' }
      const at = history.now - 15 * DAY
      const marketing = { kind: 'DIRECT_MARKETING', purposes: ['marketing.postal'] } as const
      history.add('OBJECTION', at, marketing, desk)
      const general = { kind: 'GENERAL', purposes: ['fraud.prevention'] } as const
      const target = history.add('OBJECTION', at, general, desk)
      history.add('OBJECTION_OUTCOME', at + 6 * DAY, { target, outcome: 'UPHELD' }, desk)
    },
  },
  {
    person: someone({
      ...{ name: ['Emily', 'Clarke'], jurisdiction: 'GB', gender: 'female' },
      ...{ ageYears: 46, days: 130 },
    }),
    tell(draft) {
      collectShopper(draft, orderRunning(draft, 9))
      collectBehaviour(draft, new Set())
    },
  },
  {
    person: someone({
      ...{ name: ['Mia', 'Garcia'], jurisdiction: 'US-CA', gender: 'female' },
      ...{ ageYears: 37, days: 110 },
    }),
    tell(draft) {
      const { history } = draft
      collectShopper(draft, orderRunning(draft, 8))
      collectBehaviour(draft, new Set(['ads.social']))
      const at = history.now - 30 * DAY
      history.add('OPT_OUT', at, { kind: 'SELL_OR_SHARE' }, { source: 'Sec-GPC' })
    },
  },
  {
    person: someone({
      ...{ name: ['Camille', 'Moreau'], jurisdiction: 'FR', gender: 'female' },
      ...{ ageYears: 31, days: 100 },
    }),
    tell(draft) {
      collectShopper(draft, orderRunning(draft, 15))
      const at = draft.person.joinedAt + HOUR
      express(draft, { purpose: 'wellness.advice', at }, { state: 'GIVEN' })
      collectBehaviour(draft, new Set(['wellness.advice']))
    },
  },
  {
    person: someone({
      ...{ name: ['Tomáš', 'Novák'], jurisdiction: 'CZ', gender: 'male' },
      ...{ ageYears: 50, days: 170 },
    }),
    tell(draft) {
      collectShopper(draft, orderRunning(draft, 30))
      const at = draft.history.now - 5 * DAY
      draft.history.add('RESTRICTION', at, {}, { source: 'privacy-desk' })
    },
  },
  {
    person: someone({
      ...{ name: ['Giulia', 'Rossi'], jurisdiction: 'IT', gender: 'female' },
      ...{ ageYears: 39, days: 200 },
    }),
    isErased: true,
    tell(draft) {
      const { history, suppressed } = draft
      const { order } = orderRunning(draft, 120)
      const endsAt = history.now - 100 * DAY
      history.add('CONTRACT_CHANGE', endsAt, { target: order, endsAt })
      giveEmailConsent(draft, askedAt(draft), 'GIVEN')
      const erasedAt = history.now - 10 * DAY
      history.add('ERASURE', erasedAt, {}, { source: 'privacy-desk' })
      suppressed.push({ channel: 'email', occurredAt: erasedAt })
    },
  },
]
