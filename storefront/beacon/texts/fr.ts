import type { LaterTexts, NoticeTexts } from './texts.ts';

export const FRENCH_NOTICE: NoticeTexts = {
  notice:
    'Pendant votre saisie, {shop} conserve vos adresse e-mail, prénom, panier, langue, pays et fuseau horaire, ' +
    '{days}\u00a0jours au plus ou jusqu’à ce que vous choisissiez «\u00a0ne pas enregistrer\u00a0», pour vous aider par ' +
    'quelques e-mails sur ce panier en cas d’interruption. ' +
    'Les autres champs restent dans ce navigateur seulement, un jour\u00a0; ceux de carte et de mot de passe ne sont ' +
    'jamais lus.',
  box: 'Oui, aidez-moi en cas d’interruption.',
  privacy: 'Confidentialité',
};

export const FRENCH: LaterTexts = {
  saved: 'Enregistré, pour pouvoir vous aider en cas d’interruption.',
  dontSave: 'Ne pas enregistrer',
  whatIsKept: 'Ce qui est conservé',
  keptEmail: 'Adresse e-mail',
  keptFirstName: 'Prénom',
  keptCart: 'Panier',
  keptPlace: 'Langue et lieu',
  keptUntil:
    '{days}\u00a0jours au plus, et effacé aussitôt si vous choisissez «\u00a0ne pas enregistrer\u00a0».',
  keptHere:
    'Le reste, comme la rue ou le téléphone, demeure dans ce navigateur seulement, pendant 24\u00a0heures. ' +
    'Les champs de carte et de mot de passe ne sont jamais lus.',
  erased: 'Rien n’est enregistré. Ce qui était conservé est effacé, et plus rien n’est envoyé.',
  erasedSoon:
    'Plus rien n’est envoyé. Ce qui était conservé sera effacé dès que vous serez de nouveau en ligne.',
  fillIn: 'Remettre ce que j’avais saisi',
  restored: 'Bon retour parmi nous. Votre panier est tel que vous l’avez laissé.',
  linkExpired:
    'Ce lien n’est plus valable, et nous n’avons pas pu retrouver votre panier. Nous en sommes désolés.',
  restoreFailed:
    'Nous n’avons pas pu retrouver votre panier pour l’instant. Merci de réessayer le lien dans un moment.',
  close: 'Fermer',
};
