package org.vanthu.embedded.webscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A URL template such as {@code /vanthu/registry/documents/{id}}; what follows a question mark describes arguments and
 * is not matched.
 */
final class UriTemplate implements Comparable<UriTemplate> {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^/{}]+?)\\??}");

    private final String text;
    private final List<Segment> segments;
    private final int literals;

    /** One part between slashes: a literal, or a pattern with variables. */
    private record Segment(String literal, @Nullable Pattern pattern, List<String> names) {}

    UriTemplate(String template) {
        int question = template.indexOf('?');
        // {name?} within the path has a question mark too; only one outside of braces begins the arguments
        while (question >= 0 && template.lastIndexOf('{', question) > template.lastIndexOf('}', question)) {
            question = template.indexOf('?', question + 1);
        }
        this.text = question < 0 ? template : template.substring(0, question);
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A URL template begins with a slash, was " + template);
        }
        List<Segment> parsed = new ArrayList<>();
        int characters = 0;
        for (String part : split(text)) {
            Segment segment = segment(part);
            parsed.add(segment);
            characters += segment.literal().length();
        }
        this.segments = List.copyOf(parsed);
        this.literals = characters;
    }

    private static Segment segment(String part) {
        Matcher variables = VARIABLE.matcher(part);
        StringBuilder regex = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        List<String> names = new ArrayList<>();
        int from = 0;
        while (variables.find()) {
            String before = part.substring(from, variables.start());
            regex.append(Pattern.quote(before)).append("(.+?)");
            literal.append(before);
            names.add(variables.group(1));
            from = variables.end();
        }
        literal.append(part.substring(from));
        if (names.isEmpty()) {
            return new Segment(part, null, names);
        }
        regex.append(Pattern.quote(part.substring(from)));
        return new Segment(literal.toString(), Pattern.compile(regex.toString()), names);
    }

    /** Splits at slashes; an ending slash makes an empty last part. */
    static String[] split(String path) {
        return path.substring(1).split("/", -1);
    }

    /** Returns the variables of a path that matches, or null. */
    @Nullable
    Map<String, String> match(String[] path) {
        if (path.length != segments.size()) {
            return null;
        }
        Map<String, String> variables = Map.of();
        for (int i = 0; i < path.length; i++) {
            Segment segment = segments.get(i);
            Pattern pattern = segment.pattern();
            if (pattern == null) {
                if (!segment.literal().equals(path[i])) {
                    return null;
                }
                continue;
            }
            Matcher matcher = pattern.matcher(path[i]);
            if (!matcher.matches()) {
                return null;
            }
            if (variables.isEmpty()) {
                variables = new HashMap<>();
            }
            for (int group = 0; group < segment.names().size(); group++) {
                variables.put(segment.names().get(group), matcher.group(group + 1));
            }
        }
        return variables;
    }

    /** Orders the most literal template first. */
    @Override
    public int compareTo(UriTemplate other) {
        return literals != other.literals ? Integer.compare(other.literals, literals) : text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof UriTemplate other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
