import { InvalidArgumentError } from 'commander'
import { instant } from '../catalogue/values.ts'

/** An option that is an instant, as catalogues write it; epoch milliseconds. Throws commander's error. */
export function instantOption(text: string): number {
  const parsed = instant.safeParse(text)
  if (parsed.success) return Date.parse(parsed.data)
  throw new InvalidArgumentError('Write 2026-06-01, or 2026-06-01T08:00:00+02:00 with its offset.')
}
