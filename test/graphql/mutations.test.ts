/** Mutations about customers as clients see them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createWorld, order, type World } from '../support/world.ts'
import { done, evidenceOf, put, said } from '../lifecycle/acting.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('of two mutations in one operation the second shows the state after it', async () => {
  const id = await world.customer({ values: { email: 'ada@example.com' } })
  const customer = 'seq customer { seq email }'
  const answer = await world.ask(
    `mutation ($id: ID!) {
      a: recordContract(input: { customerId: $id, type: "ORDER", idempotencyKey: "o" }) { ${customer} }
      b: changeContract(input: { customerId: $id, target: { key: "o" }, event: SETTLED, idempotencyKey: "s" }) { ${customer} }
    }`,
    { client: 'playground', purposes: ['order.fulfilment'], variables: { id } },
  )
  expect(answer.data).toEqual({
    a: { seq: 1, customer: { seq: 1, email: 'ada@example.com' } },
    // Where nothing is permitted not even the state is told.
    b: { seq: 2, customer: { seq: null, email: null } },
  })
})

test('what a mutation answers of a customer is recorded as a disclosure, and without it nothing is', async () => {
  const id = await world.customer({ values: { email: 'ada@example.com' }, evidence: [order()] })
  const disclosures = () =>
    world.db.query('select released from disclosures where $1 = any (customers)', [id])
  const ask = (selection: string) =>
    world.ask(
      `mutation ($id: ID!, $key: String) { recordOptOut(input: { customerId: $id, kind: ALL, idempotencyKey: $key }) { seq ${selection} } }`,
      {
        client: 'playground',
        purposes: ['order.fulfilment'],
        variables: { id, key: `d${selection}` },
      },
    )
  await ask('')
  expect(await disclosures()).toEqual([])
  expect((await ask('customer { email }')).data!['recordOptOut'].customer.email).toBe(
    'ada@example.com',
  )
  expect(await disclosures()).toEqual([{ released: ['email'] }])
})

test('without a purpose the act is on file and nothing is told of the customer', async () => {
  const id = await world.customer({ values: { email: 'ada@example.com' }, evidence: [order()] })
  const answer = await world.ask(
    `mutation ($id: ID!) { recordOptOut(input: { customerId: $id, kind: ALL, idempotencyKey: "p" }) { seq customer { email } } }`,
    { client: 'playground', variables: { id } },
  )
  expect(answer.data!['recordOptOut']).toEqual({ seq: 2, customer: { email: null } })
  expect(await evidenceOf(world, id)).toHaveLength(2)
})

const instants: readonly [unknown, string | null][] = [
  ['2026-11-01T10:00:00Z', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01T10:00:00+02:00', '2026-11-01T08:00:00.000Z'],
  ['2026-11-01T00:30:00.123456789-05:30', '2026-11-01T06:00:00.123Z'],
  // In Warsaw this hour comes twice: the offset says which.
  ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2026-02-29T00:00:00Z', null],
  ['2026-02-30T00:00:00Z', null],
  ['2026-04-31T00:00:00Z', null],
  ['2026-13-01T00:00:00Z', null],
  ['2026-00-01T00:00:00Z', null],
  ['2026-01-00T00:00:00Z', null],
  ['2016-12-31T23:59:60Z', null],
  ['2026-11-01T24:00:00Z', null],
  ['2026-11-01T10:60:00Z', null],
  ['2026-11-01T10:00:00+24:00', null],
  ['2026-11-01T10:00:00+02:60', null],
  ['2026-11-01T10:00:00', null],
  ['2026-11-01', null],
  ['2026-11-01 10:00:00Z', null],
  ['-2026-11-01T10:00:00Z', null],
  ['+012026-11-01T10:00:00Z', null],
  [`2026-11-01T10:00:00.${'1'.repeat(100_000)}Z`, null],
  ['c4n4ry', null],
  ['', null],
  [1_793_000_000_000, null],
  [true, null],
  [['2026-11-01T10:00:00Z'], null],
  [{ toString: 'c4n4ry' }, null],
]

test.each(instants)(
  'the instant %j is %j, as a variable and as a literal',
  async (given, instant) => {
    const id = await world.customer()
    const answer = await put(world, 'recordConsent', {
      ...said(id, 'WITHDRAWN', 'marketing.sms'),
      occurredAt: given,
    })
    const literal = await world.ask(
      `mutation { recordOptOut(input: { customerId: "${id}", kind: ALL, idempotencyKey: "${id}", occurredAt: ${
        given !== null && typeof given === 'object' && !Array.isArray(given)
          ? '{ toString: "c4n4ry" }'
          : JSON.stringify(given)
      } }) { seq } }`,
      { client: 'playground' },
    )
    const rows = await evidenceOf(world, id)
    if (instant !== null) {
      expect(rows.map((r) => r.occurredAt.toISOString())).toEqual([instant, instant])
      return
    }
    expect(rows).toEqual([])
    for (const { errors, bytes } of [answer, literal]) {
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'LIMIT_EXCEEDED']).toContain(
        errors[0]!.extensions['code'],
      )
      expect(bytes).not.toContain('c4n4ry')
      expect(bytes.length).toBeLessThan(2000)
    }
  },
)

test('an instant a little ahead of our clock is taken for now', async () => {
  const id = await world.customer()
  const ahead = new Date(Date.now() + 120_000).toISOString()
  await done(world, 'recordConsent', {
    ...said(id, 'WITHDRAWN', 'marketing.sms'),
    occurredAt: ahead,
  })
  const [row] = await evidenceOf(world, id)
  expect(row!.occurredAt).toEqual(row!.recordedAt)
})

test('what is no input of its type is refused with its path, and no value is repeated', async () => {
  const id = await world.customer()
  const base = { ...said(id, 'WITHDRAWN', 'marketing.sms') }
  const wrong: [object, (string | number)[]][] = [
    [{ customerId: null }, ['input', 'customerId']],
    [{ expressions: [{ purposes: ['x'], state: 'c4n4ry' }] }, ['input', 'expressions', 0, 'state']],
    [
      { expressions: [{ purposes: [{ c4n4ry: 1 }], state: 'GIVEN' }] },
      ['input', 'expressions', 0, 'purposes', 0],
    ],
  ]
  for (const [over, path] of wrong) {
    const answer = await put(world, 'recordConsent', { ...base, ...over })
    expect(answer.errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path }],
    })
    expect(answer.bytes).not.toContain('c4n4ry')
  }
  expect(await evidenceOf(world, id)).toEqual([])
})
