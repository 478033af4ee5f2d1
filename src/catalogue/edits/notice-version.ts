import type { CatalogueDocument } from '../document.ts'
import type { FaultPath } from '../fault.ts'
import { keyedBy, parseEntry, saysTheSame, withEntry, type Edit } from './edit.ts'

/** A new version of a notice, or a new notice, as a caller writes it. */
export interface NoticeVersionEdit {
  readonly notice: string
  readonly controllers: readonly string[]
  readonly purposes: readonly string[]
  readonly recipients?: readonly string[]
  readonly texts: readonly {
    readonly language: string
    readonly title: string
    readonly body: string
  }[]
}

/**
 * The catalogue with the version after the last one of the notice, published at `now` (epoch
 * milliseconds). Pure.
 */
export function addNoticeVersion(
  document: CatalogueDocument,
  input: NoticeVersionEdit,
  now: number,
): Edit {
  const { notice: key, controllers, purposes, recipients = [] } = input
  const old = Object.hasOwn(document.notices, key) ? document.notices[key] : undefined
  const published = old?.versions ?? []
  const last = published.at(-1)
  const texts = keyedBy(input.texts, 'language', ['texts'])
  const place = (index: number) => placeOf(key, index, input)
  const version = {
    version: (last?.version ?? 0) + 1,
    publishedAt: new Date(now).toISOString(),
    controllers,
    purposes,
    recipients,
    texts: texts.record,
  }
  const parsed = parseEntry('notices', key, { versions: [version] }, place(0))
  const faults = [...texts.faults, ...('faults' in parsed ? parsed.faults : [])]
  if (!('entry' in parsed) || faults.length > 0) return { ok: false, faults }
  const [added] = parsed.entry.versions
  const placeInInput = place(published.length)
  if (last && saysTheSame(last, added!, 'version', 'publishedAt')) {
    return { ok: true, document, changed: false, placeInInput }
  }
  const next = withEntry(document, 'notices', key, { versions: [...published, added!] })
  return { ok: true, document: next, changed: true, placeInInput }
}

const placeOf =
  (key: string, index: number, input: NoticeVersionEdit) =>
  (path: FaultPath): FaultPath => {
    if (path[0] !== 'notices' || path[1] !== key) return path
    if (path.length < 5) return ['notice']
    if (path[3] !== index) return path
    const [part, name, ...rest] = path.slice(4)
    return part === 'texts' && name !== undefined
      ? ['texts', input.texts.findIndex((text) => text.language === name), ...rest]
      : path.slice(4)
  }
