package org.vanthu.contract;

import java.net.URI;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;

/** The repository in whose application context this module was started; a process has one. */
public final class Engine implements ApplicationContextAware, DisposableBean {
    private static volatile @Nullable Engine running;

    private @Nullable ApplicationContext context;
    private volatile @Nullable URI url;

    @Override
    public void setApplicationContext(ApplicationContext context) {
        this.context = context;
        running = this;
    }

    @Override
    public void destroy() {
        if (running == this) {
            running = null;
        }
    }

    /** The engine of this process, or null if no repository was started with this module. */
    public static @Nullable Engine running() {
        return running;
    }

    public ApplicationContext context() {
        ApplicationContext known = context;
        if (known == null) {
            throw new IllegalStateException("The module's context has not been started");
        }
        return known;
    }

    /** Notes where the web application answers. */
    public void answersAt(URI address) {
        url = address;
    }

    /** Where the web application answers, as {@code http://host:port/alfresco}. */
    public URI url() {
        URI known = url;
        if (known == null) {
            throw new IllegalStateException("Nobody said where the repository answers over HTTP");
        }
        return known;
    }

    /** What {@code known-differences.txt} calls this engine: {@code acs}, {@code acs-noindex} or {@code embedded}. */
    public String name() {
        if (context().getClass().getName().startsWith("org.vanthu.embedded.")) {
            return "embedded";
        }
        return indexed() ? "acs" : "acs-noindex";
    }

    /** Whether a search index answers; without one the database answers what it can. */
    public boolean indexed() {
        return !"noindex".equals(properties().getProperty("index.subsystem.name"));
    }

    private Properties properties() {
        return context().getBean("global-properties", Properties.class);
    }
}
