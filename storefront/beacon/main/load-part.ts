import { element } from './element.ts';
import { fileOf } from './part-names.ts';
import type { LoadPart } from '../parts.ts';

/** As elements, since only these can be held to a hash: what `integrity` of the script promises, its parts keep. */
export const createLoadPart =
  (baseUrl: string, nonce = ''): LoadPart =>
  (name, hashes) =>
    new Promise((resolve, reject) => {
      const hash = hashes[name];
      const script = element('script', {
        src: new URL(fileOf(name, hash), baseUrl).href,
        integrity: `sha256-${hash}`,
        // The same as `anonymous`: https://html.spec.whatwg.org/multipage/urls-and-fetching.html#cors-settings-attributes
        crossOrigin: '',
        nonce,
        onerror: reject,
        onload: () => {
          const part = script.recoveryPart?.[name];
          if (part) resolve(part);
        },
      });
      document.head.append(script);
    });
