import { type Text, text } from "../text/text.ts";
import { vocabularyForm } from "./han.ts";

/** A word of a vocabulary: its id in the record file, how it is shown, and what else a cell may hold for it. */
export interface Word<Id extends string> {
  readonly id: Id;
  readonly label: Text;
  readonly aliases: readonly string[];
}

export const word = <Id extends string>(id: Id, zh: string, en: string, ...aliases: string[]): Word<Id> => ({
  id,
  label: text(zh, en),
  aliases,
});

/** The reader of a vocabulary; its table is made on first use, since most commands read no words. */
export function reader<Id extends string>(words: readonly Word<Id>[]): (value: string) => Id | undefined {
  let table: Map<string, Id> | undefined;
  return (value) => {
    table ??= new Map(
      words
        .flatMap(({ id, label, aliases }) => [...aliases, label.zh, id].map((name): [string, Id] => [vocabularyForm(name), id]))
        .reverse(),
    );
    return table.get(vocabularyForm(value));
  };
}

/** How the words of a vocabulary are shown, by their ids; an id that it does not know (of a later version) is shown itself. */
export function labeller<Id extends string>(words: readonly Word<Id>[]): (id: string) => Text {
  const table = new Map<string, Text>(words.map(({ id, label }) => [id, label]));
  return (id) => table.get(id) ?? text(id, id);
}
