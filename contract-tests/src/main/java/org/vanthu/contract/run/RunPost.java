package org.vanthu.contract.run;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Status;
import org.springframework.extensions.webscripts.WebScriptException;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;
import org.vanthu.contract.Engine;

/**
 * {@code POST /vanthu-contract/run?area=&class=&url=}: runs the suite and answers JUnit XML with status 200, whatever
 * failed; 404 where the filter leaves nothing, 409 while another run goes on.
 *
 * <p>The run has a thread of its own, so that it starts without the user, the language and the caches of the request.
 */
public final class RunPost extends AbstractWebScript {
    private final ReentrantLock running = new ReentrantLock();
    private final Engine engine;

    public RunPost(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void execute(WebScriptRequest request, WebScriptResponse response) throws IOException {
        Suite suite = Suite.find(parameter(request, "area"), parameter(request, "class"));
        if (suite.classes().isEmpty()) {
            throw new WebScriptException(Status.STATUS_NOT_FOUND, "No class of the suite is in that area");
        }
        if (!running.tryLock()) {
            throw new WebScriptException(Status.STATUS_CONFLICT, "The suite runs already");
        }
        StringWriter xml = new StringWriter();
        try {
            engine.answersAt(address(request));
            inOwnThread(suite).writeTo(xml);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            running.unlock();
        }
        response.setContentType("application/xml;charset=UTF-8");
        response.getWriter().write(xml.toString());
    }

    /** Tests that ask over HTTP ask where this request came to, unless the caller knows better. */
    private static URI address(WebScriptRequest request) {
        String given = parameter(request, "url");
        return URI.create(given.isEmpty() ? request.getServerPath() + request.getContextPath() : given);
    }

    private static Report inOwnThread(Suite suite) {
        FutureTask<Report> run = new FutureTask<>(suite::run);
        Thread thread = new Thread(run, "vanthu-contract-run");
        thread.setContextClassLoader(RunPost.class.getClassLoader());
        thread.start();
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new WebScriptException(Status.STATUS_INTERNAL_SERVER_ERROR, "The suite did not run", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebScriptException(Status.STATUS_INTERNAL_SERVER_ERROR, "The server ends", e);
        }
    }

    private static String parameter(WebScriptRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
