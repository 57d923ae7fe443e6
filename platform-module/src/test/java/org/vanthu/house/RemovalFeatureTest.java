package org.vanthu.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.ModuleTables;
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

    @Test
    void theDocumentDropsEveryTableInAnOrderThatWorks(EmbeddedRepository repository) throws IOException {
        JdbcTemplate jdbc = ModuleTables.of(repository);
        List<String> others = ModuleTables.names(repository).stream()
                .filter(name -> !name.startsWith("vt_"))
                .toList();
        Matcher sql = SQL.matcher(Files.readString(DOCUMENT));
        assertThat(sql.find()).isTrue();

        for (String statement : sql.group(1).split(";")) {
            if (!statement.isBlank()) {
                jdbc.execute(statement);
            }
        }

        assertThat(ModuleTables.names(repository)).isEqualTo(others);
    }
}
