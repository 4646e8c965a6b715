/** Knows how a folder's own list of names grows: by what reviewers accept, once they have agreed to it, and never while it is frozen. */

import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { quotedText, type EntityLink } from "../../../core/annotations/annotation";
import { entityTypes, type EntityType } from "../../../core/entities/entity";
import { addNames, isTableName, removeName, type OwnName } from "../../../core/learning/nameTables";
import { StaleError, type EngineClient } from "../../analysis/engineClient";
import type { SessionHandle } from "../../annotations/store";
import type { FolderLearning } from "./folderLearning";
import { NAMES_FILE } from "./folderNames";

const CONSENT_KEY = "zhupi.learning.collectNames";
/** Who has accepted so many new names knows what the question is about; on a first try it would only be in the way. */
const NAMES_BEFORE_ASKING = 5;
/** Decisions that follow each other are written together. */
const PAUSE_MILLISECONDS = 600;

export class NameGrowth implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #engine: EngineClient;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What each article has given in this window, to be taken back with the decision. */
  readonly #given = new Map<string, readonly OwnName[]>();
  readonly #asked = new Set<string>();
  /** New names that were accepted in a folder before anybody was asked. */
  readonly #waiting = new Map<string, Set<string>>();

  constructor(memento: vscode.Memento, engine: EngineClient) {
    this.#memento = memento;
    this.#engine = engine;
  }

  /** Takes in what was decided, after a pause. */
  decided(session: SessionHandle, learning: FolderLearning, onError: (error: unknown) => void): void {
    if (learning.frozen) return;
    const key = session.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        this.#grow(key, listAccepted(session), learning).catch((error: unknown) => {
          if (!(error instanceof StaleError)) onError(error);
        });
      }, PAUSE_MILLISECONDS),
    );
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** `key` is the article's address. Waits for the worker and perhaps for an answer: the session is not held meanwhile. */
  async #grow(key: string, accepted: readonly OwnName[], learning: FolderLearning): Promise<void> {
    const given = this.#given.get(key) ?? [];
    const gone = given.filter((name) => !accepted.some((other) => isSame(name, other)));
    const known = await this.#engine.call("weighNames", { folder: learning.prefix, names: accepted.map(({ name, type }) => ({ text: name, type })) });
    const fresh = accepted.flatMap((name, index): OwnName[] => {
      const weight = known[index];
      return weight === undefined || weight.known ? [] : [weight.word ? { ...name, ambiguous: true } : name];
    });
    if (gone.length === 0 && (fresh.length === 0 || !(await this.#mayCollect(learning, fresh)))) return;
    this.#given.set(key, [...given.filter((name) => !gone.includes(name)), ...fresh]);
    await learning.names.edit(NAMES_FILE, (text) => addNames(gone.reduce(removeName, text), fresh));
  }

  /** A list that is there already says that somebody has agreed. */
  async #mayCollect({ folder, names, frozen }: FolderLearning, fresh: readonly OwnName[]): Promise<boolean> {
    if (frozen) return false;
    const setting = vscode.workspace.getConfiguration("zhupi.learning", folder.uri).get<unknown>("collectNames");
    if (setting === "always" || setting === "never") return setting === "always";
    const key = `${CONSENT_KEY}:${folder.uri.toString()}`;
    const answered = this.#memento.get<unknown>(key);
    if (answered === true || answered === false) return answered;
    if (names.hasNames) return true;
    const waiting = new Set([...(this.#waiting.get(key) ?? []), ...fresh.map(({ name }) => name)]);
    this.#waiting.set(key, waiting);
    if (this.#asked.has(key) || waiting.size < NAMES_BEFORE_ASKING) return false;
    this.#asked.add(key);
    const collect = l10n.t("Recognise Them");
    const not = l10n.t("Not in This Folder");
    const message = l10n.t("Recognise the names that you accept in all articles of this folder? They are kept in {0}, which you can edit.", NAMES_FILE);
    const answer = await vscode.window.showInformationMessage(message, collect, not);
    if (answer === undefined) return false;
    await this.#memento.update(key, answer === collect);
    return answer === collect;
  }
}

const TYPES: ReadonlySet<string> = new Set(entityTypes);

/** The names that were accepted in an article, each once; those that were rejected elsewhere in it are in doubt and left out. */
function listAccepted({ annotations }: SessionHandle): OwnName[] {
  const rejected = new Set<string>();
  const accepted = new Map<string, OwnName>();
  for (const { annotation, state } of annotations) {
    const { kind, label, status, link } = annotation;
    if (kind !== "entity" || !TYPES.has(label)) continue;
    const name = quotedText(annotation).trim();
    const key = `${label}\t${name}`;
    if (status === "rejected") rejected.add(key);
    if (status !== "accepted" || state !== "anchored" || !isTableName(name) || accepted.has(key)) continue;
    const { canonical, ids }: Partial<EntityLink> = link?.state === "linked" ? link : {};
    accepted.set(key, {
      name,
      type: label as EntityType,
      ...(canonical === undefined ? {} : { canonical }),
      ...(ids === undefined ? {} : { ids }),
    });
  }
  return [...accepted].filter(([key]) => !rejected.has(key)).map(([, name]) => name);
}

function isSame(a: OwnName, b: OwnName): boolean {
  return a.name === b.name && a.type === b.type;
}
