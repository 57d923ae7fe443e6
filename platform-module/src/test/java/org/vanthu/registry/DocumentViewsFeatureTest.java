package org.vanthu.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditSeals;
import org.vanthu.audit.AuditTrail;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who looked at a document is in the audit trail: once for each person, day and kind. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class DocumentViewsFeatureTest {

    private static TestSite site;

    private final EmbeddedRepository repository;
    private final RegistryService registry;
    private final DocumentQueries documents;
    private final DocumentViews views;
    private final AuditTrail audit;

    DocumentViewsFeatureTest(
            EmbeddedRepository repository,
            RegistryService registry,
            DocumentQueries documents,
            DocumentViews views,
            AuditTrail audit) {
        this.repository = repository;
        this.registry = registry;
        this.documents = documents;
        this.views = views;
        this.audit = audit;
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @Test
    @Requirement({"R001-057", "R003-021"})
    void aLookInAReadOnlyTransactionIsRecordedOnceADayAndKind(MutableClock clock) throws Exception {
        NodeRef document = register("1/CV-XEM");

        look("specialist", document, DocumentViews.VIEW);
        look("specialist", document, DocumentViews.VIEW);
        look("specialist", document, DocumentViews.DOWNLOAD);
        look("leader", document, DocumentViews.VIEW);
        clock.advance(Duration.ofDays(1));
        look("specialist", document, DocumentViews.VIEW);
        views.settle();

        assertThat(looks(document))
                .extracting(row -> row.actor() + " " + row.action())
                .containsExactly(
                        "specialist.h99 registry.view",
                        "specialist.h99 registry.download",
                        "leader.h99 registry.view",
                        "specialist.h99 registry.view");
        assertThat(looks(document).get(0).agency()).isEqualTo(TestSite.AGENCY);
    }

    @Test
    void manyLooksAtTheSameTimeMakeOneRowAndKeepTheTrailWhole() throws Exception {
        NodeRef document = register("2/CV-XEM");
        ExecutorService people = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 64; i++) {
            people.execute(() -> look("clerk", document, DocumentViews.VIEW));
        }
        people.shutdown();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        views.settle();

        assertThat(looks(document)).hasSize(1);
        AuditSeals seals = repository.bean(AuditSeals.class);
        assertThat(site.as(AuthenticationUtil.getSystemUserName(), () -> {
                    while (seals.sealNext() > 0) {
                        // until every row is under a seal
                    }
                    return seals.firstBroken();
                }))
                .isEmpty();
    }

    @Test
    void looksDoNotBuryTheHistoryAndAreShownToThoseWhoCorrect() throws Exception {
        NodeRef document = register("3/CV-XEM");
        look("specialist", document, DocumentViews.VIEW);
        views.settle();

        assertThat(site.asRole("specialist", () -> documents.history(document)))
                .extracting(item -> item.get("action"))
                .contains("registry.register")
                .doesNotContain("registry.view");
        List<Map<String, Object>> shown = site.asRole("content-admin", () -> documents.views(document));
        assertThat(shown)
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("by", "specialist.h99")
                        .containsEntry("action", "registry.view"));
        assertThatThrownBy(() -> site.asRole("specialist", () -> documents.views(document)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void look(String role, NodeRef document, String kind) {
        AuthenticationUtil.setFullyAuthenticatedUser(TestSite.user(TestSite.AGENCY, role));
        try {
            repository
                    .bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                    .doInTransaction(
                            () -> {
                                views.note(documents.readable(document), kind);
                                return null;
                            },
                            true,
                            true);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
        }
    }

    private List<AuditRow> looks(NodeRef document) {
        return site.as(AuthenticationUtil.getSystemUserName(), () -> audit.only(document.getId(), DocumentViews.KINDS));
    }

    private NodeRef register(String number) {
        return site.asRole("clerk", () -> registry.registerIncoming(TestSite.request(number)))
                .nodeRef();
    }
}
