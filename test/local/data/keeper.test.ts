import { createKeeper } from '../../../local/data/keeper.ts';

const unexpected = (error: unknown) => {
  throw error;
};

/** Saves that end when the test says so. */
const heldSaves = () => {
  const begun: (() => void)[] = [];
  const keeper = createKeeper(() => new Promise((end) => begun.push(end)), unexpected);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const isDone = async (promise: Promise<unknown>) => {
    await turn();
    return Promise.race([promise.then(() => true), Promise.resolve(false)]);
  };
  return { keeper, begun, turn, isDone };
};

describe('a keeper', () => {
  it('has nothing to write while nothing changes', async () => {
    const { keeper, begun } = heldSaves();
    await keeper.saved();
    expect(begun).toHaveLength(0);
  });

  it('writes a change by itself', async () => {
    await new Promise<void>((written) => {
      createKeeper(async () => written(), unexpected).touch();
    });
  });

  it('holds up who asks until the change is written, and writes once for all of them', async () => {
    const { keeper, begun, isDone } = heldSaves();
    keeper.touch();
    const asked = [keeper.saved(), keeper.saved()];
    expect(await isDone(Promise.any(asked))).toBe(false);
    expect(begun).toHaveLength(1);
    begun[0]!();
    await Promise.all(asked);
  });

  it('writes again what has changed while it wrote', async () => {
    const { keeper, begun, turn, isDone } = heldSaves();
    keeper.touch();
    const first = keeper.saved();
    await turn();
    keeper.touch();
    const second = keeper.saved();
    begun[0]!();
    await first;
    expect(await isDone(second)).toBe(false);
    expect(begun).toHaveLength(2);
    begun[1]!();
    await second;
  });

  it('tells who asks that it could not, and tries again for the next', async () => {
    const outcomes = [Promise.reject(new Error('no space left')), Promise.resolve()];
    const told: unknown[] = [];
    const keeper = createKeeper(
      () => outcomes.shift() ?? Promise.resolve(),
      (error) => told.push(error),
    );
    keeper.touch();
    await expect(keeper.saved()).rejects.toThrow('no space left');
    await keeper.saved();
    expect(outcomes).toEqual([]);
    expect(told).toHaveLength(1);
  });

  it('writes a last time, and lets nobody go on after that', async () => {
    let saves = 0;
    const keeper = createKeeper(async () => {
      saves++;
    }, unexpected);
    await keeper.close();
    keeper.touch();
    const late = keeper.saved();
    expect(await Promise.race([late, new Promise((resolve) => setImmediate(resolve, 'held'))])).toBe('held');
    expect(saves).toBe(1);
  });
});
