import type {
  LinkOrigins,
  RetentionSettings,
  SenderSettings,
  SendingSettings,
  SequenceSettings,
  ShopSettings,
} from '../../functions/shared/contract/store.ts';
import { durationMs } from './duration.ts';
import { originOfHost } from './fields.ts';
import type { StoreConfig } from './store-config.ts';

/** What the functions are told about the store, each part as its schema in functions/shared/contract/store.ts wants it. */
export interface StoreSettings {
  readonly shop: ShopSettings;
  readonly sender: SenderSettings;
  readonly sequence: SequenceSettings;
  readonly sending: SendingSettings;
  readonly retention: RetentionSettings;
  readonly linkOrigins: LinkOrigins;
}

/** Turns the configuration into the functions' settings: durations into milliseconds, hosts into origins. */
export const toSettings = (config: StoreConfig): StoreSettings => {
  const { name, address, replyTo, phone, postalAddress } = config.sender;
  const [homeUrl = ''] = config.storefrontOrigins;
  return {
    shop: {
      storeId: config.id,
      name: config.name,
      homeUrl,
      locale: config.locale,
      currency: config.currency,
    },
    sender: { name, address, replyTo, phone, postalAddress },
    sequence: {
      steps: config.steps.map(({ id, template, delay, maxLateness }) => ({
        id,
        template,
        delayMs: durationMs(delay),
        maxLatenessMs: durationMs(maxLateness),
      })),
      typingAllowanceMs: durationMs(config.typingAllowance),
    },
    sending: {
      caps: config.caps.map(({ count, window }) => ({ count, windowMs: durationMs(window) })),
      minGapMs: durationMs(config.minGap),
      onUnknown: config.onUnknown,
      holdoutPercent: config.holdoutPercent,
      consent: config.consent,
    },
    retention: {
      checkoutMs: durationMs(config.retention.checkout),
      recipientMs: durationMs(config.retention.recipient),
    },
    linkOrigins: {
      returns: config.returnHosts.map(originOfHost),
      images: (config.imageHosts ?? config.returnHosts).map(originOfHost),
    },
  };
};

/** The settings under the names that the functions' environments give them. */
export const settingsVariables = ({
  shop,
  sender,
  sequence,
  sending,
  retention,
  linkOrigins,
}: StoreSettings) => ({
  STORE_ID: shop.storeId,
  SHOP: shop,
  SENDER: sender,
  SEQUENCE: sequence,
  SENDING: sending,
  RETENTION: retention,
  LINK_ORIGINS: linkOrigins,
});
