/** The clerk's own time: 2026-11-25 10:32. */
export const localTime = (at: string): string => new Date(at).toLocaleString("sv-SE").slice(0, 16);
