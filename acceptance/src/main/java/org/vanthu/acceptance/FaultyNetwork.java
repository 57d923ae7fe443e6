package org.vanthu.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lines between sites that break. Each request (that is, bytes of the client after bytes of the server; of what TLS
 * carries nothing is read) is struck with some probability: it is cut off after a random byte in either direction, its
 * answer is swallowed after it went through, it is late, it drips, or nothing is heard any more; a new connection may
 * be refused. The dice are seeded; which request they fall for depends on how the sites run.
 */
public final class FaultyNetwork implements AutoCloseable {

    private static final int MOST_LATE_MILLIS = 2000;
    private static final int DRIP_BYTES = 97;
    private static final int DRIP_MILLIS = 20;
    private static final int MOST_DRIPS = 200;
    private static final int LARGEST_POWER = 17;
    /** In TLS 1.3 with certificates of both sides, what comes third is a request. */
    private static final int FIRST_REQUEST = 3;

    /** What may happen. */
    public enum Fault {
        REFUSED,
        REQUEST_CUT,
        ANSWER_CUT,
        ANSWER_SWALLOWED,
        LATE,
        DRIPPING,
        SILENT
    }

    private static final Fault[] ON_THE_WAY = {
        Fault.REQUEST_CUT, Fault.ANSWER_CUT, Fault.ANSWER_SWALLOWED, Fault.LATE, Fault.DRIPPING, Fault.SILENT
    };

    private final Random random;
    private final double share;
    private final Map<Long, ServerSocket> lines = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private int requests;
    private volatile boolean isInterrupted;

    /** @param share of the requests that are struck, 0 to 1 */
    public FaultyNetwork(long seed, double share) {
        this.random = new Random(seed);
        this.share = share;
    }

    /** The port from which a line leads from the site of that number to the port of another. */
    public int port(int from, int to) {
        return lines.computeIfAbsent(((long) from << 32) | to, key -> listen(to))
                .getLocalPort();
    }

    /** Cuts everything that is under way and lets nobody through until it is told otherwise. */
    public void interrupt(boolean isCut) {
        isInterrupted = isCut;
        if (isCut) {
            sockets.forEach(FaultyNetwork::close);
        }
    }

    /** How often each thing happened. */
    public synchronized Map<Fault, Integer> struck() {
        return new EnumMap<>(struck);
    }

    /** How many requests went over the lines, handshakes among them. */
    public synchronized int requests() {
        return requests;
    }

    @Override
    public void close() {
        lines.values().forEach(line -> {
            try {
                line.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sockets.forEach(FaultyNetwork::close);
    }

    private ServerSocket listen(int to) {
        try {
            ServerSocket line = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            daemon(() -> accept(line, to));
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket line, int to) {
        while (!line.isClosed()) {
            try {
                Socket client = line.accept();
                if (refuses()) {
                    client.setSoLinger(true, 0);
                    client.close();
                } else {
                    new Connection(client, to).start();
                }
            } catch (IOException e) {
                // closed, or the site behind is not there: the client sees the same
            }
        }
    }

    private synchronized boolean refuses() {
        return isInterrupted || (random.nextDouble() < share / 2 && strike(Fault.REFUSED));
    }

    private synchronized boolean strike(Fault fault) {
        struck.merge(fault, 1, Integer::sum);
        return true;
    }

    /** What happens to a request, or null. */
    private synchronized Stroke stroke() {
        requests++;
        if (random.nextDouble() >= share) {
            return null;
        }
        Fault fault = ON_THE_WAY[random.nextInt(ON_THE_WAY.length)];
        int power = random.nextInt(LARGEST_POWER);
        return new Stroke(fault, (1 << power) + random.nextInt(1 << power), random.nextInt(MOST_LATE_MILLIS));
    }

    /**
     * One that has yet to fall.
     *
     * @param bytes after which a line is cut
     */
    private record Stroke(Fault fault, int bytes, int millis) {}

    /** Two sockets and what goes between them. */
    private final class Connection {

        private final Socket client;
        private final Socket server;
        private Stroke stroke;
        private boolean isAnswered = true;
        private boolean isSilent;
        private int turn;
        private int sent;

        Connection(Socket client, int to) throws IOException {
            this.client = client;
            try {
                this.server = new Socket(InetAddress.getLoopbackAddress(), to);
            } catch (IOException e) {
                client.close();
                throw e;
            }
            sockets.add(client);
            sockets.add(server);
        }

        void start() {
            daemon(() -> carry(client, server, true));
            daemon(() -> carry(server, client, false));
        }

        private void carry(Socket from, Socket to, boolean isRequest) {
            byte[] buffer = new byte[16 << 10];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int count = in.read(buffer);
                while (count >= 0) {
                    if (!pass(out, buffer, count, isRequest)) {
                        break;
                    }
                    count = in.read(buffer);
                }
            } catch (IOException e) {
                // one end is gone; so is the other then
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            end(isRequest);
        }

        /** Answers whether the line still holds. */
        private boolean pass(OutputStream out, byte[] buffer, int count, boolean isRequest)
                throws IOException, InterruptedException {
            Stroke now = turned(isRequest);
            if (isSilent) {
                return true;
            }
            if (now == null) {
                out.write(buffer, 0, count);
                return true;
            }
            return switch (now.fault()) {
                case REQUEST_CUT, ANSWER_CUT -> cut(now, out, buffer, count, isRequest);
                case ANSWER_SWALLOWED -> swallow(out, buffer, count, isRequest);
                case LATE, DRIPPING -> slow(now, out, buffer, count);
                case SILENT -> silence();
                case REFUSED -> throw new IllegalStateException("only a new connection is refused");
            };
        }

        private synchronized Stroke turned(boolean isRequest) {
            if (isRequest && isAnswered) {
                turn++;
                if (stroke == null) {
                    stroke = stroke();
                    sent = 0;
                }
            }
            isAnswered = !isRequest;
            return stroke;
        }

        private boolean cut(Stroke now, OutputStream out, byte[] buffer, int count, boolean isRequest)
                throws IOException {
            if (isRequest != (now.fault() == Fault.REQUEST_CUT)) {
                out.write(buffer, 0, count);
                return true;
            }
            int left = Math.min(count, now.bytes() - sent);
            out.write(buffer, 0, left);
            sent += left;
            if (sent < now.bytes()) {
                return true;
            }
            strike(now.fault());
            if (now.millis() % 2 == 0) {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            }
            return false;
        }

        private boolean swallow(OutputStream out, byte[] buffer, int count, boolean isRequest) throws IOException {
            if (isRequest || turn < FIRST_REQUEST) {
                out.write(buffer, 0, count);
                return true;
            }
            strike(Fault.ANSWER_SWALLOWED);
            return false;
        }

        private boolean slow(Stroke now, OutputStream out, byte[] buffer, int count)
                throws IOException, InterruptedException {
            strike(now.fault());
            forget();
            if (now.fault() == Fault.LATE) {
                Thread.sleep(now.millis());
                out.write(buffer, 0, count);
                return true;
            }
            int from = 0;
            for (int drip = 0; drip < MOST_DRIPS && from < count; drip++) {
                int length = Math.min(DRIP_BYTES, count - from);
                out.write(buffer, from, length);
                out.flush();
                from += length;
                Thread.sleep(DRIP_MILLIS);
            }
            out.write(buffer, from, count - from);
            return true;
        }

        private synchronized void forget() {
            stroke = null;
        }

        /** From here on all is read and nothing arrives. */
        private boolean silence() {
            strike(Fault.SILENT);
            forget();
            isSilent = true;
            return true;
        }

        /** A server on a line that went silent does not learn that the client is gone: it waits as long as it does. */
        private void end(boolean isRequest) {
            if (isSilent && isRequest) {
                close(client);
            } else {
                close(client);
                close(server);
            }
            sockets.remove(client);
            if (server.isClosed()) {
                sockets.remove(server);
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-network");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is what was wanted
        }
    }
}
