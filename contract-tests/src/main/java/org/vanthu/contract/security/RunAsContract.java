package org.vanthu.contract.security;

import java.io.IOException;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who is signed in and whose rights count, as {@link AuthenticationUtil} keeps them for a thread. */
@ExtendWith(Repository.class)
class RunAsContract {
    private static final String CLERK = "contract-clerk";

    private final Acs acs;

    RunAsContract(Acs acs) {
        this.acs = acs;
    }

    @BeforeEach
    void signIn() {
        AuthenticationUtil.setFullyAuthenticatedUser(CLERK);
    }

    @Test
    void signingInSetsBothUsers() {
        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(CLERK);
        assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo(CLERK);
    }

    @Test
    void workRunsAsAnotherUserWhoDoesNotSignIn() {
        AuthenticationUtil.runAs(
                () -> {
                    assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo("other");
                    assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(CLERK);
                    return null;
                },
                "other");

        assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo(CLERK);
    }

    @Test
    void workRunsAsTheSystem() {
        AuthenticationUtil.runAsSystem(() -> {
            assertThat(AuthenticationUtil.isRunAsUserTheSystemUser()).isTrue();
            assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo(AuthenticationUtil.getSystemUserName());
            assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(CLERK);
            return null;
        });

        assertThat(AuthenticationUtil.isRunAsUserTheSystemUser()).isFalse();
    }

    @Test
    void nestedRunsComeBackToTheirOwn() {
        AuthenticationUtil.runAs(
                () -> {
                    AuthenticationUtil.runAsSystem(() -> null);
                    assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo("other");
                    return null;
                },
                "other");
    }

    @Test
    void whereNobodySignedInTheOtherUserDoesForTheTimeOfTheWork() {
        AuthenticationUtil.clearCurrentSecurityContext();

        AuthenticationUtil.runAsSystem(() -> {
            assertThat(AuthenticationUtil.getFullyAuthenticatedUser())
                    .isEqualTo(AuthenticationUtil.getSystemUserName());
            return null;
        });

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
        assertThat(AuthenticationUtil.getRunAsUser()).isNull();
    }

    @Test
    void failedWorkComesBackToTheUserToo() {
        assertThatThrownBy(() -> AuthenticationUtil.runAs(
                        () -> {
                            throw new IllegalStateException("as it is");
                        },
                        "other"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as it is");

        assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo(CLERK);
    }

    @Test
    void checkedFailuresArriveWrapped() {
        assertThatThrownBy(() -> AuthenticationUtil.runAs(
                        () -> {
                            throw new IOException("no disk");
                        },
                        "other"))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void errorsArriveWrappedToo() {
        assertThatThrownBy(() -> AuthenticationUtil.runAs(
                        () -> {
                            throw new NoSuchMethodError("of another version");
                        },
                        "other"))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasCauseInstanceOf(NoSuchMethodError.class);
    }

    @Test
    void aUserIsPutAsideAndTakenBack() {
        AuthenticationUtil.pushAuthentication();
        AuthenticationUtil.setFullyAuthenticatedUser("other");
        AuthenticationUtil.setRunAsUserSystem();

        AuthenticationUtil.popAuthentication();

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isEqualTo(CLERK);
        assertThat(AuthenticationUtil.getRunAsUser()).isEqualTo(CLERK);
    }

    @Test
    void nobodyIsPutAsideAndTakenBack() {
        AuthenticationUtil.clearCurrentSecurityContext();
        AuthenticationUtil.pushAuthentication();
        AuthenticationUtil.setFullyAuthenticatedUser("other");

        AuthenticationUtil.popAuthentication();

        assertThat(AuthenticationUtil.getFullyAuthenticatedUser()).isNull();
    }

    @Test
    void aThreadStartsWithNobody() throws InterruptedException {
        String[] seen = {"not asked"};
        Thread thread = new Thread(() -> seen[0] = AuthenticationUtil.getFullyAuthenticatedUser());

        thread.start();
        thread.join();

        assertThat(seen[0]).isNull();
    }

    @Test
    void theCreatorIsWhoSignedInAndNotWhoRuns() {
        NodeRef folder = acs.newFolder();

        NodeRef made =
                AuthenticationUtil.runAsSystem(() -> acs.create(folder, Acs.unique(), ContentModel.TYPE_CONTENT));

        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(made, ContentModel.PROP_CREATOR)))
                .isEqualTo(CLERK);
        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(made, ContentModel.PROP_MODIFIER)))
                .isEqualTo(CLERK);
    }

    @Test
    void theSystemIsTheCreatorWhereNobodySignedIn() {
        NodeRef folder = acs.newFolder();
        AuthenticationUtil.clearCurrentSecurityContext();

        NodeRef made =
                AuthenticationUtil.runAsSystem(() -> acs.create(folder, Acs.unique(), ContentModel.TYPE_CONTENT));

        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(made, ContentModel.PROP_CREATOR)))
                .isEqualTo(AuthenticationUtil.getSystemUserName());
    }
}
