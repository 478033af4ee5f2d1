import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions } from 'esbuild'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A page of the server, made from `src/<name>` into `dist/<name>`. */
export interface Page {
  readonly name: string
  /** Files that go over as they are. */
  readonly copied: readonly string[]
  /** Files that the bundler makes; those given must be among its outputs. */
  readonly built: readonly string[]
  readonly bundle: Pick<BuildOptions, 'entryPoints' | 'format' | 'jsx' | 'loader' | 'define'>
  /** The script that says all this: with it, what is built counts as changed. */
  readonly script: string
}

/**
 * Bundles a page, unless it is up to date, and says what it did. Everything is in the bundle: at run
 * time nothing is loaded from elsewhere.
 */
export async function buildPage(page: Page): Promise<void> {
  const startedAt = performance.now()
  const output = join(root, 'dist', page.name)
  const where = relative(root, output)
  if (await isCurrent(page, output)) {
    console.log(`${page.name}: ${where} is up to date`)
    return
  }
  await bundle(page, output)
  const sizes = await Promise.all(page.built.map((name) => kilobytes(output, name)))
  const elapsedMs = Math.round(performance.now() - startedAt)
  console.log(`${page.name}: ${where} built in ${elapsedMs} ms (${sizes.join(', ')})`)
}

/** Epoch ms of the last change of a file, 0 where there is none. */
const changedAt = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return 0
  }
}

const sourcesOf = ({ name }: Page): string => join(root, 'src', name)

const inputs = async (page: Page): Promise<string[]> => {
  const entries = await readdir(sourcesOf(page), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return [
    ...files.map((entry) => join(entry.parentPath, entry.name)),
    page.script,
    fileURLToPath(import.meta.url),
    // npm rewrites it on every installation, so a new package counts as a change.
    join(root, 'node_modules/.package-lock.json'),
  ]
}

const isCurrent = async (page: Page, output: string): Promise<boolean> => {
  const newest = Math.max(...(await Promise.all((await inputs(page)).map(changedAt))))
  const outputs = [...page.copied, ...page.built].map((name) => join(output, name))
  return Math.min(...(await Promise.all(outputs.map(changedAt)))) > newest
}

const bundle = async (page: Page, output: string): Promise<void> => {
  await mkdir(output, { recursive: true })
  await build({
    absWorkingDir: root,
    outdir: output,
    bundle: true,
    minify: true,
    target: 'es2022',
    legalComments: 'linked',
    logLevel: 'warning',
    ...page.bundle,
  })
  for (const name of page.copied) await copyFile(join(sourcesOf(page), name), join(output, name))
}

const kilobytes = async (output: string, name: string): Promise<string> =>
  `${name} ${Math.round((await stat(join(output, name))).size / 1000)} kB`
