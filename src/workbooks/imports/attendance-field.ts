/** The columns of a sign-in sheet that are no sitting. */
export type AttendanceField = "name" | "state" | "reason" | "note";
