import { isRecord } from '../../../storefront/beacon/is-record.ts';
import { moneyFormat } from '../money.ts';
import { find } from './find.ts';

const MOST = 99;

export interface OrderLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface ShopCart {
  lines(): readonly OrderLine[];
}

interface Line extends OrderLine {
  readonly row: HTMLElement;
  readonly unitPrice: number;
}

const summary = find('data-shipping', HTMLElement);
const data = find('data-recovery-cart', HTMLScriptElement);
const money = moneyFormat(document.documentElement.lang, summary.dataset['currency'] ?? '');

const readLines = (): Line[] =>
  [...summary.querySelectorAll<HTMLElement>('[data-sku]')].map((row) => ({
    row,
    sku: row.dataset['sku'] ?? '',
    unitPrice: Number(row.dataset['unitPrice']),
    quantity: Number(find('data-quantity', HTMLOutputElement, row).value),
  }));

/** As a shop does it: the cart in the page follows the cart on the screen. */
const writeCartData = (lines: readonly Line[]) => {
  const cart: unknown = JSON.parse(data.textContent);
  if (!isRecord(cart) || !Array.isArray(cart['items'])) return;
  const items = cart['items'].filter(isRecord).map((item) => ({
    ...item,
    quantity: lines.find(({ sku }) => sku === item['sku'])?.quantity ?? 1,
  }));
  data.textContent = JSON.stringify({ ...cart, items });
};

const refresh = () => {
  const lines = readLines();
  for (const { row, quantity, unitPrice } of lines) {
    find('data-line-total', HTMLElement, row).textContent = money(quantity * unitPrice);
  }
  const goods = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  find('data-goods', HTMLElement).textContent = money(goods);
  for (const total of document.querySelectorAll('[data-total]')) {
    total.textContent = money(goods + Number(summary.dataset['shipping']));
  }
  writeCartData(lines);
};

const setQuantity = (row: HTMLElement, quantity: number) => {
  find('data-quantity', HTMLOutputElement, row).value = String(Math.min(Math.max(quantity, 1), MOST));
  refresh();
};

const restore = (cart: unknown) => {
  if (!isRecord(cart) || !Array.isArray(cart['items'])) return;
  for (const item of cart['items'].filter(isRecord)) {
    const line = readLines().find(({ sku }) => sku === item['sku']);
    if (line) setQuantity(line.row, Number(item['quantity']));
  }
};

export const startCart = (): ShopCart => {
  for (const { row } of readLines()) {
    for (const button of row.querySelectorAll<HTMLButtonElement>('[data-step]')) {
      button.addEventListener('click', () => {
        const quantity = Number(find('data-quantity', HTMLOutputElement, row).value);
        setQuantity(row, quantity + Number(button.dataset['step']));
      });
    }
  }
  document.addEventListener(
    'checkout-recovery:restored',
    (event: CustomEventInit<{ readonly cart: unknown }>) => {
      restore(event.detail?.cart);
    },
  );
  return { lines: () => readLines().map(({ sku, quantity }) => ({ sku, quantity })) };
};
