import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The root of the repository. */
export const root = join(import.meta.dirname, '../..')

/** A file of the repository by its path from the root. */
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage'])

/** Paths of all files that end so, from the root; without what is made or installed, and dot folders. */
export function filesEndingIn(end: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesEndingIn(end, path)
    return entry.name.endsWith(end) ? [relative(root, path)] : []
  })
}

/** The rows of every table of a page, as texts of cells; without heads and rules. */
export const tableRows = (page: string): string[][] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )

/** A page without its fenced blocks, in which nothing is a link or a heading. */
export const prose = (page: string): string => page.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
