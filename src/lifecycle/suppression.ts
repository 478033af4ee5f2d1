import { identifierHmac, normaliseIdentifier } from '../customer/identifiers.ts'
import { AppError } from '../lib/errors.ts'
import type { ContactPointInput } from './acts/preferences.ts'
import { loadFiled } from './dossier.ts'
import { contentHash, keyOf, type Envelope } from './envelope.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import { channelOf } from './channel.ts'
import { createProblems, textOf, type Problems } from './problems.ts'
import { checkInstant, requireRegistration, type Recorder } from './record.ts'
import { safelyRepeated } from './write.ts'

/** A contact point that must not be used, or may be again. */
export interface SuppressionInput extends Omit<Envelope, 'customerId'> {
  readonly contactPoint: ContactPointInput
  readonly channel?: string | null | undefined
  readonly reason?: string | null | undefined
}

/** What was put on file about a contact point. */
export interface SuppressionRecording {
  /** Epoch milliseconds. */
  readonly recordedAt: number
  readonly replayed: boolean
}

/** Times an act is judged anew because the catalogue moved on under it. */
const ATTEMPTS_MAX = 4
const VALUE_LENGTH_MAX = 320

/** What a contact point serves where no channel is named. */
const channelsOf: Partial<Record<ContactPointInput['type'], readonly string[]>> = {
  EMAIL: ['email'],
  PHONE: ['sms', 'phone'],
}

/** As `normaliseIdentifier` gives it: anything else would be put on file and stop nothing. */
const spelling: Partial<Record<ContactPointInput['type'], RegExp>> = {
  EMAIL: /^[^\s@]+@[^\s@]+$/,
  PHONE: /^\+?\d{3,15}$/,
}

/**
 * One statement; nothing is written where another catalogue is in force than the registration was read
 * from. Of suppressing and lifting the later act holds, of one instant the suppression, in
 * whatever order they arrive, and its source and reason are kept; the database voids the standings of everybody who has the contact point.
 */
const WRITE = `
with clock as (
  select coalesce($6::timestamptz, statement_timestamp())::timestamptz(3) as now,
         coalesce((select h.revision from catalogue_heads h where h.tenant_id = $1) = $12::int, false) as current
), claim as (
  insert into recordings (tenant_id, source, key, content_hash, client, recorded_at, evidence)
  select $1, $2, $3, $4, $5, now, '{}' from clock where current
  on conflict do nothing
  returning recorded_at as now, least($9::timestamptz, recorded_at) as at
), kept as (
  insert into suppressions as s (tenant_id, contact_hmac, channel, occurred_at, lifted_at, source, reason)
  select $1, $7, channel, case when $10 then '-infinity' else at end, case when $10 then at end, $2, $11::text
    from claim cross join unnest($8::text[]) as channel
   order by channel
  on conflict (tenant_id, contact_hmac, channel) do update
     set occurred_at = greatest(s.occurred_at, excluded.occurred_at),
         lifted_at = greatest(s.lifted_at, excluded.lifted_at),
         (source, reason) = (
           select l.source, l.reason
             from (values (s.occurred_at, s.lifted_at, s.source, s.reason),
                          (excluded.occurred_at, excluded.lifted_at, excluded.source, excluded.reason))
                  as l(occurred_at, lifted_at, source, reason)
            order by greatest(l.occurred_at, l.lifted_at) desc, l.occurred_at desc, l.source, l.reason
            limit 1)
)
select (select current from clock) as current,
       (select floor(extract(epoch from now) * 1000)::float8 from claim) as "recordedAt"`

/**
 * Suppresses a contact point (`isLifted` false) or lets it be used again, whoever has it; survives
 * erasure and merge. Keys, repetition and errors as for `record`.
 */
export async function recordSuppression(
  recorder: Recorder,
  isLifted: boolean,
  input: SuppressionInput,
): Promise<SuppressionRecording> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const recording = await attemptRecord(recorder, isLifted, input)
    if (recording) return recording
    await recorder.catalogue.reload()
  }
  throw new AppError('STORE_UNAVAILABLE', { detail: 'catalogue kept moving' })
}

/** Null where the catalogue was another one by the time it would have been put on file. */
async function attemptRecord(
  recorder: Recorder,
  isLifted: boolean,
  input: SuppressionInput,
): Promise<SuppressionRecording | null> {
  const { db, caller, catalogue, identifierKey } = recorder
  const live = catalogue.current()
  requireRegistration(recorder, ['SUPPRESSION'], false)
  const problems = createProblems()
  const speaker = { caller, sources: live.document.clients[caller.client]?.sources ?? [] }
  const key = keyOf(input, speaker, problems)
  const contact = contactOf(input, live, problems)
  checkInstant(input.occurredAt, recorder.now?.getTime() ?? Date.now(), problems)
  problems.settle()
  if (!key || !contact) throw new AppError('BAD_USER_INPUT')
  const hash = contentHash(
    identifierKey,
    { act: isLifted ? 'liftSuppression' : 'suppressContact' },
    input,
  )
  const { type, value } = input.contactPoint
  const [written] = await safelyRepeated(() =>
    db.query<{ current: boolean; recordedAt: number | null }>(WRITE, [
      caller.tenant,
      key.source,
      key.key,
      hash,
      caller.client,
      recorder.now,
      identifierHmac(identifierKey, caller.tenant, type, value),
      contact.channels,
      input.occurredAt ?? null,
      isLifted,
      input.reason ?? null,
      live.revision,
    ]),
  )
  if (!written?.current) return null
  if (written.recordedAt !== null) {
    recorder.onRecorded()
    return { recordedAt: written.recordedAt, replayed: false }
  }
  const filed = await loadFiled(db, caller.tenant, key)
  if (!filed?.contentHash.equals(hash)) {
    throw new AppError('CONFLICT', { hint: 'The key was used for something else; take a new one.' })
  }
  return { recordedAt: filed.recordedAt, replayed: true }
}

function contactOf(
  { contactPoint, channel: named }: SuppressionInput,
  live: LiveCatalogue,
  problems: Problems,
): { readonly channels: readonly string[] } | undefined {
  const path = ['contactPoint']
  const value = textOf(problems, [...path, 'value'], contactPoint.value, VALUE_LENGTH_MAX)
  const channel = channelOf(named, ['channel'], { live, problems })
  const channels = channelsOf[contactPoint.type]
  if (!channels) {
    problems.add(
      [...path, 'type'],
      'NOT_A_CONTACT_POINT',
      'Is EMAIL or PHONE: nothing else is one.',
    )
  }
  if (value === undefined || !channels) return undefined
  if (!spelling[contactPoint.type]!.test(normaliseIdentifier(contactPoint.type, value))) {
    const message = 'Is not an address or number of that kind; write it as its owner would.'
    problems.add([...path, 'value'], 'NOT_A_CONTACT_POINT', message)
  }
  return { channels: channel === undefined ? channels : [channel] }
}
