package org.vanthu.registry;

import java.util.List;

import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * Registers a stored document as an incoming one, so that a folder rule can do it. Fields are taken from the registry
 * properties of the node; the parameters fill what is missing there.
 */
public class RegisterActionExecuter extends ActionExecuterAbstractBase {

    /** Name of the action. */
    public static final String NAME = "registry-register";

    static final String PARAM_AGENCY = "agency";
    static final String PARAM_REGISTER = "register";
    static final String PARAM_ISSUER = "issuerName";
    static final String PARAM_TYPE = "typeCode";
    static final String PARAM_AWAIT = "awaitDirection";

    private final RegistryService registry;
    private final DocumentNodes nodes;

    RegisterActionExecuter(RegistryService registry, DocumentNodes nodes) {
        this.registry = registry;
        this.nodes = nodes;
    }

    @Override
    protected void executeImpl(Action action, NodeRef document) {
        String agency = text(action, PARAM_AGENCY);
        registry.registerIncoming(new RegistrationRequest(
                agency == null ? agencyOf(document) : agency,
                text(action, PARAM_REGISTER),
                document,
                null,
                nodes.fieldsWithDefaults(document, text(action, PARAM_ISSUER), text(action, PARAM_TYPE)),
                null,
                null,
                null,
                null,
                Boolean.TRUE.equals(action.getParameterValue(PARAM_AWAIT))));
    }

    @Override
    protected void addParameterDefinitions(List<ParameterDefinition> parameters) {
        parameters.add(new ParameterDefinitionImpl(PARAM_AGENCY, DataTypeDefinition.TEXT, false, label(PARAM_AGENCY)));
        parameters.add(
                new ParameterDefinitionImpl(PARAM_REGISTER, DataTypeDefinition.TEXT, false, label(PARAM_REGISTER)));
        parameters.add(new ParameterDefinitionImpl(PARAM_ISSUER, DataTypeDefinition.TEXT, false, label(PARAM_ISSUER)));
        parameters.add(new ParameterDefinitionImpl(PARAM_TYPE, DataTypeDefinition.TEXT, false, label(PARAM_TYPE)));
        parameters.add(new ParameterDefinitionImpl(PARAM_AWAIT, DataTypeDefinition.BOOLEAN, false, label(PARAM_AWAIT)));
    }

    private String agencyOf(NodeRef document) {
        String agency = nodes.text(document, RegistryModel.PROP_AGENCY);
        return agency == null ? "" : agency;
    }

    private static String label(String parameter) {
        return NAME + "." + parameter + ".display-label";
    }

    private static @Nullable String text(Action action, String parameter) {
        Object value = action.getParameterValue(parameter);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
