package org.vanthu.registry;

import java.util.List;

import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;

/**
 * Gives a document the next number of a series, so that a folder rule numbers what is put into the folder. Public
 * because ACS creates actions by reflection.
 */
public class NumberActionExecuter extends ActionExecuterAbstractBase {

    /** Name of the action. */
    public static final String NAME = "registry-number";

    static final String PARAM_AGENCY = "agency";
    static final String PARAM_SERIES = "series";
    static final String PARAM_NOTATION = "notation";

    private final DocumentNumbering numbering;

    NumberActionExecuter(DocumentNumbering numbering) {
        this.numbering = numbering;
    }

    @Override
    protected void executeImpl(Action action, NodeRef document) {
        numbering.number(
                document, text(action, PARAM_AGENCY), text(action, PARAM_SERIES), text(action, PARAM_NOTATION));
    }

    @Override
    protected void addParameterDefinitions(List<ParameterDefinition> parameters) {
        for (String parameter : List.of(PARAM_AGENCY, PARAM_SERIES, PARAM_NOTATION)) {
            parameters.add(new ParameterDefinitionImpl(
                    parameter, DataTypeDefinition.TEXT, true, NAME + "." + parameter + ".display-label"));
        }
    }

    private static String text(Action action, String parameter) {
        Object value = action.getParameterValue(parameter);
        return value == null ? "" : value.toString().strip();
    }
}
