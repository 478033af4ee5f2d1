import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { catalogueTables } from '../../src/catalogue/rows.ts'
import { loadCatalogue } from '../../src/catalogue/store.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { daysFromNow, edited } from './editing.ts'

const tenant = 'guarded'
let database: Awaited<ReturnType<typeof createTestDatabase>>
let sql: postgres.Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.url, { max: 1, fetch_types: false, onnotice: () => {} })
  const document = edited(tenant, (c) => {
    c.purposes['public.voucher_scheme'].retirement = {
      publishedAt: '2025-03-01',
      effectiveFrom: '2027-01-01',
      reason: 'The scheme ends.',
    }
  })
  await publishCatalogue(sql, document)
})

afterAll(async () => {
  await sql.end({ timeout: 1 })
  await database.drop()
})

/** What the database says to a statement; undefined where it accepts it. Always rolled back. */
async function refusal(run: (tx: postgres.TransactionSql) => Promise<unknown>) {
  const rollback = new Error('rollback')
  try {
    await sql.begin(async (tx) => {
      await run(tx)
      throw rollback
    })
  } catch (error) {
    if (error === rollback) return undefined
    if (error instanceof Error) return error.message
    throw error
  }
  return undefined
}

const openRevision = (tx: postgres.TransactionSql, owner: string, revision: number) =>
  tx`insert into catalogue_revisions (tenant_id, revision, content_hash) values (${owner}, ${revision}, 'x')`

const addGroup = (tx: postgres.TransactionSql, revision: number) => tx`
  insert into purpose_groups (tenant_id, revision, key, titles) values (${tenant}, ${revision}, 'late', '{}')`

const addRule = (tx: postgres.TransactionSql, version: number, basis = 'OPT_OUT_REGIME') => tx`
  insert into purpose_rules (tenant_id, purpose, version, jurisdiction, revision, basis)
  values (${tenant}, 'marketing.sms', ${version}, 'PL', 2, ${basis})`

const moveHead = (tx: postgres.TransactionSql, revision: number) => tx`
  update catalogue_heads h set revision = r.revision, published_at = r.published_at
    from catalogue_revisions r
   where h.tenant_id = ${tenant} and r.tenant_id = ${tenant} and r.revision = ${revision}`

const addVersion = (
  tx: postgres.TransactionSql,
  version: { revision: number; number: number; published: string; from: string; to?: string },
) => tx`
  insert into purpose_versions (tenant_id, purpose, version, revision, published_at, effective_from,
                                effective_to, controllers, categories)
  values (${tenant}, 'marketing.sms', ${version.number}, ${version.revision}, ${version.published},
          ${version.from}, ${version.to ?? null}, '{acme-pl}', '{user.name}')`
const addPurpose = (tx: postgres.TransactionSql, revision: number) => tx`
  with g as (insert into purpose_groups (tenant_id, revision, key, titles)
             values (${tenant}, ${revision}, 'marketing', '{}'))
  insert into purposes (tenant_id, revision, key, group_key, owner, dpv, fideslang)
  values (${tenant}, ${revision}, 'marketing.sms', 'marketing', 'x', 'x', 'x')`
const inNextRevision = (run: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  refusal(async (tx) => {
    await openRevision(tx, tenant, 2)
    await addPurpose(tx, 2)
    await run(tx)
  })

describe('the database itself', () => {
  test.each([...catalogueTables, 'catalogue_revisions'])('refuses to change %s', async (table) => {
    const [row] = await sql`select from ${sql(table)} where tenant_id = ${tenant}`
    expect(row).toBeDefined()
    const words = `${table} is append-only`
    expect(await refusal((tx) => tx`update ${tx(table)} set revision = revision`)).toContain(words)
    expect(await refusal((tx) => tx`delete from ${tx(table)}`)).toContain(words)
    expect(await refusal((tx) => tx`truncate ${tx(table)} cascade`)).toContain('is append-only')
  })

  test('takes no more rows into a published revision', async () => {
    expect(await refusal((tx) => addGroup(tx, 1))).toContain('revision 1 is closed')
    const later = refusal(async (tx) => {
      await openRevision(tx, tenant, 2)
      await addGroup(tx, 2)
    })
    expect(await later).toBeUndefined()
  })

  test('takes no rule for a version that was published without it', async () => {
    expect(await inNextRevision((tx) => addRule(tx, 1))).toContain('purpose_rules_version_fk')
    const withItsVersion = inNextRevision(async (tx) => {
      const [published, from] = [daysFromNow(0), daysFromNow(1)]
      await addVersion(tx, { revision: 2, number: 2, published, from })
      await addRule(tx, 2)
    })
    expect(await withItsVersion).toBeUndefined()
  })

  test('takes one basis for each version and jurisdiction', async () => {
    const twoBases = inNextRevision(async (tx) => {
      const [published, from] = [daysFromNow(0), daysFromNow(1)]
      await addVersion(tx, { revision: 2, number: 2, published, from })
      await addRule(tx, 2, 'CONSENT')
      await addRule(tx, 2, 'LEGITIMATE_INTEREST')
    })
    expect(await twoBases).toContain('purpose_rules_tenant_id_purpose_version_jurisdiction_pk')
  })

  test.each([
    ['published in the past', -2, 1, 'published_at of purpose_versions is back-dated'],
    ['in effect before now', -0.9, -0.5, 'effective_from of purpose_versions is back-dated'],
    ['in effect before it is published', 2, 1, 'purpose_versions_never_back_dated'],
    ['published today and in effect tomorrow', -0.5, 1, 'nothing'],
  ])('decides on a version %s', async (_what, published, from, words) => {
    const answer = await inNextRevision((tx) => {
      const dates = { published: daysFromNow(published), from: daysFromNow(from) }
      return addVersion(tx, { revision: 2, number: 2, ...dates })
    })
    expect(answer ?? 'nothing').toContain(words)
  })

  test('refuses versions that overlap, in whatever order they come', async () => {
    const published = daysFromNow(0)
    const add = (versions: readonly { number: number; from: string; to?: string }[]) =>
      inNextRevision(async (tx) => {
        for (const version of versions) await addVersion(tx, { revision: 2, published, ...version })
      })
    const [soon, later, latest] = [daysFromNow(1), daysFromNow(2), daysFromNow(3)]
    const words = 'of marketing.sms overlaps another version'
    expect(
      await add([
        { number: 2, from: soon, to: latest },
        { number: 3, from: later },
      ]),
    ).toContain(words)
    expect(
      await add([
        { number: 3, from: later },
        { number: 2, from: soon, to: latest },
      ]),
    ).toContain(words)
    expect(
      await add([
        { number: 2, from: later },
        { number: 3, from: soon },
      ]),
    ).toContain(words)
    expect(
      await add([
        { number: 3, from: soon },
        { number: 2, from: soon },
      ]),
    ).toContain(words)
    expect(
      await add([
        { number: 2, from: soon, to: later },
        { number: 3, from: later },
      ]),
    ).toBeUndefined()
  })

  test('refuses a version after the end of its purpose', async () => {
    const answer = await refusal(async (tx) => {
      await openRevision(tx, tenant, 2)
      await tx`insert into purpose_groups (tenant_id, revision, key, titles) values (${tenant}, 2, 'g', '{}')`
      await tx`insert into purposes (tenant_id, revision, key, group_key, owner, dpv, fideslang)
               values (${tenant}, 2, 'public.voucher_scheme', 'g', 'x', 'x', 'x')`
      await tx`insert into purpose_versions (tenant_id, purpose, version, revision, published_at,
                 effective_from, controllers, categories)
               values (${tenant}, 'public.voucher_scheme', 2, 2, now(), '2999-01-01', '{a}', '{b}')`
    })
    expect(answer).toContain('public.voucher_scheme is retired before that version takes effect')
  })

  test('refuses a gap in the revisions and a date of the writer', async () => {
    expect(await refusal((tx) => openRevision(tx, tenant, 3))).toContain(
      'does not follow revision 1',
    )
    expect(await refusal((tx) => openRevision(tx, 'nobody', 2))).toContain(
      'does not follow revision 0',
    )
    const answer = await refusal(async (tx) => {
      await tx`insert into catalogue_revisions (tenant_id, revision, content_hash, published_at)
               values (${tenant}, 2, 'x', '2020-01-01')`
      const [row] = await tx`select published_at = now() as is_now from catalogue_revisions
                              where tenant_id = ${tenant} and revision = 2`
      expect(row).toEqual({ is_now: true })
    })
    expect(answer).toBeUndefined()
  })

  test('moves the head only to the newest revision', async () => {
    const words = 'the head of a catalogue is its newest revision'
    const back = refusal(async (tx) => {
      await openRevision(tx, tenant, 2)
      await moveHead(tx, 2)
      await moveHead(tx, 1)
    })
    expect(await back).toContain(words)
    const misdated = refusal(
      (tx) =>
        tx`update catalogue_heads set published_at = '2020-01-01' where tenant_id = ${tenant}`,
    )
    expect(await misdated).toContain(words)
    expect(await refusal((tx) => tx`delete from catalogue_heads`)).toContain('append-only')
    const forward = refusal(async (tx) => {
      await openRevision(tx, tenant, 2)
      await moveHead(tx, 2)
    })
    expect(await forward).toBeUndefined()
  })

  test('cannot be changed unnoticed even where its guards are off', async () => {
    const answer = await refusal(async (tx) => {
      await tx`alter table purpose_rules disable trigger all`
      await tx`update purpose_rules set basis = 'OPT_OUT_REGIME'
                where tenant_id = ${tenant} and purpose = 'marketing.sms'`
      await loadCatalogue(tx, tenant)
    })
    expect(answer).toMatch(/revision 1 of guarded was published with hash \w+, its rows give/)
  })
})
