/** A condition on `change`: the rows that one operation made. They are one stretch of ids, since operations never overlap. */
export const ITS_CHANGES = `id BETWEEN (SELECT first_change FROM operation WHERE id = :operation)
  AND (SELECT last_change FROM operation WHERE id = :operation)`;
