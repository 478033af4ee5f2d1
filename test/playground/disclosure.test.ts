import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { findDisclosures } from '../../src/playground/disclosure.ts'
import type { DisclosedSubject } from '../../src/playground/disclosure.ts'
import { faultsOf } from '../../src/playground/plain-words.ts'
import { fromHash, sessionOf, toHash } from '../../src/playground/share-link.ts'

const schema = buildSchema(`
  type Customer { id: ID! email: String phone: String address: Address orders: [Order!] withheld: [WithheldField!]! }
  type Address { city: String street: String }
  type Order { id: ID! buyer: Customer }
  type WithheldField { field: String! reason: String! }
  union _Entity = Customer
  type Query { customer: Customer customers: [Customer!]! order: Order _entities: [_Entity]! }
`)

const find = (query: string, data: unknown): DisclosedSubject[] =>
  findDisclosures({ query, operationName: undefined }, data, schema)

const outcomes = (subject: DisclosedSubject | undefined) =>
  Object.fromEntries((subject?.rows ?? []).map(({ field, outcome }) => [field, outcome]))

const denied = (field: string) => ({ field, reason: 'CONSENT_WITHDRAWN' })

test('null is told apart: withheld with its reason, or nothing recorded', () => {
  const [subject] = find('{ customer { id email phone withheld { field reason } } }', {
    customer: { id: '1', email: null, phone: null, withheld: [denied('email')] },
  })
  expect(subject?.id).toBe('1')
  expect(outcomes(subject)).toEqual({ email: 'withheld', phone: 'empty' })
  expect(subject?.rows[0]?.denials[0]?.reason).toBe('CONSENT_WITHDRAWN')
})

test('null is not called empty where the query did not ask withheld', () => {
  const [subject] = find('{ customer { id email phone } }', {
    customer: { id: '1', email: null, phone: '+49' },
  })
  expect(outcomes(subject)).toEqual({ email: 'unexplained', phone: 'released' })
})

test('aliases do not hide a denial', () => {
  const [subject] = find(
    '{ c: customer { key: id mail: email why: withheld { f: field r: reason } } }',
    {
      c: { key: '1', mail: null, why: [{ f: 'email', r: 'CONSENT_EXPIRED' }] },
    },
  )
  expect(subject?.id).toBe('1')
  expect(outcomes(subject)).toEqual({ email: 'withheld' })
  expect(subject?.rows[0]?.denials[0]?.reason).toBe('CONSENT_EXPIRED')
})

test('fragments are followed, also on the union of _entities', () => {
  const query = `query { _entities { ...C ... on Customer { email } } }
    fragment C on Customer { id withheld { field reason } }`
  const [subject] = find(query, { _entities: [{ id: '1', email: 'a@b.c', withheld: [] }, null] })
  expect(outcomes(subject)).toEqual({ email: 'released' })
})

test('parts of an object have rows of their own, and a denied part is listed though not selected', () => {
  const [subject] = find('{ customer { address { city } withheld { field reason } } }', {
    customer: { address: { city: 'Ulm' }, withheld: [denied('address.street')] },
  })
  expect(outcomes(subject)).toEqual({ 'address.city': 'released', 'address.street': 'withheld' })
})

test('a value that came though part of it is denied is partly released; an empty list is withheld', () => {
  const query = '{ customers { orders { id } withheld { field reason } } }'
  const subjects = find(query, {
    customers: [
      { orders: [{ id: '7' }], withheld: [denied('orders')] },
      { orders: [], withheld: [denied('orders')] },
    ],
  })
  expect(subjects.map(outcomes)).toEqual([{ orders: 'partly' }, { orders: 'withheld' }])
  expect(subjects.map(({ path }) => path)).toEqual(['customers.0', 'customers.1'])
})

test('a customer inside another type is found', () => {
  const subjects = find('{ order { buyer { id email } } }', {
    order: { buyer: { id: '1', email: 'a@b.c' } },
  })
  expect(subjects.map(({ path }) => path)).toEqual(['order.buyer'])
})

test('an answer without data, or to a query that cannot be read, has no customers', () => {
  expect(find('{ customer { id } }', null)).toEqual([])
  expect(find('{ customer {', { customer: { id: '1', withheld: [] } })).toEqual([])
})

test('errors that say the same are one, and what is malformed is kept', () => {
  const error = { message: 'No.', extensions: { code: 'PURPOSE_REQUIRED' } }
  const faults = faultsOf([error, error, 'odd'])
  expect(faults.map(({ title, times }) => [title, times])).toEqual([
    ['No purpose was declared', 2],
    ['The server reports an error', 1],
  ])
  expect(faultsOf(undefined)).toEqual([])
})

test('a link restores the session it was made from, and carries no token', () => {
  const client = { key: 'shop', name: 'Shop', kind: 'SUBGRAPH', purposes: [], token: 'secret' }
  const session = sessionOf({
    title: 't',
    description: 'd',
    query: '{ customer { id } } # ünïcode & = +',
    variables: { a: 1 },
    client: 'shop',
    purposes: ['a', 'b'],
    report: 'full',
    gpc: true,
  })
  const config = { endpoint: '/graphql', clients: [client], examples: [] }
  expect(fromHash(toHash(session), config)).toEqual(session)
  expect(toHash(session)).not.toContain('secret')
  expect(fromHash('', config)).toBeUndefined()
  expect(fromHash('#client=unknown&query=x', config)?.client).toBe('shop')
})
