package org.vanthu.contract.webscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.transaction.UserTransaction;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.extensions.surf.util.I18NUtil;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.WebScriptException;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;
import org.springframework.extensions.webscripts.servlet.FormData;

/** The web scripts that the tests of the container ask. Each answers lines of {@code name=value}. */
public final class Scripts {
    private Scripts() {}

    private static void answer(WebScriptResponse response, Map<String, @Nullable Object> values) throws IOException {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        response.setContentType("text/plain;charset=UTF-8");
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writer.write(lines.toString());
        writer.flush();
    }

    private static byte[] body(WebScriptRequest request) throws IOException {
        try (InputStream in = request.getContent().getInputStream();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            in.transferTo(out);
            return out.toByteArray();
        }
    }

    /** Who asks, in which transaction and language. */
    public static final class Caller extends AbstractWebScript {
        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            Map<String, @Nullable Object> values = new TreeMap<>();
            values.put("user", AuthenticationUtil.getFullyAuthenticatedUser());
            values.put("runAs", AuthenticationUtil.getRunAsUser());
            values.put("transaction", AlfrescoTransactionSupport.getTransactionReadState());
            values.put("language", I18NUtil.getLocale().getLanguage());
            answer(res, values);
        }
    }

    /** What the request holds, answered with another status and with headers. */
    public static final class Thing extends AbstractWebScript {
        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            Map<String, @Nullable Object> values =
                    new TreeMap<>(req.getServiceMatch().getTemplateVars());
            values.put("template", req.getServiceMatch().getTemplate());
            values.put(
                    "method",
                    req.getServiceMatch().getWebScript().getDescription().getMethod());
            values.put("format", req.getFormat());
            values.put("q", req.getParameter("q"));
            String[] all = req.getParameterValues("q");
            values.put("count", all == null ? 0 : all.length);
            values.put("header", req.getHeader("X-Contract"));
            Cache cache = new Cache();
            cache.setNeverCache(true);
            res.setStatus(202);
            res.setCache(cache);
            res.setHeader("X-Contract", "answered");
            answer(res, values);
        }
    }

    /** Fails as the parameters say: with a status, unexpectedly, after a part of the answer. */
    public static final class Failure extends AbstractWebScript {
        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            if (req.getParameter("written") != null) {
                res.setStatus(201);
                res.setContentType("text/plain;charset=UTF-8");
                res.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
            }
            String status = req.getParameter("status");
            if (status == null) {
                throw new IllegalStateException("unexpected");
            }
            throw new WebScriptException(Integer.parseInt(status), "said \"so\"");
        }
    }

    /** Sets the title of a node and then ends as the parameter {@code end} says. */
    public static final class Change extends AbstractWebScript {
        private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();

        private final NodeService nodeService;

        public Change(NodeService nodeService) {
            this.nodeService = nodeService;
        }

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            NodeRef node = new NodeRef(req.getParameter("node"));
            nodeService.setProperty(node, ContentModel.PROP_TITLE, req.getParameter("title"));
            switch (String.valueOf(req.getParameter("end"))) {
                case "exception" -> throw new WebScriptException(409, "another was first");
                case "rollback" -> {
                    markForRollback();
                    res.setStatus(409);
                    answer(res, Map.of("answer", "kept"));
                }
                case "retry" -> {
                    if (TRIED.add(node.getId())) {
                        res.getOutputStream().write("of the first try".getBytes(StandardCharsets.UTF_8));
                        throw new ConcurrencyFailureException("another transaction was first");
                    }
                    answer(res, Map.of("body", new String(body(req), StandardCharsets.UTF_8)));
                }
                default -> answer(res, Map.of("answer", "done"));
            }
        }

        private static void markForRollback() {
            UserTransaction transaction = RetryingTransactionHelper.getActiveUserTransaction();
            try {
                transaction.setRollbackOnly();
            } catch (jakarta.transaction.SystemException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Answers the body and its form. */
    public static final class Echo extends AbstractWebScript {
        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            byte[] body = body(req);
            res.setContentType(req.getContentType());
            res.setHeader("X-Length", Integer.toString(body.length));
            res.getOutputStream().write(body);
        }
    }

    /** Lists the fields of a form in their order. */
    public static final class Form extends AbstractWebScript {
        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            FormData form = (FormData) req.parseContent();
            Map<String, @Nullable Object> values = new TreeMap<>();
            int number = 0;
            for (FormData.FormField field : form.getFields()) {
                values.put(++number + "." + field.getName(), field.getIsFile() ? describe(field) : field.getValue());
            }
            values.put("multipart", form.getIsMultiPart());
            values.put("parameter", req.getParameter("note"));
            answer(res, values);
        }

        private static String describe(FormData.FormField field) throws IOException {
            try (InputStream in = field.getInputStream()) {
                return field.getFilename() + " " + field.getMimetype() + " "
                        + new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** Two megabytes, in small pieces. */
    public static final class Stream extends AbstractWebScript {
        static final int PIECES = 2048;
        static final int PIECE_BYTES = 1024;

        @Override
        public void execute(WebScriptRequest req, WebScriptResponse res) throws IOException {
            res.setContentType("application/octet-stream");
            res.setHeader("Content-Disposition", "attachment; filename*=UTF-8''v%C4%83n.bin");
            OutputStream out = res.getOutputStream();
            byte[] piece = new byte[PIECE_BYTES];
            for (int i = 0; i < PIECES; i++) {
                piece[0] = (byte) i;
                out.write(piece);
            }
        }
    }
}
