import type { Caller } from '../caller/caller.ts'
import { AppError } from '../lib/errors.ts'

/** The caller, where there must be one. Throws UNAUTHENTICATED. */
export function authenticated({ caller }: { readonly caller: Caller | null }): Caller {
  if (!caller) throw new AppError('UNAUTHENTICATED')
  return caller
}
