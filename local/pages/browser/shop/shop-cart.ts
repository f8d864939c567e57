import { linesOf, type CartLine, type WindowMemory } from './window-memory.ts';

/** The cart of this window. */
export interface ShopCart {
  lines(): readonly CartLine[];
  add(line: CartLine): void;
  /** 0 takes the product out. */
  setQuantity(sku: string, quantity: number): void;
  replace(lines: readonly CartLine[]): void;
  /** After the order. Without a word to who watches, since the page is about to be left. */
  empty(): void;
  /** Calls at each change, and now. */
  watch(show: (lines: readonly CartLine[]) => void): void;
}

export const createShopCart = (memory: Pick<WindowMemory, 'cart' | 'setCart'>): ShopCart => {
  const watchers: ((lines: readonly CartLine[]) => void)[] = [];

  const replace = (lines: readonly CartLine[]) => {
    memory.setCart(linesOf(lines));
    for (const show of watchers) show(memory.cart());
  };

  const setQuantity = (sku: string, quantity: number) => {
    const lines = memory.cart();
    const isThere = lines.some((line) => line.sku === sku);
    // What is gone has the quantity 0, which is no line.
    replace(
      isThere
        ? lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
        : [...lines, { sku, quantity }],
    );
  };

  return {
    lines: memory.cart,
    add: ({ sku, quantity }) => {
      const already = memory.cart().find((line) => line.sku === sku)?.quantity ?? 0;
      setQuantity(sku, already + quantity);
    },
    setQuantity,
    replace,
    empty: () => {
      memory.setCart([]);
    },
    watch: (show) => {
      watchers.push(show);
      show(memory.cart());
    },
  };
};

export const countPieces = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);
