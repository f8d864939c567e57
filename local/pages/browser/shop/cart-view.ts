import { find } from '../find.ts';
import { askShop } from './ask-shop.ts';
import { countPieces, type ShopCart } from './shop-cart.ts';
import { linesOf } from './window-memory.ts';

const RESTORED_EVENT = 'checkout-recovery:restored';

/** How long an empty cart is not called empty while the storefront script may be about to bring one back. */
const RESTORE_PATIENCE_MS = 3000;

const pieces = (count: number): string => (count === 1 ? '1 item' : `${count} items`);

/** A new view has new elements: the focus goes to the one that stands for the old one, else to the view. */
const putIn = (content: HTMLElement, markup: string) => {
  const focused = content.contains(document.activeElement) ? document.activeElement?.id : undefined;
  content.innerHTML = markup;
  if (focused !== undefined) (document.getElementById(focused) ?? content).focus();
};

const chosenDelivery = (): string =>
  document.querySelector<HTMLInputElement>('input[name=delivery]:checked')?.value ?? 'post';

/** Shows the window's cart where the page has a place for it, as the shop's back end prices and draws it. */
export const startCartView = (place: HTMLElement, cart: ShopCart): void => {
  const content = find('data-cart-content', HTMLElement, place);
  const empty = find('data-cart-empty', HTMLElement);
  const news = find('data-cart-news', HTMLElement);
  const recoveryCart = find('data-recovery-cart', HTMLScriptElement);
  let asked = 0;

  const say = (text: string, isProblem: boolean) => {
    news.textContent = text;
    news.classList.toggle('hidden', !isProblem);
  };

  const showNow = async (isChange: boolean) => {
    asked += 1;
    const request = asked;
    const items = cart.lines();
    const answer = await askShop('/_shop/cart', {
      view: place.dataset['cart'],
      items,
      delivery: chosenDelivery(),
    });
    if (request !== asked) return;
    const sold = linesOf(answer['items']);
    // What is not sold any more leaves the cart, which is then shown anew.
    if (sold.length < items.length) {
      cart.replace(sold);
      return;
    }
    const count = countPieces(sold);
    place.hidden = count === 0;
    empty.hidden = count > 0;
    putIn(content, String(answer['html']));
    for (const total of document.querySelectorAll('[data-total]'))
      total.textContent = String(answer['total']);
    // As a shop does it: the cart in the page follows the cart on the screen.
    recoveryCart.textContent = JSON.stringify(answer['recoveryCart']);
    say(isChange ? `Your cart has ${pieces(count)}, in all ${String(answer['total'])}.` : '', false);
  };

  const show = (isChange: boolean) => {
    showNow(isChange).catch(() => {
      say('The shop does not answer just now. Please try it again in a moment.', true);
    });
  };

  content.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const { sku, step, remove } = button?.dataset ?? {};
    if (remove !== undefined) cart.setQuantity(remove, 0);
    if (sku === undefined) return;
    const quantity = cart.lines().find((line) => line.sku === sku)?.quantity ?? 1;
    cart.setQuantity(sku, Math.max(1, quantity + Number(step)));
  });

  place.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'delivery') show(true);
  });

  document.addEventListener(
    RESTORED_EVENT,
    (event: CustomEventInit<{ readonly cart?: { readonly items?: unknown } }>) => {
      cart.replace(linesOf(event.detail?.cart?.items));
    },
  );

  // A page that comes back out of the browser's cache may be older than the cart.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show(false);
  });

  const mayComeBack = cart.lines().length === 0 && new URL(location.href).searchParams.has('recover');
  let isStarted = !mayComeBack;
  if (mayComeBack) setTimeout(() => asked === 0 && show(false), RESTORE_PATIENCE_MS);
  cart.watch(() => {
    if (isStarted) show(asked > 0);
    isStarted = true;
  });
};
