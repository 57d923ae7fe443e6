package org.alfresco.repo.module;

import java.util.ArrayList;
import java.util.List;

import org.alfresco.error.AlfrescoRuntimeException;
import org.springframework.beans.factory.BeanNameAware;

/** Base of set-up work that runs when its module starts; by default once in the life of the site. */
public abstract class AbstractModuleComponent implements ModuleComponent, BeanNameAware {
    private String moduleId;
    private String name;
    private String description;
    private ModuleVersionNumber sinceVersion = ModuleVersionNumber.VERSION_ZERO;
    private ModuleVersionNumber appliesFromVersion = ModuleVersionNumber.VERSION_ZERO;
    private ModuleVersionNumber appliesToVersion = ModuleVersionNumber.VERSION_BIG;
    private List<ModuleComponent> dependsOn = new ArrayList<>();
    private boolean executeOnceOnly = true;
    private boolean executed;

    /** Checks that the component is set up; ACS also registers it here. */
    public void init() {
        checkProperties();
    }

    protected void checkProperties() {
        if (moduleId == null) {
            throw new IllegalStateException("Module component " + name + " needs a moduleId");
        }
    }

    /** Does the work. */
    protected abstract void executeInternal() throws Throwable;

    @Override
    public final synchronized void execute() {
        if (executed) {
            throw new AlfrescoRuntimeException("Module component has already been executed: " + name);
        }
        try {
            checkProperties();
            executeInternal();
            executed = true;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AlfrescoRuntimeException("Module component failed: " + name, e);
        }
    }

    @Override
    public final void shutdown() {}

    @Override
    public void setBeanName(String name) {
        this.name = name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setModuleId(String moduleId) {
        this.moduleId = moduleId;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public void setSinceVersion(String version) {
        this.sinceVersion = new ModuleVersionNumber(version);
    }

    public void setAppliesFromVersion(String version) {
        this.appliesFromVersion = new ModuleVersionNumber(version);
    }

    public void setAppliesToVersion(String version) {
        this.appliesToVersion = new ModuleVersionNumber(version);
    }

    public void setDependsOn(List<ModuleComponent> dependsOn) {
        this.dependsOn = dependsOn;
    }

    public void setExecuteOnceOnly(boolean executeOnceOnly) {
        this.executeOnceOnly = executeOnceOnly;
    }

    @Override
    public String getModuleId() {
        return moduleId;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public ModuleVersionNumber getSinceVersionNumber() {
        return sinceVersion;
    }

    @Override
    public ModuleVersionNumber getAppliesFromVersionNumber() {
        return appliesFromVersion;
    }

    @Override
    public ModuleVersionNumber getAppliesToVersionNumber() {
        return appliesToVersion;
    }

    @Override
    public List<ModuleComponent> getDependsOn() {
        return dependsOn;
    }

    @Override
    public boolean isExecuteOnceOnly() {
        return executeOnceOnly;
    }

    @Override
    public String toString() {
        return "ModuleComponent[" + moduleId + "/" + name + "]";
    }
}
