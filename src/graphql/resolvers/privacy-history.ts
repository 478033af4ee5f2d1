import { historyOf, type HistoryEntry, type HistoryPosition } from '../../customer/history.ts'
import { AppError } from '../../lib/errors.ts'
import { openCursor, sealCursor } from '../../lib/sealed-cursor.ts'
import { languageOf } from '../../words/language.ts'
import { tellEvidence } from '../../words/tell-evidence.ts'
import type { RequestContext } from '../context.ts'
import type { DerivedSource } from '../gate.ts'
import type { CustomerPrivacyHistoryArgs, RequireFields, ResolversTypes } from '../generated.ts'
import { toldEntry } from '../told-entry.ts'
import { purposeSource } from './purpose-source.ts'

/** Entries of one page at most. */
const PAGE_MAX = 200

/** `Customer.privacyHistory`: a page of what happened, newest first. Throws BAD_USER_INPUT. */
export function privacyHistory(
  { person, ctx }: DerivedSource,
  {
    first,
    after,
    asKnownAt,
    language,
  }: RequireFields<CustomerPrivacyHistoryArgs, 'first' | 'language'>,
): ResolversTypes['PrivacyHistory'] {
  if (first < 1 || first > PAGE_MAX) {
    throw new AppError('BAD_USER_INPUT', { hint: `"first" is 1 to ${PAGE_MAX}.` })
  }
  const key = ctx.services.keys.identifier
  const page = historyOf(person.evidence, {
    first,
    after: after ? positionOf(after, key) : null,
    asKnownAt: asKnownAt?.getTime() ?? person.at,
  })
  const endCursor = page.end && sealCursor(key, textOf(page.end))
  return {
    nodes: page.entries.map((entry) => nodeOf(entry, language, ctx)),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor },
  }
}

function nodeOf(
  entry: HistoryEntry,
  language: string,
  { live }: RequestContext,
): ResolversTypes['PrivacyHistoryEntry'] {
  const { row, purposes } = entry
  const spoken = languageOf(language)
  return {
    id: row.id,
    kind: row.kind,
    state: row.kind === 'EXPRESSION' ? row.detail.state : null,
    purposes: purposes.flatMap((key) => purposeSource(live, key) ?? []),
    occurredAt: new Date(row.occurredAt),
    recordedAt: new Date(row.recordedAt),
    source: row.source,
    text: tellEvidence(toldEntry(entry, live.document, spoken), spoken),
    ...noticeOf(row),
  }
}

/** What a consent is proved by, and what a notice was. */
function noticeOf({ kind, detail }: HistoryEntry['row']) {
  if (kind === 'EXPRESSION') {
    const { noticeId = null, method = null, proof } = detail
    return { notice: noticeId, noticeLanguage: proof?.language ?? null, method }
  }
  return kind === 'NOTICE'
    ? { notice: detail.noticeId ?? null, noticeLanguage: detail.language ?? null, method: null }
    : { notice: null, noticeLanguage: null, method: null }
}

const POSITION = /^history:(\d+):(\d+)$/

const textOf = ({ recordedAt, seq }: HistoryPosition): string => `history:${recordedAt}:${seq}`

function positionOf(cursor: string, key: Uint8Array): HistoryPosition {
  const [, recordedAt, seq] = POSITION.exec(openCursor(key, cursor) ?? '') ?? []
  if (recordedAt === undefined || seq === undefined) {
    throw new AppError('BAD_USER_INPUT', { hint: '"after" is not a cursor of this history.' })
  }
  return { recordedAt: Number(recordedAt), seq: Number(seq) }
}
