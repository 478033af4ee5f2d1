import fs from 'node:fs'
import { join, resolve } from 'node:path'
import { createTurns, type EmbeddedSocket } from './embedded-turns.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'

type PGlite = import('@electric-sql/pglite').PGlite

/** The embedded database, spoken to through postgres.js' `socket` option. */
export type Embedded = {
  /** One more connection. */
  readonly open: () => EmbeddedSocket
  /** Closes every connection and the database, and gives the folder free. */
  readonly close: () => Promise<void>
}

type EmbeddedOptions = {
  /** Whether a commit waits for the disk. */
  readonly fsync: boolean
  /** After this an open transaction that says nothing is rolled back; 0: never. */
  readonly idleInTransactionMs: number
}

/**
 * Opens PostgreSQL 18 compiled to WebAssembly (PGlite) in this process, with its data in
 * `dataDir`/postgres: no server, no port, no child process, any user, any folder.
 *
 * What it is: one backend on this thread. Statements run one after the other and stop the event loop
 * while they run; timeouts of the server and cancelling do nothing; a transaction makes every other
 * statement wait. It is for trying out, development and small installations.
 *
 * How durable: PGlite starts the server with fsync off, and its file system has no fsync at all (its
 * `relaxedDurability` matters for browsers only). Both are put right here, so a commit is on the disk
 * when it is answered. With `fsync: false` a commit survives the death of the
 * process (the write has reached the kernel) but not a loss of power.
 *
 * Measured on two shared cores: first start 3-5 s and a peak of 0.8-0.9 GB (it runs initdb in a second
 * instance), later starts 0.5-0.9 s and 300-400 MB. A commit takes 0.5-1 ms,
 * a read by an index 0.2 ms.
 *
 * Throws Error, with what to do, where another process holds the folder or it cannot be written.
 */
export const openEmbedded = async (
  dataDir: string,
  options: EmbeddedOptions,
): Promise<Embedded> => {
  const folder = resolve(dataDir, 'postgres')
  const lock = holdFolder(resolve(dataDir), folder)
  let pglite: PGlite
  try {
    pglite = await start(folder, join(resolve(dataDir), 'postgres.incomplete'), options.fsync)
  } catch (error) {
    lock.release()
    throw error
  }
  const turns = createTurns(async (frames) => {
    const answer = await pglite.execProtocolRaw(frames, { syncToFs: false })
    // A copy: the start-up answer is a view of memory that the next statement overwrites.
    return Buffer.from(answer)
  }, options.idleInTransactionMs)
  return {
    open: () => turns.connect(),
    async close() {
      await turns.close()
      try {
        await pglite.close()
      } finally {
        lock.release()
      }
    },
  }
}

const holdFolder = (dataDir: string, folder: string): FolderLock => {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return lockFolder(join(dataDir, 'postgres.lock'), folder)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw new Error(
      `The folder ${dataDir} cannot be written (${code}). Choose a data folder that this user owns, or set DATABASE_URL.`,
      { cause: error },
    )
  }
}

/**
 * The marker exists while the first start copies its files. A start that was cut short leaves it, and
 * what it left behind would be taken for a database: so it is begun anew. No data can be lost, as the
 * marker is gone before anybody is let in.
 */
const start = async (folder: string, marker: string, fsync: boolean): Promise<PGlite> => {
  if (fs.existsSync(marker)) fs.rmSync(folder, { recursive: true, force: true })
  const isFirst = !fs.existsSync(join(folder, 'PG_VERSION'))
  if (isFirst) fs.writeFileSync(marker, '')
  // Imported late: it takes 9 MB of WebAssembly that a deployment with a server never needs.
  const { PGlite } = await import('@electric-sql/pglite')
  const durable = ['-c', 'wal_sync_method=fsync']
  const pglite = await PGlite.create({
    dataDir: folder,
    startParams: fsync
      ? [...PGlite.defaultStartParams.filter((param) => param !== '-F'), ...durable]
      : PGlite.defaultStartParams,
  })
  if (fsync) addFsync(pglite)
  if (isFirst) {
    if (fsync) syncTree(folder)
    fs.rmSync(marker)
  }
  return pglite
}

/** What Emscripten's NODEFS lacks: `_fd_sync` calls this where it is there, else reports success. */
const addFsync = (pglite: PGlite): void => {
  const nodefs = pglite.Module.NODEFS as unknown as {
    stream_ops: { fsync?: (stream: { nfd?: number }) => number }
  }
  nodefs.stream_ops.fsync = ({ nfd }) => {
    if (nfd !== undefined) fs.fsyncSync(nfd)
    return 0
  }
}

/** Brings the files of the first start to the disk: they were written before `addFsync`. */
const syncTree = (folder: string): void => {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() && !entry.isDirectory()) continue
    const descriptor = fs.openSync(join(entry.parentPath, entry.name), 'r')
    try {
      fs.fsyncSync(descriptor)
    } finally {
      fs.closeSync(descriptor)
    }
  }
}
