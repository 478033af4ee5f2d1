import type { StaffTexts } from '../texts.ts'

/** For staff and developers, in German. A client of the API is an "Anwendung". */
export const staff: StaffTexts = {
  PURPOSE_MISSING: [
    'Die Anfrage nennt keinen Zweck.',
    'Senden Sie den Schlüssel eines Zwecks im Header x-purpose.',
  ],
  PURPOSE_UNKNOWN: [
    'Der genannte Zweck steht nicht im Katalog.',
    'Nennen Sie einen der Zwecke, die die Abfrage „catalogue“ auflistet.',
  ],
  CALLER_NOT_AUTHORISED: [
    'Das Token oder die Registrierung der Anwendung erlaubt diesen Zweck nicht.',
    'Nennen Sie einen Zweck aus „viewer.allowedPurposes“ oder lassen Sie die Anwendung für diesen registrieren.',
  ],
  FIELD_UNCLASSIFIED: [
    'Das Feld hat keine Datenkategorie; niemand kann sagen, ob ein Zweck es braucht.',
    'Geben Sie dem Feld im Katalog eine Datenkategorie.',
  ],
  PURPOSE_NOT_IN_FORCE: [
    'Zu diesem Zeitpunkt gilt keine Version des Zwecks.',
    'Warten Sie, bis eine veröffentlichte Version gilt, oder veröffentlichen Sie eine.',
  ],
  CONTROLLER_NOT_COVERED: [
    'Der Zweck gilt nicht für den Verantwortlichen, für den diese Anwendung handelt.',
    'Veröffentlichen Sie eine Version, die ihn nennt, oder handeln Sie für einen, den sie nennt.',
  ],
  BASIS_UNDEFINED: [
    'Der Zweck hat im Rechtsraum der betroffenen Person keine Rechtsgrundlage.',
    'Veröffentlichen Sie eine Version mit einer Regel für diesen Rechtsraum.',
  ],
  SUBJECT_ERASED: [
    'Die Daten der betroffenen Person wurden gelöscht.',
    'Nichts: Es bleibt nur, was das Gesetz aufzubewahren verlangt.',
  ],
  SUBJECT_RESTRICTED: [
    'Die Verarbeitung der Daten dieser Person ist eingeschränkt.',
    'Warten Sie, bis die Einschränkung aufgehoben ist; Speicherung, Ansprüche und Betroffenenrechte laufen weiter.',
  ],
  FIELD_NOT_COVERED: [
    'Der Zweck braucht Daten dieser Art nicht.',
    'Nennen Sie einen Zweck, der die Kategorie umfasst.',
  ],
  PURPOSE_INCOMPATIBLE: [
    'Der Wert wurde für einen anderen Zweck erhoben.',
    'Erfassen Sie eine Prüfung der Vereinbarkeit oder erheben Sie den Wert für diesen Zweck.',
  ],
  SPECIAL_CATEGORY_NO_CONDITION: [
    'Die Daten gehören zu einer besonderen Kategorie, und keine Bedingung des Art. 9 Abs. 2 DSGVO ist erfüllt.',
    'Nennen Sie einen Zweck, dessen Regel eine solche Bedingung nennt.',
  ],
  OBJECTED_DIRECT_MARKETING: [
    'Die betroffene Person hat der Direktwerbung widersprochen.',
    'Nur sie selbst kann das ändern.',
  ],
  OBJECTED: [
    'Die betroffene Person hat Widerspruch eingelegt, und er gilt.',
    'Entscheiden Sie über den Widerspruch, wenn er offen ist: Bis dahin ruht die Nutzung; wird ihm stattgegeben, endet sie.',
  ],
  CONSENT_OTHER_CONTROLLER: [
    'Die Einwilligung gilt einem anderen Unternehmen der Gruppe, nicht diesem.',
    'Bitten Sie um eine Einwilligung, die dieses Unternehmen nennt.',
  ],
  MERGE_CONFLICT_RESTRICTIVE: [
    'Zwei Profile wurden ohne Nachweis, dass sie eine Person sind, verbunden und widersprechen sich.',
    'Fragen Sie die betroffene Person erneut.',
  ],
  CONSENT_INVALIDATED: [
    'Eine Behörde hat die Einwilligung für unwirksam erklärt.',
    'Bitten Sie auf wirksame Weise um Einwilligung.',
  ],
  CONSENT_WITHDRAWN: [
    'Die Einwilligung wurde widerrufen.',
    'Nur eine neue Einwilligung der betroffenen Person ändert das.',
  ],
  CONSENT_REVOKED: [
    'Der Verantwortliche hat die Einwilligung beendet.',
    'Bitten Sie die betroffene Person erneut um Einwilligung.',
  ],
  CONSENT_REFUSED: [
    'Die Einwilligung wurde verweigert.',
    'Nur eine Einwilligung der betroffenen Person ändert das.',
  ],
  CONSENT_NOT_GIVEN: [
    'Die betroffene Person hat nicht eingewilligt.',
    'Bitten Sie sie um ihre Einwilligung.',
  ],
  CONSENT_UNPROVEN: [
    'Es lässt sich nicht nachweisen, welchem Text zugestimmt wurde oder auf welche Weise.',
    'Fragen Sie erneut und erfassen Sie Text und Art der Einwilligung.',
  ],
  CONSENT_INVALID_MINOR: [
    'Die betroffene Person war zu jung, um allein einzuwilligen.',
    'Fragen Sie den Träger der elterlichen Verantwortung oder die Person selbst, sobald sie alt genug ist.',
  ],
  RECONSENT_REQUIRED: [
    'Der Zweck hat sich seit der Einwilligung wesentlich geändert.',
    'Bitten Sie um Einwilligung in die geltende Version.',
  ],
  CONSENT_EXPIRED: [
    'Die Einwilligung ist zu alt.',
    'Bitten Sie die betroffene Person, sie zu erneuern.',
  ],
  CONSENT_UNCONFIRMED: [
    'Die Einwilligung wurde noch nicht bestätigt.',
    'Warten Sie auf die Bestätigung oder senden Sie die Nachricht dazu erneut.',
  ],
  EXPLICIT_CONSENT_REQUIRED: [
    'Die Einwilligung ist nicht ausdrücklich; eine besondere Kategorie verlangt das.',
    'Bitten Sie um ausdrückliche Einwilligung.',
  ],
  RECIPIENT_NOT_IN_NOTICE: [
    'Der Text, dem zugestimmt wurde, nennt diesen Empfänger nicht.',
    'Bitten Sie um Einwilligung mit einem Text, der den Empfänger nennt.',
  ],
  NO_CONTRACT: [
    'Es gibt keinen Vertrag mit der betroffenen Person, der das erfordert.',
    'Ein Vertrag einer Art, die der Zweck zulässt.',
  ],
  CONTRACT_ENDED: [
    'Der Vertrag ist beendet, und nichts daraus ist noch zu erfüllen.',
    'Ein neuer Vertrag; für Unterlagen, die das Gesetz verlangt, nennen Sie den Zweck dafür.',
  ],
  ASSESSMENT_MISSING: [
    'Das berechtigte Interesse wurde nie gegen das der betroffenen Person abgewogen.',
    'Erfassen Sie vor der Nutzung eine genehmigte Abwägung.',
  ],
  ASSESSMENT_EXPIRED: [
    'Die Abwägung des berechtigten Interesses hätte schon überprüft werden müssen.',
    'Überprüfen Sie die Abwägung und erfassen Sie das Ergebnis.',
  ],
  NOT_INFORMED: [
    'Die betroffene Person wurde über das Interesse und ihr Widerspruchsrecht nicht informiert.',
    'Stellen Sie die Information zu und erfassen Sie die Zustellung.',
  ],
  NO_LEGAL_OBLIGATION: [
    'Es ist nichts geschehen, was die rechtliche Verpflichtung auslöst.',
    'Erfassen Sie die auslösende Tatsache, z. B. die Rechnung.',
  ],
  OBLIGATION_ENDED: ['Die gesetzliche Frist ist abgelaufen.', 'Nichts: Die Daten sind zu löschen.'],
  NO_PUBLIC_TASK: [
    'Es gilt keine öffentliche Aufgabe.',
    'Registrieren Sie die Aufgabe mit dem Gesetz, auf dem sie beruht.',
  ],
  NO_EMERGENCY_DECLARED: [
    'Für die betroffene Person ist kein Notfall erklärt.',
    'Erklären Sie einen, mit Grund und Ablauf, wenn ein Leben in Gefahr ist.',
  ],
  OPTED_OUT: [
    'Die Person hat abgelehnt (Opt-out) oder ist unter 16 und hat Verkauf oder Weitergabe nie erlaubt.',
    'Nur sie selbst kann das ändern.',
  ],
  MINOR_PROFILING_PROHIBITED: [
    'Die betroffene Person ist minderjährig; Minderjährige werden nicht für Werbung profiliert.',
    'Nichts, bis die Person volljährig ist.',
  ],
  AUTOMATED_DECISION_NOT_PERMITTED: [
    'Diese Rechtsgrundlage erlaubt keine Entscheidung ohne einen Menschen.',
    'Lassen Sie einen Menschen entscheiden oder bitten Sie um ausdrückliche Einwilligung.',
  ],
  RETENTION_ENDED: [
    'Der Wert ist für den Zweck zu alt.',
    'Erheben Sie ihn neu oder löschen Sie ihn.',
  ],
  EPRIVACY_CONSENT_REQUIRED: [
    'Elektronische Werbung ohne Einwilligung braucht einen Verkauf, ähnliche Produkte und ein Opt-out schon dabei.',
    'Bitten Sie um Einwilligung oder erfassen Sie, dass diese Bedingungen erfüllt sind.',
  ],
  PREFERENCE_OPTED_OUT: [
    'Die betroffene Person möchte auf diesem Weg nicht kontaktiert werden.',
    'Nutzen Sie einen anderen Weg; nur sie selbst kann die Einstellung ändern.',
  ],
  CONTACT_SUPPRESSED: ['Die Adresse oder Nummer ist gesperrt.', 'Nutzen Sie sie nicht.'],
  RECIPIENT_NOT_AUTHORISED: [
    'Der Empfänger ist für diesen Zweck nicht registriert.',
    'Registrieren Sie ihn für den Zweck, mit einem Vertrag nach Art. 28, wenn er in Ihrem Auftrag verarbeitet.',
  ],
  TRANSFER_NOT_COVERED: [
    'Die Daten gingen ohne rechtliche Garantie in ein Drittland.',
    'Registrieren Sie für den Empfänger ein Instrument nach Art. 45 bis 49 DSGVO.',
  ],
}
