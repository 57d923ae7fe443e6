package org.vanthu.embedded.search;

import java.io.Serializable;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import org.alfresco.service.cmr.dictionary.AspectDefinition;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.namespace.QName;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/** Makes the Lucene document of a node. */
final class DocumentMapper {
    /** Longer values are no identifiers, nobody counts or orders by more. */
    private static final int MAX_KEYWORD_CHARS = 256;

    private static final int MAX_ORDER_CHARS = 64;

    private final FieldCatalog catalog;
    private final ThreadLocal<Collator> collator =
            ThreadLocal.withInitial(() -> Collator.getInstance(new ULocale("vi")));

    DocumentMapper(FieldCatalog catalog) {
        this.catalog = catalog;
    }

    Document document(IndexedNode node) {
        Document document = new Document();
        identity(document, node);
        classes(document, node);
        for (Map.Entry<QName, Serializable> property : node.properties().entrySet()) {
            if (property.getValue() != null) {
                property(document, property.getKey(), property.getValue(), node.text());
            }
        }
        return document;
    }

    private static void identity(Document document, IndexedNode node) {
        term(document, IndexFields.DB_ID, Long.toString(node.id()));
        document.add(new NumericDocValuesField(IndexFields.DB_ID, node.id()));
        term(document, IndexFields.NODE_REF, node.nodeRef().toString());
        document.add(new BinaryDocValuesField(
                IndexFields.NODE_REF, new BytesRef(node.nodeRef().toString())));
        term(document, IndexFields.STORE, node.nodeRef().getStoreRef().toString());
        term(document, IndexFields.ACL, Long.toString(node.aclId()));
        if (node.owner() != null) {
            term(document, IndexFields.OWNER, node.owner());
        }
        if (node.parent() != null) {
            term(document, IndexFields.PARENT, node.parent().toString());
        }
        if (node.name() != null) {
            term(document, IndexFields.QNAME, node.name().toString());
        }
    }

    private void classes(Document document, IndexedNode node) {
        term(document, IndexFields.EXACT_TYPE, node.type().toString());
        TypeDefinition type = catalog.dictionary().getType(node.type());
        lineage(document, IndexFields.TYPE, type, node.type());
        for (QName aspect : node.aspects()) {
            term(document, IndexFields.EXACT_ASPECT, aspect.toString());
            AspectDefinition definition = catalog.dictionary().getAspect(aspect);
            lineage(document, IndexFields.ASPECT, definition, aspect);
        }
    }

    private void lineage(Document document, String field, @Nullable ClassDefinition definition, QName name) {
        term(document, field, name.toString());
        QName parent = definition == null ? null : definition.getParentName();
        while (parent != null) {
            term(document, field, parent.toString());
            ClassDefinition above = catalog.dictionary().getClass(parent);
            parent = above == null ? null : above.getParentName();
        }
    }

    private static void term(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    private void property(Document document, QName name, Serializable value, @Nullable String text) {
        FieldKind kind = catalog.kind(name).orElse(null);
        if (kind == null) {
            return;
        }
        term(document, IndexFields.HAS, name.toString());
        if (kind == FieldKind.CONTENT) {
            if (text != null) {
                words(document, name, text);
            }
            return;
        }
        Collection<?> values = values(value);
        boolean first = true;
        for (Object single : values) {
            if (single != null) {
                value(document, name, kind, single, first);
                first = false;
            }
        }
    }

    private static Collection<?> values(Serializable value) {
        if (value instanceof MLText text) {
            return text.getValues();
        }
        return value instanceof Collection<?> many ? many : List.of(value);
    }

    private void value(Document document, QName name, FieldKind kind, Object value, boolean first) {
        if (kind == FieldKind.DATE && value instanceof Date date) {
            number(document, name, date.getTime());
        } else if (kind == FieldKind.LONG && value instanceof Number number) {
            number(document, name, number.longValue());
        } else if (kind == FieldKind.DOUBLE && value instanceof Number number) {
            document.add(new DoublePoint(IndexFields.number(name), number.doubleValue()));
            document.add(new SortedNumericDocValuesField(
                    IndexFields.number(name), NumericUtils.doubleToSortableLong(number.doubleValue())));
        } else {
            text(document, name, kind, value.toString(), first);
        }
    }

    private static void number(Document document, QName name, long value) {
        document.add(new LongPoint(IndexFields.number(name), value));
        document.add(new SortedNumericDocValuesField(IndexFields.number(name), value));
    }

    private void text(Document document, QName name, FieldKind kind, String value, boolean first) {
        if (kind == FieldKind.TEXT) {
            words(document, name, value);
        }
        if (value.length() <= MAX_KEYWORD_CHARS) {
            term(document, IndexFields.keyword(name), value);
            document.add(new SortedSetDocValuesField(IndexFields.keyword(name), new BytesRef(value)));
        }
        if (first) {
            String head = value.substring(0, Math.min(value.length(), MAX_ORDER_CHARS));
            byte[] key = collator.get().getCollationKey(head).toByteArray();
            document.add(new SortedDocValuesField(IndexFields.order(name), new BytesRef(key)));
        }
    }

    private static void words(Document document, QName name, String text) {
        document.add(new TextField(IndexFields.words(name, TermForm.FOLDED), text, Field.Store.NO));
        document.add(new TextField(IndexFields.words(name, TermForm.EXACT), text, Field.Store.NO));
    }
}
