package org.vanthu.embedded.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import org.activiti.engine.ActivitiException;
import org.activiti.engine.impl.RepositoryServiceImpl;
import org.activiti.engine.impl.form.DefaultStartFormHandler;
import org.activiti.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.activiti.engine.repository.Deployment;
import org.activiti.engine.repository.ProcessDefinition;
import org.alfresco.service.cmr.workflow.WorkflowDefinition;
import org.alfresco.service.cmr.workflow.WorkflowException;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.surf.util.I18NUtil;

/** Deploys process definitions and describes them. */
final class Definitions {

    private final ProcessEngines engines;
    private final TaskTypes types;

    Definitions(ProcessEngines engines, TaskTypes types) {
        this.engines = engines;
        this.types = types;
    }

    WorkflowDefinition deploy(byte[] bpmn, @Nullable String name) {
        String resource = (name == null ? "process" : name) + ".bpmn20.xml";
        try {
            Deployment deployment = engines.repository()
                    .createDeployment()
                    .name(resource)
                    .addInputStream(resource, new ByteArrayInputStream(bpmn))
                    .deploy();
            ProcessDefinition definition = engines.repository()
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment.getId())
                    .singleResult();
            if (definition == null) {
                throw new WorkflowException("The deployment " + resource + " has no executable process");
            }
            return convert(definition);
        } catch (ActivitiException e) {
            throw new WorkflowException("The process " + resource + " cannot be deployed: " + e.getMessage(), e);
        }
    }

    /** Says whether the latest version of one of the processes is exactly this document. */
    boolean isDeployed(byte[] bpmn) {
        for (ProcessDefinition definition : engines.repository()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()) {
            try (InputStream in = engines.repository()
                    .getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
                if (Arrays.equals(in.readAllBytes(), bpmn)) {
                    return true;
                }
            } catch (IOException e) {
                throw new WorkflowException("A deployed process cannot be read", e);
            }
        }
        return false;
    }

    void undeploy(String definitionId) {
        engines.repository().deleteDeployment(required(definitionId).getDeploymentId(), true);
    }

    List<WorkflowDefinition> all(boolean latestOnly) {
        var query = engines.repository().createProcessDefinitionQuery();
        return (latestOnly ? query.latestVersion() : query)
                .list().stream().map(this::convert).toList();
    }

    List<WorkflowDefinition> byName(String globalName) {
        return engines
                .repository()
                .createProcessDefinitionQuery()
                .processDefinitionKey(Ids.local(globalName))
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::convert)
                .toList();
    }

    WorkflowDefinition byId(String globalId) {
        return convert(required(globalId));
    }

    WorkflowDefinition byLocalId(String localId) {
        return convert(engines.repository().getProcessDefinition(localId));
    }

    private ProcessDefinition required(String globalId) {
        ProcessDefinition definition = engines.repository()
                .createProcessDefinitionQuery()
                .processDefinitionId(Ids.local(globalId))
                .singleResult();
        if (definition == null) {
            throw new WorkflowException("There is no process definition " + globalId);
        }
        return definition;
    }

    /** Returns the form key of the start event, which names the type of the start task. */
    @Nullable
    String startFormKey(String localDefinitionId) {
        ProcessDefinitionEntity entity = (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) engines.repository()).getDeployedProcessDefinition(localDefinitionId);
        if (entity.getStartFormHandler() instanceof DefaultStartFormHandler handler && handler.getFormKey() != null) {
            return handler.getFormKey().getExpressionText();
        }
        return null;
    }

    private WorkflowDefinition convert(ProcessDefinition definition) {
        String title = label(definition.getKey(), "title");
        String description = label(definition.getKey(), "description");
        String name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new WorkflowDefinition(
                Ids.global(definition.getId()),
                Ids.global(definition.getKey()),
                Integer.toString(definition.getVersion()),
                title == null ? name : title,
                description == null
                        ? (definition.getDescription() == null ? name : definition.getDescription())
                        : description,
                types.definition(Ids.startTask(definition.getKey()), "start", startFormKey(definition.getId()), true));
    }

    /** Looks a label up as ACS does: {@code <process>.workflow.title}. */
    private static @Nullable String label(String key, String part) {
        return I18NUtil.getMessage(key.replace(':', '_') + ".workflow." + part);
    }
}
