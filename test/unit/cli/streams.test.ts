import { PassThrough, Readable, Writable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { createIo, OutputClosed, toPrintable } from "../../../src/cli/io";
import { readLines, type Line } from "../../../src/cli/jsonLines";
import { mapOrdered } from "../../../src/cli/mapOrdered";
import { stopOnAbort } from "../../../src/cli/stopOnAbort";

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Every way of cutting some bytes into two chunks. */
function* cuts(bytes: Uint8Array): Generator<Uint8Array[]> {
  for (let at = 0; at <= bytes.length; at += 1) yield [bytes.subarray(0, at), bytes.subarray(at)];
}

describe("readLines", () => {
  it("cuts lines wherever the chunks end, also within a character", async () => {
    const bytes = Buffer.from("\uFEFF甲😀\r\n\n  \n乙\n丙");
    for (const chunks of cuts(bytes)) {
      expect(await collect(readLines(Readable.from(chunks)))).toEqual([{ number: 1, text: "甲😀" }, { number: 4, text: "乙" }, { number: 5, text: "丙" }]);
    }
  });

  it("tells of lines that are no UTF-8 or too long, and goes on", async () => {
    const chunks = [Buffer.from("a\n"), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from("0123456789"), Buffer.from("ab\nb\n")];
    const expected: Line[] = [
      { number: 1, text: "a" },
      { number: 2, problem: "notUtf8" },
      { number: 3, problem: "tooLong" },
      { number: 4, text: "b" },
    ];
    expect(await collect(readLines(Readable.from(chunks), 10))).toEqual(expected);
  });

  it("keeps no more than the limit of a line that never ends", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; given < 300; given += 1) yield Buffer.alloc(1024 * 1024, 0x61);
      await Promise.resolve();
    }
    const before = process.memoryUsage().arrayBuffers;
    expect(await collect(readLines(endless(), 4 * 1024 * 1024))).toEqual([{ number: 1, problem: "tooLong" }]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024);
  });
});

describe("mapOrdered", () => {
  it("keeps the order whatever finishes first, with no more under way than asked for", async () => {
    let running = 0;
    let most = 0;
    const results = mapOrdered(Readable.from([30, 1, 20, 2, 10, 3]), 3, async (delay: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, delay));
      running -= 1;
      return delay;
    });
    expect(await collect(results)).toEqual([30, 1, 20, 2, 10, 3]);
    expect(most).toBe(3);
  });

  it("gives an answer before the next question comes", async () => {
    const questions = new PassThrough({ objectMode: true });
    const answers = mapOrdered(questions, 4, (n: number) => Promise.resolve(n * 2))[Symbol.asyncIterator]();
    for (const n of [1, 2, 3]) {
      questions.write(n);
      expect((await answers.next()).value).toBe(n * 2);
    }
    questions.end();
    expect((await answers.next()).done).toBe(true);
  });

  it("rejects when the work or the items do", async () => {
    await expect(collect(mapOrdered(Readable.from([1, 2, 3]), 2, () => Promise.reject(new Error("no"))))).rejects.toThrow("no");
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      await Promise.reject(new Error("gone"));
    }
    await expect(collect(mapOrdered(broken(), 2, (n) => Promise.resolve(n)))).rejects.toThrow("gone");
  });
});

describe("createIo", () => {
  const surroundings = { env: {}, cwd: "/" };

  it("waits for a slow reader", async () => {
    const stdout = new PassThrough({ highWaterMark: 10 });
    const io = createIo({ stdin: Readable.from([]), stdout, stderr: new PassThrough() }, surroundings);
    let written = false;
    const writing = io.write("x".repeat(100)).then(() => (written = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toBe(false);
    stdout.resume();
    await writing;
    expect(written).toBe(true);
  });

  it("takes a closed pipe as the wish to stop", async () => {
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error("closed"), { code: "EPIPE" }));
      },
    });
    const io = createIo({ stdin: Readable.from([]), stdout, stderr: new PassThrough() }, surroundings);
    await io.write("x");
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(io.signal.reason).toBeInstanceOf(OutputClosed);
    await io.write("y");
  });

  it("shows progress on a terminal only", () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 30 });
    const pipe = new PassThrough();
    for (const stderr of [terminal, pipe]) {
      const io = createIo({ stdin: Readable.from([]), stdout: new PassThrough(), stderr }, surroundings);
      io.progress("3/10");
      io.progress("");
      io.log("done");
    }
    expect(String(terminal.read())).toBe("\r3/10\r\u001B[Kdone\n");
    expect(String(pipe.read())).toBe("done\n");
  });
});

describe("toPrintable", () => {
  it("makes control and direction characters visible", () => {
    expect(toPrintable("a\u001B[2J\u202Eb\n")).toBe("a\\u001b[2J\\u202eb\\u000a");
  });
});

describe("stopOnAbort", () => {
  it("gives the items, and the signal's reason once it is aborted while none comes", async () => {
    const controller = new AbortController();
    const items = new PassThrough({ objectMode: true });
    const taken: unknown[] = [];
    items.write("a");
    const taking = (async () => {
      for await (const item of stopOnAbort(items, controller.signal)) taken.push(item);
    })();
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 20);
    await expect(taking).rejects.toThrow("enough");
    expect(taken).toEqual(["a"]);
  });

  it("keeps nothing of the items that were taken", async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    async function* many(): AsyncGenerator<string> {
      for (let i = 0; i < 100_000; i += 1) yield await Promise.resolve(`item ${String(i)}`);
    }
    const { signal } = new AbortController();
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    let least = Number.POSITIVE_INFINITY;
    for await (const item of mapOrdered(stopOnAbort(many(), signal), 4, (text) => Promise.resolve(text))) {
      if (item !== "item 99999") continue;
      collectGarbage();
      least = process.memoryUsage().heapUsed - before;
    }
    // 100,000 promises that nobody lets go are more than 20 MB.
    expect(least).toBeLessThan(5 * 1024 * 1024);
  });
});
