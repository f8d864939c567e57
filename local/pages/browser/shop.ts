import { showSentRequests } from './shop/sent-requests.ts';
import { countPieces, createShopCart } from './shop/shop-cart.ts';
import { startCartView } from './shop/cart-view.ts';
import { startOrdering } from './shop/ordering.ts';
import { startProductForm } from './shop/product-form.ts';
import { nameShopper, readCountry } from './shop/shopper-here.ts';
import { createWindowMemory } from './shop/window-memory.ts';
import { find } from './find.ts';

const memory = createWindowMemory(
  () => sessionStorage,
  () => crypto.randomUUID(),
);
const cart = createShopCart(memory);

const has = (selector: string): boolean => document.querySelector(selector) !== null;

// Each page has some of it.
if (has('[data-sent]')) showSentRequests();
if (has('[data-country-choice]')) readCountry(find('data-country-choice', HTMLSelectElement), memory);
if (has('[data-store]')) nameShopper(find('data-store', HTMLScriptElement), memory);
if (has('[data-cart]')) startCartView(find('data-cart', HTMLElement), cart);
if (has('[data-add]')) startProductForm(find('data-add', HTMLFormElement), cart);
if (has('[data-order]')) startOrdering(find('data-order', HTMLFormElement), cart);
if (has('[data-summary]') && matchMedia('(max-width: 55.99rem)').matches)
  find('data-summary', HTMLDetailsElement).open = false;
if (has('[data-new-shopper]')) {
  find('data-new-shopper', HTMLButtonElement).addEventListener('click', () => {
    memory.clear();
    location.assign('/shop');
  });
}

const count = find('data-cart-count', HTMLElement);
cart.watch((lines) => {
  const pieces = countPieces(lines);
  count.textContent = pieces === 0 ? '' : String(pieces);
  count.hidden = pieces === 0;
});

/** In the console's frame there is nothing to go back to. */
find('data-console-link', HTMLElement).hidden = window.top !== window.self;
