import { createHmac } from 'node:crypto'
import { categoryTarget } from '../catalogue/targets.ts'

/** Kinds of identifiers a customer can be looked up by. */
export type IdentifierType = 'EMAIL' | 'PHONE' | 'CUSTOMER_NUMBER' | 'USERNAME' | 'EXTERNAL_ID'

/**
 * What the purpose must permit for the lookup: the personal field that holds the identifier, or its
 * data category where no field does.
 */
export const identifierTarget: Readonly<Record<IdentifierType, string>> = {
  EMAIL: 'email',
  PHONE: 'phone',
  CUSTOMER_NUMBER: 'customerNumber',
  USERNAME: 'username',
  EXTERNAL_ID: categoryTarget('user.unique_id.pseudonymous'),
}

/**
 * One spelling for one identifier. Of an e-mail address only the domain is free of case by RFC 5321,
 * but nobody tells two people apart by the rest, so all of it is lowered. A telephone number keeps its
 * digits and a leading plus; an id of another system is that system's to spell.
 */
export function normaliseIdentifier(type: IdentifierType, value: string): string {
  const text = value.normalize('NFKC').trim()
  switch (type) {
    case 'EMAIL':
    case 'USERNAME':
      return text.toLowerCase()
    case 'PHONE':
      return text.replace(/^00/, '+').replace(/[^+0-9]/g, '')
    case 'EXTERNAL_ID':
      return text
    case 'CUSTOMER_NUMBER':
      return text.toUpperCase()
  }
}

/** The keyed hash under which an identifier is indexed, bound to tenant and type. */
export const identifierHmac = (
  key: Uint8Array,
  tenant: string,
  type: IdentifierType,
  value: string,
): Buffer =>
  createHmac('sha256', key)
    .update(`${tenant}\0${type}\0${normaliseIdentifier(type, value)}`)
    .digest()
