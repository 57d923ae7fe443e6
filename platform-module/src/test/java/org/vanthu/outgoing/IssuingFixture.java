package org.vanthu.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Sent;

/** Brings outgoing documents through their steps, for tests of features above. */
public final class IssuingFixture {

    private static final AtomicInteger FILES = new AtomicInteger();

    private final EmbeddedRepository repository;
    private final TestSite site;

    /** Who takes the steps in an agency. */
    public record People(String agency, String drafter, String head, String leader, String clerk) {}

    /** To whom a document goes. */
    public record To(String kind, String code, String name) {}

    public IssuingFixture(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
    }

    /** Begins a draft with the words; answers the id of its node. */
    public String draft(People people, String subject, String text, int urgency, List<To> recipients) {
        DraftForm form = Sent.form(
                DraftForm.class,
                "agency",
                people.agency(),
                "typeCode",
                "CV",
                "subject",
                subject,
                "urgency",
                urgency,
                "signer",
                people.leader(),
                "submission",
                "Kính trình lãnh đạo xem xét, ký ban hành.",
                "mode",
                "paper",
                "modeReason",
                "Nơi nhận chưa nhận văn bản điện tử",
                "copies",
                1,
                "recipients",
                recipients.stream()
                        .map(to -> new DraftForm.RecipientForm(to.kind(), to.code(), to.name(), "action", 1, null))
                        .toList(),
                "links",
                List.of());
        return site.as(people.drafter(), () -> {
            try (Uploaded uploaded = file("du-thao.txt", text)) {
                return bean(Drafts.class).create(form, uploaded).nodeId();
            }
        });
    }

    /** Completes a draft that was begun elsewhere, with its recipients. */
    public void complete(People people, String nodeId, String text) {
        DraftForm form = Sent.form(
                DraftForm.class,
                "typeCode",
                "CV",
                "signer",
                people.leader(),
                "submission",
                "Kính trình lãnh đạo ký.",
                "mode",
                "paper",
                "modeReason",
                "Nơi nhận chưa nhận văn bản điện tử",
                "copies",
                1,
                "version",
                of(nodeId).version());
        site.as(people.drafter(), () -> bean(Drafts.class).change(nodeId, form));
        upload(people.drafter(), nodeId, OutgoingFile.DRAFT, "du-thao.txt", text);
    }

    /** A new version of the draft by whoever has the turn. */
    public void revise(String user, String nodeId, String text) {
        upload(user, nodeId, OutgoingFile.DRAFT, "du-thao.txt", text);
    }

    /** Submitted, reviewed, checked and approved. */
    public void approve(People people, String nodeId) {
        site.as(people.drafter(), () -> bean(Processing.class).submit(nodeId, step(nodeId)));
        site.as(people.head(), () -> bean(Processing.class).review(nodeId, step(nodeId)));
        site.as(people.clerk(), () -> bean(Processing.class).checkForm(nodeId, step(nodeId)));
        approveAgain(people, nodeId);
    }

    public void approveAgain(People people, String nodeId) {
        site.as(people.leader(), () -> bean(Processing.class).approve(nodeId, step(nodeId)));
    }

    /** Signed on paper, numbered, sealed and scanned: everything but issued. */
    public void seal(People people, String nodeId) {
        site.as(
                people.leader(),
                () -> bean(Signing.class)
                        .sign(nodeId, new Signing.SignForm(version(nodeId), null, Signing.PAPER, null, null)));
        site.as(
                people.clerk(),
                () -> bean(Issuing.class)
                        .number(nodeId, new Issuing.NumberForm(version(nodeId), null, null, null, null)));
        site.as(
                people.clerk(),
                () -> bean(Issuing.class)
                        .seal(nodeId, new Signing.SignForm(version(nodeId), null, Signing.PAPER, null, null)));
        upload(people.clerk(), nodeId, OutgoingFile.SIGNED, "ban-quet.pdf", pdf());
    }

    public void issue(People people, String nodeId) {
        site.as(
                people.clerk(),
                () -> bean(Issuing.class).issue(nodeId, new Issuing.IssueForm(version(nodeId), null, null, null)));
    }

    /** A document from the first word to the issuing. */
    public String issued(People people, String subject, List<To> recipients) {
        String nodeId = draft(people, subject, "Nội dung " + subject, 0, recipients);
        approve(people, nodeId);
        seal(people, nodeId);
        issue(people, nodeId);
        return nodeId;
    }

    public String state(String nodeId) {
        return of(nodeId).state().code();
    }

    public String number(String nodeId) {
        return Objects.requireNonNull(of(nodeId).stage().number());
    }

    private void upload(String user, String nodeId, String kind, String name, String text) {
        site.as(user, () -> {
            try (Uploaded uploaded = file(name, text)) {
                return bean(Drafts.class)
                        .addFile(
                                nodeId,
                                new Drafts.FileForm(kind, null, version(nodeId), null),
                                uploaded.required("file"));
            }
        });
    }

    private static Uploaded file(String name, String text) {
        try {
            Path file = Files.createTempFile("vanthu-test-", ".bin");
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return Uploaded.of(List.of(new Uploaded.Part("file", name, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outgoing of(String nodeId) {
        return bean(OutgoingTable.class).find(nodeId).orElseThrow();
    }

    private long version(String nodeId) {
        return of(nodeId).version();
    }

    private StepForm step(String nodeId) {
        return new StepForm(version(nodeId), null, null, null, null, null);
    }

    private <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    <T> T as(String user, Callable<T> work) {
        return site.as(user, work);
    }

    /** A page that is like no other. */
    public static String pdf() {
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
