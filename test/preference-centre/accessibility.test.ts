/** WCAG 2.2 AA as far as a machine can tell, in every language, light and dark, wide and narrow. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import axe from 'axe-core'
import { describeInBrowser, need, openCentre, type Centre } from './centre.ts'

const RUN = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((n) => n.html).slice(0, 3).join(' ')))`
const UNFOLD = `document.querySelector('purposegraph-preferences').shadowRoot
  .querySelectorAll('details').forEach((details) => { details.open = true })`

describeInBrowser(`accessibility${need}`, () => {
  let centre: Centre
  beforeAll(async () => {
    centre = await openCentre()
  }, 120_000)
  afterAll(() => centre?.close())

  const cases = ['en', 'pl', 'de'].flatMap((language) => [
    { language, colorScheme: 'light' as const, width: 1200 },
    { language, colorScheme: 'dark' as const, width: 1200 },
    { language, colorScheme: 'light' as const, width: 360 },
  ])
  test.each(cases)(
    'of $language, $colorScheme, $width px wide: no violation, and nothing sticks out',
    async ({ language, colorScheme, width }) => {
      // The policy of the page forbids axe-core; the journeys keep it.
      const page = await centre.open(0, {
        ...{ language, colorScheme, bypassCSP: true },
        ...{ viewport: { width, height: 900 } },
      })
      await page.locator('article').first().waitFor()
      await page.evaluate(UNFOLD)
      await page.evaluate(axe.source)
      expect(await page.evaluate(RUN)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    },
  )

  test('of the choice of a person, and of a failure', async () => {
    const page = await centre.open(0, {
      bypassCSP: true,
      before: (fresh) => fresh.route('**/graphql', (route) => route.fulfill({ status: 503 })),
    })
    await page.evaluate(axe.source)
    expect(await page.evaluate(RUN)).toEqual([])
    await page.evaluate('location.hash = ""')
    await page.getByRole('link', { name: /Ada Nowak/ }).waitFor()
    expect(await page.evaluate(RUN)).toEqual([])
  })

  test('at 200 % zoom, which is half the width, nothing sticks out', async () => {
    const page = await centre.open(0, {
      viewport: { width: 640, height: 450 },
      deviceScaleFactor: 2,
    })
    await page.locator('article').first().waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640)
  })
})
