package org.vanthu.embedded.service;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Hands beans of a type, whoever defines them and however many, to those that are wired in XML. */
public final class Beans {
    private final BeanFactory beans;

    public Beans(BeanFactory beans) {
        this.beans = beans;
    }

    /** All beans of the type, looked up when they are asked for. */
    public <T> ObjectProvider<T> ofType(Class<T> type) {
        return beans.getBeanProvider(type);
    }
}
