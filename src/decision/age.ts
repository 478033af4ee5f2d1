import type { Timeline } from './timeline.ts'

/** Start of the day on which a person born at `birthDate` (UTC midnight) reaches `years`. */
export function birthday(birthDate: number, years: number): number {
  const born = new Date(birthDate)
  return Date.UTC(born.getUTCFullYear() + years, born.getUTCMonth(), born.getUTCDate())
}

/** True where the person was known to be younger than `years` at `instant`; an unknown age is no minor's. */
export const wasYounger = (
  birthDate: number | undefined,
  years: number,
  instant: number,
): boolean => birthDate !== undefined && instant < birthday(birthDate, years)

/** As `wasYounger`, at the moment asked about. */
export const isYounger = (
  birthDate: number | undefined,
  years: number,
  timeline: Timeline,
): boolean => birthDate !== undefined && !timeline.reached(birthday(birthDate, years))
