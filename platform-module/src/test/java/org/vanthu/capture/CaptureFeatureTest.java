package org.vanthu.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.version.VersionService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureEngine;
import org.vanthu.capture.work.CaptureFaults;
import org.vanthu.capture.work.CaptureFaults.Point;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.files.SampleFiles;
import org.vanthu.organization.OrganizationFixture;
import org.vanthu.registry.IncomingFields;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistrationRequest;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "vanthu.capture.scan-root", value = "${dir}/scans")
@RepositoryProperty(key = "vanthu.capture.stable-millis", value = "1000")
@RepositoryProperty(key = "vanthu.capture.ocr-command", value = "no-such-program")
class CaptureFeatureTest {
    private static final AtomicInteger AGENCIES = new AtomicInteger();
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    /** Stands for the death of the process at a point between two steps. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final CaptureEngine engine;
    private final IntakeLedger ledger;
    private final CaptureService service;
    private final EntryLists lists;
    private final EntryFiles files;
    private final EntryPages pages;
    private final Uploads uploads;
    private final CaptureHealth health;
    private final CaptureFaults faults;
    private final RetryingTransactionHelper transactions;
    private final NodeService nodeService;
    private final JdbcTemplate jdbc;
    private final Path folder;
    private final String agency;

    CaptureFeatureTest(EmbeddedRepository repository, MutableClock clock, Path directory) throws IOException {
        this.repository = repository;
        this.clock = clock;
        this.engine = repository.bean(CaptureEngine.class);
        this.ledger = repository.bean(IntakeLedger.class);
        this.service = repository.bean(CaptureService.class);
        this.lists = repository.bean(EntryLists.class);
        this.files = repository.bean(EntryFiles.class);
        this.pages = repository.bean(EntryPages.class);
        this.uploads = repository.bean(Uploads.class);
        this.health = repository.bean(CaptureHealth.class);
        this.faults = repository.bean(CaptureFaults.class);
        this.transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        this.nodeService = repository.bean("nodeService", NodeService.class);
        this.jdbc = ModuleTables.of(repository);
        this.agency = "H" + (10 + AGENCIES.incrementAndGet());
        this.folder = directory.resolve("scans").resolve(agency);
    }

    @BeforeEach
    void createAgency() throws IOException {
        clock.set(Instant.parse("2026-11-23T02:00:00.123456789Z"));
        faults.listen(point -> {});
        as(AuthenticationUtil.getSystemUserName(), () -> OrganizationFixture.agency(repository, agency, true));
        as(
                AuthenticationUtil.getSystemUserName(),
                () -> OrganizationFixture.clerk(
                        repository, agency, "clerk" + agency.toLowerCase(java.util.Locale.ROOT)));
        Files.createDirectories(folder);
    }

    @AfterEach
    void stopListening() {
        faults.listen(point -> {});
        folder.toFile().setReadable(true);
    }

    @Test
    @Requirement({"R001-025", "R004-025"})
    void scanDroppedIntoTheFolderWaitsForTheClerkAndItsSourceIsPutAway() throws IOException {
        drop("scan_01.pdf", SampleFiles.pdf(3));

        passTime();

        Intake entry = only();
        assertThat(entry.state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(entry.storedOrThrow().pages()).isEqualTo(3);
        assertThat(folder.resolve("scan_01.pdf")).doesNotExist();
        assertThat(folder.resolve("done/2026-11-23/scan_01.pdf")).hasBinaryContent(storedBytes(entry));
        assertThat(entry.source().path()).isEqualTo("done/2026-11-23/scan_01.pdf");
    }

    @Test
    void withoutTheRecognitionProgramTheEntryComesToTheClerkWithTheHintAndIsReadLater() throws IOException {
        drop("scan.jpg", SampleFiles.image("jpg", 300, 400));

        passTime();

        Intake entry = only();
        assertThat(entry.state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(entry.reason().code()).isEqualTo("capture.reason.ocr-missing");
        assertThat(entry.work().step()).isEqualTo(Step.READ);
        assertThat(entry.work().retryAt()).isAfter(clock.instant());
        var view = asClerk(() ->
                lists.list(agency, "waiting", Keyset.parse(null, null)).items().get(0));
        assertThat(view.reason().message()).contains("nhận dạng");
        assertThat(view.reason().wayOut()).contains("apt-get install");
    }

    @Test
    void fileStillBeingWrittenIsNotTouchedUntilItRests() throws IOException {
        drop("scan.pdf", new byte[0]);
        look();
        assertThat(only().state()).isEqualTo(IntakeState.SEEN);

        drop("scan.pdf", SampleFiles.half(SampleFiles.pdf(9)));
        clock.advance(Duration.ofMillis(900));
        look();
        drop("scan.pdf", SampleFiles.pdf(9));
        clock.advance(Duration.ofMillis(900));
        look();
        clock.advance(Duration.ofMillis(900));
        look();
        assertThat(only().state()).isEqualTo(IntakeState.SEEN);
        assertThat(folder.resolve("scan.pdf")).exists();

        clock.advance(Duration.ofMillis(200));
        look();
        assertThat(only().storedOrThrow().pages()).isEqualTo(9);
    }

    @Test
    void partialNamesAndJunkAreLeftAlone() throws IOException {
        for (String name : List.of(".hidden.pdf", "a.pdf.part", "~a.pdf", "Thumbs.db", "a.tmp")) {
            drop(name, SampleFiles.pdf(1));
        }

        passTime();

        assertThat(entries()).isEmpty();
    }

    @Test
    void emptyFileIsReportedAfterAWhileAndRevivedByItsContent() throws IOException {
        drop("scan.pdf", new byte[0]);
        look();
        clock.advance(Duration.ofMinutes(3));
        look();
        assertThat(only().state()).isEqualTo(IntakeState.QUARANTINED);
        assertThat(only().reason().code()).isEqualTo("files.error.empty");

        drop("scan.pdf", SampleFiles.pdf(1));
        passTime();

        assertThat(only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
    }

    @Test
    void damagedFilesStayInTheFolderAndABetterCopyIsTakenUp() throws IOException {
        drop("cut.pdf", SampleFiles.half(SampleFiles.pdf(9)));
        drop("locked.pdf", SampleFiles.encryptedPdf("secret"));
        passTime();

        assertThat(entries()).extracting(Intake::state).containsOnly(IntakeState.QUARANTINED);
        assertThat(entries())
                .extracting(e -> e.reason().code())
                .containsExactlyInAnyOrder("files.error.truncated", "files.error.encrypted");
        assertThat(folder.resolve("cut.pdf")).exists();

        drop("cut.pdf", SampleFiles.pdf(9));
        passTime();

        assertThat(entries())
                .extracting(Intake::state)
                .containsExactlyInAnyOrder(IntakeState.AWAITING_CHECK, IntakeState.QUARANTINED);
    }

    @Test
    @Requirement("R003-012")
    void forbiddenFilesGoToRefusedAndNothingIsStored() throws IOException {
        drop("cong-van.pdf", SampleFiles.exe());
        drop("van-ban.docx", SampleFiles.docx());
        passTime();

        assertThat(entries()).extracting(Intake::state).containsOnly(IntakeState.REFUSED);
        assertThat(entries())
                .extracting(e -> e.reason().code())
                .containsExactlyInAnyOrder("files.error.executable", "files.error.type-not-allowed");
        assertThat(entries()).extracting(Intake::stored).containsOnlyNulls();
        assertThat(folder.resolve("refused/cong-van.pdf")).exists();
        assertThat(folder.resolve("cong-van.pdf")).doesNotExist();
    }

    @Test
    void sameBytesUnderAnotherNamePointToTheFirst() throws IOException {
        drop("one.tif", SampleFiles.tiff(2));
        passTime();
        Intake first = only();

        drop("two.tif", SampleFiles.tiff(2));
        passTime();

        Intake second = entries().get(1);
        assertThat(second.state()).isEqualTo(IntakeState.DUPLICATE);
        assertThat(second.link().duplicateOf()).isEqualTo(first.id());
        assertThat(second.link().duplicateNode())
                .isEqualTo(first.storedOrThrow().nodeId());
        assertThat(folder.resolve("done/2026-11-23/two.tif")).exists();
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"COPIED", "STORED_UNCOMMITTED", "STORED", "VERIFIED", "PUT_AWAY", "READ_UNCOMMITTED", "READ"})
    void killBetweenAnyTwoStepsLosesNothingAndDoublesNothing(Point point) throws IOException {
        drop("scan.pdf", SampleFiles.textPdf("Số: 12/QĐ-UBND"));
        look();
        clock.advance(A_WHILE);
        faults.listen(reached -> {
            if (reached == point) {
                throw new Killed();
            }
        });
        assertThatThrownBy(this::look).isInstanceOf(Killed.class);
        faults.listen(reached -> {});
        assertThat(Files.exists(folder.resolve("scan.pdf")) || storedCopies() == 1)
                .isTrue();

        clock.advance(Duration.ofSeconds(40));
        look();
        clock.advance(Duration.ofSeconds(40));
        look();

        assertThat(only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(storedCopies()).isEqualTo(1);
        assertThat(folder.resolve("scan.pdf")).doesNotExist();
        assertThat(folder.resolve("done/2026-11-23/scan.pdf")).exists();
        assertThat(only().source().path()).isEqualTo("done/2026-11-23/scan.pdf");
    }

    @Test
    void folderThatCannotBeReadIsToldAndTakenUpAgain() throws IOException {
        Files.delete(folder);
        Files.writeString(folder, "not a folder");
        look();
        var found = as(AuthenticationUtil.getSystemUserName(), () -> health.health(agency));
        assertThat(found.folderReadable()).isFalse();

        Files.delete(folder);
        Files.createDirectories(folder);
        drop("scan.pdf", SampleFiles.pdf(1));
        passTime();

        assertThat(only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
    }

    @Test
    void failureOfTheMachineIsTriedAgainWithBackOff() throws IOException {
        drop("scan.pdf", SampleFiles.pdf(1));
        look();
        clock.advance(A_WHILE);
        faults.listen(reached -> {
            if (reached == Point.COPIED) {
                throw new java.io.UncheckedIOException(new IOException("No space left on device"));
            }
        });
        look();
        assertThat(only().state()).isEqualTo(IntakeState.FAILED);
        assertThat(only().reason().code()).isEqualTo("capture.reason.disk-full");
        assertThat(folder.resolve("scan.pdf")).exists();
        Instant first = only().work().retryAt();
        clock.advance(Duration.ofSeconds(6));
        look();
        assertThat(only().work().attempts()).isEqualTo(2);
        assertThat(Duration.between(clock.instant(), only().work().retryAt()))
                .isGreaterThan(Duration.between(Instant.parse("2026-11-23T02:00:05.123456789Z"), first));

        faults.listen(reached -> {});
        asClerk(() -> service.retry(only().id()));
        look();

        assertThat(only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
    }

    @Test
    @Requirement({"R000-002", "R002-057", "R003-018"})
    void secretScanIsPurgedAndItsSourceMovedToRefused() throws IOException {
        drop("mat.pdf", SampleFiles.secretPdf());

        passTime();

        Intake entry = only();
        assertThat(entry.state()).isEqualTo(IntakeState.REFUSED);
        assertThat(entry.reason().code()).isEqualTo("capture.reason.secret");
        assertThat(entry.stored()).isNull();
        assertThat(entry.read()).isNull();
        assertThat(storedCopies()).isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM vt_intake_page WHERE intake_id = ?", Long.class, entry.id()))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM vt_intake_band WHERE intake_id = ?", Long.class, entry.id()))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM vt_intake_content WHERE intake_id = ?", Long.class, entry.id()))
                .isZero();
        assertThat(folder.resolve("refused/mat.pdf")).exists();
        assertThat(folder.resolve("done/2026-11-23/mat.pdf")).doesNotExist();
    }

    @Test
    void manyFilesAreAllTakenOnceByWorkersThatCompete() throws Exception {
        for (int i = 0; i < 12; i++) {
            drop("scan" + i + ".pdf", SampleFiles.pdf(i + 1));
        }
        look();
        clock.advance(A_WHILE);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread worker = new Thread(engine::runUntilIdle);
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        look();

        assertThat(entries()).hasSize(12).extracting(Intake::state).containsOnly(IntakeState.AWAITING_CHECK);
        assertThat(storedCopies()).isEqualTo(12);
    }

    @Test
    @Requirement({"R000-032", "R002-007"})
    void uploadBecomesAnEntryAndHostileOnesAreRefusedWithFieldAndValue() throws IOException {
        var view = asClerk(() -> upload("Công văn.pdf", SampleFiles.pdf(2)));
        assertThat(view.state()).isEqualTo("stored");
        assertThat(view.source()).isEqualTo("upload");
        assertThat(asClerk(() -> upload("again.pdf", storedBytes(only()))).state())
                .isEqualTo("duplicate");

        assertThatThrownBy(() -> asClerk(() -> upload("x.pdf", SampleFiles.elf())))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.getMsgId()).isEqualTo("files.error.executable");
                    assertThat(e.errors().get(0).field()).isEqualTo("file");
                });
        assertThat(entries()).hasSize(2);
    }

    @Test
    void pagesAreTurnedSplitAndJoinedAndTheOriginalIsKept() throws IOException {
        drop("scan.tif", SampleFiles.tiff(4));
        passTime();
        Intake entry = only();

        asClerk(() -> io(() -> pages.rotate(entry.id(), 1, 90)));
        look();
        var parts = asClerk(() -> io(() -> pages.split(entry.id(), List.of(1, 3))));
        look();
        assertThat(parts).extracting(EntryView::pages).containsExactly(1, 2, 1);
        List<Long> ids = parts.stream().map(part -> Long.valueOf(part.id())).toList();
        var joined = asClerk(() -> io(() -> pages.merge(ids)));
        look();

        assertThat(joined.pages()).isEqualTo(4);
        assertThat(entries())
                .extracting(Intake::state)
                .containsExactly(IntakeState.AWAITING_CHECK, IntakeState.DUPLICATE, IntakeState.DUPLICATE);
        NodeRef node = CaptureNodes.ref(entry.storedOrThrow().nodeId());
        as(AuthenticationUtil.getSystemUserName(), () -> {
            assertThat(nodeService.hasAspect(node, CaptureModel.ASPECT_DIGITISED))
                    .isTrue();
            assertThat(String.valueOf(nodeService.getProperty(node, CaptureModel.PROP_ORIGINAL)))
                    .contains("image/tiff");
            assertThat(repository
                            .bean("versionService", VersionService.class)
                            .getVersionHistory(node)
                            .getAllVersions()
                            .size())
                    .isGreaterThan(2);
            return true;
        });
        assertThatThrownBy(() -> asClerk(() -> io(() -> pages.split(entry.id(), List.of(9)))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void signedFilesKeepEveryByte() throws IOException {
        drop("signed.pdf", SampleFiles.signedPdf());
        passTime();

        assertThatThrownBy(() -> asClerk(() -> io(() -> pages.rotate(only().id(), 1, 90))))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.getMsgId()).isEqualTo("capture.error.signed"));
    }

    @Test
    void discardedEntryIsGoneAndTheSameFileMayComeAgain() throws IOException {
        drop("scan.pdf", SampleFiles.pdf(1));
        passTime();
        byte[] bytes = storedBytes(only());

        asClerk(() -> io(() -> service.discard(only().id(), "quét nhầm")));
        assertThat(only().state()).isEqualTo(IntakeState.REFUSED);
        assertThat(storedCopies()).isZero();
        drop("scan.pdf", bytes);
        passTime();

        assertThat(entries())
                .extracting(Intake::state)
                .containsExactly(IntakeState.REFUSED, IntakeState.AWAITING_CHECK);
    }

    @Test
    void theSecondClerkSeesWhoHasTheEntryOpenUntilItIsLeftOrTheLeaseRunsOut() throws IOException {
        drop("scan.pdf", SampleFiles.pdf(1));
        passTime();
        long id = only().id();
        String second = "second" + agency.toLowerCase(java.util.Locale.ROOT);
        as(AuthenticationUtil.getSystemUserName(), () -> OrganizationFixture.clerk(repository, agency, second));
        String first = asClerk(() -> service.hold(id)).lockedBy().userName();

        assertThat(as(second, () -> service.hold(id)).lockedBy().userName()).isEqualTo(first);
        assertThat(as(second, () -> service.detail(id)).entry().lockedBy().userName())
                .isEqualTo(first);
        assertThat(as(second, () -> lists.list(agency, "waiting", Keyset.parse(null, null)))
                        .items()
                        .get(0)
                        .lockedBy()
                        .fullName())
                .isNotBlank();

        clock.advance(Duration.ofSeconds(46));
        assertThat(asClerk(() -> service.detail(id)).entry().lockedBy()).isNull();
        assertThat(as(second, () -> service.hold(id)).lockedBy().userName()).isEqualTo(second);
        asClerk(() -> {
            service.release(id);
            return null;
        });
        assertThat(asClerk(() -> service.hold(id)).lockedBy().userName())
                .as("only the holder gives it back")
                .isEqualTo(second);
        as(second, () -> {
            service.release(id);
            return null;
        });
        assertThat(asClerk(() -> service.hold(id)).lockedBy().userName()).isEqualTo(first);
    }

    @Test
    void onlyWhatNeedsALookIsCountedAsTrouble() throws IOException {
        drop("cut.pdf", SampleFiles.half(SampleFiles.pdf(9)));
        drop("wanted.pdf", SampleFiles.pdf(1));
        drop("unwanted.pdf", SampleFiles.pdf(2));
        passTime();
        long unwanted = entries().stream()
                .filter(entry -> entry.fileName().equals("unwanted.pdf"))
                .findFirst()
                .orElseThrow()
                .id();
        asClerk(() -> io(() -> service.discard(unwanted, "quét nhầm")));

        Map<String, Long> counters = asClerk(() -> lists.counters(agency));

        assertThat(counters)
                .containsEntry("refused", 1L)
                .containsEntry("awaitingCheck", 1L)
                .containsEntry("reading", 0L);
    }

    @Test
    @Requirement("R000-017")
    void onlyClerksOfTheAgencySeeEntries() throws IOException {
        drop("scan.pdf", SampleFiles.pdf(1));
        passTime();
        long id = only().id();
        as(
                AuthenticationUtil.getSystemUserName(),
                () -> OrganizationFixture.person(
                        repository, agency, "reader" + agency.toLowerCase(java.util.Locale.ROOT)));

        assertThatThrownBy(() -> as("reader" + agency.toLowerCase(java.util.Locale.ROOT), () -> service.detail(id)))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.getMsgId()).isEqualTo("capture.error.no-entry"));
        assertThat(asClerk(() -> service.detail(id)).entry().fileName()).isEqualTo("scan.pdf");
        NodeRef node = CaptureNodes.ref(only().storedOrThrow().nodeId());
        NodeService checked = repository.bean("NodeService", NodeService.class);
        assertThatThrownBy(() -> as(
                        "reader" + agency.toLowerCase(java.util.Locale.ROOT),
                        () -> checked.getProperty(node, ContentModel.PROP_NAME)))
                .isInstanceOf(RuntimeException.class);
        assertThat(asClerk(() -> checked.getProperty(node, ContentModel.PROP_NAME)))
                .isEqualTo("scan.pdf");
    }

    @Test
    void repositoryFolderHasTheSameEffect() throws IOException {
        NodeRef scans = as(
                AuthenticationUtil.getSystemUserName(),
                () -> OrganizationFixture.folder(
                        repository,
                        agency,
                        "Scans",
                        CaptureModel.ASPECT_SCAN_FOLDER,
                        Map.of(CaptureModel.PROP_SCAN_AGENCY, agency)));
        NodeRef dropped = as(
                AuthenticationUtil.getSystemUserName(),
                () -> OrganizationFixture.file(repository, scans, "scan.pdf", SampleFiles.pdf(2)));
        look();

        Intake entry = only();
        assertThat(entry.state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(entry.source().kind()).isEqualTo("repository");
        assertThat(as(AuthenticationUtil.getSystemUserName(), () -> nodeService.exists(dropped)))
                .isFalse();
    }

    @Test
    void pictureOfAPageIsDrawnAndWordsHavePlaces() throws IOException {
        drop("scan.pdf", SampleFiles.textPdf("So 12 QD UBND"));
        passTime();
        long id = only().id();

        Path picture = asClerk(() -> io(() -> files.picture(id, 1, 400)));
        assertThat(javax.imageio.ImageIO.read(picture.toFile()).getWidth()).isBetween(399, 401);
        var words = asClerk(() -> files.words(id, 1));
        assertThat(words).extracting(EntryView.WordView::text).contains("UBND");
        assertThat(words).allSatisfy(word -> assertThat(word.x()).isBetween(0.0, 1.0));
        assertThatThrownBy(() -> asClerk(() -> io(() -> files.picture(id, 7, 400))))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.getMsgId()).isEqualTo("capture.error.no-page"));
    }

    @Test
    @Requirement({"R001-025", "R000-028"})
    void registrationClosesTheEntryInItsOwnTransaction() throws IOException {
        drop("scan.pdf", SampleFiles.textPdf("So 12 QD UBND"));
        passTime();
        long id = only().id();
        RegistryService registry = repository.bean(RegistryService.class);
        RegistrationRequest request = request(only().storedOrThrow().nodeId());

        assertThatThrownBy(() -> asClerk(() -> {
                    registry.registerIncoming(request);
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(only().state()).isEqualTo(IntakeState.AWAITING_CHECK);
        Registration registration = asClerk(() -> registry.registerIncoming(request));

        assertThat(only().state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(only().link().arrivalNumber()).isEqualTo(registration.arrivalNumber());
        assertThatThrownBy(() -> asClerk(() -> io(() -> service.discard(id, "x"))))
                .isInstanceOf(ConflictException.class);
        drop("again.pdf", storedBytes(only()));
        passTime();
        var again = asClerk(() ->
                lists.list(agency, "refused", Keyset.parse(null, null)).items().get(0));
        assertThat(again.state()).isEqualTo("duplicate");
        assertThat(again.duplicateOf().arrivalNumber()).isEqualTo(registration.arrivalNumber());
    }

    @Test
    @Requirement("R001-025")
    void anEntryThatAWorkerWritesMeanwhileIsRegisteredAllTheSame() throws IOException {
        drop("scan.pdf", SampleFiles.textPdf("So 13 QD UBND"));
        passTime();
        RegistrationRequest request = request(only().storedOrThrow().nodeId());
        AtomicInteger tries = new AtomicInteger();

        Registration registration = asClerk(() -> {
            Intake seen = only();
            if (tries.incrementAndGet() == 1) {
                transactions.doInTransaction(() -> ledger.update(seen), false, true);
            }
            return repository.bean(RegistryService.class).registerIncoming(request);
        });

        assertThat(registration.arrivalNumber()).isEqualTo(1);
        assertThat(only().state()).isEqualTo(IntakeState.REGISTERED);
        assertThat(only().link().arrivalNumber()).isEqualTo(1);
    }

    private RegistrationRequest request(String nodeId) {
        IncomingFields fields = new IncomingFields(
                "12/QĐ-UBND",
                null,
                null,
                LocalDate.of(2026, 11, 20),
                "UBND tỉnh Mẫu",
                null,
                "QD",
                "Về việc ban hành quy chế",
                0,
                "vi",
                1,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                "none",
                null);
        return new RegistrationRequest(
                agency, null, CaptureNodes.ref(nodeId), null, fields, null, null, null, null, false);
    }

    @Test
    void rescanOfTheSamePaperIsPointedOut() throws IOException {
        String[] lines = {
            "Kính gửi Ủy ban nhân dân các huyện thành phố trong toàn tỉnh",
                    "Thực hiện chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh về rà soát",
            "Sở Nội vụ đề nghị các đơn vị báo cáo kết quả trước ngày mười lăm",
                    "Đề nghị các đơn vị quan tâm phối hợp thực hiện đúng thời hạn nêu trên"
        };
        drop("first.pdf", SampleFiles.textPdf(lines));
        passTime();
        lines[1] = lines[1].replace("Chủ tịch", "Chù tich");
        drop("second.pdf", SampleFiles.textPdf(lines));
        drop(
                "other.pdf",
                SampleFiles.textPdf(
                        "Một văn bản khác hẳn nói về việc hoàn toàn khác",
                        "với những từ không hề có trong văn bản kia và dài hơn một chút nữa cho đủ"));
        passTime();

        Intake first = entries().stream()
                .filter(e -> e.fileName().equals("first.pdf"))
                .findFirst()
                .orElseThrow();
        Intake second = entries().stream()
                .filter(e -> e.fileName().equals("second.pdf"))
                .findFirst()
                .orElseThrow();
        Intake other = entries().stream()
                .filter(e -> e.fileName().equals("other.pdf"))
                .findFirst()
                .orElseThrow();
        assertThat(second.state()).isEqualTo(IntakeState.AWAITING_CHECK);
        assertThat(second.link().duplicateOf()).isEqualTo(first.id());
        assertThat(other.link().duplicateOf()).isNull();
    }

    private EntryView upload(String name, byte[] content) {
        return io(() -> uploads.upload(agency, name, new ByteArrayInputStream(content)));
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T io(Io<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private <T> T asClerk(Supplier<T> work) {
        return as("clerk" + agency.toLowerCase(java.util.Locale.ROOT), work);
    }

    private <T> T as(String user, Supplier<T> work) {
        String before = AuthenticationUtil.getFullyAuthenticatedUser();
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        try {
            return transactions.doInTransaction(work::get, false, true);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
            if (before != null) {
                AuthenticationUtil.setFullyAuthenticatedUser(before);
            }
        }
    }

    private void drop(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        Files.setLastModifiedTime(folder.resolve(name), FileTime.from(clock.instant()));
    }

    private void look() {
        engine.runUntilIdle();
    }

    private void passTime() {
        look();
        clock.advance(A_WHILE);
        look();
    }

    private List<Intake> entries() {
        return as(
                AuthenticationUtil.getSystemUserName(),
                () -> ledger.list(agency, EnumSet.allOf(IntakeState.class), null, 0, false, 100));
    }

    private Intake only() {
        List<Intake> entries = entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private byte[] storedBytes(Intake intake) {
        return as(
                AuthenticationUtil.getSystemUserName(),
                () -> io(() -> {
                    try (var in = repository
                            .bean(CaptureNodes.class)
                            .open(intake.storedOrThrow().nodeId())) {
                        return in.readAllBytes();
                    }
                }));
    }

    /** Nodes of the agency that came in through capture, counted in the store and not in the ledger. */
    private long storedCopies() {
        return as(AuthenticationUtil.getSystemUserName(), () -> OrganizationFixture.countDocuments(repository, agency));
    }
}
