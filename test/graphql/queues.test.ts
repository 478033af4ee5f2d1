import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { consent, createWorld, order, TENANT, type Asking, type World } from '../support/world.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const day = (text: string) => new Date(`${text}T12:00:00Z`)

let world: World
beforeAll(async () => {
  world = await createWorld()
  world.clock.now = NOW
})
afterAll(() => world.close())

const DESK: Asking = { client: 'privacy-desk', purposes: ['rights.fulfilment'] }

const NODES = `nodes { customer { id } consentedVersion currentVersion givenAt expiresAt }
               pageInfo { hasNextPage endCursor }`
const RECONSENT = `query($purpose: String! = "marketing.email", $first: Int! = 50, $after: String) {
  queue: reconsentQueue(purpose: $purpose, first: $first, after: $after) { ${NODES} } }`
const EXPIRING = `query($purpose: String! = "marketing.sms", $days: Int! = 30, $first: Int! = 50, $after: String) {
  queue: expiringConsents(purpose: $purpose, withinDays: $days, first: $first, after: $after) { ${NODES} } }`
const REVIEWS = `query($first: Int! = 50, $after: String) {
  queue: emergencyReviews(first: $first, after: $after) {
    nodes { id customerId declaredAt endedAt } pageInfo { hasNextPage endCursor } } }`

const ask = async (query: string, asking: Asking = DESK, variables: object = {}) => {
  const answer = await world.ask(query, { ...asking, variables: { ...variables } })
  return { ...answer, queue: answer.data?.['queue'] }
}
const idsOf = (queue: { nodes: { customer: { id: string } }[] }) =>
  queue.nodes.map(({ customer }) => customer.id)

/** A consent to a version that no longer counts. */
const outdated = (over: object = {}) =>
  consent('marketing.email', { purposeVersion: 1, ...over }, day('2026-05-01'))

describe('the queue of consents to ask for again', () => {
  let ada: string
  let others: string[]
  beforeAll(async () => {
    ada = await world.customer({ evidence: [outdated()] })
    others = [
      await world.customer({ evidence: [consent('marketing.email')] }),
      await world.customer({ evidence: [order()] }),
      // Who withdrew or is no longer there is not asked, nor who would be refused for another reason.
      await world.customer({
        evidence: [
          outdated(),
          {
            kind: 'EXPRESSION',
            occurredAt: day('2026-06-01'),
            detail: { state: 'WITHDRAWN', purpose: 'marketing.email', controllers: ['acme-pl'] },
          },
        ],
      }),
      await world.customer({
        evidence: [outdated(), { kind: 'ERASURE', detail: {}, occurredAt: day('2026-06-01') }],
      }),
      await world.customer({ evidence: [outdated({ method: undefined })] }),
      await world.customer({ evidence: [outdated({ expiresAt: day('2026-06-02').getTime() })] }),
      await world.customer({ evidence: [outdated({ controllers: ['velo-de'] })] }),
      await world.customer({
        evidence: [
          outdated(),
          {
            kind: 'OBJECTION',
            detail: { kind: 'DIRECT_MARKETING' },
            occurredAt: day('2026-06-01'),
          },
        ],
      }),
    ]
  })

  test('lists whom the new version alone keeps out, with what they agreed to', async () => {
    const { queue, errors } = await ask(RECONSENT)
    expect(errors).toEqual([])
    expect(queue.nodes).toEqual([
      {
        customer: { id: ada },
        consentedVersion: 1,
        currentVersion: 2,
        givenAt: '2026-05-01T12:00:00.000Z',
        expiresAt: '2028-04-30T12:00:00.000Z',
      },
    ])
    expect(queue.pageInfo).toEqual({ hasNextPage: false, endCursor: expect.any(String) })
    expect(others).toHaveLength(8)
  })

  test('puts on the record that their preferences were told, before it answers', async () => {
    const rows = () =>
      world.db.query<{ released: string[]; customers: string[] }>(
        'select released, customers from disclosures order by at desc limit 1',
      )
    await ask(RECONSENT)
    expect(await rows()).toEqual([{ released: ['permissions'], customers: [ada] }])
  })

  test('gives fields of the customers, each by its own permission', async () => {
    const query = `{ queue: reconsentQueue(purpose: "marketing.email") { nodes { customer { id firstName } } } }`
    const named = await world.customer({ values: { first_name: 'Eve' }, evidence: [outdated()] })
    const { queue } = await ask(query)
    expect(queue.nodes).toContainEqual({ customer: { id: named, firstName: 'Eve' } })
  })

  test('is empty for purposes that do not permit privacy preferences', async () => {
    const { queue } = await ask(RECONSENT, { client: 'marketing', purposes: ['marketing.email'] })
    expect(queue.nodes).toEqual([])
    const account = { client: 'commerce', purposes: ['account.management'] }
    expect((await ask(RECONSENT, account)).queue.nodes).toEqual([])
    const member = await world.customer({ evidence: [outdated(), order({ type: 'ACCOUNT' })] })
    expect(idsOf((await ask(RECONSENT, account)).queue)).toEqual([member])
  })

  test('of a request at fault lists nobody and says why', async () => {
    const without = await ask(RECONSENT, { client: 'privacy-desk' })
    expect(without.queue.nodes).toEqual([])
    expect(without.errors[0]!.extensions['code']).toBe('PURPOSE_REQUIRED')
    const refused = await ask(RECONSENT, { client: 'privacy-desk', purposes: ['marketing.email'] })
    expect(refused.queue.nodes).toEqual([])
    expect(refused.errors[0]!.extensions['code']).toBe('PURPOSE_NOT_ALLOWED')
    const anonymous = await ask(RECONSENT, { client: null })
    expect(anonymous.errors[0]!.extensions['code']).toBe('UNAUTHENTICATED')
  })

  test('shows a signed-in customer themselves and nobody else', async () => {
    const self = (subject: string): Asking => ({
      client: 'self-service',
      purposes: ['rights.fulfilment'],
      subject,
    })
    expect(idsOf((await ask(RECONSENT, self(ada))).queue)).toEqual([ada])
    expect(idsOf((await ask(RECONSENT, self(others[0]!))).queue)).toEqual([])
  })

  test('goes on page by page to the same customers, once each, in the order of ids', async () => {
    for (let i = 0; i < 12; i++) await world.customer({ evidence: [outdated(), order()] })
    const all = idsOf((await ask(RECONSENT)).queue)
    expect(all).toEqual(all.toSorted())
    expect(all.length).toBeGreaterThan(12)
    const found: string[] = []
    let after: string | null = null
    for (;;) {
      const { queue }: { queue?: any } = await ask(RECONSENT, DESK, { first: 5, after })
      found.push(...idsOf(queue))
      expect(JSON.stringify(queue.pageInfo)).not.toContain(found.at(-1))
      if (!queue.pageInfo.hasNextPage) break
      after = queue.pageInfo.endCursor
    }
    expect(found).toEqual(all)
  })

  test.each([
    [{ first: 0 }, '"first" is 1 to 200'],
    [{ first: 201 }, '"first" is 1 to 200'],
    [{ after: 'x' }, 'not a cursor'],
    [{ purpose: 'marketing.mail' }, 'no purpose of the catalogue'],
  ])('refuses %j', async (variables, words) => {
    const { errors } = await ask(RECONSENT, DESK, variables)
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(words),
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})

describe('the queue of consents that run out', () => {
  test('lists those that the engine calls expired within the days, and when', async () => {
    const soon = await world.customer({
      evidence: [consent('marketing.sms', { purposeVersion: 1 }, day('2024-12-05'))],
    })
    const ownEnd = await world.customer({
      evidence: [
        consent('marketing.sms', { purposeVersion: 1, expiresAt: day('2026-12-20').getTime() }),
      ],
    })
    const late = await world.customer({
      evidence: [consent('marketing.sms', { purposeVersion: 1 })],
    })
    const gone = await world.customer({
      evidence: [consent('marketing.sms', { purposeVersion: 1 }, day('2024-01-01'))],
    })
    const listed = async (days: number) => (await ask(EXPIRING, DESK, { days })).queue.nodes
    const nodes = await listed(30)
    expect(new Map(nodes.map((n: any) => [n.customer.id, n.expiresAt]))).toEqual(
      new Map([
        [soon, '2026-12-05T12:00:00.000Z'],
        [ownEnd, '2026-12-20T12:00:00.000Z'],
      ]),
    )
    expect((await listed(20)).map((n: any) => n.customer.id)).toEqual([soon])
    expect(await listed(14)).toEqual([])
    const year = (await listed(366)).map((n: any) => n.customer.id)
    expect(year).not.toContain(late)
    expect(year).not.toContain(gone)
  })

  test.each([0, 367])('refuses %i days', async (days) => {
    const { errors } = await ask(EXPIRING, DESK, { days })
    expect(errors[0]!.message).toContain('"withinDays" is 1 to 366')
  })
})

describe('the queue of emergencies', () => {
  const emergency = (expiresAt: Date, id: string = crypto.randomUUID()) =>
    ({
      kind: 'EMERGENCY',
      id,
      occurredAt: day('2026-11-10'),
      detail: { expiresAt: expiresAt.getTime() },
    }) as const
  const SERVICE: Asking = { client: 'service', purposes: ['service.support'] }

  test('lists those that are over and not reviewed, expired or closed before', async () => {
    const [expired, closed, open, reviewed] = Array.from({ length: 4 }, () => crypto.randomUUID())
    const eve = await world.customer({
      evidence: [emergency(day('2026-11-12'), expired), emergency(day('2026-12-30'), open)],
    })
    const bob = await world.customer({
      evidence: [
        emergency(day('2026-12-30'), closed),
        { kind: 'EMERGENCY_CLOSED', detail: { target: closed! }, occurredAt: day('2026-11-11') },
        emergency(day('2026-11-12'), reviewed),
        {
          kind: 'EMERGENCY_REVIEWED',
          detail: { target: reviewed!, finding: 'JUSTIFIED', reviewedBy: 'desk 4' },
          occurredAt: day('2026-11-13'),
        },
      ],
    })
    const { queue, errors } = await ask(REVIEWS, SERVICE)
    expect(errors).toEqual([])
    const declaredAt = '2026-11-10T12:00:00.000Z'
    const wanted = [
      { id: expired, customerId: eve, declaredAt, endedAt: '2026-11-12T12:00:00.000Z' },
      { id: closed, customerId: bob, declaredAt, endedAt: '2026-11-11T12:00:00.000Z' },
    ]
    expect(queue.nodes).toEqual(wanted.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1)))
    const first = await ask(REVIEWS, SERVICE, { first: 1 })
    const { endCursor, hasNextPage } = first.queue.pageInfo
    expect(hasNextPage).toBe(true)
    const second = await ask(REVIEWS, SERVICE, { first: 1, after: endCursor })
    expect([...first.queue.nodes, ...second.queue.nodes]).toEqual(queue.nodes)
    expect(second.queue.pageInfo.hasNextPage).toBe(false)
    const [record] = await world.db.query<{ customers: string[] }>(
      `select customers from disclosures where client = 'service' and 'privacyHistory' = any(released)
        order by at limit 1`,
    )
    expect(record!.customers.toSorted()).toEqual([eve, bob].toSorted())
  })

  test('is for clients that record emergencies, with a purpose, and for no data subject', async () => {
    for (const asking of [
      { client: 'commerce', purposes: ['order.fulfilment'] },
      { ...SERVICE, subject: crypto.randomUUID() },
    ]) {
      const { errors } = await ask(REVIEWS, asking)
      expect(errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    }
    const without = await ask(REVIEWS, { client: 'service' })
    expect(without.queue.nodes).toEqual([])
    expect(without.errors[0]!.extensions['code']).toBe('PURPOSE_REQUIRED')
  })
})

test('candidates are found by the index, from person to person', async () => {
  const { text } = world.sent.findLast((sent) => sent.text.includes('recursive walk'))!
  const statement = text
    .replaceAll('$1', `'${TENANT}'`)
    .replaceAll('$2', `'marketing.email'`)
    .replaceAll('$3', `'00000000-0000-0000-0000-000000000000'`)
  const plan = await world.db.sql.begin(async (tx) => {
    // A table this small is scanned otherwise.
    await tx.unsafe('set local enable_seqscan = off')
    return tx.unsafe(`explain ${statement}`)
  })
  const lines = plan.map((row) => String(Object.values(row)[0]))
  expect(lines.filter((line) => line.includes('evidence_by_purpose'))).toHaveLength(2)
  expect(lines.filter((line) => line.includes('Sort') && line.includes('customer_id'))).toEqual([])
})
