import { find } from '../find.ts';
import { askShop } from './ask-shop.ts';
import type { ShopCart } from './shop-cart.ts';
// For the type of `window.checkoutRecovery`.
import type {} from '../../../../storefront/beacon/index.ts';

/** The fields that go with the order. Password and card stay where they are. */
const orderFields = (form: HTMLFormElement) => {
  const values = new FormData(form);
  const typed = (name: string): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    email: typed('email'),
    phone: typed('phone'),
    firstName: typed('first-name'),
    lastName: typed('last-name'),
    street: typed('street'),
    postcode: typed('postcode'),
    city: typed('city'),
    country: typed('country'),
    delivery: typed('delivery'),
  };
};

/** Two lines of it are for the recovery of checkouts: the id that goes with the order, and `complete()`. */
const placeOrder = async (form: HTMLFormElement, cart: ShopCart) => {
  const { orderId, isReported } = await askShop('/_shop/orders', {
    checkoutId: window.checkoutRecovery?.checkoutId(),
    items: cart.lines(),
    ...orderFields(form),
  });
  await window.checkoutRecovery?.complete({ isReported: isReported === true });
  cart.empty();
  location.assign(`/shop/thanks/${String(orderId)}`);
};

export const startOrdering = (form: HTMLFormElement, cart: ShopCart): void => {
  const problem = find('data-problem', HTMLElement);
  const button = find('data-place-order', HTMLButtonElement);
  let isUnderWay = false;

  const setUnderWay = (isNow: boolean) => {
    isUnderWay = isNow;
    button.ariaBusy = String(isNow);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isUnderWay) return;
    setUnderWay(true);
    problem.textContent = '';
    placeOrder(form, cart).catch((error: unknown) => {
      setUnderWay(false);
      problem.textContent = `The order was not placed. ${error instanceof Error ? error.message : ''}`;
    });
  });
};
