const PATTERN =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DAYS_PER_YEAR = 365
const DAYS_PER_MONTH = 30

/** True where `text` is an ISO 8601 duration longer than nothing, e.g. `P24M`, `P30D`, `PT72H`. */
export const isDuration = (text: string): boolean => PATTERN.test(text) && durationMs(text) > 0

/**
 * Milliseconds of an ISO 8601 duration. Calendar units have one fixed length, so that a decision needs
 * no calendar and never moves with a time zone: every full twelve months are a year, a year is 365 days,
 * each month left over is 30 days. Hence `P24M` = `P2Y` = 730 days and `P14M` = 425 days. A period of
 * years ends up to a leap day per four years early, which errs towards storage limitation (GDPR Art.
 * 5(1)(e)); where a law forbids ending early, write the days as well: `P6Y2D`.
 * Throws RangeError where `text` is not a duration.
 */
export function durationMs(text: string): number {
  const match = PATTERN.exec(text)
  if (match === null) throw new RangeError(`not an ISO 8601 duration: ${text}`)
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0))
  const allMonths = years * 12 + months
  const calendarDays =
    Math.floor(allMonths / 12) * DAYS_PER_YEAR + (allMonths % 12) * DAYS_PER_MONTH
  return (calendarDays + weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS
}
