import { preferencesOf } from '../../customer/preferences.ts'
import type { DerivedSource } from '../gate.ts'
import type { ContactFrequency, CustomerPreferencesArgs, Preference } from '../generated.ts'
import { momentsOf } from '../moments.ts'

const frequencies: ReadonlySet<string> = new Set<ContactFrequency>([
  ...(['IMMEDIATELY', 'DAILY', 'WEEKLY', 'MONTHLY', 'RARELY'] as const),
])

/** `Customer.preferences`: the wishes in force. */
export const preferences = (
  { person }: DerivedSource,
  args: CustomerPreferencesArgs,
): Preference[] =>
  preferencesOf(person.evidence, momentsOf(args, person.at)).map((preference) => ({
    ...preference,
    frequency: frequencyOf(preference.frequency),
    since: new Date(preference.since),
  }))

/** Evidence of other systems may say it in words of their own; the enum could not be answered then. */
const frequencyOf = (said: string | null): ContactFrequency | null =>
  said !== null && frequencies.has(said) ? (said as ContactFrequency) : null
