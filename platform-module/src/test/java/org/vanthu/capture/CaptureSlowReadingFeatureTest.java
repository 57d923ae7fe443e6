package org.vanthu.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.ocr.Recognizer;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.shared.Keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A machine too busy to recognise a page in the time granted: no page may pass for an empty one. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.ocr-page-timeout-seconds", value = "0.01")
@RepositoryProperty(key = "vanthu.capture.max-attempts", value = "1")
class CaptureSlowReadingFeatureTest {
    private static final String AGENCY = "H78";
    private static final String CLERK = "clerkh78";

    @Test
    void slowReadingIsTriedAgainAndThenLeftToTheClerkWithAReason(EmbeddedRepository repository, MutableClock clock)
            throws IOException {
        Recognizer ocr = repository.bean(Recognizer.class);
        assumeTrue(ocr.available(), "the recognition program is not installed: " + ocr.installHint());
        CaptureEngine engine = repository.bean(CaptureEngine.class);
        CaptureService service = repository.bean(CaptureService.class);
        String system = AuthenticationUtil.getSystemUserName();
        as(repository, system, () -> OrganizationFixture.agency(repository, AGENCY, true));
        as(repository, system, () -> OrganizationFixture.clerk(repository, AGENCY, CLERK));
        byte[] scan = SampleFiles.image("jpg", 600, 800);
        as(repository, CLERK, () -> {
            try {
                return repository.bean(Uploads.class).upload(AGENCY, "scan.jpg", new ByteArrayInputStream(scan));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        engine.runUntilIdle();

        Intake first = only(repository);
        assertThat(first.reason().code()).isEqualTo("capture.ocr.reason.timed-out");
        assertThat(first.work().step()).isEqualTo(Step.READ);
        assertThat(first.read()).isNull();

        clock.advance(Duration.ofMinutes(20));
        engine.runUntilIdle();

        Intake last = only(repository);
        assertThat(last.state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(last.work().step()).isNull();
        assertThat(last.read()).isNull();
        var reason = as(
                        repository,
                        CLERK,
                        () -> repository
                                .bean(EntryLists.class)
                                .list(AGENCY, "waiting", Keyset.parse(null, null))
                                .items()
                                .get(0))
                .reason();
        assertThat(reason.message()).isEqualTo("Nhận dạng quá lâu, đã thử 2 lần.");
        assertThat(reason.wayOut()).contains("đọc lại");

        as(repository, CLERK, () -> service.reread(last.id()));
        assertThat(only(repository).work().step()).isEqualTo(Step.READ);
    }

    private static Intake only(EmbeddedRepository repository) {
        List<Intake> entries = as(
                repository,
                AuthenticationUtil.getSystemUserName(),
                () -> repository
                        .bean(IntakeLedger.class)
                        .list(AGENCY, EnumSet.allOf(IntakeState.class), null, 0, false, 10));
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static <T> T as(EmbeddedRepository repository, String user, Supplier<T> work) {
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        try {
            return repository
                    .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                    .doInTransaction(work::get, false, true);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }
}
