import type { Subject } from '../decision/subject.ts'
import { assembleSubject } from '../evidence/assemble.ts'
import type { PersonAtSeq } from './facts-store.ts'

/**
 * The person as known at `asKnownAt`, epoch milliseconds: what was learned later changes nothing.
 * Jurisdiction, birth date and suppressions are as they are today, for they leave no history.
 */
export const knownSubject = (
  { facts, evidence, suppressions }: Pick<PersonAtSeq, 'facts' | 'evidence' | 'suppressions'>,
  asKnownAt: number,
): Subject => ({ ...assembleSubject(facts, evidence, asKnownAt), suppressions })
