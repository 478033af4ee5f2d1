import { InvalidArgumentError } from 'commander'

const MAX = 100_000_000

/** An option that is a count. Throws commander's error, which names the option. */
export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0 || value > MAX) {
    throw new InvalidArgumentError(`It must be a whole number up to ${MAX}.`)
  }
  return value
}
