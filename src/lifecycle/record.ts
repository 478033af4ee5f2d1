import type { Caller } from '../caller/caller.ts'
import type { RecordableAct } from '../catalogue/document.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import type { CatalogueSource } from '../catalogue/source.ts'
import type { Database } from '../database/client.ts'
import type { EvidenceRow } from '../evidence/kinds.ts'
import { AppError } from '../lib/errors.ts'
import { isUuid } from '../lib/uuid.ts'
import type { Act, ActScope, Draft } from './act.ts'
import { standingsAhead } from './ahead.ts'
import { loadDossier, loadFiled, type Dossier, type Filed, type FiledEvidence } from './dossier.ts'
import { contentHash, evidenceId, keyOf, type Envelope, type Speaker } from './envelope.ts'
import { createProblems, type Problems } from './problems.ts'
import { writeEntry } from './write.ts'

/** Who puts something on file, and what with. */
export interface Recorder {
  readonly db: Database
  readonly catalogue: CatalogueSource
  readonly caller: Caller
  /** The request carried `Sec-GPC: 1`. */
  readonly gpc: boolean
  readonly identifierKey: Uint8Array
  /** Null is the database's clock, which alone decides outside tests. */
  readonly now: Date | null
  /** Told after something was put on file. */
  readonly onRecorded: () => void
}

/** What was put on file. */
export interface Recording {
  readonly customerId: string
  /** In the order of the input. */
  readonly receipts: readonly {
    readonly id: string
    readonly kind: string
    readonly purpose: string | null
    readonly needsConfirmation: boolean
  }[]
  /** State of the person after it. */
  readonly seq: number
  /** Epoch milliseconds. */
  readonly recordedAt: number
  /** It was there already. */
  readonly replayed: boolean
}

/** Clocks of others may be ahead by this much. `domain.md` 1.1. */
const CLOCK_TOLERANCE_MS = 5 * 60_000
/** Nobody alive has consented to anything before. */
const EARLIEST = Date.UTC(1900, 0, 1)
const DAY_MS = 86_400_000
const ACTS_A_DAY_MAX = 500
/** Times an act is judged anew because the catalogue moved on under it. */
const ATTEMPTS_MAX = 4

/**
 * Puts an act on file: all of it or nothing. Once this resolves, every read that begins counts it, in any
 * process. The same key and content resolves to the same receipts; the same key with other content is a
 * CONFLICT. An act is judged by the catalogue that is in force as it is put on file. Throws FORBIDDEN
 * where the client may not, InputFault with every problem of the input, and STORE_UNAVAILABLE where it
 * cannot be told whether it is on file: send it again with its key.
 */
export async function record<I extends Envelope>(
  recorder: Recorder,
  act: Act<I>,
  given: I,
): Promise<Recording> {
  const input = { ...given, customerId: given.customerId.toLowerCase() }
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const recording = await attemptRecord(recorder, recorder.catalogue.current(), act, input)
    if (recording) return recording
    await recorder.catalogue.reload()
  }
  throw new AppError('STORE_UNAVAILABLE', { detail: 'catalogue kept moving' })
}

/** Null where the catalogue was another one by the time it would have been put on file. */
async function attemptRecord<I extends Envelope>(
  recorder: Recorder,
  live: LiveCatalogue,
  act: Act<I>,
  input: I,
): Promise<Recording | null> {
  const { db, caller } = recorder
  requireRegistration(recorder, act.needs(input), act.bySubject(input))
  const problems = createProblems()
  const speaker: Speaker = { caller, sources: live.document.clients[caller.client]?.sources ?? [] }
  const key = keyOf(input, speaker, problems)
  problems.settle()
  if (!key) throw new AppError('BAD_USER_INPUT')
  const controller = act.ofController ? caller.controller : undefined
  const hash = contentHash(recorder.identifierKey, { act: act.name, controller }, input)
  const [filed, dossier] = await Promise.all([
    loadFiled(db, caller.tenant, key),
    findDossier(recorder, input.customerId),
  ])
  if (filed) return replay(filed, hash, live, dossier)
  if (!dossier) {
    problems.add(['customerId'], 'CUSTOMER_UNKNOWN', 'There is no such customer for you.')
    problems.settle()
  }
  requireModeration(recorder, dossier!)
  const occurredAt = instantOf(input, recorder, dossier!, problems)
  const { gpc, identifierKey } = recorder
  const judged = { live, caller, speaker, key, occurredAt, gpc, identifierKey, problems }
  const scope: ActScope = { ...judged, dossier: dossier! }
  const drafts = act.draft(input, scope)
  problems.settle()
  const evidence = drafts.map((draft, index) => rowOf(draft, index, scope))
  const written = await writeEntry(db, {
    tenant: caller.tenant,
    customerId: input.customerId,
    client: caller.client,
    key,
    contentHash: hash,
    revision: live.revision,
    recordedAt: dossier!.at,
    isClockReal: recorder.now === null,
    evidence,
    standings: standingsAhead(dossier!, evidence, live),
  })
  if (written.state === 'CATALOGUE_MOVED') return null
  if (written.state === 'KEY_TAKEN') {
    // Somebody was quicker with this key, or the first attempt of ours was committed after all.
    const first = await loadFiled(db, caller.tenant, key)
    if (!first) throw new AppError('STORE_UNAVAILABLE', { detail: 'a claimed key is not on file' })
    return replay(first, hash, live, dossier)
  }
  recorder.onRecorded()
  return {
    customerId: input.customerId,
    receipts: drafts.map((draft, index) => receiptOf(draft, evidence[index]!.id)),
    seq: written.seq,
    recordedAt: written.recordedAt,
    replayed: false,
  }
}

const receiptOf = (draft: Draft, id: string): Recording['receipts'][number] => ({
  id,
  kind: draft.kind,
  purpose: 'purpose' in draft.detail ? draft.detail.purpose : null,
  needsConfirmation: draft.needsConfirmation === true,
})

/** Notes a problem where an act is said to have happened in the future or before anybody lived. */
export function checkInstant(
  occurredAt: Date | null | undefined,
  now: number,
  problems: Problems,
): void {
  const instant = occurredAt?.getTime()
  if (instant === undefined) return
  if (instant > now + CLOCK_TOLERANCE_MS) {
    const message = 'Lies in the future; send acts after they happened, and set your clock.'
    problems.add(['occurredAt'], 'CLOCK_SKEW', message)
  } else if (instant < EARLIEST) {
    problems.add(['occurredAt'], 'OUT_OF_RANGE', 'Lies before 1900; correct the date.')
  }
}

/** Default deny: what a registration does not name, the client may not put on file. GDPR Art. 29, 32(4). */
export function requireRegistration(
  { catalogue, caller }: Pick<Recorder, 'catalogue' | 'caller'>,
  needed: readonly RecordableAct[],
  bySubject: boolean,
): void {
  const registration = catalogue.current().document.clients[caller.client]
  const records = registration?.records ?? []
  const missing = needed.filter((act) => !records.includes(act))
  if (missing.length > 0) {
    throw new AppError('FORBIDDEN', {
      hint: `The client is not registered to record ${missing.join(', ')}.`,
    })
  }
  if (registration?.controller !== caller.controller) {
    throw new AppError('CONFLICT', { hint: 'The registration of the client has just changed.' })
  }
  if (registration.kind === 'self-service' && caller.subject === undefined) {
    throw new AppError('FORBIDDEN', { hint: 'This client acts for a signed-in customer alone.' })
  }
  if (caller.subject !== undefined && !bySubject) {
    throw new AppError('FORBIDDEN', { hint: 'A customer cannot put this on file.' })
  }
}

/** A signed-in customer has one dossier, and there is no other. */
async function findDossier(
  { db, caller, now }: Recorder,
  customerId: string,
): Promise<Dossier | null> {
  const isOther = caller.subject !== undefined && caller.subject.toLowerCase() !== customerId
  if (isOther || !isUuid(customerId)) return null
  const dossier = await loadDossier(db, caller.tenant, customerId, now)
  // Whoever was erased is nobody, here as in every read. GDPR Art. 17.
  const isErased = dossier?.evidence.some((e) => e.kind === 'ERASURE' && e.occurredAt <= dossier.at)
  return isErased === true ? null : dossier
}

/** What one customer says in a day at the most: every read goes through all of it. */
function requireModeration({ caller }: Recorder, { evidence, at }: Dossier): void {
  if (caller.subject === undefined) return
  const today = evidence.filter((e) => e.source === caller.client && e.recordedAt > at - DAY_MS)
  if (today.length < ACTS_A_DAY_MAX) return
  throw new AppError('LIMIT_EXCEEDED', {
    hint: `At most ${ACTS_A_DAY_MAX} things a day can be put on file by a customer.`,
  })
}

function instantOf(
  { occurredAt }: Envelope,
  { caller }: Recorder,
  { at: now }: Dossier,
  problems: Problems,
): number {
  if (occurredAt === null || occurredAt === undefined) return now
  if (caller.subject === undefined) checkInstant(occurredAt, now, problems)
  else {
    const message = 'Leave it out: what you do happens now.'
    problems.add(['occurredAt'], 'NOT_APPLICABLE', message)
  }
  return Math.min(occurredAt.getTime(), now)
}

function rowOf(draft: Draft, index: number, scope: ActScope): EvidenceRow {
  return {
    id: evidenceId(scope.identifierKey, scope.caller.tenant, scope.key, index),
    kind: draft.kind,
    occurredAt: scope.occurredAt,
    recordedAt: scope.dossier.at,
    source: scope.key.source,
    originProfile: null,
    detail: draft.detail,
  } as EvidenceRow
}

/** What is on file answers for the repetition; other content under its key is refused. */
function replay(
  filed: Filed,
  hash: Buffer,
  live: LiveCatalogue,
  dossier: Dossier | null,
): Recording {
  const { contentHash: known, customerId, evidence, recordedAt } = filed
  if (!known.equals(hash) || customerId === null) {
    throw new AppError('CONFLICT', { hint: 'The key was used for something else; take a new one.' })
  }
  return {
    customerId,
    receipts: evidence.map((piece) => ({
      id: piece.id,
      kind: piece.kind,
      purpose: piece.purpose,
      needsConfirmation: needsConfirmation(piece, live, dossier),
    })),
    seq: Math.max(...evidence.map((e) => e.seq)),
    recordedAt,
    replayed: true,
  }
}

/** As it was told at first: whether the rule of the version consented to wants a second step. */
function needsConfirmation(
  { state, purpose, purposeVersion }: FiledEvidence,
  live: LiveCatalogue,
  dossier: Dossier | null,
): boolean {
  if (state !== 'GIVEN' && state !== 'RENEWED') return false
  const version = live.engine.purposes
    .get(purpose ?? '')
    ?.versions.find((v) => v.version === purposeVersion)
  const rule = version && live.engine.ruleFor(version, dossier?.facts.jurisdiction ?? undefined)
  return rule?.doubleOptIn === true
}
