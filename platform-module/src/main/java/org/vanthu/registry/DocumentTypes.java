package org.vanthu.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.TextKey;

/** The types of documents: the 29 of the decree and those that the site added or changed. */
public final class DocumentTypes {

    private static final Duration CACHE_TIME = Duration.ofSeconds(10);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final List<DocumentType> decree = DecreeTypes.load();
    private volatile @Nullable Snapshot snapshot;

    DocumentTypes(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** All types in their order. */
    public List<DocumentType> all() {
        return snapshot().types;
    }

    /** The type that a code, an abbreviation (present or older) or a name means. */
    public Optional<DocumentType> resolve(String text) {
        Snapshot known = snapshot();
        DocumentType type = known.byText.get(text.strip());
        return Optional.ofNullable(type == null ? known.byText.get(TextKey.of(text)) : type);
    }

    /** Adds a type, or changes the one with the same code. */
    void save(DocumentType type) {
        jdbc.update("DELETE FROM vt_document_type WHERE code = ?", type.code());
        jdbc.update(
                "INSERT INTO vt_document_type (code, abbreviation, name, name_en, sort_order, active) VALUES (?, ?, ?, ?, ?, ?)",
                type.code(),
                type.abbreviation(),
                type.name(),
                type.nameEn(),
                type.order(),
                type.active());
        snapshot = null;
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void afterCommit() {
                snapshot = null;
            }
        });
    }

    private Snapshot snapshot() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known == null || Duration.between(known.readAt, now).abs().compareTo(CACHE_TIME) > 0) {
            known = load(now);
            snapshot = known;
        }
        return known;
    }

    private Snapshot load(Instant now) {
        Map<String, DocumentType> byCode = new LinkedHashMap<>();
        decree.forEach(type -> byCode.put(type.code(), type));
        jdbc.query("SELECT * FROM vt_document_type ORDER BY sort_order, code", row -> {
            DocumentType before = byCode.get(row.getString("code"));
            byCode.put(
                    row.getString("code"),
                    new DocumentType(
                            row.getString("code"),
                            row.getString("abbreviation"),
                            row.getString("name"),
                            row.getString("name_en"),
                            before == null ? List.of() : before.aliases(),
                            row.getInt("sort_order"),
                            row.getBoolean("active")));
        });
        List<DocumentType> types = byCode.values().stream()
                .sorted(Comparator.comparingInt(DocumentType::order))
                .toList();
        Map<String, DocumentType> byText = new HashMap<>();
        types.forEach(type -> type.aliases().forEach(alias -> byText.put(alias, type)));
        types.forEach(type -> byText.put(TextKey.of(type.name()), type));
        types.forEach(type -> byText.put(type.code().toLowerCase(Locale.ROOT), type));
        types.forEach(type -> byText.put(type.abbreviation(), type));
        types.forEach(type -> byText.put(type.code(), type));
        return new Snapshot(now, types, byText);
    }

    private record Snapshot(Instant readAt, List<DocumentType> types, Map<String, DocumentType> byText) {}
}
