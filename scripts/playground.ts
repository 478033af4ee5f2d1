import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Bundles the playground into dist/playground, which the server serves as it is. Everything is in
// the bundle, fonts too: at run time nothing is loaded from elsewhere.

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = join(root, 'src/playground')
const output = join(root, 'dist/playground')
const copied = ['index.html', 'icon.svg']
const built = ['playground.js', 'playground.css']

/** Epoch ms of the last change of a file, 0 where there is none. */
const changedAt = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return 0
  }
}

const inputs = async (): Promise<string[]> => {
  const entries = await readdir(sources, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return [
    ...files.map((entry) => join(entry.parentPath, entry.name)),
    fileURLToPath(import.meta.url),
    // npm rewrites it on every installation, so a new GraphiQL counts as a change.
    join(root, 'node_modules/.package-lock.json'),
  ]
}

const isCurrent = async (): Promise<boolean> => {
  const newest = Math.max(...(await Promise.all((await inputs()).map(changedAt))))
  const outputs = [...copied, ...built].map((name) => join(output, name))
  return Math.min(...(await Promise.all(outputs.map(changedAt)))) > newest
}

const bundle = async (): Promise<void> => {
  await mkdir(output, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: join(sources, 'main.tsx'), out: 'playground' },
      { in: join(sources, 'playground.css'), out: 'playground' },
    ],
    outdir: output,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
    logLevel: 'warning',
  })
  for (const name of copied) await copyFile(join(sources, name), join(output, name))
}

const kilobytes = async (name: string): Promise<string> =>
  `${name} ${Math.round((await stat(join(output, name))).size / 1000)} kB`

const startedAt = performance.now()
const where = relative(root, output)
if (await isCurrent()) {
  console.log(`playground: ${where} is up to date`)
} else {
  await bundle()
  const sizes = await Promise.all(built.map(kilobytes))
  const elapsedMs = Math.round(performance.now() - startedAt)
  console.log(`playground: ${where} built in ${elapsedMs} ms (${sizes.join(', ')})`)
}
