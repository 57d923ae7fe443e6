package org.vanthu.search;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.capture.CaptureModel;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.text.Abbreviations;
import org.vanthu.search.text.SearchText;
import org.vanthu.shared.LegacyText;

/** Computes the properties of the aspect {@code search:searchable} from those of a document. */
public final class SearchableText {
    private static final List<QName> SOURCES = List.of(
            RegistryModel.PROP_NUMBER,
            RegistryModel.PROP_SUBJECT,
            RegistryModel.PROP_ISSUER_NAME,
            RegistryModel.PROP_TYPE_NAME,
            RegistryModel.PROP_SIGNER_NAME,
            RegistryModel.PROP_SIGNER_POSITION,
            RegistryModel.PROP_RECIPIENTS,
            RegistryModel.PROP_TO_PLACES,
            RegistryModel.PROP_NOTE);

    /**
     * What stands in the files that came beside the document: its words find it, its symbols are not the document's.
     */
    private static final List<QName> ATTACHED = List.of(CaptureModel.PROP_ATTACHED_TEXT);

    private static final List<QName> RESULTS =
            List.of(SearchModel.PROP_EXACT, SearchModel.PROP_FOLDED, SearchModel.PROP_SYMBOL);

    private final Abbreviations abbreviations;

    SearchableText(Abbreviations abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** Whether a change touches what the aspect is made of, or the aspect itself. */
    static boolean concerns(Map<QName, Serializable> before, Map<QName, Serializable> after) {
        return differ(SOURCES, before, after) || differ(ATTACHED, before, after) || differ(RESULTS, before, after);
    }

    private static boolean differ(List<QName> names, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        return names.stream().anyMatch(name -> !Objects.equals(before.get(name), after.get(name)));
    }

    /** With the abbreviations that the module ships. */
    public static SearchableText withKnownAbbreviations() {
        return new SearchableText(Abbreviations.load());
    }

    /** The properties of the aspect; empty where the document has nothing to find it by. */
    public Optional<Map<QName, Serializable>> of(Map<QName, Serializable> properties) {
        StringBuilder all = new StringBuilder();
        SOURCES.forEach(source -> append(properties.get(source), all));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String text = all.toString();
        append(properties.get(CaptureModel.PROP_ATTACHED_TEXT), all);
        String found = all.toString();
        String widened = found + String.join("\n", expansions(found));
        return Optional.of(Map.of(
                SearchModel.PROP_EXACT,
                SearchText.exact(widened),
                SearchModel.PROP_FOLDED,
                SearchText.folded(widened),
                SearchModel.PROP_SYMBOL,
                symbols(properties.get(RegistryModel.PROP_NUMBER), text)));
    }

    private static void append(@Nullable Serializable value, StringBuilder all) {
        if (value instanceof Collection<?> many) {
            many.forEach(one -> append(all, one));
        } else if (value != null) {
            append(all, value);
        }
    }

    private static void append(StringBuilder all, Object value) {
        all.append(LegacyText.toUnicode(String.valueOf(value))).append('\n');
    }

    /** The full forms of the abbreviations in the text, and the abbreviations of its full forms. */
    private Set<String> expansions(String text) {
        Set<String> found = new LinkedHashSet<>();
        List<String> words = SearchText.words(text);
        for (int i = 0; i < words.size(); i++) {
            found.addAll(abbreviations.expand(words.get(i)));
            Optional<Integer> length = abbreviations.fullFormAt(words, i);
            if (length.isPresent()) {
                found.addAll(abbreviations.of(String.join(" ", words.subList(i, i + length.get()))));
            }
        }
        return found;
    }

    private static Serializable symbols(@Nullable Serializable number, String text) {
        Set<String> symbols = new LinkedHashSet<>();
        if (number != null && !number.toString().isBlank()) {
            String key = SearchText.symbolKey(LegacyText.toUnicode(number.toString()));
            symbols.add(key);
            symbols.add(key.replace("/", ""));
            int ordinal = key.indexOf('/');
            if (ordinal > 0) {
                symbols.add(key.substring(0, ordinal));
                symbols.add(key.substring(ordinal + 1));
            }
        }
        SearchText.symbols(text).forEach(symbol -> symbols.add(SearchText.symbolKey(symbol)));
        symbols.remove("");
        return new ArrayList<>(symbols);
    }
}
