package org.vanthu.embedded.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.alfresco.service.cmr.repository.MimetypeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TikaMimetypeServiceTest {
    private final MimetypeService mimetypes = new TikaMimetypeService();

    @ParameterizedTest
    @CsvSource({
        "Công văn 12.PDF, application/pdf",
        "a.tif, image/tiff",
        "a.jpg, image/jpeg",
        "a.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.xml, text/xml",
        "a.txt, text/plain",
        "a, application/octet-stream"
    })
    void guessesByName(String name, String mimetype) {
        assertThat(mimetypes.guessMimetype(name)).isEqualTo(mimetype);
    }

    @Test
    void believesTheBytesMoreThanTheName() throws Exception {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a.txt"));
            out.write(1);
        }

        assertThat(guess("scan.pdf", zip.toByteArray())).isEqualTo("application/zip");
        assertThat(guess("scan.txt", "%PDF-1.7\n%".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("application/pdf");
    }

    @Test
    void knowsExtensionsAndText() {
        assertThat(mimetypes.getExtension("application/pdf")).isEqualTo("pdf");
        assertThat(mimetypes.getMimetype("png")).isEqualTo("image/png");
        assertThat(mimetypes.isText("text/csv")).isTrue();
        assertThat(mimetypes.isText("application/pdf")).isFalse();
        assertThat(mimetypes.getMimetypesByExtension()).containsEntry("pdf", "application/pdf");
    }

    private String guess(String name, byte[] bytes) {
        return mimetypes.guessMimetype(name, new ByteArrayInputStream(bytes));
    }
}
