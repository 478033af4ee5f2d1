import type { EvidenceDetail } from '../evidence/kinds.ts'
import type { Draft } from './draft.ts'
import { DAY, HOUR } from './history.ts'

const DESK = { source: 'privacy-desk' }

/** Objections, restrictions, opt-outs and emergencies; few have any. */
export function makeRights(draft: Draft): void {
  const { random, person } = draft
  if (random.chance(0.025)) objectInGeneral(draft)
  if (random.chance(0.03)) objectToMarketing(draft)
  if (random.chance(0.014)) restrict(draft)
  if (random.chance(0.006)) declareEmergency(draft)
  if (person.jurisdiction === 'US-CA') optOut(draft)
}

/** Uses that rest on an interest or a public task, so that Art. 21(1) applies. */
const OBJECTABLE = [
  ...['fraud.prevention', 'legal.claims', 'marketing.email.similar'],
  ...['product.analytics', 'public.voucher_scheme'],
]

const OUTCOMES = { open: 40, OVERRIDDEN: 25, UPHELD: 20, WITHDRAWN: 15 }

function objectInGeneral(draft: Draft): void {
  const { random, history } = draft
  const at = anyTime(draft)
  const purposes = [random.pick(OBJECTABLE)]
  const target = history.add('OBJECTION', at, { kind: 'GENERAL', purposes }, DESK)
  const outcome = random.weighted(OUTCOMES)
  if (outcome === 'open') return
  const answeredAt = random.between(at + DAY, Math.min(at + 30 * DAY, history.now - HOUR))
  history.add('OBJECTION_OUTCOME', answeredAt, { target, outcome }, DESK)
}

/** What an objection to direct marketing is limited to, if to anything. */
const MARKETING_SCOPES: readonly Omit<EvidenceDetail['OBJECTION'], 'kind'>[] = [
  {},
  {},
  { channel: 'postal' },
  { channel: 'email' },
  { purposes: ['marketing.postal'] },
  { controllers: ['acme-pl'] },
]

function objectToMarketing(draft: Draft): void {
  const { random, history } = draft
  const at = anyTime(draft)
  const scope = random.pick(MARKETING_SCOPES)
  const target = history.add('OBJECTION', at, { kind: 'DIRECT_MARKETING', ...scope })
  if (!random.chance(0.15)) return
  const takenBackAt = random.between(at + DAY, history.now - HOUR)
  history.add('OBJECTION_OUTCOME', takenBackAt, { target, outcome: 'WITHDRAWN' })
}

/** While it is disputed whether the address is right, or for the whole of the data. GDPR Art. 18(1). */
function restrict(draft: Draft): void {
  const { random, history } = draft
  const at = anyTime(draft)
  const detail = random.chance(0.35) ? { fields: ['postalAddress', 'phone'] } : {}
  const target = history.add('RESTRICTION', at, detail, DESK)
  if (!random.chance(0.45)) return
  const liftedAt = random.between(at + DAY, history.now - HOUR)
  history.add('RESTRICTION_LIFTED', liftedAt, { target }, DESK)
}

/** Most are over; those of the last hours are still open at `now`. At most 72 hours each. */
function declareEmergency(draft: Draft): void {
  const { random, history, person } = draft
  const isOpen = random.chance(0.5)
  const at = isOpen
    ? history.now - random.between(HOUR, 20 * HOUR)
    : random.between(person.joinedAt, history.now - 4 * DAY)
  const expiresAt = at + random.between(24, 72) * HOUR
  const incapable = random.chance(0.7)
  const detail = { expiresAt, ...(incapable && { incapable }) }
  const target = history.add('EMERGENCY', at, detail, { source: 'contact-centre' })
  if (isOpen) return
  if (random.chance(0.6)) {
    history.add('EMERGENCY_CLOSED', at + random.between(1, 20) * HOUR, { target }, DESK)
  }
  if (!random.chance(0.7)) return
  const finding = random.chance(0.9) ? 'JUSTIFIED' : 'NOT_JUSTIFIED'
  const reviewedAt = Math.min(expiresAt + random.between(1, 20) * HOUR, history.now - HOUR)
  const review = { target, finding, reviewedBy: 'privacy-desk' } as const
  history.add('EMERGENCY_REVIEWED', reviewedAt, review, DESK)
}

/** The browser's signal, or the link in the footer. CCPA 1798.120, 1798.135. */
function optOut(draft: Draft): void {
  const { random, history } = draft
  if (random.chance(0.4)) {
    const at = anyTime(draft)
    const signal = { source: 'Sec-GPC' }
    const target = history.add('OPT_OUT', at, { kind: 'SELL_OR_SHARE' }, signal)
    if (random.chance(0.2)) {
      const liftedAt = random.between(at + DAY, history.now - HOUR)
      history.add('OPT_OUT_LIFTED', liftedAt, { target })
    }
  }
  if (!random.chance(0.15)) return
  history.add('OPT_OUT', anyTime(draft), { kind: 'ANALYTICS', purposes: ['product.analytics'] })
}

const anyTime = ({ random, history, person }: Draft): number =>
  random.between(person.joinedAt + HOUR, history.now - 2 * HOUR)
