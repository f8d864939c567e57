/** A map that forgets what was put in first once it holds more than `most`. */
export const createBoundedMap = <Value>(most: number) => {
  const map = new Map<string, Value>();
  return {
    get: (key: string): Value | undefined => map.get(key),
    set: (key: string, value: Value): Value => {
      map.set(key, value);
      const [oldest] = map.keys();
      if (map.size > most && oldest !== undefined) map.delete(oldest);
      return value;
    },
    delete: (key: string): void => void map.delete(key),
    clear: (): void => map.clear(),
  };
};
