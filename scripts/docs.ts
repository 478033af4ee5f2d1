/** Writes the table of docs/configuration.md from src/config.ts. Format it afterwards. */
import { readFileSync, writeFileSync } from 'node:fs'
import { configReference } from '../src/config.ts'

const page = 'docs/configuration.md'
const rows = configReference.map(
  (v) => `| \`${v.name}\` | ${v.default === undefined ? '' : `\`${v.default}\``} | ${v.meaning} |`,
)
const table = ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n')
const text = readFileSync(page, 'utf8')
writeFileSync(
  page,
  text.replace(/^\| Variable [\s\S]*?(?=\n\n|\n*$(?![\s\S]))/m, () => table),
)
