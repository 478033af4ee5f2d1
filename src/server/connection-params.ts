import type { IncomingHttpHeaders } from 'node:http'
import { AppError } from '../lib/errors.ts'

/**
 * What `connection_init` may say, as the header it stands for. A browser cannot set headers of a
 * WebSocket, and Apollo Router sends the token as `token`.
 *
 * Not `router-authorization`: it vouches for the hop that opened the socket. A gateway sets it on that
 * request itself, while parameters may be what its own client sent, handed through. Not `sec-gpc`
 * either, which scripts cannot set; `x-gpc` is read like it.
 */
const headerOf: ReadonlyMap<string, string> = new Map([
  ['authorization', 'authorization'],
  ['token', 'authorization'],
  ['x-purpose', 'x-purpose'],
  ['x-purpose-report', 'x-purpose-report'],
  ['x-gpc', 'x-gpc'],
])

const VALUE_LENGTH_MAX = 16_384
const PARAMS_MAX = 100

/**
 * The headers of the upgrade, with what they lack from the parameters: a header always wins, so that a
 * gateway that sets them decides. Names of parameters match in any case; unknown ones are ignored.
 * Throws BAD_USER_INPUT where a known one is not printable ASCII or says again what another says.
 */
export function headersWithParams(
  headers: IncomingHttpHeaders,
  params: Readonly<Record<string, unknown>> | undefined,
): IncomingHttpHeaders {
  const filled: Record<string, string> = {}
  const entries = Object.entries(params ?? {})
  if (entries.length > PARAMS_MAX) throw malformed('are more than 100')
  for (const [given, value] of entries) {
    const param = given.toLowerCase()
    const name = headerOf.get(param)
    if (name === undefined || value === null || value === undefined) continue
    if (name in filled) throw malformed(`say ${name} twice`)
    if (typeof value !== 'string' || value.length > VALUE_LENGTH_MAX) {
      throw malformed(`have a ${param} that is no text`)
    }
    if (!/^[\x20-\x7e]*$/.test(value))
      throw malformed(`have a ${param} that is not printable ASCII`)
    filled[name] = param === 'token' && !/^Bearer /i.test(value) ? `Bearer ${value}` : value
  }
  return { ...filled, ...headers }
}

const malformed = (fault: string): AppError =>
  new AppError('BAD_USER_INPUT', { hint: `The parameters of connection_init ${fault}.` })
