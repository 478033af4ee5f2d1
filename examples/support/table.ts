/** Narrower columns would break every word. */
const COLUMN_MIN = 16
const GAP = '  '

/**
 * The rows as aligned columns within `width` characters, the first as wide as it must be, the others
 * alike. Long cells go on in the next line; nothing is cut off. `rows[0]` is the head.
 */
export function formatTable(rows: readonly (readonly string[])[], width: number): string {
  const [head = []] = rows
  const first = Math.max(...rows.map(([cell = '']) => cell.length))
  const others = Math.max(head.length - 1, 1)
  const left = width - first - GAP.length * others
  const column = Math.max(Math.floor(left / others), COLUMN_MIN)
  const widths = head.map((_, i) => (i === 0 ? first : column))
  const rule = widths.map((w) => '-'.repeat(w)).join(GAP)
  const [top = '', ...body] = rows.map((cells) => formatRow(cells, widths))
  return [top, rule, ...body].join('\n')
}

function formatRow(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = widths.map((width, i) => wrap(cells[i] ?? '', width))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  const line = (y: number) =>
    widths.map((width, i) => (wrapped[i]?.[y] ?? '').padEnd(width)).join(GAP)
  return Array.from({ length: height }, (_, y) => line(y).trimEnd()).join('\n')
}

/** Breaks at spaces, and within a word only where it is longer than a line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((w) => pieces(w, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

const pieces = (word: string, width: number): string[] =>
  word.length <= width ? [word] : (word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [word])
