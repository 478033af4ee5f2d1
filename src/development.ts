import type { Keys } from './caller/keys.ts'
import { publishCatalogue } from './catalogue/publish.ts'
import { readCatalogue } from './catalogue/read.ts'
import type { Database } from './database/client.ts'
import { migrate } from './database/migrate.ts'
import { projectFile } from './lib/project-files.ts'
import { seedCustomers } from './seed/seed.ts'

/** The instant the sample lies before, so that the same seed is the same sample on every day. */
export const SAMPLE_NOW = new Date('2026-11-23T00:00:00.000Z')

const SAMPLE_CUSTOMERS = 200
/** Which customers. */
export const SAMPLE_SEED = 1

/**
 * Makes a fresh database usable without a word: migrated, with the sample catalogue and customers. A
 * database that has a catalogue is migrated and otherwise left as it is.
 */
export async function prepareDevelopment(
  db: Database,
  keys: Pick<Keys, 'identifier'>,
  progressOf?: (what: string) => (done: number, total: number) => void,
): Promise<void> {
  await migrate(db)
  const [found] = await db.query<{ heads: number }>('select count(*) as heads from catalogue_heads')
  if (found && found.heads > 0) return
  const document = readCatalogue(projectFile('catalogue'))
  await publishCatalogue(db.sql, document, { note: 'sample catalogue' })
  const onProgress = progressOf?.('Sample customers')
  await seedCustomers(db, {
    tenant: document.tenant,
    count: SAMPLE_CUSTOMERS,
    seed: SAMPLE_SEED,
    identifierKey: keys.identifier,
    now: SAMPLE_NOW,
    ...(onProgress ? { onProgress } : {}),
  })
}
