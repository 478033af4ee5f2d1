import { Command } from 'commander'
import { withDatabase } from './with-database.ts'

/** `purposegraph standings` */
export const standingsCommand = new Command('standings')
  .description('The decisions kept beside the values; derived, and rebuilt on demand.')
  .addCommand(
    new Command('clear')
      .description('Forget them all; each is decided again when it is next asked for.')
      .option('--tenant <key>', 'whose', 'acme')
      .action(async ({ tenant }: { tenant: string }) => {
        const rows = await withDatabase(({ db }) =>
          db.query('delete from standings where tenant_id = $1 returning 1 as one', [tenant]),
        )
        process.stdout.write(`Cleared ${rows.length} standings.\n`)
      }),
  )
