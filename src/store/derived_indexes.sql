-- After the rows: sorting once is faster than inserting in order.
CREATE UNIQUE INDEX node_by_id ON node(id);
CREATE INDEX edge_by_target ON edge(target, kind);
CREATE INDEX period_by_earliest ON period(earliest, latest);
CREATE INDEX period_by_latest ON period(latest, earliest);
