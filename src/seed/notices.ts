import type { Person } from './person.ts'

/** A language the notices of the sample catalogue are written in. */
export type NoticeLanguage = 'en' | 'pl' | 'de'

/** The language somebody is shown a notice in: their country's, else English. */
export const noticeLanguageOf = ({
  country: { language },
}: Pick<Person, 'country'>): NoticeLanguage =>
  language === 'pl' || language === 'de' ? language : 'en'

/**
 * SHA-256 of the words of each notice that asks for consent, as a proof keeps it. GDPR Art. 7(1). Those
 * of the sample catalogue, which a test compares; the seed itself does without its files.
 */
export const noticeHashes = {
  'consent-marketing@1': {
    en: 'e96873d6f06a88fba2416ee5b72d1c4666f83d346c9e1bb98276666f93837ab2',
    pl: '89190cbfb120dbd6838cc98a276cbfc173d8b425104df121f87d43d35b8375a0',
    de: 'cf3081d23a9649231ede6612424d4c7b76c1292de0a2fd61de8ec3b2418d676e',
  },
  'consent-marketing@2': {
    en: '5a2b57a16fcd8b1e600b4fb56b7cd1eb862bce007b06f8f43b11c4638fc984c5',
    pl: 'dce5863b95940f00ecdb6eceb8cc5880ec3a7a9c26afd03f51a9ef902095f767',
    de: '52fe729fc373af63ab24de48d445c0a5aab0e18850a5621af5b0931a72859edc',
  },
  'consent-shop@1': {
    en: '213dedf21b2955b418781e9afc5969751b26bd5a8e940d4bd40e029eba72147a',
    pl: '74c8f29182a4d563dc36e19a44607bf893a1da6b75de4af1488b4492e2cacd3f',
    de: 'b242aa9687b065abdb8c1a18c6c1cc697de4cbe28480e56876266b3131f5aedf',
  },
  'consent-ads@1': {
    en: '03a318f15efb4b020d89e7ca684a7233fdf934d3107281b900370e917eed25fe',
    pl: 'c91cc50c844b4e8a71a2583e15a6d7598ed00f977b07dfe7905d8be9c27ba8fd',
    de: '575a5fa22621a940d507c12a14c580d493a1c7a64fe3ed5d2452f5d59ef827c1',
  },
  'consent-wellness@1': {
    en: 'ab87ced3a9eedd76730feeefbc698f3738252f91cc8983ab4e7a43cb3a51b5e2',
    pl: '9acd808406a57a542d930f28ac2dec78996e4075b7d11d50a0a035d8b7de47c6',
    de: 'e76b1a3f4fbe822fad7bc398d240c3ca4e55c8a57bc93b6db4c0f3fe47d3f12e',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<NoticeLanguage, string>>>>
