import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { routeOf, type Route } from './routes.ts';

const address = signal(new URL(location.href));

const readAddress = () => {
  address.value = new URL(location.href);
};

addEventListener('popstate', readAddress);

const path = computed(() => address.value.pathname);

export const route: ReadonlySignal<Route> = computed(() => routeOf(path.value));

export const query: ReadonlySignal<URLSearchParams> = computed(() => address.value.searchParams);

/** @param href of the console: `/checkouts/abc?…` */
export const navigate = (href: string): void => {
  if (href === location.pathname + location.search) return;
  history.pushState(null, '', href);
  readAddress();
};

/** Changes one parameter of the address in place; `undefined` takes it away. */
export const setQuery = (name: string, value: string | undefined): void => {
  const url = new URL(location.href);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(null, '', url);
  readAddress();
};
