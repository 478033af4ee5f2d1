const ONE = `query One($id: ID!) {
  customer(id: $id) {
    firstName
    email
    postalAddress { street postalCode city country }
    interests
    allergies
    withheld { field reason law explanation remedy }
  }
}`

const MANY = `query Many {
  customers(first: 5) {
    nodes {
      id
      firstName
      email
      phone
      loyaltyTier
      withheld { field reason law explanation remedy permittedFor }
    }
  }
}`

const WHY = `query Why($id: ID!) {
  customer(id: $id) {
    email
    why(field: "email") {
      purpose effect reason reasons explanation remedy law
      lawfulBasis purposeVersion evidence at validUntil
      trace { gate passed reasons }
    }
  }
}`

const PURPOSES = `query Purposes {
  catalogue {
    revision
    purposes {
      key
      title(language: "en")
      description(language: "en")
      currentVersion {
        version categories
        rules { jurisdiction lawfulBasis specialCondition retentionDays }
      }
    }
  }
}`

const VIEWER = `query Viewer {
  viewer { client controller declaredPurposes allowedPurposes { key title } }
}`

/** Customers of the sample the examples are about, by what they did. */
export interface SamplePeople {
  /** Runs an order and confirmed the newsletter. */
  readonly reader: string
  /** Withdrew from the newsletter. */
  readonly leaver: string
  /** Consented explicitly to advice on health. */
  readonly patient: string
}

/** Operations the playground offers; the first is the product in one picture. */
export const playgroundExamples = (people: SamplePeople) => [...aboutPeople(people), ...aboutMany]

const aboutPeople = ({ reader, leaver, patient }: SamplePeople) => [
  {
    title: 'Ada has an order',
    description:
      'Name, contact and address come; interests and allergies are none of its business.',
    query: ONE,
    variables: { id: reader },
    client: 'commerce',
    purposes: ['order.fulfilment'],
  },
  {
    title: 'Ada reads the newsletter',
    description: 'She confirmed it, so her e-mail and name come, and nothing else.',
    query: ONE,
    variables: { id: reader },
    client: 'marketing',
    purposes: ['marketing.email'],
  },
  {
    title: 'Jan left the newsletter',
    description: 'He withdrew: the same question, and nothing comes.',
    query: ONE,
    variables: { id: leaver },
    client: 'marketing',
    purposes: ['marketing.email'],
  },
  {
    title: 'No purpose, no answer',
    description: 'Without the x-purpose header nothing personal is answered, of anybody.',
    query: ONE,
    variables: { id: reader },
    client: 'commerce',
    purposes: [],
  },
  {
    title: 'A purpose of somebody else',
    description: 'The shop may not declare marketing, whatever it sends.',
    query: ONE,
    variables: { id: reader },
    client: 'commerce',
    purposes: ['marketing.email'],
  },
  {
    title: 'Allergies, by explicit consent',
    description: 'A special category: ordinary consent or a contract would not do.',
    query: ONE,
    variables: { id: patient },
    client: 'wellness',
    purposes: ['wellness.advice'],
  },
  {
    title: 'Why is that so?',
    description: 'The decision in full: rule, lawful basis, evidence, every gate.',
    query: WHY,
    variables: { id: leaver },
    client: 'marketing',
    purposes: ['marketing.email'],
  },
]

const aboutMany = [
  {
    title: 'A list for support',
    description: 'Who has neither contract nor warranty is not there.',
    query: MANY,
    client: 'service',
    purposes: ['service.support'],
  },
  {
    title: 'Two purposes at once',
    description: 'Every declared purpose must permit a value; see what remains.',
    query: MANY,
    client: 'commerce',
    purposes: ['order.fulfilment', 'order.delivery'],
  },
  {
    title: 'What is data used for?',
    description: 'The catalogue of purposes, public to all.',
    query: PURPOSES,
    client: 'self-service',
    purposes: [],
  },
  {
    title: 'Who am I here?',
    description: 'The registration of the client and the purposes it may declare.',
    query: VIEWER,
    client: 'sales',
    purposes: [],
  },
]
