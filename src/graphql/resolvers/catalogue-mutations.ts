import { addAssessment } from '../../catalogue/edits/assessment.ts'
import { addNoticeVersion } from '../../catalogue/edits/notice-version.ts'
import { addPurposeVersion } from '../../catalogue/edits/purpose-version.ts'
import { retirePurpose } from '../../catalogue/edits/retirement.ts'
import type { RequestContext } from '../context.ts'
import type { MutationResolvers } from '../generated.ts'
import { publishEdit, type EditOf, type PublicationInput } from '../publication.ts'

/** Publishes an edit of the catalogue in force for the caller of the request. */
const publish =
  <I>(edit: EditOf<I>) =>
  (_root: unknown, { input }: { readonly input: I & PublicationInput }, ctx: RequestContext) =>
    publishEdit(ctx, edit, input)

/** Resolvers of Mutation for the life of the catalogue. */
export const catalogueMutations = {
  publishPurposeVersion: publish(addPurposeVersion),
  retirePurpose: publish(retirePurpose),
  publishNoticeVersion: publish(addNoticeVersion),
  recordAssessment: publish(addAssessment),
} satisfies MutationResolvers
