/** What an address field says of itself, in the languages that we speak and most others. */
const ADDRESS = /e-?mail|correo/i;

/** By its attributes and its label. */
const looksLikeAddress = (field: HTMLInputElement): boolean =>
  ADDRESS.test([field.outerHTML, field.labels?.[0]?.textContent].join()) &&
  /^(text|email)$/.test(field.type) &&
  !field.closest('[data-recovery-ignore]');

/**
 * Where the notice may stand: at the first field for an address in the form with most fields, which a log-in or newsletter
 * form beside the checkout never has, or in the one that the shop has marked. A guess that loads nothing: which form it
 * really is, and what may be read of it, is decided by the part `fields`.
 */
export const findAddressField = (selector = '[data-recovery-form]'): HTMLInputElement | undefined => {
  const inputsOf = (scope: ParentNode) => [...scope.querySelectorAll('input')];
  const marked = document.querySelectorAll(selector);
  const forms = Array.from(marked.length > 0 ? marked : document.forms, inputsOf);
  forms.sort((a, b) => b.length - a.length).push(inputsOf(document));
  return forms.flatMap((fields) => fields.find(looksLikeAddress) ?? [])[0];
};
