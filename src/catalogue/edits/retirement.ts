import type { CatalogueDocument } from '../document.ts'
import { suggestion } from '../suggest.ts'
import { parseEntry, saysTheSame, withEntry, type Edit, type PlaceInInput } from './edit.ts'

/** The end of a purpose, as a caller writes it. */
export interface RetirementEdit {
  readonly purpose: string
  readonly effectiveFrom: Date
  readonly reason: string
}

/** The catalogue with the end of a purpose, published at `now` (epoch milliseconds). Pure. */
export function retirePurpose(
  document: CatalogueDocument,
  { purpose: key, effectiveFrom, reason }: RetirementEdit,
  now: number,
): Edit {
  const old = Object.hasOwn(document.purposes, key) ? document.purposes[key] : undefined
  if (!old) {
    const message = 'is not in the catalogue; write the key of one of its purposes'
    const near = suggestion(key, Object.keys(document.purposes))
    return { ok: false, faults: [{ path: ['purpose'], message: message + near }] }
  }
  const placeInInput = placeOf(key)
  const dates = {
    publishedAt: new Date(now).toISOString(),
    effectiveFrom: effectiveFrom.toISOString(),
  }
  const alone = { ...old, retirement: { ...dates, reason } }
  const parsed = parseEntry('purposes', key, alone, placeInInput)
  if (!('entry' in parsed)) return { ok: false, faults: parsed.faults }
  const { retirement } = parsed.entry
  if (old.retirement && saysTheSame(old.retirement, retirement!, 'publishedAt')) {
    return { ok: true, document, changed: false, placeInInput }
  }
  const next = withEntry(document, 'purposes', key, { ...old, retirement: retirement! })
  return { ok: true, document: next, changed: true, placeInInput }
}

const placeOf =
  (key: string): PlaceInInput =>
  (path) => {
    if (path[0] !== 'purposes' || path[1] !== key) return path
    return path[2] === 'retirement' && path.length > 3 ? path.slice(3) : ['purpose']
  }
