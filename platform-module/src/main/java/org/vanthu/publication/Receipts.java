package org.vanthu.publication;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.vanthu.organization.Agencies;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Texts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/**
 * Prints the receipt that who brings a document gets: what was received when, and the code by which the result is
 * looked up.
 */
final class Receipts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int GROUP = 4;

    private final Noting noting;
    private final DocumentQueries documents;
    private final Agencies agencies;
    private final String address;

    /** @param address where the public pages are, or empty: as the request says */
    Receipts(Noting noting, DocumentQueries documents, Agencies agencies, String address) {
        this.noting = noting;
        this.documents = documents;
        this.agencies = agencies;
        this.address = address;
    }

    /** @throws NotFoundException if the document has no code yet ({@code publication.error.no-code}) */
    PrintedTable form(String nodeId, String service) {
        String code = noting.noted(nodeId).code();
        if (code == null) {
            throw new NotFoundException("publication.error.no-code");
        }
        DocumentRow row = documents.readable(RegistryService.ref(nodeId));
        String place = (address.isEmpty() ? service + "/vanthu/public" : address) + "/" + Html.segment(row.agency());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(text("issuer"), row.issuerName()));
        LocalDate issued = row.issuedDate();
        rows.add(List.of(text("number"), row.number() + (issued == null ? "" : ", " + DAY.format(issued))));
        rows.add(List.of(text("subject"), row.subject()));
        rows.add(List.of(text("arrival"), row.arrivalNumber() + ", " + DAY.format(row.arrivalDate())));
        rows.add(List.of(text("code"), grouped(code)));
        rows.add(List.of(text("address"), place));
        return new PrintedTable(
                List.of(agencies.get(row.agency()).name()),
                text("title"),
                List.of(),
                List.of(new Column(text("what"), 30), new Column(text("content"), 70)),
                rows,
                List.of(text("note")),
                List.of(new Signature(text("giver"), ""), new Signature(text("clerk"), "")),
                false,
                List.of("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"));
    }

    static String grouped(String code) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            grouped.append(i > 0 && i % GROUP == 0 ? "-" : "").append(code.charAt(i));
        }
        return grouped.toString();
    }

    private static String text(String id) {
        return Texts.of(Texts.VIETNAMESE, "publication.receipt." + id);
    }
}
