package org.vanthu.registry;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegistryRulesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 8, 17);

    private final SecrecyGuard guard = new SecrecyGuard();

    @Test
    @Requirement({"R001-010", "R004-023"})
    void shipsThe29TypesOfTheDecree() {
        List<DocumentType> types = DecreeTypes.load();

        assertThat(types).hasSize(29);
        assertThat(new HashSet<>(types.stream().map(DocumentType::code).toList()))
                .hasSize(29);
        assertThat(types.stream().filter(type -> type.abbreviation().isEmpty()).map(DocumentType::name))
                .containsExactly("Công văn", "Thư công");
        assertThat(types.get(4).abbreviation()).isEqualTo("QyĐ");
    }

    @Test
    void sameNumberIssuerAndDateAreOneDocumentHoweverWritten() {
        Optional<String> one = DuplicateKey.of("H99", DocumentNumber.parse("05/TTr-SNV"), "Sở Nội vụ", DATE);

        assertThat(one).isPresent();
        assertThat(DuplicateKey.of("H99", DocumentNumber.parse("Số: 5/ttr-snv"), "SỞ  NỘI VỤ", DATE))
                .isEqualTo(one);
        assertThat(DuplicateKey.of("H99", DocumentNumber.parse("5/TTr-SNV"), "Sở Nội vụ", DATE.plusYears(1)))
                .isNotEqualTo(one);
        assertThat(DuplicateKey.of("H98", DocumentNumber.parse("5/TTr-SNV"), "Sở Nội vụ", DATE))
                .isNotEqualTo(one);
    }

    @Test
    void abbreviatedIssuerIsTheSameIssuer() {
        assertThat(DuplicateKey.issuerKey("UBND tỉnh Mẫu"))
                .isEqualTo(DuplicateKey.issuerKey("Ủy ban nhân dân tỉnh Mẫu"));
    }

    @Test
    void withoutNumberNothingCanBeCompared() {
        assertThat(DuplicateKey.of("H99", DocumentNumber.NONE, "Sở Nội vụ", DATE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MẬT", "Tối mật", "TUYỆT MẬT", "mat", "1"})
    @Requirement({"R000-002", "R001-011", "R001-022", "R002-002", "R002-057", "R003-018", "R004-012", "R004-024"})
    void refusesSecretDocuments(String mark) {
        assertThatThrownBy(() -> guard.refuseSecret(mark))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("registry.error.secret"));
    }

    @Test
    void acceptsOpenDocuments() {
        assertThatCode(() -> guard.refuseSecret("none")).doesNotThrowAnyException();
        assertThatCode(() -> guard.refuseSecret("Thường")).doesNotThrowAnyException();
        assertThatCode(() -> guard.refuseSecret(null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đơn khiếu nại về đất đai",
                "Đơn thư tố cáo ông A",
                "ĐƠN TRANH CHẤP lối đi",
                "Đơn của bà B khiếu nại"
            })
    @Requirement({"R001-002", "R001-011", "R004-012", "R004-024"})
    void refusesComplaintLettersByTheSwitchOfTheAgency(String subject) {
        assertThatThrownBy(() -> guard.refuseComplaint(true, "Đơn", subject)).isInstanceOf(InvalidInputException.class);
        assertThatCode(() -> guard.refuseComplaint(false, "Đơn", subject)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Báo cáo kết quả giải quyết đơn thư khiếu nại, tố cáo",
                "Về việc trả lời đơn khiếu nại",
                "Đơn vị tư vấn và tranh chấp hợp đồng"
            })
    void doesNotTakeReportsAboutComplaintsForComplaints(String subject) {
        assertThatCode(() -> guard.refuseComplaint(true, "Báo cáo", subject)).doesNotThrowAnyException();
    }
}
