/** What the database itself refuses and voids, whatever an application does. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { loadPeople } from '../../src/customer/facts-store.ts'
import { identifierHmac } from '../../src/customer/identifiers.ts'
import { refreshStandings } from '../../src/customer/refresh.ts'
import { saveStandings } from '../../src/customer/standing-store.ts'
import { computeStanding } from '../../src/customer/standing.ts'
import { contextKey } from '../../src/customer/context.ts'
import { consent, createWorld, order, provenanceOf, TENANT, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const values = { email: 'ada@example.com', first_name: 'Ada' }
const BY_ID = 'query ($id: ID!) { customer(id: $id) { email } }'

const emailOf = async (id: string, purpose = 'order.fulfilment', client = 'playground') => {
  const { data } = await world.ask(BY_ID, { client, purposes: [purpose], variables: { id } })
  return data?.['customer']?.email ?? null
}
const stateOf = async (id: string) => {
  const [row] = await world.db.query<{ seq: number; touched: Date }>(
    'select seq, touched_at as touched from customers where id = $1',
    [id],
  )
  return row!
}
/** The SQLSTATE and text of what the database says to a statement; null where it accepts. */
async function refusal(text: string, params: unknown[] = []): Promise<string | null> {
  try {
    await world.db.sql.unsafe(text, params as never)
    return null
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return `${code} ${message}`
  }
}
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

const INSERT = `insert into evidence (tenant_id, customer_id, seq, id, kind, occurred_at, recorded_at, source, detail)
  values ($1, $2, $3, $4, 'ERASURE', $5, $6, 'test', '{}')`

describe('evidence', () => {
  test('is never changed, deleted or emptied', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    for (const statement of [
      `update evidence set detail = '{}' where customer_id = '${id}'`,
      `delete from evidence where customer_id = '${id}'`,
      'truncate evidence',
      'truncate customers, evidence cascade',
    ]) {
      expect(await refusal(statement)).toMatch(/^23001 (evidence|customers) is append-only/)
    }
    expect(await emailOf(id)).toBe('ada@example.com')
  })

  test('advances the seq of its person and moves touched_at to when it was recorded', async () => {
    const id = await world.customer({ values })
    const before = await stateOf(id)
    await world.lay(id, order())
    const after = await stateOf(id)
    expect(after.seq).toBe(before.seq + 1)
    expect(after.touched.getTime()).toBeGreaterThan(before.touched.getTime())
    const [row] = await world.db.query<{ seq: number }>(
      'select seq from evidence where customer_id = $1',
      [id],
    )
    expect(row?.seq).toBe(after.seq)
  })

  test('of nobody is refused', async () => {
    const nobody = [TENANT, randomUUID(), null, randomUUID(), ago(1), null]
    expect(await refusal(INSERT, nobody)).toMatch(/^23503/)
    const numbered = [TENANT, randomUUID(), 1, randomUUID(), ago(1), ago(1)]
    expect(await refusal(INSERT, numbered)).toMatch(/^23514/)
  })

  test('with a number of its own is refused where that would not void a standing', async () => {
    const id = await world.customer({ values, evidence: [order()] })
    expect(await emailOf(id)).toBe('ada@example.com')
    const { seq } = await stateOf(id)
    const at = ago(60)
    for (const own of [seq + 1, seq + 100]) {
      expect(await refusal(INSERT, [TENANT, id, own, randomUUID(), at, at])).toMatch(
        /^23514 evidence must advance the seq/,
      )
    }
    // A free number below the one that the standing counts.
    await world.db.query('update customers set seq = seq + 5 where id = $1', [id])
    expect(await emailOf(id)).toBe('ada@example.com')
    expect(await refusal(INSERT, [TENANT, id, seq + 2, randomUUID(), at, at])).toMatch(
      /^23514 evidence must advance the seq/,
    )
    expect(await emailOf(id)).toBe('ada@example.com')
  })

  test('with numbers of its own comes only with people of the same transaction, within their numbers and clock', async () => {
    const load = (seq: number, recordedAt: Date, recorded = 'now()') =>
      refusal(
        `with person as (
           insert into customers (tenant_id, id, seq, touched_at) values ($1, $2, 1, ${recorded} - interval '1 day')
           returning id)
         insert into evidence (tenant_id, customer_id, seq, id, kind, occurred_at, recorded_at, source, detail)
         select $1, id, $3, gen_random_uuid(), 'ERASURE', $4, $4, 'test', '{}' from person`,
        [TENANT, randomUUID(), seq, recordedAt],
      )
    expect(await load(1, ago(2000))).toBeNull()
    expect(await load(2, ago(2000))).toMatch(/^23514/)
    expect(await load(1, ago(60))).toMatch(/^23514/)
    expect(await load(1, ago(-60), `now() + interval '9 days'`)).toMatch(/^23514/)
  })

  test('of a load that comes in while somebody decides is counted all the same', async () => {
    // Customer first, evidence in a later transaction; between them a reader has looked.
    const id = randomUUID()
    await world.db.query(
      `insert into customers (tenant_id, id, seq, touched_at, email, provenance, jurisdiction)
       values ($1, $2, 1, now(), 'ada@example.com', $3, 'PL')`,
      [TENANT, id, provenanceOf(['email'])],
    )
    const live = world.services.catalogues.of(TENANT)!.current()
    const context = {
      ...{ purpose: 'rights.fulfilment', controller: 'acme-pl', operation: 'READ' as const },
      gpc: false,
    }
    const [reader] = await loadPeople(world.db, TENANT, [id], null)
    await world.db.sql
      .unsafe(
        `insert into evidence (tenant_id, customer_id, seq, id, kind, occurred_at, recorded_at, source, detail)
       values ($1, $2, 1, $3, 'RESTRICTION', $4, $4, 'test', '{}')`,
        [TENANT, id, randomUUID(), ago(60).toISOString()],
      )
      .catch(() => undefined)
    await saveStandings(world.db, TENANT, [
      {
        ...computeStanding(live.engine, live.targets, reader!, context),
        ...{ customerId: id, contextKey: contextKey(context), seq: reader!.seq },
        ...{ revision: live.revision, computedAt: reader!.at },
      },
    ])
    const [{ n }] = (await world.db.query(
      'select count(*)::int as n from evidence where customer_id = $1',
      [id],
    )) as [{ n: number }]
    // Either the load was refused, or what it brought is counted.
    expect({ loaded: n, email: await emailOf(id, 'rights.fulfilment') }).toEqual(
      n === 0 ? { loaded: 0, email: 'ada@example.com' } : { loaded: 1, email: null },
    )
  })
})

describe('a clock that runs fast', () => {
  test('is refused beyond five minutes and clamped within', async () => {
    const id = await world.customer({ values })
    const in_ = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    expect(await refusal(INSERT, [TENANT, id, null, randomUUID(), in_(6), null])).toMatch(
      /^23514 CLOCK_SKEW/,
    )
    expect(await refusal(INSERT, [TENANT, id, null, randomUUID(), in_(4), null])).toBeNull()
    const [row] = await world.db.query<{ same: boolean }>(
      'select occurred_at = recorded_at as same from evidence where customer_id = $1',
      [id],
    )
    expect(row?.same).toBe(true)
  })

  test('cannot move the clock of a person by claiming when something was recorded', async () => {
    const endsAt = Date.now() + 86_400_000
    const id = await world.customer({ values, evidence: [order({ endsAt })] })
    expect(await emailOf(id)).toBe('ada@example.com')
    const nextYear = new Date(Date.now() + 365 * 86_400_000)
    const said = await refusal(
      `insert into evidence (tenant_id, customer_id, id, kind, occurred_at, recorded_at, source, detail)
       values ($1, $2, $3, 'PREFERENCE', $4, $4, 'test', '{"channel":"sms","value":"IN"}')`,
      [TENANT, id, randomUUID(), nextYear],
    )
    expect(said).toMatch(/CLOCK_SKEW/)
    expect(await emailOf(id)).toBe('ada@example.com')
  })
})

describe('the counters of a person', () => {
  test('only grow', async () => {
    const id = await world.customer({ values, evidence: [order(), order()] })
    for (const change of [
      'seq = seq - 1',
      `touched_at = touched_at - interval '1 ms'`,
      'seq = 0',
    ]) {
      expect(await refusal(`update customers set ${change} where id = '${id}'`)).toMatch(
        /^23514 seq and touched_at only grow/,
      )
    }
    expect(await refusal(`update customers set seq = seq + 1 where id = '${id}'`)).toBeNull()
  })

  test('advance with whatever changes, and only then', async () => {
    const id = await world.customer({ values })
    const advance = async (change: string) => {
      const { seq } = await stateOf(id)
      await world.db.query(`update customers set ${change} where id = $1`, [id])
      return (await stateOf(id)).seq - seq
    }
    expect(await advance(`jurisdiction = 'DE'`)).toBe(1)
    expect(await advance('jurisdiction = null')).toBe(1)
    expect(await advance(`birth_date = '2000-01-01'`)).toBe(1)
    expect(await advance(`provenance = '[]'`)).toBe(1)
    expect(await advance(`jurisdiction = 'PL', birth_date = null, seq = seq + 1`)).toBe(1)
    expect(await advance(`email = 'new@example.com'`)).toBe(1)
    expect(await advance(`email = 'new@example.com'`)).toBe(0)
    expect(await advance(`jurisdiction = 'PL'`)).toBe(0)
  })

  test('of a person who is removed and laid down again do not bring back old permissions', async () => {
    const id = randomUUID()
    await world.customer({ id, values })
    expect(await emailOf(id, 'rights.fulfilment')).toBe('ada@example.com')
    if ((await refusal(`delete from customers where id = '${id}'`)) !== null) return
    await world.customer({ id, values: { email: 'new@example.com' }, provenance: [] })
    expect(await emailOf(id, 'rights.fulfilment')).toBeNull()
  })
})

describe('a suppressed contact point', () => {
  const contact = (email: string) =>
    identifierHmac(world.services.keys.identifier, TENANT, 'EMAIL', email)
  const suppress = (email: string) =>
    world.db.query(
      `insert into suppressions (tenant_id, contact_hmac, channel, occurred_at) values ($1, $2, 'email', now() - interval '1 hour')`,
      [TENANT, contact(email)],
    )
  const unsuppress = (email: string) =>
    world.db.query('delete from suppressions where contact_hmac = $1', [contact(email)])
  const subscriber = (email: string, identifiers: { EMAIL?: string } = { EMAIL: email }) =>
    world.customer({
      values: { ...values, email },
      identifiers,
      evidence: [consent('marketing.email')],
    })
  const mailed = (id: string) => emailOf(id, 'marketing.email', 'mailer')

  test('is withheld from the channel at once, and given again once that is lifted', async () => {
    const id = await subscriber('s1@example.com')
    expect(await mailed(id)).toBe('s1@example.com')
    await suppress('s1@example.com')
    expect(await mailed(id)).toBeNull()
    await unsuppress('s1@example.com')
    expect(await mailed(id)).toBe('s1@example.com')
  })

  test('goes with its identifier to whoever has it now', async () => {
    await suppress('s2@example.com')
    const id = await subscriber('s2@example.com', {})
    expect(await mailed(id)).toBe('s2@example.com')
    await world.db.query(
      `insert into identifiers (tenant_id, type, value_hmac, customer_id, source) values ($1, 'EMAIL', $2, $3, 'test')`,
      [TENANT, contact('s2@example.com'), id],
    )
    expect(await mailed(id)).toBeNull()
    const other = await subscriber('s3@example.com')
    expect(await mailed(other)).toBe('s3@example.com')
    await world.db.query('update identifiers set customer_id = $2 where value_hmac = $1', [
      contact('s2@example.com'),
      other,
    ])
    expect(await mailed(other)).toBeNull()
  })

  test('no longer withholds from the person whose identifier it was', async () => {
    const id = await subscriber('s4@example.com')
    const other = await subscriber('s5@example.com')
    await suppress('s4@example.com')
    expect(await mailed(id)).toBeNull()
    await world.db.query('update identifiers set customer_id = $2 where value_hmac = $1', [
      contact('s4@example.com'),
      other,
    ])
    expect(await mailed(other)).toBeNull()
    expect(await mailed(id)).toBe('s4@example.com')
  })

  test('no longer withholds from a person whose identifier is deleted', async () => {
    const id = await subscriber('s6@example.com')
    await suppress('s6@example.com')
    expect(await mailed(id)).toBeNull()
    await world.db.query('delete from identifiers where value_hmac = $1', [
      contact('s6@example.com'),
    ])
    expect(await mailed(id)).toBe('s6@example.com')
  })

  test('that is put right from one hash to another voids both', async () => {
    const one = await subscriber('s7@example.com')
    const other = await subscriber('s8@example.com')
    await suppress('s7@example.com')
    expect(await Promise.all([mailed(one), mailed(other)])).toEqual([null, 's8@example.com'])
    await world.db.query('update suppressions set contact_hmac = $2 where contact_hmac = $1', [
      contact('s7@example.com'),
      contact('s8@example.com'),
    ])
    expect(await Promise.all([mailed(one), mailed(other)])).toEqual(['s7@example.com', null])
  })
})

test('a slower writer never replaces the standing of newer evidence', async () => {
  const id = await world.customer({ values, evidence: [order()] })
  const live = world.services.catalogues.of(TENANT)!.current()
  const context = {
    ...{ purpose: 'order.fulfilment', controller: 'acme-pl', operation: 'READ' as const },
    gpc: false,
  }
  const [before] = await loadPeople(world.db, TENANT, [id], null)
  await world.lay(id, { kind: 'ERASURE', detail: {} })
  await refreshStandings({ db: world.db, tenant: TENANT, now: null, contexts: [context] }, live, [
    id,
  ])
  await saveStandings(world.db, TENANT, [
    {
      ...computeStanding(live.engine, live.targets, before!, context),
      ...{ customerId: id, contextKey: contextKey(context), seq: before!.seq },
      ...{ revision: live.revision, computedAt: before!.at },
    },
  ])
  expect(await emailOf(id)).toBeNull()
})

test('what is released on an identifier-bound consent is on record with that consent', async () => {
  const evidence = randomUUID()
  const id = await world.customer({
    values: { email: 'bound@example.com' },
    provenance: [{ ...provenanceOf(['email'])[0]!, identifier: 'bound' }],
    evidence: [{ ...consent('marketing.email', { identifier: 'bound' }), id: evidence }],
  })
  expect(await emailOf(id, 'marketing.email')).toBe('bound@example.com')
  const [row] = await world.db.query<{ evidence: unknown }>(
    'select evidence from disclosures where $1 = any(customers)',
    [id],
  )
  expect(JSON.stringify(row?.evidence)).toContain(evidence)
})

test('of an erased customer nobody hears, whatever the rule of the purpose for their country', async () => {
  const erased = await world.customer({
    values,
    jurisdiction: 'DE',
    evidence: [{ kind: 'ERASURE', detail: {} }],
  })
  const asking = (id: string) => ({
    ...{ client: 'public-sector', purposes: ['public.voucher_scheme'] },
    variables: { id },
  })
  const nobody = await world.ask(BY_ID, asking(randomUUID()))
  expect((await world.ask(BY_ID, asking(erased))).bytes).toBe(nobody.bytes)
})

test('disclosures are never changed, deleted or emptied', async () => {
  const id = await world.customer({ values, evidence: [order()] })
  await emailOf(id)
  for (const statement of [
    'update disclosures set released = array[]::text[]',
    'delete from disclosures',
    'truncate disclosures',
    'truncate disclosures_default',
  ]) {
    expect(await refusal(statement)).toMatch(/^23001/)
  }
})
