import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from '../config.ts'
import { AppError } from '../lib/errors.ts'
import type { Declaration, ReportLevel } from './caller.ts'

const PURPOSES_MAX = 8
const PURPOSE_HEADER_BYTES_MAX = 512

/**
 * Read like `Sec-GPC`, for pages: a browser drops a `Sec-` header that a script sets (Fetch,
 * "forbidden request-header"). Safe to accept from anyone, as it can only withhold.
 */
export const gpcHeaderForPages = 'x-gpc'

/**
 * What the headers of a request declare. Throws BAD_USER_INPUT for a header that is not well formed,
 * UNAUTHENTICATED for a wrong gateway secret; an absent header is no fault.
 */
export function readDeclaration(
  headers: IncomingHttpHeaders,
  config: Pick<Config, 'gatewaySecret'>,
): Declaration {
  return {
    purposes: readPurposes(one(headers, 'x-purpose')),
    report: readReport(one(headers, 'x-purpose-report')),
    gpc: one(headers, 'sec-gpc') === '1' || one(headers, gpcHeaderForPages) === '1',
    isGateway: readGateway(one(headers, 'router-authorization'), config.gatewaySecret?.reveal()),
    requestId: readTraceId(one(headers, 'traceparent')) ?? randomBytes(16).toString('hex'),
  }
}

/** Several lines of one header are one list. RFC 9110, 5.3. */
const one = (headers: IncomingHttpHeaders, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/**
 * The purposes in order, each once. Case matters and nothing is normalised: two spellings of a key
 * must never be taken for one another.
 */
function readPurposes(header: string | undefined): readonly string[] {
  if (header === undefined) return []
  // Node decodes headers as Latin-1, so one character is one byte.
  if (header.length > PURPOSE_HEADER_BYTES_MAX) {
    throw malformed('x-purpose', `is longer than ${PURPOSE_HEADER_BYTES_MAX} bytes`)
  }
  if (!/^[\x20-\x7e]*$/.test(header)) {
    throw malformed('x-purpose', 'holds a character that is not printable ASCII')
  }
  const items = header.split(',').map((item) => item.replace(/^ +| +$/g, ''))
  if (items.includes('')) throw malformed('x-purpose', 'has an empty item')
  if (items.length > PURPOSES_MAX) {
    throw malformed('x-purpose', `lists more than ${PURPOSES_MAX} purposes`)
  }
  return [...new Set(items)]
}

function readReport(header: string | undefined): ReportLevel {
  if (header === undefined) return 'summary'
  if (header === 'none' || header === 'summary' || header === 'full') return header
  throw malformed('x-purpose-report', 'must be none, summary or full')
}

/** Digests of equal length are compared, so neither content nor length shows in the time taken. */
function readGateway(header: string | undefined, secret: string | undefined): boolean {
  if (header === undefined || secret === undefined) return false
  // Node decodes headers as Latin-1; a secret beyond ASCII arrives as the bytes of its UTF-8 form.
  const given = createHash('sha256').update(header, 'latin1').digest()
  const expected = createHash('sha256').update(secret, 'utf8').digest()
  if (timingSafeEqual(given, expected)) return true
  throw new AppError('UNAUTHENTICATED', {
    hint: 'The header router-authorization is not the one configured.',
  })
}

/** The trace id of a W3C Trace Context header; undefined where it is absent or not valid. */
function readTraceId(header: string | undefined): string | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/.exec(header ?? '')
  if (match === null) return undefined
  const [, version, traceId, parentId, more] = match
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined
  return /^0+$/.test(traceId!) || /^0+$/.test(parentId!) ? undefined : traceId
}

const malformed = (header: string, rule: string): AppError =>
  new AppError('BAD_USER_INPUT', { hint: `The header ${header} ${rule}.` })
