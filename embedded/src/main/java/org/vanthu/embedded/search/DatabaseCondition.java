package org.vanthu.embedded.search;

import java.io.Serializable;
import java.sql.Types;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.springframework.jdbc.core.SqlParameterValue;
import org.vanthu.embedded.node.NodeRow;
import org.vanthu.embedded.node.NodeStore;
import org.vanthu.embedded.node.PropertyCodec;

/**
 * Turns a parsed query into a condition on {@code emb_node n}, as far as the database search of ACS can: types,
 * aspects, parents and whole values asked for by {@code =}, joined by AND, OR and NOT. One object serves one request.
 *
 * <p>As in ACS, {@code +} means nothing here, and words beside each other are joined by the default operator: {@code +a
 * -b} is "a or not b" unless that is AND.
 */
final class DatabaseCondition {
    private static final DateTimeFormatter STORED_TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final FieldCatalog catalog;
    private final NodeStore nodes;
    private final String namespace;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /**
     * Translates.
     *
     * @param namespace of names without a prefix
     * @throws NotInDatabaseException if the query needs an index
     * @throws NumberFormatException if a whole number is compared with something else, as in ACS
     */
    DatabaseCondition(Afts query, FieldCatalog catalog, NodeStore nodes, String namespace) {
        this.catalog = catalog;
        this.nodes = nodes;
        this.namespace = namespace;
        add(query);
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    private void add(Afts query) {
        if (query instanceof Afts.Group group) {
            group(group);
        } else if (query instanceof Afts.Boosted boosted) {
            add(boosted.query());
        } else if (query instanceof Afts.Term term) {
            term(term);
        } else {
            throw new NotInDatabaseException(query.toString());
        }
    }

    private void group(Afts.Group group) {
        String before = "(";
        for (Afts.Clause clause : group.clauses()) {
            sql.append(before).append(clause.occur() == Afts.Occur.MUST_NOT ? "NOT (" : "(");
            add(clause.query());
            sql.append(')');
            before = group.conjunction() ? " AND " : " OR ";
        }
        sql.append(')');
    }

    private void term(Afts.Term term) {
        String field = term.field();
        if (field == null || term.fuzzy() != null) {
            throw new NotInDatabaseException(term.toString());
        }
        boolean wild = !term.quoted() && term.hasWildcard();
        switch (wild ? "" : field) {
            case "TYPE" -> types(subTypes(type(term)));
            case "EXACTTYPE" -> types(List.of(type(term)));
            case "ASPECT" -> aspects(catalog.dictionary().getSubAspects(aspect(term), true));
            case "EXACTASPECT" -> aspects(List.of(aspect(term)));
            case "PARENT" -> parent(term);
            default -> property(term, field, wild);
        }
    }

    private QName type(Afts.Term term) {
        QName type = catalog.qname(term.text(), namespace, term.position());
        if (catalog.dictionary().getType(type) == null) {
            throw new NotInDatabaseException("no type " + type);
        }
        return type;
    }

    private Collection<QName> subTypes(QName type) {
        return catalog.dictionary().getSubTypes(type, true);
    }

    private QName aspect(Afts.Term term) {
        QName aspect = catalog.qname(term.text(), namespace, term.position());
        if (catalog.dictionary().getAspect(aspect) == null) {
            throw new NotInDatabaseException("no aspect " + aspect);
        }
        return aspect;
    }

    private void types(Collection<QName> types) {
        sql.append("n.type = ANY(?)");
        values.add(array(names(types)));
    }

    private void aspects(Collection<QName> aspects) {
        sql.append("n.aspects && CAST(? AS text[])");
        values.add(array(names(aspects)));
    }

    private static SqlParameterValue array(String... texts) {
        return new SqlParameterValue(Types.ARRAY, texts);
    }

    private static String[] names(Collection<QName> names) {
        return names.stream().map(QName::toString).toArray(String[]::new);
    }

    private void parent(Afts.Term term) {
        NodeRef parent = NodeRef.isNodeRef(term.text())
                ? new NodeRef(term.text())
                : new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, term.text());
        long id = nodes.row(parent).map(NodeRow::id).orElseThrow(() -> new NotInDatabaseException("no node " + parent));
        sql.append("(n.parent_id = ? OR EXISTS (SELECT 1 FROM emb_child_assoc a WHERE a.parent_id = ?"
                + " AND a.child_id = n.id))");
        values.add(id);
        values.add(id);
    }

    private void property(Afts.Term term, String field, boolean wild) {
        QName property = catalog.qname(field, namespace, term.position());
        PropertyDefinition definition = catalog.dictionary().getProperty(property);
        if (definition == null || term.match() != Afts.Match.EXACT) {
            throw new NotInDatabaseException(term.toString());
        }
        QName type = definition.getDataType().getName();
        if (wild) {
            prefix(property, type, term);
        } else if (type.equals(DataTypeDefinition.MLTEXT)) {
            mlText(property, term.text());
        } else {
            stored(type, term.text()).ifPresentOrElse(value -> equalTo(property, value), () -> sql.append("false"));
        }
    }

    private void prefix(QName property, QName type, Afts.Term term) {
        String prefix = term.text().substring(0, term.text().length() - 1);
        boolean onlyAtTheEnd = term.text().endsWith("*") && prefix.indexOf('*') < 0 && prefix.indexOf('?') < 0;
        if (!onlyAtTheEnd || !type.equals(DataTypeDefinition.TEXT)) {
            throw new NotInDatabaseException(term.toString());
        }
        sql.append("EXISTS (SELECT 1 FROM jsonb_path_query(n.props -> ?, 'lax $[*]') v WHERE v #>> '{}' LIKE ?)");
        values.add(property.toString());
        values.add(prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }

    private void mlText(QName property, String text) {
        sql.append("EXISTS (SELECT 1 FROM jsonb_path_query(n.props -> ?, 'lax $[*]') t,"
                + " LATERAL jsonb_path_query(t, 'lax $.m.*') v WHERE v #>> '{}' = ?)");
        values.add(property.toString());
        values.add(text);
    }

    private void equalTo(QName property, Serializable value) {
        String json = PropertyCodec.writeValue(value);
        sql.append("(n.props -> ?) @> ANY (CAST(? AS jsonb[]))");
        values.add(property.toString());
        values.add(array(json, '[' + json + ']'));
    }

    /** The value as it is kept; empty where no node can have it. Moments must be written as ACS keeps them. */
    private static Optional<Serializable> stored(QName type, String text) {
        if (type.equals(DataTypeDefinition.INT)) {
            return Optional.of(Integer.valueOf(text));
        }
        if (type.equals(DataTypeDefinition.LONG)) {
            return Optional.of(Long.valueOf(text));
        }
        if (type.equals(DataTypeDefinition.DOUBLE)) {
            return Optional.of(Double.valueOf(text));
        }
        if (type.equals(DataTypeDefinition.FLOAT)) {
            return Optional.of(Float.valueOf(text));
        }
        if (type.equals(DataTypeDefinition.BOOLEAN)) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (type.equals(DataTypeDefinition.DATE) || type.equals(DataTypeDefinition.DATETIME)) {
            return moment(text);
        }
        if (type.equals(DataTypeDefinition.QNAME)) {
            return text.startsWith("{") ? Optional.of(QName.createQName(text)) : Optional.empty();
        }
        if (type.equals(DataTypeDefinition.NODE_REF)) {
            return NodeRef.isNodeRef(text) ? Optional.of(new NodeRef(text)) : Optional.empty();
        }
        if (type.equals(DataTypeDefinition.TEXT)) {
            return Optional.of(text);
        }
        throw new NotInDatabaseException("no comparison with a property of type " + type);
    }

    private static Optional<Serializable> moment(String text) {
        try {
            Instant moment = Instant.parse(text);
            return STORED_TIME.format(moment).equals(text) ? Optional.of(Date.from(moment)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
