"""What the list of graph_speed.cpp costs in networkx: the same steps, one line each (name, seconds of CPU, peak megabytes so far, what came out).

usage: graph_networkx.py LIST.tsv OUT.json ACTOR     needs `pip install networkx scipy`
"""
import json
import os
import resource
import sys
import time

import networkx

ROUNDS = 100


def read_list(path):
    """The graph with the attributes of the list. Repeated words are kept once, as a careful user would."""
    graph, once = networkx.MultiDiGraph(), sys.intern
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "edge":
                _, key, kind, source, target, role, document, begin, end = fields
                told = {"role": once(role)} if role else {}
                graph.add_edge(once(source), once(target), key=key, label=once(role or kind), kind=once(kind), evidence=[f"{document}:{begin}-{end}"], **told)
                continue
            told = {"type": once(fields[3])} if fields[3] else {}
            if fields[0] == "event":
                told |= {name: day for name, day in zip(("begin_earliest", "begin_latest", "end_earliest", "end_latest"), fields[4:8]) if day}
                told["evidence"] = ["{}:{}-{}".format(*fields[8:11])]
            graph.add_node(once(fields[1]), label=once(fields[2]), kind=once(fields[0]), **told)
    return graph


def surroundings(graph, actor):
    """The nodes within two steps of an actor, by hand: ego_graph() first copies the whole graph to walk it both ways."""
    near = {actor}
    for event in graph.pred[actor]:
        near.add(event)
        near.update(graph.succ[event])
    return near


class Steps:
    def __init__(self):
        self.begin = time.process_time()

    def done(self, name, outcome, rounds=1):
        seconds = (time.process_time() - self.begin) / rounds
        print(name, f"{seconds:.7f}", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, outcome, sep="\t", flush=True)
        self.begin = time.process_time()


def main():
    path, out, actor = sys.argv[1:]
    steps = Steps()
    graph = read_list(path)
    steps.done("build", f"{graph.number_of_nodes()} nodes {graph.number_of_edges()} edges")
    # Along the edges and as exact as networkx is by itself: its cheapest.
    networkx.pagerank(graph)
    steps.done("PageRank", "along the edges")
    steps.done("components", networkx.number_weakly_connected_components(graph))
    for _ in range(ROUNDS):
        near = surroundings(graph, actor)
    steps.done("ego", len(near), ROUNDS)
    part = graph.subgraph(near).copy()
    steps.done("ego graph", f"{part.number_of_nodes()} nodes {part.number_of_edges()} edges")
    with open(out, "w", encoding="utf-8") as file:
        json.dump(networkx.node_link_data(graph, edges="edges"), file)
    steps.done("export", os.path.getsize(out))
    # The rank that graph_speed computes, both ways; last, as the copy raises the peak.
    both_ways = networkx.MultiGraph()
    both_ways.add_nodes_from(graph)
    both_ways.add_edges_from(graph.edges())
    steps.done("copy", "")
    rank = networkx.pagerank(both_ways, max_iter=200, tol=1e-12)
    steps.done("PageRank both ways", f"{rank[actor]:.3e}")


if __name__ == "__main__":
    main()
