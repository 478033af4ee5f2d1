import type { ExpressionState } from '../../decision/subject.ts'
import type { EvidenceSentences } from '../evidence-entry.ts'
import { spokenLanguage } from '../language.ts'
import { bracketed, quoted, wordsFor, type Punctuation } from '../phrases.ts'

const marks: Punctuation = { open: '„', close: '“', and: 'und', others: 'Weiteres' }

const named = (title: string | undefined): string | null => quoted([title], marks)
const all = (titles: readonly string[] | undefined): string | null => quoted(titles, marks)
const use = (title: string | undefined): string => {
  const name = named(title)
  return name === null ? 'die Verwendung Ihrer Daten' : `den Zweck ${name}`
}

const expressions: Readonly<Record<ExpressionState, (who: string, what: string) => string>> = {
  REQUESTED: (_, what) => `Wir haben um Ihre Einwilligung für ${what} gebeten.`,
  DEFERRED: (who, what) => `${who} die Entscheidung über ${what} aufgeschoben.`,
  GIVEN: (who, what) => `${who} die Einwilligung für ${what} gegeben.`,
  RENEWED: (who, what) => `${who} die Einwilligung für ${what} erneuert.`,
  REFUSED: (who, what) => `${who} die Einwilligung für ${what} verweigert.`,
  WITHDRAWN: (who, what) => `${who} die Einwilligung für ${what} widerrufen.`,
  REVOKED: (_, what) => `Wir haben Ihre Einwilligung für ${what} beendet.`,
  OBJECTED: (who, what) => `${who} Widerspruch gegen ${what} eingelegt.`,
  INVALIDATED: (_, what) => `Eine Behörde hat Ihre Einwilligung für ${what} für unwirksam erklärt.`,
}
const givers = {
  PARENT: 'Ein Elternteil oder Vormund hat',
  REPRESENTATIVE: 'Eine Person, die Sie vertritt, hat',
}

const began = {
  ORDER: 'Ein Vertrag mit uns begann: Ihre Bestellung.',
  WARRANTY: 'Ein Vertrag mit uns begann: Ihre Garantie.',
  ACCOUNT: 'Ein Vertrag mit uns begann: Ihr Kundenkonto.',
  ENQUIRY: 'Wir haben Ihre Anfrage erhalten.',
  QUOTE: 'Wir haben Ihre Bitte um ein Angebot erhalten.',
}
const contracts = {
  ORDER: 'Ihre Bestellung',
  WARRANTY: 'Ihre Garantie',
  ACCOUNT: 'Ihr Kundenkonto',
  ENQUIRY: 'Ihre Anfrage',
  QUOTE: 'Ihre Bitte um ein Angebot',
}
const events = {
  FULFILLED: 'Erfüllt',
  RETURNED: 'Ware zurückgegeben',
  SETTLED: 'Geld erstattet',
  CANCELLED: 'Storniert',
  EXTENDED: 'Verlängert',
}
const triggers = {
  INVOICE: 'Wir haben Ihnen eine Rechnung ausgestellt, die wir nach dem Gesetz aufbewahren müssen.',
  WARRANTY_CLAIM:
    'Wir haben Ihre Reklamation erhalten, an die das Gesetz Pflichten für uns knüpft.',
}
const channels = {
  email: 'per E-Mail',
  sms: 'per SMS',
  phone: 'telefonisch',
  post: 'per Post',
  postal: 'per Post',
  mail: 'per Post',
  letter: 'per Post',
  push: 'per Push-Nachricht',
  social: 'in sozialen Medien',
  store: 'im Geschäft',
  in_person: 'persönlich',
}
const tongues = { en: 'auf Englisch', pl: 'auf Polnisch', de: 'auf Deutsch' }

/** With a blank before it, as the next two; nothing where nothing is said. */
function by(channel: string | undefined): string {
  const words = wordsFor(channels, channel)
  if (words !== undefined) return ` ${words}`
  const name = named(channel)
  return name === null ? '' : ` über ${name}`
}

function about(topic: string | undefined): string {
  const name = named(topic)
  return name === null ? '' : ` zum Thema ${name}`
}

const shown = (parts: {
  readonly notice?: string | null
  readonly version: number | undefined
  readonly language: string | undefined
}): string =>
  bracketed([
    parts.notice ? `Hinweis ${parts.notice}` : undefined,
    parts.version === undefined ? undefined : `Version ${parts.version}`,
    wordsFor(tongues, spokenLanguage(parts.language)),
  ])

/** What happened, told to the customer in German. */
export const evidence: EvidenceSentences = {
  EXPRESSION: ({ state, givenBy, purposeTitle }) =>
    expressions[state](wordsFor(givers, givenBy) ?? 'Sie haben', use(purposeTitle)),
  CONFIRMATION: ({ purposeTitle }) =>
    `Sie haben Ihre Einwilligung für ${use(purposeTitle)} bestätigt.`,
  CONTRACT: ({ contractType }) => wordsFor(began, contractType) ?? 'Ein Vertrag mit uns begann.',
  CONTRACT_CHANGE: ({ contractType, event }) =>
    `${wordsFor(events, event) ?? 'Geändert'}: ${wordsFor(contracts, contractType) ?? 'Ihr Vertrag mit uns'}.`,
  TERMS: ({ termsTitle, version, language }) =>
    `Sie haben ${named(termsTitle) ?? 'unsere Bedingungen'}${shown({ version, language })} akzeptiert.`,
  TRIGGER: ({ trigger }) =>
    wordsFor(triggers, trigger) ??
    'Es ist etwas geschehen, was eine gesetzliche Pflicht für uns auslöst.',
  NOTICE: ({ purposeTitles, noticeTitle, version, language }) =>
    `Wir haben Sie über ${all(purposeTitles) ?? 'die Verwendung Ihrer Daten'} informiert${shown({ notice: named(noticeTitle), version, language })}.`,
  OBJECTION: ({ objection, purposeTitles, channel }) => {
    const what = all(purposeTitles)
    const suffix = what ? ` für ${what}` : ''
    const against =
      objection === 'GENERAL'
        ? `Verwendung Ihrer Daten${suffix}`
        : `Direktwerbung${by(channel)}${suffix}`
    return `Sie haben der ${against} widersprochen.`
  },
  OBJECTION_OUTCOME: ({ outcome }) =>
    ({
      OVERRIDDEN: 'Wir haben Ihren Widerspruch geprüft und zwingende Gründe gefunden fortzufahren.',
      UPHELD:
        'Wir haben Ihren Widerspruch geprüft und ihm stattgegeben: Die Verwendung ist beendet.',
      WITHDRAWN: 'Sie haben Ihren Widerspruch zurückgenommen.',
    })[outcome],
  RESTRICTION: ({ isPartial }) =>
    `Die Einschränkung der Verarbeitung ${isPartial ? 'eines Teils Ihrer' : 'aller Ihrer'} Daten begann.`,
  RESTRICTION_LIFTED: () => 'Die Einschränkung der Verarbeitung Ihrer Daten wurde aufgehoben.',
  ERASURE: () =>
    'Ihre Daten wurden gelöscht, bis auf das, was wir nach dem Gesetz behalten müssen oder dürfen.',
  EMERGENCY: () =>
    'Ein Notfall wurde erklärt, in dem Ihre Daten helfen können, Leben oder Gesundheit zu schützen.',
  EMERGENCY_CLOSED: () => 'Der Notfall wurde für beendet erklärt.',
  EMERGENCY_REVIEWED: ({ finding }) =>
    finding === 'JUSTIFIED'
      ? 'Wir haben die Verwendung Ihrer Daten im Notfall geprüft: Sie war gerechtfertigt.'
      : 'Wir haben die Verwendung Ihrer Daten im Notfall geprüft: Sie war nicht gerechtfertigt.',
  OPT_OUT: ({ optOut, purposeTitles, isSignal }) => {
    const general =
      optOut === 'SELL_OR_SHARE'
        ? 'den Verkauf und die Weitergabe Ihrer Daten'
        : 'Verwendungen Ihrer Daten'
    return `${isSignal ? 'Ihr Browser hat' : 'Sie haben'} ${all(purposeTitles) ?? general} abgelehnt.`
  },
  OPT_OUT_LIFTED: () => 'Sie haben Ihre Ablehnung zurückgenommen.',
  SOFT_OPT_IN: ({ channel }) =>
    `Bei einem Kauf haben wir festgehalten, unter welchen Bedingungen wir Ihnen${by(channel)} zu ähnlichen Produkten schreiben dürfen.`,
  PREFERENCE: ({ channel, topicTitle, value }) => {
    const how = `${by(channel)}${about(topicTitle)}`
    if (value === 'IN') return `Sie möchten${how} von uns hören.`
    if (value === 'OUT') return `Sie möchten${how} nicht von uns hören.`
    if (value === 'PREFERRED') return `Sie möchten am liebsten${how} von uns hören.`
    return `Sie haben geändert, ob Sie${how} von uns hören möchten.`
  },
  WISH: ({ channel, topicTitle }) =>
    `Sie haben uns gesagt, wie Sie${by(channel)}${about(topicTitle)} von uns hören möchten.`,
  MERGE: ({ confidence }) =>
    confidence === 'VERIFIED'
      ? 'Wir haben zwei Einträge verbunden, die beide Sie betreffen.'
      : 'Wir haben zwei Einträge verbunden, die vermutlich beide Sie betreffen.',
  UNMERGE: () => 'Wir haben zwei Einträge getrennt, die wir irrtümlich verbunden hatten.',
}
