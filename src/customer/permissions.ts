import type { LiveCatalogue } from '../catalogue/live.ts'
import { categoryTarget, type Targets } from '../catalogue/targets.ts'
import type { CompiledVersion } from '../decision/catalogue.ts'
import type { BasisKey } from '../decision/catalogue-model.ts'
import { inPrecedence } from '../decision/decide.ts'
import type { ReasonCode } from '../decision/reasons.ts'
import { createRuling, type Ruling } from '../decision/ruling.ts'
import type { Subject } from '../decision/subject.ts'
import { choicesOf, type PrivacyChoice } from './choices.ts'
import type { PersonAtSeq } from './facts-store.ts'
import { knownSubject } from './known-subject.ts'

/**
 * Instants looked at on each side of the one asked about. Beyond them `until` is early and `since` late,
 * never the other way round; only somebody with thousands of acts about one purpose comes so far.
 */
const STEPS_MAX = 1000

/** What one purpose may do with the data of one person. Instants are epoch milliseconds. */
export interface PurposePermission {
  readonly purpose: string
  /** At least one of the categories is permitted. */
  readonly permitted: boolean
  /** Null where no rule applies. */
  readonly basis: BasisKey | null
  /** Version of the purpose that was applied; null where none was. */
  readonly version: CompiledVersion | null
  /** What bars every category, the code that takes precedence; null where permitted. */
  readonly reason: ReasonCode | null
  /** Data categories permitted, sorted. */
  readonly categories: readonly string[]
  /** Ids of the evidence the basis rests on, sorted. */
  readonly evidence: readonly string[]
  /** The instant from which on the person was permitted, or denied, as now; null where always. */
  readonly since: number | null
  /** The first later instant of another answer or reason, if nothing is learned; null for never. */
  readonly until: number | null
  readonly choices: readonly PrivacyChoice[]
}

/** What is asked about which person. */
export interface PermissionQuestion {
  readonly live: Pick<LiveCatalogue, 'engine' | 'targets'>
  readonly person: Pick<PersonAtSeq, 'facts' | 'evidence' | 'suppressions'>
  /** On whose behalf the data would be used. */
  readonly controller: string
  /** Keys of purposes; one that the catalogue does not have is denied. */
  readonly purposes: readonly string[]
  /** `Sec-GPC: 1` was sent with the question. */
  readonly gpc: boolean
  readonly at: number
  /** What was learned later is left out, also what the catalogue was to say later. */
  readonly asKnownAt: number
}

/**
 * What the person permits, purpose by purpose in the order asked, for reading on no particular channel
 * and whatever values are stored. Pure. Of the past it tells what would have been answered with what was
 * known at `asKnownAt`; jurisdiction and birth date are as they are today, for they leave no history. Of
 * the future it tells what will hold if nothing is learned.
 */
export function permissionsOf(question: PermissionQuestion): PurposePermission[] {
  const { person, asKnownAt } = question
  const subject = knownSubject(person, asKnownAt)
  return question.purposes.map((purpose) => permissionOf(purpose, subject, question))
}

/** The answer at one instant, and the instants nearest to it between which it stays the same. */
interface Moment extends Pick<
  PurposePermission,
  'permitted' | 'basis' | 'version' | 'reason' | 'categories' | 'evidence'
> {
  /** What bars every category. */
  readonly shared: readonly ReasonCode[]
  readonly next: number | null
  readonly last: number | null
}

function permissionOf(
  purpose: string,
  subject: Subject,
  question: PermissionQuestion,
): PurposePermission {
  const { live, controller, gpc, at, asKnownAt } = question
  const groupsOf = createGroups(question, subject)
  const compiled = live.engine.purposes.get(purpose)
  function momentAt(instant: number): Moment {
    const circumstances = { purpose, controller, operation: 'READ', gpc, asKnownAt } as const
    const ruling = createRuling(live.engine, subject, { ...circumstances, at: instant })
    const { basis, purposeVersion, evidence } = ruling.ground()
    const version = compiled?.versions.find((v) => v.version === purposeVersion) ?? null
    const groups = version ? groupsOf(version) : []
    const answer = groups.length > 0 ? answerOf(ruling, groups) : nothingOf(ruling, live.targets)
    const [next, last] = [ruling.next(), ruling.last()]
    return { ...answer, basis: basis as BasisKey | null, version, evidence, next, last }
  }
  const now = momentAt(at)
  const { permitted, basis, version, reason, categories, evidence } = now
  return {
    ...{ purpose, permitted, basis, version, reason, categories, evidence },
    since: beginningOf(now, momentAt),
    until: endOf(now, momentAt),
    choices: choicesOf({ ...question, ...now, purpose, subject }),
  }
}

/** Categories that are decided alike. */
interface Group {
  /** The engine's name of one of them, and of stored fields of that category that are restricted. */
  readonly target: string
  readonly restrictable: readonly string[]
  readonly categories: readonly string[]
}

/**
 * The categories a version covers, those that are decided alike together: the engine looks at a category
 * only to see whether it is covered and special. A restriction of single fields tells categories apart.
 */
function createGroups(
  { live: { engine, targets } }: Pick<PermissionQuestion, 'live'>,
  { restrictions = [] }: Subject,
): (version: CompiledVersion) => readonly Group[] {
  const restricted = [...new Set(restrictions.flatMap((r) => r.fields ?? []))]
  const isPartial = restrictions.some((r) => r.fields !== undefined)
  const made = new Map<CompiledVersion, readonly Group[]>()
  function make(version: CompiledVersion): readonly Group[] {
    const groups = new Map<string, string[]>()
    for (const category of targets.categories) {
      const field = engine.fields.get(categoryTarget(category))
      if (!field || !version.covers(field)) continue
      const key = isPartial ? category : version.coversSpecial(field) ? 'special' : 'other'
      groups.set(key, [...(groups.get(key) ?? []), category])
    }
    return [...groups.values()].map((categories) => ({
      target: categoryTarget(categories[0]!),
      restrictable: restricted.filter((name) =>
        engine.fields.get(name)?.categories.includes(categories[0]!),
      ),
      categories,
    }))
  }
  return (version) => {
    let groups = made.get(version)
    if (!groups) made.set(version, (groups = make(version)))
    return groups
  }
}

type Answer = Pick<Moment, 'permitted' | 'reason' | 'categories' | 'shared'>

/** No version applies, or none of the catalogue's categories is covered: one answers for all. */
function nothingOf(ruling: Ruling, { categories: [any = ''] }: Targets): Answer {
  const shared = inPrecedence(ruling.failures({ field: categoryTarget(any) }))
  return { permitted: false, reason: shared[0] ?? 'FIELD_NOT_COVERED', categories: [], shared }
}

function answerOf(ruling: Ruling, groups: readonly Group[]): Answer {
  const answers = groups.map((group) => ({ group, reasons: reasonsOf(ruling, group) }))
  const open = answers.filter(({ reasons }) => reasons.length === 0)
  const [first, ...others] = answers
  const shared = first!.reasons.filter((code) => others.every((a) => a.reasons.includes(code)))
  const all = inPrecedence([{ gate: 'REQUEST', reasons: answers.flatMap((a) => a.reasons) }])
  return {
    permitted: open.length > 0,
    reason: open.length > 0 ? null : (shared[0] ?? all[0]!),
    categories: open.flatMap(({ group }) => group.categories).toSorted(),
    shared,
  }
}

/** A restriction of one field holds for its category, as in standings. Art. 18. */
function reasonsOf(ruling: Ruling, { target, restrictable }: Group): readonly ReasonCode[] {
  const failures = ruling.failures({ field: target })
  const ofFields = restrictable.flatMap((field) =>
    ruling.failures({ field }).filter((failure) => failure.gate === 'RESTRICTION'),
  )
  return inPrecedence([...failures, ...ofFields])
}

function endOf(now: Moment, momentAt: (instant: number) => Moment): number | null {
  let { next } = now
  for (let step = 0; next !== null && step < STEPS_MAX; step++) {
    const later = momentAt(next)
    if (later.permitted !== now.permitted || later.reason !== now.reason) break
    next = later.next
  }
  return next
}

function beginningOf(now: Moment, momentAt: (instant: number) => Moment): number | null {
  let { last } = now
  for (let step = 0; last !== null && step < STEPS_MAX; step++) {
    const before = momentAt(last - 1)
    if (before.permitted !== now.permitted) break
    last = before.last
  }
  return last
}
