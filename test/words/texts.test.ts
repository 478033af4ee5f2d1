/** What every sentence is held to, in every language. */
import { describe, expect, test } from '@jest/globals'
import { precedence, type ReasonCode } from '../../src/decision/reasons.ts'
import { explain } from '../../src/words/explain.ts'
import { languages, type Language } from '../../src/words/language.ts'
import { tellBasis, tellCustomer, tellGate, tellRight } from '../../src/words/tell.ts'
import { bases, everyText, gates, rights, type Told } from './every-text.ts'

const LENGTH_MAX = 240
const others: readonly Language[] = ['pl', 'de']

const broken = (language: Language, isBroken: (told: Told) => boolean) =>
  everyText(language)
    .filter(isBroken)
    .map(({ to, name, text }) => `${to}: ${name}: ${text}`)
const customers =
  (pattern: RegExp) =>
  ({ to, text }: Told) =>
    to === 'customer' && pattern.test(text)

test('every language tells as much as English does, in the same places', () => {
  const places = (language: Language) => everyText(language).map(({ to, name }) => `${to} ${name}`)
  for (const language of others) expect(places(language)).toEqual(places('en'))
  // Each code twice to staff and once to the customer at least, each right three times.
  expect(places('en').length).toBeGreaterThan(
    precedence.length * 3 + rights.length * 3 + bases.length + gates.length,
  )
})

describe.each(languages)('in %s', (language) => {
  test('no text is empty, padded or longer than a reader bears', () => {
    expect(
      broken(
        language,
        ({ text }) => text.length < 4 || text.trim() !== text || text.length > LENGTH_MAX,
      ),
    ).toEqual([])
  })

  test('no text holds a placeholder, a missing value or markup', () => {
    const left = /[{}<>$%|\\]|undefined|\bnull\b|\bNaN\b|\[object|TODO|\.\.|\s\s|\s[.,;:]/
    expect(broken(language, ({ text }) => left.test(text))).toEqual([])
  })

  test('every sentence begins with a capital and ends with a stop; titles and gates do not', () => {
    const isHeading = (name: string) => /^gate |^right \w+ (title|law)$/.test(name)
    expect(
      broken(language, ({ name, text }) =>
        isHeading(name) ? /[.!?]$/.test(text) : !/^[\p{Lu}„“].*[.]$/u.test(text),
      ),
    ).toEqual([])
  })

  test('customers are told no codes, no articles and nothing of the machinery', () => {
    const code = /[A-Z]_|_[A-Z]|\p{Lu}{4,}|\p{L}_\p{L}/u
    const jargon =
      /GDPR|RODO|DSGVO|CCPA|\bArt\.|\bart\. \d|x-purpose|token|viewer|catalogue|katalog|opt-in|header|third country|drittland|państw\p{L}* trzeci/iu
    expect(broken(language, customers(code))).toEqual([])
    expect(broken(language, customers(jargon))).toEqual([])
  })

  test('customers are spoken to, and staff of them', () => {
    const third = /the customer\b|the person\b|\bklient(a|owi|em|ka)?\b|betroffene/i
    const allowed = /customer account|konto klienta/i
    expect(
      broken(
        language,
        ({ to, text }) => to === 'customer' && third.test(text) && !allowed.test(text),
      ),
    ).toEqual([])
    const second = { en: /\byou owe\b|\byour data\b/i, pl: /Twoj|Ciebie/, de: /Ihre Daten/ }
    expect(
      broken(language, ({ to, text }) => to === 'staff' && second[language].test(text)),
    ).toEqual([])
  })

  test('customers and staff never read the same: they can do different things', () => {
    for (const reason of precedence) {
      const staff = explain(reason, language)
      const customer = tellCustomer(reason, language)
      expect([staff.explanation, staff.remedy]).not.toContain(customer.explanation)
      expect([staff.explanation, staff.remedy]).not.toContain(customer.action)
    }
  })

  test('no two reasons, bases, rights or gates read alike', () => {
    for (const list of [
      precedence.map((reason) => tellCustomer(reason, language).explanation),
      precedence.map((reason) => explain(reason, language).explanation),
      bases.map((basis) => tellBasis(basis, language)),
      rights.map((right) => tellRight(right, language).title),
      rights.map((right) => tellRight(right, language).law),
      gates.map((gate) => tellGate(gate, language)),
    ]) {
      expect(list.filter((text, i) => list.indexOf(text) !== i)).toEqual([])
    }
  })

  test('the customer is offered an act exactly where an act of hers changes the answer', () => {
    const hers: readonly ReasonCode[] = [
      'SUBJECT_RESTRICTED',
      'OBJECTED_DIRECT_MARKETING',
      'OBJECTED',
      'CONSENT_OTHER_CONTROLLER',
      'MERGE_CONFLICT_RESTRICTIVE',
      'CONSENT_INVALIDATED',
      'CONSENT_WITHDRAWN',
      'CONSENT_REVOKED',
      'CONSENT_REFUSED',
      'CONSENT_NOT_GIVEN',
      'CONSENT_UNPROVEN',
      'CONSENT_INVALID_MINOR',
      'RECONSENT_REQUIRED',
      'CONSENT_EXPIRED',
      'CONSENT_UNCONFIRMED',
      'EXPLICIT_CONSENT_REQUIRED',
      'RECIPIENT_NOT_IN_NOTICE',
      'OPTED_OUT',
      'EPRIVACY_CONSENT_REQUIRED',
      'PREFERENCE_OPTED_OUT',
      'CONTACT_SUPPRESSED',
    ]
    const offered = precedence.filter((reason) => tellCustomer(reason, language).action !== null)
    expect(offered).toEqual(hers)
  })
})

test('English is what staff read where no language is said', () => {
  for (const reason of precedence) expect(explain(reason)).toEqual(explain(reason, 'en'))
})

test.each(others)('nothing in %s was left in English', (language) => {
  const english = everyText('en')
  const left = everyText(language).filter(({ text }, i) => text === english[i]!.text)
  expect(left).toEqual([])
})

test('Polish and German are not the same either', () => {
  const german = everyText('de')
  expect(everyText('pl').filter(({ text }, i) => text === german[i]!.text)).toEqual([])
})

test('Polish never tells the gender of the customer', () => {
  // First and second person singular of the past, the conditional, and forms of "self" and "ready".
  const gendered =
    /\p{L}(łeś|łaś|łem|łam|łbyś|łabyś)(?!\p{L})|(?<!\p{L})(sam|sama|gotów|gotowa|pewien|pewna|powinieneś|powinnaś)(?!\p{L})|\p{L}\/\p{L}/iu
  expect(broken('pl', customers(gendered))).toEqual([])
  expect('Wyraziłaś zgodę.').toMatch(gendered)
})

test('Polish and German address the customer with capitals, and German with "Sie"', () => {
  expect(
    broken('pl', customers(/(?<!\p{L})(ty|ciebie|tobie|tobą|cię|ci|twoj\p{L}*)(?!\p{L})/u)),
  ).toEqual([])
  expect(broken('de', customers(/(?<!\p{L})(du|dir|dich|dein\p{L}*)(?!\p{L})/iu))).toEqual([])
})

test('umlauts and diacritics are written, not spelt around', () => {
  const spelt =
    /fuer|ueber|koenn|muess|moecht|moegl|waehr|gemaess|aender|loesch|einschraenk|verfueg|erklaer|zurueck|wuensch|regelmaess|schuetz|grund?saetz|persoenlich|geschaeft/i
  expect(broken('de', ({ text }) => spelt.test(text))).toEqual([])
  // Frequent Polish words that lose their marks.
  const bare =
    /(?<!\p{L})(moze|mozesz|wiec|juz|jesli|ktory|ktora|ktore|zgode|uzyci\p{L}*|uzywa\p{L}*|prosb\p{L}*|mysl\p{L}*|usuniecie|sprzeciwic|bedzie|rowniez|zadac|panstw\p{L}*|wycofac|wyrazic|dostep|byc)(?!\p{L})/iu
  expect(broken('pl', ({ text }) => bare.test(text))).toEqual([])
})

describe('the words of the law', () => {
  const told = (language: Language, name: RegExp) =>
    everyText(language)
      .filter((t) => name.test(t.name))
      .map(({ text }) => text)
      .join('\n')

  test.each([
    ['pl', /^(right WITHDRAW_CONSENT|basis CONSENT)/, ['zgod', 'wycofa', 'RODO']],
    ['pl', /^right OBJECT /, ['Sprzeciw', 'sprzeciw']],
    ['pl', /^right OBJECT_DIRECT/, ['marketingu bezpośredniego']],
    [
      'pl',
      /^(right RESTRICTION|gate RESTRICTION|SUBJECT_RESTRICTED)/,
      ['raniczenie przetwarzania'],
    ],
    ['pl', /^basis LEGITIMATE/, ['prawnie uzasadniony interes', 'sprzeciw']],
    ['pl', /^right COMPLAIN/, ['organu nadzorczego']],
    ['pl', /^(right BE_INFORMED|CONTROLLER_NOT_COVERED)/, ['administrator']],
    ['de', /^(right WITHDRAW_CONSENT|basis CONSENT)/, ['Einwilligung', 'Widerruf', 'DSGVO']],
    ['de', /^right OBJECT /, ['Widerspruch']],
    ['de', /^right OBJECT_DIRECT/, ['Widerspruch gegen Direktwerbung']],
    [
      'de',
      /^(right RESTRICTION|gate RESTRICTION|SUBJECT_RESTRICTED)/,
      ['Einschränkung der Verarbeitung'],
    ],
    ['de', /^basis LEGITIMATE/, ['berechtigtes Interesse', 'widersprechen']],
    ['de', /^right COMPLAIN/, ['Aufsichtsbehörde']],
    ['de', /^(right BE_INFORMED|CONTROLLER_NOT_COVERED)/, ['Verantwortlicher', 'Verantwortlichen']],
    ['en', /^(right COMPLAIN|basis LEGITIMATE)/, ['supervisory authority', 'legitimate interest']],
  ] as const)('in %s %p says %p', (language, name, terms) => {
    for (const term of terms) expect(told(language, name)).toContain(term)
  })

  test('each language cites the law by its own name of it', () => {
    const own = {
      en: /^(GDPR Art\.|CCPA §)/,
      pl: /( RODO$|^§ [\d.]+ CCPA)/,
      de: /( DSGVO$|^CCPA, §)/,
    }
    for (const language of languages) {
      for (const right of rights) expect(tellRight(right, language).law).toMatch(own[language])
    }
  })

  test('the bases on which one may object say so, and consent that it can be withdrawn', () => {
    const stops = { en: /object|withdraw/, pl: /sprzeciw|wycofać/, de: /widersprechen|widerrufen/ }
    for (const language of languages) {
      const saying = bases.filter((basis) => stops[language].test(tellBasis(basis, language)))
      expect(saying.toSorted()).toEqual(['CONSENT', 'LEGITIMATE_INTEREST', 'PUBLIC_INTEREST'])
    }
  })
})
