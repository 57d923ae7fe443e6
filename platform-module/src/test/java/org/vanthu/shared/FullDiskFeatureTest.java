package org.vanthu.shared;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.security.MutableAuthenticationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.HttpPort;

import static org.assertj.core.api.Assertions.assertThat;

/** The database itself says that its disk is full: by a trigger, with the state or number that it gives. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@HttpPort
class FullDiskFeatureTest {
    private static final String PASSWORD = "A-long-password-1";

    private final EmbeddedRepository repository;
    private final JdbcTemplate jdbc;
    private final SqlDialect dialect;

    FullDiskFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.jdbc = ModuleTables.of(repository);
        this.dialect = ModuleTables.in(repository).dialect();
    }

    @Test
    void aFullDiskIsNamedSavesNothingAndIsOverWhenThereIsRoom() throws Exception {
        AuthenticationUtil.runAsSystem(() -> {
            repository
                    .bean("AuthenticationService", MutableAuthenticationService.class)
                    .createAuthentication("saver", PASSWORD.toCharArray());
            return null;
        });
        fillDisk();

        HttpResponse<String> refused = save();

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        assertThat(refused.body()).contains("shared.error.disk-full").contains("ổ đĩa của máy chủ đã đầy");
        assertThat(saved()).isZero();

        makeRoom();
        assertThat(save().statusCode()).isEqualTo(201);
        assertThat(saved()).isOne();
    }

    private void fillDisk() {
        if (dialect == SqlDialect.POSTGRESQL) {
            jdbc.execute("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN RAISE EXCEPTION ''could not extend file'' USING ERRCODE = ''53100''; END'");
            jdbc.execute("CREATE TRIGGER full_disk BEFORE INSERT ON vt_saved_search EXECUTE FUNCTION full_disk()");
        } else {
            jdbc.execute("CREATE TRIGGER full_disk BEFORE INSERT ON vt_saved_search FOR EACH ROW"
                    + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021, MESSAGE_TEXT = 'Disk full'");
        }
    }

    private void makeRoom() {
        jdbc.execute("DROP TRIGGER full_disk" + (dialect == SqlDialect.POSTGRESQL ? " ON vt_saved_search" : ""));
    }

    private HttpResponse<String> save() throws Exception {
        String credentials = Base64.getEncoder().encodeToString(("saver:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + repository.port() + "/alfresco/service/vanthu/search/saved"))
                .header("Authorization", "Basic " + credentials)
                .header("Accept-Language", "vi")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Đất\",\"query\":{\"q\":\"đất\"}}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private long saved() {
        Long count = jdbc.queryForObject("SELECT count(*) FROM vt_saved_search", Long.class);
        return count == null ? 0 : count;
    }
}
