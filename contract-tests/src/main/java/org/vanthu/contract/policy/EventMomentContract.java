package org.vanthu.contract.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;
import org.vanthu.contract.policy.Events.Recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When a behaviour is called: at every event, at the first one of a node, or once before the commit. */
@ExtendWith(Repository.class)
class EventMomentContract {
    private final Acs acs;
    private final NodeService nodes;

    EventMomentContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
    }

    private NodeRef watched() {
        return acs.create(acs.folder(), Acs.unique(), Contract.WATCHED);
    }

    private void note(NodeRef node, String text) {
        nodes.setProperty(node, Contract.NOTE, text);
    }

    @Test
    void callsForEveryEventAtOnce() throws Exception {
        NodeRef node = watched();
        List<Integer> seen = new ArrayList<>();
        Recorder recorder = new Recorder();

        recorder.record(() -> acs.inTransaction(() -> {
            note(node, "1");
            seen.add(recorder.events("type").size());
            note(node, "2");
            seen.add(recorder.events("type").size());
        }));

        assertThat(seen).containsExactly(3, 6);
    }

    @Test
    void callsAFirstEventBehaviourOncePerNodeAndTransaction() throws Exception {
        NodeRef one = watched();
        NodeRef other = watched();

        Recorder recorder = new Recorder()
                .record(() -> acs.inTransaction(() -> {
                    note(one, "1");
                    note(one, "2");
                    note(other, "1");
                }))
                .record(() -> acs.inTransaction(() -> note(one, "3")));

        assertThat(recorder.events("first")).extracting(Events.Event::node).containsExactly(one, other, one);
    }

    @Test
    void callsACommitBehaviourOncePerNodeBeforeTheCommit() throws Exception {
        NodeRef one = watched();
        NodeRef other = watched();
        List<Integer> during = new ArrayList<>();
        Recorder recorder = new Recorder();

        recorder.record(() -> acs.inTransaction(() -> {
            note(one, "1");
            note(other, "1");
            note(one, "2");
            during.add(recorder.events("commit").size());
        }));

        assertThat(during).containsExactly(0);
        assertThat(recorder.events("commit")).extracting(Events.Event::node).containsExactly(one, other);
    }

    @Test
    void givesACommitBehaviourTheFirstBeforeAndTheLastAfter() throws Exception {
        NodeRef node = watched();
        acs.inTransaction(() -> note(node, "0"));

        Recorder recorder = new Recorder()
                .record(() -> acs.inTransaction(() -> {
                    note(node, "1");
                    note(node, "2");
                    note(node, "3");
                }));

        assertThat(recorder.events("commit")).singleElement().satisfies(event -> {
            assertThat(event.before()).containsEntry(Contract.NOTE, "0");
            assertThat(event.after()).containsEntry(Contract.NOTE, "3");
        });
    }

    @Test
    void doesNotCallACommitBehaviourWhenTheTransactionRollsBack() throws Exception {
        NodeRef node = watched();

        Recorder recorder = new Recorder()
                .record(() -> assertThatThrownBy(() -> acs.inTransaction(() -> {
                            note(node, "1");
                            throw new IllegalStateException("no");
                        }))
                        .isInstanceOf(IllegalStateException.class));

        assertThat(recorder.events("type")).isNotEmpty();
        assertThat(recorder.events("commit")).isEmpty();
    }

    @Test
    void savesWhatACommitBehaviourChanges() throws Exception {
        NodeRef node = watched();
        NodeRef other = watched();

        new Recorder()
                .when("commit", "onUpdateProperties", event -> {
                    if (event.node().equals(node)) {
                        note(other, "from the behaviour");
                    }
                })
                .record(() -> acs.inTransaction(() -> note(node, "1")));

        assertThat(acs.inTransaction(() -> nodes.getProperty(other, Contract.NOTE)))
                .isEqualTo("from the behaviour");
    }

    @Test
    void callsCommitBehavioursOfNodesThatACommitBehaviourChanged() throws Exception {
        NodeRef node = watched();
        NodeRef other = watched();

        Recorder recorder = new Recorder()
                .when("commit", "onUpdateProperties", event -> {
                    if (event.node().equals(node)) {
                        note(other, "changed");
                    }
                })
                .record(() -> acs.inTransaction(() -> note(node, "1")));

        assertThat(recorder.events("commit")).extracting(Events.Event::node).containsExactly(node, other);
    }

    @Test
    void doesNotCallACommitBehaviourAgainForWhatItChangesOnItsOwnNode() throws Exception {
        NodeRef node = watched();

        Recorder recorder = new Recorder()
                .when("commit", "onUpdateProperties", event -> note(event.node(), "by the behaviour"))
                .record(() -> acs.inTransaction(() -> note(node, "1")));

        assertThat(recorder.events("commit")).hasSize(1);
        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.NOTE)))
                .isEqualTo("by the behaviour");
    }

    @Test
    void rollsBackWhenACommitBehaviourFails() {
        NodeRef node = watched();

        assertThatThrownBy(() -> new Recorder()
                        .when("commit", "onUpdateProperties", event -> {
                            throw new IllegalStateException("refused");
                        })
                        .record(() -> acs.inTransaction(() -> note(node, "1"))))
                .hasStackTraceContaining("refused");

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.NOTE)))
                .isNull();
    }

    @Test
    void letsTheCallerSeeTheFailureOfAnEveryEventBehaviour() {
        NodeRef node = watched();
        List<String> caught = new ArrayList<>();

        assertThatThrownBy(() -> new Recorder()
                        .when("type", "onUpdateProperties", event -> {
                            throw new IllegalStateException("refused");
                        })
                        .record(() -> acs.inTransaction(() -> {
                            try {
                                note(node, "1");
                            } catch (IllegalStateException e) {
                                caught.add(e.getMessage());
                                throw e;
                            }
                        })))
                .isInstanceOf(IllegalStateException.class);

        assertThat(caught).containsExactly("refused");
    }

    @Test
    void callsBehavioursOfTheTypesAboveToo() throws Exception {
        Recorder recorder = new Recorder().record(() -> acs.create(acs.folder(), Acs.unique(), Contract.WATCHED_SUB));

        assertThat(recorder.policies("sub")).containsExactly("onCreateNode", "onUpdateProperties");
        assertThat(recorder.policies("type")).contains("onCreateNode", "onUpdateProperties");
        assertThat(recorder.policies("commit")).containsExactly("onCreateNode", "onUpdateProperties");
    }

    @Test
    void doesNotCallBehavioursOfTheTypesBelow() throws Exception {
        Recorder recorder = new Recorder().record(() -> acs.create(acs.folder(), Acs.unique(), Contract.WATCHED));

        assertThat(recorder.policies("sub")).isEmpty();
    }

    @Test
    void callsBehavioursOfAspectsThatANewNodeHas() throws Exception {
        Recorder recorder = new Recorder()
                .record(() -> acs.inTransaction(() -> acs.create(
                        acs.folder(),
                        Acs.unique(),
                        ContentModel.TYPE_CONTENT,
                        Map.of(Contract.name("remark"), "seen"))));

        assertThat(recorder.policies("aspect"))
                .containsExactly("beforeAddAspect", "onAddAspect", "onCreateNode", "onUpdateProperties");
    }
}
