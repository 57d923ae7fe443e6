package org.vanthu.embedded.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.content.ContentServicePolicies;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class ContentFeatureTest {
    private static final String TEXT = "Kính gửi: Ủy ban nhân dân tỉnh";

    private final NodeService nodes;
    private final ContentService contents;
    private final VersionService versions;
    private final PermissionService permissions;
    private final PolicyComponent policies;
    private final RetryingTransactionHelper transactions;
    private final JdbcTemplate jdbc;
    private final FileContentStore store;
    private final ContentCleaner cleaner;
    private final NodeRef home;

    ContentFeatureTest(EmbeddedRepository repository) {
        nodes = repository.bean("NodeService", NodeService.class);
        contents = repository.bean("ContentService", ContentService.class);
        versions = repository.bean("VersionService", VersionService.class);
        permissions = repository.bean("PermissionService", PermissionService.class);
        policies = repository.bean("policyComponent", PolicyComponent.class);
        transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        jdbc = repository.bean("jdbcTemplate", JdbcTemplate.class);
        store = repository.bean("embedded.contentStore", FileContentStore.class);
        cleaner = repository.bean(ContentCleaner.class);
        home = repository.bean("repositoryHelper", Repository.class).getCompanyHome();
    }

    @BeforeEach
    void signIn() {
        AuthenticationUtil.setFullyAuthenticatedUser("admin");
    }

    @AfterEach
    void signOut() {
        AuthenticationUtil.clearCurrentSecurityContext();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        NodeRef document = document();

        write(document, TEXT);

        ContentReader reader = contents.getReader(document, ContentModel.PROP_CONTENT);
        assertThat(reader.getContentString()).isEqualTo(TEXT);
        assertThat(reader.getMimetype()).isEqualTo("text/plain");
        assertThat(reader.getSize()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
        assertThat(reader.getReader().getContentString(4)).isEqualTo("Kính");
        try (InputStream in = reader.getReader().getContentInputStream()) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        var out = new ByteArrayOutputStream();
        reader.getReader().getContent(out);
        assertThat(out.size()).isEqualTo((int) reader.getSize());
        assertThatThrownBy(reader::getContentString).isInstanceOf(ContentIOException.class);
    }

    @Test
    void aDocumentWithoutContentHasNoReader() {
        assertThat(contents.getReader(document(), ContentModel.PROP_CONTENT)).isNull();
    }

    @Test
    void aRollbackLeavesNoFileAndNoRow() {
        var urls = new ArrayList<String>();

        assertThatThrownBy(() -> transactions.doInTransaction(() -> {
                    NodeRef document = document();
                    urls.add(write(document, TEXT));
                    assertThat(store.file(urls.get(0))).exists();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(store.file(urls.get(0))).doesNotExist();
        assertThat(rows(urls.get(0))).isZero();
    }

    @Test
    void aCommitListsTheContentWithItsHash() {
        String url = write(document(), "abc");

        assertThat(jdbc.queryForObject("select sha256 from emb_content where url = ?", String.class, url))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(store.file(url)).exists();
    }

    @Test
    void contentWrittenWhileCommittingIsListedToo() {
        NodeRef document = document();
        var urls = new ArrayList<String>();

        transactions.doInTransaction(() -> {
            org.alfresco.repo.transaction.AlfrescoTransactionSupport.bindListener(
                    new org.alfresco.util.transaction.TransactionListenerAdapter() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            urls.add(write(document, TEXT));
                        }
                    });
            return null;
        });

        assertThat(rows(urls.get(0))).isEqualTo(1);
        assertThat(contents.getReader(document, ContentModel.PROP_CONTENT).getContentString())
                .isEqualTo(TEXT);
    }

    @Test
    void aStreamThatFailsLeavesNothing() {
        NodeRef document = document();
        ContentWriter writer = contents.getWriter(document, ContentModel.PROP_CONTENT, true);

        assertThatThrownBy(() -> writer.putContent(new FailingStream())).isInstanceOf(ContentIOException.class);

        assertThat(store.file(writer.getContentUrl())).doesNotExist();
        assertThat(contents.getReader(document, ContentModel.PROP_CONTENT)).isNull();
        assertThatThrownBy(() -> writer.putContent(TEXT)).isInstanceOf(ContentIOException.class);
    }

    @Test
    void guessesTypeAndEncodingFromTheBytes() {
        ContentWriter writer = contents.getWriter(document(), ContentModel.PROP_CONTENT, true);
        writer.guessMimetype("scan.txt");
        writer.putContent(new ByteArrayInputStream("%PDF-1.7\n%".getBytes(StandardCharsets.US_ASCII)));
        ContentWriter text = contents.getWriter(document(), ContentModel.PROP_CONTENT, true);
        text.setMimetype("text/plain");
        text.putContent(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_16)));
        text.guessEncoding();

        assertThat(writer.getContentData().getMimetype()).isEqualTo("application/pdf");
        assertThat(text.getEncoding()).startsWith("UTF-16");
    }

    @Test
    void tellsItsPolicies() {
        var events = new Events();
        policies.bindClassBehaviour(
                ContentServicePolicies.ON_CONTENT_UPDATE,
                ContentModel.TYPE_CONTENT,
                new JavaBehaviour(events, "onContentUpdate", NotificationFrequency.EVERY_EVENT));
        NodeRef document = document();

        write(document, "one");
        write(document, "two");
        nodes.setProperty(document, ContentModel.PROP_TITLE, "title");

        assertThat(events.seen).containsExactly(document + " true", document + " false");
    }

    @Test
    void theContentOfATemporaryNodeGoesWithItAndItsVersions() {
        NodeRef document = document();
        String first = write(document, "one");
        nodes.addAspect(document, ContentModel.ASPECT_VERSIONABLE, Map.of());
        String second = write(document, "two");
        assertThat(versions.getVersionHistory(document).getAllVersions()).hasSize(2);
        nodes.addAspect(document, ContentModel.ASPECT_TEMPORARY, Map.of());

        nodes.deleteNode(document);

        assertThat(List.of(first, second)).allSatisfy(url -> {
            assertThat(store.file(url)).doesNotExist();
            assertThat(rows(url)).isZero();
        });
    }

    @Test
    void aRolledBackDeletionKeepsTheContent() {
        NodeRef document = document();
        String url = write(document, "one");
        nodes.addAspect(document, ContentModel.ASPECT_TEMPORARY, Map.of());

        assertThatThrownBy(() -> transactions.doInTransaction(() -> {
                    nodes.deleteNode(document);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(store.file(url)).exists();
        assertThat(rows(url)).isEqualTo(1);
    }

    @Test
    void oldVersionsKeepTheirContentAndThePermissionsOfTheDocument() {
        NodeRef document = document();
        write(document, "one");
        nodes.addAspect(document, ContentModel.ASPECT_VERSIONABLE, Map.of());
        write(document, "two");
        NodeRef old = versions.getVersionHistory(document).getRootVersion().getFrozenStateNodeRef();

        assertThat(contents.getReader(old, ContentModel.PROP_CONTENT).getContentString())
                .isEqualTo("one");
        permissions.setInheritParentPermissions(document, false);
        assertThatThrownBy(() ->
                        AuthenticationUtil.runAs(() -> contents.getReader(old, ContentModel.PROP_CONTENT), "somebody"))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theCleanerTakesWhatNothingNamesAndNothingElse() throws IOException {
        NodeRef document = document();
        String orphan = write(document, "one");
        String used = write(document, "two");
        String young = write(document(), "three");
        jdbc.update("update emb_content set created_at = '2000-01-01' where url in (?, ?)", orphan, used);
        Path leftover = store.file(store.newUrl());
        Files.writeString(leftover, "left by a crash");
        assertThat(leftover.toFile().setLastModified(0)).isTrue();

        cleaner.clean();
        assertThat(store.file(orphan)).as("protected").exists();
        jdbc.update("update emb_content_orphan set orphaned_at = '2000-01-01'");
        cleaner.clean();

        assertThat(store.file(orphan)).doesNotExist();
        assertThat(store.file(used)).exists();
        assertThat(store.file(young)).exists();
        assertThat(leftover).doesNotExist();
    }

    /** Collects the events of a policy. */
    public static final class Events {
        final List<String> seen = new ArrayList<>();

        public void onContentUpdate(NodeRef nodeRef, boolean newContent) {
            seen.add(nodeRef + " " + newContent);
        }
    }

    private static final class FailingStream extends InputStream {
        private int given;

        @Override
        public int read() throws IOException {
            if (given++ > 100_000) {
                throw new IOException("the network went away");
            }
            return 'x';
        }
    }

    private int rows(String url) {
        return jdbc.queryForObject("select count(*) from emb_content where url = ?", Integer.class, url);
    }

    private String write(NodeRef document, String text) {
        ContentWriter writer = contents.getWriter(document, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("text/plain");
        writer.putContent(text);
        return writer.getContentUrl();
    }

    private NodeRef document() {
        String name = UUID.randomUUID() + ".txt";
        return nodes.createNode(
                        home,
                        ContentModel.ASSOC_CONTAINS,
                        QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                        ContentModel.TYPE_CONTENT,
                        Map.<QName, Serializable>of(ContentModel.PROP_NAME, name))
                .getChildRef();
    }
}
