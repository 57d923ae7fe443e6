package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.Sent;

/** Brings outgoing documents through their steps, for tests of features above. */
public final class IssuingFixture {

    private final EmbeddedRepository repository;
    private final TestSite site;
    private final OutgoingSteps steps;

    /** Who takes the steps in an agency. */
    public record People(String agency, String drafter, String head, String leader, String clerk) {}

    /** To whom a document goes. */
    public record To(String kind, String code, String name) {}

    public IssuingFixture(EmbeddedRepository repository) {
        this.repository = repository;
        this.site = new TestSite(repository);
        this.steps = new OutgoingSteps(repository);
    }

    /** Begins a draft with the words; answers the id of its node. */
    public String draft(People people, String subject, String text, int urgency, List<To> recipients) {
        return draft(people, subject, text, urgency, recipients, List.of(), null);
    }

    private String draft(
            People people,
            String subject,
            String text,
            int urgency,
            List<To> recipients,
            List<DraftForm.LinkForm> links,
            @Nullable String mode) {
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
                        .map(to -> new DraftForm.RecipientForm(to.kind(), to.code(), to.name(), "action", 1, mode))
                        .toList(),
                "links",
                links);
        return steps.draft(people.drafter(), form, text).nodeId();
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
                steps.of(nodeId).version());
        site.as(people.drafter(), () -> bean(Drafts.class).change(nodeId, form));
        revise(people.drafter(), nodeId, text);
    }

    /** A new version of the draft by whoever has the turn. */
    public void revise(String user, String nodeId, String text) {
        steps.addFile(user, steps.of(nodeId), OutgoingFile.DRAFT, "du-thao.txt", text);
    }

    /** A file beside the draft. */
    public void attach(String user, String nodeId, String name, String text) {
        steps.addFile(user, steps.of(nodeId), OutgoingFile.ATTACHMENT, name, text);
    }

    /** Submitted, reviewed, checked and approved. */
    public void approve(People people, String nodeId) {
        Outgoing submitted = steps.submit(people.drafter(), steps.of(nodeId));
        Outgoing reviewed = steps.review(people.head(), submitted);
        steps.approve(people.leader(), steps.checkForm(people.clerk(), reviewed));
    }

    public void approveAgain(People people, String nodeId) {
        steps.approve(people.leader(), steps.of(nodeId));
    }

    /** Signed on paper, numbered, sealed and scanned: everything but issued. */
    public void seal(People people, String nodeId) {
        Outgoing signed = steps.signOnPaper(people.leader(), steps.of(nodeId));
        Outgoing sealed = steps.seal(people.clerk(), steps.number(people.clerk(), signed));
        steps.scan(people.clerk(), sealed);
    }

    public void issue(People people, String nodeId) {
        steps.issue(people.clerk(), steps.of(nodeId));
    }

    /** A document from the first word to the issuing. */
    public String issued(People people, String subject, List<To> recipients) {
        String nodeId = draft(people, subject, "Nội dung " + subject, 0, recipients);
        approve(people, nodeId);
        seal(people, nodeId);
        issue(people, nodeId);
        return nodeId;
    }

    /** As {@link #issuedToSend}; the recipients are asked for an answer. */
    public String issuedAskingForReply(People people, String subject, List<To> recipients, LocalDate due) {
        String nodeId = draft(people, subject, "Nội dung " + subject, 0, recipients, List.of(), "both");
        site.as(
                people.drafter(),
                () -> bean(Drafts.class)
                        .change(
                                nodeId,
                                Sent.form(
                                        DraftForm.class,
                                        "replyRequested",
                                        true,
                                        "replyDue",
                                        due,
                                        "replyNote",
                                        "Ý kiến về dự thảo",
                                        "version",
                                        steps.of(nodeId).version())));
        approve(people, nodeId);
        seal(people, nodeId);
        issue(people, nodeId);
        return nodeId;
    }

    /** As {@link #issued}, to be sent electronically; it answers the incoming documents. */
    public String issuedToSend(People people, String subject, List<To> recipients, List<String> answers) {
        return issuedToSend(people, subject, recipients, Link.ANSWERS, answers);
    }

    /** As {@link #issued}, to be sent electronically; it has to do with others in the given way. */
    public String issuedToSend(People people, String subject, List<To> recipients, String kind, List<String> targets) {
        List<DraftForm.LinkForm> links = targets.stream()
                .map(target -> new DraftForm.LinkForm(kind, target, null))
                .toList();
        String nodeId = draft(people, subject, "Nội dung " + subject, 0, recipients, links, "both");
        approve(people, nodeId);
        seal(people, nodeId);
        issue(people, nodeId);
        return nodeId;
    }

    public String state(String nodeId) {
        return steps.of(nodeId).state().code();
    }

    public String number(String nodeId) {
        return Objects.requireNonNull(steps.of(nodeId).stage().number());
    }

    private <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    <T> T as(String user, Callable<T> work) {
        return site.as(user, work);
    }

    /** A page that is like no other. */
    public static String pdf() {
        return OutgoingSteps.pdf();
    }
}
