package org.vanthu.shared;

import java.util.function.Supplier;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way to act with more rights than the signed-in person has. The caller has already checked that person's
 * right on every node that came from outside.
 */
public final class Elevation {

    private static final Logger LOG = LoggerFactory.getLogger(Elevation.class);

    private Elevation() {}

    /**
     * Runs the work as the system user; the person stays the fully authenticated one, so audit names the person.
     *
     * @param reason why the person's own rights do not do, for whoever reads a debug log
     */
    public static <T> T asSystem(String reason, Supplier<T> work) {
        LOG.debug("elevated: {}", reason);
        return AuthenticationUtil.runAsSystem(work::get);
    }

    /** As {@link #asSystem(String, Supplier)}, for work without a result. */
    public static void asSystem(String reason, Runnable work) {
        LOG.debug("elevated: {}", reason);
        AuthenticationUtil.runAsSystem(() -> {
            work.run();
            return null;
        });
    }
}
