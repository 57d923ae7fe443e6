package org.vanthu.organization;

import java.util.Objects;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.vanthu.shared.JsonWebScript;

/**
 * Stands before every web script and lets people of outside units in where a script says that it is for them, nowhere
 * else: what nobody thought of is closed.
 *
 * @see "Decision 182/QĐ-VP of Hồ Chí Minh City, 2.2"
 */
public final class OutsiderGate implements BeanPostProcessor, BeanFactoryAware, JsonWebScript.Gate {

    private final String access;
    private @Nullable BeanFactory beans;

    /** @param access the name of the bean, which is asked when somebody comes: this bean is made before all others */
    OutsiderGate(String access) {
        this.access = access;
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
    public void check(boolean forOutsiders) {
        Access asked = Objects.requireNonNull(beans, "bean factory").getBean(access, Access.class);
        if (!forOutsiders && asked.isOutsider()) {
            throw new AccessDeniedException("people of outside units have other doors");
        }
    }
}
