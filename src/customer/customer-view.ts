import type { LiveCatalogue } from '../catalogue/live.ts'
import { categoryTarget } from '../catalogue/targets.ts'
import { rankOf, type ReasonCode } from '../decision/reasons.ts'
import type { DecisionContext } from './context.ts'
import type { GatedRow } from './gated-statement.ts'
import { isSilent, reasonOf } from './standing.ts'

/** The rule one context applied. */
export interface AppliedRule {
  readonly purpose: string
  readonly basis: string | null
  readonly purposeVersion: number | null
  readonly evidence: readonly string[]
}

/** The state of evidence and catalogue a decision was made on, and its instant. */
export interface DecidedOn {
  readonly seq: number
  readonly revision: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** A denial of one field, with the context it comes from. */
export interface Denial {
  readonly reason: ReasonCode
  /** The caller must not learn of it: to them the field is empty. */
  readonly isSilent: boolean
  /** Null where no purpose was declared. */
  readonly purpose: string | null
  /** Declared purposes that would permit the field by themselves, as far as may be told. */
  readonly permittedFor: readonly string[]
}

/** One customer as the request may see them. */
export interface CustomerView {
  readonly id: string
  /** Personal fields the operation asks for on this customer. */
  readonly requested: readonly string[]
  /** What the decisions were made on; null where nothing was looked at. */
  readonly decided: DecidedOn | null
  /** Until then the decisions hold without new evidence, epoch milliseconds; null for always. */
  readonly validUntil: number | null
  readonly rules: readonly AppliedRule[]
  /** The permitted value; null where withheld or absent. Only for requested fields. */
  value(field: string): unknown
  /** Why the field is denied, silent reasons too; undefined where permitted. */
  denial(field: string): Denial | undefined
  /** Why a data category is denied as such, whatever is stored; undefined where permitted. */
  categoryDenial(category: string): Denial | undefined
  /** Data categories every context permits. */
  permittedCategories(): readonly string[]
  /** True where some field is permitted. */
  readonly isVisible: boolean
  /** True where the person was erased and nothing of them is permitted: for this caller nobody. */
  readonly isErased: boolean
}

/** A view of a row that a gated statement gave and whose standings were fresh. */
export function createView(
  row: GatedRow,
  requested: readonly string[],
  contexts: readonly DecisionContext[],
  { targets, revision }: LiveCatalogue,
): CustomerView {
  const outcomes = contexts.map((_, i) => row[`o${i + 1}`] as Buffer)
  const allows = (index: number) => outcomes.every((bytes) => bytes[index] === 0)
  const fieldIndexes = targets.fields.map((_, index) => index)
  function denialAt(target: string): Denial | undefined {
    const index = targets.indexOf(target)
    if (index === undefined)
      return { reason: 'FIELD_UNCLASSIFIED', isSilent: false, purpose: null, permittedFor: [] }
    return allows(index)
      ? undefined
      : worstDenial(
          outcomes.map((o) => o[index]!),
          contexts,
        )
  }
  return {
    id: row.id,
    requested,
    decided: { seq: row.seq, revision, at: row.at },
    validUntil: Number.isFinite(row.until) ? row.until : null,
    rules: contexts.map(({ purpose }, i) => ({
      purpose,
      basis: row[`b${i + 1}`] as string | null,
      purposeVersion: row[`p${i + 1}`] as number | null,
      evidence: row[`e${i + 1}`] as readonly string[],
    })),
    value: (field) => row[field] ?? null,
    denial: denialAt,
    categoryDenial: (category) => denialAt(categoryTarget(category)),
    permittedCategories: () =>
      targets.categories.filter((_, i) => allows(targets.fields.length + i)),
    isVisible: fieldIndexes.some(allows),
    isErased: outcomes.some((o) => o[targets.erased] === 1) && !fieldIndexes.some(allows),
  }
}

/** Of several purposes that deny, the reason that takes precedence is told; a telling one first. */
function worstDenial(bytes: readonly number[], contexts: readonly DecisionContext[]): Denial {
  const denials = bytes.flatMap((byte, i) => {
    const reason = reasonOf(byte)
    return reason ? [{ reason, isSilent: isSilent(byte), purpose: contexts[i]!.purpose }] : []
  })
  const [worst] = denials.toSorted(
    (a, b) => Number(a.isSilent) - Number(b.isSilent) || rankOf(a.reason) - rankOf(b.reason),
  )
  return {
    ...worst!,
    permittedFor: contexts.flatMap(({ purpose }, i) =>
      bytes[i] === 0 || isSilent(bytes[i]!) ? [purpose] : [],
    ),
  }
}

/**
 * The view where the request itself is at fault: the same for every id, whether anybody has it or
 * not, and nothing is read for it. So it tells nothing about anyone (`domain.md` 6, 12).
 */
export const createFaultView = (
  id: string,
  requested: readonly string[],
  reason: ReasonCode,
  purpose: string | null,
): CustomerView => {
  const denial = (): Denial => ({ reason, isSilent: false, purpose, permittedFor: [] })
  return {
    id,
    requested,
    decided: null,
    validUntil: null,
    rules: [],
    value: () => null,
    denial,
    categoryDenial: denial,
    permittedCategories: () => [],
    isVisible: false,
    isErased: false,
  }
}
