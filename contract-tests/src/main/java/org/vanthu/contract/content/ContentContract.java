package org.vanthu.contract.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Writing and reading content. */
@ExtendWith(Repository.class)
class ContentContract {
    private final Acs acs;
    private final NodeService nodes;
    private final ContentService contents;

    ContentContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
        this.contents = acs.bean("contentService", ContentService.class);
    }

    private void write(NodeRef node, String text) {
        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent(text);
        });
    }

    private NodeRef written(String text) {
        NodeRef node = acs.newDocument();
        write(node, text);
        return node;
    }

    private String read(NodeRef node) {
        return acs.inTransaction(
                () -> contents.getReader(node, ContentModel.PROP_CONTENT).getContentString());
    }

    private @Nullable ContentData data(NodeRef node) {
        return acs.inTransaction(() -> (ContentData) nodes.getProperty(node, ContentModel.PROP_CONTENT));
    }

    private String url(NodeRef node) {
        ContentData data = data(node);
        if (data == null) {
            throw new AssertionError("The node has no content");
        }
        return data.getContentUrl();
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(read(written("Kính gửi: Ủy ban nhân dân"))).isEqualTo("Kính gửi: Ủy ban nhân dân");
    }

    @Test
    void isNamedByThePropertyOfTheNode() {
        NodeRef node = written("năm chữ");

        assertThat(data(node)).isNotNull().satisfies(data -> {
            assertThat(data.getContentUrl()).startsWith("store://");
            assertThat(data.getMimetype()).isEqualTo("text/plain");
            assertThat(data.getEncoding()).isEqualTo("UTF-8");
            assertThat(data.getSize()).isEqualTo("năm chữ".getBytes(StandardCharsets.UTF_8).length);
        });
    }

    @Test
    void isThereWithinTheTransactionThatWroteIt() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent("now");
            assertThat(contents.getReader(node, ContentModel.PROP_CONTENT).getContentString())
                    .isEqualTo("now");
        });
    }

    @Test
    void leavesThePropertyAloneUnlessAskedTo() {
        NodeRef node = written("old");

        acs.inTransaction(
                () -> contents.getWriter(node, ContentModel.PROP_CONTENT, false).putContent("new"));

        assertThat(read(node)).isEqualTo("old");
    }

    @Test
    void hasAReaderOnlyWhereThereIsContent() {
        NodeRef node = acs.newDocument();

        assertThat(acs.inTransaction(() -> contents.getReader(node, ContentModel.PROP_CONTENT)))
                .isNull();
    }

    @Test
    void hasAReaderThatKnowsWhatItReads() {
        NodeRef node = written("năm chữ");

        acs.inTransaction(() -> {
            ContentReader reader = contents.getReader(node, ContentModel.PROP_CONTENT);
            assertThat(reader.exists()).isTrue();
            assertThat(reader.getSize()).isEqualTo(10);
            assertThat(reader.getMimetype()).isEqualTo("text/plain");
            assertThat(reader.getEncoding()).isEqualTo("UTF-8");
            assertThat(reader.getContentUrl()).isEqualTo(url(node));
            assertThat(reader.getContentData()).isEqualTo(data(node));
        });
    }

    @Test
    void isReadOncePerReader() throws Exception {
        NodeRef node = written("text");

        acs.inTransaction(() -> {
            ContentReader reader = contents.getReader(node, ContentModel.PROP_CONTENT);
            try (InputStream in = reader.getContentInputStream()) {
                assertThat(in.readAllBytes()).hasSize(4);
            }
            assertThat(reader.isClosed()).isTrue();
            assertThatThrownBy(reader::getContentInputStream).isInstanceOf(ContentIOException.class);
            assertThat(reader.getReader().getContentString()).isEqualTo("text");
        });
    }

    @Test
    void isReadInPart() {
        NodeRef node = written("0123456789");

        assertThat(acs.inTransaction(() ->
                        contents.getReader(node, ContentModel.PROP_CONTENT).getContentString(4)))
                .isEqualTo("0123");
    }

    @Test
    void isReadIntoAStream() {
        NodeRef node = written("text");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        acs.inTransaction(
                () -> contents.getReader(node, ContentModel.PROP_CONTENT).getContent(out));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("text");
    }

    @Test
    void isWrittenOncePerWriter() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.putContent("once");
            assertThat(writer.isClosed()).isTrue();
            assertThatThrownBy(() -> writer.putContent("twice")).isInstanceOf(ContentIOException.class);
        });
    }

    @Test
    void isWrittenFromAStream() {
        NodeRef node = acs.newDocument();
        byte[] bytes = new byte[300_000];
        bytes[299_999] = 7;

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("application/octet-stream");
            writer.putContent(new ByteArrayInputStream(bytes));
        });

        acs.inTransaction(() -> {
            try (InputStream in =
                    contents.getReader(node, ContentModel.PROP_CONTENT).getContentInputStream()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        });
    }

    @Test
    void isSavedWhenItsStreamIsClosed() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            try (OutputStream out = writer.getContentOutputStream()) {
                out.write("bytes".getBytes(StandardCharsets.UTF_8));
                assertThat(contents.getReader(node, ContentModel.PROP_CONTENT)).isNull();
            }
            assertThat(contents.getReader(node, ContentModel.PROP_CONTENT).getSize())
                    .isEqualTo(5);
        });
    }

    @Test
    void hasAnUrlOfItsOwnEachTimeItIsWritten() {
        NodeRef node = written("first");
        String first = url(node);

        write(node, "second");

        assertThat(url(node)).isNotEqualTo(first);
        assertThat(acs.inTransaction(() -> contents.getRawReader(first).exists()))
                .as("old content stays until it is cleaned")
                .isTrue();
    }

    @Test
    void isReadByItsUrlAlone() {
        NodeRef node = written("by url");

        assertThat(acs.inTransaction(() -> contents.getRawReader(url(node)).getContentString()))
                .isEqualTo("by url");
    }

    @Test
    void isMissingUnderAnUrlThatNothingWasWrittenTo() {
        assertThat(acs.inTransaction(() -> contents.getRawReader("store://2000/1/1/1/1/" + Acs.unique() + ".bin")
                        .exists()))
                .isFalse();
    }

    @Test
    void isEncodedAsTheWriterSays() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-16BE");
            writer.putContent("ab");
        });

        assertThat(read(node)).isEqualTo("ab");
        assertThat(data(node))
                .isNotNull()
                .satisfies(data -> assertThat(data.getSize()).isEqualTo(4));
    }

    @Test
    void keepsTypeAndEncodingOfTheContentThatItReplaces() {
        NodeRef node = written("first");

        acs.inTransaction(
                () -> contents.getWriter(node, ContentModel.PROP_CONTENT, true).putContent("second"));

        assertThat(data(node)).isNotNull().satisfies(data -> {
            assertThat(data.getMimetype()).isEqualTo("text/plain");
            assertThat(data.getEncoding()).isEqualTo("UTF-8");
        });
    }

    @Test
    void isForgottenByARollback() {
        NodeRef node = written("old");
        String[] written = new String[1];

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
                    writer.putContent("new");
                    written[0] = writer.getContentUrl();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(read(node)).isEqualTo("old");
        assertThat(acs.inTransaction(() -> contents.getRawReader(written[0]).exists()))
                .as("what a rolled back transaction wrote is deleted")
                .isFalse();
    }

    @Test
    void isKeptInOtherPropertiesToo() {
        NodeRef node = acs.create(acs.folder(), Acs.unique(), Contract.LETTER);

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, Contract.name("scan"), true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent("scan");
        });

        acs.inTransaction(() -> {
            assertThat(contents.getReader(node, Contract.name("scan")).getContentString())
                    .isEqualTo("scan");
            assertThat(contents.getReader(node, ContentModel.PROP_CONTENT)).isNull();
        });
    }

    @Test
    void mayBeSharedByTwoNodes() {
        NodeRef node = written("shared");
        NodeRef other = acs.newDocument();

        acs.inTransaction(() -> nodes.setProperty(other, ContentModel.PROP_CONTENT, data(node)));
        acs.inTransaction(() -> {
            nodes.addAspect(node, ContentModel.ASPECT_TEMPORARY, Map.of());
            nodes.removeProperty(node, ContentModel.PROP_CONTENT);
        });

        assertThat(read(other)).isEqualTo("shared");
    }

    @Test
    void mayBeEmpty() {
        NodeRef node = written("");

        assertThat(data(node)).isNotNull().satisfies(data -> {
            assertThat(data.getSize()).isZero();
            assertThat(data.getContentUrl()).isNotNull();
        });
        assertThat(read(node)).isEmpty();
    }

    @Test
    void isRefusedInAPropertyOfAnotherKind() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> contents.getWriter(node, ContentModel.PROP_TITLE, true)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> acs.inTransaction(() -> contents.getReader(node, ContentModel.PROP_NAME)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void needsAMediaType() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> contents.getWriter(node, ContentModel.PROP_CONTENT, true)
                        .putContent("of no kind")))
                .isInstanceOf(RuntimeException.class);
        assertThat(data(node)).isNull();
    }

    @Test
    void mayBeTemporary() {
        acs.inTransaction(() -> {
            ContentWriter writer = contents.getTempWriter();
            writer.setEncoding("UTF-8");
            writer.putContent("temporary");
            assertThat(writer.getReader().getContentString()).isEqualTo("temporary");
        });
    }

    @Test
    void hasTheTypeThatItsNameSuggests() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.guessMimetype("scan.pdf");
            writer.putContent(new ByteArrayInputStream("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII)));
        });

        assertThat(data(node))
                .isNotNull()
                .satisfies(data -> assertThat(data.getMimetype()).isEqualTo("application/pdf"));
    }

    @Test
    void isNamedByTextInOneForm() {
        ContentData data = new ContentData("store://a/b.bin", "text/plain", 5, "UTF-8", Locale.ENGLISH);

        assertThat(data).hasToString("contentUrl=store://a/b.bin|mimetype=text/plain|size=5|encoding=UTF-8|locale=en_");
        assertThat(ContentData.createContentProperty(data.toString())).isEqualTo(data);
    }
}
