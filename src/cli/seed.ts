import { Command } from 'commander'
import { SAMPLE_NOW } from '../development.ts'
import { createProgress } from '../lib/progress.ts'
import { seedCustomers } from '../seed/seed.ts'
import { wholeNumber } from './whole-number.ts'
import { withDatabase } from './with-database.ts'

interface Options {
  customers: number
  seed: number
  tenant: string
  json?: boolean
}

/** `purposegraph seed` */
export const seedCommand = new Command('seed')
  .description(
    'Fill in synthetic customers with evidence of all kinds, the same for the same seed.',
  )
  .requiredOption('--customers <n>', 'how many', wholeNumber)
  .option('--seed <s>', 'which ones', wholeNumber, 1)
  .option('--tenant <key>', 'tenant they belong to', 'acme')
  .option('--json', 'print the result as JSON')
  .action(async ({ customers, seed, tenant, json }: Options) => {
    const report = await withDatabase(({ db, keys }) =>
      seedCustomers(db, {
        tenant,
        count: customers,
        seed,
        identifierKey: keys.identifier,
        now: SAMPLE_NOW,
        onProgress: createProgress('Customers'),
      }),
    )
    process.stdout.write(`${json ? JSON.stringify(report) : `Seeded ${customers} customers.`}\n`)
  })
