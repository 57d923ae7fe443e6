package org.vanthu.embedded.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;

import org.alfresco.service.cmr.workflow.WorkflowException;
import org.alfresco.service.cmr.workflow.WorkflowService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.extensions.surf.util.I18NUtil;
import org.vanthu.embedded.dictionary.DictionaryRegistry;
import org.vanthu.embedded.service.Startup;

/**
 * Loads workflow models and labels at once, and deploys process definitions that are new or changed at the start; the
 * class behind {@code workflowDeployer}.
 */
public final class ProcessDeployer implements InitializingBean, Startup {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployer.class);

    private final DictionaryRegistry dictionary;
    private final WorkflowService workflowService;
    private List<String> models = List.of();
    private List<String> labels = List.of();
    private List<Properties> definitions = List.of();

    public ProcessDeployer(DictionaryRegistry dictionary, WorkflowService workflowService) {
        this.dictionary = dictionary;
        this.workflowService = workflowService;
    }

    public void setModels(List<String> models) {
        this.models = models;
    }

    public void setLabels(List<String> labels) {
        this.labels = labels;
    }

    /**
     * Sets the definitions: {@code engineId}, {@code location} on the class path, {@code mimetype}, {@code redeploy}.
     */
    public void setWorkflowDefinitions(List<Properties> workflowDefinitions) {
        this.definitions = workflowDefinitions;
    }

    @Override
    public void afterPropertiesSet() {
        for (String model : models) {
            try (InputStream in = new ClassPathResource(model).getInputStream()) {
                dictionary.load(in, model);
            } catch (IOException e) {
                throw new WorkflowException("The workflow model " + model + " cannot be read", e);
            }
        }
        labels.forEach(I18NUtil::registerResourceBundle);
    }

    @Override
    public void run() {
        for (Properties definition : definitions) {
            String location = definition.getProperty("location");
            String engine = definition.getProperty("engineId");
            String mimetype = definition.getProperty("mimetype", "text/xml");
            boolean redeploy = Boolean.parseBoolean(definition.getProperty("redeploy"));
            ClassPathResource resource = new ClassPathResource(location);
            try {
                if (redeploy || !workflowService.isDefinitionDeployed(engine, resource.getInputStream(), mimetype)) {
                    workflowService.deployDefinition(
                            engine, resource.getInputStream(), mimetype, String.valueOf(resource.getFilename()));
                    LOG.info("Process {} is deployed", location);
                }
            } catch (IOException e) {
                throw new WorkflowException("The process " + location + " cannot be read", e);
            }
        }
    }
}
