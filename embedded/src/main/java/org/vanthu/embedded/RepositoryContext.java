package org.vanthu.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Properties;
import javax.sql.DataSource;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.vanthu.embedded.module.ModuleDescription;
import org.vanthu.embedded.module.Modules;

/** The application context of a repository: the engine's parts, then the modules, in one context as in ACS. */
final class RepositoryContext extends GenericApplicationContext {
    private static final String ENGINE = "classpath*:alfresco/embedded/*-context.xml";

    private RepositoryContext() {}

    static RepositoryContext start(EmbeddedConfig config, Modules modules, DataSource dataSource) {
        RepositoryContext context = new RepositoryContext();
        context.getDefaultListableBeanFactory().setAllowBeanDefinitionOverriding(true);
        Properties properties = modules.properties(config);
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        beans.registerSingleton("embeddedBeanFactory", beans);
        beans.registerSingleton("embeddedConfig", config);
        beans.registerSingleton("embeddedModules", modules);
        beans.registerSingleton("dataSource", dataSource);
        beans.registerSingleton("global-properties", properties);
        context.load(modules);
        if (config.clockOfModules()) {
            context.setClock(config.clock());
        }
        PropertySourcesPlaceholderConfigurer placeholders = new PropertySourcesPlaceholderConfigurer();
        placeholders.setProperties(properties);
        placeholders.setLocalOverride(true);
        context.addBeanFactoryPostProcessor(placeholders);
        placeholders.setEnvironment(context.getEnvironment());
        try {
            context.refresh();
        } catch (RuntimeException | Error e) {
            context.close();
            throw e;
        }
        return context;
    }

    private void load(Modules modules) {
        XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader((BeanDefinitionRegistry) this);
        reader.setEnvironment(getEnvironment());
        try {
            Resource[] engine = new PathMatchingResourcePatternResolver(getClassLoader()).getResources(ENGINE);
            Arrays.sort(engine, Comparator.comparing(resource -> String.valueOf(resource.getFilename())));
            reader.loadBeanDefinitions(engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (ModuleDescription module : modules.inOrder()) {
            module.context().ifPresent(reader::loadBeanDefinitions);
        }
    }

    /** A module's own clock ({@code <module>.clock}) is replaced by the clock that the repository was started with. */
    private void setClock(Clock clock) {
        for (String name : getBeanDefinitionNames()) {
            if (name.endsWith(".clock")) {
                removeBeanDefinition(name);
                getBeanFactory().registerSingleton(name, clock);
            }
        }
    }
}
