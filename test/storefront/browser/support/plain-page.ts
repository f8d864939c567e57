/** A checkout without styles and without a shop's script: all that happens there is the storefront script's doing. */
export interface PlainPage {
  /** Of the tag, such as `data-country="US"`. */
  readonly tag?: string;
  /** Of the element `html`. */
  readonly html?: string;
  readonly head?: string;
  /** The form, or what stands in its place. */
  readonly form?: string;
  /** Where the script comes from, if not from the page's own origin. */
  readonly scriptOrigin?: string;
}

export const ADDRESS_FIELD =
  '<p><label>E-mail address <input type="email" name="email" autocomplete="email"></label></p>';

export const NAME_FIELD =
  '<p><label>First name <input name="first-name" autocomplete="given-name"></label></p>';

/** What stays in the browser, and what does not even do that. */
export const DETAIL_FIELDS = `
  <p><label>Last name <input name="last-name" autocomplete="family-name"></label></p>
  <p><label>Street <input name="street" autocomplete="street-address"></label></p>
  <p><label>Postcode <input name="postcode" autocomplete="postal-code"></label></p>
  <p><label>City <input name="city" autocomplete="address-level2"></label></p>
  <p><label>Phone <input name="phone" type="tel" autocomplete="tel"></label></p>
  <p><label>Country <select name="country" autocomplete="country">
    <option value="US">United States</option><option value="DE">Germany</option></select></label></p>
  <fieldset><legend>Delivery</legend>
    <label><input type="radio" name="delivery" value="post" checked> By post</label>
    <label><input type="radio" name="delivery" value="express"> Express</label></fieldset>`;

export const SECRET_FIELDS = `
  <p><label>Password <input type="password" name="password" autocomplete="new-password"></label></p>
  <p><label>Birthday <input name="birthday" autocomplete="bday"></label></p>
  <p><label>Card number <input name="card" autocomplete="cc-number"></label></p>
  <p><label>Security code <input name="cvc" autocomplete="cc-csc"></label></p>
  <p><label>Code from your phone <input name="otp" autocomplete="one-time-code"></label></p>`;

export const plainForm = (...fields: readonly string[]): string => `<form>${fields.join('')}</form>`;

export const plainPage = (
  apiUrl: string,
  {
    tag = 'data-country="US"',
    html = 'lang="en"',
    head = '',
    form = plainForm(ADDRESS_FIELD, NAME_FIELD),
    scriptOrigin = '',
  }: PlainPage = {},
): string => `<!doctype html>
<html ${html}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,">
    <title>Checkout</title>
    ${head}
    <script src="${scriptOrigin}/beacon.js" data-store="demo" data-api="${apiUrl}" ${tag} defer></script>
  </head>
  <body><main><h1>Checkout</h1>${form}</main></body>
</html>`;
