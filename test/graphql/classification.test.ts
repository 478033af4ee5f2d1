/** Default deny begins at start: a schema that leaves personal data open does not start. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { compileRevision } from '../../src/catalogue/catalogues.ts'
import { classify } from '../../src/graphql/classification.ts'
import { createSubgraph, requireSameClassification } from '../../src/graphql/schema.ts'

const sdl = readFileSync('schema.graphql', 'utf8')
const change = (from: string | RegExp, to: string): string => {
  const changed = sdl.replace(from, to)
  if (changed === sdl) throw new Error('the change changed nothing')
  return changed
}

describe('the schema', () => {
  test('as it is, is classified throughout', () => {
    const { fields } = classify(parse(sdl))
    expect(fields.size).toBeGreaterThan(30)
    expect(fields.get('email')).toBe('user.contact.email')
    expect(() => createSubgraph(sdl)).not.toThrow()
  })

  test.each([
    [
      'a field of Customer without a category',
      change('"Given name."', '"New."\n nickname: String\n "Given name."'),
      'Customer.nickname has no @personalData',
    ],
    [
      'a non-null personal field',
      change('email: String @personalData', 'email: String! @personalData'),
      'Customer.email is personal and non-null',
    ],
    [
      'a non-null field inside a personal object',
      change('"City or town."\n  city: String', '"City or town."\n  city: String!'),
      'PostalAddress.city is personal and non-null',
    ],
    [
      'a way round the gate to a personal object',
      change('viewer: Viewer', 'viewer: Viewer\n "Leak."\n address: PostalAddress'),
      'Query.address gives an object of user.contact.address without being gated',
    ],
    [
      'a personal object behind a gate of another category',
      change(
        'household: Household @personalData(category: "user.demographic.profile")',
        'household: Household @personalData(category: "user.name")',
      ),
      'Customer.household gives an object of user.demographic.profile',
    ],
    [
      'a field made of the evidence that is not gated',
      change(/(\): \[Preference!\]) @personalData\(category: "[a-z._]+"\)/, '$1'),
      'Customer.preferences has no @personalData',
    ],
    [
      'a field made of the evidence that is gated for another category',
      change(
        /(\): PrivacyHistory) @personalData\([^)]*\)/,
        '$1 @personalData(category: "user.name")',
      ),
      'Customer.privacyHistory gives an object of user.privacy_preferences',
    ],
    [
      'a non-null field inside what is made of the evidence',
      change('permitted: Boolean\n', 'permitted: Boolean!\n'),
      'Permission.permitted is personal and non-null',
    ],
    [
      'a gate on another type, which nobody would enforce',
      change('client: String!', 'client: String @personalData(category: "user.name")'),
      'Viewer.client is gated, but only fields of Customer',
    ],
  ])('with %s is refused', (_, changed, message) => {
    expect(() => classify(parse(changed))).toThrow(message)
  })

  test('with a personal field that no column holds does not start', () => {
    const changed = change(
      '"Given name."',
      '"New."\n nickname: String @personalData(category: "user.name")\n "Given name."',
    )
    expect(() => createSubgraph(changed)).toThrow('without a column in customers: nickname')
  })

  test('with a personal field that only looks as if it were made of the evidence does not start', () => {
    const changed = change(
      '"Given name."',
      '"New."\n consents: [Permission!] @personalData(category: "user.privacy_preferences")\n "Given name."',
    )
    expect(() => createSubgraph(changed)).toThrow('without a column in customers: consents')
  })

  test('that no longer has a field made of the evidence does not start', () => {
    const gone = change(/ {2}"""[^"]*"""\n {2}preferences\([^@]*@personalData\([^)]*\)\n/, '')
    expect(() => createSubgraph(gone)).toThrow('Derived fields that are not there: preferences')
  })

  test('that no longer has a field a resolver is for does not start', () => {
    expect(() => createSubgraph(change(/viewer: Viewer/, 'whoAmI: Viewer'))).toThrow(
      'Resolver without a field: Query.viewer',
    )
  })
})

describe('schema and catalogue', () => {
  const live = (document = readCatalogue('catalogue')) =>
    compileRevision({ revision: 1, publishedAt: new Date(0), contentHash: '', document })
  const { personal } = createSubgraph(sdl)

  test('of the sample agree', () => {
    expect(() => requireSameClassification(personal, live())).not.toThrow()
  })

  test('that differ in one field do not start together', () => {
    const document = readCatalogue('catalogue')
    const fields = { ...document.fields }
    fields['Customer.email'] = { ...fields['Customer.email']!, categories: ['user.name'] }
    expect(() => requireSameClassification(personal, live({ ...document, fields }))).toThrow(
      'Customer.email: schema user.contact.email, catalogue user.name',
    )
  })

  test('do not start together where no category is known for what is made of the evidence', () => {
    const document = readCatalogue('catalogue')
    const { 'user.privacy_preferences': _, ...dataCategories } = document.dataCategories
    expect(() =>
      requireSameClassification(personal, live({ ...document, dataCategories })),
    ).toThrow('Customer.permissions: schema user.privacy_preferences, no category of the catalogue')
  })
})
