import type { LiveCatalogue } from '../../catalogue/live.ts'
import { permissionsOf, type PurposePermission } from '../../customer/permissions.ts'
import { AppError } from '../../lib/errors.ts'
import { languageOf, type Language } from '../../words/language.ts'
import { rightsOf } from '../../words/rights.ts'
import { tellBasis, tellCustomer, tellRight } from '../../words/tell.ts'
import { authenticated } from '../authenticated.ts'
import type { RequestContext } from '../context.ts'
import { mayKnowBirthDate, requireNoSearch } from '../birth-date.ts'
import type { DerivedSource } from '../gate.ts'
import type { CustomerPermissionsArgs, PrivacyRight, ResolversTypes } from '../generated.ts'
import { momentsOf } from '../moments.ts'
import { purposeSource } from './purpose-source.ts'

/** Purposes of one question at most. */
const PURPOSES_MAX = 100

/**
 * `Customer.permissions`: what each purpose may do with this person's data, in the customer's words.
 * Throws BAD_USER_INPUT for a purpose or company that the catalogue does not have.
 */
export function permissions(
  { view, person, ctx }: DerivedSource,
  args: CustomerPermissionsArgs,
): ResolversTypes['Permission'][] {
  const { live } = ctx
  const mayKnow = mayKnowBirthDate(view, ctx)
  requireNoSearch(args, mayKnow)
  const controller = controllerOf(args, ctx)
  const language = languageOf(args.language)
  // The browser speaks of now: what it says today is no evidence of an earlier day.
  const gpc = ctx.declaration.gpc && !args.at
  const moments = momentsOf(args, person.at)
  const purposes = purposesOf(args, live)
  const question = { live, person, controller, purposes, gpc, ...moments }
  const answers = permissionsOf(question)
  // What would be told of somebody whose age is not known tells no age.
  const ageless = mayKnow
    ? answers
    : permissionsOf({
        ...question,
        person: { ...person, facts: { ...person.facts, birthDate: null } },
      })
  const company = { ...live.document.controllers[controller]!, key: controller }
  return answers.map((answer, i) => ({
    ...wordsOf(answer, language),
    purpose: purposeSource(live, answer.purpose),
    controller: company,
    permitted: answer.permitted,
    lawfulBasis: answer.basis,
    reason: answer.reason,
    choices: [...answer.choices],
    since: dateOf(answer.since === ageless[i]!.since ? answer.since : null),
    until: dateOf(answer.until === ageless[i]!.until ? answer.until : null),
    categories: [...answer.categories],
    evidence: [...answer.evidence],
    rights: rightsIn(answer, language),
  }))
}

const dateOf = (instant: number | null): Date | null =>
  instant === null ? null : new Date(instant)

function wordsOf({ basis, reason }: PurposePermission, language: Language) {
  if (reason !== null) return tellCustomer(reason, language)
  return { explanation: basis === null ? null : tellBasis(basis, language), action: null }
}

const rightsIn = ({ basis, version }: PurposePermission, language: Language): PrivacyRight[] =>
  basis === null
    ? []
    : rightsOf(basis, { directMarketing: version?.directMarketing }).map((key) => ({
        key,
        ...tellRight(key, language),
      }))

function purposesOf(
  { purposes }: CustomerPermissionsArgs,
  { engine }: LiveCatalogue,
): readonly string[] {
  if (!purposes) return [...engine.purposes.keys()].toSorted()
  if (purposes.length > PURPOSES_MAX) {
    throw new AppError('BAD_USER_INPUT', { hint: `"purposes" names ${PURPOSES_MAX} at most.` })
  }
  if (!purposes.every((key) => engine.purposes.has(key))) {
    const hint =
      '"purposes" names one that is not in the catalogue; take keys of Catalogue.purposes.'
    throw new AppError('BAD_USER_INPUT', { hint })
  }
  return [...new Set(purposes)]
}

function controllerOf({ controller }: CustomerPermissionsArgs, ctx: RequestContext): string {
  if (!controller) return authenticated(ctx).controller
  if (!Object.hasOwn(ctx.live.document.controllers, controller)) {
    const hint = '"controller" is not in the catalogue; take a key of Catalogue.controllers.'
    throw new AppError('BAD_USER_INPUT', { hint })
  }
  return controller
}
