import type { Operation } from "../../store/operations.ts";
import type { Desk } from "../desk.ts";

/** What was done to the record file, the newest first. */
export const operations = ({ store }: Pick<Desk, "store">, most: number): Operation[] => store.operations.list(most);
