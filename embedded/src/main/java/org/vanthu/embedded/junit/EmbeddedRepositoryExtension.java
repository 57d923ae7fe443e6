package org.vanthu.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.extensions.surf.util.I18NUtil;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;
import org.vanthu.embedded.EmbeddedRepository;

/**
 * Gives each test class a repository of its own on a fresh database, with every module of the class path.
 *
 * <p>Test methods and constructors may ask for {@link EmbeddedRepository}, {@link MutableClock}, {@link Path} (the data
 * directory) and any bean: by type, where the public bean wins ({@code NodeService}), or by {@link Bean} name. Before
 * each test the clock is set back and nobody is signed in. {@link RepositoryProperty} sets properties, {@link HttpPort}
 * starts the HTTP server.
 */
public final class EmbeddedRepositoryExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    /** How many connections to the database the repository of a test has. */
    public static final int CONNECTIONS = 24;

    private static final Namespace NAMESPACE = Namespace.create(EmbeddedRepositoryExtension.class);

    /** Names the bean that a parameter wants. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Bean {
        String value();
    }

    /** Starts the HTTP server on a free port. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface HttpPort {}

    /**
     * Sets a property of the repository; {@code ${dir}} in the value is the data directory. A class that sets none has
     * those of its superclass.
     */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @java.lang.annotation.Repeatable(RepositoryProperties.class)
    public @interface RepositoryProperty {
        String key();

        String value();
    }

    /** Holds several properties. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    public @interface RepositoryProperties {
        RepositoryProperty[] value();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).clock().reset();
        forgetUser();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        forgetUser();
    }

    private static void forgetUser() {
        AuthenticationUtil.clearCurrentSecurityContext();
        I18NUtil.setLocale(null);
        I18NUtil.setContentLocale(null);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        String module = type.getName();
        return parameter.isAnnotated(Bean.class)
                || type == EmbeddedRepository.class
                || type == MutableClock.class
                || (type == Path.class && parameter.getParameter().getAnnotations().length == 0)
                || (!module.startsWith("java.") && !module.startsWith("org.junit.") && hasBean(type, context));
    }

    private static boolean hasBean(Class<?> type, ExtensionContext context) {
        return running(context).repository().has(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == EmbeddedRepository.class) {
            return running.repository();
        }
        if (type == MutableClock.class) {
            return running.clock();
        }
        if (type == Path.class && !parameter.isAnnotated(Bean.class)) {
            return running.directory();
        }
        return parameter
                .findAnnotation(Bean.class)
                .<Object>map(bean -> running.repository().bean(bean.value(), type))
                .orElseGet(() -> running.repository().bean(type));
    }

    private static Running running(ExtensionContext context) {
        Class<?> outermost = context.getRequiredTestClass();
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        Class<?> testClass = outermost;
        ExtensionContext owner = context;
        while (owner.getParent().isPresent()
                && owner.getParent().get().getTestClass().isPresent()) {
            owner = owner.getParent().get();
        }
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(testClass, key -> Running.start(testClass), Running.class);
    }

    /** The repository of one test class; closed by JUnit with the class. */
    private record Running(EmbeddedRepository repository, MutableClock clock, Path directory, String database)
            implements AutoCloseable {
        static Running start(Class<?> testClass) {
            try {
                Path directory = Files.createTempDirectory("vanthu-test");
                MutableClock clock = new MutableClock();
                String database = TestDatabases.create();
                DatabaseAddress address = TestDatabases.address(database);
                EmbeddedRepository.Builder builder = EmbeddedRepository.at(directory)
                        .clock(clock)
                        .property("db.pool.max", Integer.toString(CONNECTIONS))
                        .database(address.url(), address.user(), address.password());
                for (RepositoryProperty property : testClass.getAnnotationsByType(RepositoryProperty.class)) {
                    builder.property(property.key(), property.value().replace("${dir}", directory.toString()));
                }
                if (testClass.isAnnotationPresent(HttpPort.class)) {
                    builder.port(0);
                }
                return new Running(builder.start(), clock, directory, database);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            repository.close();
            TestDatabases.drop(database);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
