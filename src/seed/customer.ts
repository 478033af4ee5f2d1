import type { IdentifierType } from '../customer/identifiers.ts'
import { collectBehaviour } from './behaviour.ts'
import { makeEmailConsent, makeOtherConsents } from './consents.ts'
import { emailOf, isPhoneOwn, phoneOf } from './contact-points.ts'
import type { Jurisdiction } from './countries.ts'
import { createDossier, type Dossier, type PersonalValues } from './dossier.ts'
import type { Draft } from './draft.ts'
import { createHistory, HOUR, type SeededEvidence } from './history.ts'
import { makeMerge } from './merges.ts'
import { deliverNotice, makeMessages } from './messages.ts'
import { makePerson, type Person } from './person.ts'
import { personas } from './personas.ts'
import * as profile from './profile.ts'
import { makeEnquiry, makePurchases } from './purchases.ts'
import { sourceOf, type Random } from './random.ts'
import { makeRights } from './rights.ts'

/** A contact point in plain text, on its way to a keyed hash. */
export interface SeededContact {
  readonly type: IdentifierType
  readonly value: string
}

/** One customer as the generator makes it. Instants are epoch milliseconds unless said otherwise. */
export interface SeededCustomer extends Dossier {
  readonly id: string
  readonly createdAt: number
  readonly touchedAt: number
  readonly jurisdiction: Jurisdiction
  /** In the order of their `seq`, 1 to n. */
  readonly evidence: readonly SeededEvidence[]
  readonly identifiers: readonly (SeededContact & { readonly strength: string })[]
  readonly suppressions: readonly (SeededContact & {
    readonly channel: string
    readonly occurredAt: number
  })[]
  /** Where the identifiers came from. */
  readonly source: string
}

const ERASED_SHARE = 0.007

/**
 * The customer at `index` of a seed: the same whatever else is made, in every process. The first ten
 * are the personas of `personas.ts`. Depends on `now` as well, since everything happens before it.
 */
export function makeCustomer(seed: string, index: number, now: number): SeededCustomer {
  const { id, random } = sourceOf(seed, index)
  const persona = personas[index]
  const person = persona?.person(index, now) ?? makePerson(random, index, now)
  const draft = startDraft(person, random, now)
  if (persona) {
    persona.tell(draft)
    return finish(id, draft, persona.isErased === true)
  }
  const isErased = random.chance(ERASED_SHARE)
  live(draft)
  if (isErased) erase(draft)
  return finish(id, draft, isErased)
}

const startDraft = (person: Person, random: Random, now: number): Draft => ({
  ...{ person, random, suppressed: [] },
  history: createHistory(random, now, person.source),
  dossier: createDossier(),
})

/** What happens to somebody ordinary, and what becomes known of them by it. */
function live(draft: Draft): void {
  const { person, random } = draft
  const { joinedAt } = person
  if (random.chance(0.94)) deliverNotice(draft, joinedAt)
  if (person.acquaintance === 'NEWSLETTER') {
    makeEmailConsent(draft, joinedAt)
    profile.collectNewsletterContact(draft)
  } else if (person.acquaintance === 'ENQUIRER') {
    makeEnquiry(draft)
    profile.collectEnquiryContact(draft)
  } else {
    shop(draft)
  }
  makeRights(draft)
  makeMerge(draft)
}

function shop(draft: Draft): void {
  const { person, random } = draft
  const purchases = makePurchases(draft)
  if (purchases.lastOrderAt === null) profile.collectAccountContact(draft)
  else profile.collectOrderContact(draft, purchases)
  if (purchases.hasAccount) profile.collectAccount(draft)
  profile.collectPurchases(draft, purchases)
  if (random.chance(0.62)) makeEmailConsent(draft, person.joinedAt + random.int(HOUR))
  const given = makeOtherConsents(draft, person.joinedAt + random.int(HOUR))
  collectBehaviour(draft, given)
  makeMessages(draft, purchases)
}

/** Asked for and done in the last days. The evidence stays, the values go. GDPR Art. 17. */
function erase({ random, history, person }: Draft): void {
  const at = random.between(person.joinedAt + HOUR, history.now - HOUR)
  history.add('ERASURE', at, {}, { source: 'privacy-desk' })
}

const NOTHING: Dossier = { values: {}, provenance: [] }

function finish(id: string, draft: Draft, isErased: boolean): SeededCustomer {
  const { person, history, suppressed } = draft
  const { values, provenance } = isErased ? NOTHING : draft.dossier.dossier
  const evidence = history.rows()
  return {
    id,
    createdAt: person.joinedAt,
    touchedAt: evidence.at(-1)?.recordedAt ?? person.joinedAt,
    jurisdiction: person.jurisdiction,
    ...{ values, provenance, evidence },
    identifiers: identifiersOf(person, values),
    suppressions: suppressed.map(({ channel, occurredAt }) => ({
      type: channel === 'email' ? 'EMAIL' : 'PHONE',
      value: channel === 'email' ? emailOf(person) : phoneOf(person),
      ...{ channel, occurredAt },
    })),
    source: person.source,
  }
}

function identifiersOf(person: Person, values: PersonalValues): SeededCustomer['identifiers'] {
  const found: { type: IdentifierType; value: string; strength: string }[] = []
  const add = (type: IdentifierType, value: string | undefined, strength: string) => {
    if (value !== undefined) found.push({ type, value, strength })
  }
  add('EMAIL', values.email, person.index % 3 === 0 ? 'DECLARED' : 'VERIFIED')
  add('CUSTOMER_NUMBER', values.customerNumber, 'VERIFIED')
  add('USERNAME', values.username, 'VERIFIED')
  if (isPhoneOwn(person)) add('PHONE', values.phone, 'DECLARED')
  return found
}
