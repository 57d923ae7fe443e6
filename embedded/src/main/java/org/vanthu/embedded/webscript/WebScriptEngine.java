package org.vanthu.embedded.webscript;

import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.Collection;
import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.transaction.TooBusyException;
import org.alfresco.service.cmr.security.AuthorityService;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.extensions.surf.util.I18NUtil;
import org.springframework.extensions.webscripts.Container;
import org.springframework.extensions.webscripts.Description;
import org.springframework.extensions.webscripts.FormatRegistry;
import org.springframework.extensions.webscripts.Match;
import org.springframework.extensions.webscripts.Runtime;
import org.springframework.extensions.webscripts.TemplateProcessorRegistry;
import org.springframework.extensions.webscripts.WebScript;
import org.springframework.extensions.webscripts.WebScriptException;
import org.springframework.extensions.webscripts.WebScriptSession;
import org.vanthu.embedded.webscript.CallerAuthentication.Outcome;

/**
 * Answers HTTP requests by web scripts: finds the script, signs the caller in, and runs the script in the transaction
 * that its description asks for. The body of the request and the answer are buffered, so that the transaction can be
 * repeated.
 */
public final class WebScriptEngine implements Container, BeanFactoryAware, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(WebScriptEngine.class);

    private final CallerAuthentication authentication;
    private final AuthorityService authorityService;
    private final RetryingTransactionHelper transactions;
    private final long maxBodyBytes;
    private final TemplateProcessorRegistry templates = new TemplateProcessorRegistry();
    private final FormatRegistry formats = new FormatRegistry();
    private final FreeMarkerProcessor freeMarker = new FreeMarkerProcessor();
    private final StatusPage statusPage = new StatusPage(freeMarker);
    private BeanFactory beans;
    private WebScriptRegistry registry;

    /**
     * Makes an engine.
     *
     * @param maxBodyBytes the longest request body that is read; longer ones are answered with 413
     */
    @SuppressWarnings("NullAway.Init")
    public WebScriptEngine(
            CallerAuthentication authentication,
            AuthorityService authorityService,
            RetryingTransactionHelper transactions,
            long maxBodyBytes) {
        this.authentication = authentication;
        this.authorityService = authorityService;
        this.transactions = transactions;
        this.maxBodyBytes = maxBodyBytes;
        templates.registerTemplateProcessor(freeMarker);
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beans = beanFactory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        registry = new WebScriptRegistry(beans, this, freeMarker);
    }

    /** Returns all web scripts. */
    public Collection<WebScript> scripts() {
        return registry.scripts();
    }

    /** Answers a request; the path below the service root is its path info. */
    public void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        I18NUtil.setLocaleFromLanguage(request.getHeader("Accept-Language"));
        Run run = new Run(this);
        boolean head = request.getMethod().equals("HEAD");
        try {
            answer(request, response, run, head);
        } finally {
            AuthenticationUtil.clearCurrentSecurityContext();
            I18NUtil.setLocale(null);
            I18NUtil.setContentLocale(null);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Run run, boolean head)
            throws IOException {
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        WebScriptIndex.Found found = registry.index().find(request.getMethod(), path);
        Match match = found.match();
        if (match == null) {
            unmatched(request, response, run, found);
            return;
        }
        Description description = match.getWebScript().getDescription();
        boolean readOnly = description.getRequiredTransactionParameters().getCapability()
                == Description.TransactionCapability.readonly;
        try (RequestBody body = new RequestBody(request, maxBodyBytes);
                HttpResponse answer = new HttpResponse(response, run, readOnly, head)) {
            HttpRequest call = new HttpRequest(request, match, run, body);
            try {
                if (request.getContentLengthLong() > maxBodyBytes) {
                    throw new WebScriptException(413, "The request is longer than " + maxBodyBytes + " bytes");
                }
                if (authenticate(request, response, description)) {
                    execute(match.getWebScript(), call, answer);
                } else {
                    statusPage.write(answer, HttpServletResponse.SC_UNAUTHORIZED, null, description, call.getFormat());
                }
            } catch (IOException | RuntimeException | Error e) {
                fail(request, answer, e, description, call.getFormat());
            }
            answer.finish();
        }
    }

    private void unmatched(
            HttpServletRequest request, HttpServletResponse response, Run run, WebScriptIndex.Found found)
            throws IOException {
        boolean head = request.getMethod().equals("HEAD");
        try (HttpResponse answer = new HttpResponse(response, run, false, head)) {
            if (found.methods().isEmpty()) {
                statusPage.write(answer, HttpServletResponse.SC_NOT_FOUND, null, null, "json");
            } else {
                response.setHeader("Allow", String.join(", ", found.methods()) + ", OPTIONS");
                if (request.getMethod().equals("OPTIONS")) {
                    response.setStatus(HttpServletResponse.SC_OK);
                } else {
                    statusPage.write(answer, HttpServletResponse.SC_METHOD_NOT_ALLOWED, null, null, "json");
                }
            }
            answer.finish();
        }
    }

    /** Returns false when the caller must sign in first. */
    private boolean authenticate(HttpServletRequest request, HttpServletResponse response, Description description) {
        Description.RequiredAuthentication required = description.getRequiredAuthentication();
        if (required == Description.RequiredAuthentication.none) {
            return true;
        }
        Outcome outcome = authentication.signIn(request);
        if (outcome == Outcome.NONE && required == Description.RequiredAuthentication.guest) {
            AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getGuestUserName());
            return true;
        }
        if (outcome != Outcome.SIGNED_IN) {
            response.setHeader("WWW-Authenticate", challenge(request));
            return false;
        }
        boolean needsAdmin = required == Description.RequiredAuthentication.admin
                || required == Description.RequiredAuthentication.sysadmin;
        if (needsAdmin && !authorityService.hasAdminAuthority()) {
            throw new WebScriptException(
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "Web Script " + description.getId()
                            + " requires admin authentication; however, a non-admin has attempted access.");
        }
        return true;
    }

    /** A page's own script is not asked by the browser's sign-in window. */
    private static String challenge(HttpServletRequest request) {
        boolean fromScript = request.getHeader("X-Requested-With") != null
                || "cors".equals(request.getHeader("Sec-Fetch-Mode"))
                || "same-origin".equals(request.getHeader("Sec-Fetch-Mode"));
        return (fromScript ? "AlfTicket" : "Basic") + " realm=\"Alfresco\"";
    }

    private void execute(WebScript script, HttpRequest request, HttpResponse response) throws IOException {
        Description description = script.getDescription();
        String runAs = description.getRunAs();
        if (runAs == null) {
            executeInTransaction(script, request, response);
            return;
        }
        AuthenticationUtil.runAs(
                () -> {
                    executeInTransaction(script, request, response);
                    return null;
                },
                runAs);
    }

    private void executeInTransaction(WebScript script, HttpRequest request, HttpResponse response) throws IOException {
        Description.RequiredTransactionParameters transaction =
                script.getDescription().getRequiredTransactionParameters();
        if (transaction.getRequired() == Description.RequiredTransaction.none) {
            script.execute(request, response);
            return;
        }
        transactions.doInTransaction(
                () -> {
                    response.reset();
                    script.execute(request, response);
                    response.getWriter().flush();
                    return null;
                },
                transaction.getCapability() == Description.TransactionCapability.readonly,
                transaction.getRequired() == Description.RequiredTransaction.requiresnew);
    }

    private void fail(
            HttpServletRequest request, HttpResponse answer, Throwable e, Description description, String format)
            throws IOException {
        if (isClientGone(e)) {
            LOG.debug("{} {} was given up by its client", request.getMethod(), description.getId(), e);
            return;
        }
        int status = status(e);
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error("{} {} failed", request.getMethod(), description.getId(), e);
        } else {
            LOG.debug("{} {} was answered with {}", request.getMethod(), description.getId(), status, e);
        }
        if (answer.isOnItsWay()) {
            throw e instanceof IOException io ? io : new IOException("The answer was cut off", e);
        }
        answer.reset();
        statusPage.write(answer, status, e, description, format);
    }

    /** Whether nobody waits for the answer any more: no fault of the script, and nobody to tell. */
    private static boolean isClientGone(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof ClientAbortException) {
                return true;
            }
        }
        return false;
    }

    private static int status(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof WebScriptException exception) {
                return exception.getStatus();
            }
            if (t instanceof AccessDeniedException) {
                return HttpServletResponse.SC_FORBIDDEN;
            }
            if (t instanceof TooBusyException || t instanceof SQLTransientConnectionException) {
                return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            }
            if (t instanceof BodyTooLargeException refused) {
                return refused.status();
            }
        }
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getName() {
        return "Repository";
    }

    @Override
    public boolean allowCallbacks() {
        return false;
    }

    @Override
    public Map<String, Object> getTemplateParameters() {
        return Map.of();
    }

    @Override
    public Map<String, Object> getScriptParameters() {
        return Map.of();
    }

    @Override
    public TemplateProcessorRegistry getTemplateProcessorRegistry() {
        return templates;
    }

    @Override
    public FormatRegistry getFormatRegistry() {
        return formats;
    }

    @Override
    public void reset() {
        freeMarker.reset();
    }

    /** One execution. */
    private record Run(Container container) implements Runtime {

        @Override
        public String getName() {
            return "HTTP";
        }

        @Override
        public WebScriptSession getSession() {
            throw new UnsupportedOperationException(
                    "Runtime.getSession() is not implemented by the embedded engine; see docs/embedded/supported-api.md");
        }

        @Override
        public Container getContainer() {
            return container;
        }

        @Override
        public Map<String, Object> getScriptParameters() {
            return Map.of();
        }

        @Override
        public Map<String, Object> getTemplateParameters() {
            return Map.of();
        }
    }
}
