import { AppError } from './errors.ts'

/** One thing wrong with an input. */
export interface Problem {
  /** From the argument down to the value, e.g. `['input', 'expressions', 0, 'state']`. */
  readonly path: readonly (string | number)[]
  /** Stable, so that programs can act on it. */
  readonly code: string
  /** What was wrong and what to do; a fixed text, or one that names only keys of the catalogue. */
  readonly message: string
}

/** An input that is refused, with every problem found. Nothing of it was done. */
export class InputFault extends AppError {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('BAD_USER_INPUT', { hint: problems.map(toLine).join(' ') })
    this.problems = problems
  }
}

const toLine = ({ path, message }: Problem): string => `${path.join('.')}: ${message}`
