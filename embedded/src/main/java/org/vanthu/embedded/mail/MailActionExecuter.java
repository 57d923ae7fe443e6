package org.vanthu.embedded.mail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jakarta.mail.MessagingException;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * The action {@code mail} of ACS, for plain texts: it sends when it runs. Where no server is named there is no such
 * action.
 */
public class MailActionExecuter extends ActionExecuterAbstractBase {

    private static final String TO = "to";
    private static final String SUBJECT = "subject";
    private static final String TEXT = "text";
    private static final Set<String> KNOWN = Set.of(TO, SUBJECT, TEXT);

    private final MailServer server;

    MailActionExecuter(MailServer server) {
        this.server = server;
    }

    @Override
    public void init() {
        if (server.isThere()) {
            super.init();
        }
    }

    @Override
    protected void executeImpl(Action action, NodeRef actionedUponNodeRef) {
        Map<String, ?> values = action.getParameterValues();
        values.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnsupportedOperationException(
                            "The embedded engine's action mail has no parameter " + name);
                });
        try {
            server.send(text(values.get(TO)), text(values.get(SUBJECT)), text(values.get(TEXT)));
        } catch (MessagingException e) {
            throw new AlfrescoRuntimeException("The mail server did not take the message: " + e.getMessage(), e);
        }
    }

    @Override
    protected void addParameterDefinitions(List<ParameterDefinition> parameters) {
        for (String parameter : List.of(TO, SUBJECT, TEXT)) {
            parameters.add(new ParameterDefinitionImpl(
                    parameter,
                    DataTypeDefinition.TEXT,
                    parameter.equals(SUBJECT),
                    "mail." + parameter + ".display-label"));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
