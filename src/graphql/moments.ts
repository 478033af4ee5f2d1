/** Two optional instants of a field: what an answer is about, and what was known then. */
export interface MomentArgs {
  readonly at?: Date | null | undefined
  readonly asKnownAt?: Date | null | undefined
}

/**
 * The instants an answer is about, epoch milliseconds: `at` is now where absent, `asKnownAt` is `at` where
 * that is given, else now. A future `at` asks what will hold if nothing is learned meanwhile.
 */
export function momentsOf(
  { at, asKnownAt }: MomentArgs,
  now: number,
): { readonly at: number; readonly asKnownAt: number } {
  const about = at?.getTime() ?? now
  return { at: about, asKnownAt: asKnownAt?.getTime() ?? about }
}
