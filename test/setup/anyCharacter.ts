/** Knows how to write texts of any characters at all: fast-check's own unit `binary` does so, too, but takes a second to be made. */

import fc from "fast-check";

const FIRST_HALF = 0xd800;
const HALVES = 0x800;

/** A unit for `fc.string`: every code point but the halves of surrogate pairs. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - HALVES }).map((code) => String.fromCodePoint(code < FIRST_HALF ? code : code + HALVES));
