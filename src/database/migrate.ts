import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import type { Database } from './client.ts'
import { databaseFault } from './database-error.ts'

/** Two folders up from `src/database` and from `dist/database` alike. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** Any constant: it names this lock among the advisory locks of the database. */
const LOCK_KEY = 7_305_881_201_461
const LOCK_WAIT_MS = 60_000

type Journal = { readonly entries: readonly { readonly tag: string; readonly when: number }[] }
type Progress = { readonly pending: number; readonly newer: boolean }

/**
 * Brings the database to this version's schema; the number of migrations that were run, 0 if none.
 * Safe to call from several processes at once: drizzle's own migrator has no lock (drizzle-orm #874),
 * so one is taken here, on one connection, for at most a minute. Throws Error, with what to do, where
 * the database was migrated by a newer version; AppError where the database cannot be used.
 */
export const migrate = async (db: Database, folder = MIGRATIONS_FOLDER): Promise<number> => {
  const journal = readJournal(folder)
  const sql = db.openClient(1, { statement_timeout: 0, lock_timeout: LOCK_WAIT_MS })
  try {
    // One process holds the embedded database, and advisory locks do not tell its connections apart.
    const isShared = db.kind === 'server'
    if (isShared) await sql.unsafe('select pg_advisory_lock($1)', [LOCK_KEY])
    const { pending, newer } = progressOf(journal, await lastMigration(sql))
    if (newer) throw new NewerDatabaseError()
    if (pending > 0) await runMigrations(drizzle(sql), { migrationsFolder: folder })
    if (isShared) await sql.unsafe('select pg_advisory_unlock($1)', [LOCK_KEY])
    return pending
  } catch (error) {
    if (error instanceof NewerDatabaseError) throw error
    // A migration fails on rows, so the server's text may quote them.
    throw databaseFault(error)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/**
 * How many migrations of this version the database lacks; 0 too where the database is newer, since
 * the version before a rolling upgrade keeps answering. Throws AppError.
 */
export const pendingMigrations = async (
  db: Database,
  folder = MIGRATIONS_FOLDER,
): Promise<number> => {
  const journal = readJournal(folder)
  const [table] = await db.query<{ found: boolean }>(TABLE_EXISTS)
  if (table?.found !== true) return journal.entries.length
  const [row] = await db.query<{ last: number | null }>(LAST_MIGRATION)
  return progressOf(journal, row?.last ?? null).pending
}

/** The database has migrations that this version does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'

  constructor() {
    super(
      'The database was migrated by a newer version of purposegraph than this one. ' +
        'Start that version or a later one, or restore a backup from before the migration.',
    )
  }
}

const TABLE_EXISTS = `select to_regclass('drizzle.__drizzle_migrations') is not null as found`
const LAST_MIGRATION = 'select max(created_at) as last from drizzle.__drizzle_migrations'

const lastMigration = async (sql: postgres.Sql): Promise<number | null> => {
  const [table] = await sql.unsafe(TABLE_EXISTS)
  if (table?.['found'] !== true) return null
  const [row] = await sql.unsafe(LAST_MIGRATION)
  return row?.['last'] === null ? null : Number(row?.['last'])
}

/** Drizzle runs what is dated after the newest migration that was run, so the date alone counts. */
const progressOf = (journal: Journal, last: number | null): Progress => {
  if (last === null) return { pending: journal.entries.length, newer: false }
  const newest = Math.max(0, ...journal.entries.map((entry) => entry.when))
  return {
    pending: journal.entries.filter((entry) => entry.when > last).length,
    newer: last > newest,
  }
}

/** No journal means that nothing was generated yet, which is a schema without tables. */
const readJournal = (folder: string): Journal => {
  const path = `${folder}/meta/_journal.json`
  if (!fs.existsSync(path)) return { entries: [] }
  return JSON.parse(fs.readFileSync(path, 'utf8')) as Journal
}
