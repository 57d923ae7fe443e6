package org.vanthu.archive.packages;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.vanthu.archive.packages.PackagedDossier.PackagedDocument;
import org.vanthu.archive.packages.PackagedDossier.PackagedFile;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Data of dossiers against the fields, lengths and codes of the standard. */
class InputCheckTest {

    private static final Agency AGENCY = new Agency(
            "H99",
            "UBND",
            "UBND",
            "UBND",
            "Mẫu",
            Agency.Level.PROVINCE,
            null,
            "H99",
            List.of(),
            true,
            null,
            true,
            Map.of());

    @Test
    @Requirement("R002-121")
    void whatIsMissingTooLongOrNoNumberIsToldWithItsDocument() {
        Description document = new Description()
                .with(Fields.DOC_CODE, "H99.2026.01.0000002")
                .with(Fields.CODE_NUMBER, "1234567890AB")
                .with(Fields.DOC_PAGES, "ba")
                .with(Fields.SUBJECT, "x".repeat(501));

        List<InputCheck.Finding> findings =
                InputCheck.of(dossier(withoutMaintenance(complete()), document), PackageKind.SIP);

        assertThat(findings)
                .extracting(InputCheck.Finding::ordinal, InputCheck.Finding::field, InputCheck.Finding::problem)
                .containsExactly(
                        tuple(0, "maintenance", "missing"),
                        tuple(2, "codeNumber", "tooLong"),
                        tuple(2, "subject", "tooLong"),
                        tuple(2, "numberOfPage", "noNumber"));
        assertThat(findings).allMatch(InputCheck.Finding::blocks);
        assertThat(findings.get(1).nodeId()).isEqualTo("node");
    }

    @Test
    void whatMeetsTheStandardHasNoFindings() {
        Description document = new Description()
                .with(Fields.DOC_CODE, "H99.2026.01.0000002")
                .with(Fields.SUBJECT, "Về việc đủ dữ liệu");

        assertThat(InputCheck.of(dossier(complete(), document), PackageKind.SIP))
                .isEmpty();
    }

    @Test
    void periodsTypesAndLanguagesHaveTheirCodes() {
        assertThat(Codes.maintenance("Vĩnh viễn")).isEqualTo("01");
        assertThat(Codes.maintenance("70 năm")).isEqualTo("02");
        assertThat(Codes.maintenance("10 năm")).isEqualTo("06");
        assertThat(Codes.maintenance("5 năm")).isEqualTo("07");
        assertThat(Codes.maintenance(" ")).isNull();
        assertThat(Codes.type("Quyết định")).isEqualTo("02");
        assertThat(Codes.type("QUYẾT ĐỊNH")).isEqualTo("02");
        assertThat(Codes.type("Đơn")).isEqualTo("32");
        assertThat(Codes.language("vi")).isEqualTo("01");
        assertThat(Codes.language("ja")).isEqualTo("11");
        assertThat(Codes.period("05")).isEqualTo("20 năm");
        assertThat(Codes.period("07")).isEmpty();
        assertThat(Codes.typeName("15")).isEqualTo("Tờ trình");
    }

    private static Description complete() {
        return new Description()
                .with(Fields.FILE_CODE, "H99.2026.01")
                .with(Fields.TITLE, "Hồ sơ")
                .with(Fields.START_DATE, "01/01/2026")
                .with(Fields.END_DATE, "31/12/2026")
                .with(Fields.TOTAL_DOC, 1)
                .with(Fields.MAINTENANCE, "01");
    }

    private static Description withoutMaintenance(Description all) {
        Description less = new Description();
        Fields.dossier(PackageKind.SIP).stream()
                .filter(field -> !field.equals(Fields.MAINTENANCE))
                .forEach(field -> less.with(field, all.get(field)));
        return less;
    }

    private static PackagedDossier dossier(Description description, Description document) {
        PackagedFile file = new PackagedFile("node", "a.pdf", "application/pdf", 1, out -> out.write(1));
        return new PackagedDossier(
                "id",
                "H99.2026.01",
                AGENCY,
                "Hồ sơ",
                description,
                List.of(new PackagedDocument("node", 2, "H99.2026.01.0000002", document, List.of(file))),
                List.of(),
                List.of());
    }
}
