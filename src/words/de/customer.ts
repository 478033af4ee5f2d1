import type { CustomerTexts } from '../texts.ts'

/** For the customer, in German, with "Sie". */
export const customer: CustomerTexts = {
  reasons: {
    PURPOSE_MISSING: [
      'Es wurde nicht gesagt, wofür Ihre Daten dienen sollen; deshalb wurden sie nicht herausgegeben.',
      null,
    ],
    PURPOSE_UNKNOWN: [
      'Diese Verwendung steht nicht auf unserer Liste der Zwecke; deshalb findet sie nicht statt.',
      null,
    ],
    CALLER_NOT_AUTHORISED: [
      'Wer nach Ihren Daten gefragt hat, darf sie nicht für diesen Zweck verwenden; deshalb wurden sie nicht herausgegeben.',
      null,
    ],
    FIELD_UNCLASSIFIED: [
      'Wir haben noch nicht festgehalten, welcher Art diese Daten sind; bis dahin werden sie nicht verwendet.',
      null,
    ],
    PURPOSE_NOT_IN_FORCE: [
      'Diese Verwendung hat noch nicht begonnen oder ist schon beendet.',
      null,
    ],
    CONTROLLER_NOT_COVERED: [
      'Dieses Unternehmen unserer Gruppe verwendet keine Daten für diesen Zweck.',
      null,
    ],
    BASIS_UNDEFINED: [
      'Dort, wo Sie leben, haben wir für diese Verwendung keine Rechtsgrundlage.',
      null,
    ],
    SUBJECT_ERASED: [
      'Ihre Daten wurden gelöscht. Nur was das Gesetz verlangt oder Rechtsansprüche erfordern, bleibt aufbewahrt, und sonst geschieht damit nichts.',
      null,
    ],
    SUBJECT_RESTRICTED: [
      'Die Verarbeitung Ihrer Daten ist eingeschränkt: Wir speichern sie und verwenden sie nur, wo das Gesetz es trotzdem erlaubt.',
      'Wenn Sie die Einschränkung der Verarbeitung nicht mehr brauchen, können Sie uns bitten, sie aufzuheben.',
    ],
    FIELD_NOT_COVERED: [
      'Für diesen Zweck werden diese Daten nicht gebraucht und daher nicht verwendet.',
      null,
    ],
    PURPOSE_INCOMPATIBLE: [
      'Wir haben diese Daten für etwas anderes erhoben und verwenden sie nicht für diesen Zweck.',
      null,
    ],
    SPECIAL_CATEGORY_NO_CONDITION: [
      'Das sind besonders geschützte Daten, etwa über die Gesundheit, und keine gesetzliche Ausnahme erlaubt diese Verwendung.',
      null,
    ],
    OBJECTED_DIRECT_MARKETING: [
      'Ihr Widerspruch gegen Direktwerbung gilt; deshalb verwenden wir Ihre Daten nicht dafür.',
      'Wenn Sie es sich anders überlegen, können Sie den Widerspruch zurücknehmen oder, wo wir darum bitten, einwilligen.',
    ],
    OBJECTED: [
      'Ihr Widerspruch gilt; deshalb verwenden wir Ihre Daten nicht für diesen Zweck.',
      'Wenn Sie es sich anders überlegen, können Sie den Widerspruch zurücknehmen.',
    ],
    CONSENT_OTHER_CONTROLLER: [
      'Ihre Einwilligung gilt einem anderen Unternehmen unserer Gruppe, nicht diesem.',
      'Wenn auch dieses Unternehmen Ihre Daten verwenden soll, können Sie ihm Ihre Einwilligung geben.',
    ],
    MERGE_CONFLICT_RESTRICTIVE: [
      'Zwei Einträge, die vermutlich beide Sie betreffen, sagen Verschiedenes; wir richten uns nach dem vorsichtigeren.',
      'Bitte sagen Sie uns noch einmal, was Sie möchten: Ja oder Nein.',
    ],
    CONSENT_INVALIDATED: [
      'Eine Behörde hat festgestellt, dass Ihre Einwilligung nicht wirksam eingeholt wurde; wir stützen uns nicht mehr darauf.',
      'Sie müssen nichts tun. Wenn Sie diese Verwendung möchten, können Sie neu einwilligen.',
    ],
    CONSENT_WITHDRAWN: [
      'Ihre Einwilligung wurde widerrufen.',
      'Wenn Sie es sich anders überlegen, können Sie jederzeit wieder einwilligen.',
    ],
    CONSENT_REVOKED: [
      'Wir haben Ihre Einwilligung selbst beendet und verwenden Ihre Daten nicht mehr dafür.',
      'Wenn Sie diese Verwendung möchten, können Sie neu einwilligen.',
    ],
    CONSENT_REFUSED: [
      'Sie haben zu dieser Verwendung Nein gesagt.',
      'Wenn Sie es sich anders überlegen, können Sie jederzeit einwilligen.',
    ],
    CONSENT_NOT_GIVEN: [
      'Diese Verwendung braucht Ihre Einwilligung, und wir haben sie nicht.',
      'Wenn Sie diese Verwendung möchten, können Sie einwilligen. Sie müssen es nicht.',
    ],
    CONSENT_UNPROVEN: [
      'Wir können nicht nachweisen, worin genau oder wie Sie eingewilligt haben; deshalb stützen wir uns nicht darauf.',
      'Wenn Sie diese Verwendung möchten, willigen Sie bitte noch einmal ein.',
    ],
    CONSENT_INVALID_MINOR: [
      'Als diese Einwilligung gegeben wurde, waren Sie noch nicht in dem Alter, ab dem Sie nach dem Gesetz allein einwilligen können.',
      'Ein Elternteil oder Vormund kann für Sie einwilligen, und Sie selbst, sobald Sie alt genug sind.',
    ],
    RECONSENT_REQUIRED: [
      'Diese Verwendung hat sich seit Ihrer Einwilligung wesentlich geändert; die frühere Einwilligung deckt sie nicht mehr.',
      'Lesen Sie, was sich geändert hat. Wenn Sie die Verwendung so möchten, können Sie darin einwilligen.',
    ],
    CONSENT_EXPIRED: [
      'Ihre Einwilligung galt für eine bestimmte Zeit, und diese ist abgelaufen.',
      'Wenn es weitergehen soll, können Sie Ihre Einwilligung erneuern.',
    ],
    CONSENT_UNCONFIRMED: [
      'Ihre Einwilligung wartet noch auf Ihre Bestätigung.',
      'Sie können sie über unsere Nachricht bestätigen. Wenn Sie diese Verwendung nicht möchten, ignorieren Sie die Nachricht einfach.',
    ],
    EXPLICIT_CONSENT_REQUIRED: [
      'Das sind besonders geschützte Daten, etwa über die Gesundheit; ihre Verwendung braucht Ihre ausdrückliche Einwilligung.',
      'Wenn Sie diese Verwendung möchten, können Sie ausdrücklich einwilligen.',
    ],
    RECIPIENT_NOT_IN_NOTICE: [
      'Bei Ihrer Einwilligung wurde das Unternehmen nicht genannt, das Ihre Daten bekäme; deshalb geben wir sie nicht weiter.',
      'Wenn wir sie weitergeben sollen, können Sie eine Einwilligung geben, die dieses Unternehmen nennt.',
    ],
    NO_CONTRACT: ['Sie haben keinen Vertrag mit uns, der diese Verwendung erfordert.', null],
    CONTRACT_ENDED: ['Der Vertrag, der diese Verwendung erforderte, ist beendet.', null],
    ASSESSMENT_MISSING: [
      'Wir haben unser berechtigtes Interesse an dieser Verwendung noch nicht gegen Ihre Interessen und Rechte abgewogen.',
      null,
    ],
    ASSESSMENT_EXPIRED: [
      'Wir müssen erneut prüfen, ob unser berechtigtes Interesse gegenüber Ihren Interessen und Rechten weiter Bestand hat.',
      null,
    ],
    NOT_INFORMED: [
      'Wir haben Sie über diese Verwendung und Ihr Widerspruchsrecht noch nicht informiert.',
      null,
    ],
    NO_LEGAL_OBLIGATION: [
      'Derzeit verpflichtet uns kein Gesetz zu dieser Verwendung Ihrer Daten.',
      null,
    ],
    OBLIGATION_ENDED: [
      'Die Zeit, in der ein Gesetz diese Verwendung verlangte, ist abgelaufen.',
      null,
    ],
    NO_PUBLIC_TASK: [
      'Wir haben derzeit keine Aufgabe im öffentlichen Interesse, die diese Verwendung erfordert.',
      null,
    ],
    NO_EMERGENCY_DECLARED: [
      'Dafür verwenden wir Ihre Daten nur in einem Notfall, und es ist keiner erklärt.',
      null,
    ],
    OPTED_OUT: [
      'Sie oder Ihr Browser haben zu dieser Verwendung Nein gesagt; bei Personen unter 16 brauchen wir zuerst ein Ja.',
      'Wenn Sie es sich anders überlegen, können Sie diese Verwendung jederzeit wieder erlauben.',
    ],
    MINOR_PROFILING_PROHIBITED: [
      'Wir bilden keine Werbeprofile von Menschen unter 18 Jahren.',
      null,
    ],
    AUTOMATED_DECISION_NOT_PERMITTED: [
      'Eine so wichtige Entscheidung über Sie darf hier nicht allein ein Computer treffen.',
      null,
    ],
    RETENTION_ENDED: [
      'Diese Daten sind für diesen Zweck zu alt und werden dafür nicht mehr verwendet.',
      null,
    ],
    EPRIVACY_CONSENT_REQUIRED: [
      'Solche Nachrichten brauchen Ihre Einwilligung oder, nach einem Kauf, bestimmte Bedingungen; beides liegt nicht vor.',
      'Wenn Sie solche Nachrichten möchten, können Sie einwilligen.',
    ],
    PREFERENCE_OPTED_OUT: [
      'Sie möchten auf diesem Weg nicht kontaktiert werden; daran halten wir uns.',
      'Wenn Sie es sich anders überlegen, können Sie diesen Weg wieder erlauben.',
    ],
    CONTACT_SUPPRESSED: [
      'Diese Adresse oder Nummer ist gesperrt; deshalb verwenden wir sie nicht.',
      'Wenn Sie dort wieder von uns hören möchten, melden Sie sich bitte bei uns.',
    ],
    RECIPIENT_NOT_AUTHORISED: [
      'Das Unternehmen, das Ihre Daten bekäme, darf sie für diesen Zweck nicht haben; deshalb geben wir sie nicht weiter.',
      null,
    ],
    TRANSFER_NOT_COVERED: [
      'Ihre Daten gingen in ein Land, in dem ihr Schutz rechtlich nicht gesichert ist; deshalb senden wir sie nicht dorthin.',
      null,
    ],
  },
  bases: {
    CONSENT: 'Wir dürfen das, weil Sie eingewilligt haben; Sie können das jederzeit widerrufen.',
    CONTRACT:
      'Wir dürfen das, weil Ihr Vertrag mit uns es erfordert oder ein Schritt dorthin, um den Sie gebeten haben.',
    LEGAL_OBLIGATION: 'Wir dürfen das, weil uns ein Gesetz dazu verpflichtet.',
    VITAL_INTEREST: 'Wir dürfen das, weil Leben oder Gesundheit eines Menschen in Gefahr ist.',
    PUBLIC_INTEREST:
      'Wir dürfen das, weil eine Aufgabe im öffentlichen Interesse, die uns das Gesetz gibt, es erfordert; Sie können widersprechen.',
    LEGITIMATE_INTEREST:
      'Wir dürfen das, weil wir ein berechtigtes Interesse haben, das Ihre Interessen und Rechte nicht überwiegen; Sie können widersprechen.',
    OPT_OUT_REGIME:
      'Wir dürfen das, weil das Recht an Ihrem Wohnort es erlaubt, bis Sie Nein sagen; das können Sie jederzeit.',
  },
  gates: {
    REQUEST: 'Ein bekannter Zweck und das Recht, ihn zu nutzen',
    ERASURE: 'Gelöschte Daten',
    RESTRICTION: 'Einschränkung der Verarbeitung',
    MINIMISATION: 'Nur Daten, die der Zweck braucht',
    PURPOSE_BINDING: 'Wofür die Daten erhoben wurden',
    SPECIAL_CATEGORY: 'Besonders geschützte Daten',
    OBJECTION: 'Widersprüche',
    BASIS: 'Rechtsgrundlage und ihr Nachweis',
    MINORS_AND_AUTOMATION: 'Schutz Minderjähriger und vor Entscheidungen ohne Menschen',
    RETENTION: 'Wie lange Daten verwendet werden dürfen',
    CHANNEL: 'Weg der Kontaktaufnahme',
    RECIPIENT: 'Wer die Daten bekommt, und wo',
  },
}
