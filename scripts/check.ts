/**
 * Everything a change must pass, in the order in which it fails soonest. `--without-tests` is for CI,
 * which has run them by the README's own command already.
 */
import { spawnSync } from 'node:child_process'

const steps: readonly (readonly [name: string, script: string])[] = [
  ['generated types are current', 'codegen -- --check'],
  ['types', 'typecheck'],
  ['types of the pages', 'typecheck:pages'],
  ['lint', 'lint'],
  ['format', 'format:check'],
  ['dead code', 'knip'],
  ['migrations match the schema', 'db:check'],
  ['tests', 'test'],
]
const withoutTests = process.argv.includes('--without-tests')
const failed: string[] = []
for (const [name, script] of steps) {
  if (withoutTests && script === 'test') continue
  const start = Date.now()
  const { status } = spawnSync('npm', ['run', '--silent', ...script.split(' ')], {
    stdio: 'inherit',
  })
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}\n`)
  process.exit(1)
}
