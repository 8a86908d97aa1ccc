/** One message in the two languages that the program speaks. The edge picks one; nobody else needs to know which. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Lang = keyof Text;

export const text = (zh: string, en: string): Text => ({ zh, en });
