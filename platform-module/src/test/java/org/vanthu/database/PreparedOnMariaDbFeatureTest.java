package org.vanthu.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.database.DatabaseServer.Product;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.numbering.NumberSequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** That no statement of the module escapes MariaDB: the net itself has no hole. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class PreparedOnMariaDbFeatureTest {

    private final JdbcTemplate jdbc;
    private final EmbeddedRepository repository;

    PreparedOnMariaDbFeatureTest(EmbeddedRepository repository) {
        this.repository = repository;
        this.jdbc = ModuleTables.of(repository);
        assumeTrue(Product.MARIADB.missing().isEmpty(), "MariaDB does not run here");
    }

    @Test
    void aStatementThatOnlyPostgresqlUnderstandsFailsHowEverItIsSent() {
        assertThat(jdbc.queryForList("SELECT id FROM vt_audit LIMIT 1")).isNotNull();
        assertThatThrownBy(() -> jdbc.queryForList("SELECT id::text FROM vt_audit"))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> jdbc.queryForList("SELECT id::text FROM vt_audit WHERE id = ?", 1L))
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> jdbc.update("UPDATE vt_audit SET seal_number = 1 WHERE id = 1 RETURNING id"))
                .isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void theBeansOfTheModuleUseTheseTables() {
        NumberSequence numbers = repository.bean(NumberSequence.class);

        jdbc.update(
                "INSERT INTO vt_number_series (id, agency, kind, code, series_year, name, start_number, next_number, state, created_at)"
                        + " VALUES ('here', 'H1', 'incoming', 'den', 2026, 'Sổ đến', 1, 7, 'open', '2026-01-01 00:00:00')");

        assertThat(numbers.get("here").nextNumber()).isEqualTo(7);
    }
}
