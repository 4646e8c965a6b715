/** Knows the program's commands, in the order in which the help lists them. */

import type { Command } from "../command";
import { analyzeCommand } from "./analyze";
import { exportCommand } from "./export";

export const commands: readonly Command[] = [analyzeCommand, exportCommand];
