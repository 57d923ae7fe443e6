package org.vanthu.registry;

import java.util.List;

import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.TextKey;

/** Gives a document the next number of a series, so that a folder rule numbers what is put into the folder. */
public class NumberActionExecuter extends ActionExecuterAbstractBase {

    /** Name of the action. */
    public static final String NAME = "registry-number";

    static final String PARAM_AGENCY = "agency";
    static final String PARAM_SERIES = "series";
    static final String PARAM_NOTATION = "notation";

    private final RegistryService registry;

    NumberActionExecuter(RegistryService registry) {
        this.registry = registry;
    }

    @Override
    protected void executeImpl(Action action, NodeRef document) {
        String name = String.valueOf(action.getParameterValue(PARAM_SERIES));
        registry.numberDocument(
                document,
                String.valueOf(action.getParameterValue(PARAM_AGENCY)),
                TextKey.slug(name),
                name,
                String.valueOf(action.getParameterValue(PARAM_NOTATION)));
    }

    @Override
    protected void addParameterDefinitions(List<ParameterDefinition> parameters) {
        for (String parameter : List.of(PARAM_AGENCY, PARAM_SERIES, PARAM_NOTATION)) {
            parameters.add(new ParameterDefinitionImpl(
                    parameter, DataTypeDefinition.TEXT, true, NAME + "." + parameter + ".display-label"));
        }
    }
}
