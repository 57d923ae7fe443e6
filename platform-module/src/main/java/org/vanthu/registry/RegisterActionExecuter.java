package org.vanthu.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.NotFoundException;

/**
 * Registers a stored document as an incoming one, so that a folder rule can do it. Fields are taken from the registry
 * properties of the node; the parameters fill what is missing there. What is registered already stays as it is. Public
 * because ACS creates actions by reflection.
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
    private final DocumentTable table;
    private final DocumentNodes nodes;
    private final StoredFileCheck files;

    RegisterActionExecuter(RegistryService registry, DocumentTable table, DocumentNodes nodes, StoredFileCheck files) {
        this.registry = registry;
        this.table = table;
        this.nodes = nodes;
        this.files = files;
    }

    @Override
    protected void executeImpl(Action action, NodeRef document) {
        if (!nodes.exists(document) || !nodes.isDocument(document)) {
            throw new NotFoundException("registry.error.no-document", document.getId());
        }
        String agency = text(action, PARAM_AGENCY);
        if (isRegistered(document, agency)) {
            return;
        }
        Map<QName, Serializable> noted = files.check(document);
        if (!noted.isEmpty()) {
            nodes.promote(document, RegistryModel.TYPE_DOCUMENT, noted);
        }
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

    /** A rule that runs twice registers once; a document of another agency is not passed over in silence. */
    private boolean isRegistered(NodeRef document, @Nullable String agency) {
        return table.find(document.getId())
                .filter(row -> agency == null || row.agency().equals(agency))
                .isPresent();
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
