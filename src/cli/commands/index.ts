/** Knows the program's commands, in the order in which the help lists them. */

import type { Command } from "../command";
import { analyzeCommand } from "./analyze";
import { checkCommand } from "./check";
import { evaluateCommand } from "./evaluate";
import { exportCommand } from "./export";
import { gazetteerCommand } from "./gazetteer";
import { gitSetupCommand } from "./gitSetup";
import { mergeCommand } from "./merge";
import { trainCommand } from "./train";

export const commands: readonly Command[] = [analyzeCommand, exportCommand, checkCommand, mergeCommand, gitSetupCommand, trainCommand, evaluateCommand, gazetteerCommand];
