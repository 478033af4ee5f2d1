import { describe, expect, test } from '@jest/globals'
import { createGuard } from '../../src/guard/index.ts'
import { gated, grantField, head, schema } from './schemas.ts'

const guardOf = (typeDefs: string) => createGuard({ typeDefs, keys: [new Uint8Array(32)] })

describe('default deny: a guard is refused for a schema where', () => {
  const open: [string, string, RegExp][] = [
    [
      'a field has no category',
      schema(`${grantField} points: Int @requires(fields: "purposeGrant")`),
      /Customer\.points has no data category/,
    ],
    [
      'a category is empty',
      schema(
        `${grantField} points: Int @requires(fields: "purposeGrant") @personalData(category: "")`,
      ),
      /Customer\.points has no data category/,
    ],
    [
      'a field does not require the grant',
      schema(`${grantField} points: Int @personalData(category: "user.behavior")`),
      /Customer\.points comes without a grant/,
    ],
    [
      'a field requires something else',
      schema(
        `${grantField} email: String @external points: Int @requires(fields: "email") @personalData(category: "user.behavior")`,
      ),
      /Customer\.points comes without a grant/,
    ],
    [
      'a field requires a grant with arguments',
      schema(
        `${grantField} points: Int @requires(fields: "purposeGrant(audience: 1)") @personalData(category: "user.behavior")`,
      ),
      /Customer\.points comes without a grant/,
    ],
    [
      'a field is non-null',
      schema(`${grantField} points: Int! ${gated}`),
      /Customer\.points is non-null/,
    ],
    [
      'the grant is missing',
      schema(`points: Int ${gated}`),
      /purposeGrant: PurposeGrant! @external/,
    ],
    [
      'the grant is nullable',
      schema(`purposeGrant: PurposeGrant @external points: Int ${gated}`),
      /purposeGrant: PurposeGrant! @external/,
    ],
    [
      'the grant is not external',
      schema(`purposeGrant: PurposeGrant! points: Int ${gated}`),
      /purposeGrant: PurposeGrant! @external/,
    ],
    [
      'there is another key',
      schema(`${grantField} points: Int ${gated}`).replace(
        '@key(fields: "id")',
        '@key(fields: "id") @key(fields: "email")',
      ),
      /key "email"/,
    ],
    [
      'an extension adds a field',
      `${schema(`${grantField} points: Int ${gated}`)} extend type Customer { secret: String }`,
      /Customer\.secret/,
    ],
    [
      'an object below has no category',
      schema(`${grantField} orders: [Order!] ${gated}`, 'type Order { total: Int }'),
      /Order\.total has no data category/,
    ],
    [
      'an object further below has none',
      schema(
        `${grantField} orders: [Order!] ${gated}`,
        'type Order @personalData(category: "user.behavior") { lines: [Line] } type Line { sku: String }',
      ),
      /Line\.sku has no data category/,
    ],
    [
      'a member of a union below has none',
      schema(
        `${grantField} events: [Event!] ${gated}`,
        'union Event = Visit type Visit { page: String }',
      ),
      /Visit\.page has no data category/,
    ],
    [
      'an implementation below has none',
      schema(
        `${grantField} events: [Event!] ${gated}`,
        'interface Event { at: Int } type Visit implements Event { at: Int page: String }',
      ),
      /Visit\.page has no data category/,
    ],
    [
      'an object below is of another category',
      schema(
        `${grantField} orders: [Order!] ${gated}`,
        'type Order { note: String @personalData(category: "user.health_and_medical") }',
      ),
      /Order\.note is user\.health_and_medical, but Customer\.orders is gated for user\.behavior/,
    ],
    [
      'a query gives personal objects',
      schema(
        `${grantField} orders: [Order!] ${gated}`,
        'type Order @personalData(category: "user.behavior") { total: Int } type Query { order: Order }',
      ),
      /Order\.total is personal and can be had without passing Customer/,
    ],
    [
      'a query leads to personal objects',
      schema(
        `${grantField} orders: [Order!] ${gated}`,
        'type Order @personalData(category: "user.behavior") { total: Int } type Page { nodes: [Order!]! } type Query { orders: Page }',
      ),
      /Order\.total is personal/,
    ],
    [
      'a root type of another name does',
      schema(
        `${grantField} orders: [Order!] ${gated}`,
        'schema { mutation: Change } type Order @personalData(category: "user.behavior") { total: Int } type Change { order: Order }',
      ),
      /Order\.total is personal/,
    ],
    [
      'a personal object is an entity',
      schema(
        `${grantField} orders: [Order!] ${gated}`,
        'type Order @key(fields: "id") @personalData(category: "user.behavior") { id: ID! total: Int }',
      ),
      /Order\.total is personal/,
    ],
    [
      'a field is taken from its owner',
      schema(`${grantField} email: String ${gated} @override(from: "customer")`),
      /remove @override/,
    ],
    [
      'a field is provided round its owner',
      schema(
        `${grantField} email: String @external points: Int ${gated}`,
        'type Query { top: Customer @provides(fields: "email") }',
      ),
      /remove @provides/,
    ],
    ['there is no Customer', `${head} type Query { ok: Boolean }`, /no type Customer/],
  ]
  test.each(open)('%s', (_, typeDefs, message) => {
    expect(() => guardOf(typeDefs)).toThrow(message)
  })

  test('everything is wrong, and all of it is told at once', () => {
    expect(() => guardOf(schema('a: Int b: Int!'))).toThrow(
      [
        'The schema leaves personal data of Customer open:',
        '- Customer.a has no data category; add @personalData(category: "...").',
        '- Customer.a comes without a grant; add @requires(fields: "purposeGrant").',
        '- Customer.b has no data category; add @personalData(category: "...").',
        '- Customer.b is non-null; a denial is null, so make it nullable.',
        '- Customer.b comes without a grant; add @requires(fields: "purposeGrant").',
        '- Customer.purposeGrant must be declared as: purposeGrant: PurposeGrant! @external',
      ].join('\n'),
    )
  })
})
