import type { EvidenceDetail } from '../evidence/kinds.ts'
import type { Draft } from './draft.ts'
import { DAY, HOUR, MINUTE, type Origin } from './history.ts'
import { noticeHashes, noticeLanguageOf } from './notices.ts'

type ExpressionDetail = EvidenceDetail['EXPRESSION']

/** From here on e-mail follows purchases (version 2), and older consent no longer counts. */
export const MARKETING_EMAIL_2 = Date.UTC(2026, 5, 1)

/** The purposes people are asked about: the notice they are shown and the companies it names. */
const asked = {
  'marketing.email': { notice: 'consent-marketing', controllers: ['acme-pl'] },
  'marketing.sms': { notice: 'consent-marketing', controllers: ['acme-pl', 'velo-de'] },
  'product.analytics': {
    notice: 'consent-shop',
    controllers: ['acme-pl', 'velo-de', 'acme-us'],
  },
  'personalisation.recommendations': {
    notice: 'consent-shop',
    controllers: ['acme-pl', 'velo-de'],
  },
  'ads.social': { notice: 'consent-ads', controllers: ['acme-pl', 'acme-us'] },
  'wellness.advice': { notice: 'consent-wellness', controllers: ['acme-pl'] },
} as const

/** A purpose that rests on consent. */
export type AskedPurpose = keyof typeof asked

const METHODS = ['web-form', 'app-switch', 'paper-form', 'double-opt-in-form'] as const

/** Adds one act about consent with the proof that belongs to it; its id. */
export function express(
  draft: Draft,
  act: { readonly purpose: AskedPurpose; readonly at: number; readonly from?: Origin },
  detail: Pick<ExpressionDetail, 'state'> & Partial<ExpressionDetail>,
): string {
  const { history, person, random } = draft
  const { notice, controllers } = asked[act.purpose]
  const isNew = act.at >= MARKETING_EMAIL_2
  const noticeId =
    notice === 'consent-marketing' && isNew ? 'consent-marketing@2' : (`${notice}@1` as const)
  const isGrant = detail.state === 'GIVEN' || detail.state === 'RENEWED'
  const language = noticeLanguageOf(person)
  const proof: ExpressionDetail = {
    state: detail.state,
    purpose: act.purpose,
    controllers,
    purposeVersion: act.purpose === 'marketing.email' && isNew ? 2 : 1,
    noticeId,
    method: random.pick(METHODS),
    proof: { language, textHash: noticeHashes[noticeId][language], interface: person.source },
    ...(isGrant && person.hasParent && { givenBy: 'PARENT' }),
    ...(isGrant && act.purpose === 'ads.social' && { recipients: ['adnet'] }),
    ...(isGrant && act.purpose === 'wellness.advice' && { explicit: true }),
  }
  return history.add('EXPRESSION', act.at, { ...proof, ...detail }, act.from)
}

/** Adds consent to e-mail with its confirmation by the link in the first message; its id. */
export function giveEmailConsent(draft: Draft, at: number, state: 'GIVEN' | 'RENEWED'): string {
  const id = express(draft, { purpose: 'marketing.email', at }, { state })
  const confirmedAt = at + draft.random.between(MINUTE, 20 * HOUR)
  draft.history.add('CONFIRMATION', confirmedAt, { target: id }, { source: 'mailer' })
  return id
}

/** What somebody who was asked about e-mail did. */
const EMAIL_ACTS = {
  confirmed: 58,
  withdrawn: 13,
  unconfirmed: 8,
  refused: 8,
  requested: 4,
  deferred: 2,
  unproven: 2,
  revoked: 2,
  invalidated: 1,
  expired: 2,
}

/** The newsletter: asked for, confirmed or not, taken back, given again, struck down, renewed. */
export function makeEmailConsent(draft: Draft, at: number): void {
  const { random, history } = draft
  const act = random.weighted(EMAIL_ACTS)
  const first = { purpose: 'marketing.email', at } as const
  const later = () => random.between(at + DAY, history.now - DAY)
  switch (act) {
    case 'confirmed':
      giveEmailConsent(draft, at, 'GIVEN')
      if (at < MARKETING_EMAIL_2 && random.chance(0.6)) renewEmailConsent(draft)
      return
    case 'withdrawn':
      giveEmailConsent(draft, at, 'GIVEN')
      withdrawEmailConsent(draft, later())
      return
    case 'unconfirmed':
      express(draft, first, { state: 'GIVEN' })
      return
    case 'refused':
      express(draft, first, { state: 'REFUSED' })
      return
    case 'requested':
      express(draft, first, { state: 'REQUESTED' })
      return
    case 'deferred':
      express(draft, first, { state: 'REQUESTED' })
      express(draft, { ...first, at: at + MINUTE }, { state: 'DEFERRED' })
      return
    case 'unproven':
      importWithoutProof(draft, at)
      return
    case 'revoked':
      giveEmailConsent(draft, at, 'GIVEN')
      express(draft, { ...first, at: later(), from: STAFF }, { state: 'REVOKED' })
      return
    case 'invalidated':
      invalidate(draft, giveEmailConsent(draft, at, 'GIVEN'), later())
      return
    case 'expired': {
      const expiresAt = at + random.between(20 * DAY, 120 * DAY)
      const id = express(draft, first, { state: 'GIVEN', expiresAt })
      history.add('CONFIRMATION', at + HOUR, { target: id }, { source: 'mailer' })
    }
  }
}

const STAFF: Origin = { source: 'privacy-desk' }

/** Everybody was asked again before the change, most within the month. */
function renewEmailConsent(draft: Draft): void {
  const at = MARKETING_EMAIL_2 + draft.random.int(30 * DAY)
  if (at < draft.history.now - DAY) giveEmailConsent(draft, at, 'RENEWED')
}

function withdrawEmailConsent(draft: Draft, at: number): void {
  const from = { source: draft.random.pick(['mailer', 'webshop', 'contact-centre']) }
  express(draft, { purpose: 'marketing.email', at, from }, { state: 'WITHDRAWN' })
  const againAt = at + draft.random.between(DAY, 60 * DAY)
  const isAgain = againAt < draft.history.now - DAY && draft.random.chance(0.3)
  if (isAgain) giveEmailConsent(draft, againAt, 'GIVEN')
}

/** Came in with a bought list: no notice, no method, hence no proof. GDPR Art. 7(1). */
function importWithoutProof({ history, random }: Draft, at: number): void {
  const detail = {
    state: 'GIVEN',
    purpose: 'marketing.email',
    controllers: ['acme-pl'],
    purposeVersion: at >= MARKETING_EMAIL_2 ? 2 : 1,
  } as const
  const from = { source: 'import' }
  const id = history.add('EXPRESSION', at, detail, from)
  if (random.chance(0.5)) history.add('CONFIRMATION', at + HOUR, { target: id }, from)
}

/** An authority found the consent void; it never held. */
export function invalidate(draft: Draft, target: string, at: number): void {
  const from = { source: 'authority' }
  express(draft, { purpose: 'marketing.email', at, from }, { state: 'INVALIDATED', target })
}

/** How often people say yes, no, take a yes back, or are not asked at all. */
const ANSWERS = {
  'marketing.sms': { yes: 10, no: 6, back: 3, none: 81 },
  'product.analytics': { yes: 38, no: 14, back: 5, none: 43 },
  'personalisation.recommendations': { yes: 27, no: 8, back: 5, none: 60 },
  'ads.social': { yes: 10, no: 9, back: 3, none: 78 },
  'wellness.advice': { yes: 7, no: 1, back: 2, none: 90 },
} as const

/** The other purposes people are asked about; those that they said yes to, in force or not. */
export function makeOtherConsents(draft: Draft, at: number): ReadonlySet<AskedPurpose> {
  const given = new Set<AskedPurpose>()
  for (const purpose of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]) {
    const answer = draft.random.weighted(ANSWERS[purpose])
    if (answer === 'none') continue
    if (answer === 'no') {
      express(draft, { purpose, at }, { state: 'REFUSED' })
      continue
    }
    given.add(purpose)
    express(draft, { purpose, at }, { state: 'GIVEN', ...oddity(draft, purpose) })
    if (answer === 'back') {
      const backAt = draft.random.between(at + DAY, draft.history.now - DAY)
      express(draft, { purpose, at: backAt }, { state: 'WITHDRAWN' })
    }
  }
  return given
}

/** A few consents lack something: they name another company, or are not explicit. */
function oddity({ random }: Draft, purpose: AskedPurpose): Partial<ExpressionDetail> {
  if (purpose === 'marketing.sms' && random.chance(0.15)) return { controllers: ['velo-de'] }
  if (purpose === 'wellness.advice' && random.chance(0.1)) return { explicit: false }
  return {}
}
