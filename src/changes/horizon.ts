import type { LiveCatalogue } from '../catalogue/live.ts'
import type { DecisionContext } from '../customer/context.ts'
import type { Person } from '../customer/standing.ts'
import { permittedAt, type Permitted } from './permitted.ts'

/** Instants ahead that are looked at for one context; beyond it the answer is early, never late. */
const LOOK_AHEAD = 64

/** True where both permit the same. */
export const permitsSame = (a: Permitted, b: Permitted): boolean =>
  a.fields.join() === b.fields.join() && a.categories.join() === b.categories.join()

/**
 * The next instant after `person.at` at which what some context permits changes without new evidence;
 * null for never. It can be an instant at which nothing changes where very many lie ahead: then look
 * again from there. It is never after one at which something does.
 */
export function nextChange(
  person: Person,
  live: LiveCatalogue,
  contexts: readonly DecisionContext[],
): number | null {
  let nearest = Infinity
  for (const context of contexts) {
    const first = permittedAt(person, live, context)
    let { next } = first
    for (let step = 0; next < nearest && step < LOOK_AHEAD; step++) {
      const later = permittedAt({ ...person, at: next }, live, context)
      if (!permitsSame(first, later)) break
      next = later.next
    }
    nearest = Math.min(nearest, next)
  }
  return nearest === Infinity ? null : nearest
}
