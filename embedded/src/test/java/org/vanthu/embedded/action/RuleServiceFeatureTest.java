package org.vanthu.embedded.action;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.RuntimeActionService;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ActionService;
import org.alfresco.service.cmr.action.ActionServiceException;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleService;
import org.alfresco.service.cmr.rule.RuleType;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class RuleServiceFeatureTest {

    private static final BlockingQueue<String> RAN = new LinkedBlockingQueue<>();

    private final NodeService nodes;
    private final ActionService actions;
    private final RuleService rules;
    private final RetryingTransactionHelper transactions;
    private NodeRef folder;

    RuleServiceFeatureTest(
            @Bean("nodeService") NodeService nodes,
            @Bean("actionService") ActionService actions,
            @Bean("ruleService") RuleService rules,
            RetryingTransactionHelper transactions) {
        this.nodes = nodes;
        this.actions = actions;
        this.rules = rules;
        this.transactions = transactions;
        Recorder recorder = new Recorder();
        recorder.setBeanName("test-record");
        recorder.setRuntimeActionService((RuntimeActionService) actions);
        recorder.init();
    }

    @BeforeEach
    void makeFolder() {
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getSystemUserName());
        RAN.clear();
        folder = inTransaction(() -> create(
                nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                ContentModel.ASSOC_CHILDREN,
                ContentModel.TYPE_FOLDER));
    }

    @AfterEach
    void removeRules() {
        inTransaction(() -> {
            rules.removeAllRules(folder);
            return null;
        });
    }

    @Test
    void firesInboundRuleOnlyWhenContentArrives() {
        rule(RuleType.INBOUND, false);

        NodeRef document = inTransaction(() -> {
            NodeRef created = create(folder, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_CONTENT);
            nodes.setProperty(
                    created, ContentModel.PROP_CONTENT, new ContentData("store://0", "text/plain", 0, "UTF-8"));
            return created;
        });
        assertThat(RAN).isEmpty();
        inTransaction(() -> {
            nodes.setProperty(document, ContentModel.PROP_CONTENT, content("store://1"));
            return null;
        });

        assertThat(RAN).containsExactly("inbound " + document.getId());
    }

    @Test
    void firesUpdateRuleForWhatWasThereBefore() {
        NodeRef document = inTransaction(() -> {
            NodeRef created = create(folder, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_CONTENT);
            nodes.setProperty(created, ContentModel.PROP_CONTENT, content("store://1"));
            return created;
        });
        rule(RuleType.UPDATE, false);
        rule(RuleType.INBOUND, false);

        inTransaction(() -> {
            nodes.setProperty(document, ContentModel.PROP_TITLE, "Quyết định");
            nodes.setProperty(document, ContentModel.PROP_CONTENT, content("store://2"));
            return null;
        });

        assertThat(RAN).containsExactly("update " + document.getId());
    }

    @Test
    void firesOutboundRuleOnMoveAndDelete() {
        rule(RuleType.OUTBOUND, false);
        NodeRef one = inTransaction(() -> create(folder, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_FOLDER));
        NodeRef other = inTransaction(() -> create(folder, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_FOLDER));

        inTransaction(() -> {
            nodes.moveNode(
                    one,
                    nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                    ContentModel.ASSOC_CHILDREN,
                    QName.createQName("urn:test", UUID.randomUUID().toString()));
            nodes.deleteNode(other);
            return null;
        });

        assertThat(RAN).containsExactlyInAnyOrder("outbound " + one.getId(), "outbound " + other.getId());
    }

    @Test
    void appliesConditionsAndSubfolders() {
        NodeRef sub = inTransaction(() -> create(folder, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_FOLDER));
        rule(RuleType.INBOUND, true);

        NodeRef folderInside = inTransaction(() -> create(sub, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_FOLDER));
        NodeRef document = inTransaction(() -> {
            NodeRef created = create(sub, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_CONTENT);
            nodes.setProperty(created, ContentModel.PROP_CONTENT, content("store://1"));
            return created;
        });

        assertThat(RAN).containsExactly("inbound " + document.getId());
        assertThat(folderInside).isNotNull();
    }

    @Test
    void rollsTheTransactionBackWhenTheActionFails() {
        Rule rule = rule(RuleType.INBOUND, false);
        rule.getAction().setParameterValue("fail", Boolean.TRUE);
        inTransaction(() -> rules.saveRule(folder, rule));

        assertThatThrownBy(() ->
                        inTransaction(() -> create(folder, ContentModel.ASSOC_CONTAINS, ContentModel.TYPE_FOLDER)))
                .hasMessageContaining("asked to fail");

        assertThat(inTransaction(() -> nodes.getChildAssocs(folder))).isEmpty();
    }

    @Test
    void runsAsynchronousActionsAfterTheCommitAsTheSameUser() throws Exception {
        Action action = actions.createAction("test-record", Map.of("label", "async"));

        inTransaction(() -> {
            actions.executeAction(action, folder, true, true);
            assertThat(RAN).isEmpty();
            return null;
        });

        assertThat(RAN.poll(5, TimeUnit.SECONDS)).isEqualTo("async " + folder.getId());
    }

    @Test
    void refusesActionsWithoutTheirMandatoryParameters() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    actions.executeAction(actions.createAction("test-record"), folder);
                    return null;
                }))
                .isInstanceOf(ActionServiceException.class)
                .hasMessageContaining("label");
        assertThatThrownBy(() -> inTransaction(() -> {
                    actions.executeAction(actions.createAction("no-such-action"), folder);
                    return null;
                }))
                .isInstanceOf(ActionServiceException.class);
    }

    private Rule rule(String type, boolean onlyContentBelow) {
        Action action = actions.createAction("test-record", Map.of("label", type));
        if (onlyContentBelow) {
            ActionCondition condition =
                    actions.createActionCondition("is-subtype", Map.of("type", ContentModel.TYPE_CONTENT));
            action.addActionCondition(condition);
        }
        Rule rule = new Rule();
        rule.setTitle("Ghi nhận");
        rule.setRuleTypes(List.of(type));
        rule.setAction(action);
        rule.applyToChildren(onlyContentBelow);
        return inTransaction(() -> rules.saveRule(folder, rule));
    }

    private NodeRef create(NodeRef parent, QName association, QName type) {
        String name = UUID.randomUUID().toString();
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_NAME, name);
        return nodes.createNode(parent, association, QName.createQName("urn:test", name), type, properties)
                .getChildRef();
    }

    private static ContentData content(String url) {
        return new ContentData(url, "text/plain", 1, "UTF-8");
    }

    private <R> R inTransaction(RetryingTransactionHelper.RetryingTransactionCallback<R> work) {
        return transactions.doInTransaction(work);
    }

    /** Remembers on which nodes it ran. */
    private static final class Recorder extends ActionExecuterAbstractBase {

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(new ParameterDefinitionImpl("label", DataTypeDefinition.TEXT, true, "Label"));
            paramList.add(new ParameterDefinitionImpl("fail", DataTypeDefinition.BOOLEAN, false, "Fail"));
        }

        @Override
        protected void executeImpl(Action action, NodeRef actionedUponNodeRef) {
            if (Boolean.TRUE.equals(action.getParameterValue("fail"))) {
                throw new IllegalStateException("asked to fail");
            }
            RAN.add(action.getParameterValue("label") + " " + actionedUponNodeRef.getId());
        }
    }
}
