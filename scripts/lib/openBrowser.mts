/** Opens an address in the user's own browser. */

import { spawn } from "node:child_process";

/** Resolves to whether a program took the address; whether it shows the page cannot be known. */
export function openBrowser(address: string): Promise<boolean> {
  const [command, ...args] = commandFor(address);
  if (command === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: "ignore" });
    child.once("error", () => {
      resolve(false);
    });
    child.once("exit", (status) => {
      resolve(status === 0);
    });
    // Some openers stay for as long as the browser does.
    setTimeout(() => {
      resolve(true);
    }, 3000).unref();
    child.unref();
  });
}

function commandFor(address: string): string[] {
  if (process.platform === "darwin") return ["open", address];
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", address];
  const hasDisplay = Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"] ?? process.env["WSL_DISTRO_NAME"] ?? process.env["BROWSER"]);
  return hasDisplay ? ["xdg-open", address] : [];
}
