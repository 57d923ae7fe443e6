package org.vanthu.embedded.webscript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.Match;
import org.springframework.extensions.webscripts.WebScript;

/** Finds the web script for a method and a path. */
final class WebScriptIndex {

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(UriTemplate template, String method, WebScript script) {}

    /** What a path leads to: a script, or only the methods that would be answered there. */
    record Found(@Nullable Match match, Collection<String> methods) {}

    WebScriptIndex(Collection<WebScript> scripts) {
        for (WebScript script : scripts) {
            for (String uri : script.getDescription().getURIs()) {
                entries.add(
                        new Entry(new UriTemplate(uri), script.getDescription().getMethod(), script));
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
        String[] parts = UriTemplate.split(path);
        TreeSet<String> methods = new TreeSet<>();
        Match match = null;
        for (Entry entry : entries) {
            Map<String, String> variables = entry.template().match(parts);
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
}
