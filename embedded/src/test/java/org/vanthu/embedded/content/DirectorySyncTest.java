package org.vanthu.embedded.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectorySyncTest {
    private final DirectorySync sync = new DirectorySync();

    @Test
    void everyCallerReturnsWhenManyComeAtOnce(@TempDir Path directory) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        var calls = new ArrayList<Future<?>>();
        for (int i = 0; i < 500; i++) {
            calls.add(threads.submit(() -> {
                sync.sync(directory);
                return null;
            }));
        }

        for (Future<?> call : calls) {
            call.get(20, TimeUnit.SECONDS);
        }

        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFailureIsToldAndDoesNotBlockTheNext(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> sync.sync(missing)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sync.sync(missing)).isInstanceOf(IOException.class);
        sync.sync(directory);
    }
}
