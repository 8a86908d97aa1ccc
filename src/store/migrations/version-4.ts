/** To version 4. Never edited once released. */
export const VERSION_4 = "ALTER TABLE decision ADD COLUMN grade_name TEXT;";
