import type { Declare } from "./table.ts";
export const declare: Declare = () => {};
