package org.vanthu.reminder;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ActionService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.vanthu.organization.Account;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.Elevation;

/**
 * Sends messages by the repository's own action {@code mail}, which knows the mail server; the embedded engine has it
 * where a server is named. What is sent leaves the house: no abstract of a document belongs into it.
 */
public final class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);
    private static final String MAIL = "mail";

    private final ActionService actionService;
    private final Accounts accounts;
    private final RetryingTransactionHelper transactions;
    private final boolean enabled;

    Letters(ActionService actionService, Accounts accounts, RetryingTransactionHelper transactions, boolean enabled) {
        this.actionService = actionService;
        this.accounts = accounts;
        this.transactions = transactions;
        this.enabled = enabled;
    }

    /** Whether messages go out: switched on, and the repository has the action. */
    public boolean isAvailable() {
        return enabled && hasAction();
    }

    /** Why none goes out, as a message id; only when none does. */
    String reason() {
        return enabled ? "reminder.error.no-mail-action" : "reminder.error.mail-off";
    }

    /** Whether the person has an address. */
    boolean reaches(String userName) {
        return !address(userName).isEmpty();
    }

    /**
     * Sends a message now, in transactions of its own; never fails.
     *
     * @return {@code sent}, {@code failed}, {@code noAddress}, or {@code off} where the site sends none
     */
    public String send(String userName, String subject, String text) {
        if (!isAvailable()) {
            return "off";
        }
        try {
            return transactions.doInTransaction(
                    () -> {
                        String address = address(userName);
                        if (address.isEmpty()) {
                            return "noAddress";
                        }
                        Elevation.asSystem("the mail action reads its server's settings", () -> {
                            Action mail = actionService.createAction(MAIL);
                            mail.setParameterValue("to", address);
                            mail.setParameterValue("subject", subject);
                            mail.setParameterValue("text", text);
                            actionService.executeAction(mail, null, false, false);
                        });
                        return "sent";
                    },
                    true,
                    true);
        } catch (RuntimeException e) {
            LOG.warn("a message to {} could not be sent by mail", userName, e);
            return "failed";
        }
    }

    private String address(String userName) {
        return accounts.find(userName).map(Account::email).orElse("").strip();
    }

    /** ACS answers a name that is no action with an exception, the engine with null. */
    private boolean hasAction() {
        try {
            return actionService.getActionDefinition(MAIL) != null;
        } catch (NoSuchBeanDefinitionException e) {
            return false;
        }
    }
}
