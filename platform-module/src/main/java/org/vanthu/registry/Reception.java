package org.vanthu.registry;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileReport;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;

/**
 * Receives incoming documents: all of a registration that can be done before its number is taken. Fields and file are
 * checked, twins looked for, and the node is there when a method returns.
 *
 * @see "Decree 30/2020/NĐ-CP, article 21"
 */
final class Reception {

    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final IncomingRules rules;
    private final Duplicates duplicates;
    private final SecrecyGuard secrecy;
    private final ReceiptTime receiptTime;
    private final RegistrySite site;

    Reception(
            DocumentTable table,
            DocumentNodes nodes,
            IncomingRules rules,
            SecrecyGuard secrecy,
            ReceiptTime receiptTime,
            RegistrySite site) {
        this.table = table;
        this.nodes = nodes;
        this.rules = rules;
        this.duplicates = new Duplicates(table);
        this.secrecy = secrecy;
        this.receiptTime = receiptTime;
        this.site = site;
    }

    /**
     * Receives a document with its file, or one that is stored already.
     *
     * @throws InvalidInputException if a field is wrong, the document is secret, a refused complaint, or its file is
     *     not allowed
     * @throws ConflictException if it is registered already or looks like one that is
     *     ({@code registry.error.duplicate})
     */
    ReceivedDocument receive(RegistrationRequest request, Agency agency) {
        NodeRef given = request.document();
        if (given != null) {
            checkStored(given, agency.code());
        }
        ReceiptTime.Receipt receipt = receiptTime.of(
                agency.code(),
                given == null ? null : nodes.created(given).orElse(null),
                request.eventTime(),
                request.arrivalDate());
        Incoming in = accept(agency, request.fields(), receipt);
        Duplicates.Key key = duplicates.check(agency.code(), in, null, request.overrideReason());
        FileReport report = inspect(request.upload());
        if (report != null && in.pageAmount() == null && report.pages() > 0) {
            in = in.withPages(report.pages());
        }
        return store(request, agency, in, receipt, key, report);
    }

    /**
     * Takes up a document again that waited for direction.
     *
     * @param changes fields to change at the same time, by name
     */
    ReceivedDocument resume(NodeRef document, DocumentRow row, Map<String, Object> changes) {
        Agency agency = site.agencies().get(row.agency());
        ReceiptTime.Receipt receipt =
                new ReceiptTime.Receipt(row.enteredAt(), row.receivedAt(), row.arrivalDate(), row.backfilled());
        IncomingFields fields = FieldChanges.apply(DocumentNodes.fields(nodes.properties(document)), changes);
        Incoming in = accept(agency, fields, receipt);
        Duplicates.Key key = duplicates.keep(row, in);
        QName type = RegistryModel.TYPE_INCOMING_DOCUMENT;
        nodes.promote(document, type, DocumentNodes.of(in));
        return new ReceivedDocument(agency, document, type, in, receipt, key, row.sha256(), row.version());
    }

    private void checkStored(NodeRef document, String agency) {
        nodes.requireOwn(document, agency);
        table.find(document.getId()).ifPresent(row -> {
            throw ConflictException.with(
                    Map.of("duplicates", List.of(row)), "registry.error.already-registered", Rows.shown(row));
        });
    }

    private Incoming accept(Agency agency, IncomingFields fields, ReceiptTime.Receipt receipt) {
        secrecy.refuseSecret(fields.secrecy());
        secrecy.refuseComplaint(agency.complaintsRefused(), fields.typeCode(), fields.subject());
        return rules.check(fields, receipt.arrivalDate());
    }

    private @Nullable FileReport inspect(RegistrationRequest.@Nullable Upload upload) {
        return upload == null ? null : site.fileGuard().check(FileClass.MAIN, upload.fileName(), upload.file());
    }

    private ReceivedDocument store(
            RegistrationRequest request,
            Agency agency,
            Incoming in,
            ReceiptTime.Receipt receipt,
            Duplicates.Key key,
            @Nullable FileReport report) {
        QName type = RegistryModel.TYPE_INCOMING_DOCUMENT;
        Map<QName, Serializable> properties = DocumentNodes.of(in);
        properties.put(RegistryModel.PROP_AGENCY, agency.code());
        if (request.awaitDirection()) {
            properties.put(RegistryModel.PROP_STATE, DocumentState.AWAITING_DIRECTION);
            properties.put(RegistryModel.PROP_DOCUMENT_ID, in.documentId());
        }
        NodeRef given = request.document();
        if (given != null) {
            nodes.promote(given, type, properties);
            nodes.open(given);
            String sha256 = nodes.text(given, RegistryModel.PROP_SHA256);
            return new ReceivedDocument(agency, given, type, in, receipt, key, sha256, 0);
        }
        RegistrationRequest.Upload upload = request.upload();
        Path file = upload == null ? null : upload.file();
        String sha256 = file == null ? null : DocumentNodes.sha256(file);
        if (sha256 != null) {
            properties.put(RegistryModel.PROP_SHA256, sha256);
        }
        NodeRef folder = site.folders().day(site.agencies().folder(agency.code()), receipt.arrivalDate());
        String name = report == null ? DocumentNodes.nameOf(in.number()) : report.fileName();
        NodeRef node = nodes.create(folder, type, name, properties);
        if (report != null && file != null) {
            nodes.store(node, report, file);
        }
        return new ReceivedDocument(agency, node, type, in, receipt, key, sha256, 0);
    }
}
