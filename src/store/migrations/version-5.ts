/** To version 5. Never edited once released. */
export const VERSION_5 = "ALTER TABLE person ADD COLUMN workplace TEXT;";
