import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { ReportLevel } from '../caller/caller.ts'
import type { CustomerView, Denial } from '../customer/customer-view.ts'
import { lawOf, type ReasonCode } from '../decision/reasons.ts'
import type { ErrorCode } from '../lib/errors.ts'
import { publicSentence } from '../lib/errors.ts'
import { explain } from '../words/explain.ts'

/** Errors of a full report at most; the summary tells of the rest. */
const FULL_MAX = 500

/** What an answer says about the values it withholds, beside `Customer.withheld`. */
export interface WithheldReport {
  /** The fault of the request kept something from being answered. */
  readonly touch: () => void
  add(withheld: Withheld): void
  /** How many values each reason withheld. */
  reasons(): ReadonlyMap<ReasonCode, number>
  /**
   * The errors of the answer: one bounded summary, or one for each field up to a limit, or none. A
   * fault of the request is always told.
   */
  errors(fault: RequestFault | null): GraphQLFormattedError[]
}

/** One withheld value. */
export interface Withheld {
  readonly view: CustomerView
  readonly field: string
  readonly category: string
  readonly denial: Denial
  readonly path: readonly (string | number)[]
}

/** Why the request as a whole has no valid purpose. */
export interface RequestFault {
  readonly reason: ReasonCode
  readonly code: ErrorCode
  /** The offending purpose; null where none was declared. */
  readonly purpose: string | null
}

interface Count {
  readonly field: string
  readonly category: string
  readonly reason: ReasonCode
  count: number
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byName = (a: Count, b: Count): number =>
  compare(a.field, b.field) || compare(a.reason, b.reason)

const byPath = (a: GraphQLFormattedError, b: GraphQLFormattedError): number =>
  compare(JSON.stringify(a.path), JSON.stringify(b.path))

/** A report of one answer. Never one error for each denied value unless asked: they flood gateways. */
export function createReport(level: ReportLevel): WithheldReport {
  const counts = new Map<string, Count>()
  const full: GraphQLFormattedError[] = []
  let touched = false
  return {
    touch: () => {
      touched = true
    },
    add(withheld) {
      const { field, category, denial } = withheld
      const key = `${field}/${denial.reason}`
      const entry = counts.get(key)
      if (entry) entry.count++
      else counts.set(key, { field, category, reason: denial.reason, count: 1 })
      if (level === 'full' && full.length < FULL_MAX) full.push(fieldError(withheld))
    },
    reasons() {
      const sums = new Map<ReasonCode, number>()
      for (const { reason, count } of counts.values()) {
        sums.set(reason, (sums.get(reason) ?? 0) + count)
      }
      return sums
    },
    errors(fault) {
      // Sorted, since the order in which reads ended would tell how long each took.
      const withheld = [...counts.values()].toSorted(byName)
      if (fault && !touched) return []
      if (fault) return [summary(fault.code, publicSentence(fault.code), withheld, fault)]
      if (level === 'none' || withheld.length === 0) return []
      const total = withheld.reduce((sum, { count }) => sum + count, 0)
      const text = `${total} ${total === 1 ? 'value was' : 'values were'} withheld: the declared purposes do not permit ${total === 1 ? 'it' : 'them'}.`
      if (level === 'summary') return [summary('PURPOSE_DENIED', text, withheld, null)]
      const each = full.toSorted(byPath)
      return total > full.length ? [...each, summary('PURPOSE_DENIED', text, withheld, null)] : each
    },
  }
}

const summary = (
  code: string,
  message: string,
  withheld: readonly unknown[],
  fault: RequestFault | null,
): GraphQLFormattedError => ({
  message,
  extensions: {
    code,
    withheld,
    ...(fault ? { reason: fault.reason, purpose: fault.purpose } : {}),
  },
})

const fieldError = ({ view, field, denial, path }: Withheld): GraphQLFormattedError =>
  new GraphQLError(explain(denial.reason).explanation, {
    path,
    extensions: {
      code: 'PURPOSE_DENIED',
      field,
      reason: denial.reason,
      purpose: denial.purpose,
      law: lawOf(denial.reason),
      customer: view.id,
    },
  }).toJSON()
