/** What a customer does on the page, and what the rest of the company then may and may not do. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { signDevelopmentToken } from '../../src/caller/token.ts'
import { describeInBrowser, need, openCentre, placeOf, type Centre } from './centre.ts'

const [ADA, JAN, LENA, PAUL, EMILY, MIA, CAMILLE, TOMAS] = [0, 1, 2, 4, 5, 6, 7, 8] as const
const NEWSLETTER = 'Newsletter that fits your purchases'

describeInBrowser(`the preference centre${need}`, () => {
  let centre: Centre
  beforeAll(async () => {
    centre = await openCentre()
  }, 120_000)
  afterAll(() => centre?.close())

  const newsletterName = async (persona: number) => {
    const query = `{ customer(id: "${centre.ids[persona]}") { firstName } }`
    return (await centre.ask('marketing', 'marketing.email', query)).data['customer'].firstName
  }
  const press = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).click()
  const isDone = (page: Page, place: string) =>
    placeOf(page, place).locator('.outcome.done').waitFor()

  /** Name of the control that has the focus. */
  const focused = (page: Page) =>
    page.evaluate(
      `document.querySelector('purposegraph-preferences').shadowRoot.activeElement?.ariaLabel`,
    )

  test('a consent withdrawn with one click is denied in the very next read', async () => {
    expect(await newsletterName(ADA)).toBe('Ada')
    const page = await centre.open(ADA)
    await press(page, `Withdraw consent: ${NEWSLETTER}`)
    await isDone(page, 'purpose:marketing.email')
    expect(await newsletterName(ADA)).toBeNull()
    const card = placeOf(page, 'purpose:marketing.email')
    expect(await card.locator('.status').textContent()).toBe('Not allowed')
    // Announced a moment later, so that a screen reader notices the change.
    const told = `Saved: you withdrew your consent to “${NEWSLETTER}”.`
    await page.getByRole('status').filter({ hasText: told }).waitFor({ state: 'attached' })
    const [first] = await page.locator('.history li').allTextContents()
    expect(first).toContain(NEWSLETTER)
  })

  test('consent is given with the keyboard alone, by the words that were shown', async () => {
    const page = await centre.open(JAN)
    const place = 'purpose:personalisation.recommendations'
    expect(await placeOf(page, place).locator('.notice').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'English' }).focus()
    const wanted = 'Give consent: Recommendations for you'
    for (let presses = 0; presses < 200 && (await focused(page)) !== wanted; presses++) {
      await page.keyboard.press('Tab')
    }
    expect(await focused(page)).toBe(wanted)
    await page.keyboard.press('Enter')
    await isDone(page, place)
    const [written] = await centre.written(JAN)
    expect(written?.detail).toMatchObject({
      state: 'GIVEN',
      purpose: 'personalisation.recommendations',
      method: 'BUTTON',
    })
    expect(written?.detail['proof']).toMatchObject({
      language: 'en',
      interface: 'preference-centre',
    })
    // The focus stays where the reader was, on what can be done now.
    expect(await focused(page)).toBe('Withdraw consent: Recommendations for you')
  })

  test('giving and withdrawing have the same size and place', async () => {
    const page = await centre.open(EMILY)
    const place = placeOf(page, 'purpose:personalisation.recommendations')
    const give = place.getByRole('button', { name: /^Give consent/ })
    const refuse = place.getByRole('button', { name: /^Refuse consent/ })
    const [one, other] = [await give.boundingBox(), await refuse.boundingBox()]
    expect([one!.width, one!.height, one!.y]).toEqual([other!.width, other!.height, other!.y])
    await give.click()
    const withdraw = place.getByRole('button', { name: /^Withdraw consent/ })
    await withdraw.waitFor()
    const then = await withdraw.boundingBox()
    expect([then!.width, then!.height, then!.x]).toEqual([one!.width, one!.height, one!.x])
  })

  test('a consent that needs a second step waits for it, and nothing is used until then', async () => {
    const page = await centre.open(EMILY)
    await press(page, `Give consent: ${NEWSLETTER}`)
    const card = placeOf(page, 'purpose:marketing.email')
    await card.locator('.status.wait').waitFor()
    expect(await newsletterName(EMILY)).toBeNull()
    // Only whoever sent the link knows that it was followed; the page cannot say so.
    expect(await card.getByRole('button', { name: /confirm/i }).count()).toBe(0)
  })

  test('explicit consent is recorded as such', async () => {
    const page = await centre.open(LENA)
    const place = 'purpose:wellness.advice'
    await placeOf(page, place)
      .getByRole('button', { name: /^Give explicit consent/ })
      .click()
    await isDone(page, place)
    const [written] = await centre.written(LENA)
    expect(written?.detail).toMatchObject({ state: 'GIVEN', explicit: true })
  })

  test('an objection stops the catalogue by post, and can be taken back', async () => {
    const page = await centre.open(LENA)
    const card = placeOf(page, 'purpose:marketing.postal')
    await card.getByRole('button', { name: /^Object/ }).click()
    await card.locator('.status.no').waitFor()
    const objections = (await centre.written(LENA)).filter(({ kind }) => kind === 'OBJECTION')
    expect(objections.map(({ detail }) => detail['kind'])).toEqual(['DIRECT_MARKETING'])
    await card.getByRole('button', { name: /^Take objection back/ }).click()
    await card.getByRole('button', { name: /^Object/ }).waitFor()
  })

  test('one click objects to all direct marketing', async () => {
    const page = await centre.open(PAUL)
    await press(page, 'Stop all direct marketing')
    await isDone(page, 'marketing')
    const [written] = await centre.written(PAUL)
    expect(written).toMatchObject({ kind: 'OBJECTION', detail: { kind: 'DIRECT_MARKETING' } })
    expect(written?.detail['purposes']).toBeUndefined()
  })

  test('a wish for no e-mail is on file, shown as chosen, and in the history', async () => {
    const page = await centre.open(CAMILLE)
    await press(page, 'Not wanted: E-mail')
    await isDone(page, 'channel:email')
    const button = page.getByRole('button', { name: 'Not wanted: E-mail', exact: true })
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    expect((await centre.written(CAMILLE)).map(({ kind }) => kind)).toEqual(['PREFERENCE'])
    expect(await page.locator('.history li').first().textContent()).toMatch(/e-mail/i)
  })

  test('frequency, language and quiet hours are saved together', async () => {
    const page = await centre.open(CAMILLE)
    await press(page, 'Save wishes')
    expect(await page.getByRole('alert').textContent()).toContain('nothing to save')
    await page.getByLabel('How often at the most').selectOption('WEEKLY')
    await page.getByLabel('Language of messages').selectOption('de')
    await page.getByLabel('From').fill('21:00')
    await press(page, 'Save wishes')
    expect(await page.getByRole('alert').textContent()).toContain('both times')
    await page.getByLabel('To', { exact: true }).fill('08:00')
    await press(page, 'Save wishes')
    await isDone(page, 'wishes')
    const wish = (await centre.written(CAMILLE)).at(-1)
    expect(wish?.detail).toMatchObject({
      frequency: 'WEEKLY',
      language: 'de',
      quietHours: { from: '21:00', to: '08:00' },
    })
  })

  test('the language switch changes every text, and what is agreed to is what was read', async () => {
    const page = await centre.open(CAMILLE)
    await press(page, 'Polski')
    await page.getByRole('heading', { name: 'Do czego używamy Twoich danych' }).waitFor()
    const card = placeOf(page, 'purpose:product.analytics')
    await card.getByRole('heading', { name: 'Ulepszanie sklepu' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('pl')
    await card.getByRole('button', { name: /^Wyrażam zgodę/ }).click()
    await isDone(page, 'purpose:product.analytics')
    const given = (await centre.written(CAMILLE)).find(({ kind }) => kind === 'EXPRESSION')
    expect(given?.detail['proof']).toMatchObject({ language: 'pl' })
  })

  test('what changes elsewhere is shown without asking', async () => {
    const page = await centre.open(MIA)
    const pressed = () =>
      page
        .getByRole('button', { name: 'Not wanted: Text message (SMS)' })
        .getAttribute('aria-pressed')
    expect(await pressed()).toBe('false')
    await centre.lay(MIA, 'PREFERENCE', { channel: 'sms', value: 'OUT' })
    await page.getByText('Something changed elsewhere; the page shows the new state.').waitFor()
    expect(await pressed()).toBe('true')
  })

  test('a double click writes once, however quick the answer; so does a key held down', async () => {
    const page = await centre.open(JAN)
    const before = (await centre.written(JAN)).length
    const card = placeOf(page, 'purpose:marketing.postal')
    await card.getByRole('button', { name: /^Object/ }).dblclick()
    const back = card.getByRole('button', { name: /^Take objection back/ })
    await back.waitFor()
    // The second click of a slow double click, on the button that now stands for the opposite.
    await back.dispatchEvent('click', { detail: 2 })
    expect(await card.locator('.outcome').textContent()).toMatch(/^Saved: you objected/)
    await page.keyboard.down('Enter')
    await card.getByRole('button', { name: /^Object/ }).waitFor()
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await page.reload()
    await card.getByRole('button', { name: /^Object/ }).waitFor()
    const kinds = (await centre.written(JAN)).slice(before).map(({ kind }) => kind)
    expect(kinds).toEqual(['OBJECTION', 'OBJECTION_OUTCOME'])
  })

  test.each([
    ['trying again', /^Try again/],
    ['pressing the same again', /^(Object|Take objection back)/],
  ])(
    'after a lost answer nothing is shown that is not known, and %s writes once',
    async (_how, name) => {
      const page = await centre.open(JAN, {
        // Else the page soon learns by the stream what became of it.
        before: (fresh) =>
          fresh.route('**/graph*', (route) =>
            route.request().postData()?.startsWith('{"query":"subscription')
              ? route.abort()
              : route.fallback(),
          ),
      })
      const before = (await centre.written(JAN)).length
      await page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('mutation')) return route.continue()
        await route.fetch()
        await route.abort()
      })
      const place = 'purpose:fraud.prevention'
      const status = placeOf(page, place).locator('.status')
      const shown = await status.textContent()
      await placeOf(page, place)
        .getByRole('button', { name: /^(Object|Take objection back)/ })
        .click()
      await placeOf(page, place).getByRole('alert').waitFor()
      expect(await status.textContent()).toBe(shown)
      await page.unroute('**/graphql')
      await placeOf(page, place).getByRole('button', { name }).click()
      await isDone(page, place)
      expect((await centre.written(JAN)).length).toBe(before + 1)
    },
  )

  test('a token that has run out is said in plain words, and nothing is lost', async () => {
    const page = await centre.open(PAUL)
    const expired = await signDevelopmentToken(
      centre.app.keys,
      {
        ...{ client: 'self-service', tenant: 'acme', purposes: ['rights.fulfilment'] },
        ...{ subject: centre.ids[PAUL], expiresIn: '1m' },
      },
      () => Date.now() - 86_400_000,
    )
    const before = (await centre.written(PAUL)).length
    await page.route('**/graphql', (route) =>
      route.continue({
        headers: { ...route.request().headers(), authorization: `Bearer ${expired}` },
      }),
    )
    await press(page, 'Not wanted: Post')
    expect(await page.getByRole('alert').first().textContent()).toContain('Your session has ended')
    expect((await centre.written(PAUL)).length).toBe(before)
  })

  test('a server that cannot answer is said so, with a way to try again', async () => {
    const page = await centre.open(PAUL, {
      before: (fresh) => fresh.route('**/graphql', (route) => route.fulfill({ status: 503 })),
    })
    expect(await page.getByRole('alert').textContent()).toContain('could not be loaded')
    await page.unroute('**/graphql')
    await press(page, 'Try again')
    await page.locator('article').first().waitFor()
  })

  test('nobody can look at somebody else, whatever the page is told', async () => {
    const page = await centre.open(ADA, {
      before: (fresh) =>
        fresh.route('**/graphql', (route) =>
          route.continue({
            postData: route.request().postData()!.replaceAll(centre.ids[ADA]!, centre.ids[PAUL]!),
          }),
        ),
    })
    expect(await page.locator('article').count()).toBe(0)
  })

  test('the page runs under its policy: no violation, no cookie, nothing stored', async () => {
    const said: string[] = []
    const page = await centre.open(ADA, {
      before: async (fresh) => {
        fresh.on('console', (message) => said.push(message.text()))
        fresh.on('pageerror', (error) => said.push(error.message))
      },
    })
    await page.locator('article').first().waitFor()
    expect(said.filter((text) => /polic|trusted|error:/i.test(text))).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
  })

  test('another page shows it by one import, asks its own site for tokens, and is told what happened', async () => {
    const page = await centre.open(TOMAS)
    const token = await signDevelopmentToken(centre.app.keys, {
      ...{ client: 'self-service', tenant: 'acme', purposes: ['rights.fulfilment'] },
      ...{ subject: centre.ids[EMILY], expiresIn: '5m' },
    })
    const policy = "default-src 'none'; script-src 'self' 'nonce-shop'; connect-src 'self'"
    await page.route('**/shop', (route) =>
      route.fulfill({
        headers: { 'content-type': 'text/html', 'content-security-policy': policy },
        body: `<!doctype html><title>Shop</title><div id="privacy"></div>
          <script type="module" nonce="shop">
            import { mount } from '/me/preferences.js'
            const token = async () => '${token}'
            window.recorded = []
            window.centre = mount(document.getElementById('privacy'), {
              endpoint: '/graphql', token, language: 'de-AT', onRecorded: (act) => recorded.push(act),
            })
          </script>`,
      }),
    )
    await page.goto(`${centre.base}/shop`)
    await page.getByRole('button', { name: 'Nicht erwünscht: Telefon' }).click()
    await isDone(page, 'channel:phone')
    expect(await page.evaluate('recorded')).toEqual([
      { mutation: 'recordPreferences', done: 'WISH' },
    ])
    await page.evaluate('centre.close()')
    expect(await page.locator('.centre').count()).toBe(0)
  })
})
