/**
 * Personal values that can be recognised wherever they turn up: each leaf of each value is unique to a
 * key, and every text of them carries the marker `CNRY`.
 */
import { createHash } from 'node:crypto'

const digest = (key: string): Buffer => createHash('sha256').update(key).digest()

/** A text that nothing else contains: `CNRY` and twelve hexadecimal digits. */
const text = (key: string): string => `CNRY${digest(key).toString('hex').slice(0, 12)}`
/** Nine digits, the first a 7, so that no id, count or year looks like it. */
const whole = (key: string): number => 700_000_000 + (digest(key).readUInt32BE(0) % 100_000_000)
/** An instant of the years 1971 to 1996, to the millisecond. */
const instant = (key: string): string =>
  new Date(31_536_000_000 + (digest(key).readUIntBE(0, 6) % 788_400_000_000)).toISOString()
/** A day that makes an adult whatever happens: 1905 to 1960. */
const day = (key: string): string =>
  new Date(Date.UTC(1905, 0, 1) + (digest(key).readUInt32BE(0) % 20_000) * 86_400_000)
    .toISOString()
    .slice(0, 10)
const degrees = (key: string): number => 10 + (digest(key).readUIntBE(0, 6) % 1e12) / 1e11

const lists = (key: string) => [text(`${key}/0`), text(`${key}/1`)]
const two = <T>(key: string, make: (key: string) => T): T[] => [make(`${key}/0`), make(`${key}/1`)]

const special: Readonly<Record<string, (key: string) => unknown>> = {
  email: (key) => `${text(key)}@example.com`,
  phone: (key) => `+48${whole(key)}`,
  birthDate: day,
  loyaltyPoints: whole,
  lastPurchaseAt: instant,
  searchHistory: lists,
  interests: lists,
  allergies: lists,
  dietaryRequirements: lists,
  segments: lists,
  household: (key) => ({ size: whole(`${key}/s`), children: whole(`${key}/c`) }),
  postalAddress: (key) => ({
    street: text(`${key}/s`),
    postalCode: text(`${key}/p`),
    city: text(`${key}/c`),
    region: text(`${key}/r`),
    country: text(`${key}/l`),
  }),
  browsingHistory: (key) =>
    two(key, (k) => ({ path: `/${text(`${k}/p`)}`, at: instant(`${k}/a`) })),
  devices: (key) =>
    two(key, (k) => ({ id: text(`${k}/i`), kind: text(`${k}/k`), system: text(`${k}/s`) })),
  preciseLocation: (key) => ({
    latitude: degrees(`${key}/y`),
    longitude: degrees(`${key}/x`),
    at: instant(`${key}/a`),
  }),
  surveyFeedback: (key) =>
    two(key, (k) => ({
      survey: text(`${k}/s`),
      rating: whole(`${k}/r`),
      comment: text(`${k}/c`),
      at: instant(`${k}/a`),
    })),
  socialHandles: (key) => two(key, (k) => ({ network: text(`${k}/n`), handle: text(`${k}/h`) })),
}

/** The value of a personal field that belongs to this key alone, as it is stored. */
export const canaryOf = (field: string, key: string): unknown =>
  (special[field] ?? text)(`${key}/${field}`)

/** The recognisable parts of a value as they are answered: texts, numbers, days and instants. */
export function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined) return []
  if (value instanceof Date) return [value.toISOString()]
  if (typeof value === 'object') return Object.values(value).flatMap(leavesOf)
  const leaf = String(value)
  return [/CNRY[0-9a-f]{12}/.exec(leaf)?.[0] ?? leaf]
}
