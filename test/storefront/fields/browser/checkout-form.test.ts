import { atPage } from './in-page.ts';

const at = atPage();

/** The ids of the address field and of the forms, `page` for what is in none. */
const found = async (html: string): Promise<readonly string[] | undefined> => {
  await at.show(html);
  return at.page.evaluate(() => {
    const form = window.rules.findCheckoutForm(document);
    const ids = form?.scope.map((each) => (each instanceof Element ? each.id : 'page')) ?? [];
    return form && [form.addressField.id, ...ids];
  });
};

const NAME_AND_PLACE = '<input name="first_name"><input name="street"><input name="city">';

describe('the checkout form', () => {
  it('is the one with most other fields among those that ask for an address', async () => {
    expect(
      await found(`<form id="newsletter"><input id="a" type="email"></form>
        <form id="checkout"><input id="b" type="email">${NAME_AND_PLACE}</form>`),
    ).toEqual(['b', 'checkout']);
  });

  it('is made of the fields that are in no form, where these are more', async () => {
    expect(
      await found(`<form id="newsletter"><input id="a" type="email"></form>
        <main><input id="b" type="email">${NAME_AND_PLACE}</main>`),
    ).toEqual(['b', 'page']);
  });

  it('is rather one that asks for the address alone than a log-in or a newsletter', async () => {
    expect(
      await found(`<form id="login"><input id="a" type="email"><input type="password"></form>
        <form id="one" class="newsletter-box"><input id="b" type="email"></form>
        <form id="checkout"><input id="c" type="email"></form>`),
    ).toEqual(['c', 'checkout']);
  });

  it('is rather one that can be seen', async () => {
    expect(
      await found(`<form id="hidden" hidden><input id="a" type="email">${NAME_AND_PLACE}</form>
        <div style="display: none"><form id="away"><input id="b" type="email">${NAME_AND_PLACE}</form></div>
        <form id="checkout"><input id="c" type="email"></form>`),
    ).toEqual(['c', 'checkout']);
  });

  it('is one that cannot be seen where there is no other', async () => {
    expect(await found('<form id="later" hidden><input id="a" type="email"></form>')).toEqual(['a', 'later']);
  });

  it('is rather large than labelled, and rather labelled than a little larger', async () => {
    const box = '<form id="box"><label>Your e-mail <input id="a" type="email"></label></form>';
    const traps = '<form id="traps"><input id="b" type="email"><input name="x"><input name="y"></form>';
    expect(
      await found(
        `${box}<form id="checkout"><input id="c" type="email">${NAME_AND_PLACE}<input name="zip"></form>`,
      ),
    ).toEqual(['c', 'checkout']);
    expect(await found(traps + box)).toEqual(['a', 'box']);
  });

  it('is not the one that asks for the code from a mail', async () => {
    expect(
      await found(`<form id="code"><label>E-mail code <input id="a" name="emailCode"></label>${NAME_AND_PLACE}</form>
        <form id="checkout"><label>E-mail <input id="b"></label><input name="first_name"></form>`),
    ).toEqual(['b', 'checkout', 'code']);
  });

  it('has its address field where a shopper sees and can tell it', async () => {
    expect(
      await found(`<form id="checkout"><input id="trap" type="email"><input id="gone" type="email" placeholder="E-mail" hidden>
        <label>E-mail <input id="a" type="email"></label></form>`),
    ).toEqual(['a', 'checkout']);
  });

  it('is the one that the shop has marked, whatever it is', async () => {
    expect(
      await found(`<form id="large"><input id="a" type="email">${NAME_AND_PLACE}</form>
        <div id="marked" data-recovery-form><form><input id="b" type="email"></form></div>`),
    ).toEqual(['b', 'marked']);
  });

  it('goes on in a larger form that asks for no address', async () => {
    expect(
      await found(`<form id="contact"><input id="a" type="email"></form>
        <form id="delivery">${NAME_AND_PLACE}</form><form id="search"><input name="q"></form>`),
    ).toEqual(['a', 'contact', 'delivery']);
  });

  it('is not there where nothing asks for an address', async () => {
    expect(await found(`<form>${NAME_AND_PLACE}</form>`)).toBeUndefined();
  });

  it('is found without laying anything out', async () => {
    await at.show(`<form><input type="email">${NAME_AND_PLACE}</form>`);
    const session = await at.page.context().newCDPSession(at.page);
    await session.send('Performance.enable');
    const layouts = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'LayoutCount')!.value;
    };
    const before = await layouts();
    await at.page.evaluate(() => {
      for (let times = 0; times < 500; times += 1) {
        document.body.append('something new');
        window.rules.findCheckoutForm(document);
      }
    });
    // The browser may draw a frame or two, but does not lay out for each question.
    expect((await layouts()) - before).toBeLessThan(50);
  });
});
