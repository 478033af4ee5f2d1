import type postgres from 'postgres'

type Parse = (text: string) => unknown
type Serialize = (value: unknown) => string

/** The number where it is exact, else the digits: a rounded sequence number would name another row. */
const parseInt8 = (text: string): number | string => {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

const serializeText: Serialize = (value) => String(value)

const serializeDate: Serialize = (value) =>
  (value instanceof Date ? value : new Date(value as string)).toISOString()

const serializeBytes: Serialize = (value) =>
  `\\x${Buffer.from(value as Uint8Array).toString('hex')}`

const parseBytes: Parse = (text) => Buffer.from(text.slice(2), 'hex')

/** The scalar types that an array below can hold: array oid, how an element is read and written. */
const arrayTypes: readonly (readonly [oid: number, parse: Parse, serialize: Serialize])[] = [
  [1000, (text) => text === 't', (value) => (value === true || value === 't' ? 't' : 'f')], // bool
  [1001, parseBytes, serializeBytes], // bytea
  [1005, Number, serializeText], // int2
  [1007, Number, serializeText], // int4
  [1009, String, serializeText], // text
  [1015, String, serializeText], // varchar
  [1016, parseInt8, serializeText], // int8
  [1021, Number, serializeText], // float4
  [1022, Number, serializeText], // float8
  [1182, (text) => new Date(text), serializeDate], // date
  [1185, (text) => new Date(text), serializeDate], // timestamptz
  [1231, String, serializeText], // numeric: kept as text, as the scalar is
  [2951, String, serializeText], // uuid
  [199, (text) => JSON.parse(text), (value) => JSON.stringify(value)], // json
  [3807, (text) => JSON.parse(text), (value) => JSON.stringify(value)], // jsonb
]

/**
 * The types every client of ours speaks beyond postgres.js' own (dates are `Date`, json is parsed).
 *
 * The arrays are listed here so that postgres.js need not ask the server for them on every new
 * connection (`fetch_types: false`): that question is a promise nobody holds (connection.js,
 * fetchArrayTypes), and a connection that dies while it is open ends the process as an unhandled
 * rejection. Arrays of other types (enums of our own) need a cast to `text[]`.
 */
export const valueTypes = (): Record<string, postgres.PostgresType> => {
  const types: Record<string, postgres.PostgresType> = {
    int8: { to: 20, from: [20], parse: parseInt8, serialize: serializeText },
  }
  for (const [oid, parse, serialize] of arrayTypes) {
    types[`array${oid}`] = {
      to: oid,
      from: [oid],
      parse: (text: string) => parseArray(text, parse),
      serialize: (value: unknown) => serializeArray(value, serialize),
    }
  }
  return types
}

/** A value that is no array is taken to be an array literal already (drizzle writes those itself). */
const serializeArray = (value: unknown, serialize: Serialize): string => {
  if (!Array.isArray(value)) return String(value)
  const items = value.map((item: unknown) => {
    if (item === null || item === undefined) return 'null'
    if (Array.isArray(item)) return serializeArray(item, serialize)
    return `"${serialize(item).replace(/[\\"]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}

/** Reads `{a,"b \" c",NULL,{d}}`; bounds like `[2:3]={…}` are skipped. */
const parseArray = (text: string, parse: Parse): unknown[] => {
  const token = /\{|\}|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs
  token.lastIndex = text.indexOf('{')
  const root: unknown[] = []
  const open: unknown[][] = [root]
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const current = open.at(-1) ?? root
    if (match[0] === '{') {
      const inner: unknown[] = []
      current.push(inner)
      open.push(inner)
    } else if (match[0] === '}') open.pop()
    else if (match[1] !== undefined) current.push(parse(match[1].replace(/\\(.)/gs, '$1')))
    else current.push(match[0] === 'NULL' ? null : parse(match[0]))
  }
  return root[0] as unknown[]
}
