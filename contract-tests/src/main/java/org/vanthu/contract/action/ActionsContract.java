package org.vanthu.contract.action;

import java.io.Serializable;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ActionDefinition;
import org.alfresco.service.cmr.action.ActionService;
import org.alfresco.service.cmr.action.CompositeAction;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;
import org.vanthu.contract.action.RecordActionExecuter.Run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Actions of modules: found, executed now or after the commit, undone with the transaction. */
@ExtendWith(Repository.class)
class ActionsContract {
    private final Acs acs;
    private final ActionService actions;
    private String label = "";

    ActionsContract(Acs acs) {
        this.acs = acs;
        actions = acs.bean("actionService", ActionService.class);
    }

    @BeforeEach
    void makeLabel() {
        label = Acs.unique();
    }

    @Test
    void anExecuterOfAModuleIsFoundByTheIdOfItsBean() {
        ActionDefinition definition = actions.getActionDefinition(RecordActionExecuter.NAME);

        assertThat(definition.getName()).isEqualTo(RecordActionExecuter.NAME);
        assertThat(definition.getParameterDefinitions())
                .extracting(ParameterDefinition::getName, ParameterDefinition::isMandatory)
                .contains(tuple(RecordActionExecuter.LABEL, true), tuple(RecordActionExecuter.FAIL, false));
        assertThat(actions.getActionDefinitions())
                .extracting(ActionDefinition::getName)
                .contains(RecordActionExecuter.NAME);
    }

    @Test
    void everyActionHasAnIdOfItsOwnAndItsParameters() {
        Action one = action();
        Action other = action();

        assertThat(one.getId()).isNotEqualTo(other.getId());
        assertThat(one.getActionDefinitionName()).isEqualTo(RecordActionExecuter.NAME);
        assertThat(one.getParameterValue(RecordActionExecuter.LABEL)).isEqualTo(label);
        assertThat(one.getParameterValues()).containsOnlyKeys(RecordActionExecuter.LABEL);
    }

    @Test
    void anActionRunsAtOnceAsTheUserOfTheCall() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            actions.executeAction(action(), node);
            assertThat(RecordActionExecuter.runs(label))
                    .containsExactly(new Run(
                            node,
                            true,
                            AuthenticationUtil.getAdminUserName(),
                            Thread.currentThread().getName()));
        });
    }

    @Test
    void whatAnActionDidIsUndoneWithTheTransaction() {
        NodeRef node = acs.newDocument();
        Action action = action();
        action.setParameterValue(RecordActionExecuter.TITLE, "changed");
        action.setParameterValue(RecordActionExecuter.FAIL, true);

        assertThatThrownBy(() -> acs.inTransaction(() -> actions.executeAction(action, node)))
                .hasMessageContaining("asked to fail");

        assertThat(title(node)).isNull();
    }

    @Test
    void refusesAnActionWithoutAMandatoryParameter() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(
                        () -> actions.executeAction(actions.createAction(RecordActionExecuter.NAME), node)))
                .isInstanceOf(AlfrescoRuntimeException.class);
    }

    @Test
    void refusesAnActionThatNobodyDefined() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() ->
                        acs.inTransaction(() -> actions.executeAction(actions.createAction("contract-nothing"), node)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void skipsANodeThatIsNotThere() {
        NodeRef nowhere = new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, "00000000-0000-0000-0000-000000000002");

        acs.inTransaction(() -> actions.executeAction(action(), nowhere));

        assertThat(RecordActionExecuter.runs(label)).isEmpty();
    }

    @Test
    void allConditionsMustHold() {
        NodeRef node = acs.newDocument();
        Action action = action();
        action.addActionCondition(condition("is-subtype", "type", ContentModel.TYPE_CONTENT));
        action.addActionCondition(condition("has-aspect", "aspect", ContentModel.ASPECT_VERSIONABLE));

        acs.inTransaction(() -> {
            assertThat(actions.evaluateAction(action, node)).isFalse();
            actions.executeAction(action, node);
            assertThat(RecordActionExecuter.runs(label)).isEmpty();

            acs.nodes().addAspect(node, ContentModel.ASPECT_VERSIONABLE, null);
            actions.executeAction(action, node);
            assertThat(RecordActionExecuter.runs(label)).hasSize(1);
        });
    }

    @Test
    void conditionsCountOnlyWhenTheCallerWantsThem() {
        NodeRef node = acs.newDocument();
        Action action = action();
        action.addActionCondition(condition("has-aspect", "aspect", ContentModel.ASPECT_VERSIONABLE));

        acs.inTransaction(() -> actions.executeAction(action, node, false));

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(node);
    }

    @Test
    void aConditionCanBeTurnedRound() {
        NodeRef node = acs.newDocument();
        ActionCondition condition = condition("has-aspect", "aspect", ContentModel.ASPECT_VERSIONABLE);
        condition.setInvertCondition(true);

        assertThat(holds(condition, node)).isTrue();
    }

    @Test
    void aTypeHoldsForWhatIsBelowIt() {
        NodeRef node = acs.newDocument();

        assertThat(holds(condition("is-subtype", "type", ContentModel.TYPE_CMOBJECT), node))
                .isTrue();
        assertThat(holds(condition("is-subtype", "type", ContentModel.TYPE_FOLDER), node))
                .isFalse();
    }

    @Test
    void noConditionAlwaysHolds() {
        NodeRef node = acs.newDocument();

        assertThat(holds(actions.createActionCondition("no-condition"), node)).isTrue();
    }

    @Test
    void theFormOfTheContentIsCompared() {
        NodeRef node = acs.newDocument();
        assertThat(holds(condition("compare-mime-type", "value", "text/plain"), node))
                .isFalse();

        acs.inTransaction(() -> {
            ContentWriter writer =
                    acs.bean("contentService", ContentService.class).getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent("một dòng");
        });

        assertThat(holds(condition("compare-mime-type", "value", "text/plain"), node))
                .isTrue();
        assertThat(holds(condition("compare-mime-type", "value", "application/pdf"), node))
                .isFalse();
    }

    @Test
    void aTextIsComparedAsTheOperationSays() {
        NodeRef node = acs.newDocument();
        acs.inTransaction(() -> acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "Quyet dinh 12"));

        assertThat(holds(title("BEGINS", "quyet"), node)).isTrue();
        assertThat(holds(title("ENDS", "12"), node)).isTrue();
        assertThat(holds(title("CONTAINS", "dinh"), node)).isTrue();
        assertThat(holds(title("EQUALS", "quyet dinh 12"), node)).isTrue();
        assertThat(holds(title("EQUALS", "quyet dinh"), node)).isFalse();
    }

    @Test
    void aTextWithoutAnOperationIsContainedAndAStarLeavesAnEndOpen() {
        NodeRef node = acs.newDocument();
        acs.inTransaction(() -> acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "Quyet dinh 12"));

        assertThat(holds(title(null, "dinh"), node)).isTrue();
        assertThat(holds(title(null, "Quyet*"), node)).isTrue();
        assertThat(holds(title(null, "dinh*"), node)).isFalse();
        assertThat(holds(title(null, "*12"), node)).isTrue();
    }

    @Test
    void aPropertyWithoutAValueHoldsForNothing() {
        NodeRef node = acs.newDocument();

        assertThat(holds(title("CONTAINS", "x"), node)).isFalse();
    }

    @Test
    void anActionForLaterRunsAfterTheCommitInAnotherThreadAsTheSameUser() throws Exception {
        String clerk = acs.newPerson();
        NodeRef folder = acs.newFolder();

        NodeRef made = acs.asUser(
                clerk,
                () -> acs.inTransaction(() -> {
                    NodeRef node = acs.create(folder, Acs.unique(), ContentModel.TYPE_CONTENT);
                    actions.executeAction(action(), node, true, true);
                    assertThat(RecordActionExecuter.runs(label)).isEmpty();
                    return node;
                }));
        Run run = RecordActionExecuter.await(label);

        assertThat(run.node()).isEqualTo(made);
        assertThat(run.exists()).isTrue();
        assertThat(run.user()).isEqualTo(clerk);
        assertThat(run.thread()).isNotEqualTo(Thread.currentThread().getName());
    }

    @Test
    void anActionForLaterIsForgottenWithItsTransaction() throws Exception {
        NodeRef node = acs.newDocument();
        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    actions.executeAction(action(), node, true, true);
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");
        String next = Acs.unique();

        acs.inTransaction(() -> actions.executeAction(
                actions.createAction(
                        RecordActionExecuter.NAME, RecordActionExecuter.parameter(RecordActionExecuter.LABEL, next)),
                node,
                true,
                true));

        RecordActionExecuter.await(next);
        assertThat(RecordActionExecuter.runs(label)).isEmpty();
    }

    @Test
    void anActionForLaterThatFailsIsMadeGoodByItsCompensation() throws Exception {
        NodeRef node = acs.newDocument();
        Action action = action();
        action.setParameterValue(RecordActionExecuter.FAIL, true);
        String made = Acs.unique();
        action.setCompensatingAction(actions.createAction(
                RecordActionExecuter.NAME, RecordActionExecuter.parameter(RecordActionExecuter.LABEL, made)));

        acs.inTransaction(() -> actions.executeAction(action, node, true, true));

        Run run = RecordActionExecuter.await(made);
        assertThat(run.node()).isEqualTo(node);
        assertThat(run.user()).isEqualTo(AuthenticationUtil.getAdminUserName());
    }

    @Test
    void aFailureNowIsNotMadeGood() {
        NodeRef node = acs.newDocument();
        Action action = action();
        action.setParameterValue(RecordActionExecuter.FAIL, true);
        String made = Acs.unique();
        action.setCompensatingAction(actions.createAction(
                RecordActionExecuter.NAME, RecordActionExecuter.parameter(RecordActionExecuter.LABEL, made)));

        assertThatThrownBy(() -> acs.inTransaction(() -> actions.executeAction(action, node)))
                .hasMessageContaining("asked to fail");

        assertThat(RecordActionExecuter.runs(made)).isEmpty();
    }

    @Test
    void aCompositeActionRunsItsPartsInOrder() {
        NodeRef node = acs.newDocument();
        CompositeAction composite = actions.createCompositeAction();
        Action first = action();
        first.setParameterValue(RecordActionExecuter.TITLE, "first");
        Action second = action();
        second.setParameterValue(RecordActionExecuter.TITLE, "second");
        composite.addAction(first);
        composite.addAction(second);

        acs.inTransaction(() -> actions.executeAction(composite, node));

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(node, node);
        assertThat(title(node)).isEqualTo("second");
    }

    private Action action() {
        return actions.createAction(
                RecordActionExecuter.NAME, RecordActionExecuter.parameter(RecordActionExecuter.LABEL, label));
    }

    private ActionCondition condition(String name, String parameter, Serializable value) {
        return actions.createActionCondition(name, RecordActionExecuter.parameter(parameter, value));
    }

    private ActionCondition title(@Nullable String operation, String value) {
        ActionCondition condition = condition("compare-property-value", "value", value);
        condition.setParameterValue("property", ContentModel.PROP_TITLE);
        if (operation != null) {
            condition.setParameterValue("operation", operation);
        }
        return condition;
    }

    private boolean holds(ActionCondition condition, NodeRef node) {
        return acs.inTransaction(() -> actions.evaluateActionCondition(condition, node));
    }

    private @Nullable Serializable title(NodeRef node) {
        return acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE));
    }
}
