import { GraphQLError, GraphQLScalarType } from 'graphql'

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

/** An instant, from a Date, epoch milliseconds or an ISO 8601 text. */
export const DateTimeScalar = output('DateTime', (value) => {
  const known = value instanceof Date || typeof value === 'number' || typeof value === 'string'
  const date = known ? new Date(value) : undefined
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined
})

/** An opaque string. */
export const PurposeGrantScalar = output('PurposeGrant', (value) =>
  typeof value === 'string' ? value : undefined,
)
