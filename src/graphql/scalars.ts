import { GraphQLError, GraphQLScalarType } from 'graphql'
import { AppError } from '../lib/errors.ts'

const output = (name: string, serialize: (value: unknown) => string | undefined) =>
  new GraphQLScalarType<unknown, string>({
    name,
    serialize(value) {
      const text = serialize(value)
      // The value stays out of the text: it is personal.
      if (text === undefined) throw new GraphQLError(`A stored value is not a ${name}.`)
      return text
    },
    parseValue: () => {
      throw new GraphQLError(`${name} is not accepted as input.`)
    },
  })

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A calendar day without zone. */
export const DateScalar = output('Date', (value) =>
  typeof value === 'string' && DAY.test(value) ? value : undefined,
)

/** RFC 3339: an instant needs an offset, or nobody knows which one it is. */
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

/** An instant, from a Date, epoch milliseconds or an ISO 8601 text. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize(value) {
    const known = value instanceof Date || typeof value === 'number' || typeof value === 'string'
    const date = known ? new Date(value) : undefined
    if (date && !Number.isNaN(date.getTime())) return date.toISOString()
    // The value stays out of the text: it is personal.
    throw new GraphQLError('A stored value is not a DateTime.')
  },
  parseValue(value) {
    const instant = typeof value === 'string' ? readInstant(value) : undefined
    if (instant) return instant
    const hint = 'Write an instant with its offset: 2026-11-23T10:15:30.000Z.'
    throw new AppError('BAD_USER_INPUT', { hint })
  },
})

/** Undefined for what is no instant: 30 February, a 25th hour, a leap second, which no clock here has. */
function readInstant(text: string): Date | undefined {
  const match = INSTANT.exec(text)
  const date = new Date(text)
  if (!match || Number.isNaN(date.getTime())) return undefined
  // Date takes 30 February for 2 March: the day must be one of its month.
  const days = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate()
  return Number(match[3]) <= days && Number(match[4]) < 24 ? date : undefined
}

/** An opaque string. */
export const PurposeGrantScalar = output('PurposeGrant', (value) =>
  typeof value === 'string' ? value : undefined,
)
