/**
 * A reading that callers at the same moment share: whoever asks while one of the same key is under way gets that one.
 * Nothing is kept once it is done.
 */
export function sharedReading<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return async (key, read) => {
    const known = underWay.get(key);
    if (known !== undefined) {
      return await known;
    }
    const mine = read().finally(() => underWay.delete(key));
    underWay.set(key, mine);
    return await mine;
  };
}
