-- The graph, made from the evidence in one transaction. Nodes are numbered as the vertices of the
-- graph: documents, actors, places, events, each by id. Days count from 1970-01-01.
DROP TABLE IF EXISTS node;
DROP TABLE IF EXISTS edge;
DROP TABLE IF EXISTS edge_kind;
DROP TABLE IF EXISTS name;
DROP TABLE IF EXISTS period;
DROP TABLE IF EXISTS participation;
DROP TABLE IF EXISTS words;
-- `place` is an event's place in the sequence of all; `json` is the node as graph.json has it, a document without its text.
CREATE TABLE node(number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, place INTEGER, json TEXT NOT NULL);
CREATE TABLE edge_kind(number INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- `id` is the number that its hex digits write, else a text; `detail` a role, type, basis or
-- reason; `valid` says when a relation held and since when it is known; `evidence` holds spans as varints: number of the document, begin, length.
CREATE TABLE edge(source INTEGER NOT NULL, kind INTEGER NOT NULL, target INTEGER NOT NULL, detail TEXT NOT NULL, id NOT NULL, valid TEXT,
  evidence BLOB NOT NULL, PRIMARY KEY(source, kind, target, detail)) WITHOUT ROWID;
-- Every spelling of an actor or a place, folded.
CREATE TABLE name(folded TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(folded, node)) WITHOUT ROWID;
-- The days within which an event lies; an open end is the least or the greatest 32-bit number, an event without a time has no row.
CREATE TABLE period(event INTEGER PRIMARY KEY, earliest INTEGER NOT NULL, latest INTEGER NOT NULL);
-- Who takes part, by actor (or place) and day. `reach` is a class of how far the latest day may lie behind the earliest: 0 at most
-- 31 days, 1 at most 366, 2 any number, 3 an event without a time; so the rows of a period stand close together.
CREATE TABLE participation(actor INTEGER NOT NULL, reach INTEGER NOT NULL, earliest INTEGER NOT NULL, event INTEGER NOT NULL, role TEXT NOT NULL,
  latest INTEGER NOT NULL, PRIMARY KEY(actor, reach, earliest, event, role)) WITHOUT ROWID;
-- Full text: labels of all nodes and texts of documents, by number; the words themselves are not kept twice.
CREATE VIRTUAL TABLE words USING fts5(label, text, content='', tokenize='unicode61 remove_diacritics 2');
