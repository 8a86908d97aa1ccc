/** A moment (UTC, ISO 8601) by the clerk's own clock. */
export interface LocalMoment {
  /** 2026-11-25 */
  readonly day: string;
  /** 10:32:07 */
  readonly time: string;
}

export function localMoment(at: string): LocalMoment {
  const [day = "", time = ""] = new Date(at).toLocaleString("sv-SE").split(" ");
  return { day, time };
}

/** As it is printed: 2026-11-25 10:32. */
export function shownMoment(at: string): string {
  const { day, time } = localMoment(at);
  return `${day} ${time.slice(0, 5)}`;
}
