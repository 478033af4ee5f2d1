import type { CatalogueDocument } from '../catalogue/document.ts'
import type { HistoryEntry } from '../customer/history.ts'
import type { EvidenceEntry } from '../words/evidence-entry.ts'
import type { Language } from '../words/language.ts'

/** One entry of the history with the titles that the catalogue has for it, ready to be told. */
export function toldEntry(
  { row, about, purposes }: HistoryEntry,
  document: Pick<CatalogueDocument, 'purposes' | 'notices'>,
  language: Language,
): EvidenceEntry {
  const purposeTitles = purposes.flatMap((key) => titleOfPurpose(key, document, language) ?? [])
  const [purposeTitle] = purposeTitles
  switch (row.kind) {
    case 'EXPRESSION': {
      const { state, givenBy } = row.detail
      return { kind: row.kind, state, givenBy, purposeTitle }
    }
    case 'CONFIRMATION':
      return { kind: row.kind, purposeTitle }
    case 'CONTRACT':
      return { kind: row.kind, contractType: row.detail.type }
    case 'CONTRACT_CHANGE': {
      const contractType = about?.kind === 'CONTRACT' ? about.detail.type : undefined
      return { kind: row.kind, event: row.detail.event, contractType }
    }
    case 'TRIGGER':
      return { kind: row.kind, trigger: row.detail.kind }
    case 'NOTICE':
      return {
        ...{ kind: row.kind, purposeTitles, language: row.detail.language },
        ...noticeIn(row.detail.noticeId, document, language),
      }
    case 'OBJECTION': {
      const { kind: objection, channel } = row.detail
      return { kind: row.kind, objection, channel, purposeTitles }
    }
    case 'OPT_OUT': {
      const isSignal = row.source === 'Sec-GPC'
      return { kind: row.kind, optOut: row.detail.kind, purposeTitles, isSignal }
    }
    case 'RESTRICTION':
      return { kind: row.kind, isPartial: row.detail.fields !== undefined }
    case 'TERMS':
      return { kind: row.kind, version: row.detail.version, language: row.detail.language }
    case 'OBJECTION_OUTCOME':
      return { kind: row.kind, outcome: row.detail.outcome }
    case 'EMERGENCY_REVIEWED':
      return { kind: row.kind, finding: row.detail.finding }
    case 'SOFT_OPT_IN':
    case 'WISH':
      return { kind: row.kind, channel: row.detail.channel }
    case 'PREFERENCE':
      return { kind: row.kind, channel: row.detail.channel, value: row.detail.value }
    case 'MERGE':
      return { kind: row.kind, confidence: row.detail.confidence }
    case 'RESTRICTION_LIFTED':
    case 'ERASURE':
    case 'EMERGENCY':
    case 'EMERGENCY_CLOSED':
    case 'OPT_OUT_LIFTED':
    case 'UNMERGE':
      return { kind: row.kind }
  }
}

/** As the customer was told it last; undefined where the purpose is no longer known. */
function titleOfPurpose(
  key: string,
  { purposes }: Pick<CatalogueDocument, 'purposes'>,
  language: Language,
): string | undefined {
  const purpose = Object.hasOwn(purposes, key) ? purposes[key] : undefined
  const texts = purpose?.versions.at(-1)?.texts
  return (texts?.[language] ?? texts?.['en'])?.title
}

/** Title and version of a notice named `key@version`. */
function noticeIn(
  id: string | undefined,
  { notices }: Pick<CatalogueDocument, 'notices'>,
  language: Language,
): { readonly noticeTitle?: string | undefined; readonly version?: number | undefined } {
  const [key = '', number] = (id ?? '').split('@')
  const notice = Object.hasOwn(notices, key) ? notices[key] : undefined
  const version = notice?.versions.find((v) => String(v.version) === number)
  if (!version) return {}
  const { texts } = version
  return { noticeTitle: (texts[language] ?? texts['en'])?.title, version: version.version }
}
