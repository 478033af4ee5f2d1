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
  /** Objections to direct marketing that concern this purpose; they stand in the same time order. */
  readonly objections: readonly Objection[]
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
  const own = visible.filter((e) => e.controllers.includes(scope.controller))
  const grants = own.filter(isGrant)
  const restrictions = own.filter(isRestrictive)
  const standing = grants.filter((g) => !struck.has(g.id))
  const live = standing.filter(
    (g) => restrictions.every((r) => isAfter(g, r)) && scope.objections.every((o) => isAfter(g, o)),
  )
  if (conflictsOnMerge(subject.merges ?? [], standing, own, timeline)) {
    return { grants: [], live: [], reasons: ['MERGE_CONFLICT_RESTRICTIVE'], against: [] }
  }
  if (live.length > 0) return { grants: newest(live), live, reasons: [], against: [] }
  const against = newestRestrictions(restrictions, scope)
  return {
    grants: [],
    live,
    reasons: against.length > 0 ? against.map((r) => r.reason) : [whyNone()],
    against: against.flatMap((r) => r.id ?? []),
  }

  function whyNone(): ReasonCode {
    if (grants.length > 0) return 'CONSENT_INVALIDATED'
    const elsewhere = givenToAnother(visible, scope.controller, struck)
    return elsewhere ? 'CONSENT_OTHER_CONTROLLER' : 'CONSENT_NOT_GIVEN'
  }
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
function newest(expressions: readonly Expression[]): readonly Expression[] {
  const last = Math.max(...expressions.map((e) => e.occurredAt))
  return expressions.filter((e) => e.occurredAt === last)
}

/** What speaks against, newest; several where they are of one instant, and then each counts. */
function newestRestrictions(
  restrictions: readonly Expression[],
  { objections, directMarketing }: ConsentScope,
): readonly { readonly id: string | undefined; readonly reason: ReasonCode }[] {
  const reasonOf = ({ state }: Expression): ReasonCode =>
    state === 'OBJECTED' && directMarketing
      ? 'OBJECTED_DIRECT_MARKETING'
      : restrictiveReason[state]!
  const last = Math.max(...[...restrictions, ...objections].map((r) => r.occurredAt))
  return [
    ...restrictions.map((r) => ({ ...r, reason: reasonOf(r) })),
    ...objections.map((o) => ({
      id: o.id,
      occurredAt: o.occurredAt,
      reason: 'OBJECTED_DIRECT_MARKETING' as const,
    })),
  ].filter((r) => r.occurredAt === last)
}

/** Consent counts for the controllers named in the notice and for no other of the group. Rec. 42. */
function givenToAnother(
  visible: readonly Expression[],
  controller: string,
  struck: ReadonlySet<string>,
): boolean {
  const others = visible.filter((e) => !e.controllers.includes(controller))
  const restrictions = others.filter(isRestrictive)
  return others.some(
    (g) =>
      isGrant(g) &&
      !struck.has(g.id) &&
      restrictions
        .filter((r) => r.controllers.some((c) => g.controllers.includes(c)))
        .every((r) => isAfter(g, r)),
  )
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
