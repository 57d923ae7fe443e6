package org.vanthu.embedded.content;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.alfresco.service.cmr.repository.ContentIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileContentStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    @Test
    void keepsFilesByTheMinuteTheyCame() throws Exception {
        var store = new FileContentStore(root, CLOCK, new DirectorySync());

        String url = store.newUrl();
        store.create(url).close();

        assertThat(url).startsWith("store://2026/2/3/4/5/").endsWith(".bin");
        assertThat(Files.exists(root.resolve(url.substring("store://".length()))))
                .isTrue();
        assertThat(store.url(store.file(url))).isEqualTo(url);
        assertThat(store.delete(url)).isTrue();
        assertThat(store.delete(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store://../../../etc/passwd",
                "store://2026/2/3/4/5/../../../../../../etc/passwd.bin",
                "file:///etc/passwd",
                "store://2026/2/3/4/5/x.bin",
                ""
            })
    void opensNothingButItsOwnFiles(String url) {
        var store = new FileContentStore(root, CLOCK, new DirectorySync());

        assertThatThrownBy(() -> store.file(url)).isInstanceOf(ContentIOException.class);
    }
}
