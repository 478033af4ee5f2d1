import { expect, test } from '@jest/globals'
import { configReference } from '../../src/config.ts'
import { read, tableRows } from './pages.ts'

test('docs/configuration.md has every variable with its default and meaning, in order', () => {
  const documented = tableRows(read('docs/configuration.md')).slice(1)
  const due = configReference.map((variable) => [
    `\`${variable.name}\``,
    variable.default === undefined ? '' : `\`${variable.default}\``,
    variable.meaning,
  ])
  // Where this differs, run: npm run docs
  expect(documented).toEqual(due)
})

test('no other page names a variable of the environment that does not exist', () => {
  const known = new Set(configReference.map(({ name }) => name))
  const pages = ['README.md', 'docs/security.md', 'docs/configuration.md', 'docs/graphql.md']
  const named = pages.flatMap((page) =>
    Array.from(
      read(page).matchAll(/\b([A-Z]+_(?:URL|FILE|KEY|SECRET|DIR|ISSUER|AUDIENCE))\b/g),
      (m) => m[1]!,
    ),
  )
  expect(named.filter((name) => !known.has(name) && name !== 'TEST_DATABASE_URL')).toEqual([])
})
