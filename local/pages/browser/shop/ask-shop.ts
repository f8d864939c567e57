import { isRecord } from '../../../../storefront/beacon/is-record.ts';

/** Posts to the shop's back end. Rejects with its own words where it does not take what it got. */
export const askShop = async (path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!isRecord(answer)) throw new Error(`The shop has answered with ${response.status}.`);
  if (!response.ok) throw new Error(String(answer['message']));
  return answer;
};
