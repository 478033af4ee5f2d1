import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { errnoOf } from '../lib/log.ts'
import { HttpRefusal, type Route, type RouteRequest } from './route.ts'

const FILES_MAX = 100
const FILES_BYTES_MAX = 33_554_432
const PAGE = 'index.html'

/** Stands in the page's `<script type="application/json" id="config">`; a formatter may wrap it. */
const PLACEHOLDER = '__CONFIG__'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
}

/** A built page and its files. */
export interface PageOptions {
  readonly folder: string
  /** Made anew for each request of the page: it holds tokens that expire. */
  readonly config: () => Promise<object>
  /** Beside IP addresses and localhost, the host under which the page may be opened. */
  readonly publicUrl?: string | undefined
}

/**
 * The page on `path` with `config()` in it under the content security policy, and the other files of
 * `folder` under `prefix`. They are read once and become one route each, so no request can name any
 * other file. Empty where the folder has no page. Throws where the page has no place for the
 * configuration.
 */
export function pageRoutes(
  options: PageOptions,
  {
    path,
    prefix,
    policy,
  }: { readonly path: string; readonly prefix: string; readonly policy: string },
): readonly Route[] {
  const files = readFolder(options.folder)
  const page = files.get(PAGE)?.toString('utf8')
  if (page === undefined) return []
  const parts = page.split(PLACEHOLDER)
  if (parts.length !== 2)
    throw new Error(
      `index.html of the page ${path} needs ${PLACEHOLDER} exactly once; run: npm run build`,
    )
  const publicHost = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).host
  const pageRoute: Route = {
    method: 'GET',
    path,
    handle: async (request) => {
      assertOwnHost(request, publicHost)
      const config = await options.config()
      return {
        status: 200,
        headers: { 'content-type': mediaTypes['.html']!, 'content-security-policy': policy },
        body: parts.join(toInlineJson(config)),
      }
    },
  }
  const others = [...files].filter(([name]) => name !== PAGE)
  return [pageRoute, ...others.map(([name, bytes]) => toFileRoute(`${prefix}${name}`, bytes))]
}

function toFileRoute(path: string, bytes: Buffer): Route {
  const headers = { 'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream' }
  const answer = { status: 200, headers, body: bytes }
  return { method: 'GET', path, handle: async () => answer }
}

/** The files of `folder` itself by name; empty where there is no such folder. */
function readFolder(folder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  let size = 0
  for (const name of namesIn(folder)) {
    const file = join(folder, name)
    if (!/^[\w-][\w.-]{0,99}$/.test(name) || !statSync(file).isFile()) continue
    size += statSync(file).size
    if (files.size >= FILES_MAX || size > FILES_BYTES_MAX) {
      throw new Error(`The folder of a page has more than ${FILES_MAX} files or 32 MiB.`)
    }
    files.set(name, readFileSync(file))
  }
  return files
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return []
    throw error
  }
}

/** JSON that cannot end its script element, whatever a title in the catalogue says. */
const toInlineJson = (value: object): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')

/**
 * The page holds tokens for development. A web site could point its own name at 127.0.0.1 and read
 * them from the visitor's browser (DNS rebinding), so only names that cannot be pointed are served.
 */
function assertOwnHost(request: RouteRequest, publicHost: string | undefined): void {
  const host = request.headers.host ?? ''
  const name = host.replace(/:\d+$/, '').toLowerCase()
  const isAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/.test(name)
  const isLocal = name === 'localhost' || name.endsWith('.localhost')
  if (isAddress || isLocal || host === publicHost) return
  throw new HttpRefusal(421, 'BAD_USER_INPUT', 'Open the page by the address of PUBLIC_URL.')
}
