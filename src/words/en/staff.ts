import type { StaffTexts } from '../texts.ts'

/** For staff and developers, in English. */
export const staff: StaffTexts = {
  PURPOSE_MISSING: [
    'The request declares no purpose.',
    'Send the key of a purpose in the x-purpose header.',
  ],
  PURPOSE_UNKNOWN: [
    'The declared purpose is not in the catalogue.',
    'Declare one of the purposes that the query "catalogue" lists.',
  ],
  CALLER_NOT_AUTHORISED: [
    'The token or the client registration does not allow this purpose.',
    'Declare a purpose that "viewer.allowedPurposes" lists, or have the client registered for this one.',
  ],
  FIELD_UNCLASSIFIED: [
    'The field has no data category, so nobody can tell whether a purpose needs it.',
    'Give the field a data category in the catalogue.',
  ],
  PURPOSE_NOT_IN_FORCE: [
    'No version of the purpose is in force at this moment.',
    'Wait until a published version takes effect, or publish one.',
  ],
  CONTROLLER_NOT_COVERED: [
    'The purpose does not hold for the company this client acts for.',
    'Publish a version of the purpose that names the company, or act for one it names.',
  ],
  BASIS_UNDEFINED: [
    "The purpose has no lawful basis in the customer's jurisdiction.",
    'Publish a version with a rule for that jurisdiction.',
  ],
  SUBJECT_ERASED: [
    'The customer was erased.',
    'Nothing: only what the law makes the company keep remains.',
  ],
  SUBJECT_RESTRICTED: [
    "The use of the customer's data is restricted.",
    'Wait until the restriction is lifted; storage, claims and the exercise of rights go on meanwhile.',
  ],
  FIELD_NOT_COVERED: [
    'The purpose does not need this kind of data.',
    'Declare a purpose that covers the category.',
  ],
  PURPOSE_INCOMPATIBLE: [
    'The value was collected for another purpose.',
    'Record a compatibility assessment, or collect the value for this purpose.',
  ],
  SPECIAL_CATEGORY_NO_CONDITION: [
    'The data is of a special category and no condition of GDPR Art. 9(2) is met.',
    'Declare a purpose whose rule names such a condition.',
  ],
  OBJECTED_DIRECT_MARKETING: [
    'The customer objected to direct marketing.',
    'Only the customer can change that.',
  ],
  OBJECTED: [
    'The customer objected, and the objection stands.',
    'Decide the objection if it is open: the use is paused until then, and ended if it is upheld.',
  ],
  CONSENT_OTHER_CONTROLLER: [
    'The customer consented to another company of the group, not to this one.',
    'Ask for consent that names this company.',
  ],
  MERGE_CONFLICT_RESTRICTIVE: [
    'Two profiles were joined without proof that they are one person, and they contradict each other.',
    'Ask the customer again.',
  ],
  CONSENT_INVALIDATED: [
    'The consent was struck down by an authority.',
    'Ask for consent in a valid way.',
  ],
  CONSENT_WITHDRAWN: [
    'The customer withdrew consent.',
    'Only a new consent of the customer changes that.',
  ],
  CONSENT_REVOKED: ['The company ended the consent.', 'Ask the customer for consent again.'],
  CONSENT_REFUSED: [
    'The customer refused consent.',
    'Only a consent of the customer changes that.',
  ],
  CONSENT_NOT_GIVEN: ['The customer has not consented.', 'Ask the customer for consent.'],
  CONSENT_UNPROVEN: [
    'It cannot be shown which notice the customer agreed to, or how.',
    'Ask again and record notice and method.',
  ],
  CONSENT_INVALID_MINOR: [
    'The customer was too young to consent alone.',
    'Ask the holder of parental responsibility, or the customer once of age.',
  ],
  RECONSENT_REQUIRED: [
    'The purpose changed materially since the customer consented.',
    'Ask for consent to the current version.',
  ],
  CONSENT_EXPIRED: ['The consent is too old.', 'Ask the customer to renew it.'],
  CONSENT_UNCONFIRMED: [
    'The customer has not confirmed the consent yet.',
    'Wait for the confirmation, or send its message again.',
  ],
  EXPLICIT_CONSENT_REQUIRED: [
    'The consent is not an explicit one, which a special category needs.',
    'Ask for explicit consent.',
  ],
  RECIPIENT_NOT_IN_NOTICE: [
    'The notice the customer agreed to does not name this recipient.',
    'Ask for consent with a notice that names the recipient.',
  ],
  NO_CONTRACT: [
    'There is no contract with the customer that needs it.',
    'A contract of a kind the purpose accepts.',
  ],
  CONTRACT_ENDED: [
    'The contract is over and nothing of it remains to be performed.',
    'A new contract; for records that the law demands, declare the purpose made for them.',
  ],
  ASSESSMENT_MISSING: [
    'The legitimate interest was never weighed against that of the customer.',
    'Record an approved assessment before the use.',
  ],
  ASSESSMENT_EXPIRED: [
    'The assessment of the legitimate interest is past its review.',
    'Review the assessment and record the result.',
  ],
  NOT_INFORMED: [
    'The customer was not told of the interest and of the right to object.',
    'Deliver the notice and record its delivery.',
  ],
  NO_LEGAL_OBLIGATION: [
    'Nothing happened that would start the legal obligation.',
    'Record the fact that starts it, e.g. the invoice.',
  ],
  OBLIGATION_ENDED: ['The statutory period is over.', 'Nothing: the data is due for erasure.'],
  NO_PUBLIC_TASK: ['No public task is in force.', 'Register the task with the law it rests on.'],
  NO_EMERGENCY_DECLARED: [
    'No emergency is declared for the customer.',
    "Declare one, with reason and expiry, if somebody's life is at stake.",
  ],
  OPTED_OUT: [
    'The customer opted out, or is under 16 and never opted in to sale or sharing.',
    'Only the customer can change that.',
  ],
  MINOR_PROFILING_PROHIBITED: [
    'The customer is a minor; minors are not profiled for marketing.',
    'Nothing until the customer is of age.',
  ],
  AUTOMATED_DECISION_NOT_PERMITTED: [
    'This lawful basis does not permit a decision without a human.',
    'Let a person decide, or ask for explicit consent.',
  ],
  RETENTION_ENDED: ['The value is too old for the purpose.', 'Collect it anew, or erase it.'],
  EPRIVACY_CONSENT_REQUIRED: [
    'Electronic marketing without consent needs a sale, similar products and an opt-out offered then.',
    'Ask for consent, or record the conditions of the soft opt-in.',
  ],
  PREFERENCE_OPTED_OUT: [
    'The customer does not want to be contacted this way.',
    'Use another channel; only the customer can change the preference.',
  ],
  CONTACT_SUPPRESSED: ['The contact point is suppressed.', 'Do not use it.'],
  RECIPIENT_NOT_AUTHORISED: [
    'The recipient is not registered for this purpose.',
    'Register the recipient for the purpose, with a contract under Art. 28 where it processes for you.',
  ],
  TRANSFER_NOT_COVERED: [
    'The data would go to a third country without a legal instrument.',
    'Register an instrument of GDPR Art. 45 to 49 for the recipient.',
  ],
}
