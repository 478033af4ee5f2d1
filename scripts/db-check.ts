/**
 * Fails where src/database/schema says something that no migration does: generates into a copy of
 * drizzle/ and demands that there is nothing to generate.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const scratch = mkdtempSync(join(tmpdir(), 'purposegraph-drizzle-'))
try {
  cpSync('drizzle', scratch, { recursive: true })
  const before = readdirSync(scratch).length
  const run = spawnSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      '--dialect=postgresql',
      '--schema=./src/database/schema/*.ts',
      `--out=${scratch}`,
      '--casing=snake_case',
    ],
    { encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(`drizzle-kit failed:\n${run.stdout}${run.stderr}`)
  if (readdirSync(scratch).length !== before) {
    process.stderr.write('The schema is ahead of the migrations. Run: npm run db:generate\n')
    process.exitCode = 1
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
