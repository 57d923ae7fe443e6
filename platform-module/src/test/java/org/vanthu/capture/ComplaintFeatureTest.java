package org.vanthu.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.extensions.surf.util.I18NUtil;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters of complaint are refused by their text where the agency says so, and taken in where it does not. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.stable-millis", value = "1000")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class ComplaintFeatureTest {
    private static final String COMPLAINANT = "Hoàng Thị Lựu";

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Path directory;
    private final JdbcTemplate jdbc;

    ComplaintFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) {
        this.repository = repository;
        this.clock = clock;
        this.directory = directory;
        this.jdbc = ModuleTables.of(repository);
    }

    @Test
    @Requirement({"R001-002", "R001-011", "R004-024"})
    void aComplaintIsRefusedWithAReasonThatTheClerkUnderstandsAndNothingOfItStays() throws IOException {
        CaptureSite site = new CaptureSite(repository, clock, directory, true);
        byte[] letter = complaint();
        site.drop("scan_07.pdf", letter);
        site.passTime();

        Intake entry = site.only();
        assertThat(entry.state()).isEqualTo(IntakeState.REFUSED);
        I18NUtil.setLocale(Locale.forLanguageTag("vi"));
        EntryView shown = site.asClerk(() -> repository
                .bean(EntryLists.class)
                .list(site.agency(), "refused", Keyset.parse(null, null))
                .items()
                .get(0));
        assertThat(shown.reason().code()).isEqualTo("capture.reason.complaint");
        assertThat(shown.reason().message()).contains("khiếu nại", "tố cáo");
        assertThat(shown.reason().wayOut()).contains("tiếp công dân");
        assertThat(shown.nodeId()).isNull();

        assertThat(site.folder().resolve("refused/scan_07.pdf")).hasBinaryContent(letter);
        assertThat(site.folder().resolve("scan_07.pdf")).doesNotExist();
        assertThat(filesBelow(site.folder().resolve("done"))).isEmpty();
        assertThat(site.storedDocuments()).isZero();
        assertThat(site.copies(letter)).isEmpty();
        assertThat(mentions("vt_intake", COMPLAINANT)).isZero();
        assertThat(mentions("vt_intake_page", COMPLAINANT)).isZero();
        assertThat(mentions("vt_audit", COMPLAINANT)).isZero();
        assertThat(mentions("emb_node", COMPLAINANT)).isZero();
        assertThat(count("SELECT count(*) FROM vt_intake_content WHERE intake_id = " + entry.id()))
                .isZero();
        assertThat(count("SELECT count(*) FROM vt_audit WHERE action = 'capture.refuse' AND subject = 'intake:"
                        + entry.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    @Requirement({"R001-002", "R004-024"})
    void anUploadedComplaintIsRefusedLikeAScannedOne() {
        CaptureSite site = site(true);
        byte[] letter = complaint();

        site.upload("don.pdf", letter);
        site.work();

        assertThat(site.only().state()).isEqualTo(IntakeState.REFUSED);
        assertThat(site.only().reason().code()).isEqualTo("capture.reason.complaint");
        assertThat(site.storedDocuments()).isZero();
    }

    @Test
    void whereTheAgencyDoesNotRefuseThemAComplaintWaitsForTheClerkLikeAnyLetter() throws IOException {
        CaptureSite site = site(false);
        site.drop("don.pdf", complaint());

        site.passTime();

        assertThat(site.only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(site.only().reason()).isNull();
        assertThat(site.storedDocuments()).isEqualTo(1);
    }

    @Test
    void theSwitchCountsFromTheMomentItIsTurned() throws IOException {
        CaptureSite site = site(false);
        site.drop("truoc.pdf", complaint());
        site.passTime();

        site.asSystem(() -> OrganizationFixture.refuseComplaints(repository, site.agency()));
        site.drop("sau.pdf", SampleFiles.textPdf(lines("Đơn tố cáo cán bộ xã")));
        site.passTime();

        assertThat(site.entries())
                .extracting(Intake::state)
                .containsExactlyInAnyOrder(IntakeState.AWAITING_CHECK, IntakeState.REFUSED);
    }

    @Test
    void aLetterAboutComplaintsIsNoComplaint() throws IOException {
        CaptureSite site = site(true);
        site.drop(
                "bao-cao.pdf",
                SampleFiles.textPdf(
                        "BÁO CÁO",
                        "Về kết quả giải quyết đơn khiếu nại, tố cáo năm 2026",
                        "Thanh tra tỉnh báo cáo kết quả tiếp công dân, giải quyết khiếu nại, tố cáo",
                        "trong chín tháng đầu năm và phương hướng những tháng còn lại như sau."));

        site.passTime();

        assertThat(site.only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
    }

    private CaptureSite site(boolean complaintsRefused) {
        try {
            return new CaptureSite(repository, clock, directory, complaintsRefused);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] complaint() {
        return SampleFiles.textPdf(lines("ĐƠN KHIẾU NẠI"));
    }

    private static String[] lines(String heading) {
        return new String[] {
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            heading.toUpperCase(Locale.ROOT),
            "Kính gửi: Ủy ban nhân dân tỉnh Mẫu",
            "Tôi tên là " + COMPLAINANT + ", trú tại xã Mẫu Sơn, làm đơn này khiếu nại quyết định",
            "thu hồi đất của Ủy ban nhân dân huyện và đề nghị xem xét lại quyết định đó."
        };
    }

    private long mentions(String table, String text) {
        return ModuleTables.rowsWith(repository, table, text);
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
