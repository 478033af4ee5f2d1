import { pageRoutes, type PageOptions } from './page.ts'
import type { Route } from './route.ts'

/** As in the page's own meta element; of the frame only a header may speak. CSP3, 3.3. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The playground: the page on `/` with its configuration in it, and its files beside it. */
export const playgroundRoutes = (options: PageOptions): readonly Route[] =>
  pageRoutes(options, { path: '/', prefix: '/', policy })
