package org.vanthu.embedded.service;

/**
 * Work at each start, after the beans are there and before module components run: root folders, people, ...
 *
 * <p>Beans of this type run in their {@link org.springframework.core.Ordered order}, each in a transaction of its own
 * as the system user; the work must be repeatable. The folders of the repository are made with order 0.
 */
@FunctionalInterface
public interface Startup {
    void run();
}
