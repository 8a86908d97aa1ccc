import { SaxesParser } from "saxes";
import { textsIn } from "../support/zip.ts";

/** An element of a part of a document: what stands in it, in order. */
export interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Markup | string)[];
}

/** The parts of a packed document (.docx, .xlsx), each as a tree. */
export function partsOf(file: Uint8Array): (part: string) => Markup {
  const parts = textsIn(file);
  return (part) => parse(parts[part] ?? "<none/>");
}

/** Names lose the prefix of their vocabulary: w:tblHeader is tblHeader. */
const plain = (name: string): string => name.replace(/^\w+:/, "");

function parse(xml: string): Markup {
  const root: Markup = { name: "", attributes: {}, children: [] };
  const open: Markup[] = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const entries = Object.entries(attributes).filter(([key]) => !key.startsWith("xmlns") && !key.startsWith("mc:"));
    const element: Markup = {
      name: plain(name),
      attributes: Object.fromEntries(entries.map(([key, value]) => [plain(key), value])),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => void open.at(-1)?.children.push(text));
  parser.write(xml).close();
  return root.children.find((child): child is Markup => typeof child !== "string") ?? root;
}

export const elements = ({ children }: Markup, name?: string): Markup[] =>
  children.filter((child): child is Markup => typeof child !== "string" && (name === undefined || child.name === name));

export const first = (element: Markup | undefined, ...path: readonly string[]): Markup | undefined =>
  path.reduce<Markup | undefined>((at, name) => (at === undefined ? undefined : elements(at, name)[0]), element);

/** An element's properties in one line: spacing(line=560 lineRule=exact) keepNext. */
export const properties = (element: Markup | undefined): string =>
  element === undefined
    ? ""
    : elements(element)
        .map((child) => {
          const attributes = Object.entries(child.attributes).map(([key, value]) => `${key}=${value}`);
          const inner = properties(child);
          const said = [...attributes, ...(inner === "" ? [] : [inner])].join(" ");
          return said === "" ? child.name : `${child.name}(${said})`;
        })
        .join(" ");
