const PROFILE = `query Profile {
  customers(first: 5) {
    nodes {
      id
      firstName
      email
      postalAddress { street postalCode city country }
      interests
      allergies
      withheld { field reason explanation remedy }
    }
  }
}`

const WHY = `query Why {
  customers(first: 3) {
    nodes {
      id
      email
      why(field: "email") {
        purpose effect reason explanation remedy
        lawfulBasis purposeVersion evidence validUntil
        trace { gate passed reasons }
      }
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

/** Operations the playground offers; the first is the product in one picture. */
export const playgroundExamples = [
  {
    title: 'Fulfil an order',
    description:
      'Name, contact and address come; interests and allergies are none of its business.',
    query: PROFILE,
    client: 'commerce',
    purposes: ['order.fulfilment'],
  },
  {
    title: 'The same for marketing',
    description: 'Only those who consented are there, with e-mail and name and nothing else.',
    query: PROFILE,
    client: 'marketing',
    purposes: ['marketing.email'],
  },
  {
    title: 'The same for support',
    description: 'A contract, a warranty: who has neither is not there.',
    query: PROFILE,
    client: 'service',
    purposes: ['service.support'],
  },
  {
    title: 'Two purposes at once',
    description: 'Every declared purpose must permit a value; see what remains.',
    query: PROFILE,
    client: 'service',
    purposes: ['service.support', 'order.fulfilment'],
  },
  {
    title: 'No purpose, no answer',
    description: 'Without the x-purpose header nothing personal is answered.',
    query: PROFILE,
    client: 'commerce',
    purposes: [],
  },
  {
    title: 'A purpose of somebody else',
    description: 'The shop may not declare marketing, whatever it sends.',
    query: PROFILE,
    client: 'commerce',
    purposes: ['marketing.email'],
  },
  {
    title: 'Why is that so?',
    description: 'The decision in full: rule, lawful basis, evidence, every gate.',
    query: WHY,
    client: 'commerce',
    purposes: ['order.fulfilment'],
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
