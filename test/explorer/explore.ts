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

const describeAction = (action: Action): string => JSON.stringify(action);

/**
 * Visits every state that any interleaving within the budget can reach, depth first. A run of the code cannot be copied,
 * so each state is reached by playing its history again.
 */
export const explore = async (setup: Setup): Promise<Exploration> => {
  const seen = new Set<string>();
  const stack: (readonly Action[])[] = [[]];
  let rests = 0;
  for (let history = stack.pop(); history !== undefined; history = stack.pop()) {
    const world = await replay(setup, history);
    const key = world.key();
    const actions = world.actions();
    if (actions.length === 0) {
      rests += 1;
      world.checkRest();
    }
    const what = world.violations[0];
    if (what !== undefined) {
      return { states: seen.size, rests, violation: { what, history: history.map(describeAction) } };
    }
    if (seen.has(key)) continue;
    seen.add(key);
    for (const action of actions) stack.push([...history, action]);
  }
  return { states: seen.size, rests, violation: undefined };
};
