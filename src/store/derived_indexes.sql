-- After the rows: sorting once is faster than inserting in order.
CREATE UNIQUE INDEX node_by_id ON node(id);
CREATE INDEX edge_by_target ON edge(target, kind);
-- Of relations, which are few.
CREATE INDEX edge_of_relation ON edge(source) WHERE kind = 9;
