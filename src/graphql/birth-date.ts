import type { CustomerView } from '../customer/customer-view.ts'
import { AppError } from '../lib/errors.ts'
import type { RequestContext } from './context.ts'
import type { MomentArgs } from './moments.ts'

const CATEGORY = 'user.demographic.date_of_birth'

/**
 * True where the caller may know the day of birth: the customer, and whoever may read it. To all others
 * an instant at which a decision changes with age would tell it.
 */
export const mayKnowBirthDate = (view: CustomerView, { caller }: RequestContext): boolean =>
  caller?.subject !== undefined || view.permittedCategories().includes(CATEGORY)

/** Asking about one moment after another would find the birthday. Throws BAD_USER_INPUT. */
export function requireNoSearch(args: MomentArgs, mayKnow: boolean): void {
  if (mayKnow || (!args.at && !args.asKnownAt)) return
  throw new AppError('BAD_USER_INPUT', {
    hint: 'Another moment can be asked about only for a purpose that permits the date of birth.',
  })
}
