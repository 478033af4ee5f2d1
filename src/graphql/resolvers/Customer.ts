import type { GraphQLResolveInfo } from 'graphql'
import { categoryTarget } from '../../catalogue/targets.ts'
import { circumstancesOf } from '../../customer/context.ts'
import type { CustomerView } from '../../customer/customer-view.ts'
import type { PersonAtSeq } from '../../customer/facts-store.ts'
import { knownSubject } from '../../customer/known-subject.ts'
import { provenanceByField } from '../../customer/provenance.ts'
import { decide } from '../../decision/decide.ts'
import type { Decision } from '../../decision/question.ts'
import { lawOf, type ReasonCode } from '../../decision/reasons.ts'
import { signGrant } from '../../guard/grant.ts'
import { assert } from '../../lib/assert.ts'
import { explain } from '../../words/explain.ts'
import { authenticated } from '../authenticated.ts'
import { mayKnowBirthDate, requireNoSearch } from '../birth-date.ts'
import { isDerived } from '../classification.ts'
import type { RequestContext } from '../context.ts'
import { denialOf } from '../gate.ts'
import type { CustomerResolvers, FieldDecision, LawfulBasis, WithheldField } from '../generated.ts'
import { momentsOf, type MomentArgs } from '../moments.ts'
import { requestedFields } from '../requested-fields.ts'

const DAY_MS = 86_400_000
/** Grants of one minute are equal, so that caches on the way can work; each holds at most two. */
const GRANT_WINDOW_S = 60

/** Resolvers of Customer beside the gates, which are made from the schema. */
export function customerResolvers(personal: ReadonlyMap<string, string>): CustomerResolvers {
  return {
    // Async, because one that throws at once takes the whole batch with it.
    __resolveReference: async (reference, ctx: RequestContext, info: GraphQLResolveInfo) =>
      typeof reference.id === 'string'
        ? ctx.customers.byId(reference.id, requestedFields(info, personal))
        : null,
    withheld: (view, { scope }) =>
      withheldFields(view, scope === 'ALL' ? [...personal.keys()] : view.requested, personal),
    why: (view, { field, ...moments }, ctx) => {
      const category = personal.get(field)
      return category === undefined ? null : why(view, { field, category, moments }, ctx)
    },
    seq: (view) => (view.isVisible ? (view.decided?.seq ?? null) : null),
    purposeGrant: (view, _args, ctx) => grantOf(view, ctx),
  }
}

function withheldFields(
  view: CustomerView,
  fields: readonly string[],
  personal: ReadonlyMap<string, string>,
): WithheldField[] {
  return fields.toSorted().flatMap((field) => {
    const category = personal.get(field)
    assert(category !== undefined, 'only personal fields are listed as withheld')
    const denial = denialOf(view, field, category)
    if (!denial || denial.isSilent) return []
    const { reason, purpose, permittedFor } = denial
    return [
      {
        field,
        category,
        reason,
        purpose,
        law: lawOf(reason),
        permittedFor: [...permittedFor],
        ...explain(reason),
      },
    ]
  })
}

/** A personal field, and which moment is asked about. */
interface WhyQuestion {
  readonly field: string
  readonly category: string
  readonly moments: MomentArgs
}

/**
 * The decisions, without looking at the stored value: what only its age or origin forbids is told to
 * nobody, as it would tell that there is a value. They are about now unless a moment is given.
 */
async function why(
  view: CustomerView,
  { field, category, moments }: WhyQuestion,
  ctx: RequestContext,
): Promise<FieldDecision[] | null> {
  if (ctx.fault) return [faultDecision(field, ctx.fault.reason, ctx.fault.purpose)]
  const person = await ctx.customers.person(view.id)
  if (!person) return null
  // Of a withheld value nothing is told, so neither that it came through an identifier.
  const origin = view.denial(field) ? undefined : provenanceByField(person.provenance).get(field)
  const mayKnow = mayKnowBirthDate(view, ctx)
  requireNoSearch(moments, mayKnow)
  const { subject, ...about } = momentOf(person, moments)
  const use = {
    field: isDerived(field) ? categoryTarget(category) : field,
    valueIdentifier: origin?.identifier,
  }
  return ctx.contexts.map((context) => {
    const question = { ...circumstancesOf(context, about.at), ...about, ...use }
    const decision = decide(ctx.live.engine, subject, question)
    const validUntil = mayKnow
      ? decision.validUntil
      : withoutAge(decision.validUntil, about.at, () => {
          const { birthDate: _birthDate, ...ageless } = subject
          return decide(ctx.live.engine, ageless, question).validUntil
        })
    return inWords(field, context.purpose, { ...decision, validUntil }, about.at)
  })
}

/** Sooner where the true instant depends on age: still sound, and it tells no birthday but tomorrow's. */
function withoutAge(
  validUntil: number | null,
  at: number,
  ageless: () => number | null,
): number | null {
  if (validUntil === null || validUntil === ageless()) return validUntil
  return Math.min(validUntil, at + DAY_MS)
}

/** The person as known at the moment asked about; what was learned since changes nothing then. */
function momentOf(person: PersonAtSeq, args: MomentArgs) {
  if (!args.at && !args.asKnownAt) return { subject: person.subject, at: person.at }
  const { at, asKnownAt } = momentsOf(args, person.at)
  return { subject: knownSubject(person, asKnownAt), at, asKnownAt, isKnowledgeHeld: true }
}

const faultDecision = (field: string, reason: ReasonCode, purpose: string | null): FieldDecision =>
  inWords(
    field,
    purpose,
    {
      effect: 'DENY',
      reason,
      all: [reason],
      law: lawOf(reason),
      basis: null,
      purposeVersion: null,
      evidence: [],
      validUntil: null,
      trace: [{ gate: 'REQUEST', reasons: [reason] }],
    },
    Date.now(),
  )

const PERMITTED = 'The purpose covers the category and its lawful basis holds for this customer.'

function inWords(
  field: string,
  purpose: string | null,
  decision: Decision,
  at: number,
): FieldDecision {
  const { reason } = decision
  const words = reason === 'OK' ? { explanation: PERMITTED, remedy: null } : { ...explain(reason) }
  return {
    field,
    purpose,
    ...words,
    effect: decision.effect,
    reason: reason === 'OK' ? null : reason,
    reasons: [...decision.all],
    law: decision.law,
    lawfulBasis: decision.basis as LawfulBasis | null,
    purposeVersion: decision.purposeVersion,
    evidence: [...decision.evidence],
    at: new Date(at),
    validUntil: decision.validUntil === null ? null : new Date(decision.validUntil),
    trace: decision.trace.map(({ gate, reasons }) => ({
      gate,
      passed: reasons.length === 0,
      reasons: [...reasons],
    })),
  }
}

/** Never throws: an error here would null the whole customer in every other subgraph. */
function grantOf(view: CustomerView, ctx: RequestContext): string {
  const { tenant, controller } = authenticated(ctx)
  const at = view.decided?.at ?? Date.now()
  const categories = view.permittedCategories()
  ctx.collector.granted(view, categories)
  const window = (Math.floor(at / 1000 / GRANT_WINDOW_S) + 2) * GRANT_WINDOW_S
  return signGrant(
    {
      v: 1,
      sub: view.id,
      tenant,
      controller,
      purposes: ctx.declaration.purposes,
      categories,
      revision: view.decided?.revision ?? ctx.live.revision,
      seq: view.decided?.seq ?? 0,
      exp: Math.min(window, Math.floor((view.validUntil ?? Infinity) / 1000)),
      ...(ctx.fault ? { fault: ctx.fault.reason } : {}),
    },
    ctx.services.keys.grant,
  )
}
