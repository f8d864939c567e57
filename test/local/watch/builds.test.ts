import { createBuilds, type BuildState } from '../../../local/watch/builds.ts';

const BUILT: BuildState = { kind: 'built' };

/** Builds that end when the test says so. */
const heldBuilds = () => {
  const begun: { signal: AbortSignal; end: (state: BuildState) => void }[] = [];
  let tell: () => void = () => undefined;
  const builds = createBuilds(
    (signal) =>
      new Promise((end) => {
        begun.push({ signal, end });
        tell();
      }),
  );
  const untilBegun = async (count: number) => {
    while (begun.length < count) await new Promise<void>((resolve) => (tell = resolve));
  };
  return { builds, begun, untilBegun };
};

describe('builds', () => {
  it('are settled while nothing changes', async () => {
    expect(await heldBuilds().builds.settled()).toEqual(BUILT);
  });

  it('are waited for after a change, and tell what came of it', async () => {
    const { builds, begun, untilBegun } = heldBuilds();
    builds.changed();
    const settled = builds.settled();
    await untilBegun(1);
    begun[0]!.end({ kind: 'broken', error: 'no' });
    expect(await settled).toEqual({ kind: 'broken', error: 'no' });
  });

  it('are one for changes at the same time', async () => {
    const { builds, begun, untilBegun } = heldBuilds();
    builds.changed();
    builds.changed();
    await untilBegun(1);
    begun[0]!.end(BUILT);
    await builds.settled();
    expect(begun).toHaveLength(1);
  });

  it('begin anew when something changes meanwhile, and who waits, waits for the last', async () => {
    const { builds, begun, untilBegun } = heldBuilds();
    builds.changed();
    const settled = builds.settled();
    await untilBegun(1);
    builds.changed();
    expect(begun[0]!.signal.aborted).toBe(true);
    begun[0]!.end({ kind: 'broken', error: 'given up' });
    await untilBegun(2);
    begun[1]!.end(BUILT);
    expect(await settled).toEqual(BUILT);
  });

  it('that fail are broken', async () => {
    const builds = createBuilds(() => Promise.reject(new Error('no space')));
    builds.changed();
    expect(await builds.settled()).toEqual({ kind: 'broken', error: 'no space' });
  });
});
