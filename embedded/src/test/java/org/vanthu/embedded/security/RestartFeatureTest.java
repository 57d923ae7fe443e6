package org.vanthu.embedded.security;

import java.nio.file.Files;
import java.nio.file.Path;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.model.Repository;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;

import static org.assertj.core.api.Assertions.assertThat;

class RestartFeatureTest {
    @AfterEach
    void signOut() {
        AuthenticationUtil.clearCurrentSecurityContext();
    }

    @Test
    void aRestartSignsNobodyOutAndKeepsTheGeneratedPassword(@TempDir Path directory) throws Exception {
        String ticket;
        String password;
        try (var repository = EmbeddedRepository.at(directory).start()) {
            var accounts = repository.bean("authenticationService", MutableAuthenticationService.class);
            Path file = directory.resolve("admin-password.txt");
            password = Files.readString(file).trim();
            assertThat(password).hasSize(20);
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            accounts.authenticate("admin", password.toCharArray());
            ticket = accounts.getCurrentTicket();
            Files.delete(file);
        }

        try (var repository = EmbeddedRepository.at(directory).start()) {
            var accounts = repository.bean("authenticationService", MutableAuthenticationService.class);
            accounts.validate(ticket);
            assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo("admin");
            accounts.authenticate("admin", password.toCharArray());
            assertThat(directory.resolve("admin-password.txt")).doesNotExist();
            NodeRef home = repository.bean("repositoryHelper", Repository.class).getCompanyHome();
            assertThat(repository.bean(NodeService.class).getType(home)).isEqualTo(ContentModel.TYPE_FOLDER);
            assertThat(repository.bean(ContentService.class).getStoreFreeSpace())
                    .isPositive();
        }
    }
}
