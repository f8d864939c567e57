import { createRecipientKeys } from '../../../../functions/shared/aws/recipient-keys.ts';

const keyOf = createRecipientKeys(() => Promise.resolve('an-address-secret'));

describe('a recipient key', () => {
  /** Made by Python's hmac. Never change a line: opt-outs are found by these keys for good. */
  it.each([
    ['ada@example.com', '52hMgdLXRn89bEPTiSXf6KbxzenMf_o6Btfbk0ALsDQ'],
    ['Ada.Lovelace+shop@googlemail.com', 'BIOIbCxu5Xua77it8jkzc9Js3rMs2Cww3zkUI4EN4PI'],
    ['ada@bücher.example', 'AAnLpzzvaQnP-f142-_rsFTyL_ErLrGntf7su0ESQzo'],
  ])('of %s stays the same for ever', async (address, key) => {
    expect(await keyOf(address)).toBe(key);
  });

  it('is another with another secret', async () => {
    const other = createRecipientKeys(() => Promise.resolve('another'));
    expect(await other('ada@example.com')).not.toBe(await keyOf('ada@example.com'));
  });
});
