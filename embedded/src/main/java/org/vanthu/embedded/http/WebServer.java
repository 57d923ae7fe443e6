package org.vanthu.embedded.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;

import org.alfresco.service.cmr.security.AuthenticationService;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.vanthu.embedded.service.HttpEndpoint;
import org.vanthu.embedded.webscript.CallerAuthentication;
import org.vanthu.embedded.webscript.WebScriptEngine;

/** The HTTP server. It starts after everything else and stops before everything else. */
public final class WebServer implements SmartLifecycle, HttpEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String TICKETS = "/api/-default-/public/authentication/versions/1/tickets";
    private static final int KEEP_ALIVE_REQUESTS = 10_000;
    private static final int MAX_FORM_BYTES = 1024 * 1024;
    private static final int COMPRESSED_FROM_BYTES = 4096;

    private final HttpSettings settings;
    private final WebScriptEngine engine;
    private final CallerAuthentication authentication;
    private final AuthenticationService authenticationService;
    private final Map<String, HttpServlet> servlets;
    private @Nullable Tomcat tomcat;
    private @Nullable Connector secure;
    private @Nullable Path workDir;

    /** @param servlets more servlets of the repository, by the pattern of their paths */
    public WebServer(
            HttpSettings settings,
            WebScriptEngine engine,
            CallerAuthentication authentication,
            AuthenticationService authenticationService,
            Map<String, HttpServlet> servlets) {
        this.settings = settings;
        this.engine = engine;
        this.authentication = authentication;
        this.authenticationService = authenticationService;
        this.servlets = Map.copyOf(servlets);
    }

    /** Returns the port that the server listens on, or -1 when it does not run. */
    @Override
    public int port() {
        return tomcat == null ? -1 : tomcat.getConnector().getLocalPort();
    }

    /** Returns the port that speaks TLS, or -1 where none does. */
    @Override
    public int securePort() {
        return secure == null ? -1 : secure.getLocalPort();
    }

    @Override
    public void start() {
        if (settings.port() < 0) {
            return;
        }
        try {
            workDir = Files.createTempDirectory("vanthu-http-");
            Tomcat server = new Tomcat();
            server.setBaseDir(workDir.toString());
            server.setConnector(connector());
            if (settings.tls().isOn()) {
                secure = TlsConnector.secure(connector(), settings.tls());
                server.getService().addConnector(secure);
            }
            ((StandardHost) server.getHost()).setErrorReportValveClass(QuietErrors.class.getName());
            server.getHost().getPipeline().addValve(new AccessLog());
            addRepository(server, workDir);
            addRoot(server, workDir);
            server.start();
            tomcat = server;
            if (server.getConnector().getLocalPort() <= 0) {
                throw new IllegalStateException(
                        "The HTTP server cannot listen on " + settings.address() + ":" + settings.port());
            }
            LOG.info("HTTP on {}:{}", settings.address(), port());
            if (settings.tls().isOn()) {
                LOG.info("HTTPS on {}:{}", settings.tls().address(), securePort());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The HTTP server cannot make its work directory", e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(
                    "The HTTP server cannot listen on " + settings.address() + ":" + settings.port(), e);
        }
    }

    private Connector connector() {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(settings.port());
        connector.setThrowOnFailure(true);
        connector.setURIEncoding("UTF-8");
        connector.setXpoweredBy(false);
        connector.setAllowTrace(false);
        connector.setMaxPostSize(MAX_FORM_BYTES);
        connector.setMaxParameterCount(1000);
        connector.setProperty("address", settings.address());
        connector.setProperty("maxThreads", Integer.toString(settings.threads()));
        connector.setProperty("minSpareThreads", "4");
        connector.setProperty("acceptCount", "256");
        connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(settings.maxHeaderBytes()));
        connector.setProperty("maxHeaderCount", "100");
        connector.setProperty("connectionTimeout", Integer.toString(settings.timeoutMillis()));
        connector.setProperty("keepAliveTimeout", "60000");
        connector.setProperty("maxKeepAliveRequests", Integer.toString(KEEP_ALIVE_REQUESTS));
        connector.setProperty("maxSwallowSize", "2097152");
        connector.setProperty("compression", "on");
        connector.setProperty("compressionMinSize", Integer.toString(COMPRESSED_FROM_BYTES));
        connector.setProperty("compressibleMimeType", "application/json,text/html,text/plain,text/csv,text/xml");
        connector.setProperty("tcpNoDelay", "true");
        return connector;
    }

    private void addRepository(Tomcat server, Path docBase) {
        Context context = context(server, "/alfresco", docBase);
        SignInLimit signIns = new SignInLimit(settings.signInFailuresPerMinute());
        addFilter(context, "headers", new SecurityHeaders());
        addFilter(context, "rate", new RateLimit(settings.requestsPerSecond()));
        addFilter(context, "sign-ins", signIns);
        addFilter(
                context,
                "client-certificates",
                new ClientCertificates(settings.tls().clientPaths()));
        addServlet(context, "webscripts", new WebScriptServlet(engine), "/service/*", "/s/*", "/wcs/*", "/wcservice/*");
        addServlet(
                context, "tickets", new TicketsServlet(authenticationService, authentication), TICKETS, TICKETS + "/*");
        servlets.forEach((pattern, servlet) -> addServlet(context, pattern, servlet, pattern));
        addServlet(context, "static", new StaticServlet(new StaticResources(), settings.welcomePage()), "/");
    }

    private void addRoot(Tomcat server, Path docBase) {
        Context context = context(server, "", docBase);
        addFilter(context, "headers", new SecurityHeaders());
        addServlet(context, "root", new RootServlet(settings.welcomePage()), "/");
    }

    private static Context context(Tomcat server, String path, Path docBase) {
        Context context = server.addContext(path, docBase.toString());
        context.setCookies(false);
        context.setParentClassLoader(Thread.currentThread().getContextClassLoader());
        context.setMapperContextRootRedirectEnabled(false);
        return context;
    }

    private static void addServlet(Context context, String name, HttpServlet servlet, String... patterns) {
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setLoadOnStartup(1);
        for (String pattern : patterns) {
            context.addServletMappingDecoded(pattern, name);
        }
    }

    private static void addFilter(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    @Override
    public void stop() {
        try {
            if (tomcat != null) {
                tomcat.stop();
                tomcat.destroy();
                tomcat = null;
                secure = null;
            }
            if (workDir != null) {
                org.springframework.util.FileSystemUtils.deleteRecursively(workDir);
                workDir = null;
            }
        } catch (LifecycleException e) {
            LOG.warn("The HTTP server did not stop cleanly", e);
        } catch (IOException e) {
            LOG.warn("The work directory {} of the HTTP server cannot be deleted", workDir, e);
        }
    }

    @Override
    public boolean isRunning() {
        return tomcat != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** Error answers of the server itself without names and versions. */
    public static final class QuietErrors extends ErrorReportValve {

        public QuietErrors() {
            setShowReport(false);
            setShowServerInfo(false);
        }
    }
}
