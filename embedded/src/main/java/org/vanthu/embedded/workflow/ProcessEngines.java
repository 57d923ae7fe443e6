package org.vanthu.embedded.workflow;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.activiti.engine.HistoryService;
import org.activiti.engine.ProcessEngine;
import org.activiti.engine.RepositoryService;
import org.activiti.engine.RuntimeService;
import org.activiti.engine.TaskService;
import org.activiti.engine.impl.history.HistoryLevel;
import org.activiti.spring.SpringProcessEngineConfiguration;
import org.alfresco.service.ServiceRegistry;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.namespace.NamespaceService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Starts the process engine when it is first asked for: a site without processes does not wait for it. */
public final class ProcessEngines implements DisposableBean {

    private final DataSource dataSource;
    private final PlatformTransactionManager transactionManager;
    private final Map<Object, Object> beanRegistry;
    private final ServiceRegistry services;
    private final NamespaceService namespaces;
    private final DictionaryService dictionary;
    private final boolean jobs;
    private @Nullable ProcessEngine engine;

    /**
     * Prepares an engine.
     *
     * @param beanRegistry the beans that process definitions see, by name
     * @param jobs whether timers and asynchronous steps run
     */
    public ProcessEngines(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            Map<Object, Object> beanRegistry,
            ServiceRegistry services,
            NamespaceService namespaces,
            DictionaryService dictionary,
            boolean jobs) {
        this.dataSource = dataSource;
        this.transactionManager = transactionManager;
        this.beanRegistry = beanRegistry;
        this.services = services;
        this.namespaces = namespaces;
        this.dictionary = dictionary;
        this.jobs = jobs;
    }

    synchronized ProcessEngine engine() {
        if (engine == null) {
            SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
            configuration.setDataSource(dataSource);
            configuration.setTransactionManager(transactionManager);
            configuration.setDatabaseType("postgres");
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setIdGenerator(new SequenceIds(JdbcClient.create(dataSource)));
            configuration.setJobExecutorActivate(jobs);
            configuration.setHistoryLevel(HistoryLevel.AUDIT);
            configuration.setCreateDiagramOnDeploy(false);
            configuration.setBeans(beanRegistry);
            configuration.setCustomPreVariableTypes(
                    List.of(new NodeVariableType(services), new NodeListVariableType(services)));
            VariableNames names = new VariableNames(namespaces);
            configuration.setPostBpmnParseHandlers(
                    List.of(new ProcessStart(), new TaskListeners(names, new TaskTypes(namespaces, dictionary))));
            engine = configuration.buildProcessEngine();
        }
        return engine;
    }

    RepositoryService repository() {
        return engine().getRepositoryService();
    }

    RuntimeService runtime() {
        return engine().getRuntimeService();
    }

    TaskService tasks() {
        return engine().getTaskService();
    }

    HistoryService history() {
        return engine().getHistoryService();
    }

    @Override
    public synchronized void destroy() {
        if (engine != null) {
            engine.close();
        }
    }
}
