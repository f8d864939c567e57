/** A part whose state outlives a run in its data directory (`--data`). `State` is plain JSON. */
export interface Kept<State> {
  snapshot(): State;
  /** Takes over what a former run left; called once, before anything happens. */
  restore(state: State): void;
}
