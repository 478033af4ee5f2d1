import { express, type AskedPurpose } from './consents.ts'
import type { Draft } from './draft.ts'
import type { PersonalValues } from './dossier.ts'
import { DAY, HOUR, MINUTE } from './history.ts'
import { originAt } from './profile.ts'
import type { Random } from './random.ts'

const PATHS = ['/sale', '/bikes/city', '/bikes/cargo', '/kitchen', '/garden', '/tea', '/lamps']
const SEARCHES = ['rain jacket', 'teapot', 'bicycle bell', 'desk lamp', 'olive oil', 'tent']
const INTERESTS = ['cycling', 'cooking', 'gardening', 'hiking', 'reading', 'music', 'travel']
const SEGMENTS = ['city-cyclist', 'home-cook', 'bargain-hunter', 'gift-giver', 'early-adopter']
const ALLERGIES = ['peanuts', 'lactose', 'gluten', 'soy', 'shellfish', 'hazelnuts']
const DIETS = ['vegetarian', 'vegan', 'halal', 'kosher', 'low-sodium', 'gluten-free']
const JOBS = ['teacher', 'nurse', 'engineer', 'electrician', 'accountant', 'designer', 'driver']
const DEVICES = { PHONE: ['iOS 19', 'Android 16'], DESKTOP: ['Windows 11', 'Linux', 'macOS 16'] }
const COMMENTS = ['Quick delivery.', 'The box was damaged.', 'Friendly help.', 'Would buy again.']

/** What shops learn by watching and asking; consent alone opens most of it. */
export function collectBehaviour(draft: Draft, given: ReadonlySet<AskedPurpose>): void {
  const { random, person } = draft
  if (person.source === 'webshop' || person.source === 'app') collectBrowsing(draft, given)
  if (given.has('wellness.advice') || random.chance(0.03)) collectHealth(draft)
  if (given.has('ads.social') || random.chance(0.05)) {
    const handle = `${person.firstName.toLowerCase()}_${random.hex(4)}`
    const network = random.pick(['chirper', 'facelook', 'instapic'])
    const origin = { ...originAt(draft, person.joinedAt, ['ads.social']), source: 'social-login' }
    draft.dossier.collect(origin, { socialHandles: [{ network, handle }] })
  }
  if (random.chance(0.3)) collectAboutLife(draft)
  if (random.chance(0.18)) collectFeedback(draft)
}

/** Pages, words, devices: seen by one device, at times under a consent that is bound to it. */
function collectBrowsing(draft: Draft, given: ReadonlySet<AskedPurpose>): void {
  const { random, person, history, dossier } = draft
  const device = random.uuid()
  const at = random.between(Math.max(person.joinedAt, history.now - 300 * DAY), history.now - HOUR)
  const purposes = ['product.analytics', 'personalisation.recommendations']
  const isAds = person.jurisdiction === 'US-CA'
  const isBound = !given.has('product.analytics') && random.chance(0.05)
  if (isBound) consentOnDevice(draft, device, at)
  const origin = {
    ...originAt(draft, at, isAds ? [...purposes, 'ads.social'] : purposes),
    ...(isBound && { identifier: device }),
  }
  dossier.collect(origin, {
    browsingHistory: newestFirst(random, at, (time) => ({
      path: random.pick(PATHS),
      at: new Date(time).toISOString(),
    })),
    ...(random.chance(0.6) && { searchHistory: some(random, SEARCHES, 3) }),
    ...(random.chance(0.4) && { segments: some(random, SEGMENTS, 2) }),
  })
  const kind = random.weighted({ PHONE: 60, DESKTOP: 40 })
  dossier.collect(originAt(draft, at, ['fraud.prevention', 'product.analytics']), {
    devices: [{ id: device, kind, system: random.pick(DEVICES[kind]) }],
    ipAddress: `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.between(1, 254)}`,
  })
  if (person.source === 'app' && random.chance(0.3)) collectPosition(draft, at)
}

/** Said in a banner before anybody signed in: it counts for what this device saw, and no more. */
function consentOnDevice(draft: Draft, identifier: string, at: number): void {
  express(draft, { purpose: 'product.analytics', at }, { state: 'GIVEN', identifier })
}

/** To find the nearest shop; no other purpose of the sample needs it. */
function collectPosition(draft: Draft, at: number): void {
  const { random, dossier } = draft
  const degrees = (from: number, span: number) =>
    Math.round((from + random.float() * span) * 10_000) / 10_000
  dossier.collect(originAt(draft, at, ['order.delivery']), {
    preciseLocation: {
      latitude: degrees(41, 12),
      longitude: degrees(-1, 20),
      at: new Date(at).toISOString(),
    },
  })
}

function collectHealth(draft: Draft): void {
  const { random, person, history, dossier } = draft
  const at = random.between(Math.max(person.joinedAt, history.now - 400 * DAY), history.now - HOUR)
  dossier.collect(originAt(draft, at, ['wellness.advice', 'safety.emergency']), {
    allergies: some(random, ALLERGIES, 2),
    ...(random.chance(0.6) && { dietaryRequirements: some(random, DIETS, 1) }),
  })
}

/** What members tell of themselves to get better offers. */
function collectAboutLife(draft: Draft): void {
  const { random, person, dossier } = draft
  const size = random.between(1, 5)
  dossier.collect(originAt(draft, person.joinedAt, ['personalisation.recommendations']), {
    interests: some(random, INTERESTS, 3),
    ...(random.chance(0.5) && {
      household: { size, children: size > 1 ? random.int(size - 1) : 0 },
    }),
    ...(!person.isMinor && random.chance(0.4) && { jobTitle: random.pick(JOBS) }),
    ...(!person.isMinor &&
      random.chance(0.3) && {
        maritalStatus: random.weighted({ single: 40, married: 45, divorced: 10, widowed: 5 }),
      }),
  })
}

function collectFeedback(draft: Draft): void {
  const { random, person, history, dossier } = draft
  const at = random.between(person.joinedAt + HOUR, history.now - HOUR)
  const origin = { ...originAt(draft, at, ['service.support']), source: 'survey' }
  dossier.collect(origin, {
    surveyFeedback: [
      {
        survey: random.pick(['after-delivery', 'after-call', 'yearly']),
        rating: random.between(1, 5),
        comment: random.pick(COMMENTS),
        at: new Date(at).toISOString(),
      },
    ],
  })
}

function newestFirst(
  random: Random,
  last: number,
  make: (at: number) => { readonly path: string; readonly at: string },
): NonNullable<PersonalValues['browsingHistory']> {
  let at = last
  return Array.from({ length: random.between(1, 4) }, () => {
    at -= random.between(1, 90) * MINUTE
    return make(at)
  })
}

/** One to `max` of the list, each once. */
function some(random: Random, list: readonly string[], max: number): string[] {
  const start = random.int(list.length)
  return Array.from({ length: random.between(1, max) }, (_, n) => list[(start + n) % list.length]!)
}
