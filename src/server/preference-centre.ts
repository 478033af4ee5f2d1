import { pageRoutes, type PageOptions } from './page.ts'
import type { Route } from './route.ts'

/**
 * Its own script and style alone, nothing inline and nothing made of text, so that a title or a notice
 * can never become code. CSP3, 3.3; Trusted Types.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The preference centre: the page on `/me`, and what it and other sites load under `/me/`. */
export const preferenceCentreRoutes = (options: PageOptions): readonly Route[] =>
  pageRoutes(options, { path: '/me', prefix: '/me/', policy })
