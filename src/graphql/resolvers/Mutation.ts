import type { Act } from '../../lifecycle/act.ts'
import { confirmConsent } from '../../lifecycle/acts/confirmation.ts'
import { recordConsent } from '../../lifecycle/acts/consent.ts'
import { acceptTerms, changeContract, recordContract } from '../../lifecycle/acts/contract.ts'
import {
  closeEmergency,
  declareEmergency,
  reviewEmergency,
} from '../../lifecycle/acts/emergency.ts'
import { recordNotice, recordSoftOptIn, recordTrigger } from '../../lifecycle/acts/facts.ts'
import { recordPreferences } from '../../lifecycle/acts/preferences.ts'
import {
  liftOptOut,
  liftRestriction,
  recordObjection,
  recordOptOut,
  resolveObjection,
  restrictProcessing,
} from '../../lifecycle/acts/rights.ts'
import type { Envelope } from '../../lifecycle/envelope.ts'
import { record, type Recorder, type Recording } from '../../lifecycle/record.ts'
import { recordSuppression } from '../../lifecycle/suppression.ts'
import { AppError } from '../../lib/errors.ts'
import { authenticated } from '../authenticated.ts'
import type { RequestContext } from '../context.ts'
import type { ActPayloadResolvers, MutationResolvers } from '../generated.ts'
import { requestedFields } from '../requested-fields.ts'

/** Puts one act on file for the caller of the request. */
const put =
  <I extends Envelope>(act: Act<I>) =>
  (_root: unknown, { input }: { readonly input: I }, ctx: RequestContext): Promise<Recording> =>
    record(recorderOf(ctx), act, input)

/** Resolvers of Mutation for acts about customers; `lifecycle/` is the same as a library. */
export const lifecycleMutations = {
  recordConsent: put(recordConsent),
  confirmConsent: put(confirmConsent),
  recordPreferences: put(recordPreferences),
  acceptTerms: put(acceptTerms),
  recordContract: put(recordContract),
  changeContract: put(changeContract),
  recordTrigger: put(recordTrigger),
  recordNotice: put(recordNotice),
  recordObjection: put(recordObjection),
  resolveObjection: put(resolveObjection),
  restrictProcessing: put(restrictProcessing),
  liftRestriction: put(liftRestriction),
  declareEmergency: put(declareEmergency),
  closeEmergency: put(closeEmergency),
  reviewEmergency: put(reviewEmergency),
  recordOptOut: put(recordOptOut),
  liftOptOut: put(liftOptOut),
  recordSoftOptIn: put(recordSoftOptIn),
  suppressContact: (_root, { input }, ctx) => recordSuppression(recorderOf(ctx), false, input),
  liftSuppression: (_root, { input }, ctx) => recordSuppression(recorderOf(ctx), true, input),
} satisfies MutationResolvers

/** Resolvers of ActPayload. */
export const actPayloadResolvers = (
  personal: ReadonlyMap<string, string>,
): ActPayloadResolvers => ({
  receipts: ({ receipts }) => [...receipts],
  recordedAt: ({ recordedAt }) => new Date(recordedAt),
  customer: ({ customerId }, _args, ctx, info) =>
    ctx.customers.byId(customerId, requestedFields(info, personal)),
})

function recorderOf(ctx: RequestContext): Recorder {
  const { services, declaration } = ctx
  const caller = authenticated(ctx)
  const catalogue = services.catalogues.of(caller.tenant)
  if (!catalogue) throw new AppError('STORE_UNAVAILABLE', { detail: 'no catalogue is published' })
  return {
    db: services.db,
    catalogue,
    caller,
    gpc: declaration.gpc,
    identifierKey: services.keys.identifier,
    now: services.now(),
    onRecorded() {
      // What was read before in this request is of an earlier state.
      ctx.customers.forget()
      services.changes.hint()
    },
  }
}
