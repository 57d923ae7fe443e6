package org.vanthu.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.organization.AgencyFixture;

/** A small site for feature tests: agency H99 with one person for each role, agency H98 with a clerk. */
public final class TestSite {

    public static final String AGENCY = "H99";
    public static final String OTHER_AGENCY = "H98";
    public static final LocalDate ISSUED = LocalDate.of(2026, 1, 5);

    private final EmbeddedRepository repository;
    private final RetryingTransactionHelper transactions;

    public TestSite(EmbeddedRepository repository) {
        this.repository = repository;
        this.transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
    }

    /** Creates the agencies and people; once for each repository. */
    public TestSite create() {
        AgencyFixture fixture = new AgencyFixture(repository);
        as("admin", () -> {
            fixture.create(
                    AGENCY,
                    "Ủy ban nhân dân tỉnh Mẫu",
                    List.of(
                            "clerk",
                            "leader",
                            "delegate",
                            "unit-head",
                            "specialist",
                            "follow-up",
                            "content-admin",
                            "system-admin",
                            "archivist",
                            "external"));
            fixture.create(OTHER_AGENCY, "Sở Nội vụ tỉnh Mẫu", List.of("clerk"));
            return null;
        });
        return this;
    }

    /** Runs the work as a person of H99 with the role, in a transaction of its own. */
    public <T> T asRole(String role, Callable<T> work) {
        return as(user(AGENCY, role), work);
    }

    /** The user name of the person with the role. */
    public static String user(String agency, String role) {
        return role + "." + agency.toLowerCase(java.util.Locale.ROOT);
    }

    /** Runs the work as a person, in a transaction of its own. */
    public <T> T as(String user, Callable<T> work) {
        String before = AuthenticationUtil.getFullyAuthenticatedUser();
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        try {
            return transactions.doInTransaction(work::call, false, true);
        } finally {
            if (before == null) {
                AuthenticationUtil.clearCurrentSecurityContext();
            } else {
                AuthenticationUtil.setFullyAuthenticatedUser(before);
            }
        }
    }

    /** Fields that are right, with the number. */
    public static IncomingFields fields(String number, String subject) {
        return fields(number, subject, "none");
    }

    /** Fields that are right, with the number and the urgency. */
    public static IncomingFields urgent(String number, int urgency) {
        return fields(number, "Về việc giao biên chế " + number, "none", urgency);
    }

    static IncomingFields fields(String number, String subject, String secrecy) {
        return fields(number, subject, secrecy, 0);
    }

    private static IncomingFields fields(String number, String subject, String secrecy, int urgency) {
        return new IncomingFields(
                number,
                null,
                null,
                ISSUED,
                "Sở Nội vụ",
                "H37.12",
                "TTr",
                subject,
                urgency,
                "vi",
                3,
                "digitised",
                "paper",
                "Nguyễn Văn A",
                "Giám đốc",
                null,
                List.of("UBND tỉnh"),
                "Phòng Văn xã",
                null,
                null,
                secrecy,
                null);
    }

    /** A request for H99 with the number. */
    public static RegistrationRequest request(String number) {
        return request(fields(number, "Về việc ban hành Quy chế " + number), null, false);
    }

    /** A request for H99 with the fields. */
    public static RegistrationRequest request(IncomingFields fields) {
        return request(fields, null, false);
    }

    /** A request to put a document of H99 among those that wait for direction. */
    public static RegistrationRequest awaiting(String number) {
        return request(fields(number, "Về việc chưa rõ lĩnh vực " + number), null, true);
    }

    static RegistrationRequest request(
            IncomingFields fields, RegistrationRequest.@Nullable Upload upload, boolean awaitDirection) {
        return new RegistrationRequest(AGENCY, null, null, upload, fields, null, null, null, null, awaitDirection);
    }

    /** A small text file as an upload. */
    static RegistrationRequest.Upload upload(Path folder, String fileName, String text) {
        try {
            Path file = folder.resolve("up-" + System.nanoTime());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return new RegistrationRequest.Upload(fileName, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
