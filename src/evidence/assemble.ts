import type {
  Contract,
  Dated,
  Emergency,
  Expression,
  Merge,
  NoticeDelivery,
  Objection,
  OptOut,
  Preference,
  Restriction,
  SoftOptIn,
  Subject,
  Trigger,
} from '../decision/subject.ts'
import type { EvidenceKind, EvidenceRow } from './kinds.ts'

/** What decides about a person beside the evidence. */
export interface PersonFacts {
  readonly jurisdiction: string | null
  /** Epoch milliseconds of the day's start, UTC. */
  readonly birthDate: number | null
}

type RowOf<K extends EvidenceKind> = Extract<EvidenceRow, { kind: K }>

/**
 * The evidence rows of one person as the engine's subject, as known at `asKnownAt` (absent: all of
 * them). Pure, and blind to the order of the rows.
 */
export function assembleSubject(
  facts: PersonFacts,
  rows: readonly EvidenceRow[],
  asKnownAt = Infinity,
): Subject {
  const known = rows.filter((r) => r.recordedAt <= asKnownAt)
  const of = <K extends EvidenceKind>(kind: K) => known.filter((r) => r.kind === kind) as RowOf<K>[]
  const dated = ({ id, occurredAt, recordedAt }: EvidenceRow) => ({ id, occurredAt, recordedAt })
  const confirmations = earliestByTarget(of('CONFIRMATION'))
  const unmerges = earliestByTarget(of('UNMERGE'))
  const liftings = earliestByTarget(of('RESTRICTION_LIFTED'))
  const optOutLiftings = earliestByTarget(of('OPT_OUT_LIFTED'))
  const closings = earliestByTarget(of('EMERGENCY_CLOSED'))
  return {
    ...(facts.jurisdiction === null ? {} : { jurisdiction: facts.jurisdiction }),
    ...(facts.birthDate === null ? {} : { birthDate: facts.birthDate }),
    expressions: of('EXPRESSION').map((r): Expression => ({
      ...r.detail,
      ...dated(r),
      ...origin(r),
      ...when('confirmedAt', confirmations.get(r.id)?.occurredAt),
    })),
    contracts: contractsOf(of('CONTRACT'), of('CONTRACT_CHANGE')),
    triggers: of('TRIGGER').map((r): Trigger => ({ ...r.detail, ...dated(r) })),
    notices: of('NOTICE').map((r): NoticeDelivery => ({
      id: r.id,
      purposes: r.detail.purposes,
      deliveredAt: r.occurredAt,
      recordedAt: r.recordedAt,
    })),
    objections: objectionsOf(of('OBJECTION'), of('OBJECTION_OUTCOME')),
    restrictions: of('RESTRICTION').map((r): Restriction => ({
      ...r.detail,
      ...dated(r),
      ...when('liftedAt', liftings.get(r.id)?.occurredAt),
      ...when('liftedRecordedAt', liftings.get(r.id)?.recordedAt),
    })),
    erasures: of('ERASURE').map((r): Dated => dated(r)),
    emergencies: of('EMERGENCY').map((r): Emergency => {
      const closedAt = closings.get(r.id)?.occurredAt ?? Infinity
      return { ...r.detail, ...dated(r), expiresAt: Math.min(r.detail.expiresAt, closedAt) }
    }),
    optOuts: of('OPT_OUT').map((r): OptOut => ({
      ...r.detail,
      ...dated(r),
      source: r.source,
      ...when('liftedAt', optOutLiftings.get(r.id)?.occurredAt),
    })),
    softOptIns: of('SOFT_OPT_IN').map((r): SoftOptIn => ({ ...r.detail, ...dated(r) })),
    preferences: of('PREFERENCE').map((r): Preference => ({ ...r.detail, ...dated(r) })),
    merges: of('MERGE').map((r): Merge => ({
      ...r.detail,
      ...dated(r),
      ...when('undoneAt', unmerges.get(r.id)?.occurredAt),
    })),
  }
}

const when = <K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, number>)

const origin = (r: EvidenceRow) => ({
  source: r.source,
  ...(r.originProfile === null ? {} : { profile: r.originProfile }),
})

/** The first outcome of each target counts, of one instant the one learned first; a repetition changes nothing. */
function earliestByTarget<
  R extends { occurredAt: number; recordedAt: number; detail: { target: string } },
>(rows: readonly R[]): ReadonlyMap<string, R> {
  const first = new Map<string, R>()
  for (const row of rows) {
    const known = first.get(row.detail.target)
    const isEarlier =
      !known ||
      row.occurredAt < known.occurredAt ||
      (row.occurredAt === known.occurredAt && row.recordedAt < known.recordedAt)
    if (isEarlier) first.set(row.detail.target, row)
  }
  return first
}

/**
 * The change that happened last says how the contract stands, whenever it was learned of; of two of one
 * instant the earlier end holds. So the order of arrival never matters.
 */
function contractsOf(
  contracts: readonly RowOf<'CONTRACT'>[],
  changes: readonly RowOf<'CONTRACT_CHANGE'>[],
): Contract[] {
  return contracts.map((r) => {
    const own = changes.filter((c) => c.detail.target === r.id)
    return {
      id: r.id,
      controller: r.detail.controller,
      type: r.detail.type,
      startsAt: r.detail.startsAt ?? r.occurredAt,
      recordedAt: r.recordedAt,
      ...when('endsAt', newest(own, 'endsAt') ?? r.detail.endsAt),
      ...when('performanceUntil', newest(own, 'performanceUntil') ?? r.detail.performanceUntil),
    }
  })
}

/** What the last change that speaks of it says. */
function newest(
  changes: readonly RowOf<'CONTRACT_CHANGE'>[],
  term: 'endsAt' | 'performanceUntil',
): number | undefined {
  let last: { readonly at: number; readonly value: number } | undefined
  for (const { occurredAt: at, detail } of changes) {
    const value = detail[term]
    if (value === undefined) continue
    if (!last || at > last.at || (at === last.at && value < last.value)) last = { at, value }
  }
  return last?.value
}

function objectionsOf(
  objections: readonly RowOf<'OBJECTION'>[],
  outcomes: readonly RowOf<'OBJECTION_OUTCOME'>[],
): Objection[] {
  const ofOutcome = (outcome: string) =>
    earliestByTarget(outcomes.filter((o) => o.detail.outcome === outcome))
  const upheld = ofOutcome('UPHELD')
  // What was upheld is final: a later override changes nothing.
  const overridden = new Map(
    [...ofOutcome('OVERRIDDEN')].filter(
      ([target, row]) => !((upheld.get(target)?.occurredAt ?? Infinity) <= row.occurredAt),
    ),
  )
  const withdrawn = ofOutcome('WITHDRAWN')
  return objections.map((r) => ({
    ...r.detail,
    id: r.id,
    occurredAt: r.occurredAt,
    recordedAt: r.recordedAt,
    source: r.source,
    ...when('overriddenAt', overridden.get(r.id)?.occurredAt),
    ...when('overriddenRecordedAt', overridden.get(r.id)?.recordedAt),
    ...when('withdrawnAt', withdrawn.get(r.id)?.occurredAt),
  }))
}
