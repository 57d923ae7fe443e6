package org.vanthu.embedded.search;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * One Lucene index. What it holds and how far it follows the database are committed in one step, so after a kill it
 * goes on exactly where its files are. One thread writes; any number read.
 */
final class LuceneIndex implements AutoCloseable {
    private static final double BUFFER_MIB = 48;

    private final String name;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final DocumentMapper mapper;
    private Position position;

    private LuceneIndex(String name, Directory directory, DocumentMapper mapper) throws IOException {
        this.name = name;
        this.directory = directory;
        this.mapper = mapper;
        IndexWriterConfig config = new IndexWriterConfig(analyzer());
        config.setRAMBufferSizeMB(BUFFER_MIB);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        config.setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        this.searchers = new SearcherManager(writer, null);
        Map<String, String> data = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        this.position = Position.of(data);
    }

    /** Opens the index of a folder, or begins one. */
    static LuceneIndex open(Path folder, DocumentMapper mapper) {
        try {
            return new LuceneIndex(String.valueOf(folder.getFileName()), FSDirectory.open(folder), mapper);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the search index in " + folder, e);
        }
    }

    /** Opens an index in a given directory. */
    static LuceneIndex open(Directory directory, DocumentMapper mapper) {
        try {
            return new LuceneIndex("memory", directory, mapper);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open the search index", e);
        }
    }

    /** The analyzer that belongs to each field. */
    static Analyzer analyzer() {
        Analyzer folded = new TextAnalyzer(TermForm.FOLDED);
        Analyzer exact = new TextAnalyzer(TermForm.EXACT);
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String fieldName) {
                return IndexFields.formOf(fieldName) == TermForm.EXACT ? exact : folded;
            }
        };
    }

    /** The name of its folder. */
    String name() {
        return name;
    }

    /** How far the index follows the database, including what is not yet on disk. */
    synchronized Position position() {
        return position;
    }

    /** Puts nodes in, each in place of its earlier state. */
    void put(Collection<IndexedNode> nodes) {
        try {
            for (IndexedNode node : nodes) {
                writer.updateDocument(key(node.id()), mapper.document(node));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the search index", e);
        }
    }

    /** Takes nodes out. */
    void remove(Collection<Long> ids) {
        try {
            writer.deleteDocuments(ids.stream().map(LuceneIndex::key).toArray(Term[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to the search index", e);
        }
    }

    private static Term key(long id) {
        return new Term(IndexFields.DB_ID, Long.toString(id));
    }

    /** Lets searches see what was written, and remembers how far that is. */
    void advance(Position to) {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot refresh the search index", e);
        }
        reached(to);
    }

    /**
     * Remembers how far the index is; searches see it after the next {@link #advance}. To show every step of a full
     * pass would cut the index into thousands of small pieces.
     */
    synchronized void reached(Position to) {
        position = to;
    }

    /** Writes everything to disk together with the position; searches see it from then on at the latest. */
    void commit() {
        try {
            writer.setLiveCommitData(position().toMap().entrySet());
            writer.commit();
            searchers.maybeRefresh();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot commit the search index", e);
        }
    }

    /** A search over one state of the index. */
    interface Search<T> {
        T on(IndexSearcher searcher) throws IOException;
    }

    /** Runs a search on the newest state that {@link #advance} published. */
    <T> T search(Search<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.on(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the search index", e);
        }
    }

    /** Bytes that the index takes on disk. */
    long sizeBytes() {
        try {
            long bytes = 0;
            for (String file : directory.listAll()) {
                bytes += length(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the search index", e);
        }
    }

    private long length(String file) throws IOException {
        try {
            return directory.fileLength(file);
        } catch (NoSuchFileException | FileNotFoundException e) {
            return 0; // a merge has just replaced it
        }
    }

    /** Commits and closes. */
    @Override
    public void close() {
        commit();
        abandon();
    }

    /** Closes without a commit: what was not committed is indexed again. */
    void abandon() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the search index", e);
        }
    }
}
