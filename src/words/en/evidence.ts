import type { ExpressionState } from '../../decision/subject.ts'
import type { EvidenceSentences } from '../evidence-entry.ts'
import { spokenLanguage } from '../language.ts'
import { bracketed, quoted, wordsFor, type Punctuation } from '../phrases.ts'

const marks: Punctuation = { open: '“', close: '”', and: 'and', others: 'others' }

const named = (title: string | undefined): string | null => quoted([title], marks)
const all = (titles: readonly string[] | undefined): string | null => quoted(titles, marks)
const use = (title: string | undefined): string => named(title) ?? 'a use of your data'

const expressions: Readonly<Record<ExpressionState, (who: string, what: string) => string>> = {
  REQUESTED: (_, what) => `We asked for your consent to ${what}.`,
  DEFERRED: (who, what) => `${who} put off the decision about ${what}.`,
  GIVEN: (who, what) => `${who} agreed to ${what}.`,
  RENEWED: (who, what) => `${who} renewed the consent to ${what}.`,
  REFUSED: (who, what) => `${who} said no to ${what}.`,
  WITHDRAWN: (who, what) => `${who} withdrew the consent to ${what}.`,
  REVOKED: (_, what) => `We ended your consent to ${what}.`,
  OBJECTED: (who, what) => `${who} objected to ${what}.`,
  INVALIDATED: (_, what) => `An authority declared your consent to ${what} invalid.`,
}
const givers = { PARENT: 'Your parent or guardian', REPRESENTATIVE: 'Your representative' }

const began = {
  ORDER: 'A contract with us began: your order.',
  WARRANTY: 'A contract with us began: your warranty.',
  ACCOUNT: 'A contract with us began: your customer account.',
  ENQUIRY: 'We received your enquiry.',
  QUOTE: 'We received your request for a quote.',
}
const contracts = {
  ORDER: 'your order',
  WARRANTY: 'your warranty',
  ACCOUNT: 'your customer account',
  ENQUIRY: 'your enquiry',
  QUOTE: 'your request for a quote',
}
const events = {
  FULFILLED: 'Fulfilled',
  RETURNED: 'Goods returned',
  SETTLED: 'Refund paid',
  CANCELLED: 'Cancelled',
  EXTENDED: 'Extended',
}
const triggers = {
  INVOICE: 'We made out an invoice to you, which the law obliges us to keep.',
  WARRANTY_CLAIM: 'We received your warranty claim, to which the law attaches duties of ours.',
}
const channels = {
  email: 'by e-mail',
  sms: 'by text message',
  phone: 'by phone',
  post: 'by post',
  postal: 'by post',
  mail: 'by post',
  letter: 'by post',
  push: 'by push message',
  social: 'in social media',
  store: 'in the shop',
  in_person: 'in person',
}
const tongues = { en: 'in English', pl: 'in Polish', de: 'in German' }

/** With a blank before it, as the next two; nothing where nothing is said. */
function by(channel: string | undefined): string {
  const words = wordsFor(channels, channel)
  if (words !== undefined) return ` ${words}`
  const name = named(channel)
  return name === null ? '' : ` through ${name}`
}

function about(topic: string | undefined): string {
  const name = named(topic)
  return name === null ? '' : ` about ${name}`
}

const shown = (parts: {
  readonly notice?: string | null
  readonly version: number | undefined
  readonly language: string | undefined
}): string =>
  bracketed([
    parts.notice ? `notice ${parts.notice}` : undefined,
    parts.version === undefined ? undefined : `version ${parts.version}`,
    wordsFor(tongues, spokenLanguage(parts.language)),
  ])

/** What happened, told to the customer in English. */
export const evidence: EvidenceSentences = {
  EXPRESSION: ({ state, givenBy, purposeTitle }) =>
    expressions[state](wordsFor(givers, givenBy) ?? 'You', use(purposeTitle)),
  CONFIRMATION: ({ purposeTitle }) => `You confirmed your consent to ${use(purposeTitle)}.`,
  CONTRACT: ({ contractType }) => wordsFor(began, contractType) ?? 'A contract with us began.',
  CONTRACT_CHANGE: ({ contractType, event }) =>
    `${wordsFor(events, event) ?? 'Changed'}: ${wordsFor(contracts, contractType) ?? 'your contract with us'}.`,
  TERMS: ({ termsTitle, version, language }) =>
    `You accepted ${named(termsTitle) ?? 'our terms'}${shown({ version, language })}.`,
  TRIGGER: ({ trigger }) =>
    wordsFor(triggers, trigger) ?? 'Something happened that starts a duty of ours under the law.',
  NOTICE: ({ purposeTitles, noticeTitle, version, language }) =>
    `We told you about ${all(purposeTitles) ?? 'the use of your data'}${shown({ notice: named(noticeTitle), version, language })}.`,
  OBJECTION: ({ objection, purposeTitles, channel }) => {
    const what = all(purposeTitles)
    if (objection === 'GENERAL') return `You objected to ${what ?? 'the use of your data'}.`
    return `You objected to direct marketing${by(channel)}${what ? ` for ${what}` : ''}.`
  },
  OBJECTION_OUTCOME: ({ outcome }) =>
    ({
      OVERRIDDEN: 'We examined your objection and found compelling grounds for going on.',
      UPHELD: 'We examined your objection and it stands: the use has ended.',
      WITHDRAWN: 'You took your objection back.',
    })[outcome],
  RESTRICTION: ({ isPartial }) =>
    `The processing of ${isPartial ? 'some' : 'all'} of your data was restricted.`,
  RESTRICTION_LIFTED: () => 'The restriction of the processing of your data was lifted.',
  ERASURE: () => 'Your data was erased, except for what we must or may keep by law.',
  EMERGENCY: () =>
    'An emergency was declared in which your data may help to protect life or health.',
  EMERGENCY_CLOSED: () => 'The emergency was declared over.',
  EMERGENCY_REVIEWED: ({ finding }) =>
    finding === 'JUSTIFIED'
      ? 'We reviewed the use of your data in the emergency: it was justified.'
      : 'We reviewed the use of your data in the emergency: it was not justified.',
  OPT_OUT: ({ optOut, purposeTitles, isSignal }) => {
    const general = optOut === 'SELL_OR_SHARE' ? 'the sale and sharing of your data' : null
    const what = all(purposeTitles) ?? general ?? 'uses of your data'
    return isSignal ? `Your browser opted you out of ${what}.` : `You opted out of ${what}.`
  },
  OPT_OUT_LIFTED: () => 'You took your opt-out back.',
  SOFT_OPT_IN: ({ channel }) =>
    `At a purchase we recorded under which conditions we may write to you${by(channel)} about similar products.`,
  PREFERENCE: ({ channel, topicTitle, value }) => {
    const how = `${by(channel)}${about(topicTitle)}`
    if (value === 'IN') return `You want to hear from us${how}.`
    if (value === 'OUT') return `You do not want to hear from us${how}.`
    if (value === 'PREFERRED') return `You like it best to hear from us${how}.`
    return `You changed whether you want to hear from us${how}.`
  },
  WISH: ({ channel, topicTitle }) =>
    `You told us how you want to hear from us${by(channel)}${about(topicTitle)}.`,
  MERGE: ({ confidence }) =>
    confidence === 'VERIFIED'
      ? 'We joined two records that are both about you.'
      : 'We joined two records that we think are both about you.',
  UNMERGE: () => 'We separated two records that we had joined by mistake.',
}
