import type { Database } from '../database/client.ts'
import type { Log } from '../lib/log.ts'

/** Name of the notifications; they carry nothing. */
const CHANNEL = 'purposegraph_changes'

/** At most one notification of this process in this time: each takes a lock of the whole cluster. */
const SEND_EVERY_MS = 20

/** How often it is looked at whether the listening connection still lives. */
const CHECK_EVERY_MS = 5000

/**
 * Hints between processes that something changed. Only hints: PostgreSQL loses notifications with a
 * connection, so nobody may count on them; the poll of the tailer bounds the delay.
 */
export interface Hints {
  /** Tells the others, soon and at most now and then. Never throws, never waits. */
  send(): void
  /** Hears the others until `ignore`. */
  listen(): void
  ignore(): void
  close(): void
}

/** The embedded database has one process, so its own hint is all there is. */
const silentHints: Hints = { send() {}, listen() {}, ignore() {}, close() {} }

/** Hints over LISTEN and NOTIFY; `onHint` is called for each one heard. */
export function createHints(
  parts: { readonly db: Database; readonly log: Log },
  onHint: () => void,
): Hints {
  if (parts.db.kind === 'embedded') return silentHints
  const listener = createListener(parts, onHint)
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  let sentAt = 0

  function notify(): void {
    timer = undefined
    sentAt = performance.now()
    // One that is lost delays the others by their poll, no more.
    parts.db.query(`select pg_notify('${CHANNEL}', '')`).catch(() => {
      parts.log.debug('changes.hint-not-sent')
    })
  }
  return {
    ...listener,
    send() {
      if (isClosed || timer) return
      const wait = sentAt + SEND_EVERY_MS - performance.now()
      timer = setTimeout(notify, Math.max(0, wait))
      timer.unref()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      listener.ignore()
    },
  }
}

type Client = Database['sql']

/** The driver listens again after a loss, but gives up where that fails once; so it is looked after. */
function createListener(
  { db, log }: { readonly db: Database; readonly log: Log },
  onHint: () => void,
): Pick<Hints, 'listen' | 'ignore'> {
  let client: Client | undefined
  let pid: number | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const own = db.openClient(1)
    client = own
    pid = undefined
    try {
      const { state } = await own.listen(CHANNEL, onHint)
      if (client === own) pid = state.pid
      // What came between was not heard.
      onHint()
    } catch {
      log.warn('changes.listen-failed')
    }
  }
  async function check(): Promise<void> {
    const rows = await db.query(`select from pg_stat_activity where pid = $1`, [pid ?? 0])
    if (rows.length > 0 || !timer) return
    drop()
    await connect()
  }
  function drop(): void {
    client?.end({ timeout: 0 }).catch(() => log.debug('changes.listener-not-closed'))
    client = undefined
  }
  return {
    listen() {
      if (timer) return
      timer = setInterval(() => {
        check().catch(() => log.warn('changes.listen-failed'))
      }, CHECK_EVERY_MS)
      timer.unref()
      void connect()
    },
    ignore() {
      clearInterval(timer)
      timer = undefined
      drop()
    },
  }
}
