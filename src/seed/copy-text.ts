import { seededColumns, type Row, type SeededTable } from './rows.ts'

const ARRAYS: ReadonlySet<string> = new Set([
  ...['search_history', 'interests', 'allergies', 'dietary_requirements', 'segments'],
])

/** The rows in the text format of COPY, columns in the order of `seededColumns`. */
export function toCopyText(table: SeededTable, rows: readonly Row[]): string {
  const columns = seededColumns[table]
  let text = ''
  for (const row of rows) {
    let separator = ''
    for (const column of columns) {
      text += separator + toField(row[column], column)
      separator = '\t'
    }
    text += '\n'
  }
  return text
}

function toField(value: unknown, column: string): string {
  if (value === undefined || value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escape(value)
  return escape(ARRAYS.has(column) ? toArray(value as string[]) : JSON.stringify(value))
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

const escape = (text: string): string =>
  SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign]!) : text

const toArray = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`
