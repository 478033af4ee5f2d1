import { Command } from 'commander'
import { migrate } from '../database/migrate.ts'
import { withDatabase } from './with-database.ts'

/** `purposegraph migrate` */
export const migrateCommand = new Command('migrate')
  .description('Bring the database to the version of this code; safe to run twice and in parallel.')
  .option('--json', 'print the result as JSON')
  .action(async ({ json }: { json?: boolean }) => {
    const applied = await withDatabase(({ db }) => migrate(db))
    const text = applied === 0 ? 'Nothing to migrate.' : `Applied ${applied} migrations.`
    process.stdout.write(`${json ? JSON.stringify({ applied }) : text}\n`)
  })
