package org.vanthu.contract.content;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.alfresco.service.cmr.repository.MimetypeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/** Media types by file name and by content. */
@ExtendWith(Repository.class)
class MimetypeContract {
    private final MimetypeService mimetypes;

    MimetypeContract(Acs acs) {
        mimetypes = acs.bean("mimetypeService", MimetypeService.class);
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf,application/pdf",
        "a.PDF,application/pdf",
        "a.txt,text/plain",
        "a.jpg,image/jpeg",
        "a.png,image/png",
        "a.tiff,image/tiff",
        "a.xml,text/xml",
        "a.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a.unknownkind,application/octet-stream",
        "noextension,application/octet-stream"
    })
    void areGuessedFromTheName(String name, String type) {
        assertThat(mimetypes.guessMimetype(name)).isEqualTo(type);
    }

    @Test
    void areGuessedFromTheContentWhereTheNameSaysNothing() {
        assertThat(mimetypes.guessMimetype(
                        "scan", new ByteArrayInputStream("%PDF-1.4\n%abc".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("application/pdf");
    }

    @Test
    void haveAnExtension() {
        assertThat(mimetypes.getExtension("application/pdf")).isEqualTo("pdf");
        assertThat(mimetypes.getExtension("text/plain")).isEqualTo("txt");
        assertThat(mimetypes.getExtension("no/such")).isEqualTo("bin");
        assertThat(mimetypes.getMimetype("pdf")).isEqualTo("application/pdf");
    }

    @Test
    void areTextOrNot() {
        assertThat(mimetypes.isText("text/plain")).isTrue();
        assertThat(mimetypes.isText("application/pdf")).isFalse();
    }
}
