/** Knows the parts of an article that a stretch of visible text can stand in. */

/** Where in an article a stretch of visible text stands. */
export type Zone = "title" | "body" | "source" | "editor" | "footer" | "removed";
