package org.vanthu.embedded.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows the database with an index of its own; that of the repository would take the texts away. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "index.subsystem.name", value = "noindex")
class IndexTrackerTest {
    private final SearchFixture fixture;
    private NodeRef folder;

    IndexTrackerTest(EmbeddedRepository repository) {
        fixture = new SearchFixture(repository);
    }

    @BeforeEach
    void makeFolder() {
        folder = fixture.folder();
    }

    private List<NodeRef> inFolder() {
        return fixture.find("PARENT:\"" + folder + "\"");
    }

    @Test
    void doesNotSkipATransactionThatCommitsAfterALaterOne() throws Exception {
        fixture.tracker.catchUp();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<NodeRef> slow = thread.submit(() -> fixture.inTransaction(() -> {
            NodeRef node = fixture.create(folder, ContentModel.TYPE_CONTENT, "slow.txt", Map.of());
            // The flush takes the number of the transaction while it stays open.
            fixture.nodes.getChildAssocs(folder);
            written.countDown();
            awaitQuietly(mayCommit);
            return node;
        }));
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        NodeRef quick = fixture.document(folder, "quick");
        for (int i = 0; i < 5; i++) {
            fixture.tracker.step();
        }
        mayCommit.countDown();
        NodeRef late = slow.get(20, TimeUnit.SECONDS);
        thread.shutdown();

        fixture.tracker.catchUp();

        assertThat(inFolder()).containsExactlyInAnyOrder(quick, late);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void missesNothingOfManyConcurrentTransactions() throws Exception {
        int threads = 8;
        int each = 10;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            writers.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    fixture.document(folder, "concurrent");
                }
            }));
        }
        while (writers.stream().anyMatch(writer -> !writer.isDone())) {
            fixture.tracker.step();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();

        fixture.tracker.catchUp();

        assertThat(inFolder()).hasSize(threads * each);
    }

    @Test
    void goesOnWhereItsFilesAreAfterAKill(@TempDir Path directory) {
        fixture.use(LuceneIndex.open(directory, fixture.mapper));
        fixture.index.advance(Position.start(fixture.feed.database(), fixture.feed.horizon()));
        Random random = new Random(7);
        List<NodeRef> expected = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            expected.add(fixture.document(folder, "round " + round));
            if (round % 4 == 3) {
                NodeRef gone = expected.remove(0);
                fixture.inTransaction(() -> {
                    fixture.nodes.deleteNode(gone);
                    return null;
                });
            }
            for (int steps = random.nextInt(3); steps > 0; steps--) {
                fixture.tracker.step();
            }
            if (random.nextBoolean()) {
                fixture.index.commit();
                fixture.document(fixture.folder(), "after the commit");
                fixture.tracker.step();
            }
            // Without a commit everything since the last one is lost, as by kill -9.
            fixture.index.abandon();
            fixture.use(LuceneIndex.open(directory, fixture.mapper));
            if (fixture.index.position().database().isEmpty()) {
                fixture.index.advance(Position.start(fixture.feed.database(), fixture.feed.horizon()));
            }
        }

        fixture.tracker.catchUp();

        assertThat(inFolder()).containsExactlyInAnyOrderElementsOf(expected);
        fixture.index.abandon();
    }

    @Test
    void saysHowFarItIsBehind() {
        fixture.tracker.catchUp();
        assertThat(fixture.tracker.behind()).isEqualTo(Duration.ZERO);

        fixture.document(folder, "new");

        assertThat(fixture.tracker.behind()).isPositive();
    }

    @Test
    void findsAtOnceByPropertiesAndThenByText() {
        NodeRef node = fixture.document(folder, "number 12");
        fixture.tracker.catchUp();
        assertThat(fixture.find("+PARENT:\"" + folder + "\" +cm:title:12")).containsExactly(node);

        String url = "store://test/" + node.getId();
        fixture.inTransaction(() -> {
            fixture.nodes.setProperty(node, ContentModel.PROP_CONTENT, new ContentData(url, "text/plain", 5, "UTF-8"));
            return null;
        });
        fixture.tracker.catchUp();
        TextStore.Task task = fixture.texts.waiting(10).get(0);
        assertThat(task.contentUrl()).isEqualTo(url);
        fixture.texts.done(List.of(new TextStore.Read(task, Optional.of("Nội dung về đất đai"), 1)));
        fixture.tracker.catchUp();

        assertThat(fixture.find("+PARENT:\"" + folder + "\" +TEXT:\"dat dai\"")).containsExactly(node);
    }

    @Test
    void buildsAgainWhileItServes(@TempDir Path directory) {
        NodeRef node = fixture.document(folder, "kept");
        SearchEngine engine = new SearchEngine(fixture.feed, fixture.mapper, directory);
        engine.start();
        engine.await(Duration.ofSeconds(20));
        fixture.use(engine.index());
        assertThat(inFolder()).containsExactly(node);

        engine.rebuild();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (engine.status().rebuilding() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        fixture.use(engine.index());
        assertThat(engine.status().rebuilding()).isFalse();
        assertThat(inFolder()).containsExactly(node);
        engine.close();
    }
}
