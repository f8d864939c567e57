import { openFieldsIn, type CheckoutForm } from './checkout-form.ts';

/** What only a checkout goes on with. */
const GOES_ON = /\b(given-name|name|postal-code|address-line1|street-address)$/;

/** A page of a checkout that asked for the address on a page before: the form with a name or a place to deliver to. */
export const findLaterForm = (page: Document): CheckoutForm | undefined =>
  [...page.forms].flatMap((form) => {
    const field = openFieldsIn([form]).find(({ says }) => GOES_ON.test(says.autocomplete));
    return field ? [{ scope: [form], addressField: field.element }] : [];
  })[0];
