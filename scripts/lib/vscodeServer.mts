/** Starts VS Code's server on loopback and says where it listens. */

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { say } from "../setup/messages.mjs";
import { cleanEnvironment, dieWithParent, onEnd, spawnGroup } from "./processes.mts";

export interface ServerOptions {
  /** Folder of the installed server (`installVscode`). */
  readonly home: string;
  /** Folder for all that this server writes; two servers must not share one. */
  readonly dataDir: string;
  readonly extensionsDir?: string;
  readonly userDataDir?: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** Whether VS Code asks before it trusts a folder; without it every folder is trusted. */
  readonly workspaceTrust: boolean;
  /** Lets a page name an extension under development and its test suite in its address. */
  readonly testDriver?: boolean;
  readonly locale?: string;
  readonly env?: Record<string, string>;
  /** User settings to begin with; never written over ones that are there. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** For a window that shows the article and nothing that begs for attention; also keeps assistants' processes from starting. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "workbench.startupEditor": "none",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "git.openRepositoryInParentFolders": "never",
};

export interface Server {
  readonly port: number;
  readonly token: string;
  /** Where VS Code keeps what is settled for this machine, once something is. */
  readonly machineSettings: string;
  /** Address of the workbench on a folder, with the token. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** Resolves when the server ended without being asked to. */
  readonly died: Promise<string>;
  stop(): Promise<void>;
}

const START_TIMEOUT_S = 60;

export async function startServer(options: ServerOptions): Promise<Server> {
  mkdirSync(options.dataDir, { recursive: true });
  seedSettings(options);
  const token = randomBytes(18).toString("base64url");
  const tokenFile = join(options.dataDir, "token");
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const group = spawnGroup(process.execPath, [...dieWithParent, ...serverArguments(options, tokenFile)], {
    cwd: options.dataDir,
    env: cleanEnvironment(options.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  let stopping = false;
  onEnd(() => {
    stopping = true;
  });
  const died = new Promise<string>((resolve) => {
    group.child.once("exit", (status) => {
      if (!stopping) resolve(`${say("serverDied", status ?? "?")}\n${log.slice(-3000)}`);
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${say("serverSlow", START_TIMEOUT_S)}\n${log.slice(-3000)}`));
    }, START_TIMEOUT_S * 1000);
    const take = (data: Buffer): void => {
      // Kept short: the server logs for as long as it runs.
      log = (log + data.toString()).slice(-20_000);
      const found = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(Number(found));
    };
    group.child.stdout?.on("data", take);
    group.child.stderr?.on("data", take);
    void died.then((reason) => {
      clearTimeout(timer);
      reject(new Error(reason));
    });
  }).catch(async (error: unknown) => {
    await group.stop(0);
    throw error;
  });
  return {
    port,
    token,
    machineSettings: join(dataFolder(options), "Machine", "settings.json"),
    address: (folder, payload = []) => {
      const query = new URLSearchParams({ tkn: token, folder });
      if (payload.length > 0) query.set("payload", JSON.stringify(payload));
      return `http://127.0.0.1:${String(port)}/?${query.toString()}`;
    },
    died,
    stop: () => {
      stopping = true;
      return group.stop();
    },
  };
}

function dataFolder({ dataDir, userDataDir }: ServerOptions): string {
  return userDataDir ?? join(dataDir, "data");
}

function seedSettings(options: ServerOptions): void {
  const { settings } = options;
  if (settings === undefined) return;
  const folder = join(dataFolder(options), "User");
  const file = join(folder, "settings.json");
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

function serverArguments(options: ServerOptions, tokenFile: string): string[] {
  return [
    join(options.home, "out", "server-main.js"),
    "--host=127.0.0.1",
    `--port=${String(options.port ?? 0)}`,
    `--connection-token-file=${tokenFile}`,
    "--accept-server-license-terms",
    "--disable-telemetry",
    "--telemetry-level=off",
    "--disable-getting-started-override",
    `--server-data-dir=${options.dataDir}`,
    ...(options.extensionsDir === undefined ? [] : [`--extensions-dir=${options.extensionsDir}`]),
    ...(options.userDataDir === undefined ? [] : [`--user-data-dir=${options.userDataDir}`]),
    ...(options.workspaceTrust ? [] : ["--disable-workspace-trust"]),
    ...(options.testDriver === true ? ["--enable-smoke-test-driver"] : []),
    ...(options.locale === undefined ? [] : [`--locale=${options.locale}`]),
  ];
}

/** Whether nothing listens on this port of the loopback address. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => {
      resolve(false);
    });
    probe.listen(port, "127.0.0.1", () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
