import type { LaterTexts, NoticeTexts } from './texts.ts';

export const DUTCH_NOTICE: NoticeTexts = {
  notice:
    'Terwijl je typt, bewaart {shop} je e-mailadres, voornaam, winkelwagen, taal, land en tijdzone, hooguit ' +
    '{days} dagen of tot je ‘niet bewaren’ kiest, om je met een paar mails over deze winkelwagen verder te helpen ' +
    'als er iets tussenkomt. ' +
    'Andere velden blijven alleen in deze browser, een dag lang; kaart- en wachtwoordvelden worden nooit gelezen.',
  box: 'Ja, help me verder als er iets tussenkomt.',
  privacy: 'Privacybeleid',
};

export const DUTCH: LaterTexts = {
  saved: 'Bewaard, zodat we je kunnen helpen als er iets tussenkomt.',
  dontSave: 'Niet bewaren',
  whatIsKept: 'Wat er bewaard is',
  keptEmail: 'E-mailadres',
  keptFirstName: 'Voornaam',
  keptCart: 'Winkelwagen',
  keptPlace: 'Taal en plaats',
  keptUntil: 'Hooguit {days} dagen, en meteen gewist als je ‘niet bewaren’ kiest.',
  keptHere:
    'Wat je verder invult, zoals straat of telefoon, blijft alleen in deze browser, 24 uur lang. ' +
    'Kaart- en wachtwoordvelden worden nooit gelezen.',
  erased: 'Niet bewaard. Wat bewaard was, is gewist, en er wordt niets meer verstuurd.',
  erasedSoon: 'Er wordt niets meer verstuurd. Wat bewaard was, wordt gewist zodra je weer online bent.',
  fillIn: 'Invullen wat ik had getypt',
  restored: 'Welkom terug. Je winkelwagen is zoals je hem achterliet.',
  linkExpired: 'Deze link is niet meer geldig, dus we konden je winkelwagen niet terughalen. Dat spijt ons.',
  restoreFailed: 'We konden je winkelwagen nu even niet terughalen. Probeer de link zo nog eens.',
  close: 'Sluiten',
};
