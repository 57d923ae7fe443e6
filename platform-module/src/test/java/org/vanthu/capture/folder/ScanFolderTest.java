package org.vanthu.capture.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScanFolderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path temp;

    private ScanFolder folder;

    @BeforeEach
    void createFolder() throws IOException {
        folder = new ScanFolder(temp.resolve("scans/H37"));
        folder.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".scan.pdf",
                "~scan.pdf",
                "~$scan.docx",
                "scan.pdf~",
                "scan.pdf.part",
                "scan.PART",
                "scan.tmp",
                "scan.pdf.crdownload",
                "Thumbs.db",
                "desktop.ini",
                ".DS_Store",
                "scan.lock",
                "scan.filepart",
                ".smbdeleteAAA",
                "$RECYCLE.BIN"
            })
    void ignoresFilesThatAreStillWrittenOrNoScans(String name) {
        assertThat(ScanFolder.isIgnored(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan.pdf", "Scan 001.TIF", "12_QĐ-UBND.pdf", "scan", "văn bản.jpg", "a.b.c.png"})
    void takesOrdinaryNames(String name) {
        assertThat(ScanFolder.isIgnored(name)).isFalse();
    }

    @Test
    void listsFilesButNoFoldersAndNoLinks() throws IOException {
        Files.writeString(folder.path().resolve("a.pdf"), "1234");
        Files.createDirectory(folder.path().resolve("sub"));
        Files.createSymbolicLink(folder.path().resolve("link.pdf"), Path.of("target.pdf"));

        assertThat(folder.list()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("a.pdf");
            assertThat(found.sizeBytes()).isEqualTo(4);
        });
    }

    @Test
    void saysWhenTheFolderIsAway() {
        assertThatThrownBy(() -> new ScanFolder(temp.resolve("nothing")).list())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void hashesWhatItCopies() throws IOException {
        Files.writeString(folder.path().resolve("a.pdf"), "abc");

        var copied = folder.copy("a.pdf", temp.resolve("copy"));

        assertThat(copied.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ScanFolder.hash(new ByteArrayInputStream("abc".getBytes()))).isEqualTo(copied);
        assertThat(temp.resolve("copy")).hasContent("abc");
    }

    @Test
    void putsAwayWithoutEverOverwriting() throws IOException {
        for (String content : new String[] {"one", "two", "three"}) {
            Files.writeString(folder.path().resolve("a.pdf"), content);
            folder.putAway("a.pdf", ScanFolder.DONE, DAY);
        }

        assertThat(folder.path().resolve("done/2026-11-22/a.pdf")).hasContent("one");
        assertThat(folder.path().resolve("done/2026-11-22/a-1.pdf")).hasContent("two");
        assertThat(folder.path().resolve("done/2026-11-22/a-2.pdf")).hasContent("three");
        assertThat(folder.putAway("a.pdf", ScanFolder.DONE, DAY)).isEmpty();
    }

    @Test
    void recallsADoneFileToTheRefusedOnesOnlyInsideTheFolder() throws IOException {
        Files.writeString(folder.path().resolve("a.pdf"), "secret");
        Files.writeString(temp.resolve("outside"), "x");
        String put = folder.putAway("a.pdf", ScanFolder.DONE, DAY).orElseThrow();

        folder.recall(put, false);
        folder.recall("../../outside", true);

        assertThat(folder.path().resolve("refused/a.pdf")).hasContent("secret");
        assertThat(folder.path().resolve(put)).doesNotExist();
        assertThat(temp.resolve("outside")).exists();
    }
}
