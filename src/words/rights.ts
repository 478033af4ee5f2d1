import type { BasisKey } from '../decision/catalogue-model.ts'

/** What a customer can ask of the company. The comments name the provision. */
export type Right =
  /** GDPR Art. 7(3). */
  | 'WITHDRAW_CONSENT'
  /** GDPR Art. 13, 14. */
  | 'BE_INFORMED'
  /** GDPR Art. 15. */
  | 'ACCESS'
  /** GDPR Art. 16. */
  | 'RECTIFICATION'
  /** GDPR Art. 17. */
  | 'ERASURE'
  /** GDPR Art. 18. */
  | 'RESTRICTION'
  /** GDPR Art. 20. */
  | 'PORTABILITY'
  /** GDPR Art. 21(1). */
  | 'OBJECT'
  /** GDPR Art. 21(2)-(3). */
  | 'OBJECT_DIRECT_MARKETING'
  /** GDPR Art. 22. */
  | 'NO_AUTOMATED_DECISION'
  /** GDPR Art. 77. */
  | 'COMPLAIN'
  /** CCPA 1798.120. */
  | 'OPT_OUT'
  /** CCPA 1798.110. */
  | 'CCPA_KNOW'
  /** CCPA 1798.106. */
  | 'CCPA_CORRECT'
  /** CCPA 1798.105. */
  | 'CCPA_DELETE'

/** Those every basis brings: the least a customer can do. */
const common = ['ACCESS', 'RECTIFICATION', 'RESTRICTION'] as const

const rights: Readonly<Record<BasisKey, readonly Right[]>> = {
  // eu-gdpr:A6-1-a: A13-A18, A20, A22, A7-3, A77.
  CONSENT: [
    'WITHDRAW_CONSENT',
    ...common,
    'ERASURE',
    'PORTABILITY',
    'NO_AUTOMATED_DECISION',
    'BE_INFORMED',
    'COMPLAIN',
  ],
  // eu-gdpr:A6-1-b: A13-A18, A20, A22, A77.
  CONTRACT: [
    ...common,
    'ERASURE',
    'PORTABILITY',
    'NO_AUTOMATED_DECISION',
    'BE_INFORMED',
    'COMPLAIN',
  ],
  // eu-gdpr:A6-1-c: A13, A15, A16, A18, A77.
  LEGAL_OBLIGATION: [...common, 'BE_INFORMED', 'COMPLAIN'],
  // eu-gdpr:A6-1-d: A13-A18, A22, A77.
  VITAL_INTEREST: [...common, 'ERASURE', 'NO_AUTOMATED_DECISION', 'BE_INFORMED', 'COMPLAIN'],
  // eu-gdpr:A6-1-e: A13-A16, A18, A21, A22, A77.
  PUBLIC_INTEREST: ['OBJECT', ...common, 'NO_AUTOMATED_DECISION', 'BE_INFORMED', 'COMPLAIN'],
  // eu-gdpr:A6-1-f: A13-A18, A21, A22, A77.
  LEGITIMATE_INTEREST: [
    'OBJECT',
    ...common,
    'ERASURE',
    'NO_AUTOMATED_DECISION',
    'BE_INFORMED',
    'COMPLAIN',
  ],
  // No basis of the GDPR, so DPV maps nothing; the rights are those of the law it comes from.
  OPT_OUT_REGIME: ['OPT_OUT', 'CCPA_KNOW', 'CCPA_CORRECT', 'CCPA_DELETE'],
}

/**
 * The rights a customer has where a use rests on this basis, the one that stops the use first. They are
 * those of DPV 2.3, `legal_basis_rights_mapping`, the ids being `eu-gdpr:A7-3` and so on, with three
 * differences. Art. 13 and 14 are one right here, BE_INFORMED, though DPV names Art. 13 alone for a legal
 * obligation. DPV has one A21; here it is OBJECT, and OBJECT_DIRECT_MARKETING stands beside it where the
 * purpose is direct marketing, on whichever basis, as Art. 21(2) asks for none. And `OPT_OUT_REGIME`,
 * which DPV does not know, brings the rights of the CCPA.
 */
export function rightsOf(
  basis: BasisKey,
  { directMarketing = false }: { readonly directMarketing?: boolean | undefined } = {},
): readonly Right[] {
  const own = rights[basis]
  return directMarketing ? ['OBJECT_DIRECT_MARKETING', ...own] : [...own]
}
