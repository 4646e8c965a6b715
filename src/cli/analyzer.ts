/** Knows who analyses for `zhupi analyze`: this process, or several children on a machine with several cores. */

import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { toAnswer, type Answer, type AnswerError, type ErrorAnswer } from "../core/exchange/answer";
import { Engine } from "./engine";
import { EnginePool } from "./enginePool";
import type { CliIo, Program } from "./io";
import { readModel } from "./learning";
import { messageOf } from "./messageOf";
import type { AnalyzeRequest } from "./request";

/** An answer as it is printed. */
export interface AnswerLine {
  readonly line: string;
  readonly failed: boolean;
}

export interface Analyzer {
  /** So many texts are taken at once. */
  readonly width: number;
  /** Never rejects. */
  analyze(request: AnalyzeRequest): Promise<AnswerLine>;
  dispose(): void;
}

/** In this process, reading of the next texts overlaps with recognition; more ahead would only cost memory. */
const ahead = 4;

export interface AnalyzerOptions {
  readonly entities: boolean;
  /** How many processes. */
  readonly jobs: number;
  /** The path of a trained model. */
  readonly model?: string;
  readonly onlyModel: boolean;
  /** The paths of more tables of names. */
  readonly gazetteers: readonly string[];
}

/** Rejects where the model can't be read. */
export async function createAnalyzer(io: CliIo, options: AnalyzerOptions): Promise<Analyzer> {
  const model = options.model === undefined ? undefined : await readModel(options.model, io);
  if (options.jobs > 1 && io.program !== undefined) return createPooledAnalyzer(io.program, options);
  const gazetteers = await Promise.all(options.gazetteers.map(async (path) => ({ name: basename(path), text: await readFile(resolve(io.cwd, path), "utf8") })));
  const engine = new Engine({
    entities: options.entities,
    gazetteers,
    onlyModel: options.onlyModel,
    ...(model === undefined ? {} : { model }),
    warn: (message) => {
      io.log(`zhupi: ${message}`);
    },
  });
  return createLocalAnalyzer(engine, options.entities);
}

export function fail(id: string | number | null, error: AnswerError): AnswerLine {
  return { line: JSON.stringify({ id, error } satisfies ErrorAnswer), failed: true };
}

function createLocalAnalyzer(engine: Engine, entities: boolean): Analyzer {
  return {
    width: ahead,
    async analyze({ id, ...input }) {
      try {
        const answer: Answer = toAnswer(await engine.analyze(input), { ...(id === undefined ? {} : { id }), entities });
        return { line: JSON.stringify(answer), failed: false };
      } catch (error) {
        return fail(id ?? null, { code: "internal", message: messageOf(error) });
      }
    },
    dispose() {
      engine.dispose();
    },
  };
}

function createPooledAnalyzer(program: Program, { entities, jobs, model, onlyModel, gazetteers }: AnalyzerOptions): Analyzer {
  const flags = [
    ...(entities ? [] : ["--no-entities"]),
    ...(model === undefined ? [] : [`--model=${model}`]),
    ...(onlyModel ? ["--only-model"] : []),
    ...gazetteers.map((path) => `--gazetteer=${path}`),
  ];
  const pool = new EnginePool(program, ["analyze", "--jsonl", ...flags], jobs);
  return {
    width: jobs * ahead,
    async analyze(request) {
      const line = await pool.ask(request.id ?? null, JSON.stringify(request));
      // Our own answers: an error's fields stand in this order, and no other answer has its second field so.
      return { line, failed: /^\{"id":(?:null|[-+.\deE]+|"(?:[^"\\]|\\.)*"),"error":/.test(line) };
    },
    dispose() {
      pool.dispose();
    },
  };
}
