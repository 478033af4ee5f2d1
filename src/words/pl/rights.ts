import type { RightTexts } from '../texts.ts'

/** The customer's rights, in Polish. */
export const rights: RightTexts = {
  WITHDRAW_CONSENT: [
    'Wycofanie zgody',
    'Możesz wycofać zgodę w każdej chwili, tak samo łatwo, jak można ją wyrazić. To, co zrobiono wcześniej, pozostaje zgodne z prawem.',
    'art. 7 ust. 3 RODO',
  ],
  BE_INFORMED: [
    'Prawo do informacji',
    'Musimy Ci powiedzieć, kto jest administratorem Twoich danych, po co ich używa, na jakiej podstawie, jak długo i kto je otrzymuje.',
    'art. 13 i 14 RODO',
  ],
  ACCESS: [
    'Dostęp do danych',
    'Możesz zapytać, czy przetwarzamy Twoje dane, oraz otrzymać ich kopię i wyjaśnienie.',
    'art. 15 RODO',
  ],
  RECTIFICATION: [
    'Sprostowanie danych',
    'Możesz żądać poprawienia błędnych danych o Tobie i uzupełnienia niekompletnych.',
    'art. 16 RODO',
  ],
  ERASURE: [
    'Usunięcie danych',
    'Możesz żądać usunięcia swoich danych, na przykład gdy nie są już potrzebne. Niektóre dane musimy zachować, bo wymaga tego prawo.',
    'art. 17 RODO',
  ],
  RESTRICTION: [
    'Ograniczenie przetwarzania',
    'W pewnych przypadkach, na przykład gdy sprawdzamy, czy dane są prawidłowe, możesz żądać, abyśmy je tylko przechowywali.',
    'art. 18 RODO',
  ],
  PORTABILITY: [
    'Przenoszenie danych',
    'Możesz otrzymać dane, które mamy od Ciebie, w powszechnym formacie do odczytu maszynowego albo, jeśli to możliwe, przesłać je innej firmie.',
    'art. 20 RODO',
  ],
  OBJECT: [
    'Sprzeciw',
    'Możesz wnieść sprzeciw z powodu swojej szczególnej sytuacji. Wtedy przestajemy, chyba że wykażemy ważne podstawy lub dane są potrzebne do roszczeń.',
    'art. 21 ust. 1 RODO',
  ],
  OBJECT_DIRECT_MARKETING: [
    'Sprzeciw wobec marketingu bezpośredniego',
    'Możesz w każdej chwili i bez podania przyczyny wnieść sprzeciw wobec marketingu bezpośredniego. Wtedy zawsze go kończymy.',
    'art. 21 ust. 2 i 3 RODO',
  ],
  NO_AUTOMATED_DECISION: [
    'Żadnych decyzji samego komputera',
    'Nie musisz godzić się na ważną decyzję podjętą tylko przez komputer. Gdy prawo na nią pozwala, możesz żądać udziału człowieka, wyrazić swoje zdanie i ją zakwestionować.',
    'art. 22 RODO',
  ],
  COMPLAIN: [
    'Skarga do organu nadzorczego',
    'Możesz złożyć skargę do organu nadzorczego, na przykład tam, gdzie mieszkasz, pracujesz albo gdzie powstał problem.',
    'art. 77 RODO',
  ],
  OPT_OUT: [
    'Rezygnacja ze sprzedaży i udostępniania danych',
    'Możesz nam w każdej chwili zabronić sprzedaży i udostępniania Twoich danych, także ustawieniem w przeglądarce.',
    '§ 1798.120 CCPA (Kalifornia)',
  ],
  CCPA_KNOW: [
    'Prawo do wiedzy o danych',
    'Możesz zapytać, jakie dane o Tobie zbieramy, skąd, po co oraz komu je sprzedajemy lub ujawniamy.',
    '§ 1798.110 CCPA (Kalifornia)',
  ],
  CCPA_CORRECT: [
    'Poprawienie danych',
    'Możesz żądać poprawienia błędnych danych o Tobie.',
    '§ 1798.106 CCPA (Kalifornia)',
  ],
  CCPA_DELETE: [
    'Skasowanie danych',
    'Możesz żądać skasowania danych, które od Ciebie zebraliśmy. Niektóre prawo pozwala nam zachować.',
    '§ 1798.105 CCPA (Kalifornia)',
  ],
}
