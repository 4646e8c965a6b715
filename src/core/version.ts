/** Knows which version of the recognisers this is, as decisions and kept indexes name it. */

import { version } from "../../package.json";

export const engineVersion: string = version;
/** Of the annotation guidelines that the recognisers follow. */
export const guidelineVersion = "1";
