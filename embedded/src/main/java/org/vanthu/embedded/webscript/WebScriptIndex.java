package org.vanthu.embedded.webscript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.Description;
import org.springframework.extensions.webscripts.Match;
import org.springframework.extensions.webscripts.WebScript;

/**
 * Finds the web script for a method and a path. As in ACS, what follows the first dot of the last part of a path is the
 * format and no part of its variables, unless the script takes the format from the argument only.
 */
final class WebScriptIndex {

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(UriTemplate template, boolean extension, String method, WebScript script) {}

    /** What a path leads to: a script, or only the methods that would be answered there. */
    record Found(@Nullable Match match, Collection<String> methods) {}

    WebScriptIndex(Collection<WebScript> scripts) {
        for (WebScript script : scripts) {
            for (String uri : script.getDescription().getURIs()) {
                boolean extension = script.getDescription().getFormatStyle() != Description.FormatStyle.argument;
                UriTemplate template = new UriTemplate(extension ? withoutFormat(uri) : uri);
                entries.add(
                        new Entry(template, extension, script.getDescription().getMethod(), script));
            }
        }
        entries.sort(Comparator.comparing(Entry::template));
        for (int i = 1; i < entries.size(); i++) {
            Entry one = entries.get(i - 1);
            Entry other = entries.get(i);
            if (one.template().equals(other.template()) && one.method().equals(other.method())) {
                throw new IllegalStateException("Two web scripts answer " + one.method() + " " + one.template() + ": "
                        + one.script() + " and " + other.script());
            }
        }
    }

    /** Looks a path up; {@code HEAD} is answered by {@code GET} where nothing else does. */
    Found find(String method, String path) {
        String[] whole = UriTemplate.split(path);
        int dot = path.indexOf('.');
        String[] bare = dot > path.lastIndexOf('/') ? UriTemplate.split(path.substring(0, dot)) : whole;
        TreeSet<String> methods = new TreeSet<>();
        Match match = null;
        for (Entry entry : entries) {
            Map<String, String> variables = entry.template().match(entry.extension() ? bare : whole);
            if (variables == null) {
                continue;
            }
            methods.add(entry.method());
            boolean answers = entry.method().equals(method)
                    || (method.equals("HEAD") && entry.method().equals("GET"));
            if (match == null && answers) {
                match = new Match(entry.template().toString(), variables, path, entry.script());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return new Found(match, methods);
    }

    private static String withoutFormat(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
