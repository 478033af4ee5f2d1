import { loadKeys, type Keys } from '../caller/keys.ts'
import { readConfig, type Config } from '../config.ts'
import { openDatabase, type Database } from '../database/client.ts'

/** What a command on the database works with. */
export interface CommandParts {
  readonly db: Database
  readonly config: Config
  readonly keys: Keys
}

/** Opens the database of the environment for one command and closes it, whatever happens. */
export async function withDatabase<T>(work: (parts: CommandParts) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const db = await openDatabase({
    url: config.database.url?.reveal(),
    dataDir: config.database.dataDir,
    applicationName: 'purposegraph command',
    // A command may take its time where a request may not.
    deadlineMs: 600_000,
    statementTimeoutMs: 600_000,
  })
  try {
    return await work({ db, config, keys: loadKeys(config) })
  } finally {
    await db.close()
  }
}
