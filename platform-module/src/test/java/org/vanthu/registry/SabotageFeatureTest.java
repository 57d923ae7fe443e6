package org.vanthu.registry;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.model.FileFolderService;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vanthu.audit.AuditRow;
import org.vanthu.audit.AuditTrail;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a clerk or an administrator cannot do to registered documents by the ordinary services of the repository. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@EmbeddedRepositoryExtension.RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class SabotageFeatureTest {

    private static TestSite site;

    private final EmbeddedRepository repository;
    private final RegistryService registry;
    private final Corrections corrections;
    private final NodeService nodes;
    private final AuditTrail audit;
    private NodeRef document;
    private Map<QName, Serializable> before;

    @TempDir
    Path folder;

    SabotageFeatureTest(
            EmbeddedRepository repository,
            RegistryService registry,
            Corrections corrections,
            NodeService nodes,
            AuditTrail audit) {
        this.repository = repository;
        this.registry = registry;
        this.corrections = corrections;
        this.nodes = nodes;
        this.audit = audit;
    }

    @BeforeAll
    static void createSite(EmbeddedRepository repository) {
        site = new TestSite(repository).create();
    }

    @BeforeEach
    void registerOne() {
        String number = UUID.randomUUID().toString().substring(0, 8) + "/CV-PH";
        document = site.asRole(
                        "clerk",
                        () -> registry.registerIncoming(TestSite.request(
                                TestSite.fields(number, "Về việc " + number),
                                TestSite.upload(folder, "a.txt", "nội dung gốc"),
                                false)))
                .nodeRef();
        before = properties();
    }

    /** One way to spoil a document, and what the audit trail then says. */
    private record Attempt(String name, String audited, Spoiler spoiler) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Spoiler {
        void spoil(EmbeddedRepository repository, NodeRef document) throws Exception;
    }

    static Stream<Attempt> attempts() {
        return Stream.of(
                new Attempt("delete", "delete", (r, d) -> nodes(r).deleteNode(d)),
                new Attempt(
                        "remove from folder",
                        "delete",
                        (r, d) -> nodes(r).removeChild(
                                        nodes(r).getPrimaryParent(d).getParentRef(), d)),
                new Attempt("delete as WebDAV does", "delete", (r, d) -> files(r).delete(d)),
                new Attempt(
                        "move to the folder of the agency",
                        "move",
                        (r, d) -> nodes(r).moveNode(d, agency(r), ContentModel.ASSOC_CONTAINS, name("moved"))),
                new Attempt("move as WebDAV does", "move", (r, d) -> files(r).move(d, agency(r), null)),
                new Attempt(
                        "rename",
                        "fields: name",
                        (r, d) -> nodes(r).setProperty(d, ContentModel.PROP_NAME, "khac.txt")),
                new Attempt(
                        "change of type", "type", (r, d) -> nodes(r).setType(d, RegistryModel.TYPE_OUTGOING_DOCUMENT)),
                new Attempt(
                        "change of the abstract",
                        "fields: subject",
                        (r, d) -> nodes(r).setProperty(d, RegistryModel.PROP_SUBJECT, "Trích yếu giả")),
                new Attempt(
                        "change of the arrival number",
                        "fields: arrivalNumber",
                        (r, d) -> nodes(r).setProperty(d, RegistryModel.PROP_ARRIVAL_NUMBER, 4711L)),
                new Attempt(
                        "back to unregistered",
                        "fields: state",
                        (r, d) -> nodes(r).setProperty(d, RegistryModel.PROP_STATE, DocumentState.AWAITING_CHECK)),
                new Attempt(
                        "removal of a field",
                        "fields: sha256",
                        (r, d) -> nodes(r).removeProperty(d, RegistryModel.PROP_SHA256)),
                new Attempt(
                        "all properties at once",
                        "content: ",
                        (r, d) -> nodes(r).setProperties(d, Map.of(ContentModel.PROP_NAME, "trang.txt"))),
                new Attempt("other bytes", "content: content", (r, d) -> write(r, d, "nội dung giả")),
                new Attempt(
                        "no file",
                        "content: content",
                        (r, d) -> nodes(r).removeProperty(d, ContentModel.PROP_CONTENT)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    @Requirement({"R001-059", "R003-021", "R004-010"})
    void theClerkCannotSpoilARegisteredDocumentByOrdinaryMeans(Attempt attempt) {
        refusedAndRecorded("clerk.h99", attempt);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    @Requirement({"R001-059", "R003-021"})
    void theAdministratorOfTheRepositoryCannotEither(Attempt attempt) {
        refusedAndRecorded("admin", attempt);
    }

    private void refusedAndRecorded(String user, Attempt attempt) {
        assertThatThrownBy(() -> site.as(user, () -> {
                    attempt.spoiler().spoil(repository, document);
                    return null;
                }))
                .isInstanceOfSatisfying(
                        AccessDeniedException.class,
                        e -> assertThat(e.getMsgId()).startsWith("registry.error.protected-"));

        assertThat(properties()).isEqualTo(before);
        assertThat(attempts(document)).singleElement().satisfies(row -> {
            assertThat(row.actor()).isEqualTo(user);
            assertThat(row.agency()).isEqualTo(TestSite.AGENCY);
            assertThat(row.detail()).startsWith(attempt.audited());
        });
    }

    @Test
    @Requirement("R001-059")
    void aToolThatSwallowsTheRefusalCommitsNothingAndIsRecorded() {
        assertThatThrownBy(() -> site.asRole("clerk", () -> {
                    assertThatThrownBy(() -> nodes.setProperty(document, RegistryModel.PROP_SUBJECT, "giả"))
                            .isInstanceOf(AccessDeniedException.class);
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(attempts(document)).hasSize(1);
        assertThat(properties()).containsEntry(RegistryModel.PROP_SUBJECT, before.get(RegistryModel.PROP_SUBJECT));
    }

    @Test
    @Requirement("R001-059")
    void deletingTheFolderOfTheDayDeletesNoRegisteredDocument() {
        NodeRef day =
                site.asRole("clerk", () -> nodes.getPrimaryParent(document).getParentRef());

        assertThatThrownBy(() -> site.asRole("clerk", () -> {
                    nodes.deleteNode(day);
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(properties()).isEqualTo(before);
    }

    @Test
    @Requirement({"R001-059", "R003-021"})
    void nobodyForgesARegistrationByHandOrByCopying() {
        Map<QName, Serializable> forged = new HashMap<>();
        forged.put(RegistryModel.PROP_AGENCY, TestSite.AGENCY);
        forged.put(RegistryModel.PROP_STATE, DocumentState.REGISTERED);
        forged.put(RegistryModel.PROP_ARRIVAL_NUMBER, 99L);
        NodeRef plain = site.asRole("clerk", () -> create(RegistryModel.TYPE_DOCUMENT, Map.of()));

        assertThatThrownBy(() -> site.asRole("clerk", () -> create(RegistryModel.TYPE_INCOMING_DOCUMENT, forged)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.asRole("clerk", () -> {
                    nodes.addProperties(plain, forged);
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> site.as("admin", () -> {
                    nodes.setProperty(plain, RegistryModel.PROP_ARRIVAL_NUMBER, 99L);
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(attempts(plain)).extracting(AuditRow::actor).containsExactly("clerk.h99", "admin");
    }

    @Test
    void whatWaitsForDirectionAndWhatWasWithdrawnIsKeptToo() {
        NodeRef waiting = site.asRole(
                        "clerk",
                        () -> registry.registerIncoming(
                                TestSite.request(TestSite.fields("7/CV-CHO", "Chờ bút phê"), null, true)))
                .nodeRef();
        site.asRole("clerk", () -> corrections.voidDocument(document, "nhầm"));

        for (NodeRef kept : List.of(waiting, document)) {
            assertThatThrownBy(() -> site.asRole("clerk", () -> {
                        nodes.deleteNode(kept);
                        return null;
                    }))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void whatIsNoEvidenceIsChangedAndDeletedAsEver() {
        NodeRef plain = site.asRole(
                "clerk", () -> create(RegistryModel.TYPE_DOCUMENT, Map.of(RegistryModel.PROP_SUBJECT, "bản nháp")));

        site.asRole("clerk", () -> {
            nodes.setProperty(plain, RegistryModel.PROP_SUBJECT, "bản nháp 2");
            nodes.setProperty(document, ContentModel.PROP_TITLE, "tiêu đề của cán bộ");
            nodes.deleteNode(plain);
            return null;
        });

        site.asRole("clerk", () -> {
            assertThat(nodes.exists(plain)).isFalse();
            assertThat(nodes.getProperty(document, ContentModel.PROP_TITLE).toString())
                    .contains("tiêu đề của cán bộ");
            return null;
        });
        assertThat(attempts(document)).isEmpty();
    }

    @Test
    void theHistoryOfVersionsIsNotSwitchedOff() {
        NodeRef versioned = site.asRole("clerk", () -> {
            NodeRef node = create(RegistryModel.TYPE_DOCUMENT, Map.of());
            write(repository, node, "một");
            nodes.addAspect(node, ContentModel.ASPECT_VERSIONABLE, Map.of());
            return node;
        });
        site.asRole(
                "clerk",
                () -> registry.registerIncoming(new RegistrationRequest(
                        TestSite.AGENCY,
                        null,
                        versioned,
                        null,
                        TestSite.fields("8/CV-PB", "Có phiên bản"),
                        null,
                        null,
                        null,
                        null,
                        false)));

        assertThatThrownBy(() -> site.asRole("clerk", () -> {
                    nodes.removeAspect(versioned, ContentModel.ASPECT_VERSIONABLE);
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(site.asRole(
                        "clerk", () -> repository.bean(VersionService.class).isVersioned(versioned)))
                .isTrue();
    }

    private List<AuditRow> attempts(NodeRef node) {
        return site.as(AuthenticationUtil.getSystemUserName(), () -> audit.of(node.getId())).stream()
                .filter(row -> row.action().equals("registry.refused-change"))
                .toList();
    }

    private Map<QName, Serializable> properties() {
        return site.as(AuthenticationUtil.getSystemUserName(), () -> new HashMap<>(nodes.getProperties(document)));
    }

    private NodeRef create(QName type, Map<QName, Serializable> more) {
        Map<QName, Serializable> properties = new HashMap<>(more);
        String name = UUID.randomUUID() + ".txt";
        properties.put(ContentModel.PROP_NAME, name);
        return nodes.createNode(agency(repository), ContentModel.ASSOC_CONTAINS, name(name), type, properties)
                .getChildRef();
    }

    private static NodeService nodes(EmbeddedRepository repository) {
        return repository.bean("NodeService", NodeService.class);
    }

    private static FileFolderService files(EmbeddedRepository repository) {
        return repository.bean("FileFolderService", FileFolderService.class);
    }

    private static NodeRef agency(EmbeddedRepository repository) {
        return repository.bean(Agencies.class).folder(TestSite.AGENCY);
    }

    private static void write(EmbeddedRepository repository, NodeRef node, String text) {
        ContentWriter writer = repository
                .bean("ContentService", ContentService.class)
                .getWriter(node, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("text/plain");
        writer.putContent(text);
    }

    private static QName name(String localName) {
        return QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, localName);
    }
}
