/** The import rules of docs/architecture.md, checked over every file of src/, and the size of each. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from '@jest/globals'

/** Folder to the folders it may import, itself aside. `.` are the files of src/ itself. */
const mayImport: Record<string, readonly string[]> = {
  lib: [],
  decision: [],
  words: ['decision'],
  database: ['lib'],
  catalogue: ['decision', 'database', 'lib'],
  evidence: ['decision'],
  customer: ['evidence', 'catalogue', 'decision', 'database', 'lib'],
  caller: ['decision', 'lib', '.'],
  preview: ['customer', 'catalogue', 'decision', 'database', 'lib'],
  lifecycle: ['evidence', 'customer', 'catalogue', 'caller', 'decision', 'database', 'lib'],
  changes: ['customer', 'evidence', 'catalogue', 'decision', 'database', 'lib'],
  disclosure: ['caller', 'customer', 'decision', 'database', 'lib'],
  seed: ['evidence', 'customer', 'catalogue', 'decision', 'database', 'lib'],
  graphql: [
    'changes',
    'preview',
    'lifecycle',
    'disclosure',
    'caller',
    'customer',
    'catalogue',
    'decision',
    'words',
    'database',
    'guard',
    'lib',
    '.',
  ],
  server: ['graphql', 'caller', 'lib'],
  // Other teams' subgraphs import it: no PostgreSQL, nothing of ours.
  guard: [],
  playground: [],
  // Runs in the browser, and in the pages of others.
  'preference-centre': [],
  cli: [
    'preview',
    'seed',
    'evidence',
    'customer',
    'catalogue',
    'caller',
    'decision',
    'words',
    'database',
    'lib',
    '.',
  ],
  '.': [
    'changes',
    'seed',
    'server',
    'graphql',
    'disclosure',
    'caller',
    'catalogue',
    'decision',
    'words',
    'database',
    'lib',
  ],
}

/** Packages that only the named folders may know. */
const onlyIn: Record<string, readonly string[]> = {
  postgres: ['database', 'catalogue', 'seed'],
  'drizzle-orm': ['database', 'customer', 'seed'],
  '@apollo/server': ['graphql', 'server', '.'],
  graphql: ['graphql', 'guard', 'playground', '.'],
  jose: ['caller'],
  pino: ['lib'],
  commander: ['cli'],
  yaml: ['catalogue'],
  '@iabtcf/core': ['lifecycle'],
  '@iabgpp/cmpapi': ['lifecycle'],
  'graphql-sse': ['server'],
  'graphql-ws': ['server'],
  ws: ['server'],
  'prom-client': ['server'],
}

const root = join(import.meta.dirname, '../src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (f) => /\.tsx?$/.test(f) && !f.endsWith('.d.ts') && f !== 'graphql/generated.ts',
)
const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.')

function specifiersOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  return Array.from(
    source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g),
    ([, specifier]) => specifier!,
  )
}

test.each(files)('%s imports only what its folder may import', (file) => {
  const from = folderOf(file)
  const own = specifiersOf(file)
    .filter((s) => s.startsWith('.'))
    .map((s) => folderOf(relative(root, join(root, dirname(file), s))))
  expect(own.filter((to) => to !== from && !mayImport[from]?.includes(to))).toEqual([])
})

test.each(files)('%s uses no package that is not for its folder', (file) => {
  const packages = specifiersOf(file)
    .filter((s) => !s.startsWith('.') && !s.startsWith('node:'))
    .map((s) => (s.startsWith('@') ? s.split('/').slice(0, 2).join('/') : s.split('/')[0]!))
  const forbidden = packages.filter((p) => onlyIn[p] && !onlyIn[p].includes(folderOf(file)))
  expect(forbidden).toEqual([])
})

test('the decision and the words use no module of Node and no package: they are pure', () => {
  const foreign = files
    .filter((f) => ['decision', 'words'].includes(folderOf(f)))
    .flatMap((f) => specifiersOf(f).filter((s) => !s.startsWith('.')))
  expect(foreign).toEqual([])
})

test('only the database and the seed build statements by hand past the checked query', () => {
  const raw = files.filter((f) => /\.unsafe\(|sql\.raw\(/.test(readFileSync(join(root, f), 'utf8')))
  expect(raw.filter((f) => !['database', 'seed'].includes(folderOf(f)))).toEqual([])
})
