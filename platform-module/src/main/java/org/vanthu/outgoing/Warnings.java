package org.vanthu.outgoing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Texts;
import org.vanthu.signing.PdfConverter;
import org.vanthu.signing.Signatures;

/** What stands in the way of signing, sealing and issuing, told before somebody tries. */
final class Warnings {

    private static final Set<OutgoingState> TO_ISSUE =
            EnumSet.of(OutgoingState.SIGN, OutgoingState.NUMBER, OutgoingState.SEAL, OutgoingState.ISSUE);
    private static final Set<OutgoingState> TO_SIGN = EnumSet.of(
            OutgoingState.DRAFT,
            OutgoingState.RETURNED,
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE,
            OutgoingState.SIGN);
    private static final Set<OutgoingState> TO_SEAL = EnumSet.of(
            OutgoingState.DRAFT,
            OutgoingState.RETURNED,
            OutgoingState.REVIEW,
            OutgoingState.FORM_CHECK,
            OutgoingState.APPROVE,
            OutgoingState.SEAL);

    private final OutgoingFiles files;
    private final Appendices appendices;
    private final Signatures signatures;
    private final PdfConverter converter;

    Warnings(OutgoingFiles files, Appendices appendices, Signatures signatures, PdfConverter converter) {
        this.files = files;
        this.appendices = appendices;
        this.signatures = signatures;
        this.converter = converter;
    }

    /**
     * One warning in the person's language.
     *
     * @param file which it is about, or null
     */
    record Warning(String code, String message, @Nullable String file) {}

    List<Warning> of(Outgoing document) {
        List<Warning> warnings = new ArrayList<>();
        String signature = document.stage().signature();
        boolean electronic = !document.fields().mode().equals(DraftRules.PAPER)
                && (signature == null || signature.equals(Signing.DIGITAL));
        if (!electronic) {
            return warnings;
        }
        if (TO_ISSUE.contains(document.state()) && !signatures.isTrustSet()) {
            warnings.add(new Warning("no-trust", Texts.of("signing.error.no-trust"), null));
        }
        if (TO_SIGN.contains(document.state())) {
            Optional<OutgoingFile> draft = files.draft(document)
                    .filter(file ->
                            !file.mimetype().equals(Signing.PDF) && !converter.converts(Signing.ending(file.name())));
            draft.ifPresent(file ->
                    warnings.add(new Warning("no-pdf", Texts.of("outgoing.warning.no-pdf", file.name()), file.id())));
        }
        if (TO_SEAL.contains(document.state())) {
            appendices
                    .unsignable(document)
                    .forEach(file -> warnings.add(new Warning(
                            "appendix-unsigned",
                            Texts.of("outgoing.warning.appendix-unsigned", file.name()),
                            file.id())));
        }
        return warnings;
    }
}
