package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * Sites in processes of their own, one agency each, that know each other's address, token and certificate and speak TLS
 * with certificates of both sides. Each can be killed and started again.
 */
public final class ExchangeSites implements AutoCloseable {

    private static final int MOST_ADDED = 8;
    private static final String SECRET = "chi-de-thu-2026";
    private static final String TOKEN = "mot-token-dai-hon-24-ky-tu-";

    private final List<Member> members = new ArrayList<>();
    private final IntBinaryOperator ports;
    private final Function<Path, SiteProcess> starter;
    private final List<String> properties;

    /** One site: where it is, what runs there, and its office. */
    private static final class Member {
        private final Path data;
        private final String agency;
        private final int port;
        private SiteProcess process;
        private SigningOffice office;

        /** Its own and those that may be added. */
        private List<String> agencies() {
            List<String> agencies = new ArrayList<>(List.of(agency));
            for (int i = 0; i < MOST_ADDED; i++) {
                agencies.add(agency + (char) ('A' + i));
            }
            return agencies;
        }

        private Member(Path data, String agency, int port) {
            this.data = data;
            this.agency = agency;
            this.port = port;
        }
    }

    private ExchangeSites(IntBinaryOperator ports, Function<Path, SiteProcess> starter, List<String> properties) {
        this.ports = ports;
        this.starter = starter;
        this.properties = properties;
    }

    /** Makes that many sites in a fresh directory, each with an office that signs. */
    public static ExchangeSites create(Path root, int count) {
        return create(root, count, (from, port) -> port);
    }

    /**
     * Makes sites between which something stands.
     *
     * @param ports answers for a sender (its number) and the port of a receiver to which port the sender is to go
     * @param properties lines of the properties of each site, which count more than those that it has anyway
     */
    public static ExchangeSites create(Path root, int count, IntBinaryOperator ports, String... properties) {
        return create(root, count, ports, data -> SiteProcess.start(data), properties);
    }

    /**
     * Makes sites that are started in a way of their own.
     *
     * @param starter starts a site on a directory
     */
    static ExchangeSites create(
            Path root, int count, IntBinaryOperator ports, Function<Path, SiteProcess> starter, String... properties) {
        ExchangeSites sites = new ExchangeSites(ports, starter, List.of(properties));
        for (int i = 0; i < count; i++) {
            Member member = new Member(root.resolve("site-" + i), "H99.X" + (i + 1), freePort());
            KeyFiles.create(
                    member.data.resolve("tls.p12"),
                    member.data.resolve("tls.pem"),
                    SECRET,
                    "site-" + i,
                    "SAN=ip:127.0.0.1,dns:localhost");
            sites.members.add(member);
        }
        for (int i = 0; i < count; i++) {
            sites.configure(i);
        }
        IntStream.range(0, count).parallel().forEach(sites::begin);
        for (int i = 0; i < count; i++) {
            sites.introduce(i);
        }
        return sites;
    }

    private void begin(int number) {
        start(number);
        members.get(number).office = SigningOffice.create(process(number), agency(number));
    }

    private void configure(int number) {
        Member me = members.get(number);
        StringBuilder peers = new StringBuilder();
        StringBuilder clients = new StringBuilder();
        for (int i = 0; i < members.size(); i++) {
            Member other = members.get(i);
            if (i != number) {
                String name = "site-" + i + ".";
                peers.append(name)
                        .append("address=https://127.0.0.1:")
                        .append(ports.applyAsInt(number, other.port))
                        .append("/alfresco/\n");
                peers.append(name)
                        .append("token=")
                        .append(TOKEN)
                        .append(number)
                        .append(i)
                        .append('\n');
                peers.append(name)
                        .append("their-token=")
                        .append(TOKEN)
                        .append(i)
                        .append(number)
                        .append('\n');
                peers.append(name)
                        .append("senders=")
                        .append(String.join(",", other.agencies()))
                        .append('\n');
                peers.append(name)
                        .append("trust=")
                        .append(other.data.resolve("tls.pem"))
                        .append('\n');
                clients.append(read(other.data.resolve("tls.pem")));
            }
        }
        write(me.data.resolve("peers.properties"), peers.toString());
        write(me.data.resolve("clients.pem"), clients.toString());
        write(me.data.resolve("tls-password"), SECRET);
        write(
                me.data.resolve("vanthu.properties"),
                String.join(
                        "\n",
                        "embedded.http.tls.port=" + me.port,
                        "embedded.http.tls.keyFile=" + me.data.resolve("tls.p12"),
                        "embedded.http.tls.passwordFile=" + me.data.resolve("tls-password"),
                        "embedded.http.tls.clientsFile=" + me.data.resolve("clients.pem"),
                        "embedded.http.tls.clientPaths=/vanthu/exchange/peer/",
                        "vanthu.exchange.peers-file=" + me.data.resolve("peers.properties"),
                        "vanthu.exchange.peer-key-file=" + me.data.resolve("tls.p12"),
                        "vanthu.exchange.peer-password-file=" + me.data.resolve("tls-password"),
                        "vanthu.exchange.outbox-cron=0/1 * * * * ?",
                        "vanthu.exchange.first-pause-seconds=1",
                        "vanthu.exchange.longest-pause-minutes=1",
                        "vanthu.exchange.peer-timeout-seconds=20",
                        String.join("\n", properties),
                        ""));
    }

    /** Writes the agencies of the other sites into the directory, with the way to them. */
    private void introduce(int number) {
        for (int i = 0; i < members.size(); i++) {
            if (i != number) {
                introduce(number, agency(i), "Chi cục của nơi thứ " + (i + 1), i);
            }
        }
    }

    /**
     * Makes more agencies on a site, each with a clerk, and writes them into the directories of the others.
     *
     * @return the clerks by their agency, signed in
     */
    public Map<String, Site.Account> add(int number, int count) {
        Map<String, Site.Account> clerks = new LinkedHashMap<>();
        Staffing staffing = new Staffing(admin(number));
        for (String agency : members.get(number).agencies().subList(1, count + 1)) {
            String name = "Trạm " + agency;
            staffing.agency(agency, name, name, "T" + agency.charAt(agency.length() - 1), false);
            String user = "vt." + agency.toLowerCase(Locale.ROOT);
            clerks.put(
                    agency, new Site.Account(user, staffing.person(agency, null, user, "Văn thư", "Văn thư", "clerk")));
            for (int i = 0; i < members.size(); i++) {
                if (i != number) {
                    introduce(i, agency, name, number);
                }
            }
        }
        return clerks;
    }

    /** Has an agency take no letters of complaint. */
    public void refuseComplaints(int number, String agency) {
        Api admin = admin(number);
        ObjectNode changed =
                (ObjectNode) must(admin.get("organization/agencies/" + agency)).json();
        changed.put("complaintsRefused", true);
        must(admin.put("organization/agencies/" + agency, changed));
    }

    /** Writes an organisation into the directory of a site. */
    public void introduce(int at, String agency, String name, int site) {
        must(admin(at)
                .post(
                        "directory/organizations",
                        map(
                                "code",
                                agency,
                                "name",
                                name,
                                "route",
                                map("connector", "peer", "address", "site-" + site, "settings", map()))));
    }

    /** The code and identifier of the agency of a site. */
    public String agency(int number) {
        return members.get(number).agency;
    }

    /** The office of a site. */
    public SigningOffice office(int number) {
        return members.get(number).office;
    }

    /** The administrator of a site. */
    public Api admin(int number) {
        return new Api(members.get(number).process.address()).signIn("admin", SiteProcess.ADMIN_PASSWORD);
    }

    /** Its process. */
    public SiteProcess process(int number) {
        return members.get(number).process;
    }

    /** The port on which it takes messages. */
    public int port(int number) {
        return members.get(number).port;
    }

    /** Starts a site (again); its people sign in. */
    public void start(int number) {
        Member member = members.get(number);
        member.process = starter.apply(member.data);
        if (member.office != null) {
            member.office.signIn(member.process.address());
        }
    }

    /** Ends a site as a power cut does. */
    public void kill(int number) {
        members.get(number).process.kill();
    }

    @Override
    public void close() {
        for (Member member : members) {
            if (member.process != null && member.process.isAlive()) {
                member.process.close();
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
