-- Version 1: the evidence, all that a store must not lose. Everything else is made from it.
-- One row a document and copy: what `build` would be given again. `document` is the id that the
-- text gives, `copy` a hash of the metadata; lists are JSON arrays; `annotation` is a line of
-- chronograph-annotation/1 without tokens; `hash` is one of all the others, so that damage shows
-- that SQLite cannot see.
CREATE TABLE evidence(
  document TEXT NOT NULL,
  copy TEXT NOT NULL,
  sources TEXT NOT NULL,
  publishers TEXT NOT NULL,
  ids TEXT NOT NULL,
  generators TEXT NOT NULL,
  annotation TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE(document, copy)
);
-- `derived`: by what the derived tables were made; empty or absent: they are stale.
CREATE TABLE state(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
