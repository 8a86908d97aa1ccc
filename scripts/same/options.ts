import { parseArgs } from "node:util";

export const USAGE = `npm run same -- OTHER [--only PATTERN] [--jobs N] [--most N] [--fresh] [--list]

Runs some hundred command lines through two built programs, that of the checkout OTHER and this one (which is built first),
and compares stdout, stderr, exit codes, files written and what the record files hold. Exit 1 where anything differs.

  OTHER           another checkout, built: the program as it was
  --only PATTERN  the stories whose name holds this (a regular expression)
  --jobs N        how many stories at once (default 2)
  --most N        how many differing steps are told in full (default 30)
  --fresh         OTHER runs again, whatever is kept of it
  --list          the stories and their command lines, nothing is run
  --help          this

What OTHER came to is kept in the temporary folder until it or a story changes: a second run costs one side alone.`;

export interface Options {
  readonly other: string | undefined;
  readonly only: RegExp;
  readonly jobs: number;
  readonly most: number;
  readonly fresh: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      only: { type: "string", default: "" },
      jobs: { type: "string", default: "2" },
      most: { type: "string", default: "30" },
      fresh: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return {
    other: positionals[0],
    only: new RegExp(values.only),
    jobs: Math.max(1, Number(values.jobs) || 1),
    most: Number(values.most) || 0,
    fresh: values.fresh,
    list: values.list,
    help: values.help,
  };
}
