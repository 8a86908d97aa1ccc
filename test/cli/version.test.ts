import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { typed } from "../office/in-process.ts";
import { makeOffice } from "../office/office.ts";
import { ROOT } from "../office/session.ts";

it("the version is the one of package.json, in the sources that are tested and in the program as it is shipped", async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const said = { status: 0, stdout: `${version}\n`, stderr: "" };
  expect(await typed(["--version"])).toEqual(said);
  expect(await makeOffice().binary.run("-V")).toEqual(said);
});
