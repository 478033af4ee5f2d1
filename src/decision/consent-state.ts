import type { ReasonCode } from './reasons.ts'
import type { Expression, Merge, Objection, Subject } from './subject.ts'
import { hasHappened, isVisible, type Timeline } from './timeline.ts'

/** Clocks of different sources may differ by this much; within it the restrictive one wins. */
const SOURCE_SKEW_MS = 5 * 60_000

/** What the consent of one person for one purpose and controller amounts to. */
export interface ConsentState {
  /**
   * The newest grant that nothing overrides; more than one where several are of one instant, and then
   * each must hold, since ties are restrictive. Empty unless the state is GIVEN.
   */
  readonly grants: readonly Expression[]
  /** Why the state is not GIVEN; empty where it is. */
  readonly reasons: readonly ReasonCode[]
  /** Ids of the acts that keep the state from being GIVEN. */
  readonly against: readonly string[]
  /** Every grant that nothing overrides, newest or not. */
  readonly live: readonly Expression[]
}

/** True where consent is given, and explicitly. GDPR Art. 9(2)(a), 22(2)(c). */
export const isExplicit = ({ grants }: ConsentState): boolean =>
  grants.length > 0 && grants.every((g) => g.explicit === true)

/** Which expressions count, and against which objections. */
export interface ConsentScope {
  readonly purpose: string
  readonly controller: string
  /** The identifier the value came through, if any; expressions bound to another do not count. */
  readonly identifier?: string | undefined
  /** Objections to direct marketing by a controller; they stand in the same order of time. */
  readonly objections: (controller: string) => readonly Objection[]
  readonly directMarketing: boolean
}

const restrictiveReason: Partial<Record<Expression['state'], ReasonCode>> = {
  REFUSED: 'CONSENT_REFUSED',
  WITHDRAWN: 'CONSENT_WITHDRAWN',
  REVOKED: 'CONSENT_REVOKED',
  OBJECTED: 'OBJECTED',
  INVALIDATED: 'CONSENT_INVALIDATED',
}

const isGrant = (e: Expression) => e.state === 'GIVEN' || e.state === 'RENEWED'

/** An invalidation with a target strikes that grant alone; without one it speaks against all before. */
const isRestrictive = (e: Expression) =>
  restrictiveReason[e.state] !== undefined && !(e.state === 'INVALIDATED' && e.target !== undefined)

/** A grant counts over a restriction only if it is surely later. */
const isAfter = (
  grant: Expression,
  restriction: { readonly occurredAt: number; readonly source?: string },
): boolean =>
  grant.occurredAt >
  restriction.occurredAt +
    (grant.source !== undefined && grant.source === restriction.source ? 0 : SOURCE_SKEW_MS)

/**
 * Consent as a function of the set of expressions: their order of arrival never matters, a late old
 * grant cannot resurrect, and a union of sets is a merge. GDPR Art. 4(11), 7; `domain.md` 1.5, 1.6.
 */
export function consentState(
  subject: Subject,
  scope: ConsentScope,
  timeline: Timeline,
): ConsentState {
  const struck = struckGrants(subject, timeline)
  const visible = (subject.expressions ?? []).filter(
    (e) =>
      e.purpose === scope.purpose &&
      (e.identifier === undefined || e.identifier === scope.identifier) &&
      isVisible(e, timeline),
  )
  const towards = (controller: string): Relation => {
    const own = visible.filter((e) => e.controllers.includes(controller))
    return relation(own, struck, scope.objections(controller), subject.merges ?? [], timeline)
  }
  const { live, restrictions, isConflict, wasStruck } = towards(scope.controller)
  const none = { grants: [], live: [], against: [] }
  if (isConflict) return { ...none, reasons: ['MERGE_CONFLICT_RESTRICTIVE'] }
  if (live.length > 0) return { grants: newest(live), live, reasons: [], against: [] }
  if (restrictions.length > 0) {
    return {
      ...none,
      reasons: restrictions.map((r) => reasonOf(r, scope.directMarketing)),
      against: restrictions.flatMap((r) => r.id ?? []),
    }
  }
  if (wasStruck) return { ...none, reasons: ['CONSENT_INVALIDATED'] }
  // Consent counts for the controllers named in the notice and for no other of the group. Rec. 42.
  const others = new Set(visible.flatMap((e) => e.controllers))
  const elsewhere = [...others].some((c) => c !== scope.controller && towards(c).live.length > 0)
  return { ...none, reasons: [elsewhere ? 'CONSENT_OTHER_CONTROLLER' : 'CONSENT_NOT_GIVEN'] }
}

/** How a person stands towards one controller for the purpose. */
interface Relation {
  /** Grants that nothing overrides; none under a conflict. */
  readonly live: readonly Expression[]
  /** What speaks against, newest; several where they are of one instant, and then each counts. */
  readonly restrictions: readonly (Expression | Objection)[]
  readonly isConflict: boolean
  /** An authority struck a grant down. */
  readonly wasStruck: boolean
}

function relation(
  own: readonly Expression[],
  struck: ReadonlySet<string>,
  objections: readonly Objection[],
  merges: readonly Merge[],
  timeline: Timeline,
): Relation {
  const grants = own.filter(isGrant)
  const standing = grants.filter((g) => !struck.has(g.id))
  const against = [...own.filter(isRestrictive), ...objections]
  const isConflict = conflictsOnMerge(merges, standing, own, timeline)
  return {
    live: isConflict ? [] : standing.filter((g) => against.every((r) => isAfter(g, r))),
    restrictions: newest(against),
    isConflict,
    wasStruck: standing.length < grants.length,
  }
}

function reasonOf(restriction: Expression | Objection, directMarketing: boolean): ReasonCode {
  const isMarketing =
    !('state' in restriction) || (restriction.state === 'OBJECTED' && directMarketing)
  return isMarketing ? 'OBJECTED_DIRECT_MARKETING' : restrictiveReason[restriction.state]!
}

/** An invalidation by an authority works from the start, so only our knowledge of it matters. */
function struckGrants(subject: Subject, timeline: Timeline): ReadonlySet<string> {
  const struck = new Set<string>()
  for (const e of subject.expressions ?? []) {
    if (e.state === 'INVALIDATED' && e.target !== undefined) {
      if (timeline.known(e.recordedAt ?? e.occurredAt)) struck.add(e.target)
    }
  }
  return struck
}

/** The newest of them; several where they are of one instant. */
function newest<T extends { readonly occurredAt: number }>(items: readonly T[]): readonly T[] {
  const last = Math.max(...items.map((e) => e.occurredAt))
  return items.filter((e) => e.occurredAt === last)
}

/**
 * Fragments joined without proof that they are one person: where one of them gave and another
 * restricted, the restriction wins until the person speaks again. GDPR Art. 5(1)(a),(d).
 */
function conflictsOnMerge(
  merges: readonly Merge[],
  grants: readonly Expression[],
  own: readonly Expression[],
  timeline: Timeline,
): boolean {
  return merges.some((merge) => {
    if (merge.confidence === 'VERIFIED' || !isVisible(merge, timeline)) return false
    if (hasHappened(merge.undoneAt, undefined, timeline)) return false
    if (own.some((e) => e.occurredAt > merge.occurredAt && isOfThePerson(e))) return false
    const before = own.filter((e) => e.occurredAt <= merge.occurredAt && isRestrictive(e))
    return grants.some(
      (g) => g.occurredAt <= merge.occurredAt && before.some((r) => r.profile !== g.profile),
    )
  })
}

/** The controller revokes and the authority invalidates; the rest the person says. */
const isOfThePerson = (e: Expression) =>
  isGrant(e) || e.state === 'REFUSED' || e.state === 'WITHDRAWN' || e.state === 'OBJECTED'
