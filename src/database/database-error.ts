import { AppError, type ErrorCode } from '../lib/errors.ts'

const SQLSTATE = /^[0-9A-Z]{5}$/
const DRIVER_CODE = /^[A-Z][A-Z0-9_]{2,39}$/
const CONSTRAINT = /^[A-Za-z_][\w$]{0,62}$/

/**
 * The AppError for anything that a driver, the database or drizzle threw.
 *
 * A database's error text quotes values, and drivers attach the statement and its parameters; drizzle
 * even puts them in the message. So nothing of the error is kept but its code and the name of the
 * constraint: no message, no detail, no stack and no `cause`.
 */
export const databaseFault = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  const { code, constraint } = faultFields(error)
  const detail = constraint === undefined ? code : `${code} ${constraint}`
  return new AppError(errorCodeOf(code), { detail })
}

/** The SQLSTATE or driver code of a thrown value, `UNKNOWN` where it has none. */
export const databaseCodeOf = (error: unknown): string => faultFields(error).code

/** True for the codes after which the same statement may succeed on another connection or later. */
const isUnavailable = (code: string): boolean =>
  /^(08|53|58|57P)/.test(code) ||
  // Cancelled: by statement_timeout or by the deadline of a neighbour on the same connection.
  code === '57014' ||
  // lock_timeout, idle_in_transaction_session_timeout, transaction_timeout.
  code === '55P03' ||
  code === '25P03' ||
  code === '25P04' ||
  /^(CONNECTION_|CONNECT_TIMEOUT$|E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_|NOTFOUND|NOENT))/.test(code)

const errorCodeOf = (code: string): ErrorCode => {
  if (isUnavailable(code)) return 'STORE_UNAVAILABLE'
  if (code === '23505' || code === '23P01' || code === '40001' || code === '40P01')
    return 'CONFLICT'
  return 'INTERNAL'
}

/** Drizzle wraps the driver's error as `cause` (one level); Node wraps several in an AggregateError. */
const faultFields = (error: unknown): { code: string; constraint: string | undefined } => {
  let current = error
  for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth++) {
    const fields = current as Record<string, unknown>
    const code = fields['code']
    if (typeof code === 'string' && (SQLSTATE.test(code) || DRIVER_CODE.test(code))) {
      const name = fields['constraint_name']
      const isName = typeof name === 'string' && CONSTRAINT.test(name)
      return { code, constraint: isName ? name : undefined }
    }
    const errors = fields['errors']
    current = Array.isArray(errors) ? errors[0] : fields['cause']
  }
  return { code: 'UNKNOWN', constraint: undefined }
}
