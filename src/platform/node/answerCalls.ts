/** Knows how a thread answers the calls of the editor's host. */

import { parentPort } from "node:worker_threads";
import type { Answer, AnyCalls, Call, Handlers } from "../../protocol/calls";

/** Tells the host. */
export function tellHost(message: unknown): void {
  parentPort?.postMessage(message);
}

/** Every call gets an answer; where it was overtaken by another, that says so. */
export function callAnswerer<Calls extends AnyCalls<Calls>>(handlers: Handlers<Calls>, isStale: (error: unknown) => boolean = () => false): (call: Call<Calls>) => void {
  const answer = async <M extends keyof Calls>(id: number, method: M, params: Calls[M]["params"]): Promise<Answer<Calls>> => {
    try {
      return { id, result: await handlers[method](params) };
    } catch (error) {
      return { id, error: { message: error instanceof Error ? error.message : String(error), stale: isStale(error) } };
    }
  };
  return ({ id, method, params }) => {
    void answer(id, method, params).then(tellHost);
  };
}
