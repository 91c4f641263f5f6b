-- The graph, made from the evidence in one transaction. Nodes are numbered as the vertices of the
-- graph: documents, actors, places, events, each by id. Days count from 1970-01-01.
DROP TABLE IF EXISTS node;
DROP TABLE IF EXISTS account;
DROP TABLE IF EXISTS node_kind;
DROP TABLE IF EXISTS edge;
DROP TABLE IF EXISTS edge_kind;
DROP TABLE IF EXISTS name;
DROP TABLE IF EXISTS period;
DROP TABLE IF EXISTS participation;
DROP TABLE IF EXISTS words;
-- `place` is an event's place in the sequence of all; `json` is the node as graph.json has it, a document without its text.
CREATE TABLE node(number INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, place INTEGER, json TEXT NOT NULL);
-- The nodes of a kind have `count` numbers from `first` on.
CREATE TABLE node_kind(name TEXT PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID;
-- What is told of an event, so that one row answers; rows of one time stand close together. Of its days an open one is null, all where `granularity` is;
-- `sources` counts independent ones. `ends` holds, for each edge of participates, located_in and reported_by and each document that tells it, as varints:
-- kind of the edge (mentioned_in for a document), number of the node, length of its label, and the label (none of a document).
CREATE TABLE account(place INTEGER PRIMARY KEY, event INTEGER NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL,
  context TEXT NOT NULL, status TEXT NOT NULL, granularity TEXT, begin_earliest INTEGER, begin_latest INTEGER, end_earliest INTEGER, end_latest INTEGER,
  sources INTEGER NOT NULL, salience REAL NOT NULL, quote TEXT NOT NULL, ends BLOB NOT NULL);
CREATE TABLE edge_kind(number INTEGER PRIMARY KEY, name TEXT NOT NULL);
-- `id` is the number that its hex digits write, else a text; `detail` a role, type, basis or
-- reason; `valid` says when a relation held and since when it is known; `evidence` holds spans as varints: number of the document, begin, length.
CREATE TABLE edge(source INTEGER NOT NULL, kind INTEGER NOT NULL, target INTEGER NOT NULL, detail TEXT NOT NULL, id NOT NULL, valid TEXT,
  evidence BLOB NOT NULL, PRIMARY KEY(source, kind, target, detail)) WITHOUT ROWID;
-- Every spelling of an actor or a place, folded.
CREATE TABLE name(folded TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(folded, node)) WITHOUT ROWID;
-- The days within which an event with a time lies: the place of its account, an open end as the least or the greatest 32-bit number. `reach` is a
-- class of how far the latest day may lie behind the earliest: 0 at most 31 days, 1 at most 366, 2 any number; so the rows of a period stand close together.
CREATE TABLE period(reach INTEGER NOT NULL, earliest INTEGER NOT NULL, place INTEGER NOT NULL, latest INTEGER NOT NULL,
  PRIMARY KEY(reach, earliest, place)) WITHOUT ROWID;
-- Who takes part, by actor (or place of the map) and day, as in `period`; `reach` 3 is an event without a time.
CREATE TABLE participation(actor INTEGER NOT NULL, reach INTEGER NOT NULL, earliest INTEGER NOT NULL, place INTEGER NOT NULL, role TEXT NOT NULL,
  latest INTEGER NOT NULL, PRIMARY KEY(actor, reach, earliest, place, role)) WITHOUT ROWID;
-- Full text: labels of all nodes and texts of documents, by number; the words themselves are not kept twice.
CREATE VIRTUAL TABLE words USING fts5(label, text, content='', tokenize='unicode61 remove_diacritics 2');
