import type { Database } from '../database/client.ts'
import { AppError } from '../lib/errors.ts'
import type { Disclosure } from './disclosure.ts'

/** Bounds of the recorder. */
export interface RecorderOptions {
  /** Disclosure rows waiting at most; beyond it a request fails at once. */
  readonly queueMax: number
  /** How long a request waits for its record before it fails. */
  readonly deadlineMs: number
  /** Told how many rows wait, whenever that changes. */
  readonly onQueue?: (rows: number) => void
}

/** Puts disclosures on disk, those of concurrent requests together. */
export interface DisclosureRecorder {
  /**
   * Resolves once every row is committed; rejects with DISCLOSURE_RECORD_UNAVAILABLE if that cannot
   * be told in time. A row of a rejected request may exist: it then records an answer nobody got.
   */
  record(disclosures: readonly Disclosure[]): Promise<void>
  /** Rows waiting or being written. */
  readonly queued: number
  /** True while the store takes rows. */
  isUsable(): Promise<boolean>
}

interface Waiting {
  readonly rows: readonly Disclosure[]
  readonly resolve: () => void
  readonly reject: (error: AppError) => void
}

/** Rows of one statement at most: bounds its size, not the throughput. */
const BATCH_ROWS_MAX = 500

const INSERT = `
insert into disclosures (tenant_id, request_id, client, through_gateway, data_subject, controller,
       operation, channel, recipient, purposes, purpose_versions, bases, revision, released, granted, withheld,
       customers, seqs, decided_at, evidence)
select r.tenant, r."requestId", r.client, r."throughGateway", r."dataSubject", r.controller,
       r.operation, r.channel, r.recipient, r.purposes, r."purposeVersions", r.bases, r.revision,
       r.released, r.granted, r.withheld, r.customers, r.seqs,
       array(select to_timestamp(x / 1000) from unnest(r."decidedAt") with ordinality as d(x, n) order by n),
       r.evidence
  from jsonb_to_recordset($1::jsonb) as r(tenant text, "requestId" text, client text,
       "throughGateway" boolean, "dataSubject" uuid, controller text, operation text, channel text,
       recipient text, purposes text[], "purposeVersions" int[], bases text[], revision int,
       released text[], granted text[], withheld jsonb, customers uuid[], seqs bigint[], "decidedAt" float8[],
       evidence jsonb)`

/**
 * Group commit: while one insert is under way the rows of later requests gather, and go together in
 * the next. A request never answers before its own rows are committed, and a failed insert fails every
 * request in it. Each request is told apart from an answer only by its deadline, which fails closed.
 */
export function createRecorder(db: Database, options: RecorderOptions): DisclosureRecorder {
  let waiting: Waiting[] = []
  let queued = 0
  let writing = false
  let scheduled = false

  function setQueued(rows: number): void {
    queued = rows
    options.onQueue?.(rows)
  }

  async function flush(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const batch = takeBatch()
      try {
        await db.query(INSERT, [batch.flatMap((w) => w.rows.map(toRow))], {
          deadlineMs: options.deadlineMs,
        })
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(unavailable(error))
      } finally {
        setQueued(queued - batch.reduce((sum, { rows }) => sum + rows.length, 0))
      }
    }
    writing = false
  }

  function takeBatch(): Waiting[] {
    let rows = 0
    const end = waiting.findIndex((w, i) => (rows += w.rows.length) > BATCH_ROWS_MAX && i > 0)
    const batch = end === -1 ? waiting : waiting.slice(0, end)
    waiting = end === -1 ? [] : waiting.slice(end)
    return batch
  }

  function schedule(): void {
    if (writing || scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      if (!writing) void flush()
    })
  }

  return {
    async record(rows) {
      if (rows.length === 0) return
      if (queued + rows.length > options.queueMax) throw unavailable('queue is full')
      setQueued(queued + rows.length)
      await withDeadline(
        new Promise<void>((resolve, reject) => {
          waiting.push({ rows, resolve, reject })
          schedule()
        }),
        options.deadlineMs,
      )
    },
    get queued() {
      return queued
    },
    async isUsable() {
      if (queued >= options.queueMax) return false
      const [row] = await db.query<{ usable: boolean }>(
        `select has_table_privilege('disclosures', 'INSERT') and not pg_is_in_recovery() as usable`,
      )
      return row?.usable === true
    },
  }
}

const toRow = ({ customers, ...row }: Disclosure) => ({
  ...row,
  customers: customers.map((c) => c.id),
  seqs: customers.map((c) => c.seq),
  decidedAt: customers.map((c) => c.at),
  evidence: customers.map((c) => c.evidence),
})

const unavailable = (cause: unknown): AppError =>
  new AppError('DISCLOSURE_RECORD_UNAVAILABLE', {
    detail: cause instanceof AppError ? `${cause.code} ${cause.detail ?? ''}` : String(cause),
  })

async function withDeadline(work: Promise<void>, deadlineMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable('deadline')), deadlineMs)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
