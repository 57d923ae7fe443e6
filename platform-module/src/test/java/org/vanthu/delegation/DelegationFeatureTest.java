package org.vanthu.delegation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.delegation.DelegationAdministration.DelegationForm;
import org.vanthu.delegation.DelegationAdministration.DelegationView;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.organization.AgencyFixture;
import org.vanthu.registry.TestSite;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Acting for a leader with a recorded delegation, and never without one. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class DelegationFeatureTest {

    private static final String AGENCY = TestSite.AGENCY;
    private static final String LEADER = TestSite.user(AGENCY, "leader");
    private static final String SECRETARY = TestSite.user(AGENCY, "delegate");
    private static final String CLERK = TestSite.user(AGENCY, "clerk");
    private static final String HEAD = TestSite.user(AGENCY, "unit-head");

    private static @Nullable TestSite created;

    private final TestSite site;
    private final EmbeddedRepository repository;
    private final Delegations delegations;
    private final DelegationAdministration administration;
    private final AuditTrail audit;
    private final MutableClock clock;

    DelegationFeatureTest(
            EmbeddedRepository repository,
            Delegations delegations,
            DelegationAdministration administration,
            AuditTrail audit,
            MutableClock clock) {
        if (created == null) {
            created = new TestSite(repository).create();
        }
        this.site = created;
        this.repository = repository;
        this.delegations = delegations;
        this.administration = administration;
        this.audit = audit;
        this.clock = clock;
    }

    @BeforeEach
    void endWhatRuns() {
        for (DelegationView one : site.asRole("content-admin", () -> administration.list(AGENCY, true))) {
            site.asRole("content-admin", () -> administration.revoke(one.id(), "dọn dẹp"));
        }
    }

    @Test
    @Requirement({"R000-010", "R000-065"})
    void theSecretaryActsForTheLeaderAndBothNamesAreInTheTrace() {
        grant(LEADER, SECRETARY, "direct", "approve");

        Acting acting = site.as(SECRETARY, () -> delegations.acting(AGENCY, LEADER, Scope.DIRECT));

        assertThat(acting).isEqualTo(new Acting(SECRETARY, LEADER));
        assertThat(acting.holder()).isEqualTo(LEADER);
        site.as(SECRETARY, () -> {
            audit.record(acting.event(AGENCY, "routing.direct", "doc-1", "Giao Phòng Văn xã"));
            return null;
        });
        AuditRow row = audit.of("doc-1").get(0);
        assertThat(row.actor()).isEqualTo(SECRETARY);
        assertThat(row.onBehalfOf()).isEqualTo(LEADER);
        assertThat(site.as(SECRETARY, () -> delegations.principals(AGENCY, Scope.APPROVE)))
                .containsExactly(LEADER);
        assertThat(site.as(SECRETARY, () -> administration.principals(AGENCY)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.userName()).isEqualTo(LEADER);
                    assertThat(one.scopes()).containsExactly("approve", "direct");
                });
    }

    @Test
    @Requirement({"R000-010", "R000-065"})
    void nobodyActsForTheLeaderWithoutADelegationOfThatScope() {
        assertThat(site.as(LEADER, () -> delegations.acting(AGENCY, "", Scope.DIRECT)))
                .isEqualTo(new Acting(LEADER, null));
        refused(SECRETARY, LEADER, Scope.DIRECT);

        grant(LEADER, SECRETARY, "forward");

        refused(SECRETARY, LEADER, Scope.DIRECT);
        refused(CLERK, LEADER, Scope.FORWARD);
        assertThatThrownBy(() ->
                        site.as(SECRETARY, () -> delegations.acting(TestSite.OTHER_AGENCY, LEADER, Scope.FORWARD)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement("R000-068")
    void neitherSigningNorDraftingCanBeDelegated() {
        assertThat(Arrays.stream(Scope.values()).map(Scope::code))
                .containsExactly("direct", "approve", "forward", "urge");
        invalid("delegation.error.scope", () -> grant(LEADER, SECRETARY, "sign"));
        invalid("delegation.error.no-scope", () -> grant(LEADER, SECRETARY));
    }

    @Test
    @Requirement({"R000-010", "R000-070"})
    void aDelegationIsNotPassedOn() {
        grant(LEADER, HEAD, "direct");
        grant(HEAD, SECRETARY, "direct");

        refused(SECRETARY, LEADER, Scope.DIRECT);
        assertThat(site.as(SECRETARY, () -> delegations.principals(AGENCY, Scope.DIRECT)))
                .containsExactly(HEAD);
        assertThatThrownBy(() -> site.as(HEAD, () -> administration.grant(form(LEADER, CLERK, "", "direct"))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    @Requirement({"R000-065", "R000-070"})
    void itEndsAtOnceByRevocationByItsLastDayAndWithTheAccount() {
        DelegationView revoked = grant(LEADER, SECRETARY, "direct");
        site.as(LEADER, () -> administration.revoke(revoked.id(), "thôi ủy nhiệm"));
        refused(SECRETARY, LEADER, Scope.DIRECT);
        assertThatThrownBy(() -> site.as(LEADER, () -> administration.revoke(revoked.id(), "lần nữa")))
                .isInstanceOf(ConflictException.class);

        LocalDate today = delegations.today();
        site.as(
                LEADER,
                () -> administration.grant(new DelegationForm(
                        AGENCY, null, SECRETARY, List.of("direct"), today, today, "đi công tác", null)));
        assertThat(site.as(SECRETARY, () -> delegations.principals(AGENCY, Scope.DIRECT)))
                .containsExactly(LEADER);
        clock.advance(Duration.ofDays(1));
        refused(SECRETARY, LEADER, Scope.DIRECT);
        clock.reset();

        AgencyFixture fixture = new AgencyFixture(repository);
        site.as("admin", () -> {
            fixture.create("H97", "Sở Mẫu", List.of("leader", "delegate", "clerk"));
            return null;
        });
        site.as(
                "leader.h97",
                () -> administration.grant(new DelegationForm(
                        "H97", null, "delegate.h97", List.of("direct"), null, null, "thư ký", null)));
        Callable<Set<String>> principals = () -> delegations.principals("H97", Scope.DIRECT);
        assertThat(site.as("delegate.h97", principals)).containsExactly("leader.h97");
        site.as("admin", () -> {
            fixture.lock("leader.h97");
            return null;
        });
        assertThat(site.as("delegate.h97", principals)).isEmpty();
        site.as("admin", () -> {
            fixture.close("leader.h97");
            return null;
        });
        assertThat(site.as("delegate.h97", principals)).isEmpty();
    }

    @Test
    @Requirement({"R000-010", "R000-070"})
    void theContentAdministratorNeedsThePrincipalsPaperAndGivesItToOthersOnly() {
        String admin = TestSite.user(AGENCY, "content-admin");
        assertThat(msgId(() -> site.as(admin, () -> administration.grant(form(LEADER, SECRETARY, "", "direct")))))
                .isEqualTo("delegation.error.permission");
        assertThat(msgId(() ->
                        site.as(admin, () -> administration.grant(form(LEADER, admin, "TB 12/TB-UBND", "direct")))))
                .isEqualTo("delegation.error.own-grant");
        assertThat(msgId(() ->
                        site.as(admin, () -> administration.grant(form(CLERK, SECRETARY, "TB 12/TB-UBND", "direct")))))
                .isEqualTo("delegation.error.principal");

        DelegationView granted =
                site.as(admin, () -> administration.grant(form(LEADER, SECRETARY, "TB 12/TB-UBND", "direct")));

        assertThat(granted.permission()).isEqualTo("TB 12/TB-UBND");
        assertThat(audit.of("delegation:" + granted.id()))
                .extracting(AuditRow::action)
                .containsExactly("delegation.grant");
        assertThat(site.as(SECRETARY, () -> delegations.acting(AGENCY, LEADER, Scope.DIRECT)))
                .isEqualTo(new Acting(SECRETARY, LEADER));
        for (String role : List.of("clerk", "delegate", "specialist", "archivist", "external")) {
            assertThatThrownBy(() -> site.asRole(role, () -> administration.grant(form(null, HEAD, "", "direct"))))
                    .as(role)
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    @Requirement("R001-058")
    void othersDoNotSeeWhoActsForWhom() {
        DelegationView granted = grant(LEADER, SECRETARY, "direct");

        assertThat(site.as(SECRETARY, () -> administration.list(AGENCY, true))).hasSize(1);
        assertThat(site.as(CLERK, () -> administration.list(AGENCY, true))).isEmpty();
        assertThatThrownBy(() -> site.as(CLERK, () -> administration.revoke(granted.id(), "không được")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        site.as(TestSite.user(TestSite.OTHER_AGENCY, "clerk"), () -> administration.list(AGENCY, true)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private DelegationView grant(String principal, String delegate, String... scopes) {
        return site.as(principal, () -> administration.grant(form(null, delegate, "", scopes)));
    }

    private static DelegationForm form(
            @Nullable String principal, String delegate, String permission, String... scopes) {
        return new DelegationForm(
                AGENCY, principal, delegate, List.of(scopes), null, null, "ghi ý kiến bút phê", permission);
    }

    private void refused(String actor, String principal, Scope scope) {
        assertThatThrownBy(() -> site.as(actor, () -> delegations.acting(AGENCY, principal, scope)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static void invalid(String msgId, Callable<?> work) {
        assertThat(msgId(work)).isEqualTo(msgId);
    }

    private static String msgId(Callable<?> work) {
        try {
            work.call();
            return "accepted";
        } catch (InvalidInputException e) {
            return e.getMsgId();
        } catch (Exception e) {
            return e.toString();
        }
    }
}
