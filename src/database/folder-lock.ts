import fs from 'node:fs'
import os from 'node:os'

/** A folder that this process alone holds. */
export type FolderLock = { release(): void }

type Holder = { pid: number; host: string; startedAt: string }

const HEARTBEAT_MS = 5000
const HEARTBEAT_MISSED_MS = 20_000

/**
 * Takes `path` as the lock file of a folder. Throws Error naming the folder, its holder and what to do
 * where another live process holds it. The lock of a dead process is taken over.
 *
 * A process id alone says little in containers, where the next run often has the id of the last one:
 * so on the same host the start time is compared too, and for another host (a shared volume) the file
 * counts as held while its holder touches it.
 */
export const lockFolder = (path: string, folder: string): FolderLock => {
  const self = JSON.stringify(identityOf(process.pid))
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  fs.writeFileSync(own, self)
  try {
    // A hard link appears whole or not at all; a file that is created and then written does not.
    for (let attempt = 0; !tryLink(own, path); attempt++) {
      const text = readText(path)
      if (text === undefined) continue
      const holder = parseHolder(text)
      if (attempt >= 3 || isHeld(path, holder)) throw new Error(refusal(folder, path, holder))
      removeStale(path, text, own)
    }
  } finally {
    fs.rmSync(own, { force: true })
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release() {
      clearInterval(heartbeat)
      if (readText(path) === self) fs.rmSync(path, { force: true })
    },
  }
}

const refusal = (folder: string, path: string, holder: Holder | undefined): string => {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`
  return (
    `The embedded database in ${folder} is in use by ${who}; only one process can open it. ` +
    `Stop that process, choose another data folder, or set DATABASE_URL to share a PostgreSQL server. ` +
    `If no such process runs, delete ${path}.`
  )
}

const tryLink = (from: string, to: string): boolean => {
  try {
    fs.linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Two processes may find the same stale lock: who moves away one that is not stale puts it back. */
const removeStale = (path: string, expected: string, own: string): void => {
  const aside = `${own}.stale`
  try {
    fs.renameSync(path, aside)
  } catch {
    return // The other one was quicker; the next attempt sees its lock.
  }
  if (readText(aside) !== expected) tryLink(aside, path)
  fs.rmSync(aside, { force: true })
}

const isHeld = (path: string, holder: Holder | undefined): boolean => {
  const age = ageMs(path)
  if (holder === undefined) return age < HEARTBEAT_MISSED_MS
  if (holder.host !== os.hostname()) return age < HEARTBEAT_MISSED_MS
  return isAlive(holder.pid) && identityOf(holder.pid).startedAt === holder.startedAt
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** On Linux field 22 of /proc/<pid>/stat; elsewhere empty, so that the id alone decides. */
const identityOf = (pid: number): Holder => {
  const stat = readText(`/proc/${pid}/stat`)
  const startedAt = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return { pid, host: os.hostname(), startedAt }
}

const parseHolder = (text: string): Holder | undefined => {
  try {
    const { pid, host, startedAt } = JSON.parse(text) as Partial<Holder>
    const isWhole = Number.isSafeInteger(pid) && typeof host === 'string'
    return isWhole ? { pid: pid as number, host, startedAt: String(startedAt) } : undefined
  } catch {
    return undefined
  }
}

const readText = (path: string): string | undefined => {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const ageMs = (path: string): number => {
  const found = fs.statSync(path, { throwIfNoEntry: false })
  return found === undefined ? Number.POSITIVE_INFINITY : Date.now() - found.mtimeMs
}

const touch = (path: string): void => {
  try {
    fs.utimesSync(path, new Date(), new Date())
  } catch {
    // The folder was removed under us; the database will say so itself.
  }
}
