/** Knows how to stop taking from a stream at once when that is wished, also while the next item has not come. */

/** The items until the signal is aborted; then it throws the signal's reason. */
export async function* stopOnAbort<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await takeNext(iterator, signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: it waits for an item that may never come.
    void iterator.return?.();
  }
}

/** A listener for each item: a race against one promise for all of them would keep something of every item for ever. */
function takeNext<T>(iterator: AsyncIterator<T>, signal: AbortSignal): Promise<IteratorResult<T>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    };
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener("abort", stop, { once: true });
    iterator
      .next()
      .finally(() => {
        signal.removeEventListener("abort", stop);
      })
      .then(resolve, reject);
  });
}
