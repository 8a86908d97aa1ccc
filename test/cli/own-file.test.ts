import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import type { UserPlaces } from "../../src/disk/user-places.ts";
import { type Environment, main } from "../../src/main.ts";
import { readHere } from "../../src/workbooks/reading/read.ts";
import { ENTER, type Reply } from "../office/at-terminal.ts";
import { makeOffice, type Office } from "../office/office.ts";
import { type Answer, ROOT, variablesOf } from "../office/session.ts";
import { copyOf } from "../store/older-records.ts";

/** Which record file is meant where nobody names one: whoever sits at a terminal has theirs noted. */

const INIT = ["init", "--office", "政协某某县委员会", "--term", "10", "--starts", "2022-01"];

/** Somebody's home with documents, and the program's own folders. */
interface Home {
  readonly office: Office;
  readonly places: UserPlaces;
  readonly documents: string;
}

function home(): Home {
  const office = makeOffice();
  const documents = office.path("家/Documents");
  mkdirSync(documents, { recursive: true });
  const place = (name: string): string => office.path(`家/.${name}/cppcc`);
  return { office, documents, places: { config: place("config"), cache: place("cache"), data: place("data") } };
}

/** A command in that home that names no file, in a pipe; or at a terminal, where each question in turn is answered. */
async function run({ office, places }: Home, argv: readonly string[], ...replies: Reply[]): Promise<Answer> {
  const { CPPCC_DB: _, ...env } = variablesOf(office);
  const said = { stdout: "", stderr: "" };
  const stdin = new PassThrough();
  const stderr = new PassThrough();
  stderr.end = () => stderr;
  const left = [...replies];
  let since = "";
  stderr.on("data", (chunk: Buffer) => {
    said.stderr += chunk.toString();
    since += chunk.toString();
    const [next] = left;
    if (next === undefined || !since.includes(next[0])) return;
    left.shift();
    since = "";
    setImmediate(() => stdin.write(next[1]));
  });
  const isThere = replies.length > 0;
  if (!isThere) stdin.end();
  const environment: Environment = {
    env: { ...env, HOME: office.path("家") },
    cwd: office.folder,
    root: ROOT,
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: {
      write: (text: string): void => {
        said.stdout += text;
      },
    },
    stderr,
    isTerminal: () => isThere,
    now: office.now,
    today: office.today,
    startReading: readHere,
    places,
  };
  const status = await main(argv, environment);
  expect(left.map(([question]) => question)).toEqual([]);
  return { status, ...said };
}

const codeOf = ({ stderr }: Answer): string => JSON.parse(stderr).error.code;

describe("init", () => {
  it("that is refused, or called off, leaves no folder behind", async () => {
    const at = home();
    expect((await run(at, ["init"])).status).toBe(2);
    expect(existsSync(at.places.data)).toBe(false);
  });

  it("at a terminal asks where, proposes the documents, and uses that file from then on", async () => {
    const at = home();
    const made = await run(at, INIT, ["哪个文件夹", ENTER]);
    const file = `${at.documents}/履职档案/履职档案.db`;
    expect([made.status, made.stdout]).toEqual([0, expect.stringContaining(file)]);
    expect(made.stdout).toContain("以后不写 --db 就用这份档案");
    expect(existsSync(file)).toBe(true);
    expect(existsSync(at.places.data)).toBe(false);
    const log = await run(at, ["log", "--json"]);
    expect(JSON.parse(log.stdout)).toHaveLength(1);
    expect((await run(at, ["doctor"])).stdout).toContain(`档案文件：${file}`);
  });

  it("takes another folder, from the documents on", async () => {
    const at = home();
    const made = await run(at, INIT, ["哪个文件夹", `${"\u007f".repeat(200)}工作${ENTER}`]);
    expect([made.status, existsSync(`${at.documents}/工作/履职档案.db`)]).toEqual([0, true]);
  });

  it("asked again refuses where the noted file is there, before it asks", async () => {
    const at = home();
    await run(at, INIT, ["哪个文件夹", ENTER]);
    const note = readFileSync(`${at.places.config}/config.json`, "utf8");
    const again = await run(at, [...INIT, "--json"]);
    expect([again.status, codeOf(again)]).toEqual([4, "refused.file_exists"]);
    expect(readFileSync(`${at.places.config}/config.json`, "utf8")).toBe(note);
  });

  it("of a second file by its name leaves the note as it is", async () => {
    const at = home();
    await run(at, INIT, ["哪个文件夹", ENTER]);
    const note = readFileSync(`${at.places.config}/config.json`, "utf8");
    // At a terminal, with nothing to be asked.
    const second = await run(at, ["--db", at.office.path("第二份.db"), ...INIT.slice(0, 3), ...INIT.slice(5)], ["第几届", `10${ENTER}`]);
    expect(second.status).toBe(0);
    expect(second.stdout).not.toContain("以后不写 --db");
    expect(readFileSync(`${at.places.config}/config.json`, "utf8")).toBe(note);
  });

  it("in a pipe makes it in the data folder, asks nothing and notes nothing", async () => {
    const at = home();
    const made = await run(at, INIT);
    expect([made.status, existsSync(`${at.places.data}/cppcc.db`)]).toEqual([0, true]);
    expect(existsSync(at.places.config)).toBe(false);
    expect(readdirSync(at.documents)).toEqual([]);
    expect(JSON.parse((await run(at, ["log", "--json"])).stdout)).toHaveLength(1);
  });
});

describe("the first start of another version", () => {
  it("says at a terminal which file it takes, once, and never in a pipe or where the file is named", async () => {
    const at = home();
    await run(at, INIT, ["哪个文件夹", ENTER]);
    const note = `${at.places.config}/config.json`;
    const file = `${at.documents}/履职档案/履职档案.db`;
    const older = JSON.stringify({ file, version: "0.1.0" });
    writeFileSync(note, older);
    const said = "第一次在这里用";
    expect((await run(at, ["log"])).stderr).toBe("");
    const refused = ["activity", "show", "99"];
    const atTerminal = async (...argv: string[]): Promise<string> => (await run(at, argv, ["", ""])).stderr;
    expect(await atTerminal("--db", file, ...refused)).not.toContain(said);
    expect(readFileSync(note, "utf8")).toBe(older);
    expect(await atTerminal(...refused)).toContain(`${said}，档案文件：${file}`);
    expect(JSON.parse(readFileSync(note, "utf8"))).toMatchObject({ file, version: expect.not.stringMatching("0.1.0") });
    expect(await atTerminal(...refused)).not.toContain(said);
  });
});

describe("a noted file that is gone", () => {
  it("is said by its name, and no other is taken, nor made", async () => {
    const at = home();
    await run(at, INIT);
    await run(at, ["--db", at.office.path("U盘.db"), ...INIT.slice(0, 3), ...INIT.slice(5)], ["第几届", `10${ENTER}`]);
    rmSync(at.office.path("U盘.db"));
    const data = readFileSync(`${at.places.data}/cppcc.db`);
    for (const args of [["log"], ["member", "list"], ["undo"], ["config", "signature", "甲"]]) {
      const said = await run(at, [...args, "--json"]);
      expect([said.status, codeOf(said)]).toEqual([4, "refused.no_file"]);
      expect(said.stderr).toContain(at.office.path("U盘.db"));
    }
    expect(existsSync(at.office.path("U盘.db"))).toBe(false);
    expect(readFileSync(`${at.places.data}/cppcc.db`).equals(data)).toBe(true);
    expect((await run(at, ["--db", `${at.places.data}/cppcc.db`, "log"])).status).toBe(0);
  });

  it("is brought back by a restore, under its noted name", async () => {
    const at = home();
    await run(at, INIT, ["哪个文件夹", ENTER]);
    const { file } = JSON.parse((await run(at, ["backup", "--json"])).stdout);
    const own = `${at.documents}/履职档案/履职档案.db`;
    rmSync(own);
    expect(JSON.parse((await run(at, ["restore", "--json"])).stdout)).toMatchObject([{ file }]);
    expect((await run(at, ["restore", file, "--yes"])).status).toBe(0);
    expect(existsSync(own)).toBe(true);
  });

  it("whose note cannot be read is as if none were noted", async () => {
    const at = home();
    await run(at, INIT);
    mkdirSync(at.places.config, { recursive: true });
    for (const note of ["", "{", "[]", "null", '{"file": 1}', '{"file": ""}']) {
      writeFileSync(`${at.places.config}/config.json`, note);
      expect([note, (await run(at, ["log"])).status]).toEqual([note, 0]);
    }
  });
});

describe("a file of an older version", () => {
  const VERSION = 6;

  function withOlder(at: Home): string {
    const file = at.office.path("别人的.db");
    copyOf(VERSION, file);
    return file;
  }

  it("from elsewhere is carried up at a terminal after a yes, and left as it is after a no", async () => {
    const at = home();
    const file = withOlder(at);
    const before = readFileSync(file);
    const no = await run(at, ["--db", file, "log"], ["升级？", `否${ENTER}`]);
    expect(no.status).not.toBe(0);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(at.office.path("备份"))).toBe(false);
    const yes = await run(at, ["--db", file, "log"], ["升级？", `是${ENTER}`]);
    expect([yes.status, yes.stderr]).toEqual([0, expect.stringContaining("已从第 6 版升级到第 7 版")]);
    expect(readdirSync(at.office.path("备份"))).toHaveLength(1);
  });

  it("in a pipe is refused where another file is noted, unless --yes is given", async () => {
    const at = home();
    const file = withOlder(at);
    await run(at, INIT, ["哪个文件夹", ENTER]);
    const before = readFileSync(file);
    const refused = await run(at, ["--db", file, "log", "--json"]);
    expect([refused.status, codeOf(refused)]).toEqual([4, "refused.older_file"]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect((await run(at, ["--db", file, "log", "--yes"])).status).toBe(0);
  });

  it("in a pipe is carried up where none is noted", async () => {
    const at = home();
    expect((await run(at, ["--db", withOlder(at), "log"])).status).toBe(0);
  });

  it("that is one's own is carried up without a question", async () => {
    const at = home();
    await run(at, INIT, ["哪个文件夹", ENTER]);
    copyOf(VERSION, `${at.documents}/履职档案/履职档案.db`);
    expect((await run(at, ["log"])).status).toBe(0);
  });
});
