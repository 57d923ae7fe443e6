package org.vanthu.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements of docs/operation/remove.md take away every table of the module and no other. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
@RepositoryProperty(key = "embedded.scheduler.enabled", value = "false")
class RemovalFeatureTest {

    private static final Path DOCUMENT =
            Path.of("").toAbsolutePath().getParent().resolve("docs/operation/remove.md");
    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name ";

    @Test
    void theDocumentDropsEveryTableInAnOrderThatWorks(EmbeddedRepository repository) throws IOException {
        JdbcTemplate jdbc = new JdbcTemplate(repository.bean(DataSource.class));
        List<String> others = jdbc.queryForList(TABLES + "NOT LIKE 'vt\\_%' ORDER BY 1", String.class);
        Matcher sql = SQL.matcher(Files.readString(DOCUMENT));
        assertThat(sql.find()).isTrue();

        for (String statement : sql.group(1).split(";")) {
            if (!statement.isBlank()) {
                jdbc.execute(statement);
            }
        }

        assertThat(jdbc.queryForList(TABLES + "LIKE 'vt\\_%'", String.class)).isEmpty();
        assertThat(jdbc.queryForList(TABLES + "NOT LIKE 'vt\\_%' ORDER BY 1", String.class))
                .isEqualTo(others);
    }
}
