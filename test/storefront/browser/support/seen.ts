import type { AtDemoShop } from './at-demo-shop.ts';

/** What the script shows in English, as the shopper who came last sees it. */
export const seenBy = (at: AtDemoShop) => ({
  notice: () => at.shopper.page.getByText(/keeps your e-mail address, first name, cart/),
  box: () => at.shopper.page.locator('checkout-recovery').getByRole('checkbox'),
  saved: () => at.shopper.page.getByText('Saved, so that we can help'),
  dontSave: () => at.shopper.page.getByRole('button', { name: 'Don’t save' }),
});
