package org.vanthu.directive;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.moving.Mover;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.registry.Attachments;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.SiteState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.directive.Province.FIRST;
import static org.vanthu.directive.Province.FIRST_PEOPLE;
import static org.vanthu.directive.Province.OFFICE;
import static org.vanthu.directive.Province.OFFICER;
import static org.vanthu.directive.Province.agency;
import static org.vanthu.directive.Province.form;

/** A site that moves in the middle of its work. */
class MovedSiteFeatureTest extends ProvinceFeatureTest {

    MovedSiteFeatureTest(EmbeddedRepository repository, MutableClock clock) {
        super(repository, clock);
    }

    @Test
    void peopleGoOnOnTheNewSiteWhereTheyStoppedOnTheOldOne(@TempDir Path directory) {
        LineRow line = province.inProgress(DUE);
        LineRow reported = province.reported(DUE);
        String draft = province.draft("1. Giao Sở Nội vụ báo cáo.");
        province.lines(province.given(form("Rà soát biên chế", agency(FIRST, DUE))));
        NodeRef paper = twoVersions(line);
        NodeRef document = RegistryService.ref(String.valueOf(line.place().nodeId()));
        attach(document);
        try (EmbeddedRepository fresh = EmbeddedRepository.at(directory)
                .clock(clock)
                .property("vanthu.capture.enabled", "false")
                .property("embedded.scheduler.enabled", "false")
                .start()) {
            Mover mover = new Mover(province.repository, fresh);
            Set<String> toldOfVersions = new HashSet<>();
            mover.begin();
            assertThatThrownBy(() -> province.bean(SiteState.class).requireOpen())
                    .isInstanceOf(ConflictException.class);

            while (mover.carry()) {
                assertThatThrownBy(mover::sendAgain).isInstanceOf(ConflictException.class);
                toldOfVersions.addAll(mover.toldOfVersions());
            }

            assertThat(toldOfVersions)
                    .as("of these the engines freeze different values; the history tells them")
                    .contains(ContentModel.PROP_NAME.toString())
                    .doesNotContain(
                            ContentModel.PROP_VERSION_LABEL.toString(), ContentModel.PROP_VERSION_TYPE.toString());

            assertThat(mover.proof(false))
                    .isEqualTo(mover.proof(true))
                    .containsKeys("vt_work_item", "work", "contents");
            mover.end();
            theWorkGoesOn(new Province(fresh), line, reported, draft);
            theVersionsAreThere(fresh, paper);
            assertThat(attachments(fresh, document)).isNotEmpty().isEqualTo(attachments(province.repository, document));
        }
    }

    private void theWorkGoesOn(Province there, LineRow line, LineRow reported, String draft) {
        assertThat(there.bean(SiteState.class).isClosed()).isFalse();
        there.report(line.id());
        there.step(OFFICER, line.id(), "approve", new Province.Form());
        there.step(OFFICER, reported.id(), "approve", new Province.Form());
        assertThat(List.of(there.state(line.id()), there.state(reported.id()))).containsOnly(LineState.COMPLETED);
        there.issuing.approve(OFFICE, draft);
        there.issuing.seal(OFFICE, draft);
        there.issuing.issue(OFFICE, draft);
        assertThat(there.bean(OutgoingDocuments.class).find(draft).orElseThrow().issuedAt())
                .isNotNull();
    }

    /** A paper in the folder of a document, written twice, that one person only may read. */
    private NodeRef twoVersions(LineRow line) {
        return asSystem(province.repository, () -> {
            NodeService nodes = province.repository.bean("nodeService", NodeService.class);
            NodeRef document = RegistryService.ref(String.valueOf(line.place().nodeId()));
            Map<QName, Serializable> properties = new HashMap<>();
            properties.put(ContentModel.PROP_NAME, "ghi-chu.txt");
            NodeRef paper = nodes.createNode(
                            nodes.getPrimaryParent(document).getParentRef(),
                            ContentModel.ASSOC_CONTAINS,
                            QName.createQName("{http://www.alfresco.org/model/content/1.0}ghi-chu.txt"),
                            ContentModel.TYPE_CONTENT,
                            properties)
                    .getChildRef();
            VersionService versions = province.repository.bean("versionService", VersionService.class);
            write(province.repository, paper, "bản một");
            versions.createVersion(paper, new HashMap<>());
            write(province.repository, paper, "bản hai, dài hơn");
            versions.createVersion(paper, new HashMap<>());
            PermissionService permissions = province.repository.bean("permissionService", PermissionService.class);
            permissions.setInheritParentPermissions(paper, false);
            permissions.setPermission(paper, FIRST_PEOPLE.head(), PermissionService.CONSUMER, true);
            return paper;
        });
    }

    /** A file that came beside a document. */
    private void attach(NodeRef document) {
        asSystem(province.repository, () -> {
            NodeRef attached = province.repository
                    .bean("nodeService", NodeService.class)
                    .createNode(
                            document,
                            RegistryModel.ASSOC_ATTACHMENTS,
                            QName.createQName(RegistryModel.URI, "phu-luc"),
                            RegistryModel.TYPE_DOCUMENT,
                            new HashMap<>(Map.of(
                                    ContentModel.PROP_NAME,
                                    "phu-luc.txt",
                                    RegistryModel.PROP_STATE,
                                    DocumentState.ATTACHED)))
                    .getChildRef();
            write(province.repository, attached, "Phụ lục kèm theo");
            return attached;
        });
    }

    private static List<Attachments.Attachment> attachments(EmbeddedRepository site, NodeRef document) {
        return asSystem(site, () -> site.bean(Attachments.class).of(document));
    }

    private static void write(EmbeddedRepository repository, NodeRef node, String text) {
        ContentWriter writer = repository
                .bean("contentService", ContentService.class)
                .getWriter(node, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("text/plain");
        writer.setEncoding("UTF-8");
        writer.putContent(text);
    }

    private static void theVersionsAreThere(EmbeddedRepository fresh, NodeRef paper) {
        asSystem(fresh, () -> {
            var history = fresh.bean("versionService", VersionService.class).getVersionHistory(paper);
            assertThat(history.getAllVersions()).hasSize(2);
            assertThat(fresh.bean("contentService", ContentService.class)
                            .getReader(history.getRootVersion().getFrozenStateNodeRef(), ContentModel.PROP_CONTENT)
                            .getContentString())
                    .isEqualTo("bản một");
            return true;
        });
        assertThat(mayRead(fresh, FIRST_PEOPLE.head(), paper)).isTrue();
        assertThat(mayRead(fresh, FIRST_PEOPLE.clerk(), paper)).isFalse();
    }

    private static boolean mayRead(EmbeddedRepository site, String user, NodeRef node) {
        return AuthenticationUtil.runAs(
                () -> site.bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                        .doInTransaction(() -> site.bean("permissionService", PermissionService.class)
                                        .hasPermission(node, PermissionService.READ)
                                == AccessStatus.ALLOWED),
                user);
    }

    private static <T> T asSystem(EmbeddedRepository site, java.util.concurrent.Callable<T> work) {
        return AuthenticationUtil.runAsSystem(
                () -> site.bean("retryingTransactionHelper", RetryingTransactionHelper.class)
                        .doInTransaction(work::call));
    }
}
