import { fill } from './countries.ts'
import type { PersonalValues } from './dossier.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'

/** Domains nobody can own (RFC 2606). */
const DOMAINS = ['example.com', 'example.net', 'example.org'] as const

/** A part of an e-mail address or user name; the index makes it unlike any other's. */
const handleOf = ({ firstName, lastName, index }: Person): string =>
  `${asciiOf(firstName)}.${asciiOf(lastName)}${index.toString(36)}`

const asciiByName = new Map<string, string>()

/** Letters without marks; the few names there are need to be worked out once. */
function asciiOf(name: string): string {
  const known = asciiByName.get(name)
  if (known !== undefined) return known
  const plain = name.toLowerCase().replaceAll('ł', 'l').replaceAll('ß', 'ss').normalize('NFD')
  const ascii = plain.replace(/[^a-z]/g, '')
  asciiByName.set(name, ascii)
  return ascii
}

/** An address that no mail reaches; unique in a seed. */
export const emailOf = (person: Person): string =>
  `${handleOf(person)}@${DOMAINS[person.index % DOMAINS.length]}`

/** A name to sign in with; unique in a seed. */
export const usernameOf = (person: Person): string => handleOf(person)

/** A prime, so that no two below the capacity meet; small enough for the product to be exact. */
const STEP = 7_368_787

const scatter = (index: number, capacity: number): number => ((index % capacity) * STEP) % capacity

const CUSTOMER_NUMBERS = 10 ** 9

/** Unique in a seed. */
export const customerNumberOf = ({ index, country }: Person): string =>
  `${country.code}-${scatter(index, CUSTOMER_NUMBERS).toString().padStart(9, '0')}`

const capacityOf = ({ country }: Person): number =>
  country.phones.prefixes.length * 10 ** country.phones.digits

/** A telephone number in E.164 that rings nowhere. Small ranges are shared by many. */
export function phoneOf(person: Person): string {
  const { prefixes, digits } = person.country.phones
  const number = scatter(person.index, capacityOf(person))
  const prefix = prefixes[number % prefixes.length]!
  return (
    prefix +
    Math.floor(number / prefixes.length)
      .toString()
      .padStart(digits, '0')
  )
}

/** True where nobody before has the same telephone number, so that it can lead to this person. */
export const isPhoneOwn = (person: Person): boolean => person.index < capacityOf(person)

/** Somewhere in the country. */
export function addressOf(
  { country }: Person,
  random: Random,
): NonNullable<PersonalValues['postalAddress']> {
  const [city, region, shape] = random.pick(country.cities)
  const street = random.pick(country.streets)
  const number = random.between(1, 120)
  return {
    street: country.isNumberFirst ? `${number} ${street}` : `${street} ${number}`,
    postalCode: fill(shape, random),
    city,
    region,
    country: country.code,
  }
}

/** An IBAN in shape; no IBAN has the check digits 00 (ISO 7064). Undefined where there are none. */
export function ibanOf({ country }: Person, random: Random): string | undefined {
  if (country.ibanDigits === 0) return undefined
  return `${country.code}00${fill('#'.repeat(country.ibanDigits), random)}`
}
