/** Runs work, at most so many at a time; the rest waits in order. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Turns for at most `max` at a time. The place is given back when the work has ended, however it ends.
 * Who waits is not bounded here: bound those who may ask.
 */
export function createTurns(max: number): Turns {
  const waiting: (() => void)[] = []
  let free = max
  const take = (): Promise<void> | void => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve))
    free--
  }
  // Handed on without becoming free in between, so that nobody overtakes the queue.
  const giveBack = (): void => {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
  return async (work) => {
    await take()
    try {
      return await work()
    } finally {
      giveBack()
    }
  }
}
