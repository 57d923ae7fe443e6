package org.vanthu.contract.action;

import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionService;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.rule.Rule;
import org.alfresco.service.cmr.rule.RuleService;
import org.alfresco.service.cmr.rule.RuleServiceException;
import org.alfresco.service.cmr.rule.RuleType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules of folders: when they fire, on what, in which order and transaction. */
@ExtendWith(Repository.class)
class RulesContract {
    private final Acs acs;
    private final RuleService rules;
    private final ActionService actions;
    private String label = "";
    private NodeRef folder;

    RulesContract(Acs acs) {
        this.acs = acs;
        rules = acs.bean("ruleService", RuleService.class);
        actions = acs.bean("actionService", ActionService.class);
        folder = acs.folder();
    }

    @BeforeEach
    void makeFolder() {
        label = Acs.unique();
        folder = acs.newFolder();
    }

    @Test
    void theTypesOfRulesAreInboundUpdateAndOutbound() {
        assertThat(rules.getRuleTypes())
                .extracting(RuleType::getName)
                .containsExactlyInAnyOrder(RuleType.INBOUND, RuleType.UPDATE, RuleType.OUTBOUND);
        assertThat(rules.getRuleType("none")).isNull();
    }

    @Test
    void aSavedRuleIsReadBackWhole() {
        Rule rule = rule(RuleType.INBOUND, RuleType.UPDATE);
        rule.setDescription("Sổ văn bản đến");
        rule.applyToChildren(true);
        rule.setExecuteAsynchronously(true);
        rule.getAction()
                .addActionCondition(actions.createActionCondition(
                        "is-subtype", RecordActionExecuter.parameter("type", ContentModel.TYPE_CONTENT)));

        Rule saved = save(rule);
        Rule read = acs.inTransaction(() -> rules.getRule(saved.getNodeRef()));

        assertThat(read.getTitle()).isEqualTo(label);
        assertThat(read.getDescription()).isEqualTo("Sổ văn bản đến");
        assertThat(read.getRuleTypes()).containsExactly(RuleType.INBOUND, RuleType.UPDATE);
        assertThat(read.isAppliedToChildren()).isTrue();
        assertThat(read.getExecuteAsynchronously()).isTrue();
        assertThat(read.getRuleDisabled()).isFalse();
        assertThat(read.getAction().getActionDefinitionName()).isEqualTo(RecordActionExecuter.NAME);
        assertThat(read.getAction().getParameterValue(RecordActionExecuter.LABEL))
                .isEqualTo(label);
        assertThat(read.getAction().getActionConditions())
                .singleElement()
                .satisfies(condition ->
                        assertThat(condition.getParameterValue("type")).isEqualTo(ContentModel.TYPE_CONTENT));
    }

    @Test
    void rulesComeInTheOrderInWhichTheyWereSavedAfterThoseFromAbove() {
        Rule above = rule(RuleType.INBOUND);
        above.applyToChildren(true);
        save(above);
        NodeRef sub = acs.create(folder, Acs.unique(), ContentModel.TYPE_FOLDER);
        Rule first = acs.inTransaction(() -> rules.saveRule(sub, rule(RuleType.INBOUND)));
        Rule second = acs.inTransaction(() -> rules.saveRule(sub, rule(RuleType.UPDATE)));

        acs.inTransaction(() -> {
            assertThat(rules.getRules(sub)).containsExactly(above, first, second);
            assertThat(rules.getRules(sub, false)).containsExactly(first, second);
            assertThat(rules.getRules(sub, true, RuleType.INBOUND)).containsExactly(above, first);
            assertThat(rules.countRules(sub)).isEqualTo(2);
            assertThat(rules.hasRules(sub)).isTrue();
        });
    }

    @Test
    void aRuleFromAboveIsARuleOfTheFolder() {
        Rule above = rule(RuleType.INBOUND);
        above.applyToChildren(true);
        save(above);
        NodeRef sub = acs.create(folder, Acs.unique(), ContentModel.TYPE_FOLDER);

        acs.inTransaction(() -> {
            assertThat(rules.hasRules(sub)).isTrue();
            assertThat(rules.countRules(sub)).isZero();
        });
    }

    @Test
    void removedRulesAreGone() {
        Rule one = save(rule(RuleType.INBOUND));
        save(rule(RuleType.INBOUND));

        acs.inTransaction(() -> rules.removeRule(folder, one));
        assertThat(acs.<Integer>inTransaction(() -> rules.countRules(folder))).isEqualTo(1);

        acs.inTransaction(() -> rules.removeAllRules(folder));
        assertThat(acs.<Boolean>inTransaction(() -> rules.hasRules(folder))).isFalse();
    }

    @Test
    void onlyWhoMayChangePermissionsChangesRules() {
        Rule rule = save(rule(RuleType.INBOUND));

        acs.asUser(acs.newPerson(), () -> {
            assertThatThrownBy(() -> save(rule(RuleType.INBOUND))).isInstanceOf(RuleServiceException.class);
            assertThatThrownBy(() -> acs.inTransaction(() -> rules.removeRule(folder, rule)))
                    .isInstanceOf(RuleServiceException.class);
            assertThatThrownBy(() -> acs.inTransaction(() -> rules.removeAllRules(folder)))
                    .isInstanceOf(RuleServiceException.class);
        });
        assertThat(acs.<Integer>inTransaction(() -> rules.countRules(folder))).isEqualTo(1);
    }

    @Test
    void inboundRulesFireForADocumentThatComesWithItsContent() {
        save(rule(RuleType.INBOUND));

        NodeRef document = documentWithContent();

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
    }

    @Test
    void inboundRulesFireForANodeWithoutAContentPropertyAtOnce() {
        save(rule(RuleType.INBOUND));

        NodeRef document = acs.create(folder, Acs.unique(), ContentModel.TYPE_CONTENT);
        NodeRef sub = acs.create(folder, Acs.unique(), ContentModel.TYPE_FOLDER);

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document, sub);
    }

    @Test
    void inboundRulesWaitForADocumentWithEmptyContent() {
        save(rule(RuleType.INBOUND));

        NodeRef document = acs.inTransaction(() -> makeIn(folder, ""));
        assertThat(RecordActionExecuter.runs(label)).isEmpty();

        acs.inTransaction(() -> write(document, "một dòng"));
        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
    }

    @Test
    void theFirstContentIsInboundAndTheNextAnUpdate() {
        String updated = Acs.unique();
        Rule update = rule(RuleType.UPDATE);
        update.getAction().setParameterValue(RecordActionExecuter.LABEL, updated);
        save(update);
        NodeRef document = acs.inTransaction(() -> makeIn(folder, ""));
        save(rule(RuleType.INBOUND));

        acs.inTransaction(() -> write(document, "một dòng"));
        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
        assertThat(RecordActionExecuter.nodes(updated)).isEmpty();

        acs.inTransaction(() -> write(document, "hai dòng"));
        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
        assertThat(RecordActionExecuter.nodes(updated)).containsExactly(document);
    }

    @Test
    void rulesFireBeforeTheCommitAndNotAtTheCall() {
        save(rule(RuleType.INBOUND));

        acs.inTransaction(() -> {
            makeIn(folder);
            assertThat(RecordActionExecuter.runs(label)).isEmpty();
        });

        assertThat(RecordActionExecuter.runs(label)).hasSize(1);
    }

    @Test
    void rulesOfAFolderFireInTheirOrder() {
        for (String title : List.of("first", "second", "third", "fourth")) {
            Rule rule = rule(RuleType.INBOUND);
            rule.getAction().setParameterValue(RecordActionExecuter.TITLE, title);
            save(rule);
        }

        NodeRef document = documentWithContent();

        assertThat(RecordActionExecuter.runs(label)).hasSize(4);
        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(document, ContentModel.PROP_TITLE)))
                .isEqualTo("fourth");
    }

    @Test
    void aRuleFiresOncePerNodeAndTransaction() {
        save(rule(RuleType.UPDATE));
        NodeRef document = documentWithContent();

        acs.inTransaction(() -> {
            acs.nodes().setProperty(document, ContentModel.PROP_TITLE, "one");
            acs.nodes().setProperty(document, ContentModel.PROP_TITLE, "two");
            write(document, "hai dòng");
        });

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
    }

    @Test
    void updateRulesFireForWhatWasThereBeforeAndNotForWhatIsNew() {
        save(rule(RuleType.UPDATE));
        NodeRef document = documentWithContent();
        assertThat(RecordActionExecuter.runs(label)).isEmpty();

        acs.inTransaction(() -> acs.nodes().setProperty(document, ContentModel.PROP_TITLE, "changed"));

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
    }

    @Test
    void updateRulesDoNotFireWhenNothingChanged() {
        save(rule(RuleType.UPDATE));
        NodeRef document = documentWithContent();
        acs.inTransaction(() -> acs.nodes().setProperty(document, ContentModel.PROP_TITLE, "same"));
        int before = RecordActionExecuter.runs(label).size();

        acs.inTransaction(() -> acs.nodes().setProperty(document, ContentModel.PROP_TITLE, "same"));

        assertThat(RecordActionExecuter.runs(label)).hasSize(before);
    }

    @Test
    void inboundAndOutboundRulesFireForAMove() {
        NodeRef document = documentWithContent();
        NodeRef there = acs.newFolder();
        save(rule(RuleType.OUTBOUND));
        Rule inbound = rule(RuleType.INBOUND);
        String arrived = Acs.unique();
        inbound.getAction().setParameterValue(RecordActionExecuter.LABEL, arrived);
        acs.inTransaction(() -> rules.saveRule(there, inbound));

        acs.inTransaction(
                () -> acs.nodes().moveNode(document, there, ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique())));

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
        assertThat(RecordActionExecuter.nodes(arrived)).containsExactly(document);
    }

    @Test
    void outboundRulesFireBeforeADeletion() {
        save(rule(RuleType.OUTBOUND));
        NodeRef document = documentWithContent();

        acs.inTransaction(() -> acs.nodes().deleteNode(document));

        assertThat(RecordActionExecuter.runs(label)).singleElement().satisfies(run -> {
            assertThat(run.node()).isEqualTo(document);
            assertThat(run.exists()).isTrue();
        });
    }

    @Test
    void rulesAppliedToChildrenFireInSubfoldersToo() {
        Rule rule = rule(RuleType.INBOUND);
        rule.applyToChildren(true);
        rule.getAction()
                .addActionCondition(actions.createActionCondition(
                        "is-subtype", RecordActionExecuter.parameter("type", ContentModel.TYPE_CONTENT)));
        save(rule);
        NodeRef sub = acs.create(folder, Acs.unique(), ContentModel.TYPE_FOLDER);

        NodeRef document = acs.inTransaction(() -> makeIn(sub));

        assertThat(RecordActionExecuter.nodes(label)).containsExactly(document);
    }

    @Test
    void otherRulesDoNotFireInSubfolders() {
        save(rule(RuleType.INBOUND));
        NodeRef sub = acs.create(folder, Acs.unique(), ContentModel.TYPE_FOLDER);
        int before = RecordActionExecuter.runs(label).size();

        acs.inTransaction(() -> makeIn(sub));

        assertThat(RecordActionExecuter.runs(label)).hasSize(before);
    }

    @Test
    void aDisabledRuleDoesNotFire() {
        Rule rule = rule(RuleType.INBOUND);
        rule.setRuleDisabled(true);
        save(rule);

        documentWithContent();

        assertThat(RecordActionExecuter.runs(label)).isEmpty();
    }

    @Test
    void aTypeOfRulesIsSwitchedOffForATransaction() {
        save(rule(RuleType.INBOUND));

        acs.inTransaction(() -> {
            rules.disableRuleType(RuleType.INBOUND);
            assertThat(rules.isRuleTypeEnabled(RuleType.INBOUND)).isFalse();
            makeIn(folder);
        });
        assertThat(RecordActionExecuter.runs(label)).isEmpty();

        documentWithContent();
        assertThat(RecordActionExecuter.runs(label)).hasSize(1);
    }

    @Test
    void rulesAreSwitchedOffForAThread() {
        save(rule(RuleType.INBOUND));

        rules.disableRules();
        try {
            assertThat(rules.isEnabled()).isFalse();
            documentWithContent();
        } finally {
            rules.enableRules();
        }

        assertThat(rules.isEnabled()).isTrue();
        assertThat(RecordActionExecuter.runs(label)).isEmpty();
    }

    @Test
    void aFailedRuleUndoesTheTransaction() {
        Rule rule = rule(RuleType.INBOUND);
        rule.getAction().setParameterValue(RecordActionExecuter.FAIL, true);
        save(rule);

        assertThatThrownBy(this::documentWithContent).hasStackTraceContaining("asked to fail");

        assertThat(acs.inTransaction(
                        () -> acs.nodes().getChildAssocs(folder, ContentModel.ASSOC_CONTAINS, Acs.cm("d"))))
                .isEmpty();
    }

    @Test
    void whatARuleChangesIsInTheSameTransaction() {
        Rule rule = rule(RuleType.INBOUND);
        rule.getAction().setParameterValue(RecordActionExecuter.TITLE, "by the rule");
        save(rule);

        NodeRef document = documentWithContent();

        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(document, ContentModel.PROP_TITLE)))
                .isEqualTo("by the rule");
    }

    @Test
    void anAsynchronousRuleFiresAfterTheCommit() throws Exception {
        Rule rule = rule(RuleType.INBOUND);
        rule.setExecuteAsynchronously(true);
        save(rule);

        NodeRef document = documentWithContent();
        RecordActionExecuter.Run run = RecordActionExecuter.await(label);

        assertThat(run.node()).isEqualTo(document);
        assertThat(run.exists()).isTrue();
        assertThat(run.thread()).isNotEqualTo(Thread.currentThread().getName());
    }

    private Rule rule(String... types) {
        Action action = actions.createAction(
                RecordActionExecuter.NAME, RecordActionExecuter.parameter(RecordActionExecuter.LABEL, label));
        Rule rule = new Rule();
        rule.setTitle(label);
        rule.setRuleTypes(List.of(types));
        rule.setAction(action);
        return rule;
    }

    private Rule save(Rule rule) {
        return acs.inTransaction(() -> rules.saveRule(folder, rule));
    }

    private NodeRef documentWithContent() {
        return acs.inTransaction(() -> makeIn(folder));
    }

    /** A document with content, in the transaction that runs. */
    private NodeRef makeIn(NodeRef parent) {
        return makeIn(parent, "một dòng");
    }

    private NodeRef makeIn(NodeRef parent, String text) {
        NodeRef made = acs.nodes()
                .createNode(
                        parent,
                        ContentModel.ASSOC_CONTAINS,
                        Acs.cm("d"),
                        ContentModel.TYPE_CONTENT,
                        Map.of(ContentModel.PROP_NAME, Acs.unique()))
                .getChildRef();
        write(made, text);
        return made;
    }

    private void write(NodeRef node, String text) {
        ContentWriter writer =
                acs.bean("contentService", ContentService.class).getWriter(node, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("text/plain");
        writer.setEncoding("UTF-8");
        writer.putContent(text);
    }
}
