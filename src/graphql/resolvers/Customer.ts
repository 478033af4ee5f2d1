import type { GraphQLResolveInfo } from 'graphql'
import { circumstancesOf } from '../../customer/context.ts'
import type { CustomerView } from '../../customer/customer-view.ts'
import { provenanceByField } from '../../customer/provenance.ts'
import { decide } from '../../decision/decide.ts'
import { explain } from '../../decision/explain.ts'
import type { Decision } from '../../decision/question.ts'
import { lawOf, type ReasonCode } from '../../decision/reasons.ts'
import { signGrant } from '../../guard/grant.ts'
import { assert } from '../../lib/assert.ts'
import { authenticated } from '../authenticated.ts'
import type { RequestContext } from '../context.ts'
import type { CustomerResolvers, FieldDecision, LawfulBasis, WithheldField } from '../generated.ts'
import { requestedFields } from '../requested-fields.ts'

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
    why: (view, { field }, ctx) => (personal.has(field) ? why(view, field, ctx) : null),
    purposeGrant: (view, _args, ctx) => grantOf(view, ctx),
  }
}

function withheldFields(
  view: CustomerView,
  fields: readonly string[],
  personal: ReadonlyMap<string, string>,
): WithheldField[] {
  return fields.toSorted().flatMap((field) => {
    const denial = view.denial(field)
    if (!denial || denial.isSilent) return []
    const { reason, purpose, permittedFor } = denial
    const category = personal.get(field)
    assert(category !== undefined, 'only personal fields are listed as withheld')
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

/**
 * The decisions as they are now, without looking at the stored value: what only its age or origin
 * forbids is told to nobody, as it would tell that there is a value.
 */
async function why(
  view: CustomerView,
  field: string,
  ctx: RequestContext,
): Promise<FieldDecision[] | null> {
  if (ctx.fault) return [faultDecision(field, ctx.fault.reason, ctx.fault.purpose)]
  const person = await ctx.customers.person(view.id)
  if (!person) return null
  // Of a withheld value nothing is told, so neither that it came through an identifier.
  const origin = view.denial(field) ? undefined : provenanceByField(person.provenance).get(field)
  const valueIdentifier = origin?.identifier
  return ctx.contexts.map((context) => {
    const question = { ...circumstancesOf(context, person.at), field, valueIdentifier }
    const decision = decide(ctx.live.engine, person.subject, question)
    return inWords(field, context.purpose, decision, person.at)
  })
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
