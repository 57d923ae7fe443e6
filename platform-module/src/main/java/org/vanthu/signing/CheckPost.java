package org.vanthu.signing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.registry.DocumentType;
import org.vanthu.registry.DocumentTypes;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Texts;

/** Checks the form of a document's file against the decree, and against what the drafter entered. */
final class CheckPost extends JsonWebScript {

    private final NodeFiles files;
    private final FormCheck check;
    private final DocumentTypes types;

    CheckPost(NodeFiles files, FormCheck check, DocumentTypes types) {
        this.files = files;
        this.check = check;
        this.types = types;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        if (form.nodeId() == null || form.nodeId().isBlank()) {
            throw InvalidInputException.field("nodeId", "", "shared.error.missing", "nodeId");
        }
        Path file = files.copy(new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, form.nodeId()));
        try {
            List<Row> findings =
                    check.check(file, facts(form)).stream().map(Row::of).toList();
            return new Answer(findings);
        } finally {
            NodeFiles.delete(file);
        }
    }

    private FormFacts facts(Form form) {
        Set<String> abbreviations = types.all().stream()
                .map(DocumentType::abbreviation)
                .filter(abbreviation -> !abbreviation.isEmpty())
                .collect(Collectors.toSet());
        String typeCode = form.typeCode();
        Optional<DocumentType> type =
                typeCode == null || typeCode.isBlank() ? Optional.empty() : types.resolve(typeCode);
        return new FormFacts(
                abbreviations,
                type.filter(t -> !t.abbreviation().isEmpty())
                        .map(DocumentType::name)
                        .orElse(null),
                type.filter(t -> t.abbreviation().isEmpty()).isPresent(),
                form.agencyName(),
                form.numbered() == null || form.numbered(),
                form.number(),
                form.date(),
                form.signerPosition(),
                form.signerName());
    }

    /** The document, and what its file should say; what is missing is not compared. */
    record Form(
            @Nullable String nodeId,
            @Nullable String typeCode,
            @Nullable String agencyName,
            @Nullable Boolean numbered,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable String signerPosition,
            @Nullable String signerName) {}

    /** All findings, page by page. */
    record Answer(List<Row> findings) {}

    /** One finding in the person's language. */
    record Row(String rule, String severity, int page, Finding.@Nullable Box box, String message) {

        static Row of(Finding finding) {
            return new Row(
                    finding.rule(),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    finding.page(),
                    finding.box(),
                    Texts.of(finding.messageId(), finding.arguments().toArray()));
        }
    }
}
