import { Command } from 'commander'
import { publishCatalogue } from '../catalogue/publish.ts'
import { readCatalogue } from '../catalogue/read.ts'
import { loadCatalogue } from '../catalogue/store.ts'
import { AppError } from '../lib/errors.ts'
import { wholeNumber } from './whole-number.ts'
import { withDatabase } from './with-database.ts'

const validate = new Command('validate')
  .description('Check the files of a catalogue; every fault with file, line and what to do.')
  .argument('<path>', 'file or folder')
  .action((path: string) => {
    const document = readCatalogue(path)
    const purposes = Object.keys(document.purposes).length
    process.stdout.write(`${path} is valid: ${purposes} purposes, tenant ${document.tenant}.\n`)
  })

const publish = new Command('publish')
  .description('Publish the files as the next revision; what is published never changes.')
  .argument('<path>', 'file or folder')
  .option('--note <text>', 'why, for people')
  .option('--json', 'print the result as JSON')
  .action(async (path: string, { note, json }: { note?: string; json?: boolean }) => {
    const document = readCatalogue(path)
    const result = await withDatabase(({ db }) =>
      publishCatalogue(db.sql, document, note === undefined ? {} : { note }),
    )
    const text = result.changed
      ? `Published revision ${result.revision}.`
      : `Nothing changed: revision ${result.revision} says the same.`
    process.stdout.write(`${json ? JSON.stringify(result) : text}\n`)
  })

const show = new Command('show')
  .description('Print a published revision as JSON.')
  .option('--tenant <key>', 'whose', 'acme')
  .option('--revision <n>', 'which; the one in force if absent', wholeNumber)
  .action(async ({ tenant, revision }: { tenant: string; revision?: number }) => {
    const loaded = await withDatabase(({ db }) => loadCatalogue(db.sql, tenant, revision))
    if (!loaded) throw new AppError('BAD_USER_INPUT', { hint: 'There is no such revision.' })
    process.stdout.write(`${JSON.stringify(loaded, null, 2)}\n`)
  })

/** `purposegraph catalogue` */
export const catalogueCommand = new Command('catalogue')
  .description('The purposes and all that belongs to them.')
  .addCommand(validate)
  .addCommand(publish)
  .addCommand(show)
