import { element } from '../../../../storefront/beacon/main/element.ts';
import { find } from '../find.ts';
import type { ShopCart } from './shop-cart.ts';

export const startProductForm = (form: HTMLFormElement, cart: ShopCart): void => {
  const added = find('data-added', HTMLElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const quantity = Number(new FormData(form).get('quantity'));
    cart.add({ sku: form.dataset['add'] ?? '', quantity });
    added.replaceChildren(
      quantity === 1 ? 'It is in your cart. ' : `${quantity} are in your cart. `,
      element('a', { href: '/shop/cart' }, 'Go to the cart'),
    );
  });
};
