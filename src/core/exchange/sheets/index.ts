/** Knows the sheets of an export in the order in which a workbook shows them. */

import { annotationsSheet } from "./annotationsSheet";
import { articlesSheet } from "./articlesSheet";
import { entitiesSheet } from "./entitiesSheet";
import { figuresSheet } from "./figuresSheet";
import type { Sheet } from "./sheet";

export const sheets: readonly Sheet[] = [figuresSheet, entitiesSheet, annotationsSheet, articlesSheet];
