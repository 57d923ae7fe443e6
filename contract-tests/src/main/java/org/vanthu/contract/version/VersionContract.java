package org.vanthu.contract.version;

import java.io.Serializable;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.version.VersionBaseModel;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionHistory;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.cmr.version.VersionType;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Versions: their labels, what they keep, going back, and versions that come by themselves. */
@ExtendWith(Repository.class)
class VersionContract {
    private static final QName TEXT = Contract.name("text");

    private final Acs acs;
    private final NodeService nodes;
    private final VersionService versions;
    private final ContentService contents;

    VersionContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
        this.versions = acs.bean("versionService", VersionService.class);
        this.contents = acs.bean("contentService", ContentService.class);
    }

    private NodeRef letter() {
        NodeRef node = acs.create(acs.folder(), Acs.unique(), Contract.LETTER, Map.of(TEXT, "1"));
        write(node, "text 1");
        return node;
    }

    private void write(NodeRef node, String text) {
        acs.inTransaction(() -> {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent(text);
        });
    }

    private Version version(NodeRef node, VersionType type, String description) {
        Map<String, Serializable> properties = new HashMap<>();
        properties.put(VersionBaseModel.PROP_VERSION_TYPE, type);
        properties.put(Version.PROP_DESCRIPTION, description);
        return acs.inTransaction(() -> versions.createVersion(node, properties));
    }

    @Test
    void areCountedFromTheirKind() {
        NodeRef node = letter();

        assertThat(version(node, VersionType.MAJOR, "a").getVersionLabel()).isEqualTo("1.0");
        assertThat(version(node, VersionType.MINOR, "b").getVersionLabel()).isEqualTo("1.1");
        assertThat(version(node, VersionType.MINOR, "c").getVersionLabel()).isEqualTo("1.2");
        assertThat(version(node, VersionType.MAJOR, "d").getVersionLabel()).isEqualTo("2.0");
    }

    @Test
    void areMinorUnlessSaidOtherwise() {
        NodeRef node = letter();

        Version version = acs.inTransaction(() -> versions.createVersion(node, Map.of()));

        assertThat(version.getVersionLabel()).isEqualTo("0.1");
    }

    @Test
    void leaveTheirLabelOnTheNode() {
        NodeRef node = letter();

        version(node, VersionType.MAJOR, "a");

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_VERSION_LABEL)).isEqualTo("1.0");
            assertThat(nodes.hasAspect(node, ContentModel.ASPECT_VERSIONABLE)).isTrue();
            assertThat(versions.isVersioned(node)).isTrue();
            assertThat(versions.getCurrentVersion(node).getVersionLabel()).isEqualTo("1.0");
        });
    }

    @Test
    void tellWhatWasSaidOfThem() {
        NodeRef node = letter();

        acs.inTransaction(() -> versions.createVersion(
                node,
                Map.of(
                        VersionBaseModel.PROP_VERSION_TYPE,
                        VersionType.MAJOR,
                        Version.PROP_DESCRIPTION,
                        "bản gốc",
                        "kind",
                        "source")));

        acs.inTransaction(() -> {
            Version version = versions.getCurrentVersion(node);
            assertThat(version.getDescription()).isEqualTo("bản gốc");
            assertThat(version.getVersionType()).isEqualTo(VersionType.MAJOR);
            assertThat(version.getVersionProperty("kind")).isEqualTo("source");
            assertThat(version.getVersionedNodeRef()).isEqualTo(node);
            assertThat(version.getFrozenModifiedDate()).isNotNull();
        });
    }

    @Test
    void tellWhoChangedTheNodeBefore() {
        NodeRef node = letter();
        String person = acs.newPerson();
        acs.inTransaction(() -> {
            acs.bean("policyBehaviourFilter", org.alfresco.repo.policy.BehaviourFilter.class)
                    .disableBehaviour(node, ContentModel.ASPECT_AUDITABLE);
            nodes.setProperty(node, ContentModel.PROP_MODIFIER, person);
        });

        assertThat(version(node, VersionType.MAJOR, "a").getFrozenModifier()).isEqualTo(person);
    }

    @Test
    void keepPropertiesAndContentAsTheyWere() {
        NodeRef node = letter();
        Version version = version(node, VersionType.MAJOR, "a");

        acs.inTransaction(() -> nodes.setProperty(node, TEXT, "2"));
        write(node, "text 2");

        acs.inTransaction(() -> {
            NodeRef frozen = version.getFrozenStateNodeRef();
            assertThat(nodes.exists(frozen)).isTrue();
            assertThat(nodes.getType(frozen)).isEqualTo(Contract.LETTER);
            assertThat(nodes.getProperty(frozen, TEXT)).isEqualTo("1");
            assertThat(contents.getReader(frozen, ContentModel.PROP_CONTENT).getContentString())
                    .isEqualTo("text 1");
            assertThat(versions.isAVersion(frozen)).isTrue();
            assertThat(versions.isAVersion(node)).isFalse();
        });
    }

    @Test
    void doNotTouchTheAuditPropertiesOfTheNode() {
        NodeRef node = letter();
        Date before = acs.inTransaction(() -> (Date) nodes.getProperty(node, ContentModel.PROP_MODIFIED));

        version(node, VersionType.MAJOR, "a");

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_MODIFIED)))
                .isEqualTo(before);
    }

    @Test
    void areListedFromTheLatest() {
        NodeRef node = letter();
        version(node, VersionType.MAJOR, "a");
        version(node, VersionType.MINOR, "b");
        version(node, VersionType.MAJOR, "c");

        acs.inTransaction(() -> {
            VersionHistory history = versions.getVersionHistory(node);
            assertThat(history.getAllVersions())
                    .extracting(Version::getVersionLabel)
                    .containsExactly("2.0", "1.1", "1.0");
            assertThat(history.getHeadVersion().getVersionLabel()).isEqualTo("2.0");
            assertThat(history.getRootVersion().getVersionLabel()).isEqualTo("1.0");
            assertThat(history.getVersion("1.1").getDescription()).isEqualTo("b");
            assertThat(history.getPredecessor(history.getHeadVersion()).getVersionLabel())
                    .isEqualTo("1.1");
            assertThat(history.getSuccessors(history.getRootVersion()))
                    .extracting(Version::getVersionLabel)
                    .containsExactly("1.1");
        });
    }

    @Test
    void haveNoHistoryBeforeTheFirst() {
        NodeRef node = letter();

        acs.inTransaction(() -> {
            assertThat(versions.getVersionHistory(node)).isNull();
            assertThat(versions.getCurrentVersion(node)).isNull();
        });
    }

    @Test
    void beginAsAMajorOneWhenVersioningIsSwitchedOn() {
        NodeRef node = letter();

        acs.inTransaction(() -> versions.ensureVersioningEnabled(
                node, Map.of(ContentModel.PROP_AUTO_VERSION, false, ContentModel.PROP_AUTO_VERSION_PROPS, false)));

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_VERSION_LABEL)).isEqualTo("1.0");
            assertThat(nodes.getProperty(node, ContentModel.PROP_AUTO_VERSION)).isEqualTo(false);
            assertThat(versions.getVersionHistory(node).getAllVersions()).hasSize(1);
        });
    }

    @Test
    void areNotMadeTwiceBySwitchingOnAgain() {
        NodeRef node = letter();
        Map<QName, Serializable> quiet =
                Map.of(ContentModel.PROP_AUTO_VERSION, false, ContentModel.PROP_AUTO_VERSION_PROPS, false);
        acs.inTransaction(() -> versions.ensureVersioningEnabled(node, quiet));

        acs.inTransaction(() -> versions.ensureVersioningEnabled(node, quiet));

        acs.inTransaction(() ->
                assertThat(versions.getVersionHistory(node).getAllVersions()).hasSize(1));
    }

    @Test
    void comeByThemselvesWhenContentChanges() {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.addAspect(node, ContentModel.ASPECT_VERSIONABLE, Map.of()));

        write(node, "text 2");

        acs.inTransaction(() -> assertThat(versions.getVersionHistory(node).getAllVersions())
                .extracting(Version::getVersionLabel)
                .containsExactly("1.1", "1.0"));
    }

    @Test
    void doNotComeByThemselvesWhenThatIsSwitchedOff() {
        NodeRef node = letter();
        acs.inTransaction(() -> nodes.addAspect(
                node,
                ContentModel.ASPECT_VERSIONABLE,
                Map.of(ContentModel.PROP_AUTO_VERSION, false, ContentModel.PROP_INITIAL_VERSION, false)));

        write(node, "text 2");

        assertThat(acs.inTransaction(() -> versions.getVersionHistory(node))).isNull();
    }

    @Test
    void bringPropertiesAndContentBack() {
        NodeRef node = letter();
        acs.inTransaction(() -> versions.ensureVersioningEnabled(
                node, Map.of(ContentModel.PROP_AUTO_VERSION, false, ContentModel.PROP_AUTO_VERSION_PROPS, false)));
        Version first = acs.inTransaction(() -> versions.getCurrentVersion(node));
        acs.inTransaction(() -> nodes.setProperty(node, TEXT, "2"));
        write(node, "text 2");
        version(node, VersionType.MINOR, "b");

        acs.inTransaction(() -> versions.revert(node, first));

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, TEXT)).isEqualTo("1");
            assertThat(contents.getReader(node, ContentModel.PROP_CONTENT).getContentString())
                    .isEqualTo("text 1");
            assertThat(versions.getVersionHistory(node).getAllVersions()).hasSize(2);
        });
    }

    @Test
    void areDeletedWithTheirHistory() {
        NodeRef node = letter();
        version(node, VersionType.MAJOR, "a");

        acs.inTransaction(() -> versions.deleteVersionHistory(node));

        acs.inTransaction(() -> {
            assertThat(versions.getVersionHistory(node)).isNull();
            assertThat(nodes.getProperty(node, ContentModel.PROP_VERSION_LABEL)).isNull();
        });
    }

    @Test
    void areDeletedOneByOne() {
        NodeRef node = letter();
        Version first = version(node, VersionType.MAJOR, "a");
        version(node, VersionType.MAJOR, "b");

        acs.inTransaction(() -> versions.deleteVersion(node, first));

        acs.inTransaction(() -> assertThat(versions.getVersionHistory(node).getAllVersions())
                .extracting(Version::getVersionLabel)
                .containsExactly("2.0"));
    }

    @Test
    void areGoneWithARollback() {
        NodeRef node = letter();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    versions.createVersion(node, Map.of());
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> versions.getVersionHistory(node))).isNull();
    }
}
