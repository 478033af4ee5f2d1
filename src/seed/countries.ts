import { FR, ES, IT, CZ } from './countries-south.ts'
import type { Random } from './random.ts'

/** What makes up an ordinary customer of a country. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly language: string
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
  /** How a woman bears the family name; absent: unchanged. */
  readonly feminine?: (family: string) => string
  /** Street names; the house number goes where the country puts it. */
  readonly streets: readonly string[]
  readonly isNumberFirst: boolean
  /** City, region, and the shape of a postal code: `#` is a digit, `@` a letter. */
  readonly cities: readonly (readonly [city: string, region: string, postalCode: string])[]
  /** Prefixes of ranges that ring nobody's telephone, as far as is known, and digits that follow. */
  readonly phones: { readonly prefixes: readonly string[]; readonly digits: number }
  /** Shape of a tax number that cannot be anybody's; `?` is a check digit that is wrong on purpose. */
  readonly taxId: string
  /** Digits after the country's letters and the check digits; none where there are no IBANs. */
  readonly ibanDigits: number
}

/** The jurisdictions of the sample customers. */
export type Jurisdiction = 'PL' | 'DE' | 'GB' | 'FR' | 'ES' | 'IT' | 'CZ' | 'US-CA'

const PL: Country = {
  code: 'PL',
  language: 'pl',
  female: ['Anna', 'Maria', 'Katarzyna', 'Zofia', 'Agnieszka', 'Julia', 'Hanna', 'Magdalena'],
  male: ['Jan', 'Piotr', 'Tomasz', 'Jakub', 'Michał', 'Paweł', 'Krzysztof', 'Stanisław'],
  family: [
    ...['Nowak', 'Wójcik', 'Woźniak', 'Mazur', 'Krawczyk', 'Zając', 'Król', 'Wieczorek'],
    ...['Kowalski', 'Wiśniewski', 'Lewandowski', 'Zieliński', 'Szymański', 'Jabłoński', 'Górski'],
  ],
  feminine: (family) => family.replace(/ski$/, 'ska'),
  streets: ['ul. Polna', 'ul. Leśna', 'ul. Lipowa', 'ul. Ogrodowa', 'ul. Długa', 'ul. Kwiatowa'],
  isNumberFirst: false,
  cities: [
    ['Warszawa', 'mazowieckie', '02-###'],
    ['Kraków', 'małopolskie', '31-###'],
    ['Wrocław', 'dolnośląskie', '50-###'],
    ['Gdańsk', 'pomorskie', '80-###'],
    ['Poznań', 'wielkopolskie', '60-###'],
    ['Łódź', 'łódzkie', '90-###'],
    ['Katowice', 'śląskie', '40-###'],
    ['Lublin', 'lubelskie', '20-###'],
  ],
  // No area and no operator has 93 or 96.
  phones: { prefixes: ['+4893', '+4896'], digits: 7 },
  taxId: '#########?',
  ibanDigits: 24,
}

const DE: Country = {
  code: 'DE',
  language: 'de',
  female: ['Lena', 'Anna', 'Sophie', 'Marie', 'Laura', 'Katharina', 'Sabine', 'Monika'],
  male: ['Paul', 'Jonas', 'Lukas', 'Felix', 'Thomas', 'Michael', 'Andreas', 'Stefan'],
  family: [
    ...['Müller', 'Schmidt', 'Schneider', 'Fischer', 'Weber', 'Meyer', 'Wagner', 'Becker'],
    ...['Schulz', 'Hoffmann', 'Koch', 'Bauer', 'Richter', 'Klein', 'Wolf', 'Schröder'],
  ],
  streets: ['Hauptstraße', 'Gartenweg', 'Bahnhofstraße', 'Lindenallee', 'Schulstraße', 'Am Markt'],
  isNumberFirst: false,
  cities: [
    ['Berlin', 'Berlin', '12###'],
    ['Hamburg', 'Hamburg', '22###'],
    ['München', 'Bayern', '80###'],
    ['Köln', 'Nordrhein-Westfalen', '50###'],
    ['Frankfurt am Main', 'Hessen', '60###'],
    ['Leipzig', 'Sachsen', '04###'],
    ['Stuttgart', 'Baden-Württemberg', '70###'],
    ['Hannover', 'Niedersachsen', '30###'],
  ],
  // The Bundesnetzagentur keeps these for films.
  phones: { prefixes: ['+493023125', '+496990009', '+494066969', '+498999998'], digits: 3 },
  // A leading zero marks a test number.
  taxId: '0##########',
  ibanDigits: 18,
}

const GB: Country = {
  code: 'GB',
  language: 'en',
  female: ['Olivia', 'Amelia', 'Emily', 'Grace', 'Charlotte', 'Harriet', 'Ruth', 'Isla'],
  male: ['Oliver', 'George', 'Harry', 'Arthur', 'James', 'William', 'Thomas', 'Edward'],
  family: ['Smith', 'Jones', 'Taylor', 'Brown', 'Williams', 'Wilson', 'Davies', 'Evans', 'Clarke'],
  streets: ['High Street', 'Church Lane', 'Victoria Road', 'Mill Lane', 'Park Avenue', 'The Green'],
  isNumberFirst: true,
  cities: [
    ['London', 'England', 'SE# #@@'],
    ['Manchester', 'England', 'M# #@@'],
    ['Bristol', 'England', 'BS# #@@'],
    ['Leeds', 'England', 'LS# #@@'],
    ['Edinburgh', 'Scotland', 'EH# #@@'],
    ['Cardiff', 'Wales', 'CF# #@@'],
  ],
  // Ofcom keeps these for drama.
  phones: { prefixes: ['+447700900'], digits: 3 },
  // QQ is never given out.
  taxId: 'QQ######C',
  ibanDigits: 0,
}

const US_CA: Country = {
  code: 'US',
  language: 'en',
  female: ['Emma', 'Mia', 'Camila', 'Grace', 'Ava', 'Jennifer', 'Maria', 'Linda'],
  male: ['Liam', 'Noah', 'Mateo', 'Ethan', 'James', 'David', 'Robert', 'Daniel'],
  family: ['Garcia', 'Hernandez', 'Lopez', 'Johnson', 'Nguyen', 'Lee', 'Martinez', 'Kim', 'Miller'],
  streets: ['Oak Street', 'Mission Street', 'Sunset Drive', 'Maple Avenue', 'Bay Road'],
  isNumberFirst: true,
  cities: [
    ['Los Angeles', 'CA', '900##'],
    ['San Francisco', 'CA', '941##'],
    ['San Diego', 'CA', '921##'],
    ['Oakland', 'CA', '946##'],
    ['Sacramento', 'CA', '958##'],
  ],
  // 555-01xx is kept for fiction in every area.
  phones: { prefixes: ['+121355501', '+141555501', '+161955501', '+151055501'], digits: 2 },
  // Numbers with 666 are never given out.
  taxId: '666-##-####',
  ibanDigits: 0,
}

/** Every jurisdiction with what an ordinary customer of it looks like. */
export const countries: Readonly<Record<Jurisdiction, Country>> = {
  ...{ PL, DE, GB, FR, ES, IT, CZ },
  'US-CA': US_CA,
}

/** Shares of the customers, in percent. */
export const shares: Readonly<Record<Jurisdiction, number>> = {
  ...{ PL: 36, DE: 29, GB: 8, FR: 7, ES: 5, IT: 5, CZ: 5 },
  'US-CA': 5,
}

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
/** Weights of the Polish tax number. */
const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/** Fills a shape: `#` becomes a digit, `@` a letter, `?` a check digit that does not check. */
export function fill(shape: string, random: Random): string {
  let text = ''
  for (const sign of shape) {
    if (sign === '#') text += random.int(10)
    else if (sign === '@') text += LETTERS[random.int(LETTERS.length)]
    else if (sign === '?') text += wrongCheckDigit(text)
    else text += sign
  }
  return text
}

function wrongCheckDigit(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return ((sum % 11) + 1) % 10
}
