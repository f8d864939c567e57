/** By what stands in its tag. */
const looksLikeAddress = (field: HTMLInputElement): boolean =>
  /e-?mail/i.test(field.outerHTML) &&
  /^(text|email)$/.test(field.type) &&
  !field.closest('[data-recovery-ignore]');

/**
 * Where the notice may stand: at the first field for an address in the form with most fields, which a log-in or newsletter
 * form beside the checkout never has, or in the one that the shop has marked. A guess that loads nothing: which field it
 * really is, also where only a label tells, and what may be read, the part `fields` decides with the shopper's first doing.
 */
export const findAddressField = (selector = '[data-recovery-form]'): HTMLInputElement | undefined => {
  const inputsOf = (scope: ParentNode) => [...scope.querySelectorAll('input')];
  const marked = document.querySelectorAll(selector);
  const forms = Array.from(marked[0] ? marked : document.forms, inputsOf);
  forms.sort((a, b) => b.length - a.length).push(inputsOf(document));
  return forms.flatMap((fields) => fields.find(looksLikeAddress) ?? [])[0];
};
