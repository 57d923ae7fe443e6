package org.vanthu.registry;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.numbering.NumberingScheme;
import org.vanthu.organization.Agency;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.TextKey;

/** Gives documents that are not incoming ones the next number of a series, such as by a folder rule. */
final class DocumentNumbering {

    private static final String KIND = "auto";
    private static final int MAX_NOTATION = 30;
    private static final int MAX_SERIES = 200;

    private final RegistrySite site;
    private final RegisterLedger ledger;
    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final Clock clock;

    DocumentNumbering(RegistrySite site, RegisterLedger ledger, DocumentTable table, DocumentNodes nodes, Clock clock) {
        this.site = site;
        this.ledger = ledger;
        this.table = table;
        this.nodes = nodes;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Takes a number of the series of this year; a document that this agency has numbered keeps its number, so that a
     * rule that runs twice takes no second one.
     *
     * @param seriesName the name of the series, which is opened when it is first used
     * @param notation what stands behind the number, e.g. {@code QĐ-UBND}
     * @return the number with its notation, which the node now carries
     * @throws InvalidInputException if series or notation are missing or too long
     * @throws NotFoundException if the node is no document, or one of another agency
     * @throws ConflictException if the document has been registered as an incoming one: it bears its issuer's number
     */
    String number(NodeRef document, String agencyCode, String seriesName, String notation) {
        Agency agency = site.agencies().get(agencyCode);
        site.access().require(agency.code(), RegistryPermission.REGISTER);
        String name = required("series", seriesName, MAX_SERIES);
        String sign = required("notation", notation, MAX_NOTATION);
        String code = Registers.shorten(TextKey.slug(name));
        if (code.isEmpty()) {
            throw InvalidInputException.field("series", name, "registry.error.missing-series");
        }
        requireOwn(document, agency.code());
        return numberedAlready(document).orElseGet(() -> numberNow(document, agency.code(), code, name, sign));
    }

    private void requireOwn(NodeRef document, String agency) {
        nodes.requireOwn(document, agency);
        table.find(document.getId()).ifPresent(row -> {
            throw new ConflictException("registry.error.number-of-issuer", Rows.shown(row));
        });
    }

    /** The ledger knows, not the property: a copy of a numbered document has the property and needs a number. */
    private Optional<String> numberedAlready(NodeRef document) {
        return ledger.ofDocument(document.getId()).stream()
                .filter(entry -> entry.kind() == LedgerEntry.Kind.NUMBERING)
                .findFirst()
                .map(entry -> Json.read(entry.payload(), Payload.class).number());
    }

    private String numberNow(NodeRef document, String agency, String code, String name, String notation) {
        Instant now = clock.instant();
        int year = now.atZone(Json.ZONE).getYear();
        NumberSeries series = NumberSeries.starting(agency, KIND, code, year, name, 1);
        // the node first: the lock of the series is held as short as can be
        nodes.promote(document, RegistryModel.TYPE_DOCUMENT, Map.of(RegistryModel.PROP_AGENCY, agency));
        long ordinal = site.take(series);
        DocumentNumber number = NumberingScheme.DECREE_30.write(ordinal, year, notation);
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(RegistryModel.PROP_NUMBER, number.text());
        properties.put(RegistryModel.PROP_CODE_NUMBER, number.number());
        properties.put(RegistryModel.PROP_CODE_NOTATION, notation);
        nodes.set(document, properties);
        ledger.append(
                series.id(),
                LedgerEntry.Kind.NUMBERING,
                ordinal,
                document.getId(),
                site.access().userName(),
                null,
                Json.write(new Payload(number.text())));
        site.audit().record(AuditEvent.of(agency, "registry.number", document.getId(), number.text()));
        return number.text();
    }

    private static String required(String field, @Nullable String value, int maxLength) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            throw InvalidInputException.field(field, "", "registry.error.missing-" + field);
        }
        if (text.length() > maxLength) {
            throw InvalidInputException.field(field, text, "registry.error.too-long", field, maxLength);
        }
        return text;
    }

    /** What the entry in the ledger holds. */
    private record Payload(String number) {}
}
