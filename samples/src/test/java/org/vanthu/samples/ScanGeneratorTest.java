package org.vanthu.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ScanGeneratorTest {

    @TempDir
    Path directory;

    @Test
    void givesTheSameBytesForTheSameSeed() throws IOException {
        Truth first = new ScanGenerator(7).generateOne(Files.createDirectory(directory.resolve("a")), 3);
        Truth second = new ScanGenerator(7).generateOne(Files.createDirectory(directory.resolve("b")), 3);

        assertThat(second).isEqualTo(first);
        assertThat(directory.resolve("a").resolve(first.file()))
                .hasSameBinaryContentAs(directory.resolve("b").resolve(second.file()));
    }

    @Test
    void givesTheSameBytesForTheSameSeedOfARoughScan() throws IOException {
        Truth first = new ScanGenerator(7, true).generateOne(Files.createDirectory(directory.resolve("a")), 3);
        Truth second = new ScanGenerator(7, true).generateOne(Files.createDirectory(directory.resolve("b")), 3);

        assertThat(second).isEqualTo(first);
        assertThat(directory.resolve("a").resolve(first.file()))
                .hasSameBinaryContentAs(directory.resolve("b").resolve(second.file()));
    }

    @Test
    void writesTheMarkOfSecretDocumentsIntoTheTruth() throws IOException {
        List<Truth> all = new ScanGenerator(7).generateSecret(directory, 2);

        assertThat(all).extracting(Truth::secrecy).containsExactly("MẬT", "TỐI MẬT");
        assertThat(directory.resolve(all.get(0).file())).isNotEmptyFile();
    }
}
