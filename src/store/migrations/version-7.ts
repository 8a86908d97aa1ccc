/** To version 7: where the file is lent to. Never edited once released. */
export const VERSION_7 = `
CREATE TABLE lending (
  token     TEXT PRIMARY KEY,
  place     TEXT NOT NULL,
  at        TEXT NOT NULL,
  operation INTEGER NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('lent', 'borrowed', 'returned', 'cancelled'))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX lending_open ON lending (state IN ('lent', 'borrowed')) WHERE state IN ('lent', 'borrowed');
`;
