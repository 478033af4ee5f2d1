import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { filesEndingIn, prose, read, root, tableRows } from './pages.ts'

const pages = filesEndingIn('.md')
const all = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), (m) => m[1]!)

describe('what the pages name exists:', () => {
  const { scripts, bin } = JSON.parse(read('package.json')) as {
    scripts: Record<string, string>
    bin: Record<string, string>
  }

  test.each(pages)('npm scripts in %s', (page) => {
    const named = all(read(page), /\bnpm (?:run )?((?!run\b|ci\b|install\b)[a-z][\w:-]*)/g)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('the program', () => {
    expect(Object.keys(bin)).toEqual(['purposegraph'])
  })

  test.each(pages)('commands in %s', (page) => {
    const known = commands()
    const named = all(read(page), /\bnpx purposegraph ([a-z]+(?: (?:[a-z]+))?)/g)
    const unknown = named.filter((words) => {
      const [first, second] = words.split(' ')
      const below = known.get(first!)
      return below === undefined || (below.length > 0 && !below.includes(second ?? ''))
    })
    expect(unknown).toEqual([])
  })

  test('HTTP paths in README.md, and it names them all', () => {
    const served = filesEndingIn('.ts', join(root, 'src/server')).flatMap((file) => [
      ...Array.from(
        read(file).matchAll(/method: '(GET|POST)',\s*path: '([^']+)'/g),
        ([, method, path]) => `${method} ${path}`,
      ),
      ...Array.from(
        read(file).matchAll(/pageRoutes\(options, \{ path: '([^']+)'/g),
        ([, path]) => `GET ${path}`,
      ),
    ])
    const named = tableRows(read('README.md')).flatMap(([cell = '']) =>
      all(cell, /^`((?:GET|POST) \/[^`]*)`$/g),
    )
    expect(named.toSorted()).toEqual([...new Set(served)].toSorted())
  })

  test('every command in the table of README.md, and it has them all', () => {
    const table = tableRows(read('README.md')).map(([cell]) => cell ?? '')
    const missing = [...commands()].flatMap(([name, below]) =>
      (below.length > 0 ? below.map((b) => `${name} ${b}`) : [name]).filter(
        (words) => !table.some((cell) => cell.startsWith(`\`npx purposegraph ${words}`)),
      ),
    )
    expect(missing).toEqual([])
  })
})

describe('links', () => {
  test.each(pages)('in %s lead somewhere', (page) => {
    const targets = all(prose(read(page)), /\]\(([^)\s]+)\)/g).filter((t) => !/^[a-z]+:/.test(t))
    expect(targets.filter((target) => !resolves(page, target))).toEqual([])
  })
})

describe('codes', () => {
  test('docs/graphql.md has every code of an error, with its HTTP status', () => {
    const codes = Array.from(
      read('src/lib/errors.ts').matchAll(/^ {2}([A-Z_]+): \[\s*(\d{3}),/gm),
      ([, code, status]) => [`\`${code}\``, status],
    )
    expect(codes.length).toBeGreaterThan(0)
    const rows = tableRows(read('docs/graphql.md')).map((cells) => cells.slice(0, 2))
    for (const code of codes) expect(rows).toContainEqual(code)
  })
})

describe('no page', () => {
  /** Places and people of the workshop mean nothing to whoever reads this elsewhere. */
  const strange: readonly (readonly [what: string, pattern: RegExp])[] = [
    [
      'an absolute path of a machine',
      /(?:^|[\s('"`=])\/(?:home|root|tmp|usr|var|opt|mnt|Users|work)\//m,
    ],
    ['a path that leads out of the repository', /(?:^|[\s('"`])shared\/\w/m],
    [
      'who or what wrote it',
      /\bsub-?agents?\b|\bhelpers?\b|\bassistants?\b|\bprompts?\b|\bLLMs?\b/i,
    ],
    [
      'the host of a package registry',
      /\b(?:registry|npm|artifactory|nexus|verdaccio)\.[a-z0-9-]+\.[a-z]{2,}/i,
    ],
    ['an unfinished thought', /\b(?:TODO|FIXME|XXX|TBD)\b/],
  ]

  test.each(strange)('tells %s', (_, pattern) => {
    expect(pages.filter((page) => pattern.test(read(page)))).toEqual([])
  })
})

/** The commands as the sources define them, each with the commands below it. */
function commands(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const file of filesEndingIn('.ts', join(root, 'src/cli'))) {
    const source = read(file)
    const names = all(source, /new Command\('([a-z]+)'\)/g).filter(
      (name) => name !== 'purposegraph',
    )
    const exported = /export const \w+Command = new Command\('([a-z]+)'\)/.exec(source)?.[1]
    if (exported !== undefined)
      found.set(
        exported,
        names.filter((name) => name !== exported),
      )
  }
  return found
}

function resolves(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : normalize(join(dirname(page), decodeURI(path)))
  if (file.startsWith('..') || !existsSync(join(root, file))) return false
  if (anchor === undefined) return true
  return statSync(join(root, file)).isFile() && anchors(read(file)).includes(anchor)
}

/** As GitHub makes them: lower case, punctuation gone, a dash for each space. */
const anchors = (page: string): string[] =>
  all(prose(page), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
