package org.vanthu.embedded.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.DeclarativeWebScript;
import org.springframework.extensions.webscripts.Status;
import org.springframework.extensions.webscripts.WebScriptException;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;
import org.springframework.extensions.webscripts.servlet.FormData;

/** Web scripts for tests of the container. */
public final class TestWebScripts {

    private TestWebScripts() {}

    /** Answers the body; the first attempt fails as a transaction that met another one. */
    public static final class Echo extends AbstractWebScript {

        static final AtomicInteger ATTEMPTS = new AtomicInteger();

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            String body = req.getContent().getContent();
            res.setStatus(201);
            res.setContentType("text/plain;charset=UTF-8");
            res.getWriter().write(body);
            if (body.startsWith("retry") && ATTEMPTS.getAndIncrement() == 0) {
                throw new ConcurrencyFailureException("another transaction was first");
            }
        }
    }

    /** A model for a template. */
    public static final class Item extends DeclarativeWebScript {

        @Override
        protected Map<String, Object> executeImpl(WebScriptRequest req, Status status, Cache cache) {
            return Map.of(
                    "id",
                    req.getServiceMatch().getTemplateVars().get("id"),
                    "user",
                    AuthenticationUtil.getFullyAuthenticatedUser());
        }
    }

    /** Tells what it takes for its variable and what for the format. */
    public static final class Dotted extends AbstractWebScript {

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            res.getWriter().write(req.getServiceMatch().getTemplateVars().get("id") + " as " + req.getFormat());
        }
    }

    /** Lists the fields of a form. */
    public static final class Upload extends AbstractWebScript {

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            FormData form = (FormData) req.parseContent();
            List<String> seen = new ArrayList<>();
            for (FormData.FormField field : form.getFields()) {
                seen.add(
                        field.getIsFile()
                                ? field.getFilename() + "=" + field.getContent().getSize()
                                : field.getName() + "=" + field.getValue());
            }
            res.setContentType("text/plain;charset=UTF-8");
            res.getWriter().write(String.join(",", seen));
        }
    }

    /** Fails with a status. */
    public static final class Conflict extends AbstractWebScript {

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            res.getWriter().write("half an answer");
            throw new WebScriptException(409, "Someone <b>else</b> was first");
        }
    }

    /** Fails unexpectedly. */
    public static final class Boom extends AbstractWebScript {

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) {
            throw new IllegalStateException("secret inside");
        }
    }

    /** A long answer. */
    public static final class Large extends AbstractWebScript {

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            res.setContentType("application/octet-stream");
            byte[] block = new byte[100_000];
            for (int i = 0; i < 10; i++) {
                res.getOutputStream().write(block);
            }
        }
    }
}
