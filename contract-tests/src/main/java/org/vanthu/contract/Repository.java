package org.vanthu.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.ServiceLoader;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;
import org.springframework.extensions.surf.util.I18NUtil;

/**
 * Gives the tests of a class their {@link Acs}, signs the administrator in before each, and judges the tests of
 * {@code known-differences.txt}: one that fails as expected is skipped with the reason, one that passes fails.
 */
public final class Repository
        implements ParameterResolver, BeforeEachCallback, AfterEachCallback, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(Repository.class);
    private static final KnownDifferences DIFFERENCES = KnownDifferences.read();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Acs.class;
    }

    @Override
    public Acs resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return acs(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        acs(context);
        AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getAdminUserName());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        AuthenticationUtil.clearCurrentSecurityContext();
        I18NUtil.setLocale(null);
        I18NUtil.setContentLocale(null);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        judge(invocation, test, context);
    }

    /** A parameterized test is expected to differ as a whole. */
    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        judge(invocation, test, context);
    }

    private static void judge(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        Optional<String> reason = DIFFERENCES.reason(
                test.getTargetClass().getSimpleName(),
                test.getExecutable().getName(),
                engine(context).name());
        if (reason.isEmpty()) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            throw new TestAbortedException("Known difference: " + reason.get(), e);
        }
        throw new AssertionError("Passes, but known-differences.txt says: " + reason.get());
    }

    private static Acs acs(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getParent().isPresent()
                && owner.getParent().get().getTestClass().isPresent()) {
            owner = owner.getParent().get();
        }
        String name = context.getRequiredTestClass().getSimpleName();
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Acs.class, key -> new Acs(engine(context), name), Acs.class);
    }

    private static Engine engine(ExtensionContext context) {
        Engine running = Engine.running();
        if (running != null) {
            return running;
        }
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Started.class, key -> Started.first());
        running = Engine.running();
        if (running == null) {
            throw new IllegalStateException("No repository runs in this process with the module of the suite");
        }
        return running;
    }

    /** A repository that was started for this run; JUnit closes it with the run. */
    private record Started(EngineStarter starter) implements AutoCloseable {
        static Started first() {
            EngineStarter starter = ServiceLoader.load(EngineStarter.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No repository runs in this process, and nothing on the class path can start one"));
            try {
                starter.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Started(starter);
        }

        @Override
        public void close() throws IOException {
            starter.close();
        }
    }
}
