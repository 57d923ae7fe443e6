package org.vanthu.embedded.security;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.vanthu.embedded.service.PublicServiceFactoryBean;

/** Refuses to start while a public service has a method that no rule speaks of; names all of them. */
final class PublicServiceRules implements SmartInitializingSingleton, BeanFactoryAware {
    private final MethodSecurity security;
    private @Nullable ListableBeanFactory beans;

    PublicServiceRules(MethodSecurity security) {
        this.security = security;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beans = (ListableBeanFactory) beanFactory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> missing = new TreeSet<>();
        Objects.requireNonNull(beans)
                .getBeansOfType(PublicServiceFactoryBean.class)
                .values()
                .forEach(service -> {
                    Class<?> type = service.getObjectType();
                    missing.addAll(security.withoutRule(type.getSimpleName(), type));
                });
        if (!missing.isEmpty()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%d methods of public services have no rule in method-security.properties: %s",
                    missing.size(),
                    missing));
        }
    }
}
