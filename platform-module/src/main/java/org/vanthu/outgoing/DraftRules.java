package org.vanthu.outgoing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.DocumentType;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/** Whether what people entered about a draft can be accepted, and what must be there before it is submitted. */
final class DraftRules {

    static final String ELECTRONIC = "electronic";
    static final String BOTH = "both";
    static final String PAPER = "paper";

    private static final Set<String> MODES = Set.of(ELECTRONIC, BOTH, PAPER);
    private static final Set<String> LINK_KINDS =
            Set.of("answers", "amends", "replaces", "corrects", Link.COPY_OF, "related");
    private static final Set<String> RECIPIENT_KINDS = Set.of("unit", "person", "agency", "other");
    private static final Set<String> PURPOSES = Set.of("action", "check", "know", "archive");
    private static final Pattern COMPETENCE =
            Pattern.compile("((TM|KT|TL|TUQ|Q)\\.)( (TM|KT|TL|TUQ|Q)\\.)*", Pattern.UNICODE_CASE);
    private static final Pattern NOTATION = Pattern.compile("[\\p{Lu}0-9][\\p{L}0-9]*(-[\\p{Lu}0-9]+)*");
    private static final int MAX_URGENCY = 4;
    private static final int MAX_RECIPIENTS = 200;
    private static final int MAX_SUBMISSION = 10_000;

    private final OutgoingSite site;
    private final DocumentQueries documents;

    DraftRules(OutgoingSite site, DocumentQueries documents) {
        this.site = site;
        this.documents = documents;
    }

    /**
     * Lays what was sent over what is there.
     *
     * @param before what is there, or null for a new draft
     * @throws InvalidInputException naming every wrong field
     */
    DraftFields check(Agency agency, String drafter, DraftForm form, @Nullable DraftFields before) {
        site.secrecy().refuseSecret(form.secrecy());
        OutgoingSettings settings = OutgoingSettings.of(agency);
        Errors errors = new Errors(new ArrayList<>());
        Optional<DocumentType> type = type(errors, form.typeCode(), before == null ? "" : before.typeCode());
        String signer = errors.text("signer", form.signer(), 100, before == null ? "" : before.signer());
        Optional<Staff.Member> signing =
                signer.isEmpty() ? Optional.empty() : site.staff().find(agency.code(), signer);
        if (!signer.isEmpty() && signing.filter(DraftRules::maySign).isEmpty()) {
            errors.add("signer", signer, "outgoing.error.signer", signer);
        }
        boolean reply =
                form.replyRequested() == null ? before != null && before.replyRequested() : form.replyRequested();
        DraftFields fields = new DraftFields(
                unit(errors, agency, form.unit(), before == null ? site.unitOf(agency.code(), drafter) : before.unit()),
                type.map(DocumentType::code).orElse(""),
                type.map(DocumentType::name).orElse(""),
                errors.text("subject", form.subject(), 500, before == null ? "" : before.subject()),
                errors.range("urgency", form.urgency(), 0, MAX_URGENCY, before == null ? 0 : before.urgency()),
                errors.text("language", form.language(), 10, before == null ? "vi" : before.language()),
                signer,
                position(errors, form, before, signing),
                competence(errors, form.competence(), before == null ? "" : before.competence()),
                controller(errors, agency, form.controller(), before == null ? "" : before.controller()),
                errors.text("series", form.series(), 200, before == null ? "" : before.series()),
                notation(errors, form.notation(), before == null ? "" : before.notation()),
                words(errors, form.submission(), before == null ? "" : before.submission()),
                errors.oneOf("mode", form.mode(), MODES, before == null ? settings.usualMode() : before.mode()),
                errors.text("modeReason", form.modeReason(), 500, before == null ? "" : before.modeReason()),
                reply,
                !reply ? null : form.replyDue() != null ? form.replyDue() : before == null ? null : before.replyDue(),
                errors.text("replyNote", form.replyNote(), 500, before == null ? "" : before.replyNote()),
                form.wide() == null ? before != null && before.wide() : form.wide(),
                important(form, before, type, settings),
                errors.range("copies", form.copies(), 0, 100_000, before == null ? 0 : before.copies()),
                errors.text("note", form.note(), 500, before == null ? "" : before.note()));
        if (fields.subject().isEmpty()) {
            errors.add("subject", "", "outgoing.error.missing-subject");
        }
        errors.done();
        site.secrecy().refuseComplaint(agency.complaintsRefused(), fields.typeName(), fields.subject());
        return fields;
    }

    /** Numbers the recipients that were sent; what is known of their delivery stays. */
    List<Recipient> recipients(@Nullable List<DraftForm.RecipientForm> sent) {
        Errors errors = new Errors(new ArrayList<>());
        List<Recipient> recipients = new ArrayList<>();
        for (DraftForm.RecipientForm one : sent == null ? List.<DraftForm.RecipientForm>of() : sent) {
            recipients.add(new Recipient(
                    recipients.size() + 1,
                    errors.oneOf("recipients.kind", one.kind(), RECIPIENT_KINDS, "other"),
                    errors.text("recipients.code", one.code(), 100, ""),
                    errors.required("recipients.name", one.name(), 300),
                    errors.oneOf("recipients.purpose", one.purpose(), PURPOSES, "action"),
                    errors.range("recipients.copies", one.copies(), 0, 10_000, 1),
                    one.mode() == null || one.mode().isBlank()
                            ? ""
                            : errors.oneOf("recipients.mode", one.mode(), MODES, ""),
                    "",
                    null,
                    "",
                    null,
                    0));
        }
        if (recipients.size() > MAX_RECIPIENTS) {
            errors.add("recipients", "", "outgoing.error.too-many-recipients", MAX_RECIPIENTS);
        }
        errors.done();
        return recipients;
    }

    /** Numbers the links that were sent; a document that is named must be one that the person may read. */
    List<Link> links(@Nullable List<DraftForm.LinkForm> sent) {
        Errors errors = new Errors(new ArrayList<>());
        List<Link> links = new ArrayList<>();
        for (DraftForm.LinkForm one : sent == null ? List.<DraftForm.LinkForm>of() : sent) {
            String kind = errors.oneOf("links.kind", one.kind(), LINK_KINDS, "related");
            String target = one.nodeId() == null ? "" : one.nodeId().strip();
            String text = errors.text("links.text", one.text(), 500, "");
            if (!target.isEmpty()) {
                text = shown(documents.readable(RegistryService.ref(target)));
            } else if (text.isEmpty()) {
                errors.add("links.text", "", "outgoing.error.missing-link");
            }
            links.add(new Link(links.size() + 1, kind, target.isEmpty() ? null : target, text));
        }
        errors.done();
        return links;
    }

    static String shown(DocumentRow row) {
        String number = row.number().isEmpty() ? row.typeName() : row.number();
        String text = number + " · " + row.issuerName() + " · " + row.subject();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    /**
     * What must be there when a draft is submitted.
     *
     * @throws InvalidInputException naming everything that is missing
     */
    void requireComplete(Outgoing document, List<Recipient> recipients, boolean hasFile, boolean hasSubmission) {
        DraftFields f = document.fields();
        OutgoingSettings settings = site.settings(document.agency());
        Errors errors = new Errors(new ArrayList<>());
        errors.present("typeCode", f.typeCode(), "outgoing.error.missing-type");
        errors.present("signer", f.signer(), "outgoing.error.missing-signer");
        if (recipients.isEmpty()) {
            errors.add("recipients", "", "outgoing.error.missing-recipients");
        }
        if (!hasFile) {
            errors.add("file", "", "outgoing.error.missing-draft-file");
        }
        if (settings.submissionRequired() && document.kind().equals(Outgoing.DOCUMENT) && !hasSubmission) {
            errors.add("submission", "", "outgoing.error.missing-submission");
        }
        if (f.replyRequested()) {
            LocalDate due = f.replyDue();
            if (due == null) {
                errors.add("replyDue", "", "outgoing.error.missing-reply-due");
            } else if (due.isBefore(site.today())) {
                errors.add("replyDue", due.toString(), "outgoing.error.reply-due", due.toString());
            }
            errors.present("replyNote", f.replyNote(), "outgoing.error.missing-reply-note");
        }
        requireMode(errors.list, settings, f.mode(), f.modeReason());
        errors.done();
    }

    /** Paper beside the signed electronic document needs a reason where the agency says so. */
    static void requireMode(List<FieldError> errors, OutgoingSettings settings, String mode, String reason) {
        if (settings.modePolicy().equals(OutgoingSettings.REASON) && !mode.equals(ELECTRONIC) && reason.isBlank()) {
            errors.add(FieldError.of("modeReason", "", "outgoing.error.missing-mode-reason"));
        }
    }

    private Optional<DocumentType> type(Errors errors, @Nullable String sent, String before) {
        String text = sent == null ? before : sent.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (sent == null && Numbering.COPY_FORMS.containsKey(text)) {
            String name = Numbering.COPY_FORMS.getOrDefault(text, text);
            return Optional.of(new DocumentType(text, text, name, name, List.of(), 0, false));
        }
        Optional<DocumentType> type = site.types().resolve(text);
        if (type.isEmpty()) {
            errors.add("typeCode", text, "outgoing.error.type", text);
        }
        return type;
    }

    private String unit(Errors errors, Agency agency, @Nullable String sent, String before) {
        String code = sent == null ? before : sent.strip();
        if (!code.isEmpty()
                && !code.equals(before)
                && site.units().find(agency.code(), code).filter(Unit::active).isEmpty()) {
            errors.add("unit", code, "outgoing.error.unit", code);
        }
        return code;
    }

    private static boolean maySign(Staff.Member member) {
        return member.roles().stream().anyMatch(OutgoingPermission.SIGN.roles()::contains);
    }

    private static String position(
            Errors errors, DraftForm form, @Nullable DraftFields before, Optional<Staff.Member> signing) {
        boolean other =
                before != null && form.signer() != null && !form.signer().equals(before.signer());
        String usual =
                before == null || other ? signing.map(Staff.Member::position).orElse("") : before.signerPosition();
        return errors.text("signerPosition", form.signerPosition(), 200, usual);
    }

    private static String competence(Errors errors, @Nullable String sent, String before) {
        String text = errors.text("competence", sent, 60, before);
        if (!text.isEmpty() && !COMPETENCE.matcher(text).matches()) {
            errors.add("competence", text, "outgoing.error.competence", text);
        }
        return text;
    }

    private String controller(Errors errors, Agency agency, @Nullable String sent, String before) {
        String user = errors.text("controller", sent, 100, before);
        if (!user.isEmpty()
                && !user.equals(before)
                && site.staff()
                        .find(agency.code(), user)
                        .filter(member -> mayControl(agency, member))
                        .isEmpty()) {
            errors.add("controller", user, "outgoing.error.controller", user);
        }
        return user;
    }

    /** Whether the person may check the form of drafts: a clerk, or one whom the agency named. */
    static boolean mayControl(Agency agency, Staff.Member member) {
        return member.roles().contains(Role.CLERK)
                || OutgoingSettings.of(agency).controllers().contains(member.userName());
    }

    private static String notation(Errors errors, @Nullable String sent, String before) {
        String text = errors.text("notation", sent, 60, before);
        if (!text.isEmpty() && !NOTATION.matcher(text).matches()) {
            errors.add("notation", text, "outgoing.error.notation", text);
        }
        return text;
    }

    private static String words(Errors errors, @Nullable String sent, String before) {
        String text = sent == null ? before : sent.strip();
        if (text.length() > MAX_SUBMISSION) {
            errors.add("submission", "", "outgoing.error.too-long", "submission", MAX_SUBMISSION);
        }
        return text;
    }

    private static boolean important(
            DraftForm form, @Nullable DraftFields before, Optional<DocumentType> type, OutgoingSettings settings) {
        if (type.map(DocumentType::code)
                .filter(settings.importantTypes()::contains)
                .isPresent()) {
            return true;
        }
        return form.important() == null ? before != null && before.important() : form.important();
    }

    /** Collects the errors of one form. */
    private record Errors(List<FieldError> list) {

        void add(String field, String value, String msgId, Object... arguments) {
            list.add(FieldError.of(field, value, msgId, arguments));
        }

        void done() {
            if (!list.isEmpty()) {
                throw InvalidInputException.fields(list);
            }
        }

        void present(String field, String value, String msgId) {
            if (value.isBlank()) {
                add(field, "", msgId);
            }
        }

        String text(String field, @Nullable String sent, int maxLength, String before) {
            if (sent == null) {
                return before;
            }
            String text = sent.strip().replaceAll("\\s*\\R\\s*", " ");
            if (text.length() > maxLength) {
                add(field, text, "outgoing.error.too-long", field, maxLength);
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                add(field, text, "outgoing.error.control-character", field);
            }
            return text;
        }

        String required(String field, @Nullable String sent, int maxLength) {
            String text = text(field, sent, maxLength, "");
            if (text.isEmpty()) {
                add(field, "", "outgoing.error.missing-recipient-name");
            }
            return text;
        }

        int range(String field, @Nullable Integer value, int least, int most, int other) {
            if (value == null) {
                return other;
            }
            if (value < least || value > most) {
                add(field, value.toString(), "outgoing.error.range", field, least, most);
            }
            return value;
        }

        String oneOf(String field, @Nullable String value, Set<String> known, String other) {
            if (value == null || value.isBlank()) {
                return other;
            }
            if (!known.contains(value)) {
                add(field, value, "outgoing.error.choice", field, value);
            }
            return value;
        }
    }
}
