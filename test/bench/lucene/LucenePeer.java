// Lucene on the documents and queries of the other engines. Prints one JSON object a line; times in milliseconds.
//   LucenePeer build ANALYZER DOCUMENTS FOLDER      documents as JSON lines of _id, title, text
//   LucenePeer ask ANALYZER FOLDER SETS KINDS ROUNDS BUDGET_MS
// Title and text are one field; both are stored for snippets. One segment, one thread, BM25(0.9, 0.4), no query cache.

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

public class LucenePeer {
  static final String CONTENTS = "contents";
  static final Set<String> TITLE = Collections.singleton("title");
  static final int LIMIT = 10;
  static final double FIRST_WARM_UP_MS = 3000;
  static final double WARM_UP_MS = 700;

  final Analyzer analyzer;
  int rounds;
  double budgetMs;
  double warmUpMs = FIRST_WARM_UP_MS;
  IndexSearcher searcher;
  UnifiedHighlighter highlighter;

  LucenePeer(String name) {
    analyzer = name.equals("std") ? new StandardAnalyzer(CharArraySet.EMPTY_SET) : new EnglishAnalyzer();
  }

  public static void main(String[] args) throws Exception {
    LucenePeer peer = new LucenePeer(args[1]);
    if (args[0].equals("build")) peer.build(Paths.get(args[2]), Paths.get(args[3]));
    else {
      peer.rounds = Integer.parseInt(args[5]);
      peer.budgetMs = Double.parseDouble(args[6]);
      peer.ask(Paths.get(args[2]), Paths.get(args[3]), Arrays.asList(args[4].split(",")));
    }
  }

  void build(Path documents, Path folder) throws IOException {
    long started = System.nanoTime();
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(256);
    config.setSimilarity(new BM25Similarity(0.9f, 0.4f));
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(folder), config);
        BufferedReader lines = Files.newBufferedReader(documents)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String title = valueOf(line, "title");
        Document document = new Document();
        document.add(new BinaryDocValuesField("id", new BytesRef(valueOf(line, "_id"))));
        document.add(new StoredField("title", title));
        document.add(new TextField(CONTENTS, title + " " + valueOf(line, "text"), Field.Store.YES));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    print("{\"seconds\":%.3f,\"peakRssMb\":%d}", millisSince(started) / 1000, memory("VmHWM"));
  }

  void ask(Path folder, Path sets, List<String> kinds) throws IOException {
    long started = System.nanoTime();
    IndexReader reader = DirectoryReader.open(new MMapDirectory(folder));
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    searcher.setSimilarity(new BM25Similarity(0.9f, 0.4f));
    print("{\"openMs\":%.2f,\"openRssMb\":%d}", millisSince(started), memory("VmRSS"));
    highlighter = new UnifiedHighlighter(searcher, analyzer);
    for (String kind : kinds) {
      switch (kind) {
        case "or": time(kind, sets.resolve("words.txt"), line -> shown(any(words(line)))); break;
        case "and": time(kind, sets.resolve("words.txt"), line -> shown(all(words(line)))); break;
        case "phrase": time(kind, sets.resolve("phrases.txt"), line -> shown(phrase(line))); break;
        case "prefix": time(kind, sets.resolve("prefixes.txt"), line -> shown(prefix(words(line)))); break;
        case "typo": time(kind, sets.resolve("typos.txt"), line -> shown(typo(line.split("\t")))); break;
        case "snippets": time(kind, sets.resolve("words.txt"), line -> marked(any(words(line)))); break;
        case "orIds": time(kind, sets.resolve("words.txt"), line -> best(any(words(line)))); break;
        case "andIds": time(kind, sets.resolve("words.txt"), line -> best(all(words(line)))); break;
        case "phraseIds": time(kind, sets.resolve("phrases.txt"), line -> best(phrase(line))); break;
        default: break;
      }
    }
    print("{\"rssMb\":%d}", memory("VmRSS"));
  }

  Query any(String[] words) throws IOException {
    return joined(words, Occur.SHOULD);
  }

  Query all(String[] words) throws IOException {
    return joined(words, Occur.MUST);
  }

  Query joined(String[] words, Occur occur) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String word : words) for (Term term : terms(word)) query.add(new TermQuery(term), occur);
    return query.build();
  }

  Query phrase(String line) throws IOException {
    PhraseQuery.Builder query = new PhraseQuery.Builder();
    for (Term term : terms(line)) query.add(term);
    return query.build();
  }

  Query prefix(String[] words) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    int last = words.length - 1;
    query.add(any(Arrays.copyOf(words, last)), Occur.SHOULD);
    query.add(new PrefixQuery(new Term(CONTENTS, words[last])), Occur.SHOULD);
    return query.build();
  }

  /** One edit in the word whose index follows the tab; the others as they are written. */
  Query typo(String[] textAndIndex) throws IOException {
    String[] words = words(textAndIndex[0]);
    int wrong = Integer.parseInt(textAndIndex[1]);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int index = 0; index < words.length; index++)
      for (Term term : terms(words[index]))
        query.add(index == wrong ? new FuzzyQuery(term, 1) : new TermQuery(term), Occur.SHOULD);
    return query.build();
  }

  String[] words(String line) {
    return line.split(" ");
  }

  List<Term> terms(String text) throws IOException {
    List<Term> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(CONTENTS, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(new Term(CONTENTS, term.toString()));
      stream.end();
    }
    return terms;
  }

  /** The best hits with their ids; Lucene may stop counting at a thousand hits. */
  Answer best(Query query) throws IOException {
    TopDocs top = searcher.search(query, LIMIT);
    return new Answer(readIds(top.scoreDocs), 0);
  }

  /** The best hits with their ids and titles, and the exact number of hits. */
  Answer shown(Query query) throws IOException {
    TopScoreDocCollector collector = TopScoreDocCollector.create(LIMIT, Integer.MAX_VALUE);
    searcher.search(query, collector);
    ScoreDoc[] hits = collector.topDocs().scoreDocs;
    readTitles(hits);
    return new Answer(readIds(hits), collector.getTotalHits());
  }

  Answer marked(Query query) throws IOException {
    TopDocs top = searcher.search(query, LIMIT);
    readTitles(top.scoreDocs);
    if (top.scoreDocs.length > 0) highlighter.highlight(CONTENTS, query, top, 1);
    return new Answer(readIds(top.scoreDocs), 0);
  }

  void readTitles(ScoreDoc[] hits) throws IOException {
    for (ScoreDoc hit : hits) searcher.doc(hit.doc, TITLE).get("title");
  }

  /** Ids are read in the order of documents: values of a column can only be read forward. */
  int readIds(ScoreDoc[] hits) throws IOException {
    int[] documents = Arrays.stream(hits).mapToInt(hit -> hit.doc).sorted().toArray();
    BinaryDocValues column = searcher.getIndexReader().leaves().get(0).reader().getBinaryDocValues("id");
    for (int document : documents) if (column.advanceExact(document)) column.binaryValue().utf8ToString();
    return documents.length;
  }

  /** As `child.mjs` and `stopwatch.mjs` do it: warm-up, rounds, a budget. */
  void time(String kind, Path set, Asked asked) throws IOException {
    List<String> queries = Files.readAllLines(set);
    List<List<Double>> times = new ArrayList<>();
    for (int number = 0; number < queries.size(); number++) times.add(new ArrayList<>());
    long started = System.nanoTime();
    long withHits = 0;
    long found = 0;
    int warmUps = 0;
    int round = 0;
    boolean complete = true;
    while (complete && round < rounds) {
      boolean warmingUp = round == 0 && (warmUps == 0 || millisSince(started) < warmUpMs);
      for (int number = 0; complete && number < queries.size(); number++) {
        long before = System.nanoTime();
        Answer answer = asked.ask(queries.get(number));
        double ms = millisSince(before);
        if (warmUps == 0) {
          times.get(number).add(ms);
          withHits += answer.hits > 0 ? 1 : 0;
          found += answer.found;
        } else if (!warmingUp) {
          if (round == 0) times.get(number).clear();
          times.get(number).add(ms);
        }
        complete = millisSince(started) < budgetMs;
      }
      if (warmingUp) warmUps++;
      else round++;
    }
    warmUpMs = WARM_UP_MS;
    StringBuilder list = new StringBuilder();
    for (List<Double> some : times) {
      if (list.length() > 0) list.append(',');
      list.append('[');
      for (int number = 0; number < some.size(); number++)
        list.append(number == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", some.get(number)));
      list.append(']');
    }
    print("{\"kind\":\"%s\",\"withHits\":%d,\"found\":%d,\"times\":[%s]}", kind, withHits, found, list);
  }

  interface Asked {
    Answer ask(String line) throws IOException;
  }

  static final class Answer {
    final int hits;
    final long found;

    Answer(int hits, long found) {
      this.hits = hits;
      this.found = found;
    }
  }

  static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Megabytes of this process as Linux counts them; 0 elsewhere. */
  static long memory(String name) throws IOException {
    Path status = Paths.get("/proc/self/status");
    if (!Files.exists(status)) return 0;
    for (String line : Files.readAllLines(status))
      if (line.startsWith(name + ":")) return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000;
    return 0;
  }

  /** The string under a key of a flat JSON object as `JSON.stringify` writes it. */
  static String valueOf(String line, String key) {
    String opening = "\"" + key + "\":\"";
    int at = line.indexOf(opening);
    if (at < 0) return "";
    StringBuilder value = new StringBuilder();
    for (at += opening.length(); line.charAt(at) != '"'; at++) {
      char character = line.charAt(at);
      if (character != '\\') {
        value.append(character);
        continue;
      }
      at++;
      switch (line.charAt(at)) {
        case 'n': case 't': case 'r': case 'b': case 'f':
          value.append(' ');
          break;
        case 'u':
          value.append((char) Integer.parseInt(line.substring(at + 1, at + 5), 16));
          at += 4;
          break;
        default:
          value.append(line.charAt(at));
      }
    }
    return value.toString();
  }
}
