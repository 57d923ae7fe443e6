package org.vanthu.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vanthu.organization.Account;
import org.vanthu.shared.Texts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/**
 * The printed forms of dossiers: the list of documents in a dossier (mục lục văn bản trong hồ sơ) and the list that
 * goes with a hand-over. Forms are in Vietnamese whatever the language of the person is.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix V"
 */
final class DossierForms {

    static final List<Column> CONTENTS = List.of(
            new Column("STT", 6),
            new Column("Số, ký hiệu văn bản", 17),
            new Column("Ngày tháng năm văn bản", 12),
            new Column("Tên loại và trích yếu nội dung văn bản", 31),
            new Column("Tác giả văn bản", 15),
            new Column("Tờ số/ Trang số", 10),
            new Column("Ghi chú", 9));

    private static final List<Column> HANDED_OVER = List.of(
            new Column("Số TT", 6),
            new Column("Số, ký hiệu hồ sơ", 13),
            new Column("Tiêu đề hồ sơ", 40),
            new Column("Thời gian", 15),
            new Column("Thời hạn bảo quản", 11),
            new Column("Số văn bản", 7),
            new Column("Tình trạng", 11));

    private final DossierSite site;
    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierRights rights;
    private final DocumentFacts facts;
    private final DossierQueries queries;

    DossierForms(
            DossierSite site,
            DossierTable table,
            DossierDocuments contents,
            DossierRights rights,
            DocumentFacts facts,
            DossierQueries queries) {
        this.site = site;
        this.table = table;
        this.contents = contents;
        this.rights = rights;
        this.facts = facts;
        this.queries = queries;
    }

    /** A dossier as the signed-in person may see it. */
    DossierFile file(String id) {
        Dossier dossier = table.get(id);
        rights.requireRead(dossier);
        return new DossierFile(
                dossier,
                site.agencies().get(dossier.agency()),
                queries.fileCode(dossier),
                site.unitName(dossier.agency(), dossier.unit()),
                site.fullName(dossier.owner()),
                site.fullName(site.userName()),
                site.now(),
                contents.of(id).stream()
                        .map(document ->
                                new DossierFile.Entry(document, facts.of(DossierNodes.ref(document.nodeId()), id)))
                        .toList());
    }

    /** Mục lục văn bản trong hồ sơ: pages are counted through the dossier where their numbers are known. */
    static PrintedTable contents(DossierFile file) {
        List<List<String>> rows = new ArrayList<>();
        int page = 1;
        boolean known = true;
        for (DossierFile.Entry entry : file.entries()) {
            Integer pages = entry.facts().pages();
            known = known && pages != null && pages > 0;
            rows.add(cells(entry, entry.document().ordinal(), known && pages != null ? range(page, pages) : ""));
            page += pages == null ? 0 : pages;
        }
        return new PrintedTable(
                issuer(file),
                "Mục lục văn bản trong hồ sơ",
                List.of(
                        "Số và ký hiệu hồ sơ: " + file.dossier().code() + " năm "
                                + file.dossier().year(),
                        file.dossier().title()),
                CONTENTS,
                rows,
                List.of("Tổng số: " + file.entries().size() + " văn bản. In ngày " + DossierFile.day(file.madeAt())
                        + "."),
                List.of(),
                false);
    }

    static List<String> cells(DossierFile.Entry entry, int ordinal, String pages) {
        DocumentFacts.Facts facts = entry.facts();
        String note = entry.document().note();
        return List.of(
                String.valueOf(ordinal),
                facts.number(),
                DossierFile.day(facts.issuedDate()),
                facts.typeAndSubject(),
                facts.issuerName(),
                pages,
                note == null ? "" : note);
    }

    static String range(int first, int pages) {
        return pages <= 1 ? String.valueOf(first) : first + "–" + (first + pages - 1);
    }

    static List<String> issuer(DossierFile file) {
        return file.unitName().isEmpty()
                ? List.of(file.agency().name())
                : List.of(file.agency().name(), file.unitName());
    }

    /** The list of a hand-over that both sign, in as many copies as they need. */
    PrintedTable handOver(HandOvers.HandOver handOver) {
        Map<String, String> names = site.fullNames(List.of(handOver.from(), handOver.to(), handOver.by()));
        List<List<String>> rows = new ArrayList<>();
        int documents = 0;
        for (HandOvers.Item item : handOver.items()) {
            documents += item.documents();
            String ended = DossierFile.day(item.endedAt());
            rows.add(List.of(
                    String.valueOf(item.ordinal()),
                    item.code(),
                    item.title(),
                    DossierFile.day(item.openedAt()) + (ended.isEmpty() ? "" : " – " + ended),
                    item.retention() == null ? "" : item.retention(),
                    String.valueOf(item.documents()),
                    Texts.of(Texts.VIETNAMESE, "dossier.state-" + item.state())));
        }
        String from = names.getOrDefault(handOver.from(), handOver.from());
        String to = names.getOrDefault(handOver.to(), handOver.to());
        return new PrintedTable(
                List.of(site.agencies().get(handOver.agency()).name()),
                "Danh mục hồ sơ bàn giao",
                List.of(
                        "Bên giao: " + who(handOver.agency(), handOver.from(), from),
                        "Bên nhận: " + who(handOver.agency(), handOver.to(), to),
                        "Lý do: " + handOver.reason() + ". Ngày bàn giao: " + DossierFile.day(handOver.at())),
                HANDED_OVER,
                rows,
                List.of(
                        "Tổng số: " + handOver.items().size() + " hồ sơ, " + documents + " văn bản.",
                        "Người thực hiện trên hệ thống: " + names.getOrDefault(handOver.by(), handOver.by()) + ", "
                                + DossierFile.minute(handOver.at()) + "."),
                List.of(new Signature("Bên giao", from), new Signature("Bên nhận", to)),
                false);
    }

    private String who(String agency, String userName, String fullName) {
        Account account = site.accounts().find(userName).orElse(null);
        if (account == null) {
            return fullName;
        }
        StringBuilder text = new StringBuilder(fullName);
        if (!account.position().isBlank()) {
            text.append(", ").append(account.position());
        }
        String unit = site.unitName(agency, account.unit());
        return unit.isEmpty() ? text.toString() : text.append(", ").append(unit).toString();
    }
}
