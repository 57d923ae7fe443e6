package org.vanthu.database;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.vanthu.database.DatabaseServer.Product;
import org.vanthu.shared.SqlDialect;

/**
 * Gives the beans of the module another {@code dataSource} than those of the engine: one on the database that the
 * system property {@code vanthu.test.database} names ({@code mariadb}, {@code mysql}), otherwise the engine's own, with
 * every statement prepared on MariaDB as well.
 */
public final class ModuleDatabase implements BeanFactoryPostProcessor, DisposableBean {

    private static final String DATA_SOURCE = "dataSource";

    private Optional<HikariDataSource> own = Optional.empty();

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        DataSource engine = beans.getBean(DATA_SOURCE, DataSource.class);
        String wanted = System.getProperty("vanthu.test.database", "postgresql");
        DataSource modules = wanted.equals("postgresql") ? checking(engine) : other(wanted, engine);
        for (String name : beans.getBeanDefinitionNames()) {
            if (name.startsWith("vanthu-platform.") || name.startsWith("webscript.org.vanthu.")) {
                ConstructorArgumentValues arguments =
                        beans.getBeanDefinition(name).getConstructorArgumentValues();
                Stream.of(
                                arguments.getGenericArgumentValues(),
                                List.copyOf(arguments.getIndexedArgumentValues().values()))
                        .flatMap(List::stream)
                        .filter(ModuleDatabase::isDataSource)
                        .forEach(argument -> argument.setValue(modules));
            }
        }
        SqlDialect dialect = wanted.equals("postgresql") ? SqlDialect.POSTGRESQL : SqlDialect.MYSQL;
        beans.registerSingleton("vanthu-test-database.tables", new ModuleTables(modules, dialect));
    }

    private static DataSource checking(DataSource engine) {
        return Product.MARIADB.missing().isPresent() ? engine : new CheckingDataSource(engine);
    }

    /** Servers that share the engine's database share the module's. */
    private DataSource other(String product, DataSource engine) {
        HikariDataSource database = DatabaseServer.running(Product.valueOf(product.toUpperCase(java.util.Locale.ROOT)))
                .besides(((HikariDataSource) engine).getJdbcUrl());
        own = Optional.of(database);
        return new JoiningDataSource(database);
    }

    private static boolean isDataSource(ValueHolder argument) {
        return argument.getValue() instanceof RuntimeBeanReference reference
                && reference.getBeanName().equals(DATA_SOURCE);
    }

    @Override
    public void destroy() {
        own.ifPresent(HikariDataSource::close);
    }
}
