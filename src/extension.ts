/** The entry in a Node extension host; everything it does is in `extension/`. */

export { activate, deactivate } from "./extension/activate";
