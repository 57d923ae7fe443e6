package org.vanthu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.vanthu.shared.SqlMigrations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text in the module's classes that PostgreSQL accepts as a statement on the module's tables is one on MariaDB
 * and MySQL too, whether any test executes it or not. Statements that are put together as they run are no such texts:
 * the feature tests execute them ({@link CheckingDataSource}).
 */
class StatementsTest {

    private static final Path CLASSES = Path.of("target/classes/org/vanthu");

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void whatPostgresqlUnderstandsTheOthersUnderstand(Databases other) throws Exception {
        Map<String, String> refused = new TreeMap<>();
        int statements = 0;
        try (HikariDataSource reference = migrated(Databases.POSTGRESQL);
                HikariDataSource tables = migrated(other);
                Connection onPostgresql = reference.getConnection();
                Connection onOther = tables.getConnection()) {
            assertThat(refusal(onPostgresql, "SELECT id::text FROM vt_audit")).isEmpty();
            assertThat(refusal(onOther, "SELECT id::text FROM vt_audit")).isPresent();
            for (String sql : statements()) {
                if (refusal(onPostgresql, sql).isEmpty()) {
                    statements++;
                    refusal(onOther, sql).ifPresent(reason -> refused.put(sql, reason));
                }
            }
        }

        assertThat(statements).isGreaterThan(100);
        assertThat(refused).isEmpty();
    }

    private static HikariDataSource migrated(Databases database) {
        HikariDataSource tables = database.create();
        new SqlMigrations(tables, Clock.systemUTC()).run();
        return tables;
    }

    /** Why the database does not prepare the statement; empty if it does. */
    private static Optional<String> refusal(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.getParameterMetaData().getParameterCount(); // PostgreSQL's driver asks the server now
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The texts that may be statements, with a place for each value. */
    private static List<String> statements() throws IOException {
        return texts().stream()
                .filter(text -> text.contains("vt_"))
                .map(text -> text.replaceAll("(?<!:):[a-z]\\w*", "?").replace('\u0001', '?'))
                .filter(sql -> !PreparedOnMariaDb.POSTGRESQL_ONLY.contains(sql))
                .toList();
    }

    private static Set<String> texts() throws IOException {
        Set<String> texts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> collect(file, texts));
        }
        return texts;
    }

    private static void collect(Path file, Set<String> texts) {
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitLdcInsn(Object value) {
                        add(value);
                    }

                    @Override
                    public void visitInvokeDynamicInsn(
                            String called, String type, Handle bootstrap, Object... arguments) {
                        Stream.of(arguments).forEach(this::add);
                    }

                    private void add(Object value) {
                        if (value instanceof String text) {
                            texts.add(text);
                        }
                    }
                };
            }
        };
        try {
            new ClassReader(Files.readAllBytes(file)).accept(visitor, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
