package org.vanthu.organization;

import org.alfresco.repo.module.AbstractModuleComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.shared.ConflictException;

/**
 * Makes the group and the folder below which everything of the module lies, when the module starts for the first time.
 * What is there already stays as it is. Tables are made earlier, by {@link org.vanthu.shared.SqlMigrations}; agencies
 * make groups and folders of their own.
 */
public final class FoundationComponent extends AbstractModuleComponent {

    private static final Logger LOG = LoggerFactory.getLogger(FoundationComponent.class);

    private final AgencyGroups groups;
    private final AgencyFolders folders;

    FoundationComponent(AgencyGroups groups, AgencyFolders folders) {
        this.groups = groups;
        this.folders = folders;
    }

    @Override
    protected void executeInternal() {
        groups.createRoot();
        try {
            folders.root();
        } catch (ConflictException e) {
            // no reason to keep the whole repository from starting; creating an agency says the same
            LOG.error("{}", e.getMessage());
        }
    }
}
