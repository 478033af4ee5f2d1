import type { CustomerTexts } from '../texts.ts'

/** For the customer, in English. "We" is the company that answers for the data. */
export const customer: CustomerTexts = {
  reasons: {
    PURPOSE_MISSING: [
      'Nobody said what your data would be used for, so it was not given out.',
      null,
    ],
    PURPOSE_UNKNOWN: ['This use is not on our list of purposes, so it does not take place.', null],
    CALLER_NOT_AUTHORISED: [
      'Whoever asked for your data may not use it for this purpose, so it was not given out.',
      null,
    ],
    FIELD_UNCLASSIFIED: [
      'We have not yet recorded what kind of data this is; until then it is not used.',
      null,
    ],
    PURPOSE_NOT_IN_FORCE: ['This use has not started yet, or it has ended.', null],
    CONTROLLER_NOT_COVERED: ['This company of our group does not use data for this purpose.', null],
    BASIS_UNDEFINED: ['We have no legal basis for this use where you live.', null],
    SUBJECT_ERASED: [
      'Your data was erased. Only what the law requires or legal claims need is kept, and nothing else is done with it.',
      null,
    ],
    SUBJECT_RESTRICTED: [
      'The processing of your data is restricted: we store it, and use it only where the law allows that in spite of the restriction.',
      'If you no longer need the restriction, you can ask us to lift it.',
    ],
    FIELD_NOT_COVERED: ['This purpose does not need this data, so it is not used for it.', null],
    PURPOSE_INCOMPATIBLE: [
      'We collected this data for something else and do not use it for this purpose.',
      null,
    ],
    SPECIAL_CATEGORY_NO_CONDITION: [
      'This is specially protected data, such as data about health, and no exception in the law allows this use.',
      null,
    ],
    OBJECTED_DIRECT_MARKETING: [
      'You objected to direct marketing, so we do not use your data for it.',
      'If you change your mind, you can take your objection back or, where we ask for consent, give it.',
    ],
    OBJECTED: [
      'You objected to this use, so we do not use your data for it.',
      'If you change your mind, you can take your objection back.',
    ],
    CONSENT_OTHER_CONTROLLER: [
      'Your consent is for another company of our group, not for this one.',
      'If you want this company to use your data too, you can give it your consent.',
    ],
    MERGE_CONFLICT_RESTRICTIVE: [
      'Two records that we think are both about you say different things, so we follow the more cautious one.',
      'Please tell us again what you want: yes or no.',
    ],
    CONSENT_INVALIDATED: [
      'An authority found that your consent was not obtained validly, so we do not rely on it.',
      'There is nothing you have to do. If you want this use, you can give a new consent.',
    ],
    CONSENT_WITHDRAWN: [
      'Your consent was withdrawn.',
      'If you change your mind, you can give your consent again at any time.',
    ],
    CONSENT_REVOKED: [
      'We ended your consent ourselves and no longer use your data for this.',
      'If you want this use, you can give a new consent.',
    ],
    CONSENT_REFUSED: [
      'You said no to this use.',
      'If you change your mind, you can give your consent at any time.',
    ],
    CONSENT_NOT_GIVEN: [
      'This use needs your consent, and we do not have it.',
      'If you want this use, you can give your consent. You do not have to.',
    ],
    CONSENT_UNPROVEN: [
      'We cannot show exactly what you agreed to or how, so we do not rely on your consent.',
      'If you want this use, please give your consent again.',
    ],
    CONSENT_INVALID_MINOR: [
      'When this consent was given, you had not yet reached the age at which the law lets you consent on your own.',
      'A parent or guardian can consent for you, and you can do it yourself once you are old enough.',
    ],
    RECONSENT_REQUIRED: [
      'This use has changed in an important way since you agreed, so your earlier consent does not cover it.',
      'Read what has changed. If you want this use as it is now, you can give your consent to it.',
    ],
    CONSENT_EXPIRED: [
      'Your consent held for a limited time, and that time is over.',
      'If you want this use to go on, you can renew your consent.',
    ],
    CONSENT_UNCONFIRMED: [
      'Your consent still waits for your confirmation.',
      'You can confirm it with the message we sent you. If you do not want this use, just ignore that message.',
    ],
    EXPLICIT_CONSENT_REQUIRED: [
      'This is specially protected data, such as data about health, and its use needs your explicit consent.',
      'If you want this use, you can give your explicit consent.',
    ],
    RECIPIENT_NOT_IN_NOTICE: [
      'When you agreed, you were not told of the company that would receive your data, so we do not pass it on.',
      'If you want us to pass it on, you can give a consent that names this company.',
    ],
    NO_CONTRACT: ['You have no contract with us that needs this use.', null],
    CONTRACT_ENDED: ['The contract that needed this use is over.', null],
    ASSESSMENT_MISSING: [
      'We have not yet weighed our legitimate interest in this use against your interests and rights.',
      null,
    ],
    ASSESSMENT_EXPIRED: [
      'We have to check again whether our legitimate interest in this use still holds against your interests and rights.',
      null,
    ],
    NOT_INFORMED: ['We have not yet told you of this use and of your right to object to it.', null],
    NO_LEGAL_OBLIGATION: ['No law requires us to use your data for this at present.', null],
    OBLIGATION_ENDED: ['The time for which a law required this use is over.', null],
    NO_PUBLIC_TASK: [
      'We have no task in the public interest at present that needs this use.',
      null,
    ],
    NO_EMERGENCY_DECLARED: [
      'We use your data for this only in an emergency, and none is declared.',
      null,
    ],
    OPTED_OUT: [
      'You or your browser said no to this use; for anyone under 16 we first need a yes.',
      'If you change your mind, you can allow this use again at any time.',
    ],
    MINOR_PROFILING_PROHIBITED: ['We do not build advertising profiles of people under 18.', null],
    AUTOMATED_DECISION_NOT_PERMITTED: [
      'A decision of such weight about you must not be left to a computer alone here.',
      null,
    ],
    RETENTION_ENDED: [
      'This data is too old for this purpose, so it is no longer used for it.',
      null,
    ],
    EPRIVACY_CONSENT_REQUIRED: [
      'Such messages need your consent or, after a purchase, certain conditions, and neither is given.',
      'If you want such messages, you can give your consent.',
    ],
    PREFERENCE_OPTED_OUT: [
      'You told us that you do not want to be contacted this way.',
      'If you change your mind, you can allow this way of contact again.',
    ],
    CONTACT_SUPPRESSED: [
      'This address or number is blocked, so we do not use it.',
      'If you want to hear from us there again, please contact us.',
    ],
    RECIPIENT_NOT_AUTHORISED: [
      'The company that would receive your data may not have it for this purpose, so we do not pass it on.',
      null,
    ],
    TRANSFER_NOT_COVERED: [
      'Your data would go to a country where its protection is not secured in law, so we do not send it there.',
      null,
    ],
  },
  bases: {
    CONSENT: 'We may do this because you agreed to it; you can withdraw your consent at any time.',
    CONTRACT:
      'We may do this because your contract with us needs it, or a step towards one that you asked for.',
    LEGAL_OBLIGATION: 'We may do this because a law obliges us to.',
    VITAL_INTEREST: "We may do this because somebody's life or health is at stake.",
    PUBLIC_INTEREST:
      'We may do this because the law gave us a task in the public interest that needs it; you can object.',
    LEGITIMATE_INTEREST:
      'We may do this because we have a legitimate interest that your interests and rights do not outweigh; you can object.',
    OPT_OUT_REGIME:
      'We may do this because the law where you live permits it until you say no; you can do so at any time.',
  },
  gates: {
    REQUEST: 'A known purpose and the right to use it',
    ERASURE: 'Erased data',
    RESTRICTION: 'Restriction of processing',
    MINIMISATION: 'Only data that the purpose needs',
    PURPOSE_BINDING: 'What the data was collected for',
    SPECIAL_CATEGORY: 'Specially protected data',
    OBJECTION: 'Objections',
    BASIS: 'Lawful basis and its evidence',
    MINORS_AND_AUTOMATION: 'Protection of minors and from automated decisions',
    RETENTION: 'How long data may be used',
    CHANNEL: 'Way of contact',
    RECIPIENT: 'Who receives the data, and where',
  },
}
