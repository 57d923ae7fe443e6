package org.vanthu.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArgumentsTest {

    @Test
    void takesDirectoryPortAndDatabase() {
        Arguments arguments =
                Arguments.parse("--data", "/srv/site", "--port", "9090", "--db-url", "jdbc:postgresql://db/vanthu");

        assertThat(arguments.data()).isEqualTo(Path.of("/srv/site"));
        assertThat(arguments.port()).isEqualTo(9090);
        assertThat(arguments.jdbcUrl()).contains("jdbc:postgresql://db/vanthu");
        assertThat(arguments.sample()).isFalse();
    }

    @Test
    void saysWhichArgumentIsWrong() {
        assertThatThrownBy(() -> Arguments.parse("--port", "abc"))
                .hasMessageContaining("--port")
                .hasMessageContaining("abc");
        assertThatThrownBy(() -> Arguments.parse("--data")).hasMessageContaining("--data");
        assertThatThrownBy(() -> Arguments.parse("--purge")).hasMessageContaining("--purge");
    }

    @Test
    void asksForNoPasswordOnALaterStart(@org.junit.jupiter.api.io.TempDir Path root) throws Exception {
        SiteDirectory directory = SiteDirectory.open(root);
        FirstStart first = FirstStart.of(directory, false);
        directory.markStarted();

        assertThat(first.administratorPassword()).isPresent().get().asString().hasSizeGreaterThanOrEqualTo(10);
        assertThat(FirstStart.of(directory, false).administratorPassword()).isEmpty();
    }
}
