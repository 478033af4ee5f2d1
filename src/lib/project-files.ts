import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A file or folder of the package by its path from the package's root; the same from `src/` and from
 * `dist/`. Throws if it is not there.
 */
export function projectFile(path: string): string {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  const file = join(root, path)
  if (!existsSync(file))
    throw new Error(`${path} is missing in ${root}. Install the package again.`)
  return file
}
