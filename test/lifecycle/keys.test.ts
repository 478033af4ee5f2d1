/** The same key is the same act: however often it is sent, by whom, and whatever happened meanwhile. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { evidenceId } from '../../src/lifecycle/envelope.ts'
import { readEdited } from '../catalogue/editing.ts'
import { createWorld, TENANT, type World } from '../support/world.ts'
import { counts, done, evidenceOf, problemsOf, proof, put, said } from './acting.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test('the same key and content give the same receipts and add nothing', async () => {
  const id = await world.customer()
  const input = {
    ...said(id, 'GIVEN', 'marketing.email', 'marketing.sms'),
    idempotencyKey: 'again',
  }
  const first = await done(world, 'recordConsent', input)
  const before = await counts(world)
  const reordered = Object.fromEntries(Object.entries(input).toReversed())
  const same = [
    input,
    reordered,
    { ...input, occurredAt: null, source: null },
    { ...input, customerId: id.toUpperCase() },
  ]
  for (const repetition of same) {
    expect(await done(world, 'recordConsent', repetition)).toEqual({ ...first, replayed: true })
  }
  expect(await counts(world)).toEqual(before)
  expect(first['receipts'].map((r: any) => r.id)).toEqual(
    [0, 1].map((i) =>
      evidenceId(Buffer.alloc(32, 7), TENANT, { source: 'playground', key: 'again' }, i),
    ),
  )
})

test('the same key with anything else is a CONFLICT, and nothing is written', async () => {
  const [id, other] = [await world.customer(), await world.customer()]
  const input = { ...said(id, 'WITHDRAWN', 'marketing.email'), idempotencyKey: 'taken' }
  await done(world, 'recordConsent', input)
  const before = await counts(world)
  const contradictions = [
    put(world, 'recordConsent', { ...input, ...said(id, 'REFUSED', 'marketing.email') }),
    put(world, 'recordConsent', { ...input, customerId: other }),
    put(world, 'recordConsent', { ...input, occurredAt: '2026-11-01T00:00:00Z' }),
    put(world, 'recordObjection', { customerId: id, kind: 'GENERAL', idempotencyKey: 'taken' }),
    put(world, 'suppressContact', {
      contactPoint: { type: 'EMAIL', value: 'a@b.pl' },
      idempotencyKey: 'taken',
    }),
  ]
  for (const answer of await Promise.all(contradictions)) {
    expect(answer.errors.map((e) => e.extensions['code'])).toEqual(['CONFLICT'])
  }
  expect(await counts(world)).toEqual(before)
})

test('a hundred sends at once are one act, told alike to everybody', async () => {
  const id = await world.customer()
  const input = { ...said(id, 'GIVEN', 'marketing.email'), idempotencyKey: 'hundred' }
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => done(world, 'recordConsent', input)),
  )
  expect(answers.filter((a) => !a['replayed'])).toHaveLength(1)
  expect(new Set(answers.map((a) => JSON.stringify({ ...a, replayed: 0 }))).size).toBe(1)
  expect(answers[0]!['receipts'][0].needsConfirmation).toBe(true)
  expect(await evidenceOf(world, id)).toHaveLength(1)
})

test('two clients that speak for one system converge on its event', async () => {
  const id = await world.customer()
  const input = {
    ...said(id, 'GIVEN', 'marketing.sms'),
    source: 'paper-form',
    sourceEventId: 'form-1',
  }
  const first = await done(world, 'recordConsent', input, { client: 'commerce' })
  const second = await done(world, 'recordConsent', input, { client: 'service' })
  expect(second).toEqual({ ...first, replayed: true })
  expect((await evidenceOf(world, id)).map((r) => r.source)).toEqual(['paper-form'])
})

test('what is done in the name of another company is another act', async () => {
  const id = await world.customer()
  const input = { customerId: id, type: 'ORDER', source: 'pos', sourceEventId: 'receipt-1' }
  await done(world, 'recordContract', input, { client: 'commerce' })
  const answer = await put(world, 'recordContract', input, { client: 'velo-commerce' })
  expect(answer.errors[0]!.extensions['code']).toBe('CONFLICT')
})

test('a key that looks like a piece of another act stands for itself', async () => {
  const id = await world.customer()
  await done(world, 'recordConsent', {
    ...said(id, 'GIVEN', 'marketing.email', 'marketing.sms'),
    idempotencyKey: 'a',
  })
  await done(world, 'recordConsent', {
    ...said(id, 'WITHDRAWN', 'marketing.email'),
    idempotencyKey: 'a#1',
  })
  expect(await evidenceOf(world, id)).toHaveLength(3)
})

test('keys of signed-in customers do not collide', async () => {
  const [ada, ben] = [await world.customer(), await world.customer()]
  for (const subject of [ada, ben]) {
    const input = { ...said(subject, 'WITHDRAWN', 'marketing.email'), idempotencyKey: 'mine' }
    expect(
      await done(world, 'recordConsent', input, { client: 'self-service', subject }),
    ).toMatchObject({ replayed: false })
    expect(await evidenceOf(world, subject)).toHaveLength(1)
  }
})

test('what is kept of the content tells nothing to who has no key', async () => {
  await done(world, 'suppressContact', {
    contactPoint: { type: 'PHONE', value: '+48600100999' },
    idempotencyKey: 'hash',
  })
  const [[row], others] = await Promise.all([
    world.db.query<{ hash: Buffer }>(
      `select content_hash as hash from recordings where key = 'hash'`,
    ),
    import('node:crypto'),
  ])
  const content = { contactPoint: { type: 'PHONE', value: '+48600100999' } }
  const guesses = [
    JSON.stringify(['suppressContact', content]),
    JSON.stringify(['suppressContact', null, content]),
  ]
  for (const guess of guesses) {
    expect(row!.hash.equals(others.createHash('sha256').update(guess).digest())).toBe(false)
  }
})

test('a key has a form, and there is exactly one', async () => {
  const id = await world.customer()
  const keys: [object, string][] = [
    [{ idempotencyKey: null }, 'idempotencyKey REQUIRED'],
    [{ idempotencyKey: 'a', sourceEventId: 'b' }, 'idempotencyKey TWO_KEYS'],
    [{ idempotencyKey: '' }, 'idempotencyKey EMPTY'],
    [{ idempotencyKey: 'x'.repeat(201) }, 'idempotencyKey TOO_LONG'],
    [{ idempotencyKey: 'a\u0000b' }, 'idempotencyKey NOT_TEXT'],
    [{ idempotencyKey: 'a\ud800b' }, 'idempotencyKey NOT_TEXT'],
    [{ sourceEventId: 'e', source: 'not-mine' }, 'source SOURCE_NOT_REGISTERED'],
  ]
  const before = await counts(world)
  for (const [key, problem] of keys) {
    expect(
      problemsOf(
        await put(world, 'recordConsent', { ...said(id, 'WITHDRAWN', 'marketing.sms'), ...key }),
      ),
    ).toEqual([problem])
  }
  expect(await counts(world)).toEqual(before)
})

// Last, for it publishes another catalogue.
test('the catalogue in force judges, also where this process has not heard of it; what is on file is repeated', async () => {
  const id = await world.customer()
  const input = { ...said(id, 'GIVEN', 'marketing.sms'), idempotencyKey: 'kept' }
  const first = await done(world, 'recordConsent', input, { client: 'service' })
  await publishCatalogue(
    world.db.sql,
    readEdited((catalogue) => {
      catalogue.clients.commerce.records = ['CONTRACT']
    }),
  )
  const before = await counts(world)
  const refused = await put(world, 'recordConsent', said(id, 'GIVEN', 'marketing.sms'), {
    client: 'commerce',
  })
  expect(refused.errors.map((e) => e.extensions['code'])).toEqual(['FORBIDDEN'])
  expect(await counts(world)).toEqual(before)
  expect(await done(world, 'recordConsent', input, { client: 'service' })).toEqual({
    ...first,
    replayed: true,
  })
  const gone = await put(world, 'recordConsent', {
    ...input,
    idempotencyKey: 'new',
    proof: { ...proof, notice: 'gone@9' },
  })
  expect(problemsOf(gone)).toEqual(['proof.notice UNKNOWN_NOTICE'])
})
