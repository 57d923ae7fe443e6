package org.vanthu.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.vanthu.acceptance.Api;
import org.vanthu.acceptance.Staffing;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.search.SearchEngine;
import org.vanthu.embedded.security.ReadFilter;

import static org.vanthu.acceptance.Api.map;
import static org.vanthu.acceptance.Staffing.must;

/**
 * A site in this process with many documents in ten agencies, one clerk and one ordinary member of staff in the first.
 * A directory that was filled before is used as it is.
 */
final class SearchSite implements AutoCloseable {

    static final String READER = "tra.cuu";
    static final String CLERK = "van.thu";
    static final String ADMIN_PASSWORD = "chỉ để đo 2026";
    private static final String FILLED = "filled";
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Path data;
    private final EmbeddedRepository repository;
    private final Api admin;

    private SearchSite(Path data, EmbeddedRepository repository, Api admin) {
        this.data = data;
        this.repository = repository;
        this.admin = admin;
    }

    static String agencyCode(int agency) {
        return "H97." + String.format("%02d", agency + 1);
    }

    /** How long a site took to fill; kept beside it, for runs that use it again. */
    record Filling(int documents, double loadSeconds, double indexSeconds) {

        /** What is known of the directory; empty unless it holds a site with so many documents. */
        static Optional<Filling> of(Path data, int documents) throws IOException {
            Path note = data.resolve(FILLED);
            if (!Files.exists(note)) {
                return Optional.empty();
            }
            String[] words = Files.readString(note).strip().split(" ", -1);
            return Optional.of(new Filling(
                            Integer.parseInt(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2])))
                    .filter(filling -> filling.documents() == documents);
        }

        void keep(Path data) throws IOException {
            Files.writeString(data.resolve(FILLED), documents + " " + loadSeconds + " " + indexSeconds);
        }
    }

    /** Starts the site of the directory; makes agencies and people on a new one. */
    static SearchSite open(Path data, boolean fresh) {
        EmbeddedRepository repository = EmbeddedRepository.at(data)
                .module("vanthu-platform")
                .port(0)
                .property("vanthu.embedded.admin-password", ADMIN_PASSWORD)
                .property("vanthu.capture.scan-root", data.resolve("scans").toString())
                .start();
        URI address = URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/");
        Api admin = new Api(address).signIn("admin", ADMIN_PASSWORD);
        SearchSite site = new SearchSite(data, repository, admin);
        if (fresh) {
            site.makeAgencies();
        }
        return site;
    }

    private void makeAgencies() {
        for (int agency = 0; agency < SearchDocuments.AGENCIES; agency++) {
            new Staffing(admin)
                    .agency(
                            agencyCode(agency),
                            "Sở Đo lường số " + (agency + 1) + " tỉnh Mẫu",
                            "Sở Đo lường " + (agency + 1),
                            "SĐL" + (agency + 1),
                            false);
        }
        makeUser(CLERK, "clerk");
        makeUser(READER, "specialist");
        registerOne(1);
    }

    /** Makes a person with a role in the first agency. */
    void makeUser(String name, String role) {
        makeUser(name, role, agencyCode(0));
    }

    void makeUser(String name, String role, String agency) {
        new Staffing(admin).person(agency, null, name, "Người Đo " + role, "Chuyên viên", role);
    }

    /** The person signed in with a new password: the first one is shown only once and not kept. */
    Api signIn(String user) {
        String password = must(admin.post("organization/users/" + user + "/password", map()))
                .json()
                .path("password")
                .asText();
        return new Api(URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/")).signIn(user, password);
    }

    /** Registers a paper document through the registry, as the clerk; returns the id of its node. */
    String registerOne(int ordinal) {
        Api clerk = signIn(CLERK);
        int year = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear();
        String register = must(clerk.get("registry/registers?kind=incoming&agency=" + agencyCode(0) + "&year=" + year))
                .json()
                .at("/items/0/id")
                .asText();
        return register(clerk, register, ordinal);
    }

    private static String register(Api clerk, String register, int ordinal) {
        return must(clerk.post(
                        "registry/incoming",
                        map(
                                "agency",
                                agencyCode(0),
                                "register",
                                register,
                                "fields",
                                map(
                                        "number",
                                        number(ordinal),
                                        "issuedDate",
                                        LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))
                                                .toString(),
                                        "issuerName",
                                        "Sở Đo lường",
                                        "typeCode",
                                        "CV",
                                        "subject",
                                        "Về việc kiểm định đồng hồ " + mark(ordinal),
                                        "urgency",
                                        0,
                                        "secrecy",
                                        "none"))))
                .json()
                .path("nodeId")
                .asText();
    }

    /** The number of a document that {@link #registerOne} made. */
    static String number(int ordinal) {
        return ordinal + "/ĐO-KIỂM";
    }

    /** A word that only that document has. */
    static String mark(int ordinal) {
        return "zxq" + ordinal;
    }

    DataSource dataSource() {
        return repository.bean("dataSource", DataSource.class);
    }

    <T> T bean(Class<T> type) {
        return repository.bean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return repository.bean(name, type);
    }

    SearchEngine engine() {
        return repository.bean("embedded.searchEngine", SearchEngine.class);
    }

    /** Builds the index anew as an administrator would have it done, and waits for it. */
    void rebuildIndex() throws InterruptedException {
        engine().rebuild();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (engine().status().rebuilding()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the index was not built within " + PATIENCE);
            }
            Thread.sleep(500);
        }
        awaitIndex();
    }

    /** Waits until the index has followed the database, as far as a run that was cut short had not. */
    void awaitIndex() {
        engine().await(PATIENCE);
    }

    /** Runs with the rights of the ordinary reader, in a transaction that only reads, as a web script does. */
    <T> T asReader(Supplier<T> work) {
        RetryingTransactionHelper transactions =
                repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        return AuthenticationUtil.runAs(() -> transactions.doInTransaction(work::get, true, false), READER);
    }

    /** The access lists under which the ordinary reader may read. */
    Set<Long> readableAcls() {
        return asReader(
                () -> bean("embedded.readFilter", ReadFilter.class).current().readableAcls());
    }

    /** The files of the index in use. */
    Directory indexFiles() throws IOException {
        Path folder = data.resolve("index");
        return FSDirectory.open(
                folder.resolve(Files.readString(folder.resolve("current")).strip()));
    }

    @Override
    public void close() {
        repository.close();
    }
}
