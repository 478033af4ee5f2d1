/** What the worlds have in common. */
import type { IdentifierType as AnyIdentifierType } from '../../src/customer/identifiers.ts'
import { BASE, DAY } from '../customer/histories.ts'
import type { LaidPerson } from '../customer/laid.ts'

export const TENANT = 'acme'
export const IDENTIFIER_KEY = Buffer.alloc(32, 7)
/** The instant every question is asked at, after everything that is on record. */
export const NOW = BASE + 60 * DAY

/** The identifiers that a personal field holds; ids of other systems no field holds. */
export type IdentifierType = Exclude<AnyIdentifierType, 'EXTERNAL_ID'>

export const identifierTypes: Readonly<Record<IdentifierType, string>> = {
  EMAIL: 'email',
  PHONE: 'phone',
  CUSTOMER_NUMBER: 'customerNumber',
  USERNAME: 'username',
}

/** A person with the values they have in one world. */
export type Inhabitant = LaidPerson & { readonly values: Record<string, unknown> }
