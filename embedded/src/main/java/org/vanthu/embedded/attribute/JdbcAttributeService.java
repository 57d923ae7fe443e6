package org.vanthu.embedded.attribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.alfresco.service.cmr.attributes.AttributeService;
import org.alfresco.service.cmr.attributes.DuplicateAttributeException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.node.PropertyCodec;

/** Attributes in one table; keys and values are kept as JSON, so that they come back as they were. */
public final class JdbcAttributeService implements AttributeService {
    private static final int KEYS = 3;

    private final JdbcClient jdbc;

    public JdbcAttributeService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long id, List<String> keys, String value) {}

    @Override
    public boolean exists(Serializable... keys) {
        return getRow(keys) != null;
    }

    @Override
    public @Nullable Serializable getAttribute(Serializable... keys) {
        String value = getRow(keys);
        return value == null ? null : PropertyCodec.readValue(value);
    }

    private @Nullable String getRow(Serializable... keys) {
        return jdbc.sql("select value::text from emb_attribute where key1 = ? and key2 = ? and key3 = ?")
                .params((Object[]) encode(keys))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public void getAttributes(AttributeQueryCallback callback, Serializable... keys) {
        String[] wanted = encode(keys);
        List<Row> rows = jdbc.sql("select id, key1, key2, key3, value::text from emb_attribute where "
                        + condition(keys.length) + " order by id")
                .params((Object[]) Arrays.copyOf(wanted, keys.length))
                .query((row, number) -> new Row(
                        row.getLong(1),
                        List.of(row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5)))
                .list();
        for (Row row : rows) {
            if (!callback.handleAttribute(row.id(), PropertyCodec.readValue(row.value()), decode(row.keys()))) {
                return;
            }
        }
    }

    private static String condition(int keys) {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= keys; i++) {
            parts.add("key" + i + " = ?");
        }
        return parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    @Override
    public void setAttribute(@Nullable Serializable value, Serializable... keys) {
        write(value, " on conflict (key1, key2, key3) do update set value = excluded.value", keys);
    }

    @Override
    public void createAttribute(@Nullable Serializable value, Serializable... keys) {
        if (write(value, " on conflict (key1, key2, key3) do nothing", keys) == 0) {
            throw new DuplicateAttributeException(
                    keys[0], keys.length > 1 ? keys[1] : null, keys.length > 2 ? keys[2] : null, null);
        }
    }

    private int write(@Nullable Serializable value, String conflict, Serializable... keys) {
        String[] encoded = encode(keys);
        return jdbc.sql("insert into emb_attribute (key1, key2, key3, value) values (?, ?, ?, ?::jsonb)" + conflict)
                .params(encoded[0], encoded[1], encoded[2], PropertyCodec.writeValue(value))
                .update();
    }

    @Override
    public void removeAttribute(Serializable... keys) {
        jdbc.sql("delete from emb_attribute where key1 = ? and key2 = ? and key3 = ?")
                .params((Object[]) encode(keys))
                .update();
    }

    @Override
    public void removeAttributes(Serializable... keys) {
        jdbc.sql("delete from emb_attribute where " + condition(keys.length))
                .params((Object[]) Arrays.copyOf(encode(keys), keys.length))
                .update();
    }

    private static String[] encode(@Nullable Serializable... keys) {
        if (keys.length > KEYS) {
            throw new IllegalArgumentException("An attribute has at most " + KEYS + " keys, not " + keys.length);
        }
        String[] encoded = {"null", "null", "null"};
        for (int i = 0; i < keys.length; i++) {
            encoded[i] = PropertyCodec.writeValue(keys[i]);
        }
        return encoded;
    }

    private static Serializable[] decode(List<String> keys) {
        List<Serializable> decoded = new ArrayList<>();
        for (String key : keys) {
            Serializable value = PropertyCodec.readValue(key);
            if (value != null) {
                decoded.add(value);
            }
        }
        return decoded.toArray(new Serializable[0]);
    }
}
