import { isRecord } from '../../../storefront/beacon/is-record.ts';
import { find } from './find.ts';
import type { ShopCart } from './shop-cart.ts';
// For the type of `window.checkoutRecovery`.
import type {} from '../../../storefront/beacon/index.ts';

const form = find('data-order', HTMLFormElement);
const problem = find('data-problem', HTMLElement);

const typed = (name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
};

const whatItStopped = (completed: unknown): string =>
  completed === 0
    ? 'The shop’s back end has reported it. There was no open checkout to close.'
    : 'The shop’s back end has reported it, so no recovery mail will ever be sent for this checkout.';

const thank = (orderId: string, completed: unknown) => {
  const name = typed('first-name').trim();
  find('data-thanks-name', HTMLElement).textContent = name === '' ? '' : `, ${name}`;
  find('data-order-id', HTMLElement).textContent = orderId;
  find('data-completed', HTMLElement).textContent = whatItStopped(completed);
  find('data-checkout', HTMLElement).hidden = true;
  const thanks = find('data-thanks', HTMLElement);
  thanks.hidden = false;
  thanks.focus();
};

/** Two lines of it are for the recovery of checkouts: the id that goes with the order, and `complete()`. */
const placeOrder = async (cart: ShopCart) => {
  const response = await fetch('/_shop/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      checkoutId: window.checkoutRecovery?.checkoutId(),
      email: typed('email'),
      items: cart.lines(),
    }),
  });
  const answer: unknown = await response.json();
  if (!isRecord(answer) || !response.ok)
    throw new Error(String(isRecord(answer) ? answer['message'] : response.status));
  window.checkoutRecovery?.complete({ isReported: true });
  thank(String(answer['orderId']), answer['completed']);
};

export const startOrdering = (cart: ShopCart): void => {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.textContent = '';
    placeOrder(cart).catch((error: unknown) => {
      problem.textContent = `The order was not placed. ${error instanceof Error ? error.message : ''}`;
    });
  });
};
