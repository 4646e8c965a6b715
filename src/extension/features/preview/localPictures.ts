/** Knows which pictures of the workspace are there: a page asks for none that is not, whatever an article names. */

import * as vscode from "vscode";

/** Of one that was not there; it may have been put there since. */
const LOOK_AGAIN_MILLISECONDS = 5_000;
/** An article may name any number of files. */
const MOST_KNOWN = 2_000;
const MOST_AT_ONCE = 8;

interface Look {
  readonly time: number;
  readonly exists: boolean;
}

export class LocalPictures {
  readonly #onFound: () => void;
  readonly #looks = new Map<string, Look>();
  readonly #waiting: vscode.Uri[] = [];
  #looking = 0;

  /** `onFound` is called when one is there of which that was not known. */
  constructor(onFound: () => void) {
    this.#onFound = onFound;
  }

  /** Whether a file is there as far as is known by now; where that is not known, it is found out. */
  has(file: vscode.Uri): boolean {
    const key = file.toString();
    const look = this.#looks.get(key);
    const isDue = look === undefined ? this.#looks.size < MOST_KNOWN : !look.exists && performance.now() - look.time > LOOK_AGAIN_MILLISECONDS;
    if (isDue) {
      this.#looks.set(key, { time: performance.now(), exists: false });
      this.#waiting.push(file);
      this.#lookOn();
    }
    return look?.exists ?? false;
  }

  #lookOn(): void {
    while (this.#looking < MOST_AT_ONCE) {
      const file = this.#waiting.shift();
      if (file === undefined) return;
      this.#looking++;
      void this.#look(file);
    }
  }

  async #look(file: vscode.Uri): Promise<void> {
    const exists = await isFile(file);
    this.#looks.set(file.toString(), { time: performance.now(), exists });
    this.#looking--;
    if (exists) this.#onFound();
    this.#lookOn();
  }
}

async function isFile(file: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(file)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
