package org.vanthu.reminder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.RuntimeActionService;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.embedded.junit.MutableClock;
import org.vanthu.reminder.Urging.UrgeForm;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.work.WorkItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Reminders by mail, where the site wants them and the repository has the action. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
@RepositoryProperty(key = "vanthu.reminder.email-enabled", value = "true")
class ReminderMailFeatureTest {

    private static final String AGENCY = ReminderSite.AGENCY;

    private final EmbeddedRepository repository;
    private final MutableClock clock;
    private final Urging urging;
    private final Mails mails;

    ReminderMailFeatureTest(EmbeddedRepository repository, MutableClock clock, Urging urging, Mails mails) {
        this.repository = repository;
        this.clock = clock;
        this.urging = urging;
        this.mails = mails;
    }

    @Test
    @Requirement("R004-036")
    void aMessageNamesTheDocumentByItsNumberAndIsSentAtMostOnce() throws IOException {
        ReminderSite given = new ReminderSite(repository, clock).create(repository);
        given.at("2026-11-23T08:00");
        WorkItem item = given.give("an.vx", "DL-04");
        UrgeForm form = new UrgeForm(
                AGENCY, List.of(String.valueOf(item.id())), null, null, null, "Đề nghị báo cáo", "email", null);
        assertThatThrownBy(() -> given.site.as(ReminderSite.LEADER, () -> urging.urge(form)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.getMsgId()).isEqualTo("reminder.error.no-mail-action"));
        RecordingMail action = new RecordingMail();
        repository.bean("actionService", RuntimeActionService.class).registerActionExecuter(action);

        given.site.as(ReminderSite.LEADER, () -> urging.urge(form));
        mails.sendQueued();
        mails.sendQueued();

        assertThat(action.sent)
                .singleElement()
                .asString()
                .contains("an.vx@mau.gov.vn", "7/UBND-VX", "17:00 23/11/2026", "Đề nghị báo cáo")
                .doesNotContain("xây trường");
        action.fails = true;
        given.site.as(ReminderSite.LEADER, () -> urging.urge(form));
        mails.sendQueued();
        mails.sendQueued();
        assertThat(given.site.as(
                        ReminderSite.LEADER,
                        () -> repository.bean(Reminders.class).urged(AGENCY, item.nodeId(), null, 10)))
                .extracting(one -> one.reminder().email())
                .containsExactly("failed", "sent");
    }

    /** Stands for the mail action of ACS. */
    private static final class RecordingMail extends ActionExecuterAbstractBase {
        private final List<String> sent = new ArrayList<>();
        private boolean fails;

        RecordingMail() {
            name = "mail";
        }

        @Override
        protected void executeImpl(Action action, NodeRef actionedUponNodeRef) {
            if (fails) {
                throw new IllegalStateException("no mail server");
            }
            sent.add(action.getParameterValue("to") + "|" + action.getParameterValue("subject") + "|"
                    + action.getParameterValue("text"));
        }

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(new ParameterDefinitionImpl("to", DataTypeDefinition.TEXT, false, "to"));
            paramList.add(new ParameterDefinitionImpl("subject", DataTypeDefinition.TEXT, true, "subject"));
            paramList.add(new ParameterDefinitionImpl("text", DataTypeDefinition.TEXT, false, "text"));
        }
    }
}
