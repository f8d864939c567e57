/**
 * The store that the local run is synthesized with, as it would stand in `cdk.json`. Its pages and its API live on one
 * port, everybody is mailed (no hold-out) and soon after the two hours, and the API takes what tests send it.
 */
export const demoStore = (port: number) => ({
  id: 'demo',
  name: 'Lindgren & Sons',
  storefrontOrigins: [`http://localhost:${port}`],
  returnHosts: [`localhost:${port}`, 'shop.example', 'www.shop.example'],
  imageHosts: [`localhost:${port}`],
  locale: 'en-GB',
  currency: 'EUR',
  // A path, since the script is built before the run has its port.
  storefront: { privacyUrl: '/privacy' },
  sender: {
    name: 'Anna Lindgren',
    address: 'anna@lindgren.example',
    replyTo: 'anna@lindgren.example',
    phone: '+46 8 123 456 78',
    postalAddress: 'Storgatan 1, 111 22 Stockholm, Sweden',
  },
  consent: {
    default: 'opt-in',
    countries: { US: 'notice', GB: 'notice', DE: 'opt-in', FR: 'opt-in', NL: 'opt-in', ES: 'opt-in' },
  },
  throttle: { requestsPerSecond: 2000, burst: 2000 },
  typingAllowance: 'PT1M',
  holdoutPercent: 0,
});

export type DemoStore = ReturnType<typeof demoStore>;

/** The same for a shop at another origin too: its pages may send beacons, and its carts may be linked to. */
export const storeWithShop = (store: DemoStore, shopOrigin: string): DemoStore => {
  const { host } = new URL(shopOrigin);
  return {
    ...store,
    storefrontOrigins: [...store.storefrontOrigins, shopOrigin],
    returnHosts: [...store.returnHosts, host],
    imageHosts: [...store.imageHosts, host],
  };
};
