import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addPurposeVersion } from '../../src/catalogue/edits/purpose-version.ts'
import { createContext } from '../../src/graphql/context.ts'
import { previewOfPurposeVersion } from '../../src/graphql/resolvers/preview-subscription.ts'
import { publishEdit } from '../../src/graphql/publication.ts'
import { authenticate } from '../../src/caller/registration.ts'
import { consent, createWorld, TENANT, type Asking, type World } from '../support/world.ts'
import { daysFromNow } from '../catalogue/editing.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const live = () => world.services.catalogues.of(TENANT)!.current()
const DESK: Asking = { client: 'privacy-desk' }

const languages = ['en', 'pl', 'de']
const texts = languages.map((language) => ({ language, title: 'Offers', description: 'Short.' }))

/** A lawful next version of the purpose for text messages. */
const smsVersion = (change: object = {}) => ({
  expectedRevision: live().revision,
  purpose: 'marketing.sms',
  effectiveFrom: daysFromNow(10),
  controllers: ['acme-pl', 'velo-de'],
  categories: ['user.contact.phone_number', 'user.name'],
  directMarketing: true,
  rules: [{ jurisdiction: '*', lawfulBasis: 'CONSENT', consentValidity: 'P24M' }],
  texts,
  ...change,
})

const mutation = (name: string, type: string) =>
  `mutation($input: ${type}!) { ${name}(input: $input) {
     revision changed catalogue { revision purposes { key versions { version effectiveFrom } } } } }`
const PUBLISH = mutation('publishPurposeVersion', 'PublishPurposeVersionInput')
const RETIRE = mutation('retirePurpose', 'RetirePurposeInput')
const NOTICE = mutation('publishNoticeVersion', 'PublishNoticeVersionInput')
const ASSESS = mutation('recordAssessment', 'RecordAssessmentInput')

const publish = (input: object, asking: Asking = DESK, document = PUBLISH) =>
  world.ask(document, { ...asking, variables: { input } })
const problemsOf = (answer: Awaited<ReturnType<typeof publish>>) =>
  answer.errors.flatMap(({ extensions }) => extensions['problems'] ?? [])

describe('who may publish', () => {
  test.each([
    ['a client that is not registered to', { client: 'commerce' }],
    ['a delivery', { client: 'mailer' }],
    ['a signed-in customer, whatever the client', { ...DESK, subject: crypto.randomUUID() }],
  ] as const)('not %s', async (_who, asking) => {
    const before = live().revision
    for (const [document, input] of [
      [PUBLISH, smsVersion()],
      [
        RETIRE,
        {
          expectedRevision: before,
          purpose: 'marketing.sms',
          effectiveFrom: daysFromNow(9),
          reason: 'x',
        },
      ],
    ] as const) {
      const answer = await publish(input, asking, document)
      expect(answer.data).toBeNull()
      expect(answer.errors[0]).toMatchObject({
        message: expect.stringContaining('publishes: true'),
        extensions: { code: 'FORBIDDEN' },
      })
    }
    const anonymous = await publish(smsVersion(), { client: null })
    expect(anonymous.errors[0]!.extensions['code']).toBe('UNAUTHENTICATED')
    await world.services.catalogues.refresh()
    expect(live().revision).toBe(before)
  })
})

describe('a new version of a purpose', () => {
  test('is in force from its day, and the answer shows the new revision', async () => {
    const { revision } = live()
    const input = smsVersion({ note: 'shorter' })
    const { data, errors } = await publish(input)
    expect(errors).toEqual([])
    expect(data!['publishPurposeVersion']).toMatchObject({
      revision: revision + 1,
      changed: true,
      catalogue: { revision: revision + 1 },
    })
    const { purposes } = data!['publishPurposeVersion'].catalogue
    const sms = purposes.find(({ key }: { key: string }) => key === 'marketing.sms')
    expect(sms.versions[0]).toEqual({ version: 2, effectiveFrom: input.effectiveFrom })
    const [row] = await world.db.query('select note from catalogue_revisions where revision = $1', [
      revision + 1,
    ])
    expect(row).toEqual({ note: 'shorter' })

    // A lost answer is safe to ask for again, although the revision has moved on.
    const again = await publish(input)
    expect(again.data!['publishPurposeVersion']).toMatchObject({
      revision: revision + 1,
      changed: false,
    })
    expect(live().revision).toBe(revision + 1)
  })

  test('is refused where another revision was published meanwhile', async () => {
    const stale = smsVersion({
      expectedRevision: live().revision - 1,
      effectiveFrom: daysFromNow(20),
    })
    const { data, errors } = await publish(stale)
    expect(data).toBeNull()
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(`Revision ${live().revision} is in force`),
      extensions: { code: 'CONFLICT' },
    })
  })

  test('of two at once one is published and the other learns of it', async () => {
    const before = live().revision
    const answers = await Promise.all(
      [30, 31].map((days) => publish(smsVersion({ effectiveFrom: daysFromNow(days) }))),
    )
    const codes = answers.map(({ errors }) => errors[0]?.extensions['code'] ?? 'NONE')
    expect(new Set(codes)).toEqual(new Set(['NONE', 'CONFLICT']))
    expect(live().revision).toBe(before + 1)
  })

  const swap = (lawfulBasis: string, more: object = {}) =>
    smsVersion({
      effectiveFrom: daysFromNow(60),
      rules: [{ jurisdiction: '*', lawfulBasis, ...more }],
    })

  test.each([
    [
      'the swap of a basis after processing began',
      () => swap('CONTRACT', { contractTypes: ['ORDER'] }),
      'input.rules.0',
      'asked for consent; use a new purpose key',
    ],
    [
      'the swap in one jurisdiction',
      () =>
        smsVersion({
          effectiveFrom: daysFromNow(60),
          rules: [
            { jurisdiction: '*', lawfulBasis: 'CONSENT' },
            {
              jurisdiction: 'DE',
              lawfulBasis: 'PUBLIC_INTEREST',
              task: { law: 'none', from: daysFromNow(1) },
            },
          ],
        }),
      'input.rules.1',
      'asked for consent',
    ],
    [
      'the past',
      () =>
        smsVersion({
          purpose: 'marketing.postal',
          effectiveFrom: daysFromNow(-1),
          rules: [{ jurisdiction: '*', lawfulBasis: 'LEGITIMATE_INTEREST' }],
        }),
      'input.effectiveFrom',
      'in the past|back-dated',
    ],
    [
      'an overlap with a version that is still to come',
      () => smsVersion({ effectiveFrom: daysFromNow(1) }),
      'input.effectiveFrom',
      'would overlap',
    ],
    [
      'an unknown category',
      () => smsVersion({ effectiveFrom: daysFromNow(60), categories: ['user.hobby'] }),
      'input.categories.0',
      'names the category "user.hobby"',
    ],
    [
      'a missing language',
      () => smsVersion({ effectiveFrom: daysFromNow(60), texts: texts.slice(1) }),
      'input.texts',
      'has no text in en',
    ],
    [
      'a material change without a cut-off',
      () => smsVersion({ effectiveFrom: daysFromNow(60), material: true }),
      'input.material',
      'needs reconsentCutoff',
    ],
    [
      'a period that is none',
      () =>
        smsVersion({
          rules: [{ jurisdiction: '*', lawfulBasis: 'CONSENT', consentValidity: 'two years' }],
        }),
      'input.rules.0.consentValidity',
      'is not a period',
    ],
    [
      'a note without end',
      () => smsVersion({ note: 'x'.repeat(1001) }),
      'input.note',
      'longer than 1000',
    ],
  ])('is refused for %s, at its place', async (_what, input, path, words) => {
    const before = live().revision
    const answer = await publish(input())
    expect(answer.data).toBeNull()
    expect(answer.errors[0]!.extensions['code']).toBe('BAD_USER_INPUT')
    const found = problemsOf(answer).find((p: { path: unknown[] }) => p.path.join('.') === path)
    expect(found?.message).toMatch(new RegExp(words))
    await world.services.catalogues.refresh()
    expect(live().revision).toBe(before)
  })
})

describe('the other publications', () => {
  const assessment = (change: object = {}) => ({
    expectedRevision: live().revision,
    key: 'lia-letters',
    kind: 'LIA',
    purposes: ['marketing.postal'],
    approvedAt: daysFromNow(-1),
    approvedBy: 'DPO',
    summary: 'It weighs.',
    ...change,
  })
  test('an assessment is put on file once', async () => {
    const first = assessment()
    const answer = await publish(first, DESK, ASSESS)
    expect(answer.errors).toEqual([])
    expect(answer.data!['recordAssessment'].changed).toBe(true)
    expect((await publish(first, DESK, ASSESS)).data!['recordAssessment'].changed).toBe(false)
    const other = await publish(assessment({ summary: 'Other.' }), DESK, ASSESS)
    expect(problemsOf(other)).toEqual([
      expect.objectContaining({ path: ['input', 'key'], code: 'INVALID' }),
    ])
    const unapproved = assessment({ key: 'lia-2', approvedAt: daysFromNow(5) })
    expect(problemsOf(await publish(unapproved, DESK, ASSESS))[0].path).toEqual([
      'input',
      'approvedAt',
    ])
  })

  test('text that cannot be stored is refused at its place', async () => {
    const summary = await publish(assessment({ key: 'lia-3', summary: 'a\0b' }), DESK, ASSESS)
    expect(problemsOf(summary)[0].path).toEqual(['input', 'summary'])
    const retirement = {
      expectedRevision: live().revision,
      purpose: 'wellness.advice',
      effectiveFrom: daysFromNow(30),
      reason: 'over\0',
    }
    expect(problemsOf(await publish(retirement, DESK, RETIRE))[0].path).toEqual(['input', 'reason'])
    const noticed = {
      expectedRevision: live().revision,
      note: 'why\0',
      notice: 'consent-wellness',
      controllers: ['acme-pl'],
      purposes: ['wellness.advice'],
      texts: languages.map((language) => ({ language, title: 'Food', body: 'Words.' })),
    }
    expect(problemsOf(await publish(noticed, DESK, NOTICE))[0].path).toEqual(['input', 'note'])
  })

  test('a notice gets its next version', async () => {
    const input = {
      expectedRevision: live().revision,
      notice: 'consent-wellness',
      controllers: ['acme-pl'],
      purposes: ['wellness.advice'],
      texts: languages.map((language) => ({ language, title: 'Food', body: 'Words.' })),
    }
    const { data } = await publish(input, DESK, NOTICE)
    expect(data!['publishNoticeVersion'].changed).toBe(true)
    expect(live().document.notices['consent-wellness']!.versions).toHaveLength(2)
    const wrong = { ...input, expectedRevision: live().revision, purposes: ['wellness.advise'] }
    expect(problemsOf(await publish(wrong, DESK, NOTICE))[0]).toMatchObject({
      path: ['input', 'purposes', 0],
      message: expect.stringContaining('did you mean "wellness.advice"'),
    })
  })

  test('a purpose is retired, and stays so', async () => {
    const input = (change: object = {}) => ({
      expectedRevision: live().revision,
      purpose: 'public.voucher_scheme',
      effectiveFrom: daysFromNow(3),
      reason: 'The scheme ends.',
      ...change,
    })
    const past = await publish(input({ effectiveFrom: daysFromNow(-1) }), DESK, RETIRE)
    expect(problemsOf(past)[0].path).toEqual(['input', 'effectiveFrom'])
    const first = input()
    expect((await publish(first, DESK, RETIRE)).data!['retirePurpose'].changed).toBe(true)
    expect((await publish(first, DESK, RETIRE)).data!['retirePurpose'].changed).toBe(false)
    const later = await publish(input({ effectiveFrom: daysFromNow(9) }), DESK, RETIRE)
    expect(problemsOf(later)[0].message).toContain('cannot change')
  })
})

describe('a preview', () => {
  const contextOf = ({ client = 'privacy-desk', subject }: Asking = {}) => {
    const registration = live().document.clients[client!]!
    const claims = {
      client,
      tenant: TENANT,
      purposes: registration.purposes,
      expiresAt: Infinity,
      subject,
    }
    const caller = authenticate(claims as never, { ...registration, key: client! })
    const declaration = {
      purposes: [],
      report: 'summary',
      gpc: false,
      isGateway: false,
      requestId: 'r',
    } as const
    return createContext(world.services, caller, declaration)
  }
  const wider = () =>
    smsVersion({
      effectiveFrom: new Date(daysFromNow(90)),
      material: true,
      reconsentCutoff: live().document.purposes['marketing.sms']!.versions.length + 1,
    }) as never

  test('tells who would be lost, publishes nothing, and comes true', async () => {
    const ada = await world.customer({
      values: { phone: '+48600100200', first_name: 'Ada' },
      provenance: [
        {
          fields: ['phone', 'firstName'],
          source: 'web',
          collectedAt: Date.now(),
          collectedFor: ['marketing.sms'],
        },
      ],
      evidence: [consent('marketing.sms', { purposeVersion: 1 }, new Date())],
    })
    const input = wider()
    const { revision } = live()
    const messages = []
    for await (const message of await previewOfPurposeVersion(contextOf(), input))
      messages.push(message)
    const last = messages.at(-1)!
    expect(last).toMatchObject({ finished: true, customersLosing: 1, customersGaining: 0 })
    expect(last.effects.find((e) => e.client === 'sms-gateway')).toMatchObject({
      purpose: 'marketing.sms',
      customersLosing: 1,
      fields: [
        { field: 'firstName', lost: 1, gained: 0, reason: 'RECONSENT_REQUIRED' },
        { field: 'phone', lost: 1, gained: 0, reason: 'RECONSENT_REQUIRED' },
      ],
    })
    expect(live().revision).toBe(revision)

    const asked = { client: 'marketing', purposes: ['marketing.sms'], variables: { id: ada } }
    const READ = `query($id: ID!) { customer(id: $id) { phone withheld { reason } } }`
    expect((await world.ask(READ, asked)).data!['customer'].phone).toBe('+48600100200')
    await publishEdit(contextOf(), addPurposeVersion, input)
    world.clock.now = last.at
    const { data } = await world.ask(READ, asked)
    world.clock.now = null
    expect(data!['customer']).toEqual({ phone: null, withheld: [{ reason: 'RECONSENT_REQUIRED' }] })
  })

  test('is refused as the publication would be', async () => {
    await expect(
      previewOfPurposeVersion(contextOf({ client: 'commerce' }), wider()),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const swapped = {
      ...(wider() as object),
      rules: [{ jurisdiction: '*', lawfulBasis: 'CONTRACT', contractTypes: ['ORDER'] }],
    }
    await expect(previewOfPurposeVersion(contextOf(), swapped as never)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: expect.arrayContaining([expect.objectContaining({ code: 'REFUSED' })]),
    })
  })

  test('runs alone in its process, and ends at once where it is returned', async () => {
    await world.db.query(
      `insert into customers (tenant_id, id, provenance)
       select $1, gen_random_uuid(), '[]' from generate_series(1, 3000)`,
      [TENANT],
    )
    const first = await previewOfPurposeVersion(contextOf(), wider())
    const second = () => previewOfPurposeVersion(contextOf(), wider())
    await expect(second()).rejects.toMatchObject({ code: 'OVERLOADED' })
    const waiting = first.next()
    await expect(second()).rejects.toMatchObject({ code: 'OVERLOADED' })
    expect(await first.return!()).toEqual({ done: true, value: undefined })
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(await first.next()).toEqual({ done: true, value: undefined })
    // What was under way ends by itself shortly after.
    let next: Awaited<ReturnType<typeof second>> | undefined
    while (!next) {
      next = await second().catch(() => undefined)
      await new Promise((resolve) => setImmediate(resolve))
    }
    // One that was never begun gives its place back too.
    await next.return!()
    await (
      await second()
    ).return!()
  })
})
