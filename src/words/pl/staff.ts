import type { StaffTexts } from '../texts.ts'

/** For staff and developers, in Polish. A client of the API is "aplikacja": "klient" is the customer. */
export const staff: StaffTexts = {
  PURPOSE_MISSING: ['Żądanie nie podaje celu.', 'Podaj klucz celu w nagłówku x-purpose.'],
  PURPOSE_UNKNOWN: [
    'Podanego celu nie ma w katalogu.',
    'Podaj jeden z celów, które wymienia zapytanie „catalogue”.',
  ],
  CALLER_NOT_AUTHORISED: [
    'Token albo rejestracja aplikacji nie pozwala na ten cel.',
    'Podaj cel, który wymienia „viewer.allowedPurposes”, albo zarejestruj dla aplikacji ten cel.',
  ],
  FIELD_UNCLASSIFIED: [
    'Pole nie ma kategorii danych, więc nie wiadomo, czy cel go potrzebuje.',
    'Przypisz polu kategorię danych w katalogu.',
  ],
  PURPOSE_NOT_IN_FORCE: [
    'W tej chwili nie obowiązuje żadna wersja celu.',
    'Poczekaj, aż opublikowana wersja wejdzie w życie, albo opublikuj nową.',
  ],
  CONTROLLER_NOT_COVERED: [
    'Cel nie obejmuje administratora, w którego imieniu działa aplikacja.',
    'Opublikuj wersję celu, która wymienia tego administratora, albo działaj w imieniu wymienionego.',
  ],
  BASIS_UNDEFINED: [
    'Cel nie ma podstawy prawnej w jurysdykcji klienta.',
    'Opublikuj wersję z regułą dla tej jurysdykcji.',
  ],
  SUBJECT_ERASED: [
    'Dane klienta zostały usunięte.',
    'Nic: pozostaje tylko to, co prawo nakazuje przechowywać.',
  ],
  SUBJECT_RESTRICTED: [
    'Przetwarzanie danych klienta jest ograniczone.',
    'Poczekaj na uchylenie ograniczenia; przechowywanie, roszczenia i wykonywanie praw trwają nadal.',
  ],
  FIELD_NOT_COVERED: [
    'Cel nie potrzebuje danych tego rodzaju.',
    'Podaj cel, który obejmuje tę kategorię.',
  ],
  PURPOSE_INCOMPATIBLE: [
    'Wartość zebrano w innym celu.',
    'Zarejestruj ocenę zgodności celów albo zbierz wartość w tym celu.',
  ],
  SPECIAL_CATEGORY_NO_CONDITION: [
    'Dane należą do szczególnej kategorii i nie jest spełniony żaden warunek z art. 9 ust. 2 RODO.',
    'Podaj cel, którego reguła wskazuje taki warunek.',
  ],
  OBJECTED_DIRECT_MARKETING: [
    'Klient wniósł sprzeciw wobec marketingu bezpośredniego.',
    'Może to zmienić tylko klient.',
  ],
  OBJECTED: [
    'Klient wniósł sprzeciw i sprzeciw ten jest skuteczny.',
    'Rozpatrz sprzeciw, jeśli jest otwarty: do tego czasu użycie jest wstrzymane, a po uwzględnieniu zakończone.',
  ],
  CONSENT_OTHER_CONTROLLER: [
    'Klient wyraził zgodę na rzecz innej spółki z grupy, nie tej.',
    'Poproś o zgodę, która wymienia tę spółkę.',
  ],
  MERGE_CONFLICT_RESTRICTIVE: [
    'Połączono dwa profile bez dowodu, że to jedna osoba, a profile te są ze sobą sprzeczne.',
    'Zapytaj klienta ponownie.',
  ],
  CONSENT_INVALIDATED: [
    'Organ uznał zgodę za nieważną.',
    'Poproś o zgodę w sposób zgodny z prawem.',
  ],
  CONSENT_WITHDRAWN: ['Klient wycofał zgodę.', 'Zmienia to tylko nowa zgoda klienta.'],
  CONSENT_REVOKED: [
    'Administrator zakończył obowiązywanie zgody.',
    'Poproś klienta o zgodę ponownie.',
  ],
  CONSENT_REFUSED: ['Klient odmówił zgody.', 'Zmienia to tylko zgoda klienta.'],
  CONSENT_NOT_GIVEN: ['Klient nie wyraził zgody.', 'Poproś klienta o zgodę.'],
  CONSENT_UNPROVEN: [
    'Nie da się wykazać, na jaką informację klient się zgodził ani w jaki sposób.',
    'Zapytaj ponownie i zapisz treść informacji oraz sposób wyrażenia zgody.',
  ],
  CONSENT_INVALID_MINOR: [
    'Klient był zbyt młody, aby samodzielnie wyrazić zgodę.',
    'Zapytaj osobę sprawującą władzę rodzicielską albo klienta po osiągnięciu wymaganego wieku.',
  ],
  RECONSENT_REQUIRED: [
    'Od wyrażenia zgody cel istotnie się zmienił.',
    'Poproś o zgodę na obecną wersję.',
  ],
  CONSENT_EXPIRED: ['Zgoda jest zbyt stara.', 'Poproś klienta o jej odnowienie.'],
  CONSENT_UNCONFIRMED: [
    'Klient jeszcze nie potwierdził zgody.',
    'Poczekaj na potwierdzenie albo wyślij prośbę o nie ponownie.',
  ],
  EXPLICIT_CONSENT_REQUIRED: [
    'Zgoda nie jest wyraźna, a tego wymaga szczególna kategoria danych.',
    'Poproś o wyraźną zgodę.',
  ],
  RECIPIENT_NOT_IN_NOTICE: [
    'Informacja, na którą klient się zgodził, nie wymienia tego odbiorcy.',
    'Poproś o zgodę z informacją, która wymienia odbiorcę.',
  ],
  NO_CONTRACT: [
    'Nie ma umowy z klientem, która by tego wymagała.',
    'Umowa takiego rodzaju, jaki cel dopuszcza.',
  ],
  CONTRACT_ENDED: [
    'Umowa się zakończyła i nic z niej nie pozostało do wykonania.',
    'Nowa umowa; dla dokumentów wymaganych prawem podaj przeznaczony do tego cel.',
  ],
  ASSESSMENT_MISSING: [
    'Prawnie uzasadnionego interesu nigdy nie wyważono z interesami klienta.',
    'Przed użyciem zarejestruj zatwierdzoną ocenę.',
  ],
  ASSESSMENT_EXPIRED: [
    'Minął termin przeglądu oceny prawnie uzasadnionego interesu.',
    'Przejrzyj ocenę i zapisz wynik.',
  ],
  NOT_INFORMED: [
    'Klientowi nie przekazano informacji o tym interesie i o prawie do sprzeciwu.',
    'Przekaż informację i zapisz jej doręczenie.',
  ],
  NO_LEGAL_OBLIGATION: [
    'Nie zdarzyło się nic, co rozpoczyna obowiązek prawny.',
    'Zapisz fakt, który go rozpoczyna, np. fakturę.',
  ],
  OBLIGATION_ENDED: ['Ustawowy okres minął.', 'Nic: dane należy usunąć.'],
  NO_PUBLIC_TASK: [
    'Nie obowiązuje żadne zadanie publiczne.',
    'Zarejestruj zadanie wraz z przepisem, na którym się opiera.',
  ],
  NO_EMERGENCY_DECLARED: [
    'Dla klienta nie ogłoszono nagłego wypadku.',
    'Ogłoś go z powodem i terminem, jeśli zagrożone jest czyjeś życie.',
  ],
  OPTED_OUT: [
    'Klient zrezygnował (opt-out) albo nie ma 16 lat i nie zgodził się na sprzedaż lub udostępnianie.',
    'Może to zmienić tylko klient.',
  ],
  MINOR_PROFILING_PROHIBITED: [
    'Klient jest niepełnoletni, a niepełnoletnich nie profiluje się na potrzeby marketingu.',
    'Nic, dopóki klient nie osiągnie pełnoletności.',
  ],
  AUTOMATED_DECISION_NOT_PERMITTED: [
    'Ta podstawa prawna nie pozwala na decyzję bez udziału człowieka.',
    'Powierz decyzję człowiekowi albo poproś o wyraźną zgodę.',
  ],
  RETENTION_ENDED: ['Wartość jest zbyt stara dla tego celu.', 'Zbierz ją na nowo albo usuń.'],
  EPRIVACY_CONSENT_REQUIRED: [
    'Marketing elektroniczny bez zgody wymaga sprzedaży, podobnych produktów i możliwości rezygnacji już wtedy.',
    'Poproś o zgodę albo zapisz, że te warunki zostały spełnione.',
  ],
  PREFERENCE_OPTED_OUT: [
    'Klient nie życzy sobie kontaktu tą drogą.',
    'Użyj innego kanału; tę preferencję może zmienić tylko klient.',
  ],
  CONTACT_SUPPRESSED: ['Ten adres lub numer jest zablokowany.', 'Nie używaj go.'],
  RECIPIENT_NOT_AUTHORISED: [
    'Odbiorca nie jest zarejestrowany dla tego celu.',
    'Zarejestruj odbiorcę dla celu, z umową na podstawie art. 28, jeśli przetwarza dane w Twoim imieniu.',
  ],
  TRANSFER_NOT_COVERED: [
    'Dane trafiłyby do państwa trzeciego bez podstawy prawnej przekazania.',
    'Zarejestruj dla odbiorcy instrument z art. 45–49 RODO.',
  ],
}
