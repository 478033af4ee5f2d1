/**
 * The one catalogue of faults a caller can see. A denial is not here: a denial is a value
 * (`decision/reasons.ts`). Public sentences are fixed, so no row, statement or variable can leak
 * through one; what helps the operator goes to the log as `detail`, which must not be personal either.
 */
const catalogue = {
  UNAUTHENTICATED: [401, 'A valid bearer token is required.'],
  FORBIDDEN: [403, 'This caller may not do this.'],
  PURPOSE_REQUIRED: [
    200,
    'Declare a purpose in the x-purpose header: personal data is answered only for a purpose.',
  ],
  PURPOSE_UNKNOWN: [200, 'A declared purpose is not in the catalogue.'],
  PURPOSE_NOT_ALLOWED: [
    200,
    'The token or the client registration does not allow a declared purpose.',
  ],
  BAD_USER_INPUT: [400, 'The request is not valid.'],
  LIMIT_EXCEEDED: [400, 'The request is larger than this server accepts.'],
  CONFLICT: [409, 'The request contradicts an earlier one or the stored state.'],
  OVERLOADED: [503, 'The server is at its limit; try again shortly.'],
  DISCLOSURE_RECORD_UNAVAILABLE: [
    503,
    'The disclosure could not be recorded, so nothing was answered.',
  ],
  STORE_UNAVAILABLE: [503, 'The data store cannot be used at the moment.'],
  INTERNAL: [500, 'Internal server error.'],
} as const satisfies Record<string, readonly [httpStatus: number, sentence: string]>

/** A stable code that users may script against. */
export type ErrorCode = keyof typeof catalogue

/** The fixed public sentence of a code. */
export const publicSentence = (code: ErrorCode): string => catalogue[code][1]

/** The HTTP status an answer has when the whole request fails with this code. */
export const httpStatusOf = (code: ErrorCode): number => catalogue[code][0]

/** True where `code` is one of ours, whatever its type. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(catalogue, code)

/**
 * A fault of input or surroundings. `hint` is public and must be a fixed text or name only what the
 * caller sent that is not personal (a header name, a limit); `detail` goes to the log alone.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly detail: string | undefined

  constructor(code: ErrorCode, options: { hint?: string; detail?: string; cause?: unknown } = {}) {
    super(publicSentence(code), options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.detail = options.detail
  }

  /** What the caller is told. */
  get publicMessage(): string {
    return this.hint === undefined ? this.message : `${this.message} ${this.hint}`
  }
}
