package org.vanthu.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.TestSite;

/** What people do with outgoing documents in tests; each step names the version that was seen. */
final class OutgoingSteps {

    private static final AtomicInteger FILES = new AtomicInteger();

    private final EmbeddedRepository repository;
    private final TestSite site;

    OutgoingSteps(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
    }

    Outgoing draft(String drafter, DraftForm form, String text) {
        return site.as(drafter, () -> {
            try (Uploaded uploaded = file("file", "du-thao.txt", text)) {
                return bean(Drafts.class).create(form, uploaded);
            }
        });
    }

    Outgoing submit(String drafter, Outgoing seen) {
        return site.as(drafter, () -> bean(Processing.class).submit(seen.nodeId(), step(seen, null)));
    }

    Outgoing review(String head, Outgoing seen) {
        return site.as(head, () -> bean(Processing.class).review(seen.nodeId(), step(seen, null)));
    }

    Outgoing checkForm(String clerk, Outgoing seen) {
        return site.as(clerk, () -> bean(Processing.class).checkForm(seen.nodeId(), step(seen, null)));
    }

    Outgoing approve(String leader, Outgoing seen) {
        return site.as(leader, () -> bean(Processing.class).approve(seen.nodeId(), step(seen, null)));
    }

    Outgoing signOnPaper(String leader, Outgoing seen) {
        return site.as(leader, () -> bean(Signing.class).sign(seen.nodeId(), onPaper(seen)));
    }

    Outgoing number(String clerk, Outgoing seen) {
        return site.as(
                clerk,
                () -> bean(Issuing.class)
                        .number(seen.nodeId(), new Issuing.NumberForm(seen.version(), null, null, null, null)));
    }

    Outgoing seal(String clerk, Outgoing seen) {
        return site.as(clerk, () -> bean(Issuing.class).seal(seen.nodeId(), onPaper(seen)));
    }

    Outgoing scan(String clerk, Outgoing seen) {
        return addFile(clerk, seen, OutgoingFile.SIGNED, "ban-quet.pdf", pdf());
    }

    Outgoing issue(String clerk, Outgoing seen) {
        return site.as(
                clerk,
                () -> bean(Issuing.class)
                        .issue(seen.nodeId(), new Issuing.IssueForm(seen.version(), null, null, null)));
    }

    Outgoing addFile(String user, Outgoing seen, String kind, String name, String text) {
        return site.as(user, () -> {
            try (Uploaded uploaded = file("file", name, text)) {
                return bean(Drafts.class)
                        .addFile(
                                seen.nodeId(),
                                new Drafts.FileForm(kind, null, seen.version(), null),
                                uploaded.required("file"));
            }
        });
    }

    /** The document as it is now. */
    Outgoing of(String nodeId) {
        return bean(OutgoingTable.class).find(nodeId).orElseThrow();
    }

    static StepForm step(Outgoing seen, @Nullable String comment) {
        return new StepForm(seen.version(), comment, null, null, null, null);
    }

    private static Signing.SignForm onPaper(Outgoing seen) {
        return new Signing.SignForm(seen.version(), null, Signing.PAPER, null, null);
    }

    /** A file as a form brings it. */
    static Uploaded file(String field, String name, String text) {
        try {
            Path file = Files.createTempFile("vanthu-test-", ".bin");
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return Uploaded.of(List.of(new Uploaded.Part(field, name, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    /** A page that is like no other. */
    static String pdf() {
        return """
                %%PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                xref
                0 4
                0000000000 65535 f\s
                0000000009 00000 n\s
                0000000052 00000 n\s
                0000000101 00000 n\s
                trailer<</Size 4/Root 1 0 R/Info<</Title(%d)>>>>
                startxref
                164
                %%%%EOF
                """.formatted(FILES.incrementAndGet());
    }
}
