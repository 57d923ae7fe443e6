package org.vanthu.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.extensions.webscripts.AbstractWebScript;
import org.springframework.extensions.webscripts.Cache;
import org.springframework.extensions.webscripts.Description.TransactionCapability;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.WebScriptResponse;

/**
 * A web script that answers JSON. A subclass parses, calls one service and returns a value; this class renders it and
 * turns the errors that a person can act on into the error form that {@code docs/openapi} describes, with the
 * transaction marked for rollback so that nothing is half done. Every other exception goes to the container, which
 * retries the transaction or answers 500.
 */
public abstract class JsonWebScript extends AbstractWebScript {

    private static final Logger LOG = LoggerFactory.getLogger(JsonWebScript.class);
    private static final int NO_RIGHT = 403;
    private static final int NO_ROOM = 507;

    private @Nullable Gate gate;

    /** Who may come in at all. */
    @FunctionalInterface
    public interface Gate {

        /**
         * @param changes whether the script may change something
         * @throws AccessDeniedException if the person may not come in here
         * @throws ConflictException if the site is closed for changes
         */
        void check(boolean forOutsiders, boolean changes);
    }

    /** Puts the gate before the script; once, when the script is made. A script without one answers nothing. */
    public final void guard(Gate before) {
        this.gate = before;
    }

    /** Whether people of outside units may ask; what of it is theirs, the service checks. */
    protected boolean isForOutsiders() {
        return false;
    }

    /**
     * Whether the script does its work on a site that is closed for changes too: it changes nothing, or it moves the
     * site.
     */
    protected boolean worksWhenClosed() {
        return getDescription().getRequiredTransactionParameters().getCapability() == TransactionCapability.readonly;
    }

    /** What to answer: a value for 200, or a {@link Reply} for another status, headers or bytes. */
    protected abstract Object handle(JsonRequest request) throws IOException;

    @Override
    public final void execute(WebScriptRequest request, WebScriptResponse response) throws IOException {
        Reply reply;
        try {
            Objects.requireNonNull(gate, "gate").check(isForOutsiders(), !worksWhenClosed());
            Object result = handle(new JsonRequest(request));
            reply = result instanceof Reply given ? given : Reply.ok(result);
        } catch (VanthuException e) {
            reply = fail(e.status(), e.getMsgId(), e.getMsgParams(), e);
        } catch (InvalidNodeRefException e) {
            reply = fail(404, "shared.error.not-found", new Object[] {}, null);
        } catch (AccessDeniedException e) {
            reply = fail(NO_RIGHT, "shared.error.no-right", new Object[] {}, null);
        } catch (RuntimeException | IOException e) {
            if (!FullDisk.caused(e)) {
                throw e;
            }
            LOG.error("the disk of the repository or of its database is full", e);
            reply = fail(NO_ROOM, "shared.error.disk-full", new Object[] {}, null);
        }
        reply.send(response, noCache());
    }

    private static Reply fail(int status, String msgId, Object[] arguments, @Nullable VanthuException e) {
        rollBack();
        List<Object> errors = new ArrayList<>();
        String field = "";
        String value = "";
        Map<String, Object> details = Map.of();
        if (e != null) {
            e.errors().forEach(error -> errors.add(render(error)));
            details = e.details();
            if (!e.errors().isEmpty()) {
                field = e.errors().get(0).field();
                value = shorten(e.errors().get(0).value());
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("messageId", msgId);
        body.put("message", Texts.of(msgId, arguments == null ? new Object[] {} : arguments));
        body.put("field", field);
        body.put("value", value);
        body.put("errors", errors);
        body.put("details", details);
        return Reply.json(status, body);
    }

    private static Map<String, Object> render(VanthuException.FieldError error) {
        return Map.of(
                "field", error.field(),
                "value", shorten(error.value()),
                "messageId", error.msgId(),
                "message", Texts.of(error.msgId(), error.arguments().toArray()));
    }

    private static String shorten(String value) {
        return value.length() <= 200 ? value : value.substring(0, 200) + "…";
    }

    private static void rollBack() {
        try {
            UserTransaction transaction = RetryingTransactionHelper.getActiveUserTransaction();
            if (transaction != null) {
                transaction.setRollbackOnly();
            }
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction cannot be marked for rollback", e);
        }
    }

    private static Cache noCache() {
        Cache cache = new Cache();
        cache.setNeverCache(true);
        cache.setMustRevalidate(true);
        return cache;
    }

    /** An answer that is more than a value with status 200. */
    public record Reply(int status, String contentType, Map<String, String> headers, Body body) {

        /** Writes the bytes of the answer. */
        @FunctionalInterface
        public interface Body {
            void writeTo(java.io.OutputStream out) throws IOException;
        }

        public static Reply ok(@Nullable Object value) {
            return json(200, value);
        }

        public static Reply created(Object value) {
            return json(201, value);
        }

        public static Reply noContent() {
            return new Reply(204, "application/json", Map.of(), out -> {});
        }

        public static Reply json(int status, @Nullable Object value) {
            byte[] bytes = Json.write(value == null ? Map.of() : value).getBytes(StandardCharsets.UTF_8);
            return new Reply(status, "application/json;charset=UTF-8", Map.of(), out -> out.write(bytes));
        }

        /**
         * Bytes of another type.
         *
         * @param fileName the name to save under, or null to show the content in place
         */
        public static Reply bytes(String contentType, @Nullable String fileName, Body body) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("X-Content-Type-Options", "nosniff");
            if (fileName != null) {
                headers.put("Content-Disposition", "attachment; filename*=UTF-8''" + encode(fileName));
            }
            return new Reply(200, contentType, headers, body);
        }

        void send(WebScriptResponse response, Cache cache) throws IOException {
            response.setStatus(status);
            response.setCache(cache);
            headers.forEach(response::setHeader);
            response.setContentType(contentType);
            body.writeTo(response.getOutputStream());
        }

        private static String encode(String fileName) {
            return java.net.URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
