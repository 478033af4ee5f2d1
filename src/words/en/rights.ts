import type { RightTexts } from '../texts.ts'

/** The customer's rights, in English. */
export const rights: RightTexts = {
  WITHDRAW_CONSENT: [
    'Withdraw your consent',
    'You can take back your consent at any time, as easily as you gave it. What was done before then stays lawful.',
    'GDPR Art. 7(3)',
  ],
  BE_INFORMED: [
    'Be informed',
    'We have to tell you who uses your data, what for, on which basis, for how long and who receives it.',
    'GDPR Art. 13 and 14',
  ],
  ACCESS: [
    'See your data',
    'You can ask whether we process data about you, and get a copy of it and an explanation.',
    'GDPR Art. 15',
  ],
  RECTIFICATION: [
    'Have your data corrected',
    'You can have wrong data about you corrected and incomplete data completed.',
    'GDPR Art. 16',
  ],
  ERASURE: [
    'Have your data erased',
    'You can ask us to erase your data, for instance when it is no longer needed. Some data the law makes us keep.',
    'GDPR Art. 17',
  ],
  RESTRICTION: [
    'Have the processing restricted',
    'In certain cases, for instance while we check whether your data is right, you can have us store it and do nothing else with it.',
    'GDPR Art. 18',
  ],
  PORTABILITY: [
    'Take your data with you',
    'You can get the data you gave us in a common format that machines can read, or have it sent to another company where that is possible.',
    'GDPR Art. 20',
  ],
  OBJECT: [
    'Object',
    'You can object for reasons of your own situation. We then stop, unless we show compelling grounds or need the data for legal claims.',
    'GDPR Art. 21(1)',
  ],
  OBJECT_DIRECT_MARKETING: [
    'Object to direct marketing',
    'You can object to direct marketing at any time and without a reason. We then stop it, always.',
    'GDPR Art. 21(2) and (3)',
  ],
  NO_AUTOMATED_DECISION: [
    'No decision by a computer alone',
    'You need not accept a decision of great weight that only a computer took. Where the law allows one, you can have a person look at it, say what you think and contest it.',
    'GDPR Art. 22',
  ],
  COMPLAIN: [
    'Complain to a supervisory authority',
    'You can complain to a data protection supervisory authority, for instance where you live, where you work or where the problem arose.',
    'GDPR Art. 77',
  ],
  OPT_OUT: [
    'Opt out of sale and sharing',
    'You can tell us at any time not to sell or share your data, also through a setting of your browser.',
    'CCPA § 1798.120 (California)',
  ],
  CCPA_KNOW: [
    'Know about your data',
    'You can ask which data about you we collect, from where, what for, and to whom we sell or disclose it.',
    'CCPA § 1798.110 (California)',
  ],
  CCPA_CORRECT: [
    'Correct your data',
    'You can have wrong data about you corrected.',
    'CCPA § 1798.106 (California)',
  ],
  CCPA_DELETE: [
    'Delete your data',
    'You can ask us to delete data that we collected from you. Some data the law lets us keep.',
    'CCPA § 1798.105 (California)',
  ],
}
