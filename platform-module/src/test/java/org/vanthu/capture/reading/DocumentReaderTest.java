package org.vanthu.capture.reading;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final DocumentReader reader = new DocumentReader();

    private Reading read(String name) {
        return reader.read(WordFiles.load(name), TODAY);
    }

    @Test
    @Requirement("R001-025")
    void readsTheFieldsOfAnInvitation() {
        Reading reading = read("invitation");

        assertThat(reading.text(Field.NUMBER)).isEqualTo("88/GM-UBND");
        assertThat(reading.text(Field.ISSUED_DATE)).isEqualTo("2022-01-24");
        assertThat(reading.text(Field.PLACE)).isEqualTo("Cao Lộc");
        assertThat(reading.text(Field.ISSUER)).isEqualTo("ỦY BAN NHÂN DÂN PHƯỜNG CAO LỘC");
        assertThat(reading.text(Field.TYPE)).isEqualTo("Giấy mời");
        assertThat(reading.text(Field.SUBJECT)).isEqualTo("Dự họp về việc chấn chỉnh kỷ luật, kỷ cương hành chính");
        assertThat(reading.text(Field.SIGNER_COMPETENCE)).isEqualTo("TL. CHỦ TỊCH");
        assertThat(reading.text(Field.SIGNER_POSITION)).isEqualTo("CHÁNH VĂN PHÒNG");
        assertThat(reading.text(Field.SIGNER_NAME)).isEqualTo("Hồ Tiến Quyết");
        assertThat(reading.text(Field.RECIPIENTS).lines())
                .containsExactly(
                        "Sở Nội vụ",
                        "Lãnh đạo Văn phòng",
                        "Các phòng chuyên môn",
                        "Trung tâm Thông tin",
                        "UBND các xã, phường");
        assertThat(reading.get(Field.URGENCY)).isEmpty();
    }

    @Test
    void tellsTheIssuingBodyFromTheOneAboveIt() {
        Reading reading = read("regulation-two-pages");

        assertThat(reading.text(Field.ISSUER)).isEqualTo("SỞ NỘI VỤ");
        assertThat(reading.text(Field.NUMBER)).isEqualTo("1205/QC-SNV");
    }

    @Test
    void readsTheSignatureOnALaterPage() {
        Reading reading = read("regulation-two-pages");

        assertThat(reading.text(Field.SIGNER_NAME)).isEqualTo("Đoàn Công Lâm");
        assertThat(reading.get(Field.SIGNER_NAME).orElseThrow().box().page()).isEqualTo(2);
    }

    @Test
    @Requirement("R002-031")
    void readsTheUrgencyStamp() {
        assertThat(read("project-urgent").text(Field.URGENCY)).isEqualTo("1");
    }

    @Test
    @Requirement({"R000-002", "R002-057"})
    void findsTheSecrecyMarkInItsPlace() {
        assertThat(read("secret").secrecy()).isPresent();
    }

    @Test
    void takesNoWordOfASentenceForASecrecyMark() {
        List<PageText> pages = WordFiles.load("directive-mentions-secrecy");
        assertThat(pages.get(0).words()).extracting(Word::text).contains("mật,");

        assertThat(reader.read(pages, TODAY).secrecy()).isEmpty();
    }

    @Test
    @Requirement("R001-011")
    void recognisesAComplaintByItsHeading() {
        assertThat(read("complaint").complaint()).isTrue();
        assertThat(read("invitation").complaint()).isFalse();
    }

    @Test
    void saysWhereAValueStandsAndHowSureItIs() {
        ReadValue number = read("invitation").get(Field.NUMBER).orElseThrow();

        assertThat(number.confidence()).isBetween(0.85, 1.0);
        assertThat(number.box().page()).isEqualTo(1);
        assertThat(number.box().x()).isLessThan(0.5);
        assertThat(number.box().y()).isBetween(0.05, 0.25);
    }

    @Test
    void takesAPieceOfAWordForNoWordOfItsOwn() {
        Reading reading = read("slip-long-receivers"); // "Trung ương," and inside it, of a stain, "tụ"

        assertThat(reading.text(Field.RECIPIENTS).lines())
                .containsExactly(
                        "Thủ tướng Chính phủ",
                        "Ủy ban nhân dân các xã, phường",
                        "Các sở, ban, ngành tỉnh",
                        "Ủy ban nhân dân tỉnh",
                        "Chủ tịch UBND các xã, phường, đặc khu",
                        "Bộ Nội vụ (để b/c)",
                        "Chủ tịch, các PCT UBND tỉnh",
                        "Các cơ quan thuộc ngành dọc Trung ương, đóng trên địa bàn",
                        "UBND các xã, phường");
        assertThat(reading.text(Field.SIGNER_NAME)).isEqualTo("Lý Minh Duyên");
        assertThat(reading.text(Field.SIGNER_POSITION)).isEqualTo("PHÓ GIÁM ĐỐC THƯỜNG TRỰC");
    }

    @Test
    void readsTheRightOfTwoSignaturesThoughTheReceiversStandBelow() {
        Reading reading = read("minutes-two-signatures");

        assertThat(reading.text(Field.SIGNER_NAME)).isEqualTo("Kiều Thị Bá Nghị");
        assertThat(reading.text(Field.SIGNER_POSITION)).isEqualTo("CHỦ TỊCH");
        assertThat(reading.text(Field.RECIPIENTS).lines()).hasSize(4);
    }

    @Test
    void readsAnAbstractWhoseLastLineIsASymbolInCapitals() {
        assertThat(read("directive-symbol-in-abstract").text(Field.SUBJECT))
                .isEqualTo("Về việc đính chính một số nội dung tại Quyết định số 75/QĐ-UBND");
    }

    @Test
    void keepsTheWordsOfAnIssuingBodyThatReachesTheMotto() {
        assertThat(read("guidance-issuer-reaches-the-motto").text(Field.ISSUER))
                .isEqualTo("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ");
    }

    @Test
    void keepsTheOrderOfWordsWhoseBoxesOverlap() {
        assertThat(read("letter-overlapping-words").text(Field.ISSUER))
                .isEqualTo("BỘ CHỈ HUY QUÂN SỰ TỈNH THÁI NGUYÊN");
    }

    @Test
    void findsTheAbstractThoughItsVvWasReadAsLetters() {
        assertThat(read("letter-vv-misread").text(Field.SUBJECT)).isEqualTo("quản lý, sử dụng tài sản công");
    }

    @Test
    void readsASurnameWhoseFirstLetterASealCutAndTakesNoMiddleNameForOne() {
        assertThat(read("plan-surname-under-seal").text(Field.SIGNER_NAME)).isEqualTo("Lưu Đình Lan");
    }

    @Test
    void doubtsACompetenceWithRoomForAWord() {
        List<PageText> pages = WordFiles.load("programme-word-lost-in-signature"); // "TM.        TRỰC HỘI ĐỒNG …"

        assertThat(reader.read(pages, TODAY)
                        .get(Field.SIGNER_COMPETENCE)
                        .orElseThrow()
                        .confidence())
                .isLessThan(0.8);
        assertThat(reader.signaturePlace(pages).orElseThrow().confidence()).isLessThan(0.9);
    }

    @Test
    void saysWhereNumberAndDateShouldStandWhereRecognitionSkippedThem() {
        List<PageText> pages = WordFiles.load("invitation");
        Box number = reader.read(pages, TODAY).get(Field.NUMBER).orElseThrow().box();
        Box date =
                reader.read(pages, TODAY).get(Field.ISSUED_DATE).orElseThrow().box();
        PageText first = pages.get(0);
        List<Word> rest = first.words().stream()
                .filter(word -> Math.abs(word.box().centerY() - number.centerY()) > 0.012)
                .filter(word -> Math.abs(word.box().centerY() - date.centerY()) > 0.012)
                .toList();
        List<PageText> skipped = List.of(new PageText(1, first.widthPoints(), first.heightPoints(), rest));
        assertThat(reader.read(skipped, TODAY).get(Field.NUMBER)).isEmpty();

        assertHolds(reader.numberPlace(skipped).orElseThrow(), number);
        assertHolds(reader.datePlace(skipped).orElseThrow(), date);
    }

    private static void assertHolds(Box place, Box words) {
        assertThat(place.x()).isLessThan(words.x());
        assertThat(place.right()).isGreaterThan(words.right());
        assertThat(place.y()).isLessThan(words.y());
        assertThat(place.bottom()).isGreaterThan(words.bottom());
    }

    @Test
    void saysWhereTheLinesStandThatDeserveASecondLook() {
        List<PageText> pages = WordFiles.load("slip-long-receivers");

        Box number = reader.numberPlace(pages).orElseThrow();
        Box value = reader.read(pages, TODAY).get(Field.NUMBER).orElseThrow().box();
        assertThat(number.x()).isLessThan(value.x());
        assertThat(number.right()).isGreaterThan(value.right()).isLessThan(0.5);
        assertThat(reader.datePlace(pages).orElseThrow().x()).isBetween(0.3, 0.7);
    }

    @Test
    void readsNothingFromAnEmptyPage() {
        Reading reading = reader.read(List.of(new PageText(1, 595, 842, List.of())), TODAY);

        assertThat(reading.fields()).isEmpty();
        assertThat(reading.quality()).isZero();
    }
}
