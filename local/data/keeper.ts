/** Writes state down soon after it has changed, and at once for whoever must not go on before. */
export interface Keeper {
  /** Something has changed, or is about to within this turn of the event loop. */
  touch(): void;
  /** Resolves once all that has changed by now is written; never after `close`. */
  saved(): Promise<void>;
  /** Writes for the last time. */
  close(): Promise<void>;
}

/** What a kill can cost of what nobody waited for. */
const PAUSE_MS = 100;

/**
 * @param save writes the state as it is when this is called
 * @param onError is told when it cannot any more
 */
export const createKeeper = (save: () => Promise<void>, onError: (error: unknown) => void): Keeper => {
  let isDirty = false;
  let isClosed = false;
  let hasFailed = false;
  let timer: NodeJS.Timeout | undefined;
  let lastSave: Promise<void> = Promise.resolve();
  let nextSave: Promise<void> | undefined;

  const begin = async (): Promise<void> => {
    await lastSave.catch(() => undefined);
    nextSave = undefined;
    isDirty = false;
    lastSave = save();
    await lastSave.catch((error: unknown) => {
      isDirty = true;
      // Told once, since what is told is a change too.
      if (!hasFailed) onError(error);
      hasFailed = true;
      throw error;
    });
    hasFailed = false;
  };

  /** All that ask while one is being written share the next. */
  const saveNow = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    nextSave ??= begin();
    return nextSave;
  };

  return {
    touch: () => {
      isDirty = true;
      if (isClosed) return;
      timer ??= setTimeout(() => void saveNow().catch(() => undefined), PAUSE_MS);
    },
    saved: () => {
      if (isClosed) return new Promise(() => undefined);
      return isDirty ? saveNow() : lastSave;
    },
    close: async () => {
      isClosed = true;
      await saveNow();
    },
  };
};
