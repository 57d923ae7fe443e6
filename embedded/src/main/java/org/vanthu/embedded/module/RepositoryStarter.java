package org.vanthu.embedded.module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.repo.module.ModuleComponent;
import org.alfresco.repo.module.ModuleVersionNumber;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.service.Startup;

/** Starts the modules once all beans are there: start-up work of the engine, then the modules' components in order. */
public final class RepositoryStarter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryStarter.class);

    private final Modules modules;
    private final JdbcClient jdbc;
    private final RetryingTransactionHelper transactions;
    private final ObjectProvider<Startup> startups;
    private final ObjectProvider<ModuleComponent> components;
    private volatile boolean running;

    public RepositoryStarter(
            Modules modules,
            JdbcClient jdbc,
            RetryingTransactionHelper transactions,
            ObjectProvider<Startup> startups,
            ObjectProvider<ModuleComponent> components) {
        this.modules = modules;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.startups = startups;
        this.components = components;
    }

    /** Early, so that servers and schedulers start on a complete repository. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    @Override
    public void start() {
        startups.orderedStream().forEach(startup -> inTransaction(startup::run));
        for (ModuleDescription module : modules.inOrder()) {
            inTransaction(() -> record(module));
        }
        for (ModuleComponent component : ordered()) {
            inTransaction(() -> execute(component));
        }
        running = true;
    }

    private void inTransaction(Runnable work) {
        AuthenticationUtil.runAsSystem(() -> transactions.doInTransaction(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                false,
                true));
    }

    private void record(ModuleDescription module) {
        Optional<String> installed = jdbc.sql("select version from emb_module where module_id = ?")
                .param(module.id())
                .query(String.class)
                .optional();
        if (installed.isPresent() && new ModuleVersionNumber(installed.get()).compareTo(module.version()) > 0) {
            throw new AlfrescoRuntimeException("Failed to start modules: " + module.id() + " was installed as "
                    + installed.get() + " and cannot go back to " + module.version());
        }
        if (installed.isEmpty() || !installed.get().equals(module.version().toString())) {
            LOG.info("Module {} {}", module.id(), module.version());
            jdbc.sql("insert into emb_module (module_id, version) values (?, ?) "
                            + "on conflict (module_id) do update set version = excluded.version, installed_at = now()")
                    .param(module.id())
                    .param(module.version().toString())
                    .update();
        }
    }

    private List<ModuleComponent> ordered() {
        List<ModuleComponent> all = new ArrayList<>(components.orderedStream().toList());
        Set<ModuleComponent> result = new LinkedHashSet<>();
        for (ModuleDescription module : modules.inOrder()) {
            all.stream()
                    .filter(component -> module.id().equals(component.getModuleId()))
                    .forEach(component -> add(component, result));
        }
        return new ArrayList<>(result);
    }

    private static void add(ModuleComponent component, Set<ModuleComponent> result) {
        component.getDependsOn().forEach(needed -> add(needed, result));
        result.add(component);
    }

    private void execute(ModuleComponent component) {
        boolean done = jdbc.sql("select count(*) from emb_module_component where module_id = ? and name = ?")
                        .param(component.getModuleId())
                        .param(component.getName())
                        .query(Long.class)
                        .single()
                > 0;
        if (done && component.isExecuteOnceOnly()) {
            return;
        }
        component.execute();
        jdbc.sql("insert into emb_module_component (module_id, name) values (?, ?) on conflict do nothing")
                .param(component.getModuleId())
                .param(component.getName())
                .update();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
