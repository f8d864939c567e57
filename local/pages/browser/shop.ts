import { showSentRequests } from './sent-requests.ts';
import { startCart } from './shop-cart.ts';
import { startOrdering } from './ordering.ts';
import { find } from './find.ts';

showSentRequests();
const cart = startCart();
startOrdering(cart);

const country = find('data-country-choice', HTMLSelectElement);
country.addEventListener('change', () => {
  country.form?.requestSubmit();
});

find('data-new-shopper', HTMLButtonElement).addEventListener('click', () => {
  localStorage.clear();
  location.reload();
});
