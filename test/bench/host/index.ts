/** Runs the benchmarks beside this file as the suite's tests are run: inside VS Code's extension host. */

export { run } from "../../host/index";
