import type { CatalogueDocument } from '../document.ts'
import type { FaultPath } from '../fault.ts'
import { parseEntry, present, saysTheSame, withEntry, type Edit } from './edit.ts'

type Maybe<T> = T | null | undefined

/** An assessment as a caller writes it. */
export interface AssessmentEdit {
  readonly key: string
  readonly kind: 'LIA' | 'DPIA' | 'COMPATIBILITY'
  /** For LIA and DPIA. */
  readonly purposes?: Maybe<readonly string[]>
  /** For COMPATIBILITY. */
  readonly from?: Maybe<readonly string[]>
  readonly to?: Maybe<string>
  readonly approvedAt: Date
  readonly approvedBy: string
  readonly reviewDue?: Maybe<Date>
  readonly summary: string
  readonly documentHash?: Maybe<string>
}

/** The catalogue with one more assessment, put on file at `now` (epoch milliseconds). Pure. */
export function addAssessment(
  document: CatalogueDocument,
  input: AssessmentEdit,
  now: number,
): Edit {
  const { key } = input
  const placeInInput = placeOf(key)
  const entry = { ...contentOf(input), recordedAt: new Date(now).toISOString() }
  const parsed = parseEntry('assessments', key, entry, placeInInput)
  if (!('entry' in parsed)) return { ok: false, faults: parsed.faults }
  const old = Object.hasOwn(document.assessments, key) ? document.assessments[key] : undefined
  if (old && saysTheSame(old, parsed.entry, 'recordedAt')) {
    return { ok: true, document, changed: false, placeInInput }
  }
  if (old) {
    const message = 'is on file with other content and cannot change; use a new key'
    return { ok: false, faults: [{ path: ['key'], message }] }
  }
  const next = withEntry(document, 'assessments', key, parsed.entry)
  return { ok: true, document: next, changed: true, placeInInput }
}

/** By name: a caller's input can hold more than the assessment. */
const contentOf = (input: AssessmentEdit) =>
  present({
    kind: input.kind,
    purposes: input.purposes,
    from: input.from,
    to: input.to,
    approvedAt: input.approvedAt.toISOString(),
    approvedBy: input.approvedBy,
    reviewDue: input.reviewDue?.toISOString(),
    summary: input.summary,
    documentHash: input.documentHash,
  })

const placeOf =
  (key: string) =>
  (path: FaultPath): FaultPath => {
    if (path[0] !== 'assessments' || path[1] !== key) return path
    if (path.length === 2) return ['key']
    // It is the approval that lies too late, since the server sets the other date.
    return path[2] === 'recordedAt' ? ['approvedAt'] : path.slice(2)
  }
