"""Engines with bindings for Python on the documents and queries of the others. Prints one JSON object a line.

  peer.py build ENGINE DOCUMENTS FOLDER      documents as JSON lines of _id, title, text
  peer.py ask ENGINE FOLDER SETS KINDS ROUNDS BUDGET_MS

ENGINE is `fts5`, the SQLite that Python was built with, or `xapian` (Debian: python3-xapian).
"""

import json
import os
import resource
import sys
import time

LIMIT = 10
FIRST_WARM_UP_MS = 3000
WARM_UP_MS = 700
SETS = {"phrase": "phrases", "phraseIds": "phrases", "prefix": "prefixes"}


def documents(file):
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["_id"], document["title"], document["text"]


class Fts5:
    """Unstemmed, ranked by its own BM25."""

    BEST = "FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?"

    def __init__(self, folder):
        import sqlite3

        self.database = sqlite3.connect(os.path.join(folder, "fts5.db"), isolation_level=None)
        self.database.execute("PRAGMA cache_size = -262144")

    def build(self, file):
        run = self.database.execute
        run("PRAGMA journal_mode = OFF")
        run("PRAGMA synchronous = OFF")
        run("CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text)")
        run("BEGIN")
        self.database.executemany("INSERT INTO documents (id, title, text) VALUES (?, ?, ?)", documents(file))
        run("COMMIT")
        run("INSERT INTO documents (documents) VALUES ('optimize')")

    def ids(self, columns, match):
        return [row[0] for row in self.database.execute(f"SELECT {columns} {self.BEST}", (match, LIMIT)).fetchall()]

    def show(self, match):
        ids = self.ids("id, title", match)
        (found,) = self.database.execute("SELECT count(*) FROM documents WHERE documents MATCH ?", (match,)).fetchone()
        return ids, found

    def questions(self):
        quoted = lambda words: [f'"{word}"' for word in words]
        any_of = lambda words: " OR ".join(quoted(words))
        all_of = lambda words: " AND ".join(quoted(words))
        phrase = lambda words: f'"{" ".join(words)}"'
        snippet = "id, title, snippet(documents, 2, '<mark>', '</mark>', '...', 32)"
        return {
            "or": lambda words: self.show(any_of(words)),
            "and": lambda words: self.show(all_of(words)),
            "phrase": lambda words: self.show(phrase(words)),
            "prefix": lambda words: self.show(f"{any_of(words)} *"),
            "snippets": lambda words: (self.ids(snippet, any_of(words)), None),
            "orIds": lambda words: (self.ids("id", any_of(words)), None),
            "andIds": lambda words: (self.ids("id", all_of(words)), None),
            "phraseIds": lambda words: (self.ids("id", phrase(words)), None),
        }


class Xapian:
    """Stemmed English, BM25 with Xapian's own parameters. The title is the first line of what a document keeps."""

    def __init__(self, folder):
        import xapian

        self.xapian = xapian
        self.folder = os.path.join(folder, "xapian")
        self.stemmer = xapian.Stem("english")
        self.database = xapian.Database(self.folder) if os.path.exists(self.folder) else None

    def build(self, file):
        xapian = self.xapian
        flags = xapian.DB_CREATE | xapian.DB_NO_SYNC | xapian.DB_DANGEROUS
        database = xapian.WritableDatabase(self.folder, flags)
        generator = xapian.TermGenerator()
        generator.set_stemmer(self.stemmer)
        for number, (identifier, title, text) in enumerate(documents(file)):
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(title)
            generator.increase_termpos()
            generator.index_text(text)
            document.add_value(0, identifier)
            document.set_data(f"{title}\n{text}")
            database.add_document(document)
            if number % 50_000 == 49_999:
                database.commit()
        database.commit()
        database.close()

    def stemmed(self, word):
        return "Z" + self.stemmer(word).decode()

    def best(self, query, count):
        enquire = self.xapian.Enquire(self.database)
        enquire.set_query(query)
        return enquire.get_mset(0, LIMIT, self.database.get_doccount() if count else 0)

    def ids(self, query):
        return [match.document.get_value(0).decode() for match in self.best(query, False)]

    def show(self, query):
        matches = self.best(query, True)
        ids = []
        for match in matches:
            ids.append(match.document.get_value(0).decode())
            match.document.get_data().partition(b"\n")
        return ids, matches.get_matches_estimated()

    def mark(self, query):
        matches = self.best(query, False)
        ids = []
        for match in matches:
            ids.append(match.document.get_value(0).decode())
            _, _, text = match.document.get_data().partition(b"\n")
            matches.snippet(text, 240, self.stemmer, self.xapian.MSet.SNIPPET_BACKGROUND_MODEL, "<mark>", "</mark>", "...")
        return ids

    def questions(self):
        Query = self.xapian.Query
        any_of = lambda words: Query(Query.OP_OR, [self.stemmed(word) for word in words])
        all_of = lambda words: Query(Query.OP_AND, [self.stemmed(word) for word in words])
        phrase = lambda words: Query(Query.OP_PHRASE, words)
        begins = lambda word: Query(Query.OP_WILDCARD, word, 0, Query.WILDCARD_LIMIT_ERROR, Query.OP_SYNONYM)
        prefix = lambda words: Query(
            Query.OP_OR, [*(Query(self.stemmed(word)) for word in words[:-1]), begins(words[-1])]
        )
        return {
            "or": lambda words: self.show(any_of(words)),
            "and": lambda words: self.show(all_of(words)),
            "phrase": lambda words: self.show(phrase(words)),
            "prefix": lambda words: self.show(prefix(words)),
            "snippets": lambda words: (self.mark(any_of(words)), None),
            "orIds": lambda words: (self.ids(any_of(words)), None),
            "andIds": lambda words: (self.ids(all_of(words)), None),
            "phraseIds": lambda words: (self.ids(phrase(words)), None),
        }


ENGINES = {"fts5": Fts5, "xapian": Xapian}


def say(value):
    print(json.dumps(value), flush=True)


def megabytes():
    with open("/proc/self/statm", encoding="ascii") as file:
        return round(int(file.read().split()[1]) * resource.getpagesize() / 1e6)


def time_queries(queries, ask, rounds, budget_ms, warm_up_ms):
    """As test/bench/report/stopwatch.mjs does: a warm-up of a whole round at least, then rounds, until the budget is spent."""
    started = time.perf_counter()
    spent = lambda: (time.perf_counter() - started) * 1000
    times = [[] for _ in queries]
    counts = {"withHits": 0, "found": 0}

    def ask_all(note):
        for number, words in enumerate(queries):
            if spent() > budget_ms:
                return False
            asked = time.perf_counter()
            answer = ask(words)
            note(number, (time.perf_counter() - asked) * 1000, answer)
        return True

    def first(number, milliseconds, answer):
        times[number] = [milliseconds]
        ids, found = answer
        counts["withHits"] += len(ids) > 0
        counts["found"] += found or 0

    complete = ask_all(first)
    while complete and spent() < min(warm_up_ms, budget_ms):
        complete = ask_all(lambda *_: None)
    for turn in range(rounds):
        if not complete:
            break

        def keep(number, milliseconds, _answer, fresh=turn == 0):
            if fresh:
                times[number] = []
            times[number].append(milliseconds)

        complete = ask_all(keep)
    return {"times": times, **counts}


def build(name, file, folder):
    started = time.perf_counter()
    ENGINES[name](folder).build(file)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    say({"seconds": seconds, "peakRssMb": round(peak * 1024 / 1e6)})
    say({"saved": True})


def ask(name, folder, sets, kinds, rounds, budget_ms):
    started = time.perf_counter()
    questions = ENGINES[name](folder).questions()
    say({"openMs": (time.perf_counter() - started) * 1000, "openRssMb": megabytes()})
    warm_up_ms = FIRST_WARM_UP_MS
    for kind in kinds.split(","):
        if kind not in questions:
            continue
        with open(os.path.join(sets, f"{SETS.get(kind, 'words')}.txt"), encoding="utf-8") as lines:
            queries = [line.split() for line in lines.read().splitlines() if line]
        timed = time_queries(queries, questions[kind], int(rounds), float(budget_ms), warm_up_ms)
        say({"kind": kind, **timed})
        warm_up_ms = WARM_UP_MS
    say({"rssMb": megabytes()})


{"build": build, "ask": ask}[sys.argv[1]](*sys.argv[2:])
