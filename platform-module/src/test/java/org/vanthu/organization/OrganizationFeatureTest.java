package org.vanthu.organization;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.authentication.AuthenticationException;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.security.PersonService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditSeals;
import org.vanthu.audit.AuditTrail;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class OrganizationFeatureTest {

    private static EmbeddedRepository repository;

    private final Agencies agencies;
    private final Accounts accounts;
    private final Units units;
    private final Access access;

    OrganizationFeatureTest(Agencies agencies, Accounts accounts, Units units, Access access) {
        this.agencies = agencies;
        this.accounts = accounts;
        this.units = units;
        this.access = access;
    }

    @BeforeAll
    static void createAgency(EmbeddedRepository started) {
        repository = started;
        as("admin", () -> {
            new AgencyFixture(started)
                    .create("H99", "Ủy ban nhân dân tỉnh Mẫu", List.of("clerk", "system-admin", "content-admin"));
            new AgencyFixture(started).create("H99.01", "Sở Nội vụ", List.of("system-admin"));
            return null;
        });
    }

    @Test
    @Requirement({"R001-003", "R001-004", "R002-003", "R002-004", "R004-001"})
    void agenciesFormATreeWithoutCircles() {
        as("admin", () -> agencies.update("H99.01", form("H99.01", "Sở Nội vụ", "H99", "H99.01")));

        assertThat(agencies.get("H99.01").parent()).isEqualTo("H99");
        assertThatThrownBy(() ->
                        as("admin", () -> agencies.update("H99", form("H99", "UBND tỉnh Mẫu", "H99.01", "H99"))))
                .isInstanceOf(org.vanthu.shared.InvalidInputException.class);
    }

    @Test
    @Requirement("R002-036")
    void aReplacedIdentifierStillNamesTheAgencyAndIsNotGivenAgain() {
        as("admin", () -> agencies.create(form("H97", "Xã Mẫu", null, "H97.01")));
        as("admin", () -> agencies.update("H97", form("H97", "Xã Mẫu", null, "H97.02")));

        assertThat(agencies.byIdentifier("H97.01")).map(Agency::code).contains("H97");
        assertThat(agencies.get("H97").oldIdentifiers()).containsExactly("H97.01");
        assertThatThrownBy(() -> as("admin", () -> agencies.create(form("H96", "Xã khác", null, "H97.01"))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Requirement({"R000-008", "R001-006", "R002-134", "R004-050", "R000-023", "R001-061", "R002-005", "R003-006"})
    void anAccountSignsInWithItsGeneratedPasswordAndHasItsRoles() {
        Accounts.Created created = as("system-admin.h99", () -> accounts.create(form("an.nv", "specialist")));

        signIn("an.nv", created.password());
        assertThat(as("an.nv", access::roles)).isEqualTo(Map.of("H99", Set.of(Role.SPECIALIST)));
        assertThat(created.password()).hasSizeGreaterThanOrEqualTo(14);
        assertThatThrownBy(() -> as("system-admin.h99", () -> accounts.create(form("an.nv", "specialist"))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void peopleAreFoundByAPartOfTheirNamesAPageAtATime() {
        for (String user : List.of("binh.dt", "bao.dt", "ban_g")) {
            as(
                    "system-admin.h99",
                    () -> accounts.create(new AccountForm(
                            user,
                            user.equals("ban_g") ? "Đỗ Bằng" : "Đặng Thị Ất",
                            null,
                            null,
                            null,
                            "H99",
                            List.of("clerk"))));
        }

        Page<Account> first = found("dang thi", new Keyset(List.of(), 1));
        assertThat(first.items()).extracting(Account::userName).containsExactly("bao.dt");
        assertThat(found("dang thi", Keyset.parse(first.next(), "5")).items())
                .extracting(Account::userName)
                .containsExactly("binh.dt");
        assertThat(found("n_g", new Keyset(List.of(), 5)).items())
                .extracting(Account::userName)
                .containsExactly("ban_g");
    }

    private Page<Account> found(String query, Keyset keyset) {
        return as("system-admin.h99", () -> accounts.list("H99", query, keyset));
    }

    @Test
    @Requirement("R003-043")
    void rolesInAnotherAgencyAreGivenAndTakenThere() {
        as("system-admin.h99", () -> accounts.create(form("cau.lv", "specialist")));
        AccountForm there = new AccountForm(null, "Cầu", null, null, null, "H99.01", List.of("clerk"));
        AccountForm nowhere = new AccountForm(null, "Cầu", null, null, null, "H99.01", List.of());

        as("system-admin.h99.01", () -> accounts.update("cau.lv", there));
        assertThat(as("cau.lv", access::roles))
                .isEqualTo(Map.of("H99", Set.of(Role.SPECIALIST), "H99.01", Set.of(Role.CLERK)));

        as("system-admin.h99.01", () -> accounts.update("cau.lv", nowhere));
        assertThat(as("cau.lv", access::roles)).isEqualTo(Map.of("H99", Set.of(Role.SPECIALIST)));
    }

    @Test
    void aUnitIsRenamedAndClosed() {
        as("content-admin.h99", () -> units.create("H99", new Units.UnitForm("VP", "Văn phòng", "VP", null, true)));
        as(
                "content-admin.h99",
                () -> units.update("H99", "VP", new Units.UnitForm(null, "Văn phòng UBND", "VPUB", null, false)));

        assertThat(units.find("H99", "VP")).contains(new Unit("VP", "Văn phòng UBND", "VPUB", null, false));
    }

    @Test
    @Requirement({"R002-136", "R001-060", "R000-015", "R002-134", "R003-043", "R004-007"})
    void onlyTheSystemAdministratorOfTheAgencyKeepsItsAccounts() {
        for (String user : List.of("clerk.h99", "content-admin.h99", "system-admin.h99.01")) {
            assertThatThrownBy(() -> as(user, () -> accounts.create(form("la.nv", "clerk"))))
                    .as(user)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> as("clerk.h99", () -> agencies.create(form("H95", "Xã", null, "H95"))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(
                        "system-admin.h99",
                        () -> accounts.update(
                                "system-admin.h99",
                                new AccountForm(
                                        null, "Quản trị", null, null, null, "H99", List.of("system-admin", "clerk")))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R000-026", "R002-134", "R001-057", "R003-006"})
    void aClosedAccountCannotSignInHasNoRightsAndKeepsItsHistory() {
        Accounts.Created created = as("system-admin.h99", () -> accounts.create(form("huu.tv", "clerk")));

        as("system-admin.h99", () -> accounts.close("huu.tv", "nghỉ hưu", "clerk.h99"));

        assertThatThrownBy(() -> signIn("huu.tv", created.password())).isInstanceOf(AuthenticationException.class);
        assertThat(as("huu.tv", access::roles)).isEmpty();
        assertThat(accounts.find("huu.tv")).map(Account::state).contains(Account.CLOSED);
        assertThat(repository.bean("personService", PersonService.class).personExists("huu.tv"))
                .isTrue();
        assertThat(repository.bean(AuditTrail.class).of("account:huu.tv"))
                .extracting(row -> row.action())
                .containsExactly("organization.create-account", "organization.close-account");
        assertThatThrownBy(() -> as("system-admin.h99", () -> accounts.unlock("huu.tv", "")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @Requirement({"R002-139", "R004-055", "R003-006", "R003-020"})
    void aLostPasswordIsLockedAndResetAtOnce() {
        Accounts.Created created = as("system-admin.h99", () -> accounts.create(form("mat.mk", "specialist")));

        as("system-admin.h99", () -> accounts.lock("mat.mk", "lộ mật khẩu"));
        assertThatThrownBy(() -> signIn("mat.mk", created.password())).isInstanceOf(AuthenticationException.class);
        String fresh = as("system-admin.h99", () -> accounts.resetPassword("mat.mk"));
        as("system-admin.h99", () -> accounts.unlock("mat.mk", ""));

        signIn("mat.mk", fresh);
        assertThatThrownBy(() -> signIn("mat.mk", created.password())).isInstanceOf(AuthenticationException.class);
    }

    @Test
    @Requirement({"R003-020", "R004-007"})
    void aWeakOrWrongPasswordIsRefused() {
        Accounts.Created created = as("system-admin.h99", () -> accounts.create(form("doi.mk", "specialist")));

        assertThatThrownBy(() -> as("doi.mk", () -> {
                    accounts.changeOwnPassword(created.password(), "abcdefghij");
                    return null;
                }))
                .isInstanceOf(org.vanthu.shared.InvalidInputException.class);
        as("doi.mk", () -> {
            accounts.changeOwnPassword(created.password(), "Thanh7Xuan9Moi");
            return null;
        });
        signIn("doi.mk", "Thanh7Xuan9Moi");
    }

    @Test
    void unitsAreGroups() {
        as("content-admin.h99", () -> units.create("H99", new Units.UnitForm("VX", "Phòng Văn xã", null, null, null)));
        as(
                "system-admin.h99",
                () -> accounts.create(
                        new AccountForm("vx.cv", "Chuyên viên", null, null, "VX", "H99", List.of("specialist"))));

        assertThat(repository.bean("authorityService", AuthorityService.class).getAuthoritiesForUser("vx.cv"))
                .contains("GROUP_vanthu_H99_unit_VX", "GROUP_vanthu_H99");
    }

    @Test
    @Requirement({"R000-017", "R000-015"})
    void theFolderOfAnAgencyIsReadByItsStaffOnly() {
        PermissionService permissions = repository.bean("permissionService", PermissionService.class);

        assertThat(as("clerk.h99", () -> permissions.hasPermission(agencies.folder("H99"), PermissionService.WRITE)))
                .isEqualTo(AccessStatus.ALLOWED);
        assertThat(as(
                        "content-admin.h99",
                        () -> permissions.hasPermission(agencies.folder("H99"), PermissionService.READ)))
                .isEqualTo(AccessStatus.ALLOWED);
        assertThat(as(
                        "content-admin.h99",
                        () -> permissions.hasPermission(agencies.folder("H99"), PermissionService.WRITE)))
                .isEqualTo(AccessStatus.DENIED);
        for (String user : List.of("system-admin.h99", "system-admin.h99.01")) {
            assertThat(as(user, () -> permissions.hasPermission(agencies.folder("H99"), PermissionService.READ)))
                    .as(user)
                    .isEqualTo(AccessStatus.DENIED);
        }
    }

    @Test
    @Requirement({"R003-021", "R001-057"})
    void aChangedAuditRowShows(AuditSeals seals, EmbeddedRepository repository) {
        JdbcTemplate jdbc = ModuleTables.of(repository);
        as("system-admin.h99", () -> accounts.create(form("dau.vet", "specialist")));
        while (as("admin", seals::sealNext) > 0) {
            // until all rows are sealed
        }
        assertThat(seals.firstBroken()).isEmpty();

        jdbc.update("UPDATE vt_audit SET actor = 'ai.do' WHERE subject = 'account:dau.vet'");

        assertThat(seals.firstBroken()).isPresent();
        jdbc.update("UPDATE vt_audit SET actor = 'system-admin.h99' WHERE subject = 'account:dau.vet'");
        assertThat(seals.firstBroken()).isEmpty();
    }

    private static AgencyForm form(String code, String name, String parent, String identifier) {
        return new AgencyForm(code, name, null, null, null, "commune", parent, identifier, null, null, null, null);
    }

    private static AccountForm form(String userName, String role) {
        return new AccountForm(userName, "Nguyễn Văn An", "an@mau.gov.vn", "", null, "H99", List.of(role));
    }

    private static void signIn(String user, String password) {
        AuthenticationUtil.clearCurrentSecurityContext();
        try {
            repository
                    .bean("authenticationService", MutableAuthenticationService.class)
                    .authenticate(user, password.toCharArray());
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }

    private static <T> T as(String user, Callable<T> work) {
        AuthenticationUtil.setFullyAuthenticatedUser(user);
        try {
            return repository
                    .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                    .doInTransaction(work::call, false, true);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }
}
