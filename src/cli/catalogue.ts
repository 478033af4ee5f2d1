import { Command } from 'commander'
import { diffCatalogues, lastEffect } from '../catalogue/diff.ts'
import { CatalogueFault, formatFault } from '../catalogue/fault.ts'
import { formatDifferences } from '../catalogue/format-diff.ts'
import { publishCatalogue } from '../catalogue/publish.ts'
import { readCatalogue } from '../catalogue/read.ts'
import { loadCatalogue } from '../catalogue/store.ts'
import { checkSuccession } from '../catalogue/succession.ts'
import { AppError } from '../lib/errors.ts'
import { createProgress } from '../lib/progress.ts'
import { formatPreview } from '../preview/format-preview.ts'
import { previewCatalogue } from '../preview/preview.ts'
import { instantOption } from './instant-option.ts'
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

/** As diff(1) has it: 0 the same, 1 something differs, 2 it could not be told. */
const EXIT = { same: 0, differs: 1, trouble: 2 } as const

const diff = new Command('diff')
  .description('What the files say otherwise than the published revision.')
  .argument('<path>', 'file or folder')
  .option('--json', 'print the differences as JSON')
  .addHelpText(
    'after',
    `
Lines begin with + (new), - (gone) or ~ (another); below a new version stands what it does otherwise
than the one before. What may not be published, because it changes what was, is told at the end.
Exits with 0 where nothing differs, 1 where something does, 2 where it could not be told.`,
  )
  .action(async (path: string, { json }: { json?: boolean }) => {
    process.exitCode = EXIT.trouble
    const document = readCatalogue(path)
    const published = await withDatabase(({ db }) => loadCatalogue(db.sql, document.tenant))
    const differences = diffCatalogues(published?.document, document)
    const faults = published ? checkSuccession(published.document, document, Date.now()) : []
    const revision = published?.revision ?? null
    if (json) process.stdout.write(`${JSON.stringify({ revision, differences, faults })}\n`)
    else if (differences.length === 0) {
      process.stdout.write(`Nothing differs from revision ${revision}.\n`)
    } else {
      const refused = faults.map((fault) => `! ${formatFault(fault)}\n`)
      process.stdout.write(formatDifferences(differences) + refused.join(''))
    }
    process.exitCode = differences.length === 0 ? EXIT.same : EXIT.differs
  })

const preview = new Command('preview')
  .description('What publishing the files would change for customers, on the real data.')
  .argument('<path>', 'file or folder')
  .option('--at <instant>', 'ISO 8601; when all of it has taken effect if absent', instantOption)
  .option('--work <percent>', 'part of the time to work; less spares a production database', '100')
  .option('--json', 'print the result as JSON')
  .addHelpText(
    'after',
    `
Decides for every customer what each client may use, under the published revision and under the files,
at the same instant, and counts what differs. Publishes nothing and stores nothing.`,
  )
  .action(async (path: string, options: { at?: number; work: string; json?: boolean }) => {
    const document = readCatalogue(path)
    const workShare = Number(options.work) / 100
    if (!(workShare > 0 && workShare <= 1)) {
      throw new AppError('BAD_USER_INPUT', { hint: '"--work" is above 0 and up to 100.' })
    }
    const result = await withDatabase(async ({ db }) => {
      const published = await loadCatalogue(db.sql, document.tenant)
      if (!published) {
        const hint = 'Nothing is published yet, so there is nothing to compare with.'
        throw new AppError('BAD_USER_INPUT', { hint })
      }
      const faults = checkSuccession(published.document, document, Date.now())
      if (faults.length > 0) throw new CatalogueFault(faults)
      const effect = lastEffect(diffCatalogues(published.document, document))
      const tell = createProgress('Customers')
      return previewCatalogue(db, {
        tenant: document.tenant,
        before: published.document,
        after: document,
        at: options.at ?? Math.max(Date.now(), effect ?? 0),
        workShare,
        onProgress: ({ done, total }) => tell(done, total),
      })
    })
    const { finished: _, ...told } = { ...result, at: new Date(result.at).toISOString() }
    process.stdout.write(options.json ? `${JSON.stringify(told)}\n` : formatPreview(result))
  })

/** `purposegraph catalogue` */
export const catalogueCommand = new Command('catalogue')
  .description('The purposes and all that belongs to them.')
  .addCommand(validate)
  .addCommand(publish)
  .addCommand(show)
  .addCommand(diff)
  .addCommand(preview)
