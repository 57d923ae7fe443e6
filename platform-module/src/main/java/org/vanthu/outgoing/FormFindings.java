package org.vanthu.outgoing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.registry.DocumentType;
import org.vanthu.shared.Texts;
import org.vanthu.shared.VanthuException;
import org.vanthu.signing.Finding;
import org.vanthu.signing.FormCheck;
import org.vanthu.signing.FormFacts;
import org.vanthu.signing.PdfConverter;

/** Checks the layout of a document against the decree and against what was entered; a help, the clerk decides. */
final class FormFindings {

    private final OutgoingFiles files;
    private final OutgoingNodes nodes;
    private final Handlers handlers;
    private final FormCheck check;
    private final PdfConverter converter;
    private final OutgoingSite site;

    FormFindings(
            OutgoingFiles files,
            OutgoingNodes nodes,
            Handlers handlers,
            FormCheck check,
            PdfConverter converter,
            OutgoingSite site) {
        this.files = files;
        this.nodes = nodes;
        this.handlers = handlers;
        this.check = check;
        this.converter = converter;
        this.site = site;
    }

    /** What is not as it should be; {@code available} is false where the file has no pages that could be looked at. */
    Map<String, Object> of(String nodeId) {
        Outgoing document = handlers.readable(nodeId);
        Optional<OutgoingFile> current = files.current(document);
        if (current.isEmpty()) {
            return Map.of("available", false, "items", List.of());
        }
        Path file = nodes.copy(current.get().ref());
        Path pdf = Signing.temporary();
        try {
            boolean isPdf = current.get().mimetype().equals("application/pdf");
            if (!isPdf) {
                if (!converter.isAvailable()) {
                    return Map.of("available", false, "items", List.of());
                }
                converter.toPdf(file, Signing.ending(current.get().name()), pdf);
            }
            List<Finding> findings = check.check(isPdf ? file : pdf, facts(document));
            return Map.of(
                    "available",
                    true,
                    "items",
                    findings.stream().map(FormFindings::item).toList());
        } catch (VanthuException e) {
            return Map.of("available", false, "items", List.of());
        } finally {
            OutgoingNodes.delete(file);
            OutgoingNodes.delete(pdf);
        }
    }

    private FormFacts facts(Outgoing document) {
        DraftFields fields = document.fields();
        Optional<DocumentType> type = site.types().resolve(fields.typeCode());
        boolean letter = type.filter(one -> one.abbreviation().isEmpty()).isPresent();
        Stage stage = document.stage();
        return new FormFacts(
                site.types().all().stream()
                        .map(DocumentType::abbreviation)
                        .filter(abbreviation -> !abbreviation.isEmpty())
                        .collect(Collectors.toSet()),
                letter ? null : type.map(DocumentType::name).orElse(null),
                letter,
                site.agency(document.agency()).name(),
                stage.number() != null,
                stage.number(),
                stage.issuedDate(),
                fields.signerPosition().isEmpty() ? null : fields.signerPosition(),
                fields.signer().isEmpty() ? null : site.fullName(fields.signer()));
    }

    private static Map<String, @Nullable Object> item(Finding finding) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("code", finding.rule());
        item.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        item.put("message", Texts.of(finding.messageId(), finding.arguments().toArray()));
        item.put("page", finding.page());
        item.put("box", finding.box());
        return item;
    }
}
