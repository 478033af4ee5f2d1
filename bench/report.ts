import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One line of a table: what was measured, by the name of its column. */
export type Row = Readonly<Record<string, string | number>>

/** The value below which a share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Prints a table for people. */
export function printTable(title: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {})
  const text = (value: string | number | undefined) =>
    typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value ?? '')
  const widths = columns.map((c) => Math.max(c.length, ...rows.map((row) => text(row[c]).length)))
  const line = (cells: readonly string[]) =>
    `${cells.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}\n`
  process.stdout.write(`\n${title}\n${line(columns)}`)
  for (const row of rows) process.stdout.write(line(columns.map((c) => text(row[c]))))
}

/** Writes what was measured, and on what, to bench/results/latest.json. */
export function writeResults(results: object): string {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'latest.json')
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  return file
}
