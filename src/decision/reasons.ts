/**
 * Every reason a decision can have, in order of precedence: the first failing one is the answer's
 * reason. The order is part of the published conformance suite (`conformance/decision-scenarios.json`).
 */
const table = {
  // Request faults: known before anything about the person is looked at.
  PURPOSE_MISSING: 'GDPR 5(1)(b)',
  PURPOSE_UNKNOWN: 'GDPR 5(1)(b)',
  CALLER_NOT_AUTHORISED: 'GDPR 25(2), 29, 32',
  FIELD_UNCLASSIFIED: 'GDPR 5(2), 25',
  PURPOSE_NOT_IN_FORCE: 'GDPR 13(1)(c), 5(1)(b)',
  CONTROLLER_NOT_COVERED: 'GDPR 4(7), 13(1)(a)',
  BASIS_UNDEFINED: 'GDPR 6(1), 13(1)(c)',
  // State of the subject.
  SUBJECT_ERASED: 'GDPR 17(1)',
  SUBJECT_RESTRICTED: 'GDPR 18(2)',
  // Minimisation, binding, special categories.
  FIELD_NOT_COVERED: 'GDPR 5(1)(c)',
  PURPOSE_INCOMPATIBLE: 'GDPR 5(1)(b), 6(4)',
  SPECIAL_CATEGORY_NO_CONDITION: 'GDPR 9(1)',
  // Objections.
  OBJECTED_DIRECT_MARKETING: 'GDPR 21(2)-(3)',
  OBJECTED: 'GDPR 21(1), 18(1)(d)',
  // Consent.
  CONSENT_OTHER_CONTROLLER: 'GDPR 4(11), 7(2), rec. 42',
  MERGE_CONFLICT_RESTRICTIVE: 'GDPR 5(1)(a),(d), 7(1)',
  CONSENT_INVALIDATED: 'GDPR 4(11), 58(2)',
  CONSENT_WITHDRAWN: 'GDPR 7(3)',
  CONSENT_REVOKED: 'GDPR 6(1)(a), 4(11)',
  CONSENT_REFUSED: 'GDPR 6(1)(a), 4(11)',
  CONSENT_NOT_GIVEN: 'GDPR 6(1)(a), 4(11)',
  CONSENT_UNPROVEN: 'GDPR 7(1)',
  CONSENT_INVALID_MINOR: 'GDPR 8(1)',
  RECONSENT_REQUIRED: 'GDPR 4(11), 13(3); EDPB 05/2020',
  CONSENT_EXPIRED: 'GDPR 5(2), 7; EDPB 05/2020',
  CONSENT_UNCONFIRMED: 'GDPR 7(1)',
  EXPLICIT_CONSENT_REQUIRED: 'GDPR 9(2)(a)',
  RECIPIENT_NOT_IN_NOTICE: 'GDPR 13(1)(e), 4(11)',
  // The other bases.
  NO_CONTRACT: 'GDPR 6(1)(b)',
  CONTRACT_ENDED: 'GDPR 6(1)(b)',
  ASSESSMENT_MISSING: 'GDPR 6(1)(f), 5(2)',
  ASSESSMENT_EXPIRED: 'GDPR 6(1)(f), 5(2)',
  NOT_INFORMED: 'GDPR 13(1)(d), 14, 21(4)',
  NO_LEGAL_OBLIGATION: 'GDPR 6(1)(c)',
  OBLIGATION_ENDED: 'GDPR 6(1)(c), 5(1)(e)',
  NO_PUBLIC_TASK: 'GDPR 6(1)(e), 6(3)',
  NO_EMERGENCY_DECLARED: 'GDPR 6(1)(d), rec. 46',
  OPTED_OUT: 'CCPA 1798.120/.135; Sec-GPC',
  // Minors and automation.
  MINOR_PROFILING_PROHIBITED: 'DSA 28(2); GDPR rec. 38, 71',
  AUTOMATED_DECISION_NOT_PERMITTED: 'GDPR 22(2)',
  // Retention, channel, recipient.
  RETENTION_ENDED: 'GDPR 5(1)(e)',
  EPRIVACY_CONSENT_REQUIRED: 'ePrivacy 13(1)-(2)',
  PREFERENCE_OPTED_OUT: 'GDPR 21(3), 25; ePrivacy 13(4)',
  CONTACT_SUPPRESSED: 'GDPR 21(3), 17(3); ePrivacy 13',
  RECIPIENT_NOT_AUTHORISED: 'GDPR 28, 13(1)(e)',
  TRANSFER_NOT_COVERED: 'GDPR 44-49',
} as const

/** Why a decision denies. */
export type ReasonCode = keyof typeof table

/** Every reason code, the one that takes precedence first. */
export const precedence = Object.freeze(Object.keys(table) as ReasonCode[])

const rank = new Map(precedence.map((code, index) => [code, index] as const))

/** Position of a code in `precedence`; lower answers first. */
export const rankOf = (code: ReasonCode): number => rank.get(code)!

/** The provision a denial rests on, as the conformance suite spells it. */
export const lawOf = (code: ReasonCode): string => table[code]
