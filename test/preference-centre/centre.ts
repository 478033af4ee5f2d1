/** The server with its sample, and a real browser that looks at /me as one of the personas would. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from '@jest/globals'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { startApp, type App } from '../../src/app.ts'
import { signDevelopmentToken } from '../../src/caller/token.ts'
import { readConfig } from '../../src/config.ts'
import { SAMPLE_SEED } from '../../src/development.ts'
import { silentLog } from '../../src/lib/log.ts'
import { personaIds } from '../../src/seed/seed.ts'
import { createTestDatabase } from '../support/postgres.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = [process.env['CHROMIUM'], ...places].find((path) => path && existsSync(path))

/** `describe`, skipped where there is no browser. */
export const describeInBrowser = found ? describe : describe.skip

/** Stands in the name of what is skipped, and says what to do. */
export const need = found ? '' : ' (needs Chromium: apt-get install chromium, or set CHROMIUM)'

export type Centre = Awaited<ReturnType<typeof openCentre>>

/** Builds the page, starts the server on a database of its own, and starts the browser. */
export async function openCentre() {
  const root = join(import.meta.dirname, '../..')
  // In a process of its own: esbuild refuses to run in jest's realm. Does nothing if up to date.
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/preference-centre.ts'], { cwd: root })
  const folder = mkdtempSync(join(tmpdir(), 'purposegraph-me-'))
  const database = await createTestDatabase()
  const app = await startApp(
    { ...readConfig({ DATABASE_URL: database.url, DATA_DIR: folder }), port: 0 },
    { log: silentLog },
  )
  const browser = await chromium.launch({
    executablePath: found!,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const base = baseOf(app)
  const ids = personaIds(SAMPLE_SEED)

  /** A page of the persona, when it has shown something. */
  async function open(
    persona: number,
    { language = 'en', before, ...context }: Opening = {},
  ): Promise<Page> {
    const page = await (await browser.newContext(context)).newPage()
    await before?.(page)
    await page.goto(`${base}/me?lang=${language}#${ids[persona]}`)
    await page.locator('.centre .card').first().waitFor()
    return page
  }

  /** A question to the server, beside the page. */
  async function ask(client: string, purpose: string, query: string) {
    const token = await signDevelopmentToken(app.keys, {
      ...{ client, tenant: 'acme', purposes: [purpose], expiresIn: '5m' },
    })
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-purpose': purpose,
      },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as { data: Record<string, any> }
  }

  /** What the page has put on file about the persona. */
  const written = (persona: number) =>
    app.services.db.query<{ kind: string; detail: Record<string, any> }>(
      `select kind, detail from evidence where customer_id = $1 and source = 'self-service'
       order by recorded_at, id`,
      [ids[persona]!],
    )

  /** Puts evidence on file as another process would. */
  const lay = (persona: number, kind: string, detail: object) =>
    app.services.db.query(
      `insert into evidence (tenant_id, customer_id, id, kind, occurred_at, source, detail)
       values ('acme', $1, gen_random_uuid(), $2, now(), 'crm', $3)`,
      [ids[persona]!, kind, detail],
    )

  return {
    app,
    base,
    ids,
    open,
    ask,
    written,
    lay,
    close: async () => {
      await browser.close()
      await app.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Opening extends BrowserContextOptions {
  readonly language?: string
  /** Before the page is loaded. */
  readonly before?: (page: Page) => Promise<unknown>
}

const baseOf = ({ http }: App): string => {
  const address = http.server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}

/** The card of a purpose, or the row of a channel. */
export const placeOf = (page: Page, place: string) => page.locator(`[data-place="${place}"]`)
