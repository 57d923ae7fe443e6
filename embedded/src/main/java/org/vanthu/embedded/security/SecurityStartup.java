package org.vanthu.embedded.security;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AuthorityService;
import org.alfresco.service.cmr.security.AuthorityType;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.security.PersonService;
import org.alfresco.service.namespace.QName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.vanthu.embedded.EmbeddedConfig;
import org.vanthu.embedded.service.Startup;

/**
 * Makes, at the first start, the administrator and the permissions that everything inherits. There is no default
 * password: it is given by the property {@code vanthu.embedded.admin-password}, or else generated and left in
 * {@code <dataDir>/admin-password.txt}, which only the process's user may read.
 */
final class SecurityStartup implements Startup, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityStartup.class);
    private static final String ADMINISTRATORS = "ALFRESCO_ADMINISTRATORS";

    /** The services that it sets up. */
    record Services(
            NodeService nodeService,
            PersonService personService,
            AuthorityService authorityService,
            MutableAuthenticationService authenticationService,
            PermissionService permissionService,
            Repository repository) {}

    private final Services services;
    private final Passwords passwords;
    private final EmbeddedConfig config;
    private final String givenPassword;

    SecurityStartup(Services services, Passwords passwords, EmbeddedConfig config, String givenPassword) {
        this.services = services;
        this.passwords = passwords;
        this.config = config;
        this.givenPassword = givenPassword;
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public void run() {
        String admin = AuthenticationUtil.getAdminUserName();
        if (services.authenticationService().authenticationExists(admin)) {
            return;
        }
        setPermissions();
        services.personService()
                .createPerson(Map.<QName, Serializable>of(
                        ContentModel.PROP_USERNAME, admin,
                        ContentModel.PROP_FIRSTNAME, "Administrator",
                        ContentModel.PROP_LASTNAME, "",
                        ContentModel.PROP_EMAIL, ""));
        String administrators = services.authorityService()
                .createAuthority(AuthorityType.GROUP, ADMINISTRATORS, ADMINISTRATORS, Set.of());
        services.authorityService().addAuthority(administrators, admin);
        services.authenticationService().createAuthentication(admin, initialPassword());
    }

    /** Everyone may read the root, Company Home and the people; other things at the root are for administrators. */
    private void setPermissions() {
        NodeRef root = services.repository().getRootHome();
        NodeRef people = services.personService().getPeopleContainer();
        NodeRef system = services.nodeService().getPrimaryParent(people).getParentRef();
        grantAlone(root, PermissionService.READ);
        services.permissionService().setInheritParentPermissions(system, false);
        grantAlone(people, PermissionService.READ);
        grantAlone(services.repository().getCompanyHome(), PermissionService.CONSUMER);
    }

    private void grantAlone(NodeRef node, String permission) {
        services.permissionService().setInheritParentPermissions(node, false);
        services.permissionService().setPermission(node, PermissionService.ALL_AUTHORITIES, permission, true);
    }

    private char[] initialPassword() {
        if (!givenPassword.isBlank()) {
            return givenPassword.toCharArray();
        }
        char[] generated = passwords.generate();
        Path file = config.dataDir().resolve("admin-password.txt");
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, new String(generated) + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("The administrator's initial password is in {}; delete the file when it is changed", file);
        return generated;
    }
}
