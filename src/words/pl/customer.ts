import type { CustomerTexts } from '../texts.ts'

/**
 * For the customer, in Polish. No form tells the customer's gender: what the customer did is told by a
 * noun or in the passive voice.
 */
export const customer: CustomerTexts = {
  reasons: {
    PURPOSE_MISSING: [
      'Nie podano, do czego miałyby posłużyć Twoje dane, więc nie zostały udostępnione.',
      null,
    ],
    PURPOSE_UNKNOWN: ['Tego celu nie ma na naszej liście, więc Twoje dane mu nie służą.', null],
    CALLER_NOT_AUTHORISED: [
      'Pytającemu nie wolno używać Twoich danych w tym celu, więc nie zostały udostępnione.',
      null,
    ],
    FIELD_UNCLASSIFIED: [
      'Nie określiliśmy jeszcze, jakiego rodzaju są te dane, więc na razie ich nie używamy.',
      null,
    ],
    PURPOSE_NOT_IN_FORCE: [
      'Takie użycie danych jeszcze się nie zaczęło albo już się skończyło.',
      null,
    ],
    CONTROLLER_NOT_COVERED: ['Ta spółka z naszej grupy nie używa danych w tym celu.', null],
    BASIS_UNDEFINED: [
      'Tam, gdzie mieszkasz, nie mamy podstawy prawnej do takiego użycia danych.',
      null,
    ],
    SUBJECT_ERASED: [
      'Twoje dane zostały usunięte. Zachowujemy tylko to, czego wymaga prawo lub dochodzenie roszczeń, i niczego więcej z tym nie robimy.',
      null,
    ],
    SUBJECT_RESTRICTED: [
      'Obowiązuje ograniczenie przetwarzania Twoich danych: przechowujemy je, a używamy ich tylko tam, gdzie prawo mimo to pozwala.',
      'Jeśli to ograniczenie nie jest Ci już potrzebne, możesz poprosić o jego uchylenie.',
    ],
    FIELD_NOT_COVERED: ['Te dane nie są potrzebne do tego celu, więc ich w nim nie używamy.', null],
    PURPOSE_INCOMPATIBLE: ['Te dane zostały zebrane w innym celu i do tego ich nie używamy.', null],
    SPECIAL_CATEGORY_NO_CONDITION: [
      'To dane szczególnie chronione, na przykład o zdrowiu, i żaden wyjątek w prawie nie pozwala na takie ich użycie.',
      null,
    ],
    OBJECTED_DIRECT_MARKETING: [
      'Obowiązuje Twój sprzeciw wobec marketingu bezpośredniego, więc nie używamy do niego Twoich danych.',
      'Jeśli zmienisz zdanie, możesz cofnąć sprzeciw, a tam, gdzie prosimy o zgodę, wyrazić ją.',
    ],
    OBJECTED: [
      'Obowiązuje Twój sprzeciw, więc nie używamy Twoich danych w tym celu.',
      'Jeśli zmienisz zdanie, możesz cofnąć sprzeciw.',
    ],
    CONSENT_OTHER_CONTROLLER: [
      'Twoja zgoda dotyczy innej spółki z naszej grupy, a nie tej.',
      'Jeśli chcesz, aby i ta spółka używała Twoich danych, możesz wyrazić zgodę na jej rzecz.',
    ],
    MERGE_CONFLICT_RESTRICTIVE: [
      'Dwa zapisy, które naszym zdaniem dotyczą Ciebie, mówią co innego, więc stosujemy ten ostrożniejszy.',
      'Powiedz nam, proszę, jeszcze raz, czego chcesz: tak czy nie.',
    ],
    CONSENT_INVALIDATED: [
      'Organ stwierdził, że Twoja zgoda nie została uzyskana w ważny sposób, więc na niej nie polegamy.',
      'Nie musisz nic robić. Jeśli chcesz takiego użycia danych, możesz wyrazić nową zgodę.',
    ],
    CONSENT_WITHDRAWN: [
      'Twoja zgoda została wycofana.',
      'Jeśli zmienisz zdanie, możesz w każdej chwili wyrazić zgodę ponownie.',
    ],
    CONSENT_REVOKED: [
      'Sami zakończyliśmy obowiązywanie Twojej zgody i nie używamy już danych w tym celu.',
      'Jeśli chcesz takiego użycia danych, możesz wyrazić nową zgodę.',
    ],
    CONSENT_REFUSED: [
      'Twoja odpowiedź na prośbę o zgodę brzmiała „nie”.',
      'Jeśli zmienisz zdanie, możesz w każdej chwili wyrazić zgodę.',
    ],
    CONSENT_NOT_GIVEN: [
      'Do tego potrzebna jest Twoja zgoda, a jej nie mamy.',
      'Jeśli chcesz takiego użycia danych, możesz wyrazić zgodę. Nie ma takiego obowiązku.',
    ],
    CONSENT_UNPROVEN: [
      'Nie możemy wykazać, czego dokładnie dotyczyła Twoja zgoda ani jak ją wyrażono, więc na niej nie polegamy.',
      'Jeśli chcesz takiego użycia danych, wyraź, proszę, zgodę ponownie.',
    ],
    CONSENT_INVALID_MINOR: [
      'W chwili wyrażenia tej zgody Twój wiek nie pozwalał jeszcze według prawa na samodzielną zgodę.',
      'Zgodę może wyrazić za Ciebie rodzic lub opiekun, a po osiągnięciu wymaganego wieku możesz to zrobić samodzielnie.',
    ],
    RECONSENT_REQUIRED: [
      'Od wyrażenia zgody ten cel istotnie się zmienił, więc Twoja wcześniejsza zgoda go nie obejmuje.',
      'Przeczytaj, co się zmieniło. Jeśli chcesz takiego użycia danych, możesz wyrazić na nie zgodę.',
    ],
    CONSENT_EXPIRED: [
      'Twoja zgoda obowiązywała przez określony czas, który już minął.',
      'Jeśli chcesz, aby tak było nadal, możesz odnowić zgodę.',
    ],
    CONSENT_UNCONFIRMED: [
      'Twoja zgoda czeka jeszcze na potwierdzenie.',
      'Możesz ją potwierdzić w wiadomości od nas. Jeśli nie chcesz takiego użycia danych, po prostu ją zignoruj.',
    ],
    EXPLICIT_CONSENT_REQUIRED: [
      'To dane szczególnie chronione, na przykład o zdrowiu, i ich użycie wymaga Twojej wyraźnej zgody.',
      'Jeśli chcesz takiego użycia danych, możesz wyrazić wyraźną zgodę.',
    ],
    RECIPIENT_NOT_IN_NOTICE: [
      'W chwili wyrażenia zgody nie wskazaliśmy Ci firmy, która miałaby otrzymać dane, więc ich nie przekazujemy.',
      'Jeśli chcesz, abyśmy je przekazali, możesz wyrazić zgodę, która wymienia tę firmę.',
    ],
    NO_CONTRACT: ['Nie łączy nas z Tobą umowa, która by tego wymagała.', null],
    CONTRACT_ENDED: ['Umowa, która tego wymagała, już się zakończyła.', null],
    ASSESSMENT_MISSING: [
      'Nie wyważyliśmy jeszcze naszego prawnie uzasadnionego interesu z Twoimi interesami i prawami.',
      null,
    ],
    ASSESSMENT_EXPIRED: [
      'Musimy ponownie sprawdzić, czy Twoje interesy i prawa nie przeważają nad naszym prawnie uzasadnionym interesem.',
      null,
    ],
    NOT_INFORMED: [
      'Nie przekazaliśmy Ci jeszcze informacji o takim użyciu danych i o prawie do sprzeciwu.',
      null,
    ],
    NO_LEGAL_OBLIGATION: [
      'Obecnie żadne przepisy nie wymagają od nas takiego użycia danych.',
      null,
    ],
    OBLIGATION_ENDED: ['Okres, przez który wymagały tego przepisy, już minął.', null],
    NO_PUBLIC_TASK: [
      'Nie mamy obecnie zadania w interesie publicznym, które by tego wymagało.',
      null,
    ],
    NO_EMERGENCY_DECLARED: [
      'W tym celu używamy Twoich danych tylko w nagłym wypadku, a takiego nie ogłoszono.',
      null,
    ],
    OPTED_OUT: [
      'Odmowa pochodzi od Ciebie lub z Twojej przeglądarki; u osób poniżej 16 lat potrzebujemy najpierw zgody.',
      'Jeśli zmienisz zdanie, możesz w każdej chwili znów na to pozwolić.',
    ],
    MINOR_PROFILING_PROHIBITED: ['Nie tworzymy profili reklamowych osób poniżej 18 lat.', null],
    AUTOMATED_DECISION_NOT_PERMITTED: [
      'Tak ważnej decyzji o Tobie nie wolno tu pozostawić samemu komputerowi.',
      null,
    ],
    RETENTION_ENDED: ['Te dane są zbyt stare dla tego celu, więc już ich w nim nie używamy.', null],
    EPRIVACY_CONSENT_REQUIRED: [
      'Takie wiadomości wymagają Twojej zgody albo, po zakupie, pewnych warunków, a nie mamy ani jednego, ani drugiego.',
      'Jeśli chcesz takich wiadomości, możesz wyrazić zgodę.',
    ],
    PREFERENCE_OPTED_OUT: [
      'Zgodnie z Twoim życzeniem nie kontaktujemy się z Tobą tą drogą.',
      'Jeśli zmienisz zdanie, możesz znów pozwolić na kontakt tą drogą.',
    ],
    CONTACT_SUPPRESSED: [
      'Ten adres lub numer jest zablokowany, więc go nie używamy.',
      'Jeśli znów chcesz otrzymywać tam wiadomości, skontaktuj się z nami.',
    ],
    RECIPIENT_NOT_AUTHORISED: [
      'Firmie, która miałaby otrzymać Twoje dane, nie wolno ich mieć w tym celu, więc ich nie przekazujemy.',
      null,
    ],
    TRANSFER_NOT_COVERED: [
      'Twoje dane trafiłyby do państwa, w którym prawo nie zapewnia im ochrony, więc ich tam nie wysyłamy.',
      null,
    ],
  },
  bases: {
    CONSENT: 'Wolno nam to robić, ponieważ mamy Twoją zgodę; możesz ją w każdej chwili wycofać.',
    CONTRACT:
      'Wolno nam to robić, ponieważ wymaga tego umowa z Tobą albo Twoja prośba przed jej zawarciem.',
    LEGAL_OBLIGATION: 'Wolno nam to robić, ponieważ zobowiązuje nas do tego prawo.',
    VITAL_INTEREST: 'Wolno nam to robić, ponieważ zagrożone jest czyjeś życie lub zdrowie.',
    PUBLIC_INTEREST:
      'Wolno nam to robić, ponieważ wymaga tego zadanie w interesie publicznym, które powierzyło nam prawo; możesz wnieść sprzeciw.',
    LEGITIMATE_INTEREST:
      'Wolno nam to robić, ponieważ mamy prawnie uzasadniony interes, nad którym nie przeważają Twoje interesy i prawa; możesz wnieść sprzeciw.',
    OPT_OUT_REGIME:
      'Wolno nam to robić, ponieważ prawo w miejscu Twojego zamieszkania pozwala na to do czasu Twojej odmowy; możesz odmówić w każdej chwili.',
  },
  gates: {
    REQUEST: 'Znany cel i prawo do jego użycia',
    ERASURE: 'Usunięcie danych',
    RESTRICTION: 'Ograniczenie przetwarzania',
    MINIMISATION: 'Tylko dane potrzebne do celu',
    PURPOSE_BINDING: 'Cel, w jakim zebrano dane',
    SPECIAL_CATEGORY: 'Dane szczególnie chronione',
    OBJECTION: 'Sprzeciwy',
    BASIS: 'Podstawa prawna i jej dowody',
    MINORS_AND_AUTOMATION: 'Ochrona niepełnoletnich i przed decyzjami bez udziału człowieka',
    RETENTION: 'Jak długo wolno używać danych',
    CHANNEL: 'Droga kontaktu',
    RECIPIENT: 'Kto i gdzie otrzymuje dane',
  },
}
