import { countries, shares, type Country, type Jurisdiction } from './countries.ts'
import { DAY, FIRST_DAY, HOUR } from './history.ts'
import type { Random } from './random.ts'

/** How somebody became known. */
export type Acquaintance = 'SHOPPER' | 'NEWSLETTER' | 'ENQUIRER' | 'MEMBER'

/** Who a sample customer is, before anything happens. */
export interface Person {
  /** Number of the customer in its seed; unique, so it can make other things unique. */
  readonly index: number
  readonly jurisdiction: Jurisdiction
  readonly country: Country
  readonly gender: 'female' | 'male' | 'non-binary'
  readonly firstName: string
  readonly lastName: string
  /** Epoch milliseconds of the day's start, UTC. */
  readonly birthDate: number
  readonly isMinor: boolean
  /** A parent answers for the child where it cannot answer alone. GDPR Art. 8. */
  readonly hasParent: boolean
  readonly acquaintance: Acquaintance
  /** The company they buy from. */
  readonly controller: string
  /** Where most of what is known of them comes from. */
  readonly source: string
  readonly joinedAt: number
}

const ACQUAINTANCES = { SHOPPER: 70, NEWSLETTER: 14, ENQUIRER: 6, MEMBER: 10 }
const MINOR_SHARE = 0.03
const YEAR = 365.25 * DAY

/** Somebody ordinary. */
export function makePerson(random: Random, index: number, now: number): Person {
  const jurisdiction = random.weighted(shares)
  const country = countries[jurisdiction]
  const isFemale = random.chance(0.5)
  const isMinor = random.chance(MINOR_SHARE)
  const age = isMinor ? random.between(11, 16) : 19 + random.int(40) + random.int(30)
  const family = random.pick(country.family)
  const acquaintance = random.weighted(ACQUAINTANCES)
  return {
    index,
    jurisdiction,
    country,
    gender: random.chance(0.01) ? 'non-binary' : isFemale ? 'female' : 'male',
    firstName: random.pick(isFemale ? country.female : country.male),
    lastName: isFemale ? (country.feminine?.(family) ?? family) : family,
    birthDate: startOfDay(now - age * YEAR - random.int(360) * DAY),
    isMinor,
    hasParent: isMinor && random.chance(0.6),
    acquaintance,
    controller: controllerFor(jurisdiction, random),
    source: sourceFor(acquaintance, random),
    joinedAt: joinedAt(random, now),
  }
}

const startOfDay = (instant: number): number => Math.floor(instant / DAY) * DAY

function controllerFor(jurisdiction: Jurisdiction, random: Random): string {
  if (jurisdiction === 'US-CA') return random.chance(0.5) ? 'acme-us' : 'acme-pl'
  return jurisdiction === 'DE' && random.chance(0.25) ? 'velo-de' : 'acme-pl'
}

function sourceFor(acquaintance: Acquaintance, random: Random): string {
  if (acquaintance === 'NEWSLETTER') return 'newsletter'
  if (acquaintance === 'ENQUIRER') return 'contact-centre'
  return random.weighted({ webshop: 60, app: 25, store: 15 })
}

/** More of them are recent than old. */
function joinedAt(random: Random, now: number): number {
  const draw = random.float()
  return Math.floor(FIRST_DAY + (1 - draw * draw) * Math.max(0, now - 2 * DAY - FIRST_DAY)) + HOUR
}
