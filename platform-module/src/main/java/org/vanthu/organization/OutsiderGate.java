package org.vanthu.organization;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.vanthu.shared.JsonWebScript;

/**
 * Stands before every web script and lets people of outside units in where a script says that it is for them, nowhere
 * else: what nobody thought of is closed.
 *
 * @see "Decision 182/QĐ-VP of Hồ Chí Minh City, 2.2"
 */
public final class OutsiderGate implements BeanPostProcessor, JsonWebScript.Gate {

    private final ObjectFactory<Access> access;

    /** @param access asked when somebody comes: this bean is made before all others */
    OutsiderGate(ObjectFactory<Access> access) {
        this.access = access;
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
        if (!forOutsiders && access.getObject().isOutsider()) {
            throw new AccessDeniedException("people of outside units have other doors");
        }
    }
}
