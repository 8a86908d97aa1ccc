import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { RuleFile } from "../src/rules/language.ts";
import { ALSO, LISTS, WORDS } from "../src/rules/rule-words.ts";

/**
 * The JSON schema of a rule file, for editors that complete and check as one writes (rules/rules.schema.json). Made from
 * the language itself: npm run schema. Chinese words stand beside the English ones, and one value where a list may stand.
 */
interface Schema {
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
  description?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  [key: string]: unknown;
}

export function ruleSchema(): Schema {
  const schema = toJsonSchema(RuleFile, { errorMode: "ignore", typeMode: "input" }) as Schema;
  const vocabularies: Record<string, Schema> = {};
  shareVocabularies(schema, vocabularies);
  withChinese(schema, "#", false);
  for (const [name, definition] of Object.entries(schema.$defs ?? {})) withChinese(definition, `#/$defs/${name}`, false);
  schema.$defs = { ...schema.$defs, ...vocabularies };
  return { $schema: "http://json-schema.org/draft-07/schema#", title: "cppcc 计分规则", ...schema };
}

/** The long lists of words stand once. */
function shareVocabularies(node: Schema, into: Record<string, Schema>): void {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== "object" || value === null) continue;
    const { enum: words } = value as { enum?: string[] };
    if (words && words.length > 8) {
      // The same words are one list; kinds with and without their forms are two.
      const last = `words_${words.findLast((word) => /^[a-z_]+$/.test(word))}`;
      const isTaken = into[last] !== undefined && JSON.stringify(into[last]) !== JSON.stringify(value);
      const name = isTaken ? `${last}_forms` : last;
      into[name] = value as Schema;
      node[key] = { $ref: `#/$defs/${name}` };
    } else shareVocabularies(value as Schema, into);
  }
}

/** Beside each English word the Chinese one, as a pointer to it; a bare quota is short for a group. */
function withChinese(schema: Schema, path: string, inQuota: boolean): void {
  for (const [word, property] of Object.entries(schema.properties ?? {})) {
    const here = `${path}/properties/${word}`;
    const short =
      word === "quota"
        ? [{ type: "integer", minimum: 0 }, shareOf(property.items ?? {}), property.items ?? {}]
        : LISTS.has(word) && !(inQuota && word === "of") && property.items
          ? [property.items]
          : [];
    withChinese(property, short.length > 0 ? `${here}/anyOf/${short.length}` : here, word === "quota");
    if (short.length > 0 && schema.properties) schema.properties[word] = { anyOf: [...short, property] };
  }
  if (schema.items) withChinese(schema.items, `${path}/items`, inQuota);
  for (const [i, one] of (schema.anyOf ?? []).entries()) withChinese(one, `${path}/anyOf/${i}`, inQuota);
  const words = Object.keys(schema.properties ?? {});
  for (const word of words) {
    const chinese = WORDS[word];
    if (chinese && schema.properties) schema.properties[chinese] = { $ref: `${path}/properties/${word}` };
    for (const [also, of] of Object.entries(ALSO))
      if (of === word && schema.properties) schema.properties[also] = { $ref: `${path}/properties/${word}` };
  }
  const { required = [] } = schema;
  if (required.length > 0) {
    const namesOf = (word: string): string[] => [word, WORDS[word] ?? word, ...Object.keys(ALSO).filter((also) => ALSO[also] === word)];
    schema.allOf = required.map((word) => ({ anyOf: namesOf(word).map((name) => ({ required: [name] })) }));
    delete schema.required;
  }
}

/** A bare quota that is no whole number is its share. */
const shareOf = (quota: Schema): Schema => structuredClone(quota.properties?.share ?? {});

if (process.argv[1] === import.meta.filename)
  writeFileSync(resolve(import.meta.dirname, "../rules/rules.schema.json"), `${JSON.stringify(ruleSchema(), null, 1)}\n`);
