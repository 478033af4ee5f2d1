import type { ExpressionState } from '../../decision/subject.ts'
import type { EvidenceSentences } from '../evidence-entry.ts'
import { spokenLanguage } from '../language.ts'
import { bracketed, quoted, wordsFor, type Punctuation } from '../phrases.ts'

const marks: Punctuation = { open: '„', close: '”', and: 'i', others: 'innych' }

const named = (title: string | undefined): string | null => quoted([title], marks)
const all = (titles: readonly string[] | undefined): string | null => quoted(titles, marks)

/** A use in the cases the sentences need. */
interface Use {
  readonly genitive: string
  readonly accusative: string
  readonly locative: string
}

function use(title: string | undefined): Use {
  const name = named(title)
  if (name !== null) {
    return { genitive: `celu ${name}`, accusative: `cel ${name}`, locative: `celu ${name}` }
  }
  return {
    genitive: 'użycia Twoich danych',
    accusative: 'użycie Twoich danych',
    locative: 'użyciu Twoich danych',
  }
}

const expressions: Readonly<Record<ExpressionState, (who: string, what: Use) => string>> = {
  REQUESTED: (_, what) => `Poprosiliśmy o zgodę na ${what.accusative}.`,
  DEFERRED: (who, what) => `Decyzja o ${what.locative} została odłożona na później przez ${who}.`,
  GIVEN: (who, what) => `Zgoda na ${what.accusative} została wyrażona przez ${who}.`,
  RENEWED: (who, what) => `Zgoda na ${what.accusative} została odnowiona przez ${who}.`,
  REFUSED: (who, what) => `Odmowa zgody na ${what.accusative} została wyrażona przez ${who}.`,
  WITHDRAWN: (who, what) => `Zgoda na ${what.accusative} została wycofana przez ${who}.`,
  REVOKED: (_, what) => `Zakończyliśmy obowiązywanie Twojej zgody na ${what.accusative}.`,
  OBJECTED: (who, what) => `Sprzeciw wobec ${what.genitive} został wniesiony przez ${who}.`,
  INVALIDATED: (_, what) => `Organ uznał Twoją zgodę na ${what.accusative} za nieważną.`,
}
const givers = {
  PARENT: 'Twojego rodzica lub opiekuna',
  REPRESENTATIVE: 'osobę, która Cię reprezentuje',
}

const began = {
  ORDER: 'Rozpoczęła się umowa z nami: Twoje zamówienie.',
  WARRANTY: 'Rozpoczęła się umowa z nami: Twoja gwarancja.',
  ACCOUNT: 'Rozpoczęła się umowa z nami: Twoje konto klienta.',
  ENQUIRY: 'Otrzymaliśmy Twoje zapytanie.',
  QUOTE: 'Otrzymaliśmy Twoją prośbę o ofertę.',
}
const contracts = {
  ORDER: 'Twoje zamówienie',
  WARRANTY: 'Twoja gwarancja',
  ACCOUNT: 'Twoje konto klienta',
  ENQUIRY: 'Twoje zapytanie',
  QUOTE: 'Twoja prośba o ofertę',
}
const events = {
  FULFILLED: 'Wykonanie w całości',
  RETURNED: 'Zwrot towaru',
  SETTLED: 'Zwrot pieniędzy',
  CANCELLED: 'Anulowanie',
  EXTENDED: 'Przedłużenie',
}
const triggers = {
  INVOICE: 'Wystawiliśmy Ci fakturę, którą prawo nakazuje nam przechowywać.',
  WARRANTY_CLAIM: 'Otrzymaliśmy Twoją reklamację, z którą prawo wiąże nasze obowiązki.',
}
const channels = {
  email: 'e-mailem',
  sms: 'SMS-em',
  phone: 'telefonicznie',
  post: 'pocztą',
  postal: 'pocztą',
  mail: 'pocztą',
  letter: 'pocztą',
  push: 'powiadomieniem w aplikacji',
  social: 'w mediach społecznościowych',
  store: 'w sklepie',
  in_person: 'osobiście',
}
const tongues = { en: 'po angielsku', pl: 'po polsku', de: 'po niemiecku' }

/** With a blank before it, as the next two; nothing where nothing is said. */
function by(channel: string | undefined): string {
  const words = wordsFor(channels, channel)
  if (words !== undefined) return ` ${words}`
  const name = named(channel)
  return name === null ? '' : ` przez ${name}`
}

function about(topic: string | undefined): string {
  const name = named(topic)
  return name === null ? '' : ` na temat ${name}`
}

const shown = (parts: {
  readonly notice?: string | null
  readonly version: number | undefined
  readonly language: string | undefined
}): string =>
  bracketed([
    parts.notice ? `informacja ${parts.notice}` : undefined,
    parts.version === undefined ? undefined : `wersja ${parts.version}`,
    wordsFor(tongues, spokenLanguage(parts.language)),
  ])

/** What happened, told to the customer in Polish, without forms that tell the gender. */
export const evidence: EvidenceSentences = {
  EXPRESSION: ({ state, givenBy, purposeTitle }) =>
    expressions[state](wordsFor(givers, givenBy) ?? 'Ciebie', use(purposeTitle)),
  CONFIRMATION: ({ purposeTitle }) =>
    `Zgoda na ${use(purposeTitle).accusative} została potwierdzona przez Ciebie.`,
  CONTRACT: ({ contractType }) =>
    wordsFor(began, contractType) ?? 'Rozpoczęła się Twoja umowa z nami.',
  CONTRACT_CHANGE: ({ contractType, event }) =>
    `${wordsFor(events, event) ?? 'Zmiana'}: ${wordsFor(contracts, contractType) ?? 'Twoja umowa z nami'}.`,
  TERMS: ({ termsTitle, version, language }) => {
    const title = named(termsTitle)
    const which = shown({ version, language })
    return title === null
      ? `Nasze warunki${which} zostały zaakceptowane przez Ciebie.`
      : `Dokument ${title}${which} został zaakceptowany przez Ciebie.`
  },
  TRIGGER: ({ trigger }) =>
    wordsFor(triggers, trigger) ??
    'Zdarzyło się coś, co rozpoczyna nasz obowiązek wynikający z prawa.',
  NOTICE: ({ purposeTitles, noticeTitle, version, language }) =>
    `Przekazaliśmy Ci informację dotyczącą ${all(purposeTitles) ?? 'użycia Twoich danych'}${shown({ notice: named(noticeTitle), version, language })}.`,
  OBJECTION: ({ objection, purposeTitles, channel }) => {
    const what = all(purposeTitles)
    const against =
      objection === 'GENERAL'
        ? (what ?? 'użycia Twoich danych')
        : `marketingu bezpośredniego${by(channel)}${what ? ` w zakresie ${what}` : ''}`
    return `Sprzeciw wobec ${against} został wniesiony przez Ciebie.`
  },
  OBJECTION_OUTCOME: ({ outcome }) =>
    ({
      OVERRIDDEN: 'Rozpatrzyliśmy Twój sprzeciw i znaleźliśmy ważne podstawy, aby nie przestawać.',
      UPHELD: 'Rozpatrzyliśmy Twój sprzeciw i go uwzględniliśmy: zakończyliśmy to użycie danych.',
      WITHDRAWN: 'Twój sprzeciw został przez Ciebie cofnięty.',
    })[outcome],
  RESTRICTION: ({ isPartial }) =>
    isPartial
      ? 'Rozpoczęło się ograniczenie przetwarzania części Twoich danych.'
      : 'Rozpoczęło się ograniczenie przetwarzania wszystkich Twoich danych.',
  RESTRICTION_LIFTED: () => 'Ograniczenie przetwarzania Twoich danych zostało uchylone.',
  ERASURE: () =>
    'Twoje dane zostały usunięte, poza tym, co zgodnie z prawem musimy lub możemy zachować.',
  EMERGENCY: () =>
    'Ogłoszono nagły wypadek, w którym Twoje dane mogą pomóc chronić życie lub zdrowie.',
  EMERGENCY_CLOSED: () => 'Nagły wypadek uznano za zakończony.',
  EMERGENCY_REVIEWED: ({ finding }) =>
    finding === 'JUSTIFIED'
      ? 'Sprawdziliśmy użycie Twoich danych w nagłym wypadku: było uzasadnione.'
      : 'Sprawdziliśmy użycie Twoich danych w nagłym wypadku: nie było uzasadnione.',
  OPT_OUT: ({ optOut, purposeTitles, isSignal }) => {
    const titles = all(purposeTitles)
    const general =
      optOut === 'SELL_OR_SHARE'
        ? 'ze sprzedaży i udostępniania Twoich danych'
        : 'z użycia Twoich danych'
    return `Rezygnacja ${titles === null ? general : `w zakresie ${titles}`} została zgłoszona przez ${isSignal ? 'Twoją przeglądarkę' : 'Ciebie'}.`
  },
  OPT_OUT_LIFTED: () => 'Rezygnacja została przez Ciebie cofnięta.',
  SOFT_OPT_IN: ({ channel }) =>
    `Przy zakupie zapisaliśmy, na jakich warunkach możemy pisać do Ciebie${by(channel)} o podobnych produktach.`,
  PREFERENCE: ({ channel, topicTitle, value }) => {
    const contact = `abyśmy kontaktowali się z Tobą${by(channel)}${about(topicTitle)}`
    if (value === 'IN') return `Chcesz, ${contact}.`
    if (value === 'OUT') return `Nie chcesz, ${contact}.`
    if (value === 'PREFERRED') return `Wolisz, ${contact}.`
    return `Zmieniło się Twoje życzenie, ${contact} lub nie.`
  },
  WISH: ({ channel, topicTitle }) =>
    `Znamy Twoje życzenie, jak mamy kontaktować się z Tobą${by(channel)}${about(topicTitle)}.`,
  MERGE: ({ confidence }) =>
    confidence === 'VERIFIED'
      ? 'Połączyliśmy dwa zapisy, które oba dotyczą Ciebie.'
      : 'Połączyliśmy dwa zapisy, które naszym zdaniem oba dotyczą Ciebie.',
  UNMERGE: () => 'Rozdzieliliśmy dwa zapisy, które połączyliśmy przez pomyłkę.',
}
