package org.vanthu.contract.policy;

import java.util.Date;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;
import org.vanthu.contract.policy.Events.Recorder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which behaviours {@link BehaviourFilter} silences. What counts is the class of the node, not the class that a
 * behaviour is bound to.
 */
@ExtendWith(Repository.class)
class BehaviourFilterContract {
    private final Acs acs;
    private final NodeService nodes;
    private final BehaviourFilter filter;

    BehaviourFilterContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
        this.filter = acs.bean("policyBehaviourFilter", BehaviourFilter.class);
    }

    private NodeRef create() {
        return acs.create(acs.folder(), Acs.unique(), Contract.WATCHED_SUB);
    }

    private Recorder changeAfter(NodeRef node, Acs.Step setting) throws Exception {
        return new Recorder()
                .record(() -> acs.inTransaction(() -> {
                    setting.run();
                    nodes.setProperty(node, Contract.NOTE, Acs.unique());
                }));
    }

    @Test
    void silencesEverythingForOneNode() throws Exception {
        NodeRef node = create();
        NodeRef other = create();

        Recorder silenced = changeAfter(node, () -> filter.disableBehaviour(node));
        Recorder heard = changeAfter(other, () -> filter.disableBehaviour(node));

        assertThat(silenced.events("type")).isEmpty();
        assertThat(silenced.events("commit")).isEmpty();
        assertThat(heard.events("type")).isNotEmpty();
    }

    @Test
    void silencesEverything() throws Exception {
        NodeRef node = create();

        Recorder recorder = changeAfter(node, filter::disableBehaviour);

        assertThat(recorder.events("type")).isEmpty();
        assertThat(recorder.events("sub")).isEmpty();
    }

    @Test
    void silencesBehavioursOfTheTypesAboveWithTheTypeOfTheNode() throws Exception {
        NodeRef node = create();

        Recorder recorder = changeAfter(node, () -> filter.disableBehaviour(Contract.WATCHED_SUB));

        assertThat(recorder.events("sub")).isEmpty();
        assertThat(recorder.events("type")).isEmpty();
    }

    @Test
    void doesNotSilenceATypeBelow() throws Exception {
        NodeRef node = create();

        Recorder recorder = changeAfter(node, () -> filter.disableBehaviour(Contract.WATCHED));

        assertThat(recorder.events("sub")).isNotEmpty();
        assertThat(recorder.events("type")).isNotEmpty();
    }

    @Test
    void silencesTheTypesBelowWhenAskedTo() throws Exception {
        NodeRef node = create();

        Recorder recorder = changeAfter(node, () -> filter.disableBehaviour(Contract.WATCHED, true));

        assertThat(recorder.events("sub")).isEmpty();
        assertThat(recorder.events("type")).isEmpty();
    }

    @Test
    void silencesTheTypesBelowForOneNode() throws Exception {
        NodeRef node = create();

        Recorder recorder = changeAfter(node, () -> filter.disableBehaviour(node, Contract.WATCHED));

        assertThat(recorder.events("sub")).isEmpty();
        assertThat(recorder.events("type")).isEmpty();
    }

    @Test
    void silencesAnAspectButNotTheType() throws Exception {
        NodeRef node = create();
        acs.inTransaction(() -> nodes.addAspect(node, Contract.WATCHED_ASPECT, Map.of()));

        Recorder recorder = changeAfter(node, () -> filter.disableBehaviour(Contract.WATCHED_ASPECT));

        assertThat(recorder.events("aspect")).isEmpty();
        assertThat(recorder.events("type")).isNotEmpty();
    }

    @Test
    void countsHowOftenANodeWasSilenced() throws Exception {
        NodeRef node = create();

        Recorder stillSilent = changeAfter(node, () -> {
            filter.disableBehaviour(node);
            filter.disableBehaviour(node);
            filter.enableBehaviour(node);
        });
        Recorder heard = changeAfter(node, () -> {
            filter.disableBehaviour(node);
            filter.disableBehaviour(node);
            filter.enableBehaviour(node);
            filter.enableBehaviour(node);
        });

        assertThat(stillSilent.events("type")).isEmpty();
        assertThat(heard.events("type")).isNotEmpty();
    }

    @Test
    void forgetsWithTheTransaction() throws Exception {
        NodeRef node = create();
        acs.inTransaction(() -> filter.disableBehaviour(node));

        Recorder recorder = changeAfter(node, () -> {});

        assertThat(recorder.events("type")).isNotEmpty();
    }

    @Test
    void tellsWhetherANodeIsSilenced() {
        NodeRef node = create();

        acs.inTransaction(() -> {
            assertThat(filter.isEnabled(node)).isTrue();
            filter.disableBehaviour(node);
            assertThat(filter.isEnabled(node)).isFalse();
            assertThat(filter.isEnabled(node, ContentModel.ASPECT_AUDITABLE)).isFalse();
            assertThat(filter.isEnabled(ContentModel.ASPECT_AUDITABLE)).isTrue();
        });
    }

    @Test
    void keepsGivenAuditValuesWhileAuditableIsSilenced() {
        NodeRef node = create();
        Date then = new Date(1_500_000_000_000L);

        acs.inTransaction(() -> {
            filter.disableBehaviour(node, ContentModel.ASPECT_AUDITABLE);
            nodes.setProperty(node, ContentModel.PROP_MODIFIED, then);
            nodes.setProperty(node, ContentModel.PROP_MODIFIER, "somebody");
        });

        acs.inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_MODIFIED)).isEqualTo(then);
            assertThat(nodes.getProperty(node, ContentModel.PROP_MODIFIER)).isEqualTo("somebody");
        });
    }

    @Test
    void ignoresGivenAuditValuesOtherwise() {
        NodeRef node = create();

        acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_MODIFIER, "somebody"));

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_MODIFIER)))
                .isNotEqualTo("somebody");
    }
}
