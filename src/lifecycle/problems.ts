import { InputFault, type Problem } from '../lib/input-fault.ts'

type Path = readonly (string | number)[]

/** Gathers what is wrong with an input, so that all of it is told at once. */
export interface Problems {
  /** `path` counts from the input down. */
  add(path: Path, code: string, message: string): void
  /** Throws InputFault if there was any. */
  settle(): void
  readonly found: boolean
}

/** No more are told: the rest would not help. */
const TOLD_MAX = 20

/** An empty gathering. */
export function createProblems(): Problems {
  const problems: Problem[] = []
  return {
    add(path, code, message) {
      if (problems.length < TOLD_MAX) problems.push({ path: ['input', ...path], code, message })
    },
    settle() {
      if (problems.length > 0) throw new InputFault(problems)
    },
    get found() {
      return problems.length > 0
    },
  }
}

/** The text if it is one that can be kept; else a problem is noted and it is undefined. */
export function textOf(
  problems: Problems,
  path: Path,
  value: string | null | undefined,
  max: number,
): string | undefined {
  if (value === null || value === undefined) return undefined
  if (value.trim() === '') problems.add(path, 'EMPTY', 'Is empty; leave it out or say something.')
  else if (value.length > max) {
    problems.add(path, 'TOO_LONG', `Is longer than ${max} characters; shorten it.`)
  } else if (/[\p{Cc}\p{Surrogate}]/u.test(value)) {
    problems.add(path, 'NOT_TEXT', 'Holds a control character; take it out.')
  } else return value
  return undefined
}

/** Notes a problem where a list is empty or longer than `max`; true where it can be gone through. */
export function isBounded(
  problems: Problems,
  path: Path,
  list: readonly unknown[],
  max: number,
): boolean {
  if (list.length === 0) problems.add(path, 'EMPTY', 'Is empty; name at least one.')
  else if (list.length > max) {
    problems.add(path, 'TOO_MANY', `Has more than ${max} entries; send several requests.`)
  } else return true
  return false
}
