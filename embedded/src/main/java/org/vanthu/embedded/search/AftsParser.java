package org.vanthu.embedded.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.search.Afts.Boosted;
import org.vanthu.embedded.search.Afts.Clause;
import org.vanthu.embedded.search.Afts.Group;
import org.vanthu.embedded.search.Afts.Match;
import org.vanthu.embedded.search.Afts.Occur;
import org.vanthu.embedded.search.Afts.Range;
import org.vanthu.embedded.search.Afts.Term;

/**
 * Reads fts-alfresco by recursive descent: {@code or := and ("OR" and)*}, {@code and := unary ("AND" unary)*},
 * {@code unary := ("NOT" | "-" | "+")? primary}, {@code primary := "(" or ")" | field? value}. Words that only stand
 * beside each other join by the default operator.
 */
final class AftsParser {
    private static final Pattern FIELD =
            Pattern.compile("[=~]?@?(?:\\{[^}\\s]*\\})?[\\p{L}_](?:[\\p{L}\\p{N}_.-]|\\\\[:.-])*:");
    private static final Pattern LOCAL_NAME = Pattern.compile("[\\p{L}_](?:[\\p{L}\\p{N}_.-]|\\\\[.-])*:");
    private static final Set<String> SPECIAL = Set.of(
            "TYPE",
            "EXACTTYPE",
            "ASPECT",
            "EXACTASPECT",
            "TEXT",
            "ALL",
            "ID",
            "PARENT",
            "PRIMARYPARENT",
            "OWNER",
            "QNAME",
            "EXISTS",
            "ISNULL",
            "ISNOTNULL",
            "ISUNSET",
            "DBID",
            "PATH",
            "ANCESTOR",
            "TAG",
            "SITE",
            "CLASS",
            "ISNODE");
    private static final String TERM_END = " \t\r\n()[]{}<>\"'^~";
    private static final int MAX_DEPTH = 50;

    private final String text;
    private final boolean defaultAnd;
    private int position;
    private int depth;

    private AftsParser(String text, boolean defaultAnd) {
        this.text = text;
        this.defaultAnd = defaultAnd;
    }

    /**
     * Parses a query.
     *
     * @param defaultAnd whether words beside each other must all match
     * @throws AftsException if the text is not in the supported language
     */
    static Afts parse(String text, boolean defaultAnd) {
        AftsParser parser = new AftsParser(text, defaultAnd);
        parser.blanks();
        if (parser.atEnd()) {
            throw parser.fault("empty query");
        }
        Afts query = parser.alternatives(null);
        if (!parser.atEnd()) {
            throw parser.fault("unexpected token");
        }
        return query;
    }

    private Afts alternatives(@Nullable String field) {
        if (++depth > MAX_DEPTH) {
            throw fault("more than " + MAX_DEPTH + " levels of brackets");
        }
        List<Clause> clauses = new ArrayList<>();
        clauses.add(conjunction(field));
        while (true) {
            blanks();
            if (atEnd() || peek() == ')') {
                break;
            }
            if (word("OR") || symbol("||")) {
                blanks();
                if (atEnd() || peek() == ')') {
                    throw fault("nothing after OR");
                }
            }
            clauses.add(conjunction(field));
        }
        depth--;
        return group(clauses, Occur.SHOULD);
    }

    private Clause conjunction(@Nullable String field) {
        List<Clause> clauses = new ArrayList<>();
        Clause first = unary(field);
        clauses.add(first);
        boolean joined = false;
        while (true) {
            blanks();
            if (atEnd() || peek() == ')' || looksAt("OR") || text.startsWith("||", position)) {
                break;
            }
            boolean explicit = word("AND") || symbol("&&");
            if (!explicit && !defaultAnd) {
                break;
            }
            blanks();
            if (explicit && (atEnd() || peek() == ')')) {
                throw fault("nothing after AND");
            }
            joined = true;
            clauses.add(unary(field));
        }
        return joined ? new Clause(Occur.SHOULD, group(clauses, Occur.MUST)) : first;
    }

    /** A group in which clauses without a sign of their own take part as given. */
    private static Afts group(List<Clause> clauses, Occur plain) {
        if (clauses.size() == 1 && clauses.get(0).occur() != Occur.MUST_NOT) {
            return clauses.get(0).query();
        }
        List<Clause> resolved = new ArrayList<>(clauses.size());
        for (Clause clause : clauses) {
            resolved.add(clause.occur() == Occur.SHOULD ? new Clause(plain, clause.query()) : clause);
        }
        return new Group(List.copyOf(resolved), plain == Occur.MUST);
    }

    private Clause unary(@Nullable String field) {
        blanks();
        if (word("NOT") || symbol("!") || sign('-')) {
            Clause inner = unary(field);
            return inner.occur() == Occur.MUST_NOT
                    ? new Clause(Occur.SHOULD, inner.query())
                    : new Clause(Occur.MUST_NOT, inner.query());
        }
        if (sign('+')) {
            return new Clause(Occur.MUST, unary(field).query());
        }
        return new Clause(Occur.SHOULD, boosted(primary(field)));
    }

    private boolean sign(char sign) {
        if (!atEnd()
                && peek() == sign
                && position + 1 < text.length()
                && !Character.isWhitespace(text.charAt(position + 1))) {
            position++;
            return true;
        }
        return false;
    }

    private Afts boosted(Afts query) {
        if (atEnd() || peek() != '^') {
            return query;
        }
        int at = position++;
        float boost = number(at, "boost");
        return boost == 1f ? query : new Boosted(query, boost);
    }

    private Afts primary(@Nullable String groupField) {
        blanks();
        if (atEnd()) {
            throw fault("unexpected end");
        }
        int start = position;
        Match match = Match.DEFAULT;
        String field = groupField;
        Matcher name = FIELD.matcher(text).region(position, text.length());
        if (name.lookingAt()) {
            match = matchSign();
            field = fieldName();
            blanks();
            if (atEnd()) {
                throw new AftsException("no value for field", field, start);
            }
        } else if (peek() == '=' || peek() == '~') {
            match = matchSign();
        }
        if (peek() == '(') {
            return bracket(field);
        }
        return value(field, match);
    }

    private Afts bracket(@Nullable String field) {
        int start = position++;
        blanks();
        if (!atEnd() && peek() == ')') {
            throw new AftsException("empty brackets", "()", start);
        }
        Afts inner = alternatives(field);
        blanks();
        if (atEnd() || peek() != ')') {
            throw new AftsException("bracket is not closed", "(", start);
        }
        position++;
        return inner;
    }

    private Match matchSign() {
        Match match = switch (peek()) {
            case '=' -> Match.EXACT;
            case '~' -> Match.EXPANDED;
            default -> Match.DEFAULT;
        };
        if (match != Match.DEFAULT) {
            position++;
        }
        return match;
    }

    /** Reads {@code name:} or {@code prefix:name:}; the colon of the value stays with the value. */
    private String fieldName() {
        Matcher first = FIELD.matcher(text).region(position, text.length());
        if (!first.lookingAt()) {
            throw fault("field name expected");
        }
        String name = unescape(text.substring(position, first.end() - 1));
        position = first.end();
        String plain = name.startsWith("@") ? name.substring(1) : name;
        if (!plain.startsWith("{") && plain.indexOf(':') < 0 && !SPECIAL.contains(plain)) {
            Matcher local = LOCAL_NAME.matcher(text).region(position, text.length());
            if (local.lookingAt()) {
                plain = plain + ':' + unescape(text.substring(position, local.end() - 1));
                position = local.end();
            }
        }
        return plain;
    }

    private Afts value(@Nullable String field, Match match) {
        int start = position;
        return switch (peek()) {
            case '"', '\'' -> phrase(field, match);
            case '[', '<', '{' -> range(field);
            case ')', ']', '>', '}', '^', '%', '|', '&' -> throw fault("unexpected token");
            default -> {
                String token = rawTerm();
                if (token.isEmpty()) {
                    throw new AftsException("unexpected token", String.valueOf(text.charAt(start)), start);
                }
                yield term(field, match, token, start);
            }
        };
    }

    private Afts term(@Nullable String field, Match match, String raw, int start) {
        int dots = field == null ? -1 : raw.indexOf("..");
        if (field != null && dots > 0) {
            return new Range(field, end(raw.substring(0, dots)), end(raw.substring(dots + 2)), true, true, start);
        }
        if (raw.equals("*") && (field == null || field.equals("ALL"))) {
            return new Afts.Everything();
        }
        Float fuzzy = null;
        if (!atEnd() && peek() == '~') {
            int at = position++;
            fuzzy = atEnd() || !Character.isDigit(peek()) ? 0.5f : number(at, "similarity");
        }
        return new Term(field, match, raw, false, fuzzy, 0, start);
    }

    private Afts phrase(@Nullable String field, Match match) {
        int start = position;
        char quote = text.charAt(position++);
        StringBuilder content = new StringBuilder();
        while (true) {
            if (atEnd()) {
                throw new AftsException(
                        "quotation is not closed", text.substring(start, Math.min(start + 20, text.length())), start);
            }
            char c = text.charAt(position++);
            if (c == quote) {
                break;
            }
            if (c == '\\' && !atEnd()) {
                c = text.charAt(position++);
            }
            content.append(c);
        }
        int slop = 0;
        if (!atEnd() && peek() == '~') {
            int at = position++;
            slop = (int) number(at, "distance");
        }
        return new Term(field, match, content.toString(), true, null, slop, start);
    }

    private Afts range(@Nullable String field) {
        int start = position;
        boolean includesLower = text.charAt(position++) == '[';
        String lower = rangeEnd(start);
        blanks();
        if (!word("TO")) {
            throw fault("TO expected in range");
        }
        String upper = rangeEnd(start);
        blanks();
        if (atEnd() || "]>}".indexOf(peek()) < 0) {
            throw new AftsException("range is not closed", text.substring(start, position), start);
        }
        boolean includesUpper = text.charAt(position++) == ']';
        return new Range(field, end(lower), end(upper), includesLower, includesUpper, start);
    }

    private String rangeEnd(int start) {
        blanks();
        if (atEnd()) {
            throw new AftsException("range is not closed", text.substring(start), start);
        }
        if (peek() == '"' || peek() == '\'') {
            return ((Term) phrase(null, Match.DEFAULT)).text();
        }
        String raw = rawTerm();
        if (raw.isEmpty()) {
            throw fault("end of range expected");
        }
        return raw;
    }

    private static @Nullable String end(String raw) {
        return raw.isEmpty()
                        || raw.equals("*")
                        || raw.equals("MIN")
                        || raw.equals("MAX")
                        || raw.equals("\u0000")
                        || raw.equals("\uFFFF")
                ? null
                : raw;
    }

    private String rawTerm() {
        StringBuilder raw = new StringBuilder();
        while (!atEnd() && TERM_END.indexOf(peek()) < 0) {
            char c = text.charAt(position++);
            if (c == '\\' && !atEnd()) {
                c = text.charAt(position++);
            }
            raw.append(c);
        }
        return raw.toString();
    }

    private float number(int at, String what) {
        int start = position;
        while (!atEnd() && (Character.isDigit(peek()) || peek() == '.')) {
            position++;
        }
        try {
            return Float.parseFloat(text.substring(start, position));
        } catch (NumberFormatException e) {
            throw new AftsException("number expected as " + what, text.substring(at, Math.max(position, at + 1)), at);
        }
    }

    private boolean word(String keyword) {
        if (!looksAt(keyword)) {
            return false;
        }
        position += keyword.length();
        return true;
    }

    private boolean looksAt(String keyword) {
        int end = position + keyword.length();
        return text.startsWith(keyword, position)
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
    }

    private boolean symbol(String symbol) {
        if (!text.startsWith(symbol, position)) {
            return false;
        }
        position += symbol.length();
        return true;
    }

    private void blanks() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            position++;
        }
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private char peek() {
        return text.charAt(position);
    }

    private static String unescape(String name) {
        return name.replace("\\", "");
    }

    private AftsException fault(String what) {
        int end = Math.min(text.length(), position + 20);
        return new AftsException(
                what, atEnd() ? "<end>" : text.substring(position, end), Math.min(position, text.length()));
    }
}
