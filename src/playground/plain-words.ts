import { isObject } from './selection.ts'

/** `CONSENT_WITHDRAWN` as `Consent withdrawn`. */
export const humanise = (code: string): string => {
  const words = code.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a request-level code means, and what to do about it. */
const meanings: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  UNAUTHENTICATED: [
    'The server does not know who asks',
    'Choose a client. If one is chosen, its token has expired: reload the page.',
  ],
  FORBIDDEN: ['Only the gateway may ask this', 'Ask through the gateway, or another field.'],
  PURPOSE_REQUIRED: [
    'No purpose was declared',
    'Tick at least one purpose: personal data is answered only for a purpose.',
  ],
  PURPOSE_UNKNOWN: [
    'A declared purpose does not exist',
    'Take one from the list; purposes are defined in the catalogue.',
  ],
  PURPOSE_NOT_ALLOWED: [
    'This client may not use a declared purpose',
    'Choose another purpose or another client: token and registration must both allow it.',
  ],
  PURPOSE_DENIED: ['Values were withheld', 'The table says which, and what would change it.'],
  BAD_USER_INPUT: ['The request is not valid', 'Check the arguments and the variables.'],
  GRAPHQL_VALIDATION_FAILED: [
    'The operation does not fit the schema',
    'The editor underlines the place; the documentation is in the side bar.',
  ],
  GRAPHQL_PARSE_FAILED: ['The operation is not GraphQL', 'The editor underlines the place.'],
  LIMIT_EXCEEDED: ['The request is too large', 'Ask for fewer customers or fewer fields.'],
  CONFLICT: [
    'The request contradicts an earlier one',
    'Use a new idempotency key, or send the same content as before.',
  ],
  OVERLOADED: ['The server is at its limit', 'Try again shortly.'],
  DISCLOSURE_RECORD_UNAVAILABLE: [
    'The disclosure could not be recorded, so nothing was answered',
    'See /health/ready. No record, no answer: this is on purpose.',
  ],
  STORE_UNAVAILABLE: ['The data store cannot be used', 'See /health/ready.'],
  INTERNAL: ['The server failed', 'Its log says why.'],
}

/** One line of the count that a `PURPOSE_DENIED` report carries. */
export interface DeniedCount {
  readonly fields: string
  readonly category: string | undefined
  readonly reason: string | undefined
  readonly count: number | undefined
}

/** An error of the answer, in words. */
export interface Fault {
  readonly code: string | undefined
  readonly title: string
  readonly message: string
  readonly advice: string | undefined
  /** Not a failure: the answer stands, and this says what it leaves out. */
  readonly isReport: boolean
  readonly denied: readonly DeniedCount[]
  /** How many errors of the answer say the same. */
  readonly times: number
}

/** The errors of an answer in words, those that say the same as one. Anything malformed is kept as text. */
export const faultsOf = (errors: unknown): Fault[] => {
  if (!Array.isArray(errors)) return []
  const faults = new Map<string, Fault>()
  for (const error of errors) {
    const fault = faultOf(error)
    const same = `${fault.code} ${fault.message} ${JSON.stringify(fault.denied)}`
    faults.set(same, { ...fault, times: (faults.get(same)?.times ?? 0) + 1 })
  }
  return [...faults.values()]
}

const faultOf = (error: unknown): Fault => {
  const fields = isObject(error) ? error : { message: String(error) }
  const extensions = isObject(fields['extensions']) ? fields['extensions'] : {}
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : undefined
  const meaning = code === undefined ? undefined : meanings[code]
  return {
    code,
    title: meaning?.[0] ?? (code === undefined ? 'The server reports an error' : humanise(code)),
    message: typeof fields['message'] === 'string' ? fields['message'] : '',
    advice: meaning?.[1],
    isReport: code === 'PURPOSE_DENIED',
    denied: deniedCounts(extensions['withheld']),
    times: 1,
  }
}

const deniedCounts = (withheld: unknown): DeniedCount[] => {
  if (!Array.isArray(withheld)) return []
  return withheld.filter(isObject).map((entry) => {
    const names = entry['fields'] ?? [entry['field']]
    return {
      fields: Array.isArray(names) ? names.join(', ') : JSON.stringify(names),
      category: typeof entry['category'] === 'string' ? entry['category'] : undefined,
      reason: typeof entry['reason'] === 'string' ? entry['reason'] : undefined,
      count: typeof entry['count'] === 'number' ? entry['count'] : undefined,
    }
  })
}
