package org.vanthu.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agency;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.InvalidInputException;

/**
 * Begins certified copies (sao y, trích sao, sao lục) of documents that the agency holds. A copy goes to the signature
 * at once, takes its number from the one series of all copies, and is sealed and issued like any document.
 *
 * @see "Decree 30/2020/NĐ-CP, articles 25 to 27"
 */
public final class Copies {

    private final Drafts drafts;
    private final DraftRules rules;
    private final DocumentQueries documents;
    private final OutgoingNodes nodes;
    private final OutgoingSite site;

    Copies(Drafts drafts, DraftRules rules, DocumentQueries documents, OutgoingNodes nodes, OutgoingSite site) {
        this.drafts = drafts;
        this.rules = rules;
        this.documents = documents;
        this.nodes = nodes;
        this.site = site;
    }

    /**
     * Begins a copy of a document that the clerk may read; the file is the document's unless another one came. An
     * extract needs one, because the whole document is none.
     *
     * @see "Decree 30/2020/NĐ-CP, article 25"
     */
    Outgoing begin(Form form, Uploaded uploaded) {
        Agency agency = site.agency(form.agency() == null ? "" : form.agency());
        site.access().require(agency.code(), OutgoingPermission.ISSUE);
        String code = form.form() == null ? "" : form.form();
        String name = Optional.ofNullable(Numbering.COPY_FORMS.get(code))
                .orElseThrow(() -> InvalidInputException.field("form", code, "outgoing.error.choice", "form", code));
        if (form.source() == null || form.source().isBlank()) {
            throw InvalidInputException.field("source", "", "outgoing.error.missing-link");
        }
        List<Uploaded.Part> files = new ArrayList<>(uploaded.of("file"));
        if (code.equals(Numbering.EXTRACT) && files.isEmpty()) {
            throw InvalidInputException.field("file", "", "outgoing.error.missing-extract");
        }
        NodeRef source = RegistryService.ref(form.source());
        DocumentRow copied = documents.readable(source);
        String clerk = site.access().userName();
        DraftFields fields =
                rules.check(agency, clerk, form.draft(copied), null).withType(code, name);
        List<Link> links = List.of(new Link(1, Link.COPY_OF, copied.nodeId(), DraftRules.shown(copied)));
        Outgoing draft =
                drafts.insert(agency, Outgoing.COPY, clerk, fields, rules.recipients(form.recipients()), links);
        if (!files.isEmpty()) {
            return drafts.addDraft(draft, files.get(0), null);
        }
        ContentReader content = nodes.read(source);
        try (Uploaded own = Uploaded.of(
                List.of(new Uploaded.Part("file", "ban-sao" + ending(content.getMimetype()), nodes.copy(source))))) {
            return drafts.addDraft(draft, own.required("file"), null);
        }
    }

    private static String ending(String mimetype) {
        return switch (mimetype) {
            case "application/pdf" -> ".pdf";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/tiff" -> ".tif";
            case "text/plain" -> ".txt";
            default -> "";
        };
    }

    /**
     * A copy as it is sent.
     *
     * @param form {@code SY}, {@code TrS} or {@code SL}
     * @param source the document that is copied
     */
    record Form(
            @Nullable String agency,
            @Nullable String form,
            @Nullable String source,
            @Nullable String subject,
            @Nullable String signer,
            @Nullable String signerPosition,
            @Nullable String competence,
            @Nullable List<DraftForm.RecipientForm> recipients,
            @Nullable Integer copies) {

        DraftForm draft(DocumentRow copied) {
            return DraftForm.begun(
                    agency,
                    null,
                    subject == null || subject.isBlank() ? copied.subject() : subject,
                    copied.urgency(),
                    new DraftForm.Signer(signer, signerPosition, competence),
                    copies,
                    recipients,
                    null);
        }
    }
}
