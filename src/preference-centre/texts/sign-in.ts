/** What the page under `/me` says before somebody is signed in. */
export const signInTexts = {
  en: {
    title: 'Your privacy choices',
    choose: 'Whose page do you want to see?',
    development:
      'Development mode: choose one of the sample customers and see the page as they would. What you decide here is put on file for them.',
    closed:
      'Please sign in at our website and open your privacy choices there. This address alone does not know who you are.',
  },
  pl: {
    title: 'Twoje wybory dotyczące prywatności',
    choose: 'Czyją stronę chcesz zobaczyć?',
    development:
      'Tryb deweloperski: wybierz jedną z przykładowych osób, a zobaczysz stronę jej oczami. Podjęte tu decyzje zostaną zapisane na jej koncie.',
    closed:
      'Zaloguj się w naszym serwisie i otwórz w nim swoje wybory dotyczące prywatności. Sam ten adres nie wie, kim jesteś.',
  },
  de: {
    title: 'Ihre Datenschutz-Einstellungen',
    choose: 'Wessen Seite möchten Sie sehen?',
    development:
      'Entwicklungsmodus: Wählen Sie eine der Beispielpersonen und sehen Sie die Seite mit ihren Augen. Was Sie hier entscheiden, wird für sie vermerkt.',
    closed:
      'Bitte melden Sie sich auf unserer Website an und öffnen Sie dort Ihre Datenschutz-Einstellungen. Diese Adresse allein weiß nicht, wer Sie sind.',
  },
} as const
