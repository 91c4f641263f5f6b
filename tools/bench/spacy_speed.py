"""A spaCy model on texts, all of its components: tokens, CPU seconds of the work, peak memory, as JSON.

usage: spacy_speed.py MODEL TEXTS.jsonl | TEXT.txt
"""
import json
import resource
import sys
import time

import spacy


def main():
    nlp = spacy.load(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines] if sys.argv[2].endswith(".jsonl") else [lines.read()]
    best, tokens = float("inf"), 0
    for _ in range(2 if len(texts) > 1 else 1):
        begin = time.process_time()
        tokens = sum(sum(not token.is_space for token in document) for document in nlp.pipe(texts, batch_size=64))
        best = min(best, time.process_time() - begin)
    print(json.dumps({"tokens": tokens, "cpu_seconds": best, "name": f"spaCy {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
                      "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
