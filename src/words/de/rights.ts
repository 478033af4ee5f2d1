import type { RightTexts } from '../texts.ts'

/** The customer's rights, in German. */
export const rights: RightTexts = {
  WITHDRAW_CONSENT: [
    'Widerruf der Einwilligung',
    'Sie können Ihre Einwilligung jederzeit widerrufen, so einfach, wie Sie sie gegeben haben. Was davor geschah, bleibt rechtmäßig.',
    'Art. 7 Abs. 3 DSGVO',
  ],
  BE_INFORMED: [
    'Recht auf Information',
    'Wir müssen Ihnen sagen, wer für Ihre Daten Verantwortlicher ist, wofür, auf welcher Grundlage und wie lange er sie nutzt und wer sie bekommt.',
    'Art. 13 und 14 DSGVO',
  ],
  ACCESS: [
    'Auskunft',
    'Sie können fragen, ob wir Daten über Sie verarbeiten, und eine Kopie davon mit Erläuterung bekommen.',
    'Art. 15 DSGVO',
  ],
  RECTIFICATION: [
    'Berichtigung',
    'Sie können falsche Daten über sich berichtigen und unvollständige ergänzen lassen.',
    'Art. 16 DSGVO',
  ],
  ERASURE: [
    'Löschung',
    'Sie können verlangen, dass wir Ihre Daten löschen, etwa wenn sie nicht mehr nötig sind. Manche Daten müssen wir nach dem Gesetz aufbewahren.',
    'Art. 17 DSGVO',
  ],
  RESTRICTION: [
    'Einschränkung der Verarbeitung',
    'In bestimmten Fällen, etwa während wir prüfen, ob Ihre Daten stimmen, können Sie verlangen, dass wir sie nur speichern.',
    'Art. 18 DSGVO',
  ],
  PORTABILITY: [
    'Datenübertragbarkeit',
    'Sie können die Daten, die Sie uns gegeben haben, in einem gängigen, maschinenlesbaren Format bekommen oder, wo möglich, einem anderen Unternehmen senden lassen.',
    'Art. 20 DSGVO',
  ],
  OBJECT: [
    'Widerspruch',
    'Sie können aus Gründen Ihrer besonderen Situation widersprechen. Wir hören dann auf, es sei denn, wir weisen zwingende Gründe nach oder brauchen die Daten für Rechtsansprüche.',
    'Art. 21 Abs. 1 DSGVO',
  ],
  OBJECT_DIRECT_MARKETING: [
    'Widerspruch gegen Direktwerbung',
    'Sie können der Direktwerbung jederzeit und ohne Begründung widersprechen. Wir beenden sie dann immer.',
    'Art. 21 Abs. 2 und 3 DSGVO',
  ],
  NO_AUTOMATED_DECISION: [
    'Keine Entscheidung allein durch Computer',
    'Sie müssen keine wichtige Entscheidung hinnehmen, die allein ein Computer trifft. Wo sie erlaubt ist, können Sie einen Menschen verlangen, Ihre Sicht darlegen und sie anfechten.',
    'Art. 22 DSGVO',
  ],
  COMPLAIN: [
    'Beschwerde bei einer Aufsichtsbehörde',
    'Sie können sich bei einer Datenschutz-Aufsichtsbehörde beschweren, etwa dort, wo Sie wohnen, arbeiten oder wo das Problem entstand.',
    'Art. 77 DSGVO',
  ],
  OPT_OUT: [
    'Verkauf und Weitergabe ablehnen',
    'Sie können uns jederzeit untersagen, Ihre Daten zu verkaufen oder weiterzugeben, auch durch eine Einstellung Ihres Browsers.',
    'CCPA, § 1798.120 (Kalifornien)',
  ],
  CCPA_KNOW: [
    'Wissen, welche Daten es gibt',
    'Sie können fragen, welche Daten über Sie wir woher und wofür erheben und an wen wir sie verkaufen oder offenlegen.',
    'CCPA, § 1798.110 (Kalifornien)',
  ],
  CCPA_CORRECT: [
    'Daten korrigieren',
    'Sie können falsche Daten über sich korrigieren lassen.',
    'CCPA, § 1798.106 (Kalifornien)',
  ],
  CCPA_DELETE: [
    'Daten entfernen',
    'Sie können verlangen, dass wir Daten löschen, die wir von Ihnen erhoben haben. Manche dürfen wir nach dem Gesetz behalten.',
    'CCPA, § 1798.105 (Kalifornien)',
  ],
}
