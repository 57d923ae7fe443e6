package org.vanthu.contract.action;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.executer.ActionExecuterAbstractBase;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.action.Action;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.jspecify.annotations.Nullable;

/** The action {@code contract-record}: remembers on which nodes it ran, and fails or changes the node when asked to. */
public final class RecordActionExecuter extends ActionExecuterAbstractBase {
    /** The name of the action. */
    public static final String NAME = "contract-record";

    static final String LABEL = "label";
    static final String FAIL = "fail";
    static final String TITLE = "title";

    private static final Map<String, BlockingQueue<Run>> RUNS = new ConcurrentHashMap<>();

    private final NodeService nodeService;

    public RecordActionExecuter(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    /** One run of the action. */
    record Run(NodeRef node, boolean exists, @Nullable String user, String thread) {}

    @Override
    protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
        paramList.add(new ParameterDefinitionImpl(LABEL, DataTypeDefinition.TEXT, true, "Label"));
        paramList.add(new ParameterDefinitionImpl(FAIL, DataTypeDefinition.BOOLEAN, false, "Fail"));
        paramList.add(new ParameterDefinitionImpl(TITLE, DataTypeDefinition.TEXT, false, "Title"));
    }

    @Override
    protected void executeImpl(Action action, NodeRef actionedUponNodeRef) {
        boolean exists = nodeService.exists(actionedUponNodeRef);
        queue(String.valueOf(action.getParameterValue(LABEL)))
                .add(new Run(
                        actionedUponNodeRef,
                        exists,
                        AuthenticationUtil.getRunAsUser(),
                        Thread.currentThread().getName()));
        if (action.getParameterValue(TITLE) != null) {
            nodeService.setProperty(actionedUponNodeRef, ContentModel.PROP_TITLE, action.getParameterValue(TITLE));
        }
        if (Boolean.TRUE.equals(action.getParameterValue(FAIL))) {
            throw new IllegalStateException("asked to fail");
        }
    }

    /** A map that may be changed: ACS keeps the one that it is given and puts more into it. */
    static Map<String, Serializable> parameter(String name, Serializable value) {
        Map<String, Serializable> parameters = new HashMap<>();
        parameters.put(name, value);
        return parameters;
    }

    /** The runs under the label until now. */
    static List<Run> runs(String label) {
        return new ArrayList<>(queue(label));
    }

    /** The nodes of {@link #runs}. */
    static List<NodeRef> nodes(String label) {
        return runs(label).stream().map(Run::node).toList();
    }

    /** Waits for the next run under the label and takes it. */
    static Run await(String label) throws InterruptedException {
        Run run = queue(label).poll(Duration.ofSeconds(60).toSeconds(), TimeUnit.SECONDS);
        if (run == null) {
            throw new AssertionError("The action " + label + " did not run within a minute");
        }
        return run;
    }

    private static BlockingQueue<Run> queue(String label) {
        return RUNS.computeIfAbsent(label, key -> new LinkedBlockingQueue<>());
    }
}
