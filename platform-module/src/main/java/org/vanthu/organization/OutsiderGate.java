package org.vanthu.organization;

import java.util.Objects;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.SiteState;

/**
 * Stands before every web script and lets people of outside units in where a script says that it is for them, nowhere
 * else: what nobody thought of is closed. While the site moves, it lets nobody in who would change something.
 *
 * @see "Decision 182/QĐ-VP of Hồ Chí Minh City, 2.2"
 */
public final class OutsiderGate implements BeanPostProcessor, BeanFactoryAware, JsonWebScript.Gate {

    private final String access;
    private final String siteState;
    private @Nullable BeanFactory beans;

    /** Takes the names of the beans, which are asked when somebody comes: this bean is made before all others. */
    OutsiderGate(String access, String siteState) {
        this.access = access;
        this.siteState = siteState;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        beans = beanFactory;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof JsonWebScript script) {
            script.guard(this);
        }
        return bean;
    }

    @Override
    public void check(boolean forOutsiders, boolean changes) {
        BeanFactory asking = Objects.requireNonNull(beans, "bean factory");
        if (changes) {
            asking.getBean(siteState, SiteState.class).requireOpen();
        }
        Access asked = asking.getBean(access, Access.class);
        if (!forOutsiders && asked.isOutsider()) {
            throw new AccessDeniedException("people of outside units have other doors");
        }
    }
}
