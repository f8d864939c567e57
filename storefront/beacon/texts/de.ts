import type { LaterTexts, NoticeTexts } from './texts.ts';

export const GERMAN_NOTICE: NoticeTexts = {
  notice:
    'Während Sie tippen, speichert {shop} E-Mail-Adresse, Vornamen, Warenkorb, Sprache, Land und Zeitzone, ' +
    'höchstens {days} Tage oder bis Sie „nicht speichern“ wählen, um Ihnen mit ein paar E-Mails zu diesem ' +
    'Warenkorb weiterzuhelfen, falls Sie unterbrochen werden. ' +
    'Andere Felder bleiben nur in diesem Browser, einen Tag lang; Karten- und Passwortfelder werden nie gelesen.',
  box: 'Ja, helfen Sie mir weiter, falls ich unterbrochen werde.',
  privacy: 'Datenschutz',
};

export const GERMAN: LaterTexts = {
  saved: 'Gespeichert, damit wir Ihnen helfen können, falls Sie unterbrochen werden.',
  dontSave: 'Nicht speichern',
  whatIsKept: 'Was gespeichert ist',
  keptEmail: 'E-Mail-Adresse',
  keptFirstName: 'Vorname',
  keptCart: 'Warenkorb',
  keptPlace: 'Sprache und Ort',
  keptUntil: 'Höchstens {days} Tage lang, und sofort gelöscht, wenn Sie „nicht speichern“ wählen.',
  keptHere:
    'Was Sie sonst ausfüllen, etwa Straße und Telefon, bleibt nur in diesem Browser, 24 Stunden lang. ' +
    'Karten- und Passwortfelder werden nie gelesen.',
  erased: 'Nicht gespeichert. Was gespeichert war, ist gelöscht, und es wird nichts mehr gesendet.',
  erasedSoon:
    'Es wird nichts mehr gesendet. Was gespeichert war, wird gelöscht, sobald Sie wieder online sind.',
  fillIn: 'Meine Eingaben wieder einsetzen',
  restored: 'Willkommen zurück. Ihr Warenkorb ist so, wie Sie ihn verlassen haben.',
  linkExpired:
    'Dieser Link ist nicht mehr gültig, deshalb konnten wir Ihren Warenkorb nicht zurückholen. Das tut uns leid.',
  restoreFailed:
    'Wir konnten Ihren Warenkorb gerade nicht zurückholen. Bitte öffnen Sie den Link gleich noch einmal.',
  close: 'Schließen',
};
