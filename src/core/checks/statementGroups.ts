/** Knows which statements of a paragraph speak of one and the same thing. */

import { goesOn, type Statement } from "./statements";

/** More statements of one thing are a table in words. */
const MOST_STATEMENTS = 12;

/** Statements that follow one another and share their topic. A later sentence must name topic and time anew. */
export function groupStatements(statements: readonly Statement[]): Statement[][] {
  const groups: Statement[][] = [];
  let topic = "";
  for (const statement of statements) {
    const group = groups.at(-1);
    if (group !== undefined && group.length < MOST_STATEMENTS && continues(topic, statement)) group.push(statement);
    else {
      groups.push([statement]);
      ({ topic } = statement);
    }
  }
  return groups;
}

function continues(topic: string, statement: Statement): boolean {
  if (statement.roles.includes("part") || !goesOn(topic, statement.topic)) return false;
  return !statement.opens || (statement.role === "level" && statement.topic !== "" && (statement.period !== undefined || statement.prior !== undefined));
}
