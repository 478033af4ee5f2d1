/** Sets of events of one person: every kind of act, outcomes that may overtake what they are about. */
import type { Caller } from '../../src/caller/caller.ts'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import type { Act } from '../../src/lifecycle/act.ts'
import { confirmConsent } from '../../src/lifecycle/acts/confirmation.ts'
import { recordConsent } from '../../src/lifecycle/acts/consent.ts'
import { acceptTerms, changeContract, recordContract } from '../../src/lifecycle/acts/contract.ts'
import { closeEmergency, declareEmergency } from '../../src/lifecycle/acts/emergency.ts'
import { recordNotice, recordSoftOptIn, recordTrigger } from '../../src/lifecycle/acts/facts.ts'
import { recordPreferences } from '../../src/lifecycle/acts/preferences.ts'
import {
  liftOptOut,
  liftRestriction,
  recordObjection,
  recordOptOut,
  resolveObjection,
  restrictProcessing,
} from '../../src/lifecycle/acts/rights.ts'
import type { Envelope } from '../../src/lifecycle/envelope.ts'

export const TENANT = 'acme'
export const identifierKey = Buffer.alloc(32, 7)
/** May record everything and speak for two sources. */
const CLIENT = 'privacy-desk'

/** One event as a source sends it; instants in ISO 8601. */
export interface Event {
  readonly act: string
  readonly input: Readonly<Record<string, unknown>> & { readonly occurredAt?: string }
}

const acts = {
  recordConsent,
  confirmConsent,
  recordPreferences,
  acceptTerms,
  recordContract,
  changeContract,
  recordTrigger,
  recordNotice,
  recordObjection,
  resolveObjection,
  restrictProcessing,
  liftRestriction,
  declareEmergency,
  closeEmergency,
  recordOptOut,
  liftOptOut,
  recordSoftOptIn,
}

/** The act of a name. */
export const actOf = (name: string): Act<Envelope> =>
  acts[name as keyof typeof acts] as unknown as Act<Envelope>

/** The caller that sends the events. */
export function callerOf(live: LiveCatalogue): Caller {
  const { controller, purposes, operation } = live.document.clients[CLIENT]!
  return { tenant: TENANT, client: CLIENT, purposes: new Set(purposes), controller, operation }
}

/** Random numbers in [0, 1) from a seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Few instants, so that many events tie or are minutes apart. */
const INSTANTS = ['08:00', '08:00', '08:04', '08:06', '09:00', '12:00'].flatMap((time) =>
  ['10-01', '10-01', '10-12', '11-02'].map((day) => `2026-${day}T${time}:00.000Z`),
)

const proof = { notice: 'consent-marketing@2', language: 'pl', method: 'CHECKBOX' }
const ENDS = ['2026-10-05T00:00:00.000Z', '2026-11-10T00:00:00.000Z', '2027-11-10T00:00:00.000Z']

type Draw = (random: () => number, of: (name: string) => object) => Record<string, unknown>
const pick = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!

/** What may happen; `of` refers to another event of the set by its key, whether or not it is in it. */
const kinds: readonly (readonly [name: string, act: string, draw: Draw])[] = [
  ['given', 'recordConsent', (r) => consent(r, pick(r, ['GIVEN', 'GIVEN', 'RENEWED']))],
  ['against', 'recordConsent', (r) => consent(r, pick(r, ['WITHDRAWN', 'REFUSED', 'REVOKED']))],
  [
    'struck',
    'recordConsent',
    (r, of) => ({
      expressions: [
        {
          purposes: ['marketing.sms'],
          state: 'INVALIDATED',
          ...(r() < 0.6 && { target: of('given') }),
        },
      ],
    }),
  ],
  ['confirmed', 'confirmConsent', (_r, of) => ({ targets: [of('given')] })],
  [
    'order',
    'recordContract',
    (r) => ({ type: 'ORDER', ...(r() < 0.5 && { endsAt: '2027-01-01T00:00:00.000Z' }) }),
  ],
  [
    'account',
    'acceptTerms',
    () => ({ terms: 'general-terms', version: 2, language: 'pl', contractType: 'ACCOUNT' }),
  ],
  [
    'changed',
    'changeContract',
    (r, of) => ({ target: of('order'), event: 'RETURNED', endsAt: pick(r, ENDS) }),
  ],
  [
    'settled',
    'changeContract',
    (r, of) => ({ target: of('order'), event: 'SETTLED', endsAt: pick(r, ENDS) }),
  ],
  [
    'extended',
    'changeContract',
    (r, of) => ({ target: of('order'), event: 'EXTENDED', performanceUntil: pick(r, ENDS) }),
  ],
  ['invoice', 'recordTrigger', () => ({ kind: 'INVOICE' })],
  ['told', 'recordNotice', () => ({ notice: 'privacy-notice@1', language: 'pl' })],
  [
    'objected',
    'recordObjection',
    (r) => ({
      kind: pick(r, ['GENERAL', 'DIRECT_MARKETING']),
      ...(r() < 0.5 && { purposes: ['fraud.prevention', 'marketing.postal'] }),
    }),
  ],
  [
    'decided',
    'resolveObjection',
    (r, of) => ({
      target: of('objected'),
      outcome: pick(r, ['UPHELD', 'WITHDRAWN']),
      grounds: 'shown',
    }),
  ],
  [
    'restricted',
    'restrictProcessing',
    (r) => ({ ground: 'ACCURACY', ...(r() < 0.5 && { fields: ['email', 'phone'] }) }),
  ],
  ['lifted', 'liftRestriction', (_r, of) => ({ target: of('restricted') })],
  [
    'emergency',
    'declareEmergency',
    () => ({ reason: 'fell', declaredBy: 'staff 1', incapable: true, expiresAt: null }),
  ],
  ['closed', 'closeEmergency', (_r, of) => ({ target: of('emergency') })],
  ['optedOut', 'recordOptOut', () => ({ kind: 'ALL' })],
  ['optedIn', 'liftOptOut', (_r, of) => ({ target: of('optedOut') })],
  [
    'sale',
    'recordSoftOptIn',
    () => ({ channel: 'email', sale: true, similar: true, optOutOffered: true }),
  ],
  [
    'wish',
    'recordPreferences',
    (r) => ({
      preferences: [
        { channel: pick(r, ['email', 'sms']), choice: pick(r, ['IN', 'OUT']), frequency: 'WEEKLY' },
      ],
    }),
  ],
]

const consent = (random: () => number, state: string) => ({
  // The first is what an invalidation is about.
  expressions: [
    { purposes: pick(random, [['marketing.sms'], ['marketing.sms', 'marketing.email']]), state },
  ],
  ...(state === 'GIVEN' || state === 'RENEWED' ? { proof } : {}),
})

/** A random set of events of one customer, each with its own (source, sourceEventId). */
export function eventsOf(customerId: string, seed: number, count: number): Event[] {
  const random = createRandom(seed)
  // A source of its own for each name, so that a reference can be made before the event is drawn.
  const sourceOf = new Map(
    kinds.map(([name]) => [name, pick(random, ['call-centre', 'paper-form', CLIENT])]),
  )
  const keyOf = (name: string) => `${customerId}/${name}`
  const of = (name: string) => ({ key: keyOf(name), source: sourceOf.get(name) })
  return kinds
    .map((kind) => ({ kind, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ kind: [name, act, draw] }) => {
      const occurredAt = pick(random, INSTANTS)
      const drawn = draw(random, of)
      if (name === 'emergency')
        drawn['expiresAt'] = new Date(Date.parse(occurredAt) + 3_600_000 * 70).toISOString()
      const source = sourceOf.get(name)
      return {
        act,
        input: { customerId, occurredAt, source, sourceEventId: keyOf(name), ...drawn },
      }
    })
}

const DATES: ReadonlySet<string> = new Set([
  'occurredAt',
  'endsAt',
  'performanceUntil',
  'expiresAt',
])

/** The input with its instants as the library takes them. */
export const withDates = (input: Event['input']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      DATES.has(name) ? new Date(value as string) : value,
    ]),
  )

/** A shuffle in which some events come again, anywhere. */
export function shuffled(events: readonly Event[], seed: number): Event[] {
  const random = createRandom(seed)
  const again = events.filter(() => random() < 0.4)
  return [...events, ...again]
    .map((event) => ({ event, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ event }) => event)
}
