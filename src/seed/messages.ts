import { isPhoneOwn } from './contact-points.ts'
import type { Jurisdiction } from './countries.ts'
import type { Draft } from './draft.ts'
import { DAY, HOUR } from './history.ts'
import { noticeLanguageOf } from './notices.ts'
import type { Purchases } from './purchases.ts'
import type { Random } from './random.ts'

/** The purposes of version 1 of the privacy notice. */
export const NOTICE_PURPOSES = [
  ...['order.fulfilment', 'order.delivery', 'order.payment', 'account.management'],
  ...['service.support', 'accounting.records', 'rights.fulfilment', 'legal.claims'],
  ...['fraud.prevention', 'safety.emergency', 'public.voucher_scheme', 'marketing.postal'],
  ...['marketing.email.similar', 'product.analytics'],
]

/** The leaflet at the till speaks of nothing but the purchase. */
const TILL_PURPOSES = [
  ...['order.fulfilment', 'order.payment', 'service.support', 'accounting.records'],
  ...['rights.fulfilment', 'legal.claims'],
]

/** The privacy notice, if it reached the person. GDPR Art. 13. */
export function deliverNotice(draft: Draft, at: number): void {
  const { person, history } = draft
  history.add('NOTICE', at, {
    purposes: person.source === 'store' ? TILL_PURPOSES : NOTICE_PURPOSES,
    noticeId: 'privacy-notice@1',
    language: noticeLanguageOf(person),
  })
}

/** What was agreed in the sale about mail on similar products, and how people like to be written to. */
export function makeMessages(draft: Draft, purchases: Purchases): void {
  const { random, history, person } = draft
  if (purchases.lastOrderAt !== null && random.chance(0.45)) {
    const optOutOffered = random.chance(0.92)
    const terms = { controller: person.controller, channel: 'email', sale: true, similar: true }
    history.add('SOFT_OPT_IN', purchases.lastOrderAt, { ...terms, optOutOffered })
  }
  if (random.chance(0.45)) addPreferences(draft)
  if (random.chance(0.012)) suppress(draft)
}

const TOPICS = ['offers', 'new-products', 'events'] as const

function addPreferences({ random, history, person }: Draft): void {
  let at = random.between(person.joinedAt, history.now - HOUR)
  for (let n = random.between(1, 3); n > 0; n--) {
    const channel = random.weighted({ email: 50, sms: 20, postal: 20, phone: 10 })
    const value = random.chance(0.6) ? 'IN' : 'OUT'
    const topic = random.chance(0.3) ? { topic: random.pick(TOPICS) } : {}
    const controller = random.chance(0.1) ? { controller: person.controller } : {}
    history.add('PREFERENCE', at, { channel, value, ...topic, ...controller })
    at = random.between(at, history.now - HOUR)
  }
  if (random.chance(0.4))
    history.add('WISH', at, { channel: 'email', frequency: frequencyOf(random) })
  if (random.chance(0.2)) {
    const language = person.country.language
    history.add('WISH', at, {
      language,
      quietHours: { from: '21:00', to: '08:00', zone: zoneOf[person.jurisdiction] },
    })
  }
}

/** Where the clock on the wall is. */
const zoneOf: Readonly<Record<Jurisdiction, string>> = {
  ...{ PL: 'Europe/Warsaw', DE: 'Europe/Berlin', GB: 'Europe/London', FR: 'Europe/Paris' },
  ...{ ES: 'Europe/Madrid', IT: 'Europe/Rome', CZ: 'Europe/Prague' },
  'US-CA': 'America/Los_Angeles',
}

/** How often people want mail at the most. */
const frequencyOf = (random: Random): string =>
  random.weighted({ IMMEDIATELY: 10, DAILY: 10, WEEKLY: 45, MONTHLY: 25, RARELY: 10 })

/** A letter box that bounced, or somebody who said never again. */
function suppress({ random, history, person, suppressed }: Draft): void {
  const occurredAt = random.between(person.joinedAt + DAY, history.now - HOUR)
  const isPhone = random.chance(0.15) && isPhoneOwn(person)
  suppressed.push({ channel: isPhone ? 'sms' : 'email', occurredAt })
}
