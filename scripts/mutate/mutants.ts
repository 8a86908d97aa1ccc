import { parseAst } from "vitest/node";

/** One small change of a source: what stands there, and what would stand there instead. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** The whole line, by which an accepted mutant is known again when lines move. */
  readonly source: string;
}

/** A change, and the expression around it that can be exchanged as a whole. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly host: Span;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node extends Span {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The mutants of a file, and its text with all of them in it: each is asleep until __mutant says that it is its turn. */
export function mutantsOf(file: string, code: string, firstId: number): { mutants: Mutant[]; instrumented: string } {
  const changes = changesOf(code);
  const mutants = changes.map(({ start, end, after }, i): Mutant => {
    const lineStart = code.lastIndexOf("\n", start - 1) + 1;
    return {
      id: firstId + i,
      file,
      line: code.slice(0, start).split("\n").length,
      before: oneLine(code.slice(start, end)),
      after: oneLine(after),
      source: code.slice(lineStart, (code.indexOf("\n", start) + code.length + 1) % (code.length + 1)).trim(),
    };
  });
  return { mutants, instrumented: instrument(code, changes, firstId) };
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Each host becomes `(__mutant(7) ? (changed) : (as it is, with the changes inside it))`. */
function instrument(code: string, changes: readonly Change[], firstId: number): string {
  const byHost = Map.groupBy(
    changes.map((change, i) => ({ ...change, id: firstId + i })),
    ({ host }) => `${host.start}-${host.end}`,
  );
  const hosts = [...byHost.values()]
    .map((own) => ({ own, start: (own[0] as Change).host.start, end: (own[0] as Change).host.end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;

  function render(from: number, to: number): string {
    let text = "";
    let at = from;
    while (next < hosts.length) {
      const host = hosts[next] as (typeof hosts)[number];
      if (host.start >= to) break;
      next += 1;
      text += code.slice(at, host.start);
      const inner = render(host.start, host.end);
      const choices = host.own.map(
        ({ id, start, end, after }) => `__mutant(${id}) ? (${code.slice(host.start, start)}${after}${code.slice(end, host.end)}) : `,
      );
      text += `(${choices.join("")}(${inner}))`;
      at = host.end;
    }
    return text + code.slice(at, to);
  }
  return `const __mutant = globalThis.__mutant ?? (() => false);\n${render(0, code.length)}`;
}

/** Parts of the syntax that say nothing at run time, or that no expression may stand in for. */
const isType = ({ type }: Node): boolean =>
  (type.startsWith("TS") && !["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"].includes(type)) ||
  type === "ImportDeclaration" ||
  type === "ImportExpression" ||
  type === "ExportAllDeclaration";

function changesOf(code: string): Change[] {
  const changes: Change[] = [];
  const text = ({ start, end }: Span): string => code.slice(start, end);

  function visit(node: Node, parents: readonly Node[]): void {
    if (isType(node)) return;
    for (const change of changesAt(node, parents)) changes.push({ ...change, host: hostOf(change.host, parents) });
    for (const [field, value] of Object.entries(isBilingual(node) ? { arguments: (node.arguments as Node[]).slice(0, 1) } : node)) {
      if (field === "typeAnnotation" || field === "typeArguments" || field === "typeParameters" || field === "returnType") continue;
      if (field === "key" && node.computed !== true) continue;
      if (field === "source" && node.type.startsWith("Export")) continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, [...parents, node]);
    }
  }

  /** Within a?.b.c(d) no part can be exchanged alone: a missing a would no longer end the whole. */
  function hostOf(host: Span, parents: readonly Node[]): Span {
    let at = host;
    for (const parent of parents.toReversed()) {
      if (parent.type === "ChainExpression" && isChainPart(parent, at)) at = parent;
      else if (parent.type === "TaggedTemplateExpression" && (parent.quasi as Node).start === at.start) at = parent;
    }
    return at;
  }

  function* changesAt(node: Node, parents: readonly Node[]): Iterable<Change> {
    const parent = parents.at(-1);
    const whole = (after: string): Change => ({ start: node.start, end: node.end, after, host: node });
    const operator = (after: string): Change => {
      const [left, right] = [node.left as Node, node.right as Node];
      const at = code.indexOf(node.operator as string, left.end);
      if (at < 0 || at > right.start) throw new Error(`no operator in ${text(node)}`);
      return { start: at, end: at + (node.operator as string).length, after, host: node };
    };
    switch (node.type) {
      case "BinaryExpression": {
        const other = OPERATORS.get(node.operator);
        const isText = [node.left, node.right].some((side) => isTextual(side as Node));
        if (other !== undefined && !(isText && node.operator === "+")) yield operator(other);
        return;
      }
      case "LogicalExpression":
        if (node.operator === "??") yield whole(text(node.left as Node));
        else yield operator(node.operator === "&&" ? "||" : "&&");
        return;
      case "UnaryExpression":
        if (node.operator === "!" || node.operator === "-") yield whole(text(node.argument as Node));
        return;
      case "ConditionalExpression":
        yield whole(text(node.consequent as Node));
        yield whole(text(node.alternate as Node));
        return;
      case "IfStatement":
      case "WhileStatement": {
        const test = node.test as Node;
        if (node.type === "IfStatement") yield { start: test.start, end: test.end, after: "true", host: test };
        yield { start: test.start, end: test.end, after: "false", host: test };
        return;
      }
      case "Literal":
        if (typeof node.value === "boolean") yield whole(String(!node.value));
        else if (typeof node.value === "number" && !isTypePosition(parent)) yield whole(String(node.value + 1));
        else if (typeof node.bigint === "string") yield whole(`${BigInt(node.bigint) + 1n}n`);
        else if (typeof node.value === "string") {
          yield* sqlChanges(node);
          if (isNamedValue(node, parent)) yield whole('""');
        }
        return;
      case "TemplateLiteral":
        yield* sqlChanges(node);
        return;
      case "ArrayExpression":
        yield* withoutEach(node, node.elements as (Node | null)[]);
        return;
      case "ObjectExpression":
        yield* withoutEach(
          node,
          (node.properties as Node[]).map((property) => (property.type === "SpreadElement" ? property : null)),
        );
        return;
      case "MemberExpression":
        if (node.optional === true) {
          const at = code.indexOf("?.", (node.object as Node).end);
          yield { start: at, end: at + 2, after: node.computed === true ? "" : ".", host: node };
        }
        return;
      case "ExpressionStatement":
        if (node.directive === undefined) {
          const { start, end } = node.expression as Node;
          yield { start, end, after: "void 0", host: { start, end } };
        }
        return;
      case "CallExpression": {
        const callee = node.callee as Node;
        if (callee.type !== "MemberExpression" || callee.computed === true) return;
        const { name, start, end } = callee.property as Node & { name: string };
        if (DROPPED.has(name)) yield whole(text(callee.object as Node));
        const other = METHODS.get(name);
        if (other !== undefined) yield { start, end, after: other, host: node };
        return;
      }
      default:
    }
  }

  /** A list or an object without one of its elements. */
  function* withoutEach(node: Node, elements: readonly (Node | null)[]): Iterable<Change> {
    for (const [i, element] of elements.entries()) {
      if (element === null) continue;
      const next = elements.slice(i + 1).find((each) => each !== null);
      const comma = /^\s*(?:\/\/[^\n]*\s*)*,/.exec(code.slice(element.end, next?.start ?? node.end));
      yield { start: element.start, end: element.end + (comma?.[0].length ?? 0), after: "", host: node };
    }
  }

  /** Conditions of a query, one less each or turned round. */
  function* sqlChanges(node: Node): Iterable<Change> {
    const words = text(node);
    if (!/\b(SELECT|WHERE|AND|JOIN|BEFORE|AFTER|CREATE|UPDATE|DELETE)\b/.test(words)) return;
    for (const { pattern, after } of SQL)
      for (const match of words.matchAll(pattern)) {
        const start = node.start + match.index;
        yield { start, end: start + match[0].length, after, host: node };
      }
  }

  visit(parseAst(code, { lang: "ts" }) as unknown as Node, []);
  return changes.filter((change) => isSyntax(code, change));
}

/** Whether the host can still be read once it is changed: a query's words may end in the middle of a part of ours. */
function isSyntax(code: string, { host, start, end, after }: Change): boolean {
  try {
    parseAst(`async () => (${code.slice(host.start, start)}${after}${code.slice(end, host.end)})`, { lang: "ts" });
    return true;
  } catch {
    return false;
  }
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value && "start" in value;

/** Whether a span is the chain itself or stands in its spine: what is called, or whose member is taken. */
function isChainPart(chain: Node, span: Span): boolean {
  for (
    let at: Node | undefined = chain.expression as Node;
    at !== undefined;
    at = (at.object ?? at.callee ?? at.expression) as Node | undefined
  ) {
    if (at.start === span.start && at.end === span.end) return true;
  }
  return false;
}

/** text("中文", "English"): what the goldens hold is the Chinese. */
const isBilingual = (node: Node): boolean =>
  node.type === "CallExpression" && (node.callee as Node).name === "text" && (node.arguments as Node[]).length === 2;

const isTextual = (node: Node): boolean =>
  node.type === "TemplateLiteral" ||
  (node.type === "Literal" && typeof node.value === "string") ||
  (node.type === "BinaryExpression" && [node.left, node.right].some((side) => isTextual(side as Node)));

const isTypePosition = (parent: Node | undefined): boolean => parent?.type.startsWith("TSLiteral") === true;

/** Words of the program as a property's value (kind: "number"); Chinese words are held by every golden, English ones by few. */
const isNamedValue = (node: Node, parent: Node | undefined): boolean =>
  parent?.type === "Property" && parent.value === node && /^[a-z@0][A-Za-z_0-9.-]*$/.test(String(node.value));

const OPERATORS: ReadonlyMap<unknown, string> = new Map([
  ["===", "!=="],
  ["!==", "==="],
  ["<", "<="],
  ["<=", "<"],
  [">", ">="],
  [">=", ">"],
  ["+", "-"],
  ["-", "+"],
  ["*", "/"],
  ["/", "*"],
  ["%", "*"],
]);

/** Calls without which the list or text stays as it was. */
const DROPPED = new Set(["filter", "sort", "toSorted", "reverse", "toReversed", "slice", "trim", "replace", "replaceAll", "toLowerCase"]);

const METHODS: ReadonlyMap<string, string> = new Map([
  ["some", "every"],
  ["every", "some"],
  ["find", "findLast"],
  ["findLast", "find"],
  ["max", "min"],
  ["min", "max"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["round", "floor"],
  ["startsWith", "endsWith"],
]);

/** What stands between two words of a query: no bracket that is not closed, and whole ${…}. */
const WITHIN = String.raw`(?:\$\{[^{}]*\}|\((?:\$\{[^{}]*\}|[^()\n]|\([^()\n]*\))*\)|[^()\n;\`"$])+?`;

const SQL: readonly { readonly pattern: RegExp; readonly after: string }[] = [
  // A condition up to the end of its line or the next word of the query.
  {
    pattern: new RegExp(
      String.raw`(?<!\bBETWEEN\s+\S+\s+)\bAND\s+${WITHIN}(?=\s*(?:\b(?:AND|OR|GROUP|ORDER|LIMIT|UNION|BEGIN)\b|\)|\n|;|\`|"|$))`,
      "g",
    ),
    after: "",
  },
  { pattern: /\bIS NOT NULL\b/g, after: "IS NULL" },
  { pattern: /\bIS NULL\b/g, after: "IS NOT NULL" },
  { pattern: /\bNOT EXISTS\b/g, after: "EXISTS" },
  { pattern: /\bNOT IN\b/g, after: "IN" },
  { pattern: /\bOR\b(?! (?:REPLACE|IGNORE|ABORT|ROLLBACK|UPDATE|DELETE|INSERT))/g, after: "AND" },
  { pattern: /<=/g, after: "<" },
  { pattern: />=/g, after: ">" },
  { pattern: /(?<=\s)<(?=\s)/g, after: "<=" },
  { pattern: /(?<=\s)>(?=\s)/g, after: ">=" },
  { pattern: /\bDISTINCT\b/g, after: "" },
  { pattern: /\bDESC\b/g, after: "ASC" },
  { pattern: /\bMAX\(/gi, after: "MIN(" },
  { pattern: /\bMIN\(/gi, after: "MAX(" },
];
