package org.vanthu.exchange.connector;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Texts;

/**
 * Asks servers that may be slow or lie: the whole of an answer must be there in time and must not be larger than
 * allowed. Redirections are never followed: a message goes where the file of sites says, and nowhere else.
 */
public final class PatientHttp {

    /** The code where certificates do not fit. */
    public static final String TLS = "tls";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long MOST_TEXT = 16L << 20;

    /** How the JDK begins where the other end closed in the middle; it has no exception of its own for that. */
    private static final String HANDSHAKE_CUT = "Remote host ";

    private final HttpClient http;
    private final Duration patience;

    /** @param patience for a request with its answer */
    public PatientHttp(Duration patience) {
        this(patience, HttpClient.newBuilder());
    }

    /** @param tls whom it trusts and which key it shows */
    public PatientHttp(Duration patience, SSLContext tls) {
        this(patience, HttpClient.newBuilder().sslContext(tls));
    }

    private PatientHttp(Duration patience, HttpClient.Builder http) {
        this.patience = patience;
        this.http = http.connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An answer, with its body as text. */
    public record Answer(int status, String body) {}

    /**
     * Asks for a text.
     *
     * @throws NotDeliveredException for another attempt, if there is no whole answer in time
     */
    public Answer text(HttpRequest.Builder request) throws NotDeliveredException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpResponse<Boolean> answer = send(request, body, MOST_TEXT);
        return new Answer(answer.statusCode(), body.toString(StandardCharsets.UTF_8));
    }

    /**
     * Asks for bytes.
     *
     * @param most bytes that are taken
     * @return the status of the answer; what was written is the answer's body whatever the status
     * @throws NotDeliveredException for another attempt, if there is no whole answer in time or it is too large
     */
    public int bytes(HttpRequest.Builder request, OutputStream out, long most) throws NotDeliveredException {
        return send(request, out, most).statusCode();
    }

    private HttpResponse<Boolean> send(HttpRequest.Builder request, OutputStream out, long most)
            throws NotDeliveredException {
        HttpRequest asked = request.timeout(patience).build();
        String host = String.valueOf(asked.uri().getHost());
        CompletableFuture<HttpResponse<Boolean>> answer = http.sendAsync(asked, info -> new Limited(out, most));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(host, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw slow(host, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NotDeliveredException(true, "interrupted", host, e);
        }
    }

    private NotDeliveredException failed(String host, ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof HttpTimeoutException) {
            return slow(host, e);
        }
        if (cause instanceof TooLargeException) {
            return new NotDeliveredException(true, "too-large", Texts.of("exchange.error.too-large-answer", host), e);
        }
        return new NotDeliveredException(
                true,
                cause instanceof SSLException && !isCut(cause) ? TLS : "unreachable",
                Texts.of("exchange.error.unreachable", host, String.valueOf(cause)),
                e);
    }

    /** Whether the line broke before the certificates were looked at, which says nothing about them. */
    private static boolean isCut(Throwable handshake) {
        for (Throwable t = handshake; t != null; t = t.getCause()) {
            if (t instanceof SocketException
                    || t instanceof EOFException
                    || t instanceof ClosedChannelException
                    || (t.getMessage() != null && t.getMessage().startsWith(HANDSHAKE_CUT))) {
                return true;
            }
        }
        return false;
    }

    private NotDeliveredException slow(String host, Exception cause) {
        return new NotDeliveredException(
                true, "slow", Texts.of("exchange.error.slow", host, Long.toString(patience.toSeconds())), cause);
    }

    private static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Writes what comes, and stops at the limit. */
    private static final class Limited implements HttpResponse.BodySubscriber<Boolean> {

        private final OutputStream out;
        private final CompletableFuture<Boolean> done = new CompletableFuture<>();
        private long left;
        private Flow.@Nullable Subscription subscription;

        Limited(OutputStream out, long most) {
            this.out = out;
            this.left = most;
        }

        @Override
        public CompletionStage<Boolean> getBody() {
            return done;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            try {
                for (ByteBuffer buffer : buffers) {
                    left -= buffer.remaining();
                    if (left < 0) {
                        throw new TooLargeException();
                    }
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    out.write(bytes);
                }
            } catch (IOException e) {
                if (subscription != null) {
                    subscription.cancel();
                }
                done.completeExceptionally(e);
            }
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            done.complete(Boolean.TRUE);
        }
    }
}
