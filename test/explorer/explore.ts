import { createHash } from 'node:crypto';
import { World, type Action, type Setup } from './world.ts';

export interface Exploration {
  readonly states: number;
  readonly rests: number;
  /** The first history that breaks an invariant, if there is one. */
  readonly violation: { readonly what: string; readonly history: readonly string[] } | undefined;
}

const replay = async (setup: Setup, history: readonly Action[]): Promise<World> => {
  const world = new World(setup);
  for (const action of history) await world.act(action);
  return world;
};

/** Stands for a state's key, which is a few thousand characters long: there are hundreds of thousands of states. */
const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64');

const describeAction = (action: Action): string => JSON.stringify(action);

/**
 * Visits every state that any interleaving within the budget can reach, depth first. A run of the code cannot be copied,
 * so the first branch goes on with the world at hand and every other one plays its history again.
 */
export const explore = async (setup: Setup): Promise<Exploration> => {
  const seen = new Set<string>();
  const branches: (readonly Action[])[] = [[]];
  let rests = 0;
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    const world = await replay(setup, branch);
    const history = [...branch];
    for (;;) {
      const actions = world.actions();
      if (actions.length === 0) world.checkRest();
      const what = world.violations[0];
      if (what !== undefined) {
        return { states: seen.size, rests, violation: { what, history: history.map(describeAction) } };
      }
      const key = digestOf(world.key());
      if (seen.has(key)) break;
      seen.add(key);
      const [first, ...others] = actions;
      if (first === undefined) {
        rests += 1;
        break;
      }
      for (const other of others) branches.push([...history, other]);
      history.push(first);
      await world.act(first);
    }
  }
  return { states: seen.size, rests, violation: undefined };
};
