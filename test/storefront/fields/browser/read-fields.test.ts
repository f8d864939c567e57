import { atPage } from './in-page.ts';

const at = atPage();

const read = () =>
  at.page.evaluate(() => {
    const { findCheckoutForm, openFieldsIn, plainFieldsOf, readTyped, readDetails } = window.rules;
    const form = findCheckoutForm(document);
    const fields = plainFieldsOf(openFieldsIn(form?.scope ?? []));
    const none = () => false;
    const details = readDetails(fields, { isCardNumber: none, mayHoldCardNumber: none });
    return { ...readTyped(fields), details: details.map(({ value }) => value) };
  });

const readOf = async (html: string) => {
  await at.show(html);
  return read();
};

describe('what was typed', () => {
  it('is read from the form, also where a field belongs to it by its attribute', async () => {
    expect(
      await readOf(`<form id="checkout"><input type="email" value="ada@example.com"></form>
        <input form="checkout" name="first_name" value="Ada"><input form="checkout" name="city" value="London">`),
    ).toEqual({ email: 'ada@example.com', firstName: 'Ada', details: ['London'] });
  });

  it('is not read from another form beside it', async () => {
    expect(
      await readOf(`<form><input type="email" value="ada@example.com"><input name="street"></form>
        <form><input type="email" value="b@example.com"><input name="first_name" value="Bob"></form>`),
    ).toEqual({ email: 'ada@example.com', firstName: undefined, details: [] });
  });

  it('is told by labels of every kind, and by what stands beside a field that has none', async () => {
    expect(
      await readOf(`<form><table><tr><td>E-mail</td><td><input name="f1" value="ada@example.com"></td></tr></table>
        <label for="x">Vorname</label><input id="x" value="Ada"><b id="c">City</b><input aria-labelledby="b c" value="London">
        <input placeholder="Straße" value="Main St"><input aria-label="Last name" value="Lovelace"><input title="PLZ" value="12345"></form>`),
    ).toEqual({
      email: 'ada@example.com',
      firstName: 'Ada',
      details: ['London', 'Main St', 'Lovelace', '12345'],
    });
  });

  it('is told by a keyboard for addresses', async () => {
    expect(await readOf('<form><input inputmode="email" value="ada@example.com"></form>')).toMatchObject({
      email: 'ada@example.com',
    });
  });

  it('is, of an address that is asked for twice, the first', async () => {
    expect(
      await readOf(`<form><label>E-mail <input name="email" value="ada@example.com"></label>
        <label>Confirm e-mail <input name="email2" value="bob@example.com"></label></form>`),
    ).toMatchObject({ email: 'ada@example.com' });
  });

  it('is the address rather than what else stands in a field that takes either', async () => {
    expect(
      await readOf(`<form><label>Phone or e-mail <input value="0151 234567"></label>
        <label>E-mail <input value="ada@example.com"></label></form>`),
    ).toMatchObject({ email: 'ada@example.com' });
  });

  it('is the choice of delivery that is made', async () => {
    expect(
      await readOf(`<form><input type="email" value="ada@example.com">
        <input type="radio" name="shipping_method" value="slow"><input type="radio" name="shipping_method" value="fast" checked>
        <select name="country"><option value="DE">Germany<option value="FR" selected>France</select></form>`),
    ).toMatchObject({ details: ['fast', 'FR'] });
  });

  it('is never a password, also when it is shown later', async () => {
    await at.show(
      '<form><label>E-mail <input type="password" name="email" value="ada@example.com"></label></form>',
    );
    await read();
    await at.page.evaluate(() => document.querySelector('input')!.setAttribute('type', 'text'));
    expect(await read()).toMatchObject({ email: undefined });
  });

  it('is not read where the shop says so, also after it has moved out', async () => {
    await at.show(`<form><label>E-mail <input type="email" value="ada@example.com"></label>
      <p data-recovery-ignore><input name="city" value="London"></p></form>`);
    expect(await read()).toMatchObject({ details: [] });
    await at.page.evaluate(() =>
      document.querySelector('form')!.append(document.querySelector('[name=city]')!),
    );
    expect(await read()).toMatchObject({ details: [] });
  });

  it('is not read from a gift’s group, from other documents or from text that is merely editable', async () => {
    expect(
      await readOf(`<form><label>E-mail <input type="email" name="email"></label>
        <fieldset><legend>Gift recipient</legend><input type="email" value="bob@example.com"><input name="first_name" value="Bob"></fieldset>
        <div contenteditable aria-label="First name">Bob</div></form>
        <iframe srcdoc='<input type="email" value="bob@example.com">'></iframe>`),
    ).toEqual({ email: null, firstName: undefined, details: [] });
  });

  it('is found on a page whose fields are named like what a form has', async () => {
    expect(
      await readOf(`<form><input type="email" name="id" value="ada@example.com"><input name="elements"><input name="contains">
        <input name="ownerDocument"><input name="querySelectorAll"><input name="first_name" value="Ada"></form>`),
    ).toMatchObject({ email: 'ada@example.com', firstName: 'Ada' });
  });
});
