/** Knows the program's commands, in the order in which the help lists them. */

import type { Command } from "../command";
import { analyzeCommand } from "./analyze";
import { exportCommand } from "./export";
import { gitSetupCommand } from "./gitSetup";
import { mergeCommand } from "./merge";

export const commands: readonly Command[] = [analyzeCommand, exportCommand, mergeCommand, gitSetupCommand];
