/** Knows how to work on several items of a stream at once and still answer in their order. */

/**
 * Maps `items` with at most `width` under way. Each result is given as soon as it and those before it are there, also
 * while the next item has not come yet, so that whoever asks one by one gets each answer before the next question.
 * A `map` that rejects ends the stream.
 */
export async function* mapOrdered<T, R>(items: AsyncIterable<T>, width: number, map: (item: T) => Promise<R>): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const underWay: Promise<R>[] = [];
  let coming: Promise<IteratorResult<T>> | undefined;
  let ended = false;
  try {
    while (!ended || underWay.length > 0) {
      if (!ended && underWay.length < width && coming === undefined) {
        coming = iterator.next();
        // A failure is met when it is awaited, unless an earlier result has ended the stream by then.
        void coming.catch(() => undefined);
      }
      const head = underWay[0];
      const next =
        head === undefined
          ? { item: await coming }
          : await Promise.race([head.then((result) => ({ result })), ...(coming === undefined ? [] : [coming.then((item) => ({ item }))])]);
      if ("result" in next) {
        void underWay.shift();
        yield next.result;
        continue;
      }
      coming = undefined;
      if (next.item === undefined || next.item.done === true) {
        ended = true;
        continue;
      }
      const work = map(next.item.value);
      // It is awaited when its turn comes; until then a failure is not unhandled.
      work.catch(() => undefined);
      underWay.push(work);
    }
  } finally {
    // Not awaited: it waits for an item that may never come.
    void iterator.return?.();
  }
}
